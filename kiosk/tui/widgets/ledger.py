"""A list with columns: header, one line an entry, a cursor with a mark. Cells are plain text, cut to the width."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kiosk.tui.widgets.choice_list import ChoiceList
from kiosk.tui.widgets.plain import Plain

Cell = str | tuple[str, str]
"""A text, or a text and its style."""
_GAP = 2
_MARGIN = 2
"""Columns of the mark that tells the cursor's line without colour."""
_SCROLLBAR = 1
_LEAST: Final = 6
"""Columns below which no column gives way."""


HOUR: Final = 5
"""Columns of a time of day."""
WITH_DAY: Final = 16
"""Columns of a day with its time: `Thu 10 Dec 16:00`."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a ledger; widths in terminal columns."""

    title: str
    width: int
    """At least so wide."""
    grows: int = 0
    """Its share of what is left."""
    from_width: int = 0
    """Shown only where the ledger is at least so wide."""
    wraps: bool = False
    """Goes on in the next row where it is too long, instead of being cut."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry."""

    key: str
    """Names it in messages and keeps the cursor on it when the list changes."""
    cells: tuple[Cell, ...]
    """One for each column, the hidden ones too."""


class Ledger(Vertical):
    """Lines to choose from under a header."""

    class Moved(Message):
        """Another line is under the cursor; the key is empty where there is none."""

        def __init__(self, ledger: "Ledger", key: str) -> None:
            super().__init__()
            self.ledger = ledger
            self.key = key

    class Chosen(Message):
        """A line was taken by Enter or by touch."""

        def __init__(self, ledger: "Ledger", key: str) -> None:
            super().__init__()
            self.ledger = ledger
            self.key = key

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        empty: str = "",
        has_cursor: bool = True,
        is_chosen_by_hand: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._is_chosen_by_hand = is_chosen_by_hand
        """Whether no line is under the cursor until somebody puts it there, nor after its own line has gone."""
        self._has_cursor = has_cursor
        """Without one it is only looked at."""
        self._columns = tuple(columns)
        self._empty = empty
        self._lines: tuple[Line, ...] = ()
        self._drawn: tuple[object, ...] = ()
        self._at: int | None = None
        """The line under the cursor, as the screen was told."""

    def compose(self) -> ComposeResult:
        """Lay out header and list."""
        yield Plain("", classes="ledger-head")
        rows = ChoiceList(markup=False, classes="ledger-rows")
        rows.can_focus = self._has_cursor
        yield rows
        yield Plain(self._empty, classes="ledger-empty")

    @property
    def current(self) -> str:
        """The key under the cursor, or nothing."""
        index = self._list.highlighted
        return self._lines[index].key if index is not None and index < len(self._lines) else ""

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    def focus_lines(self) -> None:
        """Put the keyboard into the list."""
        self._list.focus()

    def choose_first(self) -> None:
        """Put the cursor on the first line, where there is one."""
        self._list.action_first()

    def choose_none(self) -> None:
        """Take the cursor away."""
        self._list.highlighted = self._at = None
        self.post_message(self.Moved(self, ""))

    def show(self, lines: Sequence[Line], columns: Sequence[Column] | None = None, *, at: str = "") -> None:
        """Show other lines; the cursor stays on its entry, or goes to `at`."""
        here = at or self.current
        if columns is not None:
            self._columns = tuple(columns)
        self._lines = tuple(lines)
        self._draw(here)

    def on_resize(self, event: events.Resize) -> None:
        """Cut the cells anew."""
        self._draw(self.current)

    def _draw(self, here: str) -> None:
        width = self.size.width
        drawn = (width, self._columns, self._lines)
        if width == 0 or drawn == self._drawn:
            return
        self._drawn = drawn
        widths = _widths(self._columns, width - _MARGIN - _SCROLLBAR)
        head = _row([column.title for column in self._columns], widths, "$soft")
        wraps = [column.wraps for column in self._columns]
        self.query_one(".ledger-head", Plain).update(Content("  ") + head)
        is_empty = not self._lines and bool(self._empty)
        self.query_one(".ledger-empty").display = is_empty
        self._list.set_class(is_empty, "-empty")
        rows = [
            _rows(line.cells, widths, wraps) if any(wraps) else Content("  ") + _row(line.cells, widths, "$ink")
            for line in self._lines
        ]
        keys = [line.key for line in self._lines]
        index = keys.index(here) if here in keys else self._elsewhere(len(keys))
        self._fill([Option(row) for row in rows], index)

    def _elsewhere(self, lines: int) -> int | None:
        """Return where the cursor goes whose line is not there."""
        return None if self._is_chosen_by_hand or not lines else min(self._at or 0, lines - 1)

    def _fill(self, options: Sequence[Option], index: int | None) -> None:
        index = index if self._has_cursor else None
        rows, self._at = self._list, index
        top = rows.scroll_offset.y
        rows.clear_options()
        rows.add_options(options)
        rows.highlighted = index
        rows.scroll_to(y=top, animate=False)
        self.post_message(self.Moved(self, self.current))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell the screen, once."""
        event.stop()
        if event.option_index >= len(self._lines) or event.option_index == self._at:
            return
        self._at = event.option_index
        self.post_message(self.Moved(self, self.current))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell the screen what was taken."""
        event.stop()
        if event.option_index < len(self._lines):
            self.post_message(self.Chosen(self, self._lines[event.option_index].key))


def fit(text: str, width: int) -> str:
    """Return `text` in exactly `width` terminal columns, cut with an ellipsis or filled with spaces."""
    if cell_len(text) > width:
        return set_cell_size(text, max(width - 1, 0)) + "…"[:width]
    return set_cell_size(text, width)


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    """Return the width of each column; 0 hides it.

    Where there is too little room, those that would grow give way, the widest first: one that holds a number or a
    time means nothing when it is cut.
    """
    shown = [column if column.from_width <= width else None for column in columns]
    taken = sum(column.width + _GAP for column in shown if column) - _GAP
    shares = sum(column.grows for column in shown if column)
    left = max(0, width - taken)
    widths = [column.width + (left * column.grows // shares if shares else 0) if column else 0 for column in shown]
    growing = [index for index, column in enumerate(shown) if column and column.grows]
    for _ in range(taken - width):
        widest = max(growing, key=lambda index: widths[index], default=None)
        if widest is None or widths[widest] <= _LEAST:
            break
        widths[widest] -= 1
    return widths


def _rows(cells: Sequence[Cell], widths: Sequence[int], wraps: Sequence[bool]) -> Content:
    """Return one entry on as many rows as its longest cell that wraps needs; the other cells stand in the first."""
    texts = [cell if isinstance(cell, tuple) else (cell, "$ink") for cell in cells]
    folded = [
        textwrap.wrap(text, width, break_on_hyphens=False) if goes_on and width else [text]
        for (text, _), width, goes_on in zip(texts, widths, wraps, strict=True)
    ]
    rows = [
        Content("  ") + _row([(part, style) for part, (_, style) in zip(row, texts, strict=True)], widths, "$ink")
        for row in zip_longest(*folded, fillvalue="")
    ]
    return Content("\n").join(rows)


def _row(cells: Sequence[Cell], widths: Sequence[int], style: str) -> Content:
    parts: list[tuple[str, str]] = []
    for cell, width in zip(cells, widths, strict=True):
        if width:
            text, own = cell if isinstance(cell, tuple) else (cell, style)
            parts += [(fit(text, width), own), (" " * _GAP, "")]
    return Content.assemble(*parts[:-1])
