"""The set-up's screens on a real database: each step left, left out and taken up; a change of the event explained."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from kiosk.booking.codes import new_booking_code, new_key
from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.people import Visit
from kiosk.services.bundle import HoldForm
from kiosk.tui.options import KioskOptions
from kiosk.tui.organizer.set_up_app import SetUpApp
from kiosk.tui.widgets.plain import Plain

ROSTER = "Name,Company,Job title,Topics\nAna Ruiz,Faro,Director,Crisis communications\nBo Lind,Nord,Head,Sports PR\n"


class Organizer:
    """Somebody at the keyboard of the set-up."""

    def __init__(self, kiosk: Kiosk, app: SetUpApp, pilot: Pilot[bool]) -> None:
        self.kiosk, self.app, self.pilot = kiosk, app, pilot

    def text(self) -> str:
        """Return the words on the screen, white space collapsed."""
        strips = self.app.screen._compositor.render_strips(self.app.size)
        return " ".join(" ".join(strip.text for strip in strips).split())

    async def sees(self, words: str) -> str:
        """Wait until words stand on the screen."""
        for _ in range(600):
            if words in self.text():
                return self.text()
            await self.pilot.pause(0.02)
        raise AssertionError(f"{words!r} is not on the screen: {self.text()}")

    async def types(self, field: str, text: str) -> None:
        """Write into a field."""
        self.app.screen.query_one(f"#{field}", Input).value = text
        await self.pilot.pause()


@asynccontextmanager
async def setting_up(folder: Path) -> AsyncIterator[Organizer]:
    """Start the set-up on a fresh database in a folder with a roster file."""
    (folder / "spring-mixer").mkdir(exist_ok=True)
    (folder / "spring-mixer" / "roster.csv").write_text(ROSTER)
    with open_kiosk(data_dir=folder / "data") as kiosk:
        options = KioskOptions(phone_addresses=lambda: ("http://192.0.2.5:8765", "http://192.0.2.6:8765"))
        app = SetUpApp(kiosk.services, options)
        app.animation_level = "none"
        async with app.run_test(size=(80, 24)) as pilot:
            yield Organizer(kiosk, app, pilot)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "spring-mixer").mkdir()
    monkeypatch.chdir(tmp_path / "spring-mixer")
    monkeypatch.delenv("KIOSK_DATABASE_URL", raising=False)


async def test_the_event_comes_first_and_can_be_taken_as_it_is(tmp_path: Path) -> None:
    """Nothing else opens before the event; its form is filled in, wrong words are named, one key saves it."""
    async with setting_up(tmp_path) as organizer:
        await organizer.sees("filled in already")
        await organizer.pilot.press("2")
        await organizer.sees("The event comes first")
        await organizer.pilot.press("1")
        await organizer.sees("Spring Mixer")
        await organizer.types("date", "3.12.2026")
        await organizer.pilot.press("f2")
        await organizer.sees("is no date")
        await organizer.types("date", "2099-12-03")
        await organizer.types("time_zone", "Mars/Olympus")
        await organizer.pilot.press("f2")
        await organizer.sees("Mars/Olympus")
        await organizer.types("time_zone", "Europe/Madrid")
        await organizer.pilot.press("f2")
        await organizer.sees("Spring Mixer, Thu 3 Dec, 18:00 to 21:00")
        assert organizer.kiosk.services.show_event().time_zone == "Europe/Madrid"


async def test_steps_are_left_and_left_out(tmp_path: Path) -> None:
    """Esc comes back from a step with nothing done, S passes over it, and the doors say what will be missing."""
    async with setting_up(tmp_path) as organizer:
        await organizer.sees("filled in already")
        await organizer.pilot.press("enter")
        await organizer.sees("Spring Mixer")
        await organizer.pilot.press("f2")
        await organizer.sees("looked at first")
        await organizer.pilot.press("enter")
        await organizer.sees("roster.csv")
        await organizer.pilot.press("escape")
        await organizer.sees("The same by command: kiosk roster import")
        await organizer.pilot.press("s")
        await organizer.sees("The same by command: kiosk reach scan")
        await organizer.pilot.press("s")
        await organizer.sees("The same by command: kiosk badges")
        await organizer.pilot.press("7")
        said = await organizer.sees("Nobody can be booked")
        assert "Without a PIN nobody gets behind" in said
        await organizer.pilot.press("right", "enter")
        await organizer.pilot.pause(0.5)
        assert organizer.app.return_value is True
        assert organizer.kiosk.services.show_set_up().progress.opened


async def test_a_phone_that_scans_the_code_gives_the_event_its_address(tmp_path: Path) -> None:
    """The code shown is the one of the chosen address; when a phone brings it back, codes lead there."""
    async with setting_up(tmp_path) as organizer:
        services = organizer.kiosk.services
        services.set_event(services.suggest_event())
        await organizer.sees("filled in already")
        await organizer.pilot.press("escape")
    async with setting_up(tmp_path) as organizer:
        services = organizer.kiosk.services
        await organizer.sees("Professionals")
        await organizer.pilot.press("3")
        await organizer.sees("http://192.0.2.5:8765")
        await organizer.pilot.press("f2")
        await organizer.sees("http://192.0.2.6:8765")
        words = str(organizer.app.screen.query_one("#reach-address", Plain).content)
        nonce = words.split("/reach/")[1].split(maxsplit=1)[0]
        assert services.prove_reach(nonce, "http://192.0.2.6:8765")
        await organizer.sees("A phone was here")
        assert services.show_event().base_url == "http://192.0.2.6:8765"


async def test_a_changed_event_asks_when_bookings_stand(tmp_path: Path) -> None:
    """Who would meet outside the new times is named before anything is changed, and Esc changes nothing."""
    async with setting_up(tmp_path) as organizer:
        services = organizer.kiosk.services
        services.set_event(services.suggest_event())
        people = services.read_roster_file(Path("roster.csv"), "").professionals
        services.import_roster(people, False, False)
        (ana, *_) = services.list_professionals()
        last = services.show_professional(ana.id).slots[-1]
        visit = Visit(id=new_key(), name="Maya Lindt")
        booking = services.hold_slot(
            HoldForm(
                key=new_key(),
                code=new_booking_code(),
                professional_id=ana.id,
                starts_at=last.starts_at,
                visit=visit,
            )
        )
        before = services.show_event()
        await organizer.sees("Professionals")
    async with setting_up(tmp_path) as organizer:
        services = organizer.kiosk.services
        await organizer.sees("Spring Mixer")
        await organizer.pilot.press("1")
        await organizer.sees("Doors open")
        starts = organizer.app.screen.query_one("#starts", Input).value
        await organizer.types("ends", f"{(int(starts[:2]) + 1) % 24:02}{starts[2:]}")
        await organizer.pilot.press("f2")
        await organizer.sees("1 booking stands")
        assert booking.reference in organizer.text()
        await organizer.pilot.press("escape")
        await organizer.pilot.pause(0.2)
        assert services.show_event() == before
        await organizer.pilot.press("f2")
        await organizer.sees("1 booking stands")
        await organizer.pilot.press("right", "enter")
        await organizer.sees("From here to open doors")
        assert services.show_event().ends_at < before.ends_at
        assert services.show_booking(booking.id).starts_at == booking.starts_at
