"""The live board on the organizer's screen, and what of it the room sees."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.booking.board import BoardPlace
from kiosk.booking.stations import Call, StationOrders
from kiosk.booking.status import Status
from kiosk.errors import DatabaseUnavailable
from kiosk.texts import LANGUAGES, Texts
from kiosk.tui.options import KioskOptions
from kiosk.tui.organizer.board_app import BoardApp
from kiosk.tui.wording import call_words
from tests.tui.driving import Kiosk, running
from tests.tui.fakes import HOSTILE, PEOPLE
from tests.tui.organizing import FakeDesk, behind_the_pin, shown

SIZES = [(80, 24), (120, 40), (200, 60)]


def _desk() -> FakeDesk:
    desk = FakeDesk(people=(*PEOPLE, HOSTILE), present={"P01", "P02"}, paused={"P02"})
    desk.book(0, "Ada Lovelace", Status.CONFIRMED)
    desk.bookings[1] = replace(desk.bookings[1], starts_at=desk.now, ends_at=desk.bookings[1].ends_at)
    desk.book(4, "Maya Lindt", Status.CONFIRMED, slot=1)
    desk.book(9, "[@click=app.quit]x[/] [/]", Status.REQUESTED, slot=2)
    desk.book(3, "Zoë", Status.NO_SHOW)
    return desk


@asynccontextmanager
async def _board(desk: FakeDesk, size: tuple[int, int], *, room: bool = False) -> AsyncIterator[Kiosk]:
    app = BoardApp(desk.services(), KioskOptions(clock=desk.clock), room=room)
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        kiosk = Kiosk(app, pilot, desk)  # type: ignore[arg-type]
        await shown(kiosk, "Esc")
        yield kiosk


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40", "200x60"])
async def test_board_reads_at_every_size(size: tuple[int, int]) -> None:
    """On any terminal the board says who talks, who is next and who waits for how long; nothing is torn."""
    async with _board(_desk(), size) as kiosk:
        text = await shown(kiosk, "to 19:00 Ada")
        assert "Amara Okafor" in text
        assert len(text.splitlines()) == size[1]
        assert max(len(line) for line in text.splitlines()) <= size[0]
        if size[0] == 80:
            await kiosk.press("right")
        text = await shown(kiosk, "3 min")
        assert "[@cl" in text  # as much of the name as the column has room for
        assert kiosk.app.is_running


async def test_the_next_meeting_reads_where_three_lists_had_no_room() -> None:
    """At 130 columns the times and names of now and next are whole, and whoever has one stands first."""
    async with _board(_desk(), (130, 40)) as kiosk:
        text = await shown(kiosk, "to 19:00 Ada")
        assert "19:00 Maya L" in text
        assert "Professional" in text
        assert text.index("Priya Raman") < text.index("Mateo")


async def test_board_leads_to_the_desk_and_back() -> None:
    """Enter on somebody who waits opens the desk with that booking, and the answer is on the board at once."""
    desk = _desk()
    async with _board(desk, (80, 24)) as kiosk:
        await shown(kiosk, "Waiting 1")
        await kiosk.press("right", "enter")
        await shown(kiosk, "All 1")
        await kiosk.press("c")
        await shown(kiosk, "U takes it back")
        await kiosk.press("escape")
        await shown(kiosk, "Waiting 0")
        assert desk.bookings[3].status is Status.CONFIRMED


async def test_absent_professional_who_is_expected_soon_stands_out() -> None:
    """Whoever is not here and has a conversation within a quarter of an hour comes first, with a mark."""
    desk = _desk()
    desk.bookings[2] = replace(desk.bookings[2], starts_at=desk.now.replace(minute=55))
    async with _board(desk, (80, 24)) as kiosk:
        await shown(kiosk, "Not here 8")
        await kiosk.press("right", "right", "right")
        text = await shown(kiosk, "18:55!")
        assert text.index("Priya Raman") < text.index("Noor Haddad")


async def test_board_stays_when_the_database_goes() -> None:
    """Without a database the board keeps what it knew and says that it may be old."""
    desk = _desk()
    async with _board(desk, (120, 40)) as kiosk:
        await shown(kiosk, "to 19:00 Ada")
        desk.fail["show_board"] = DatabaseUnavailable(place="db.example")
        await kiosk.pilot.pause(3.1)
        assert "Amara Okafor" in await shown(kiosk, "goes on by itself")


async def test_room_sees_first_names_and_tables_only() -> None:
    """The second screen names who agreed to it; no family name, no reference, nobody who is not confirmed."""
    desk = _desk()
    desk.agreed.add("Ada Lovelace")
    async with _board(desk, (80, 24), room=True) as kiosk:
        text = await shown(kiosk, "Amara")
        assert "Ada" in text
        assert "Priya" in text
        assert "a student" in text
        for hidden in ("Okafor", "Lovelace", "Maya", "Lindt", "K7QD", "Zoë", "@click"):
            assert hidden not in text


async def test_board_is_left_by_its_keys() -> None:
    """Unlike the kiosk, the board ends with q."""
    async with _board(_desk(), (80, 24)) as kiosk:
        kiosk.send("q")
        for _ in range(50):
            await kiosk.pilot.pause(0.02)
            if kiosk.app._exit:
                break
        assert kiosk.app._exit


async def test_board_behind_the_pin() -> None:
    """The same board opens from the organizer's menu on any kiosk."""
    async with behind_the_pin(_desk()) as kiosk:
        await kiosk.press("1")
        await shown(kiosk, "talking now")
        assert kiosk.screen == "BoardScreen"


