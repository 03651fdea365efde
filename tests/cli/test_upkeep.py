"""A screen is kept up, and nothing of that is left when it has ended."""

import signal
from typing import Any

import pytest

from kiosk.cli.upkeep import keep_showing


class _App:
    """A screen that ends as it is told, and notes who hears the order to end meanwhile."""

    was_touched = True

    def __init__(self, return_code: int, heard: list[Any]) -> None:
        self.return_code, self.return_value, self._heard = return_code, "left", heard

    def run(self) -> None:
        """End at once."""
        self._heard.append(signal.getsignal(signal.SIGTERM))

    def hand_on(self) -> None:
        """Leave nothing."""


@pytest.mark.parametrize("codes", [(0,), (1, 0)])
def test_an_order_to_end_that_comes_after_the_screen_ends_the_process(codes: tuple[int, ...]) -> None:
    """Between the set-up and the doors, and while they close, SIGTERM is not lost: systemd would wait and kill."""
    before, heard, left = signal.getsignal(signal.SIGTERM), list[Any](), list(codes)
    assert keep_showing(lambda: _App(left.pop(0), heard)) == "left"  # type: ignore[arg-type, return-value]
    assert before not in heard
    assert len(heard) == len(codes)
    assert signal.getsignal(signal.SIGTERM) == before
