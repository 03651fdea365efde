"""The free times of one professional as a grid of large buttons. It books nothing: it says what was chosen."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import ItemGrid
from textual.message import Message
from textual.widget import Widget

from kiosk.booking.booking import Slot
from kiosk.tui.widgets.plain import Plain


class TimeCell(Plain, can_focus=True):
    """One free time, three rows high for a fingertip."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "choose", show=False)]

    class Chosen(Message):
        """The student took this time."""

        def __init__(self, slot: Slot) -> None:
            super().__init__()
            self.slot = slot

    def __init__(self, slot: Slot, date: str, hour: str) -> None:
        super().__init__("\n".join(line for line in (date, hour) if line), classes="-dated" if date else "")
        self.slot = slot

    def action_choose(self) -> None:
        """Take it."""
        self.post_message(self.Chosen(self.slot))

    def on_click(self, event: events.Click) -> None:
        """Take it by touch."""
        event.stop()
        self.action_choose()


class TimeGrid(ItemGrid):
    """Free times in reading order, each with its day where that is not the event's; arrow keys walk over them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "walk(-1, 0)", show=False),
        Binding("right", "walk(1, 0)", show=False),
        Binding("up", "walk(0, -1)", show=False),
        Binding("down", "walk(0, 1)", show=False),
    ]

    class Left(Message):
        """The cursor was moved over an end: by 1 over the last time, by -1 over the first."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, slots: Sequence[Slot], moments: Sequence[tuple[str, str]]) -> None:
        width = max([9, *(len(date) + 2 for date, _ in moments)])
        super().__init__(min_column_width=width, stretch_height=False, regular=False)
        self._slots = tuple(slots)
        self._moments = tuple(moments)

    def compose(self) -> ComposeResult:
        """Lay out one cell a free time."""
        for slot, (date, hour) in zip(self._slots, self._moments, strict=True):
            yield TimeCell(slot, date, hour)

    def start_at(self, moment: datetime | None = None) -> None:
        """Put the cursor on the time nearest to `moment`, else on the first."""
        cells = list(self.query(TimeCell))
        if not cells:
            return
        at = moment or cells[0].slot.starts_at
        min(cells, key=lambda cell: abs((cell.slot.starts_at - at).total_seconds())).focus()

    def action_walk(self, columns: int, rows: int) -> None:
        """Move the cursor, by what is on the screen: the number of columns changes with its size."""
        cells: list[Widget] = list(self.query(TimeCell))
        current = self.screen.focused
        if current not in cells or current is None:
            self.start_at()
            return
        index = cells.index(current)
        across = sum(cell.region.y == cells[0].region.y for cell in cells)
        wanted = index + columns + rows * max(1, across)
        if 0 <= wanted < len(cells):
            self.screen.set_focus(cells[wanted])  # at once: an Enter may be right behind
        elif columns:  # over the edge to the next person, or to the one before
            self.post_message(self.Left(columns))
