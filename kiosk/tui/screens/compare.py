"""Two of the shortlist side by side, row by row, with a button under each; one can be changed for somebody else."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Grid, Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button

from kiosk.services.answers import FoundMatch, ProfessionalView
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import KioskScreen
from kiosk.tui.widgets.comparison import ROWS, compared
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.wording import first_name

Pair = tuple[FoundMatch, FoundMatch]


@dataclass(frozen=True, slots=True)
class Compared:
    """Which two stood side by side, and which of them was chosen."""

    pair: Pair
    side: int

    @property
    def found(self) -> FoundMatch:
        """The one who was chosen."""
        return self.pair[self.side]


class CompareScreen(KioskScreen[Compared]):
    """Ends with the one who was chosen, or with nobody."""

    CSS_PATH = "compare.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "side(0)", show=False),
        Binding("right", "side(1)", show=False),
        Binding("n,N", "other", show=False),
        Binding("pagedown,down", "scroll_story(1)", show=False),
        Binding("pageup,up", "scroll_story(-1)", show=False),
    ]

    class TimesSeen(Message):
        """What is free of these two now."""

        def __init__(self, pair: Pair, views: tuple[ProfessionalView, ProfessionalView]) -> None:
            super().__init__()
            self.pair = pair
            self.views = views

    def __init__(self, scene: Scene, pair: Pair, people: tuple[FoundMatch, ...], side: int = 0) -> None:
        """Show `pair`, the cursor on one `side` of it."""
        super().__init__(scene)
        self._pair = pair
        self._first = side
        self._people = people

    def body(self) -> Iterable[Widget]:
        """Lay out the rows, the same of both beside each other, and the two buttons."""
        yield Plain(self.scene.texts("tui.compare.title"), classes="title")
        cells = (Plain("", id=f"{row}-{side}") for row in ROWS for side in (0, 1))
        yield VerticalScroll(Grid(*cells, id="rows"), id="story", can_focus=False)
        yield Horizontal(Button("", id="side-0"), Button("", id="side-1"), id="buttons")

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of choosing one of two."""
        more = (self.hint("other", "other"),) if len(self._people) > 2 else ()
        return (self.back_hint(), self.hint("side"), self.hint("open", "choose"), *more)

    def on_mount(self) -> None:
        """Begin with the one who was under the cursor."""
        self.action_side(self._first)
        self._show()

    def _show(self) -> None:
        texts = self.scene.texts
        self._fill(None, None)
        for side, found in enumerate(self._pair):
            label = texts("tui.compare.open", name=first_name(found.professional))
            self.query_one(f"#side-{side}", Button).label = Content(label)
        self.query_one("#story", VerticalScroll).scroll_home(animate=False)
        self._look()

    def _fill(self, *views: ProfessionalView | None) -> None:
        """Fill the rows; one in which neither has anything is left out."""
        both = [compared(found, self.scene, view) for found, view in zip(self._pair, views, strict=True)]
        for row in ROWS:
            for side, words in enumerate(both):
                cell = self.query_one(f"#{row}-{side}", Plain)
                cell.update(words[row])
                cell.display = any(one[row].plain for one in both)

    # --- times --------------------------------------------------------------------------------------------

    def _look(self) -> None:
        pair, ask = self._pair, self.scene.services.show_professional

        def work() -> tuple[ProfessionalView, ProfessionalView]:
            return ask(pair[0].professional.id), ask(pair[1].professional.id)

        self.ask("times", work, partial(self.TimesSeen, pair))

    def on_compare_screen_times_seen(self, event: TimesSeen) -> None:
        """Show every free time of both, unless one has been changed meanwhile."""
        event.stop()
        if event.pair == self._pair:
            self._fill(*event.views)

    # --- choosing -----------------------------------------------------------------------------------------

    @property
    def _side(self) -> int:
        return int(self.focused is self.query_one("#side-1", Button))

    def action_side(self, side: int) -> None:
        """Go to the left or the right one."""
        self.query_one(f"#side-{side}", Button).focus()

    def action_other(self) -> None:
        """Put the next of the shortlist in the place of the one that is not under the cursor."""
        if len(self._people) < 3:
            return
        kept, gone = self._pair[self._side], self._pair[1 - self._side]
        index = self._people.index(gone)
        following = (self._people[(index + step) % len(self._people)] for step in range(1, len(self._people)))
        fresh = next(one for one in following if one is not kept)
        self._pair = (fresh, kept) if self._side else (kept, fresh)
        self._show()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Open the one whose button it is."""
        event.stop()
        self.leave(Compared(self._pair, int(event.button.id == "side-1")))

    def action_choose(self) -> None:
        """Open the one under the cursor."""
        self.leave(Compared(self._pair, self._side))

    def action_scroll_story(self, step: int) -> None:
        """Read on where the text is longer than the screen."""
        story = self.query_one("#story", VerticalScroll)
        story.scroll_relative(y=step * max(1, story.size.height // 2), animate=False)
