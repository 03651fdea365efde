"""Pictures of a walk through the screens: in which sizes and themes they are taken, and what they are compared with.

A change that is meant: look at it, then `pytest --snapshot-update -m "soak or not soak"` with the file of the tests.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

import pytest
from syrupy.assertion import SnapshotAssertion

from kiosk.booking.payload import Payload
from kiosk.tui.themes import PALETTES
from tests.tui.driving import Kiosk, address, running
from tests.tui.fakes import FakeEvening
from tests.tui.looking import look

_DARK, *_OTHERS = PALETTES
STUDENT_SIZES: Final = ((80, 24), (120, 40), (160, 50))


@dataclass(frozen=True)
class Sight:
    """A size of the terminal, and the themes that are looked at in it."""

    size: tuple[int, int]
    themes: Sequence[str]

    def __str__(self) -> str:
        """Name the test."""
        return f"{self.size[0]}x{self.size[1]} {'-'.join(theme.removeprefix('kiosk-') for theme in self.themes)}"


SMALL, LARGER = Sight((80, 24), (_DARK,)), Sight((120, 40), (_DARK,))


def sights(*quick: Sight, sizes: Sequence[tuple[int, int]] = STUDENT_SIZES) -> pytest.MarkDecorator:
    """Look at a walk in every size and theme; all but `quick` are long proofs."""
    every = [Sight(size, themes) for size in sizes for themes in ((_DARK,), _OTHERS)]
    marked = [each if each in quick else pytest.param(each, marks=pytest.mark.soak) for each in every]
    return pytest.mark.parametrize("sight", marked, ids=str)


Looks = Callable[[str], Awaitable[None]]


def one_code(_code: str, reference: str) -> Payload:
    """Return the same address whatever the code: real ones are another every time."""
    return address("MK7QDC2MNAQRST", reference)


@asynccontextmanager
async def looking(
    sight: Sight, snapshot: SnapshotAssertion, evening: FakeEvening | None = None, **options: object
) -> AsyncIterator[tuple[Kiosk, Looks]]:
    """Start a kiosk, and compare its pictures; what is cut, covered or unreadable is told at the end."""
    faults: list[str] = []
    async with running(
        evening, size=sight.size, theme=sight.themes[0], **({"code_address": one_code} | options)
    ) as kiosk:

        async def looks(name: str) -> None:
            picture, found = await look(kiosk, sight.themes)
            faults.extend(f"{name}: {one}" for one in found)
            assert picture == snapshot(name=name)

        yield kiosk, looks
    assert not faults, "\n".join(faults)