async def test_station_is_set_out_of_order_from_the_board() -> None:
    """Enter on a kiosk sets it out of order after a question; one that went silent is seen."""
    desk = _desk()
    desk.stations = {"door": False, "bar": False}
    desk.silent = {"bar"}
    async with _board(desk, (80, 24)) as kiosk:
        await shown(kiosk, "Kiosks 2")
        await kiosk.press("left")
        await shown(kiosk, "silent")
        await kiosk.press("down", "enter")
        await shown(kiosk, "Set door out of order?")
        await kiosk.press("right", "enter")
        await shown(kiosk, "door takes no new visit.")
        assert desk.stations["door"]


def _line(desk: FakeDesk) -> tuple[BoardPlace, ...]:
    return tuple(
        BoardPlace(
            id=number,
            reference=f"WA1T-{number:02}",
            professional_id="P01",
            professional="Amara Okafor",
            student=student,
            since=desk.now - timedelta(minutes=20 - number),
            position=number,
        )
        for number, student in enumerate(("Zoë [/] Quill", "Bo Lind"), 1)
    )


async def test_the_next_in_line_is_called_and_who_is_gone_makes_room() -> None:
    """W on a professional calls the first in line by reference on all kiosks, or takes them off it."""
    desk = _desk()
    desk.in_line = _line(desk)
    async with _board(desk, (80, 24)) as kiosk:
        await shown(kiosk, "In line 2")
        await kiosk.press("w")
        await shown(kiosk, "Zoë [/] Quill (WA1T-01) is number 1")
        await kiosk.press("enter")
        await shown(kiosk, "All kiosks show: WA1T-01: you are next")
        assert (desk.called, desk.announced) == ("WA1T-01", "")
        await kiosk.press("right", "w")
        await shown(kiosk, "Somebody is in line: W calls them from the list")
        await kiosk.press("left")
        await kiosk.press("w", "down", "enter")
        await shown(kiosk, "is off the line")
        await kiosk.press("right", "right")
        await shown(kiosk, "1. ")
        await kiosk.press("enter")
        await shown(kiosk, "Bo Lind (WA1T-02) is number 1")
        await kiosk.press("escape", "left", "left", "down", "w")
        await shown(kiosk, "Nobody is in line for")


def _held(desk: FakeDesk) -> None:
    """Hold a time for Bo, who came second and stands before the first, and leave Zoë in line."""
    booking = desk.book(0, "Bo [/] Lind", Status.HELD, slot=4)
    first, second = _line(desk)
    held = replace(second, student="Bo [/] Lind", reference=booking.reference, position=0, booking_id=booking.id)
    desk.in_line = (first, replace(held, starts_at=booking.starts_at, due_at=desk.now + timedelta(minutes=5)))


