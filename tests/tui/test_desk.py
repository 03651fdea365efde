"""The organizer's desk: bookings answered by one key each, professionals marked as here or pausing."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.status import Status
from kiosk.errors import AlreadyAnswered
from kiosk.people import Visit
from kiosk.services.forms import HoldForm
from kiosk.tui.organizer.professionals import ProfessionalsScreen
from tests.tui.evening_house import house, screen
from tests.tui.fakes import HOSTILE, PEOPLE, PIN
from tests.tui.organizing import FakeDesk, behind_the_pin, left, shown


def _desk() -> FakeDesk:
    desk = FakeDesk(people=(*PEOPLE, HOSTILE))
    desk.book(0, "Ada Lovelace", Status.REQUESTED)
    desk.book(1, "Maya Lindt", Status.CONFIRMED)
    desk.book(9, "[@click=app.quit]x[/] [/]", Status.REQUESTED, slot=1)
    return desk


async def test_one_key_answers_and_one_takes_it_back() -> None:
    """C confirms the booking under the cursor, U takes it back, and both are said."""
    desk = _desk()
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("2")
        await shown(kiosk, "Waiting 2")
        await kiosk.press("down", "c")
        await shown(kiosk, "confirmed. U takes it back")
        assert [one.status for one in desk.bookings.values()].count(Status.CONFIRMED) == 2
        await kiosk.press("u")
        await shown(kiosk, "waiting again")
        assert [one.status for one in desk.bookings.values()].count(Status.CONFIRMED) == 1
        await kiosk.press("u")
        await shown(kiosk, "Nothing was answered")


async def test_booking_is_found_by_reference_and_marked() -> None:
    """A reference typed without its dash finds the booking, and M marks that the two have met."""
    desk = _desk()
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("2")
        await shown(kiosk, "Waiting 2")
        await kiosk.press("slash")
        await kiosk.write("k7qd02")
        await kiosk.press("enter")
        assert "Ada" not in await shown(kiosk, "Maya Lindt")
        await kiosk.press("c")
        assert desk.moves == []
        await kiosk.press("m")
        await shown(kiosk, "met. U takes it back")
        assert desk.bookings[2].status is Status.MET


async def test_only_possible_answers_are_offered() -> None:
    """A confirmed booking offers Met and No-show, one that waits offers Confirm and Decline."""
    desk = _desk()
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("2")
        assert "Decline" not in await shown(kiosk, "Waiting 2")
        assert "← →" in kiosk.text()
        await kiosk.press("down")
        assert "No-show" not in await shown(kiosk, "Decline")
        await kiosk.press("right", "down")
        assert "Decline" not in await shown(kiosk, "No-show")


async def test_hostile_student_is_plain_text_at_the_desk() -> None:
    """A student's name with markup in it is shown as it was typed."""
    async with behind_the_pin(_desk(), size=(120, 40)) as kiosk:
        await kiosk.press("2")
        await shown(kiosk, "[@click=app.quit]x[/] [/]")
        await kiosk.pilot.click("#bookings", offset=(20, 2))
        await shown(kiosk, "Decline it")
        await kiosk.press("escape")
        assert kiosk.screen == "BookingsScreen"


async def test_faster_answer_from_elsewhere_is_said() -> None:
    """Where a professional was faster than the desk, the desk hears it and sees the new state."""
    desk = _desk()
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("2")
        await shown(kiosk, "Waiting 2")
        desk.fail["move_booking"] = AlreadyAnswered(status="declined", time="18:40", wanted="confirmed")
        desk.bookings[3] = replace(desk.bookings[3], status=Status.DECLINED)
        await kiosk.press("down", "c")
        await shown(kiosk, "Waiting 1")
        assert "!" in kiosk.text()


async def test_professional_is_marked_as_here_and_pausing() -> None:
    """H says that somebody has come, P that they pause; both are seen in the list at once."""
    desk = _desk()
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("3")
        await shown(kiosk, "0 of 10 are here")
        await kiosk.press("slash")
        await kiosk.write("amara")
        await kiosk.press("enter", "h")
        await shown(kiosk, "1 of 10 are here")
        await kiosk.press("p")
        await shown(kiosk, "‖ pauses")
        assert desk.paused == {"P01"}


async def test_every_key_of_the_list_stands_in_what_enter_opens() -> None:
    """At 80 columns not all keys have room at the bottom; Enter names each of them for whoever is chosen."""
    async with behind_the_pin(_desk()) as kiosk:
        await kiosk.press("3")
        await shown(kiosk, "0 of 10 are here")
        await kiosk.press("down")
        page = kiosk.app.screen
        assert isinstance(page, ProfessionalsScreen)
        keys = {hint.action for hint in page.hints() if hint.action} - {"back", "open", "undo"}
        assert {"mode", "seats", "leave_now"} <= keys
        assert keys == {action for _, action in page.doings()[1]}


