"""The set-up's screens on a real database: each step left, left out and taken up; a change of the event explained."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any, cast

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from kiosk.booking.codes import new_booking_code, new_key
from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.errors import DatabaseBusy, NoEvent
from kiosk.people import Mode, Visit
from kiosk.services.forms import HoldForm
from kiosk.services.set_event import form_of
from kiosk.services.show_set_up import SetUpStep
from kiosk.texts import Texts
from kiosk.tui.options import KioskOptions
from kiosk.tui.organizer.badge_step import BadgeStepScreen
from kiosk.tui.organizer.pin_step import PinStepScreen
from kiosk.tui.organizer.reach_step import ReachStepScreen
from kiosk.tui.organizer.rehearsal_step import RehearsalStepScreen
from kiosk.tui.organizer.set_up import SetUpScreen
from kiosk.tui.organizer.set_up_app import SetUpApp
from kiosk.tui.scene import Scene
from kiosk.tui.screens.organizer import PinModal
from kiosk.tui.typed_event import as_form, as_typed
from kiosk.tui.widgets.one_of import Choice, OneOf
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.typed_field import TypedField
from tests.tui.busy_desk import BusyDesk, half_way
from tests.tui.driving import running
from tests.tui.fakes import EVENT

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
async def setting_up(folder: Path, *, asks_pin: bool = False, has_event: bool = False) -> AsyncIterator[Organizer]:
    """Start the set-up on a fresh database in a folder with a roster file."""
    (folder / "spring-mixer").mkdir(exist_ok=True)
    (folder / "spring-mixer" / "roster.csv").write_text(ROSTER)
    with open_kiosk(data_dir=folder / "data") as kiosk:
        if has_event:
            kiosk.services.set_event(kiosk.services.suggest_event())
        options = KioskOptions(phone_addresses=lambda: ("http://192.0.2.5:8765", "http://192.0.2.6:8765"))
        app = SetUpApp(kiosk.services, options, asks_pin=asks_pin)
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
        await organizer.pilot.press(*"Fair")
        name = organizer.app.screen.query_one("#name", TypedField)
        assert name.value == "Fair"
        name.value = "Spring Mixer"
        await organizer.types("date", "3.12.2026")
        await organizer.pilot.press("f2")
        await organizer.sees("is no date")
        for field, text in (("date", "2099-12-03"), ("starts", "18:00"), ("ends", "21:00")):
            await organizer.types(field, text)
        await organizer.types("time_zone", "Mars/Olympus")
        await organizer.pilot.press("f2")
        await organizer.sees("Mars/Olympus")
        await organizer.types("time_zone", "Europe/Madrid")
        await organizer.pilot.press("f2")
        await organizer.sees("Spring Mixer, Thu 3 Dec, 18:00 to 21:00")
        assert organizer.kiosk.services.show_event().time_zone == "Europe/Madrid"


async def test_a_year_that_was_mistyped_is_asked_about(tmp_path: Path) -> None:
    """An event that would be over already is kept only after a yes; a night to come needs none."""
    async with setting_up(tmp_path) as organizer:
        await organizer.sees("filled in already")
        await organizer.pilot.press("enter")
        await organizer.sees("Spring Mixer")
        for field, text in (("date", "2019-12-03"), ("starts", "18:00"), ("ends", "21:00")):
            await organizer.types(field, text)
        await organizer.pilot.press("f2")
        await organizer.sees("closed on Tue 3 Dec 2019")
        await organizer.pilot.press("escape")
        with pytest.raises(NoEvent):
            organizer.kiosk.services.show_event()
        await organizer.types("date", "2099-12-03")
        await organizer.pilot.press("f2")
        await organizer.sees("Spring Mixer, Thu 3 Dec, 18:00 to 21:00")


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
    async with setting_up(tmp_path, has_event=True) as organizer:
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
        await organizer.pilot.press("f2")
        await organizer.sees("http://192.0.2.5:8765/reach/")
        assert "A phone was here" not in organizer.text()
        await organizer.pilot.press("enter")
        assert isinstance(organizer.app.screen, ReachStepScreen)


async def test_a_changed_event_asks_when_bookings_stand(tmp_path: Path) -> None:
    """Who would meet outside the new times is named before anything is changed, and Esc changes nothing."""
    async with setting_up(tmp_path) as organizer:
        services = organizer.kiosk.services
        services.set_event(services.suggest_event())
        people = services.read_roster_file(Path("roster.csv"), "", False, {}).professionals
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


async def test_an_address_that_could_not_be_kept_is_tried_again(tmp_path: Path) -> None:
    """A database that is busy when the phone comes costs a second, and not the whole test."""
    async with setting_up(tmp_path) as organizer:
        services = organizer.kiosk.services
        services.set_event(services.suggest_event())
        tries: list[object] = []

        def busy_once(form: Any) -> Any:
            tries.append(form)
            if len(tries) == 1:
                raise DatabaseBusy
            return services.set_event(form)

        options = KioskOptions(phone_addresses=lambda: ("http://192.0.2.5:8765",))
        scene = Scene(replace(services, set_event=busy_once), options)
        organizer.app.push_screen(ReachStepScreen(scene))
        await organizer.sees("/reach/")
        words = str(organizer.app.screen.query_one("#reach-address", Plain).content)
        assert services.prove_reach(words.split("/reach/")[1].split(maxsplit=1)[0], "http://192.0.2.5:8765")
        await organizer.sees("A phone was here")
        assert len(tries) == 2


async def test_a_look_at_the_set_up_of_open_doors_notes_nothing(tmp_path: Path) -> None:
    """From behind the PIN the steps can be looked at; the next start shows the students their screen as before."""
    async with setting_up(tmp_path) as organizer:
        await organizer.sees("filled in already")
        services = organizer.kiosk.services
        while not services.show_set_up().progress.begun:
            await organizer.pilot.pause(0.02)
        (tmp_path / "data" / "set-up.json").unlink()
        services.set_event(services.suggest_event())
        organizer.app.push_screen(SetUpScreen(Scene(services, KioskOptions())))
        await organizer.sees("Spring Mixer")
        await organizer.pilot.press("escape")
        assert not services.show_set_up().progress.begun


async def test_nobody_gets_to_the_steps_without_the_pin(tmp_path: Path) -> None:
    """Where the organizer has a PIN, the set-up asks for it; Esc ends the program."""
    with open_kiosk(data_dir=tmp_path / "data") as kiosk:
        kiosk.services.set_event(kiosk.services.suggest_event())
        kiosk.services.set_organizer_pin("246813")
    async with setting_up(tmp_path, asks_pin=True) as organizer:
        for pin in ("111999", "246813"):
            await organizer.pilot.pause()
            assert isinstance(organizer.app.screen, PinModal)
            await organizer.types("pin", pin)
            await organizer.pilot.press("enter")
            await organizer.sees("not the organizer's PIN" if pin == "111999" else "From here to open doors")
    async with setting_up(tmp_path, asks_pin=True) as organizer:
        await organizer.pilot.pause()
        await organizer.pilot.press("escape")
        await organizer.pilot.pause(0.2)
        assert organizer.app.return_value is False


async def test_a_digit_that_is_no_number_does_nothing(tmp_path: Path) -> None:
    """A French keyboard has a key for "²"; the steps stay."""
    async with setting_up(tmp_path) as organizer:
        await organizer.sees("filled in already")
        await organizer.pilot.press("²")
        await organizer.pilot.pause(0.1)
        assert isinstance(organizer.app.screen, SetUpScreen)


def test_a_form_of_an_event_reads_back_as_it_was() -> None:
    """What stands in the fields is the event; a number that is none names its field."""
    form = replace(form_of(EVENT), request_minutes=None, later_minutes=None, later_days=None)
    today = date(2026, 11, 25)
    assert as_form(as_typed(form), Texts(), today)[0] == form
    wrong = as_form(as_typed(form) | {"seats": "two"}, Texts(), today)[1]
    said, _ = as_form(as_typed(form) | {"date": "tonight", "ends": "8.45pm"}, Texts(), today)
    assert said is not None
    assert (said.date, said.ends) == (today, time(20, 45))
    assert wrong[0] == "seats"
    assert "no whole number" in wrong[1]


async def test_modes_seats_and_consents_are_chosen_on_the_form(tmp_path: Path) -> None:
    """Arrow keys and touches choose among words; what cannot be is refused in the form's own words."""
    async with setting_up(tmp_path) as organizer:
        await organizer.sees("filled in already")
        await organizer.pilot.press("1")
        await organizer.sees("Spring Mixer")
        organizer.app.screen.query_one("#mode").focus()
        await organizer.pilot.press("right")
        await organizer.sees("◉ tonight at tables only")
        await organizer.types("seats", "7")
        await organizer.pilot.press("f2")
        said = await organizer.sees("7 students in a slot")
        assert "kiosk event set" not in said
        await organizer.types("seats", "2")
        field = organizer.app.screen.query_one("#room_names", OneOf)
        field.scroll_visible(animate=False)
        await organizer.pilot.pause()
        await organizer.pilot.click(list(field.query(Choice))[1])
        await organizer.pilot.press("f2")
        await organizer.sees("looked at first")
        event = organizer.kiosk.services.show_event()
        assert (event.mode, event.seats, event.room_names, event.keep_unknown) == (Mode.TONIGHT, 2, True, False)


