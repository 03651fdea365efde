"""Nothing is kept for good that only refers to itself, though most of the memory is out of the collector's sight."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from kiosk.heap import settle


class Ring:
    """Refers to itself, as what was drawn does."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _seen_again() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_garbage_goes_and_the_rest_is_out_of_sight() -> None:
    """A ring that nobody holds is freed; one that somebody holds is looked at no more."""
    ring = weakref.ref(Ring())
    held = Ring()
    settle()
    assert ring() is None
    assert not any(one is held for one in gc.get_objects())


def test_what_was_out_of_sight_is_freed_the_next_time() -> None:
    """The screens of a visit that stood when the roster changed go with the visit's end."""
    held: Ring | None = Ring()
    ring = weakref.ref(held)
    settle()
    held = None
    gc.collect()
    assert ring() is not None
    settle()
    assert ring() is None
