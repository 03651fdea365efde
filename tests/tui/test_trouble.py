"""What a student sees when something behind the screen fails."""

import logging
from dataclasses import replace

import pytest

from kiosk.booking.status import Status
from kiosk.errors import DatabaseUnavailable, DatabaseUnwritable, DiskFull
from tests.tui.driving import running
from tests.tui.fakes import FakeEvening


async def test_unreachable_database_is_a_calm_sentence_at_the_start() -> None:
    """Without a database the welcome screen stays up, says so, and comes alive by itself."""
    evening = FakeEvening(fail={"show_event": DatabaseUnavailable(place="db.example")})
    async with running(evening) as kiosk:
        assert "lost its line to the bookings" in kiosk.text()
        evening.fail.clear()
        await kiosk.pilot.pause(2.2)
        await kiosk.settle()
        assert "9 professionals" in kiosk.text()
        assert "cannot be reached" not in kiosk.text()


async def test_shortlist_comes_back_by_itself() -> None:
    """If the database goes away while a student types, the words stay and the people appear when it is back."""
    async with running() as kiosk:
        await kiosk.to_interests()
        kiosk.evening.fail["find_matches"] = DatabaseUnavailable(place="db.example")
        await kiosk.write("sports")
        assert "lost its line to the bookings" in kiosk.text()
        kiosk.evening.fail.clear()
        await kiosk.pilot.pause(1.8)
        await kiosk.settle()
        assert "Mateo Álvarez Ruiz" in kiosk.text()


async def test_unforeseen_error_is_one_sentence_and_a_log_entry(caplog: pytest.LogCaptureFixture) -> None:
    """A mistake in the program is a sentence for the student and a trace for the log, and the kiosk goes on."""
    async with running() as kiosk:
        kiosk.evening.fail["show_professional"] = RuntimeError("a mistake")
        with caplog.at_level(logging.ERROR):
            await kiosk.to_professional("sports")
        assert "Something went wrong that should not have" in kiosk.text()
        assert "a mistake" not in kiosk.text()
        assert "a mistake" in caplog.text
        await kiosk.press("escape")
        assert kiosk.screen == "InterestsScreen"


async def test_code_stays_while_the_database_is_away() -> None:
    """A code on the screen stays there and says that the answer may be late."""
    async with running() as kiosk:
        await kiosk.to_code()
        kiosk.evening.fail["glance"] = DatabaseUnavailable(place="db.example")
        await kiosk.pilot.pause(0.7)
        await kiosk.settle()
        assert kiosk.screen == "CodeScreen"
        assert "K7QD-21" in kiosk.text()
        assert "lost its line to the bookings" in kiosk.text()


async def test_the_welcome_screen_says_no_old_news() -> None:
    """A line that was down when the visit began and is back when it ends leaves no sentence on the welcome screen."""
    async with running() as kiosk:
        kiosk.evening.fail["show_event"] = DatabaseUnavailable(place="db.example")
        kiosk.app.screen._look()  # type: ignore[attr-defined]
        await kiosk.settle()
        assert "lost its line to the bookings" in kiosk.text()
        await kiosk.to_interests("sports")
        kiosk.evening.fail.clear()
        await kiosk.press("f5")
        assert kiosk.screen == "WelcomeScreen"
        assert "lost its line to the bookings" not in kiosk.text()


async def test_the_next_best_is_offered_once_the_line_is_back() -> None:
    """A booking lapses while the line is down: what comes next is found once it is back, and the sentence goes."""
    async with running() as kiosk:
        await kiosk.to_code()
        kiosk.evening.fail["next_best"] = DatabaseUnavailable(place="db.example")
        kiosk.evening.bookings[1] = replace(kiosk.evening.bookings[1], status=Status.EXPIRED, due_at=None)
        await kiosk.pilot.pause(0.7)
        await kiosk.settle()
        assert "lost its line to the bookings" in kiosk.text()
        kiosk.evening.fail.clear()
        await kiosk.pilot.pause(2.2)
        await kiosk.settle()
        assert "lost its line to the bookings" not in kiosk.text()


async def test_late_answer_to_older_words_is_not_shown() -> None:
    """However slow a service answers, the shortlist on the screen belongs to the words on the screen."""
    async with running() as kiosk:
        await kiosk.to_interests()
        for letter in "crisis":
            kiosk.send(letter)
        await kiosk.press("ctrl+u")
        await kiosk.write("sports")
        assert "Mateo Álvarez Ruiz" in kiosk.text()
        assert "Amara Okafor" not in kiosk.text()


@pytest.mark.parametrize("size", [(79, 24), (80, 23), (40, 10), (10, 3)], ids=str)
async def test_small_window_gets_a_sentence(size: tuple[int, int]) -> None:
    """A window under 80 x 24 shows one sentence, and the screen again when it grows."""
    async with running() as kiosk:
        await kiosk.to_interests("sports")
        await kiosk.pilot.resize_terminal(*size)
        await kiosk.settle()
        assert "80" in kiosk.text() or size[0] < 40
        assert "Mateo" not in kiosk.text()
        await kiosk.pilot.resize_terminal(80, 24)
        await kiosk.settle()
        assert "Mateo Álvarez Ruiz" in kiosk.text()


@pytest.mark.parametrize("error", [DiskFull(place="/data/kiosk.db"), DatabaseUnwritable(place="/data/kiosk.db")])
async def test_a_student_is_sent_to_the_desk_where_nothing_passes_by_itself(error: DatabaseUnwritable) -> None:
    """A full disk is no lost line: the student reads whom to tell, and nothing of disks and settings."""
    async with running() as kiosk:
        await kiosk.to_about_you()
        await kiosk.write("Maya")
        kiosk.evening.fail["hold_slot"] = error
        await kiosk.press("f2")
        said = " ".join(kiosk.text().split())
        assert "Please tell the organizer's desk" in said
        assert "goes on by itself" not in said
        assert "kiosk.db" not in said
        kiosk.evening.fail.clear()
        await kiosk.press("f2")
        assert kiosk.screen == "CodeScreen"