async def test_a_long_rehearsal_is_read_to_its_end(tmp_path: Path) -> None:
    """What a rehearsal found is longer than a small screen: Page Down and the arrows show the rest."""
    async with setting_up(tmp_path) as organizer:
        scene = Scene(organizer.kiosk.services, KioskOptions())
        page = RehearsalStepScreen(scene)
        await organizer.app.push_screen(page)
        page.show_outcome("\n".join(f"line {number}." for number in range(60)))
        text = await organizer.sees("PgDn")
        assert "line 0." in text
        assert "line 59." not in text
        await organizer.pilot.press("pagedown", "pagedown", "pagedown")
        assert "line 0." not in await organizer.sees("line 59.")
        await organizer.pilot.press("pageup", "pageup", "pageup")
        await organizer.sees("line 0.")
        await organizer.pilot.press("down")
        assert "line 0." not in await organizer.sees("line 1.")


async def test_badges_speak_the_language_of_the_event(tmp_path: Path) -> None:
    """A visit in Spanish before the organizer came changes nothing on paper."""
    async with running() as kiosk:
        await kiosk.press("f2")
        scene = kiosk.app.scene
        assert scene.texts.language == "es"
        services = cast(Any, SimpleNamespace(write_badges=lambda form: form))
        form: Any = BadgeStepScreen(replace(scene, services=services))._write(tmp_path / "badges.html")
        assert form.texts.language == "en"


