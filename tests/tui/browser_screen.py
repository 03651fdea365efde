"""What a kiosk in a browser shows: read from what its page receives, touched where it is painted."""

import asyncio
import re
import time
from typing import Final

from playwright.async_api import Page, WebSocket

_PIECE: Final = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|\x1b[^\[]|([\r\n])|([^\x1b\r\n]+)")


class BrowserScreen:
    """The cells of one tab, kept by following its output: positions, line ends and letters are all that it needs."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._size = (80, 24)
        self._rows: list[list[str]] = []
        self._at = (0, 0)
        page.on("websocket", self._opened)

    def _opened(self, socket: WebSocket) -> None:
        found = re.search(r"width=(\d+)&height=(\d+)", socket.url)
        if found:
            self._size = (int(found[1]), int(found[2]))
        self._rows = [[" "] * self._size[0] for _ in range(self._size[1])]
        self._at = (0, 0)
        socket.on("framereceived", self._received)

    def _received(self, payload: bytes | str) -> None:
        if isinstance(payload, str):
            return
        for numbers, end, line_end, letters in _PIECE.findall(payload.decode("utf-8", "replace")):
            row, column = self._at
            if end == "H":
                parts = [int(part or 1) for part in (numbers or "1;1").split(";")]
                self._at = (parts[0] - 1, parts[1] - 1 if len(parts) > 1 else 0)
            elif line_end:
                self._at = (row + (line_end == "\n"), 0)
            elif letters:
                for letter in letters:
                    if row < self._size[1] and column < self._size[0]:
                        self._rows[row][column] = letter
                    column += 1
                self._at = (row, column)

    def text(self) -> str:
        """Return what is painted, row by row."""
        return "\n".join("".join(row).rstrip() for row in self._rows)

    async def expect(self, words: str, seconds: float = 90.0) -> tuple[int, int]:
        """Wait until words stand on the screen; return row and column of their first letter."""
        end = time.monotonic() + seconds
        while True:
            for row, line in enumerate(self._rows):
                column = "".join(line).find(words)
                if column >= 0:
                    return row, column
            assert time.monotonic() < end, f"waited in vain for {words!r} on:\n{self.text()}"
            await asyncio.sleep(0.1)

    async def tap(self, words: str, seconds: float = 90.0) -> None:
        """Touch words in their middle, once they stand there."""
        row, column = await self.expect(words, seconds)
        await asyncio.sleep(0.2)  # a finger is slower than a layout
        row, column = await self.expect(words, seconds)
        await self._touch(row, column + len(words) / 2)

    async def spell(self, letters: str) -> None:
        """Touch letters on the keyboard that is painted at the bottom."""
        for letter in letters:
            await self.expect("⏎")
            row, column = next(
                (row, column)
                for row in reversed(range(self._size[1]))
                for column, cell in enumerate(self._rows[row])
                if cell == letter and not (self._beside(row, column - 1) or self._beside(row, column + 1))
            )
            await self._touch(row, column + 0.5)
            await asyncio.sleep(0.3)

    def _beside(self, row: int, column: int) -> bool:
        return 0 <= column < self._size[0] and self._rows[row][column].isalnum()

    async def _touch(self, row: float, column: float) -> None:
        box = await self._page.locator(".xterm-screen").bounding_box()
        assert box is not None
        x = box["x"] + box["width"] * column / self._size[0]
        y = box["y"] + box["height"] * (row + 0.5) / self._size[1]
        await self._page.touchscreen.tap(x, y)
