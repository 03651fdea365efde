"""Sentences in lines that fit the terminal they go to; in a pipe each stays one line. It says nothing itself."""

import shutil
import sys
import textwrap
from typing import Final, TextIO

_NARROWEST: Final = 60


def told_lines(sentence: str, stream: TextIO, *, first: str = "", rest: str = "") -> list[str]:
    """Return a sentence in lines that begin with `first` and then `rest`, as wide as the terminal behind `stream`."""
    width = max(_NARROWEST, shutil.get_terminal_size().columns) if stream.isatty() else sys.maxsize
    lines: list[str] = []
    for part in sentence.splitlines():
        # A command that is to be copied must not be broken at its hyphens.
        lines += textwrap.wrap(
            part,
            width,
            initial_indent=rest if lines else first,
            subsequent_indent=rest,
            break_on_hyphens=False,
            break_long_words=False,
        )
    return lines
