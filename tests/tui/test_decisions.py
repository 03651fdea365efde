"""How many decisions and seconds lie between the welcome screen and the code, by a plain model of a student.

A typed character counts 0.4 s, every other key 1 s; a decision is a text or such a key. No clock is read.
"""

from dataclasses import dataclass
from pathlib import Path

from kiosk.bootstrap import open_kiosk, utc_now
from kiosk.services.prepare_demo import prepare_demo
from kiosk.tui.app import KioskApp
from kiosk.tui.options import KioskOptions
from tests.tui.driving import Kiosk
from tests.tui.fakes import FakeEvening

_LETTER = 0.4
_KEY = 1.0


@dataclass
class Effort:
    """What a visit costs the student."""

    decisions: int = 0
    seconds: float = 0.0


async def effort_to_code(folder: Path, interest: str, name: str) -> Effort:
    """Walk through the demo as a student who types an interest and a name and takes a suggested question."""
    effort = Effort()
    with open_kiosk(data_dir=folder) as real:
        prepare_demo(real.services, utc_now)
        app = KioskApp(real.services, KioskOptions())
        app.animation_level = "none"
        async with app.run_test(size=(120, 42)) as pilot:
            kiosk = Kiosk(app, pilot, FakeEvening())

            async def key(name: str) -> None:
                effort.decisions += 1
                effort.seconds += _KEY
                await kiosk.press(name)

            async def text(words: str) -> None:
                effort.decisions += 1
                effort.seconds += _LETTER * len(words)
                await kiosk.write(words)

            await kiosk.settle()
            await key("enter")  # any key begins
            await text(interest)
            await key("enter")  # the best match
            await key("enter")  # its first free time
            await text(name)
            for _ in range(4):  # to the question, to the suggestions, the first of them, book
                await key("enter")
            assert kiosk.screen == "CodeScreen", kiosk.text()
    return effort


async def test_half_a_minute_is_enough(tmp_path: Path) -> None:
    """From a key on the welcome screen to the code it takes at most 12 decisions and 25 seconds."""
    effort = await effort_to_code(tmp_path, "crisis communications", "Maya Lindt")
    assert effort.decisions <= 12
    assert effort.seconds <= 25