async def test_a_key_that_comes_before_the_answer_counts(tmp_path: Path) -> None:
    """Whoever presses a number while the database is still thinking goes there as soon as it has answered."""
    async with setting_up(tmp_path) as organizer:
        await organizer.sees("filled in already")
        services, answer = organizer.kiosk.services, Event()
        services.set_event(services.suggest_event())
        slow = replace(services, show_set_up=lambda: (answer.wait(20), services.show_set_up())[1])
        organizer.app.push_screen(SetUpScreen(Scene(slow, KioskOptions())))
        try:
            await organizer.pilot.pause()
            await organizer.pilot.press("3")
            assert "The event comes first" not in organizer.text()
        finally:
            answer.set()
        await organizer.sees("Do phones get here")
        assert isinstance(organizer.app.screen, ReachStepScreen)


async def test_badges_without_a_link_are_announced(tmp_path: Path) -> None:
    """Where no phone has proved an address the page of the badges says so before it is printed."""
    async with setting_up(tmp_path, has_event=True) as organizer:
        await organizer.sees("✓ Event")
        await organizer.pilot.press("4")
        await organizer.sees("no link for phones")


async def test_badges_without_a_table_are_announced() -> None:
    """Where tables are too few for all, the page of the badges says so before badges that name none are printed."""
    desk = BusyDesk()
    desk.standing = half_way()
    async with running(desk) as kiosk:
        kiosk.app.push_screen(BadgeStepScreen(kiosk.app.scene))
        await kiosk.settle()
        assert "3 have no table yet" in " ".join(kiosk.text().split())


async def test_two_pins_that_differ_are_typed_anew_from_the_first() -> None:
    """After "the two differ" the cursor stands in the first field, so that typing both again sets the PIN."""
    async with running() as kiosk:
        screen = PinStepScreen(kiosk.app.scene)
        kiosk.app.push_screen(screen)
        await kiosk.settle()
        for second in ("135798", "135799"):
            await kiosk.write("135799")
            await kiosk.press("enter")
            await kiosk.write(second)
            await kiosk.press("enter")
            if second == "135798":
                assert "The two differ" in kiosk.text()
                assert kiosk.app.focused is screen.query_one("#pin")
        assert "The two differ" not in kiosk.text()


async def test_a_hall_without_a_way_for_phones_is_skipped_on_its_own_page(tmp_path: Path) -> None:
    """S on the page of the phone test leaves the step out and goes on to the next."""
    async with setting_up(tmp_path, has_event=True) as organizer:
        await organizer.sees("Professionals")
        await organizer.pilot.press("3")
        await organizer.sees("http://192.0.2.5:8765")
        await organizer.pilot.press("s")
        await organizer.sees("left out")
        assert isinstance(organizer.app.screen, SetUpScreen)
        assert organizer.kiosk.services.show_set_up().is_skipped(SetUpStep.REACH)


async def test_an_enter_too_many_opens_no_step_again(tmp_path: Path) -> None:
    """An Enter too early asks for the PIN once more; after it was typed twice another Enter opens no page for it."""
    async with setting_up(tmp_path, has_event=True) as organizer:
        await organizer.sees("Professionals")
        await organizer.pilot.press("5")
        await organizer.sees("The same again")
        await organizer.pilot.press(*"471193", "enter", "enter")
        await organizer.sees("Once more, the same again.")
        await organizer.pilot.press(*"471193", "enter", "enter", "enter")
        await organizer.pilot.pause(0.5)
        assert not isinstance(organizer.app.screen, PinStepScreen)
        assert organizer.kiosk.services.show_set_up().has_pin
