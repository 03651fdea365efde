"""Professionals at the desk: who is here, who pauses, who is free; found, chosen, and changed by one key each."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from kiosk.booking.board import Board, BoardPerson
from kiosk.tui.organizer.changing import ChangingPage
from kiosk.tui.organizer.finding import FindPage
from kiosk.tui.scene import Scene
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.ledger import HOUR, WITH_DAY, Column, Ledger, Line
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.typed_field import TypedField

_MARKS: Final = {"here": ("●", "$good"), "paused": ("‖", "$warn"), "away": ("○", "$soft"), "left": ("○", "$soft")}
"""How somebody is marked, which tells without colour too."""


class ProfessionalsScreen(FindPage, ChangingPage):
    """Marks professionals as present, absent, pausing, back or gone for good."""

    class PeopleSeen(Message):
        """Everybody as they stand."""

        def __init__(self, board: Board) -> None:
            super().__init__()
            self.board = board

    def __init__(self, scene: Scene, *, at: str = "") -> None:
        super().__init__(scene)
        self._at = at
        """Whom the cursor begins on: somebody who was chosen before."""
        self._people: dict[str, BoardPerson] = {}

    def body(self) -> Iterable[Widget]:
        """Lay out search and list."""
        texts = self.scene.texts
        yield Plain(texts("organizer.people.title"), classes="title")
        yield TypedField(
            texts("organizer.people.search"), placeholder=texts("organizer.people.search_hint"), id="search"
        )
        yield Plain("", id="sum", classes="quiet")
        yield Ledger(self._columns(()), empty=texts("organizer.people.none"), is_chosen_by_hand=True, id="people")

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
        acts = (self.hint(name, name) for name in ("undo", "here", "pause"))
        # There is not always room for all keys; what Enter opens has these too.
        more = (replace(self.hint(name, name), gives_way=True) for name in ("mode", "seats"))
        way_in = (self.hint("choose"), self.hint("open", "open"))
        changes = (self.hint("leave_now", "leave_now"), self.hint("edit", "edit"))
        return (self.back_hint(), *way_in, *acts, *changes, *more)

    def acts(self, action: str) -> bool:
        """Tell whether a key does something: it needs somebody who was chosen, or something to take back."""
        if action in ("back", "search"):
            return True
        return self.regret is not None if action == "undo" else bool(self.ledger.current)

    def doings(self) -> tuple[str, list[tuple[str, str]]]:
        """Return how whoever is chosen stands, and what can be changed about it."""
        one, texts = self.chosen_person(), self.scene.texts
        if one is None:
            return "", []
        names = {
            "away" if one.is_here else "here": "here",
            "resume" if one.seen.paused else "pause": "pause",
            **{"leave": "leave_now", "edit": "edit", "mode": "mode", "seats": "seats"},
        }
        state, _ = person_state(one, self.scene)
        return f"{one.seen.name}  {state}", [(texts(f"organizer.plain.{word}"), name) for word, name in names.items()]

    def look(self) -> None:
        """Look at everybody again."""
        self.offer_keys()
        if self.is_on_top:
            self.ask("people", self.scene.services.show_board, self.PeopleSeen)

    def on_professionals_screen_people_seen(self, event: PeopleSeen) -> None:
        """Show them; the cursor stays on its person."""
        event.stop()
        self._people = {one.seen.id: one for one in event.board.people}
        self.show_list()

    def show_list(self) -> None:
        """Show who fits what is typed."""
        people = [one for one in self._people.values() if _fits(one, self.typed)]
        here = sum(one.is_here for one in self._people.values())
        pausing = sum(one.seen.paused for one in self._people.values())
        words = self.scene.texts("organizer.people.sum", here=here, all=len(self._people), paused=pausing)
        self.query_one("#sum", Plain).update(words)
        at, self._at = (self._at, "") if people else ("", self._at)
        self.ledger.show([self._line(one) for one in people], self._columns(people), at=at)

    def _line(self, one: BoardPerson) -> Line:
        seen = one.seen
        upcoming = self.scene.time(one.next.starts_at) if one.next else ""
        cells = (person_state(one, self.scene), seen.table, seen.name, seen.company, str(seen.free), upcoming)
        return Line(seen.id, cells)

    def chosen_person(self) -> BoardPerson | None:
        """Return whoever was chosen."""
        return self._people.get(self.ledger.current)


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
