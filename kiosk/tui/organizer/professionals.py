"""Professionals at the desk: who is here, who pauses, who is free; changed by one key each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from kiosk.booking.board import Board, BoardPerson
from kiosk.booking.status import Party, Via
from kiosk.people import Mode
from kiosk.services.answers import EveningStanding, PersonEdit
from kiosk.services.forms import SEATS, EveningForm
from kiosk.tui.departing import come_back, departure_words, return_words
from kiosk.tui.desk_words import edited, evening_said, taken_back
from kiosk.tui.organizer.leaving import LeavingPage
from kiosk.tui.scene import Scene
from kiosk.tui.screens.choose import ChooseModal
from kiosk.tui.widgets.key_bar import Hint, KeyBar
from kiosk.tui.widgets.ledger import HOUR, WITH_DAY, Column, Ledger, Line
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.typed_field import TypedField

_REFRESH: Final = 3.0
_MARKS: Final = {"here": ("●", "$good"), "paused": ("‖", "$warn"), "away": ("○", "$soft"), "left": ("○", "$soft")}
"""How somebody is marked, which tells without colour too."""


class ProfessionalsScreen(LeavingPage):
    """Marks professionals as present, absent, pausing, back or gone for good."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,H", "here", show=False),
        Binding("p,P", "pause", show=False),
        Binding("m,M", "mode", show=False),
        Binding("s,S", "seats", show=False),
        Binding("e,E", "edit", show=False),
        Binding("u,U", "undo", show=False),
        Binding("slash", "search", show=False),
    ]

    class PeopleSeen(Message):
        """Everybody as they stand."""

        def __init__(self, board: Board) -> None:
            super().__init__()
            self.board = board

    class Changed(Message):
        """One evening has changed."""

        def __init__(self, standing: EveningStanding, *, said: str = "") -> None:
            super().__init__()
            self.standing = standing
            self.said = said
            """Which sentence says it; empty for whether they are here."""

    class TakenBack(Message):
        """What was done last holds no more."""

        def __init__(self, said: str) -> None:
            super().__init__()
            self.said = said

    def __init__(self, scene: Scene, *, at: str = "") -> None:
        super().__init__(scene)
        self._at = at
        """Whom the cursor begins on."""
        self._people: dict[str, BoardPerson] = {}
        self._regret: Callable[[], str] | None = None
        """What takes the last change back and says so."""

    def body(self) -> Iterable[Widget]:
        """Lay out search and list."""
        texts = self.scene.texts
        yield Plain(texts("organizer.people.title"), classes="title")
        yield TypedField(
            texts("organizer.people.search"), placeholder=texts("organizer.people.search_hint"), id="search"
        )
        yield Plain("", id="sum", classes="quiet")
        yield Ledger(self._columns(()), empty=texts("organizer.people.none"), id="people")

    def _columns(self, shown: Iterable[BoardPerson]) -> list[Column]:
        name, company, table, here, free, upcoming = self.scene.texts.lines("organizer.people.columns")
        is_tonight = all(one.next is None or self.scene.is_tonight(one.next.starts_at) for one in shown)
        return [
            Column(here, 10),
            Column(table, 5),
            Column(name, 18, 2),
            Column(company, 12, 2),
            Column(free, 4),
            Column(upcoming, HOUR if is_tonight else WITH_DAY),
        ]

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the list."""
        acts = (self.hint(name, name) for name in ("here", "pause"))
        more = (self.hint(name, name) for name in ("edit", "mode", "seats", "undo"))
        return (self.back_hint(), *acts, self.hint("leave_now", "leave_now"), *more)

    def aside(self) -> Hint | None:
        """Return the key that searches; the way back to the students is in the menu."""
        return replace(self.hint("search", "search"), gives_way=True)

    def on_mount(self) -> None:
        """Look, and again now and then."""
        self.query_one("#people", Ledger).focus_lines()
        self._can_regret(None)
        self._look()
        self.set_interval(_REFRESH, self._look)

    def _look(self) -> None:
        if self.is_on_top:
            self.ask("people", self.scene.services.show_board, self.PeopleSeen)

    def on_professionals_screen_people_seen(self, event: PeopleSeen) -> None:
        """Show them; the cursor stays on its person."""
        event.stop()
        self._people = {one.seen.id: one for one in event.board.people}
        self._show()

    def _show(self) -> None:
        typed = self.query_one("#search", TypedField).text.casefold()
        people = [one for one in self._people.values() if _fits(one, typed)]
        here = sum(one.is_here for one in self._people.values())
        pausing = sum(one.seen.paused for one in self._people.values())
        words = self.scene.texts("organizer.people.sum", here=here, all=len(self._people), paused=pausing)
        self.query_one("#sum", Plain).update(words)
        at, self._at = self._at, ""
        self.query_one("#people", Ledger).show([self._line(one) for one in people], self._columns(people), at=at)

    def _line(self, one: BoardPerson) -> Line:
        seen = one.seen
        upcoming = self.scene.time(one.next.starts_at) if one.next else ""
        cells = (person_state(one, self.scene), seen.table, seen.name, seen.company, str(seen.free), upcoming)
        return Line(seen.id, cells)

    def action_search(self) -> None:
        """Type a part of a name."""
        self.query_one("#search", TypedField).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show who fits."""
        event.stop()
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to who was found."""
        event.stop()
        self.query_one("#people", Ledger).focus_lines()

    def on_ledger_chosen(self, event: Ledger.Chosen) -> None:
        """Mark somebody as here, or as gone, by Enter or by touch."""
        event.stop()
        self.action_here()

    def action_here(self) -> None:
        """Mark whoever is under the cursor as here, or as not here."""
        one = self._people.get(self.query_one("#people", Ledger).current)
        if one is not None:
            # Whoever had left and is back has their times again.
            changes: dict[str, object] = {"present": not one.is_here, "staying": one.has_left}
            said = "away" if one.is_here else "here"
            self._change(EveningForm(**self._who(one), **changes), said)  # type: ignore[arg-type]

    def who_leaves(self) -> tuple[str, str]:
        """Return whoever is under the cursor."""
        one = self._people.get(self.query_one("#people", Ledger).current)
        return (one.seen.id, one.seen.name) if one is not None else ("", "")

    def on_leaving_page_left(self, event: LeavingPage.Left) -> None:
        """Say what was called off and who knows."""
        event.stop()
        done = event.departure
        self._can_regret(lambda: return_words(come_back(self.scene, done), self.scene))
        self._say_with_undo(departure_words(done, self.scene))
        self._look()

    def action_edit(self) -> None:
        """Change the entry of whoever is under the cursor."""
        one = self._people.get(self.query_one("#people", Ledger).current)
        if one is not None and self.is_on_top:
            from kiosk.tui.organizer.person_form import PersonFormScreen  # noqa: PLC0415 - it reads as rosters are read

            form = PersonFormScreen(self.scene, one.seen.id, one.seen.name, one.seen.table)
            self.app.push_screen(form, self._edited)

    def _edited(self, edit: PersonEdit | None) -> None:
        if edit is None:
            return
        texts = self.scene.texts

        def take_back() -> str:
            return taken_back(self.scene.services.change_person(edit.was), texts)

        self._can_regret(take_back)
        self._say_with_undo(edited(edit, texts))
        self._look()

    def _can_regret(self, take_back: Callable[[], str] | None) -> None:
        self._regret = take_back
        # There is no room for all keys; when somebody meets stands in their entry too.
        hidden = "undo" if take_back is None else "mode"
        self.query_one(KeyBar).offer(lambda action: action != hidden)

    def _say_with_undo(self, said: str) -> None:
        self.say(f"{said} {self.scene.texts('organizer.people.takes_back')}")

    def action_undo(self) -> None:
        """Take the last change back, or the last departure."""
        if self._regret is None:
            self.say(self.scene.texts("organizer.people.nothing_to_undo"))
            return
        self.ask("change", self._regret, self.TakenBack)

    def on_professionals_screen_taken_back(self, event: TakenBack) -> None:
        """Say so; it is taken back once."""
        event.stop()
        self._can_regret(None)
        self.say(event.said)
        self._look()

    def action_pause(self) -> None:
        """Let whoever is under the cursor pause, or go on."""
        one = self._people.get(self.query_one("#people", Ledger).current)
        if one is not None:
            self._change(EveningForm(**self._who(one), paused=not one.seen.paused))  # type: ignore[arg-type]

    def action_mode(self) -> None:
        """Ask when whoever is under the cursor meets students: tonight, later, both, or as the event has it."""
        texts = self.scene.texts
        changes: list[dict[str, object]] = [{"as_event": True}]
        changes += [{"mode": mode} for mode in Mode]
        words = [texts(f"organizer.people.modes.{name}") for name in ("event", *Mode)]
        self._choose("mode_question", words, changes)

    def action_seats(self) -> None:
        """Ask how many students share a slot of whoever is under the cursor."""
        texts = self.scene.texts
        words = [texts.plural("organizer.people.seats", number) for number in SEATS]
        self._choose("seats_question", words, [{"seats": number} for number in SEATS])

    def _choose(self, question: str, words: Sequence[str], changes: Sequence[dict[str, object]]) -> None:
        one = self._people.get(self.query_one("#people", Ledger).current)
        if one is None:
            return

        def chosen(index: int | None) -> None:
            if index is not None:
                self._change(EveningForm(**self._who(one), **changes[index]), "mode")  # type: ignore[arg-type]

        asked = self.scene.texts(f"organizer.people.{question}", name=one.seen.name)
        self.app.push_screen(ChooseModal(self.scene, asked, words), chosen)

    def _who(self, one: BoardPerson) -> dict[str, object]:
        station = self.scene.options.station
        return {"professional_id": one.seen.id, "party": Party.ORGANIZER, "via": Via.DESK, "station": station}

    def _change(self, form: EveningForm, said: str = "") -> None:
        self.ask("change", partial(self.scene.services.change_evening, form), partial(self.Changed, said=said))

    def on_professionals_screen_changed(self, event: Changed) -> None:
        """Say what holds now."""
        event.stop()
        self.say(evening_said(event.standing, self.scene.texts, event.said))
        self._look()


def _fits(one: BoardPerson, typed: str) -> bool:
    return any(typed in text.casefold() for text in (one.seen.name, one.seen.company, one.seen.table))


def person_state(one: BoardPerson, scene: Scene) -> tuple[str, str]:
    """Return in one word and a mark whether somebody is here, pauses, has left or never came."""
    if one.has_left:
        return _state("left", scene)
    if one.seen.paused:
        return _state("paused", scene)
    return _state("here" if one.seen.present else "away", scene)


def _state(name: str, scene: Scene) -> tuple[str, str]:
    mark, style = _MARKS[name]
    return f"{mark} {scene.texts(f'organizer.people.state.{name}')}", style


def marks_legend(scene: Scene) -> Content:
    """Return the marks of `person_state` with their words, for a list that has room for the marks alone."""
    shown = [_state(name, scene) for name in ("here", "paused", "away")]
    return Content("   ").join(Content.styled(words, style) for words, style in shown)