async def test_somebody_who_has_to_leave_is_one_key_and_one_question() -> None:
    """L names what stands, calls it off, stops the times and says who knows; what has begun goes on; H undoes it."""
    desk = _desk()
    desk.book(0, "Zoë [/]", Status.CONFIRMED, slot=1)
    desk.book(0, "Bo Lind", Status.CONFIRMED, slot=2)
    desk.bookings[1] = replace(desk.bookings[1], starts_at=desk.now)
    card = replace(desk.bookings[5].card, email="bo@example.org")
    desk.bookings[5] = replace(desk.bookings[5], card=card)
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("3")
        await shown(kiosk, "0 of 10 are here")
        await kiosk.press("slash")
        await kiosk.write("amara")
        await kiosk.press("enter", "l")
        await shown(kiosk, "When does Amara Okafor leave?")
        await kiosk.press("enter")
        text = await shown(kiosk, "These 2 stand")
        assert "Zoë [/]" in text
        assert "Ada" not in text
        assert not desk.leaving
        await kiosk.press("enter")
        text = " ".join((await shown(kiosk, "has left")).split())
        assert "19:15 Bo L.: called off; a letter goes" in text
        assert "19:00 Zoë [.: called off; the ticket" in text
        assert [desk.bookings[number].status for number in (1, 4, 5)] == [Status.REQUESTED] + 2 * [Status.CANCELLED]
        assert desk.leaving == {"P01": desk.now}
        await kiosk.press("h")
        await shown(kiosk, "is here.")
        assert desk.leaving == {"P01": None}


async def test_a_name_that_is_typed_at_once_is_found_and_does_nothing_to_anybody() -> None:
    """Nobody is chosen when a list opens: letters go to Find, Enter chooses, and only then letters act."""
    desk = _desk()
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("3")
        text = await shown(kiosk, "0 of 10 are here")
        assert "Pause" not in text
        await kiosk.press("enter")
        await kiosk.write("hanna")
        await shown(kiosk, "│ hanna")
        assert (desk.present, desk.paused) == (set(), set())
        await kiosk.write("h" * 3)
        await shown(kiosk, "Nobody")
        await kiosk.press("enter", "h", "escape")
        assert not desk.present
        await kiosk.press("2")
        await shown(kiosk, "Waiting 2")
        await kiosk.write("maya")
        await shown(kiosk, "│ maya")
        assert desk.moves == []
        await kiosk.press("down", "x")
        await shown(kiosk, "Both count on it")
        await kiosk.press("enter")
        assert desk.moves == []
        await kiosk.press("x", "right", "enter")
        await shown(kiosk, "cancelled. U takes it back")
        assert desk.bookings[2].status is Status.CANCELLED


async def test_enter_opens_what_can_be_done_and_every_mark_is_taken_back() -> None:
    """Enter on a line lists what can be done with it, in both lists; a mark is said, and U makes it as before."""
    desk = _desk()
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("3")
        await shown(kiosk, "0 of 10 are here")
        await kiosk.press("down", "enter")
        assert "Has to leave" in await shown(kiosk, "Is here")
        assert not desk.present
        await kiosk.press("down", "enter")
        await shown(kiosk, "takes no new requests; what is booked stays. U takes it")
        assert desk.paused
        await kiosk.press("u")
        await shown(kiosk, "is not here")
        assert not desk.paused
        await kiosk.press("escape", "2")
        await shown(kiosk, "Waiting 2")
        await kiosk.press("down", "enter")
        assert "They have met" not in await shown(kiosk, "Confirm it")
        await kiosk.press("enter")
        await shown(kiosk, "confirmed. U takes it back")


async def test_a_meeting_that_has_not_begun_is_marked_after_one_question() -> None:
    """M before the start asks whether they have met already; the harmless answer has the cursor."""
    desk = _desk()
    desk.book(0, "Bo Lind", Status.CONFIRMED, slot=2)
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("2")
        await shown(kiosk, "Waiting 2")
        await kiosk.write("bo lind")
        await kiosk.press("enter", "m")
        await shown(kiosk, "It is to begin at 19:15")
        await kiosk.press("enter")
        assert desk.moves == []
        await kiosk.press("m", "right", "enter")
        await shown(kiosk, "met. U takes it back")
        assert desk.bookings[4].status is Status.MET


async def test_the_cursor_does_not_pass_to_another_when_its_line_goes() -> None:
    """A booking that is answered leaves the list, and the same key once more answers nobody else."""
    desk = _desk()
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("2")
        await shown(kiosk, "Waiting 2")
        await kiosk.press("down", "c")
        await shown(kiosk, "Waiting 1")
        await kiosk.press("c", "d")
        await shown(kiosk, "│ cd")
        assert len(desk.moves) == 1


