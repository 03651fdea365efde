"""The list under the interests field: the people who fit, or the interests on offer for those who do not know.

Its rows are Content objects made from plain text. It finds nobody by itself; it is handed what was found.
"""

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kiosk.services.answers import FoundMatch, OfferedInterest
from kiosk.texts import Texts
from kiosk.tui.scene import Scene
from kiosk.tui.widgets.choice_list import ChoiceList
from kiosk.tui.wording import free_times, strength_words, why, work, work_lines

_LONG_FIRST: Final = 69
_LONG_WORK: Final = 70
"""Columns; what is longer does not fit beside the rest at 80 columns."""


class ShortlistView(ChoiceList):
    """Rows to choose from; the cursor is moved by the screen while the keyboard stays in the field."""

    class PersonChosen(Message):
        """The student opened somebody of the shortlist."""

        def __init__(self, found: FoundMatch) -> None:
            super().__init__()
            self.found = found

    class InterestChosen(Message):
        """The student took an interest from those on offer."""

        def __init__(self, phrase: str) -> None:
            super().__init__()
            self.phrase = phrase

    class CursorMoved(Message):
        """Another row is under the cursor: somebody, or an interest's phrase, or neither in an empty list."""

        def __init__(self, found: FoundMatch | None, phrase: str = "") -> None:
            super().__init__()
            self.found = found
            self.phrase = phrase

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._people: tuple[FoundMatch, ...] = ()
        self._phrases: tuple[str, ...] = ()
        # The keyboard stays in the field above; a tap here must not take it away.
        self.can_focus = False

    @property
    def people(self) -> tuple[FoundMatch, ...]:
        """The shortlist as it is shown; empty while interests are on offer."""
        return self._people

    def show_people(self, found: Sequence[FoundMatch], scene: Scene, stays: FoundMatch | None = None) -> None:
        """Show a shortlist; the cursor stays on `stays` where they are still in it, else it is on the first row."""
        self._people, self._phrases = tuple(found), ()
        self.roomy = False
        places = [one.professional.id for one in self._people]
        here = places.index(stays.professional.id) if stays and stays.professional.id in places else 0
        self._fill([person_row(one, scene) for one in self._people], here)

    def show_interests(
        self,
        offered: Sequence[OfferedInterest],
        texts: Texts,
        counted: str = "tui.interests.people",
        stays: str = "",
    ) -> None:
        """Show interests to choose from; `counted` says what is counted behind each, `stays` is under the cursor."""
        self._people, self._phrases = (), tuple(one.phrase for one in offered)
        self.roomy = True
        here = self._phrases.index(stays) if stays in self._phrases else 0
        self._fill([interest_row(one, texts, counted) for one in offered], here)

    def _fill(self, rows: list[Content], here: int = 0) -> None:
        self.clear_options()
        self.add_options([Option(row) for row in rows])
        self.scroll_home(animate=False)
        self.highlighted = here if rows else None
        self._tell()

    def _tell(self) -> None:
        index = self.highlighted
        phrase = self._phrases[index] if index is not None and index < len(self._phrases) else ""
        self.post_message(self.CursorMoved(self.current(), phrase))

    def point_at(self, identity: str) -> None:
        """Put the cursor on somebody, where they are in the shortlist."""
        places = [one.professional.id for one in self._people]
        if identity in places:
            self.highlighted = places.index(identity)

    def current(self) -> FoundMatch | None:
        """Return whoever is under the cursor."""
        index = self.highlighted
        return self._people[index] if index is not None and index < len(self._people) else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell the screen who is under the cursor."""
        event.stop()
        self._tell()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell the screen what was chosen."""
        event.stop()
        index = event.option_index
        if index < len(self._people):
            self.post_message(self.PersonChosen(self._people[index]))
        elif index < len(self._phrases):
            self.post_message(self.InterestChosen(self._phrases[index]))


def person_row(found: FoundMatch, scene: Scene) -> Content:
    """Return one person: name and strength, what they do and where, why they fit and when they are free."""
    texts, person, match = scene.texts, found.professional, found.match
    strength, free = strength_words(match.strength, texts), free_times(found, scene)
    is_long = cell_len(f"{person.name}  {strength}  {free}") > _LONG_FIRST
    return Content.assemble(
        (person.name, "bold $ink"),
        # What is cut at the end of a line is never how well they fit and when they are free.
        ("\n" if is_long else "  ", ""),
        (strength, "$accent"),
        (f"  {free}", "$soft"),
        "\n",
        (work_row(found, texts), "$soft"),
        "\n",
        (why(match.reasons, texts), "$fresh"),
        "\n",
    )


def work_row(found: FoundMatch, texts: Texts) -> str:
    """Return position and company, on two lines where one is too short for both."""
    one_line = work(found, texts)
    return one_line if cell_len(one_line) <= _LONG_WORK else work_lines(found.professional)


def interest_row(offered: OfferedInterest, texts: Texts, counted: str) -> Content:
    """Return one interest on offer with how many people offer it."""
    count = texts.plural(counted, offered.professionals)
    return Content.assemble((texts.interest(offered.phrase), "$ink"), ("  ", ""), (count, "$soft"))
