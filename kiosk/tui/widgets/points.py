"""A short list under a title: a mark in front of each line, wrapped lines aligned behind it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from kiosk.tui.widgets.plain import Plain


class Points(Vertical):
    """Lines with dots, or with numbers where their order matters."""

    def __init__(
        self, title: str = "", lines: Sequence[str] = (), *, numbered: bool = False, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._title = title
        self._lines = tuple(lines)
        self._numbered = numbered
        self.display = bool(lines)

    def compose(self) -> ComposeResult:
        """Lay out the title and the lines."""
        yield from self._rows()

    async def show(self, lines: Sequence[str]) -> None:
        """Show other lines; without any, the title goes too."""
        self._lines = tuple(lines)
        self.display = bool(lines)
        async with self.batch():
            await self.remove_children()
            await self.mount_all(self._rows())

    def _rows(self) -> list[Widget]:
        title: list[Widget] = [Plain(self._title, classes="points-title")] if self._title else []
        return title + [
            Horizontal(
                Plain(f"{number}." if self._numbered else "●", classes="number" if self._numbered else "dot"),
                Plain(line, classes="point"),
            )
            for number, line in enumerate(self._lines, 1)
        ]
