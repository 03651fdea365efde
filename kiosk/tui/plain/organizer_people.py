"""Professionals at the desk, line by line: who is here, who pauses, and one who has just come."""

from collections.abc import Callable
from functools import partial
from typing import Any

from kiosk.booking.board import BoardPerson
from kiosk.booking.paper.table_lines import seat_line
from kiosk.people import Mode
from kiosk.services.forms import SEATS
from kiosk.tui.departing import (
    come_back,
    departure_words,
    leave,
    leaving_answers,
    leaving_choices,
    leaving_question,
    return_words,
    to_come,
)
from kiosk.tui.evening_change import Regret, change_at_desk, desk_form
from kiosk.tui.plain.menu import Back, Talk, Written
from kiosk.tui.plain.organizer_entry import EntryTalk
from kiosk.tui.plain.pages import Pages
from kiosk.tui.plain.part import Part


class PeopleTalk(Part):
    """The professionals of the evening."""

    def run(self) -> None:
        """Find somebody by what is typed and change how they are.

        Raises:
            Back: the organizer is done here.
        """
        typed, pages = "", Pages(self._talk)
        while True:
            board = self._talk.do(self._services.show_board)
            if board is None:
                return
            here = sum(one.is_here for one in board.people)
            paused = sum(one.seen.paused for one in board.people)
            said = self._texts("organizer.people.sum", here=here, all=len(board.people), paused=paused)
            self._talk.say("", said, self._texts("organizer.plain.find"))
            shown = [one for one in board.people if _fits(one, typed)]
            chosen = pages.choose([(self._line(one), one) for one in shown])
            if isinstance(chosen, Written):
                typed = chosen.words
                continue
            try:
                self._change(chosen)
            except Back:
                continue

    def _line(self, one: BoardPerson) -> str:
        seen = one.seen
        state = "left" if one.has_left else "paused" if seen.paused else "here" if seen.present else "away"
        free = self._texts("organizer.plain.free", free=seen.free)
        parts = (seen.name, seen.company, self._texts(f"organizer.people.state.{state}"), free)
        return ", ".join(part for part in parts if part)

    def _change(self, one: BoardPerson) -> None:
        """Do what is chosen with somebody, and what was done last can be taken back.

        Raises:
            Back: somebody else is wanted.
        """
        regret: Regret | None = None
        identity = one.seen.id
        while True:
            self._talk.say("", self._line(one))
            wish = self._talk.choose(self._wishes(one, can_undo=regret is not None))
            try:
                if wish == "undo_change":
                    back, regret = regret, None
                    said = self._talk.do(back) if back else None
                elif wish == "leave":
                    said, regret = self._leave(one)
                elif wish == "edit":
                    said, regret = EntryTalk(self._talk, identity, one.seen.table).run()
                else:
                    said, regret = self._evening(one, wish)
            except Back:
                said = None
            if said:
                self._talk.say("", said)
            board = self._talk.do(self._services.show_board)
            one = next((each for each in board.people if each.seen.id == identity), one) if board else one

    def _wishes(self, one: BoardPerson, *, can_undo: bool) -> list[tuple[str, str]]:
        """Return every wish in its place: the words are empty of those that make no sense now."""
        senseless = {
            "here": one.is_here,
            "away": not one.is_here,
            "pause": one.seen.paused,
            "resume": not one.seen.paused,
            **dict.fromkeys(("leave", "edit", "mode", "seats"), False),
            "undo_change": not can_undo,
        }
        return [("" if no else self._texts(f"organizer.plain.{name}"), name) for name, no in senseless.items()]

    def _evening(self, one: BoardPerson, wish: str) -> tuple[str, Regret | None]:
        """Change one thing about somebody's evening; return what is said of it, and what takes it back."""
        # Whoever had left and is back has their times again.
        simple: dict[str, dict[str, Any]] = {
            "here": {"present": True, "staying": one.has_left},
            "away": {"present": False},
            "pause": {"paused": True},
            "resume": {"paused": False},
        }
        changes = simple.get(wish) or self._choose(wish, one.seen.name)
        scene = self._talk.scene
        said = "mode" if wish in ("mode", "seats") else wish if wish in ("here", "away") else ""
        form = desk_form(scene, one.seen.id, **changes)
        return self._talk.do(partial(change_at_desk, scene, form, said)) or ("", None)

    def _choose(self, wish: str, name: str) -> dict[str, Any]:
        self._talk.say("", self._texts(f"organizer.people.{wish}_question", name=name))
        if wish == "seats":
            plural = partial(self._texts.plural, "organizer.people.seats")
            return self._talk.choose([(plural(number), {"seats": number}) for number in SEATS])
        modes: list[tuple[str, dict[str, Any]]] = [("event", {"as_event": True})]
        modes += [(mode.value, {"mode": mode}) for mode in Mode]
        return self._talk.choose([(self._texts(f"organizer.people.modes.{mode}"), form) for mode, form in modes])

    def _leave(self, one: BoardPerson) -> tuple[str, Callable[[], str] | None]:
        """Ask what becomes of what stands, let somebody leave, and return what is said and what takes it back."""
        scene, talk, seen = self._talk.scene, self._talk, one.seen
        standing = talk.do(partial(self._services.show_evening, seen.id))
        bookings = talk.do(partial(self._services.list_evening, seen.id))
        if standing is None or bookings is None:
            return "", None
        moments = leaving_choices(standing, scene)
        at = None
        if len(moments) > 1:
            talk.say("", self._texts("organizer.leaving.when", name=seen.name))
            at = talk.choose(moments)
        stand = to_come(bookings, scene.options.clock(), at)
        talk.say("", leaving_question(seen.name, stand, scene, at))
        answer = talk.choose(leaving_answers(stand, self._texts, at))
        how = {"calls_off": answer in ("call_off", "off"), "is_off": answer == "off"}
        done = talk.do(partial(leave, scene, seen.id, seen.name, at=at, **how))
        if done is None:
            return "", None
        return departure_words(done, scene), lambda: return_words(come_back(scene, done), scene)


def add_walk_in(talk: Talk) -> None:
    """Ask one professional who has just come, field by field, and add them.

    Raises:
        Back: the organizer does not want to.
    """
    from kiosk.roster.walk_in import (  # noqa: PLC0415 - a start does not read rosters
        ASKED,
        doubt_words,
        problem_words,
        read_walk_in,
    )

    texts, answers = talk.scene.texts, dict[str, str]()
    talk.say("", texts("organizer.walk_in.title"), texts("roster.add.how"))
    for name in ASKED:
        while name not in answers:
            typed = talk.write(talk.text("needed", label=texts(f"roster.add.ask.{name}")))
            person, problems = read_walk_in({"name": texts("roster.add.somebody"), name: typed})
            if person is not None and not problems and (typed or name != "name"):
                answers[name] = typed
            else:
                talk.say(problem_words(problems, texts) or texts("organizer.walk_in.no_name"))
    found, problems = read_walk_in(answers)
    if found is None or problems:
        talk.say(problem_words(problems, texts))
        return
    added = talk.do(partial(talk.scene.services.add_professional, found))
    if added is not None:
        talk.say("", texts("organizer.walk_in.added", name=added.name), seat_line(added.table, texts))
        talk.say(*filter(None, (doubt_words(added, texts), texts("organizer.walk_in.slots"))))


def _fits(one: BoardPerson, typed: str) -> bool:
    return any(typed.casefold() in text.casefold() for text in (one.seen.name, one.seen.company, one.seen.table))