async def test_somebody_leaves_at_a_time() -> None:
    """L offers the times ahead: what ends behind the chosen one is called off, the rest stays; U undoes it."""
    desk = _desk()
    desk.book(0, "Bo Lind", Status.CONFIRMED, slot=2)
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("3")
        await shown(kiosk, "0 of 10 are here")
        await kiosk.write("amara")
        await kiosk.press("enter", "h")
        await shown(kiosk, "1 of 10 are here")
        await kiosk.press("l")
        await shown(kiosk, "At 19:00")
        await kiosk.press("down", "enter")
        text = await shown(kiosk, "leaves at 19:00?")
        assert "Bo Lind" in text
        assert "Ada" not in text
        await kiosk.press("enter")
        await shown(kiosk, "leaves at 19:00: no times from then on")
        assert desk.present == {"P01"}
        assert [desk.bookings[number].status for number in (1, 4)] == [Status.REQUESTED, Status.CANCELLED]
        await kiosk.press("u")
        await shown(kiosk, "stays, as before")
        assert desk.leaving == {"P01": None}
        assert desk.bookings[4].status is Status.CONFIRMED


async def test_another_time_is_proposed_and_no_way_back_is_promised() -> None:
    """T lists the professional's free times; the one chosen waits for the student, and no undo is offered for it."""
    desk = _desk()
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("2")
        await shown(kiosk, "Waiting 2")
        before = desk.bookings[1].starts_at
        await kiosk.press("down", "down", "t")
        await shown(kiosk, "Enter takes it")
        await kiosk.press("down", "enter")
        await shown(kiosk, "K7QD-01: other time asked for; Ada L. takes it or not")
        assert desk.bookings[1].status is Status.COUNTERED
        assert desk.bookings[1].starts_at != before
        assert "U  Undo" not in kiosk.text()
        await kiosk.press("u")
        await shown(kiosk, "Nothing was answered here")
        assert desk.bookings[1].status is Status.COUNTERED
        await kiosk.press("right", "down", "t")
        await shown(kiosk, "both know the time")


async def test_when_and_with_how_many_a_professional_meets_is_chosen_at_the_desk() -> None:
    """M and S ask, Enter takes the answer, and what holds now is said; Esc changes nothing."""
    async with behind_the_pin(FakeDesk()) as kiosk:
        await kiosk.press("3")
        await shown(kiosk, "0 of ")
        await kiosk.press("down", "m")
        await shown(kiosk, "As the event has it")
        await kiosk.press("down", "down", "enter")
        await shown(kiosk, "Tonight at a table only, 1 student a meeting")
        await kiosk.press("s")
        await shown(kiosk, "How many students share a meeting")
        await kiosk.press("down", "down", "enter")
        await shown(kiosk, "3 students a meeting")
        await kiosk.press("m", "escape")
        assert kiosk.screen == "ProfessionalsScreen"


async def test_the_evening_ends_with_who_is_left_and_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last entry names who is still to meet, marks what is over as met, writes the report and says where."""
    monkeypatch.chdir(tmp_path)
    desk = _desk()
    past = desk.now - timedelta(minutes=20)
    desk.bookings[2] = replace(desk.bookings[2], starts_at=past, ends_at=past + timedelta(minutes=15))
    desk.book(9, "[/] Zoë", Status.CONFIRMED, slot=2)
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("0")
        text = await shown(kiosk, "One is over and not marked")
        assert "One conversation is still to come" in text
        assert "[/] Z." in text
        assert "kiosk serve" in text
        await kiosk.click("#report")
        await shown(kiosk, "The report is in")  # where, may be on two lines
        assert desk.reports == [tmp_path / "report.html"]
        await kiosk.click("#met")
        assert "not marked" not in await shown(kiosk, "1 marked as met")
        assert desk.bookings[2].status is Status.MET
        await kiosk.press("escape")
        assert kiosk.screen == "OrganizerScreen"


async def test_the_end_of_the_evening_deletes_after_one_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tables are written beside the report, and all that is personal goes, with a receipt that names nobody."""
    monkeypatch.chdir(tmp_path)
    with house(tmp_path / "data") as home:
        services = home.kiosk.services
        services.set_organizer_pin(PIN)
        slot = services.show_professional("P1").slots[2]
        visit = Visit(id=new_key(), name="Maya [/] Lindt")
        form = HoldForm(
            key=new_key(), code=new_booking_code(), professional_id="P1", starts_at=slot.starts_at, visit=visit
        )
        services.hold_slot(form)
        async with screen(home) as kiosk:
            await kiosk.press("ctrl+o")
            await kiosk.write(PIN)
            await kiosk.press("enter")
            await shown(kiosk, "0-9")
            await kiosk.press("0")
            await shown(kiosk, "go by themselves on")
            await kiosk.click("#tables")
            await shown(kiosk, "tables were written")
            await kiosk.click("#purge")
            await shown(kiosk, "of 1 student")
            await kiosk.press("enter")
            await left(kiosk, "ConfirmModal")
            assert services.list_bookings()[0].card.student == "Maya [/] Lindt"
            await kiosk.click("#purge")
            await shown(kiosk, "of 1 student")
            await kiosk.press("right", "enter")
            await shown(kiosk, "The receipt is in")
            assert "Maya" not in services.list_bookings()[0].card.student
            await kiosk.click("#do")
            await kiosk.settle()
    assert "Maya" in (tmp_path / "tables" / "bookings.csv").read_text(encoding="utf-8")
    assert "Maya" not in (tmp_path / "receipt.txt").read_text(encoding="utf-8")
