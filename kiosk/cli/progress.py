"""A progress bar on a terminal for work over a second; nothing at all in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import typer

Progress = Callable[[int, int], None]
"""Called with steps done and steps in all."""

_WIDTH = 30
_PATIENCE_S = 1.0
_PAUSE_S = 0.1


@contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """Yield a callback that draws a bar on standard error once the work has lasted a second; it goes at the end."""
    started, shown_at = monotonic(), 0.0
    is_terminal = sys.stderr.isatty()

    def show(done: int, total: int) -> None:
        nonlocal shown_at
        now = monotonic()
        if not is_terminal or now - started < _PATIENCE_S or now - shown_at < _PAUSE_S:
            return
        filled = _WIDTH * done // max(total, 1)
        percent = 100 * done // max(total, 1)
        typer.echo(f"\r{label} [{'#' * filled:<{_WIDTH}}] {percent:>3} %", nl=False, err=True)
        shown_at = now

    try:
        yield show
    finally:
        if shown_at:
            typer.echo("\r\x1b[K", nl=False, err=True)