async def test_whoever_a_time_is_held_for_is_called_from_the_board_and_from_the_desk() -> None:
    """W names the time and how long it is held, calls its student before those in line, or gives it on."""
    desk = _desk()
    _held(desk)
    async with _board(desk, (80, 24)) as kiosk:
        await shown(kiosk, "In line 2")
        await kiosk.press("w")
        await shown(kiosk, "Bo [/] Lind (K7QD-05): ")
        assert "held for them until" in " ".join(kiosk.text().split())
        await kiosk.press("enter")
        await shown(kiosk, "All kiosks show: K7QD-05: you are next")
        assert desk.called == "K7QD-05"
        await kiosk.press("b")
        await shown(kiosk, "Waiting 2")
        await kiosk.press("down")
        await shown(kiosk, "W  Call")
        await kiosk.press("w")
        await shown(kiosk, "Give the time to the next in line")
        await kiosk.press("down", "enter")
        await shown(kiosk, "is given back")
        assert desk.bookings[5].status is Status.CANCELLED
    desk.in_line = ()
    desk.book(1, "Ada Lovelace", Status.HELD, slot=5)
    async with _board(desk, (80, 24)) as kiosk:
        await kiosk.press("b")
        await shown(kiosk, "Waiting 2")
        await kiosk.press("down", "down", "w")
        await kiosk.press("down", "w")
        await shown(kiosk, "did not wait in line")


async def test_a_meeting_on_another_day_says_its_day() -> None:
    """The lists of the board and of the desk never show the hour of another day alone."""
    desk = _desk()
    later = desk.event.starts_at + timedelta(days=7)
    desk.bookings[3] = replace(desk.bookings[3], starts_at=later, ends_at=later + timedelta(minutes=30))
    async with _board(desk, (80, 24)) as kiosk:
        await shown(kiosk, "Waiting 1")
        await kiosk.press("right")
        await shown(kiosk, "Thu 10 Dec 18:00")
        await kiosk.press("b")
        await shown(kiosk, "Thu 10 Dec 18:00")


async def test_message_goes_to_all_kiosks_as_plain_text() -> None:
    """M writes a message that every kiosk shows at its top, however hostile; an empty one takes it back."""
    desk = _desk()
    async with _board(desk, (80, 24)) as kiosk:
        await shown(kiosk, "talking now")
        await kiosk.press("m")
        await kiosk.write("Last [/] bookings [@click=app.quit]now")
        await kiosk.press("enter")
        await shown(kiosk, "All kiosks show: Last [/] bookings")
        assert desk.announced == "Last [/] bookings [@click=app.quit]now"
    desk.orders = StationOrders(announcement=desk.announced)
    async with behind_the_pin(desk) as kiosk:
        await shown(kiosk, "► Last [/] bookings [@click=app.quit]now")
    desk.orders = StationOrders(announcement=desk.announced, call=Call("WA1T-01", "Amara Okafor"))
    async with behind_the_pin(desk) as kiosk:
        await shown(kiosk, "► WA1T-01: you are next for Amara Okafor. Come to the desk.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "shown_as"),
    [("Amara Okafor", "Amara Okafor"), ("Maximiliana Featherstonehaugh", "Maximiliana"), ("W" * 90, "WWWW…")],
)
def test_a_call_fits_on_a_line_of_every_kiosk(language: str, name: str, shown_as: str) -> None:
    """It is whole within the sixty characters of a message; only a long name gives way."""
    words = call_words(Call("WA1T-01", name), Texts(language))
    assert len(words) <= 60
    assert shown_as in words
    assert words.startswith("WA1T-01")
    assert words.endswith(".")


async def test_kiosk_that_is_out_of_order_says_so_and_comes_back() -> None:
    """A closed kiosk takes no visit, keeps the organizer's key, and works again when it is opened."""
    desk = _desk()
    desk.orders = StationOrders(is_closed=True)
    async with running(desk) as kiosk:
        await shown(kiosk, "This kiosk is out of order")
        await kiosk.press("enter", "escape", "f5", "x")
        assert kiosk.screen == "OutOfOrderScreen"
        await kiosk.press("ctrl+o")
        assert kiosk.screen == "PinModal"
        await kiosk.press("escape")
        desk.orders = StationOrders()
        station = kiosk.app._station
        assert station is not None
        station.tell()
        await shown(kiosk, "Press any key")
        assert kiosk.screen == "WelcomeScreen"


async def test_visit_under_way_is_finished_first() -> None:
    """A kiosk that is set out of order during a visit lets the student finish."""
    desk = _desk()
    async with running(desk) as kiosk:
        await kiosk.to_interests("sports")
        desk.orders = StationOrders(is_closed=True)
        station = kiosk.app._station
        assert station is not None
        station.tell()
        await kiosk.settle()
        assert kiosk.screen == "InterestsScreen"
        await kiosk.press("f5")
        await shown(kiosk, "This kiosk is out of order")
