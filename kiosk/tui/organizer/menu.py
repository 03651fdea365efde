"""The organizer's menu: where to go from here, by number, arrow or touch. It does nothing itself."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, Final

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kiosk.tui.organizer.ending import EndScreen
from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.themes import PALETTES
from kiosk.tui.widgets.choice_list import ChoiceList
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.plain import Plain

_PAGES: Final = {
    "board": "kiosk.tui.organizer.board_screen:BoardScreen",
    "bookings": "kiosk.tui.organizer.bookings:BookingsScreen",
    "professionals": "kiosk.tui.organizer.professionals:ProfessionalsScreen",
    "roster": "kiosk.tui.organizer.choose_file:ChooseFileScreen",
    "walk_in": "kiosk.tui.organizer.walk_in:WalkInScreen",
    "codes": "kiosk.tui.organizer.code_test:CodeTestScreen",
    "set_up": "kiosk.tui.organizer.set_up:SetUpScreen",
}
"""Entry -> the page it opens, imported when somebody goes there."""
_ENTRIES: Final = (*_PAGES, "look", "back", "close")


class OrganizerScreen(OrganizerPage[bool]):
    """Ends with true when the kiosk is to close."""

    def body(self) -> Iterable[Widget]:
        """Lay out the entries."""
        yield Plain(self.scene.texts("organizer.menu.title"), classes="title")
        yield ChoiceList(*self._options(), markup=False, id="menu")

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the menu."""
        return (self.back_hint(), self.hint("choose"), self.hint("open"), self.hint("numbers"))

    def on_mount(self) -> None:
        """Put the cursor on the first entry."""
        menu = self.query_one("#menu", OptionList)
        menu.highlighted = 0
        menu.focus()

    def on_key(self, event: events.Key) -> None:
        """Open an entry by its number; the tenth is 0, as on the keyboard."""
        if event.character and event.character.isascii() and event.character.isdigit():
            event.stop()
            index = (int(event.character) - 1) % 10
            if index < len(_ENTRIES):
                self._open(_ENTRIES[index])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        event.stop()
        self._open(_ENTRIES[event.option_index])

    def _options(self) -> Iterable[Option]:
        texts = self.scene.texts
        for number, name in enumerate(_ENTRIES, 1):
            what, why = texts.lines(f"organizer.menu.{name}")
            yield Option(
                Content.assemble(
                    (f" {number % 10} ", "$on-accent on $accent"), (f" {what}", "bold $ink"), f"\n    {why}"
                )
            )

    def _open(self, name: str) -> None:
        if not self.is_on_top:
            return
        self.query_one("#menu", OptionList).highlighted = _ENTRIES.index(name)
        ways: dict[str, Callable[[], object]] = {
            "look": self._change_look,
            "back": self.action_back,
            "close": self._ask_to_close,
        }
        ways.get(name, lambda: self.app.push_screen(_page(name)(self.scene), self._opened))()

    def _opened(self, opens: object) -> None:
        if opens is True:  # "open the doors" at the end of the set-up
            self.action_start_over()

    def _change_look(self) -> None:
        names = list(PALETTES)
        self.app.theme = names[(names.index(self.app.theme) + 1) % len(names)]

    def _ask_to_close(self) -> None:
        self.app.push_screen(EndScreen(self.scene), lambda sure: self.leave(True) if sure else None)


def _page(name: str) -> Callable[[Any], Screen[Any]]:
    module, _, kind = _PAGES[name].partition(":")
    page: Callable[[Any], Screen[Any]] = getattr(import_module(module), kind)
    return page
