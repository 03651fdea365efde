"""The checks before the screen opens."""

import io
import os
import sys

import pytest

from kiosk.errors import TerminalUnfit
from kiosk.tui.terminal import check_terminal


class _Stream(io.StringIO):
    def __init__(self, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__()
        self._terminal = terminal
        self._encoding = encoding

    def isatty(self) -> bool:
        return self._terminal

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def fileno(self) -> int:
        return 2


def _terminal(
    monkeypatch: pytest.MonkeyPatch, *, stdin: bool = True, stderr: bool = True, encoding: str = "utf-8", size: str
) -> None:
    columns, rows = map(int, size.split("x"))
    monkeypatch.setattr(sys, "stdin", _Stream(stdin))
    monkeypatch.setattr(sys, "stderr", _Stream(stderr, encoding))
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((columns, rows)))


def test_usual_terminal_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """80 columns, 24 rows and UTF-8 are enough."""
    _terminal(monkeypatch, size="80x24")
    check_terminal()


def test_a_size_that_the_shell_exports_does_not_outrank_the_terminals_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else no resize would be seen: the kiosk stayed at what the shell began with."""
    _terminal(monkeypatch, size="160x50")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    check_terminal()
    assert not {"COLUMNS", "LINES"} & set(os.environ)


@pytest.mark.parametrize(
    ("stdin", "stderr", "encoding", "size", "words"),
    [
        (False, True, "utf-8", "80x24", "keyboard"),
        (True, False, "utf-8", "80x24", "keyboard"),
        (True, True, "ascii", "80x24", "ascii"),
        (True, True, "utf-8", "79x24", "79 columns"),
        (True, True, "utf-8", "80x20", "20 rows"),
    ],
)
def test_unfit_terminal_is_refused_in_words(  # noqa: PLR0917 - one argument a property
    monkeypatch: pytest.MonkeyPatch, stdin: bool, stderr: bool, encoding: str, size: str, words: str
) -> None:
    """A pipe, another encoding or a small window is named, with what to do."""
    _terminal(monkeypatch, stdin=stdin, stderr=stderr, encoding=encoding, size=size)
    with pytest.raises(TerminalUnfit) as refused:
        check_terminal()
    assert words in str(refused.value)
