"""Professionals at the desk, line by line: who is here, who pauses, and one who has just come."""

from functools import partial
from typing import Any, Final

from kiosk.booking.board import BoardPerson
from kiosk.booking.paper.table_lines import seat_line
from kiosk.booking.status import Party, Via
from kiosk.services.forms import EveningForm
from kiosk.tui.plain.menu import Back, Talk, Written

_MOST: Final = 20


class PeopleTalk:
    """The professionals of the evening."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._texts = talk.scene.texts
        self._services = talk.scene.services

    def run(self) -> None:
        """Find somebody by what is typed and change how they are.

        Raises:
            Back: the organizer is done here.
        """
        typed = ""
        while True:
            board = self._talk.do(self._services.show_board)
            if board is None:
                return
            here = sum(one.is_here for one in board.people)
            paused = sum(one.seen.paused for one in board.people)
            said = self._texts("organizer.people.sum", here=here, all=len(board.people), paused=paused)
            self._talk.say("", said, self._texts("organizer.plain.find"))
            shown = [one for one in board.people if _fits(one, typed)]
            if len(shown) > _MOST:
                self._talk.say(self._texts("organizer.plain.more", count=len(shown) - _MOST))
            chosen = self._talk.choose_or_write([(self._line(one), one) for one in shown[:_MOST]])
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
        self._talk.say("", self._line(one))
        texts, seen = self._texts, one.seen
        wishes: list[tuple[str, dict[str, Any]]] = [
            (texts(f"organizer.plain.{'away' if seen.present else 'here'}"), {"present": not seen.present}),
            (texts(f"organizer.plain.{'resume' if seen.paused else 'pause'}"), {"paused": not seen.paused}),
        ]
        wish = self._talk.choose(wishes)
        form = EveningForm(
            professional_id=seen.id,
            party=Party.ORGANIZER,
            via=Via.DESK,
            station=self._talk.scene.options.station,
            **wish,
        )
        standing = self._talk.do(partial(self._services.change_evening, form))
        if standing is not None:
            name = "paused" if standing.paused else "here" if standing.present else "away"
            self._talk.say("", texts(f"organizer.people.now.{name}", name=standing.professional.name))


def add_walk_in(talk: Talk) -> None:
    """Ask one professional who has just come, field by field, and add them.

    Raises:
        Back: the organizer does not want to.
    """
    from kiosk.roster.walk_in import ASKED, read_walk_in  # noqa: PLC0415 - a start does not read rosters

    texts, answers = talk.scene.texts, dict[str, str]()
    talk.say("", texts("organizer.walk_in.title"), texts("roster.add.how"))
    for name in ASKED:
        while name not in answers:
            typed = talk.write(talk.text("needed", label=texts(f"roster.add.ask.{name}")))
            person, problems = read_walk_in({"name": texts("roster.add.somebody"), name: typed})
            if person is not None and not problems and (typed or name != "name"):
                answers[name] = typed
            else:
                talk.say(
                    " ".join(problem.message(texts) for problem in problems) or texts("organizer.walk_in.no_name")
                )
    found, problems = read_walk_in(answers)
    if found is None or problems:
        talk.say(*(problem.message(texts) for problem in problems))
        return
    added = talk.do(partial(talk.scene.services.add_professional, found))
    if added is not None:
        talk.say("", texts("organizer.walk_in.added", name=added.name), seat_line(added.table, texts))
        talk.say(texts("organizer.walk_in.slots"))


def _fits(one: BoardPerson, typed: str) -> bool:
    return any(typed.casefold() in text.casefold() for text in (one.seen.name, one.seen.company, one.seen.table))
