"""Whether this terminal can show the kiosk, asked before Textual is imported; from then on its own size counts."""

import os
import sys
from typing import Final

from kiosk.errors import TerminalUnfit
from kiosk.texts import ENGLISH, Texts

COLUMNS: Final = 80
ROWS: Final = 24


def check_terminal(texts: Texts = ENGLISH) -> None:
    """Refuse a terminal that would freeze, stay black or show rubbish; its own size counts from now on.

    Some shells export the size that the terminal had when they began: it would outrank the terminal's own, and no
    change of it be seen.

    Raises:
        TerminalUnfit: no keyboard, no screen, another encoding than UTF-8, or under 80 x 24.
    """
    # Textual draws on stderr, and a standard input that is no keyboard keeps a processor busy for ever.
    if not _is_terminal(sys.stdin) or not _is_terminal(sys.stderr):
        raise TerminalUnfit(problem=texts("tui.terminal.none"))
    encoding = (getattr(sys.stderr, "encoding", None) or "").lower().replace("-", "").replace("_", "")
    if encoding != "utf8":
        raise TerminalUnfit(problem=texts("tui.terminal.encoding", encoding=sys.stderr.encoding or "?"))
    for claimed in ("COLUMNS", "LINES"):
        os.environ.pop(claimed, None)
    columns, rows = _size()
    if columns < COLUMNS or rows < ROWS:
        raise TerminalUnfit(problem=texts("tui.terminal.size", columns=columns, rows=rows))


def _is_terminal(stream: object) -> bool:
    try:
        return bool(getattr(stream, "isatty", lambda: False)())
    except ValueError:  # a closed stream
        return False


def _size() -> tuple[int, int]:
    """Return columns and rows; a terminal that does not say is taken for 80 x 24."""
    try:
        size = os.get_terminal_size(sys.stderr.fileno())
    except (OSError, ValueError):
        return COLUMNS, ROWS
    return size.columns or COLUMNS, size.lines or ROWS
