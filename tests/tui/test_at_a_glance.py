"""What can be seen from a step away: where the cursor is, what leads on, and the whole of what was chosen."""

from dataclasses import replace
from time import sleep

import pytest

from kiosk.booking.status import Status
from kiosk.people import Stage
from kiosk.services.answers import FoundMatches
from kiosk.tui.widgets.shortlist_view import ShortlistView
from kiosk.tui.widgets.typed_field import TypedField
from kiosk.tui.wording import first_name
from tests.tui.driving import Kiosk, running
from tests.tui.fakes import PEOPLE, PIN, QUESTIONS, FakeEvening
from tests.tui.organizing import FakeDesk, shown
from tests.tui.test_pictures import answered


def marked(kiosk: Kiosk) -> list[str]:
    """Return the rows that have a bar at their left edge."""
    return [row.partition("▌")[2].strip() for row in kiosk.text().splitlines() if "▌" in row]


async def test_the_organizers_menu_shows_its_cursor_without_colour() -> None:
    """A bar stands before the entry under the cursor, and before no other."""
    async with running(FakeDesk()) as kiosk:
        await kiosk.press("ctrl+o")
        await kiosk.write(PIN)
        await kiosk.press("enter")
        await shown(kiosk, "0-9")
        assert marked(kiosk)[0].endswith("The evening, live")
        await kiosk.press("down")
        assert marked(kiosk)[0].endswith("Bookings")
        assert len(marked(kiosk)) == 2  # both lines of the entry


async def test_the_questions_are_marked_while_the_keyboard_is_among_them() -> None:
    """Of two cursors on one screen only that of the keyboard has its bar."""
    async with running() as kiosk:
        await kiosk.to_about_you()
        assert marked(kiosk) == []
        await kiosk.write("Maya")
        await kiosk.press("enter", "down")
        assert QUESTIONS[0].startswith(marked(kiosk)[0].split("│")[0].lstrip("● ").strip())


async def test_a_chosen_question_is_read_whole_in_its_field() -> None:
    """On the smallest screen too, a question from the suggestions stands in one line, uncut."""
    async with running(size=(80, 24)) as kiosk:
        await kiosk.to_about_you()
        await kiosk.write("Maya")
        await kiosk.press("enter", "enter", "enter")
        assert any(QUESTIONS[0] in row for row in kiosk.text().splitlines())


async def test_the_key_says_what_the_button_says() -> None:
    """Once a request has come to nothing, Enter shows others, and there is nothing to give back."""
    async with running() as kiosk:
        await kiosk.to_code()
        assert "Enter  Done" in kiosk.text()
        assert "Give it back" in kiosk.text()
        await answered(kiosk, Status.DECLINED)
        assert "Enter  See others" in kiosk.text()
        assert "See who else fits" in kiosk.text()
        assert "Give it back" not in kiosk.text()


async def test_nothing_says_free_where_all_times_are_taken() -> None:
    """Neither a title nor a key speaks of times to take where there are none; the line is what leads on."""
    async with running(FakeEvening(full={"P01"})) as kiosk:
        await kiosk.to_professional("crisis comunications")
        text = kiosk.text()
        assert "Nobody waits yet" in text
        assert "Wait in line" in text
        assert "Free tonight" not in text
        assert "Take it" not in text
        await kiosk.press("n")
        assert "Free tonight" in kiosk.text()
        assert "Take it" in kiosk.text()


async def test_who_is_behind_an_interest_stands_beside_it() -> None:
    """On a wide screen somebody undecided sees the people of an interest before they take it."""
    async with running(size=(160, 50)) as kiosk:
        await kiosk.to_interests()
        assert "Head of Crisis Communications, Brightwater Group" in kiosk.text()
        await kiosk.press("down", "down")
        assert "Head of Crisis Communications, Brightwater Group" not in kiosk.text()
        assert "Director of Communications, Harbor City Athletic Club" in kiosk.text()


async def test_who_is_behind_an_interest_is_asked_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """An arrow held down asks no faster than it is answered, and ends with the people of the last row."""
    evening, waiting, most = FakeEvening(), 0, 0
    find = evening.find_matches

    def slowly(text: str, stage: Stage | None, limit: int) -> FoundMatches:
        nonlocal waiting, most
        waiting += 1
        most = max(most, waiting)
        sleep(0.05)
        waiting -= 1
        return find(text, stage, limit)

    monkeypatch.setattr(evening, "find_matches", slowly)
    async with running(evening, size=(160, 50)) as kiosk:
        await kiosk.press("enter")
        most = 0
        for _ in range(4):
            kiosk.send("down")
        await kiosk.settle()
        assert most == 1
        assert kiosk.app.screen.query_one(ShortlistView).highlighted == 4
        assert "Internationale Gesellschaft" in kiosk.text()


async def test_who_is_behind_an_interest_is_left_out_without_a_word() -> None:
    """While the database is away the card stays empty, and nobody is told of a question that they did not ask."""
    evening = FakeEvening()
    async with running(evening, size=(160, 50)) as kiosk:
        await kiosk.to_interests()
        evening.is_away = True
        await kiosk.press("down")
        assert "lost its line" not in kiosk.text()
        evening.is_away = False
        await kiosk.press("down")
        assert "Director of Communications, Harbor City Athletic Club" in kiosk.text()


@pytest.mark.parametrize("below", [-1, 0, 1])
async def test_an_interest_is_three_rows_high_for_a_fingertip(below: int) -> None:
    """On a very tall screen a touch a row above or below the words means them too."""
    async with running(size=(160, 50)) as kiosk:
        await kiosk.to_interests()
        rows = kiosk.text().splitlines()
        row = next(number for number, text in enumerate(rows) if "Music and festivals" in text)
        await kiosk.pilot.click(offset=(20, row + below))
        await kiosk.settle()
        assert kiosk.app.screen.query_one("#query", TypedField).text == "Music and festivals"


async def test_the_cursor_stays_on_whoever_was_looked_at() -> None:
    """Back from the second of a shortlist the cursor is on them; other words begin at the top."""
    async with running() as kiosk:
        await kiosk.to_interests("crisis")
        second = kiosk.app.screen.query_one(ShortlistView).people[1].professional.name
        await kiosk.press("down", "enter", "escape")
        assert second in marked(kiosk)[0]
        await kiosk.write(" communications")
        assert second not in marked(kiosk)[0]


@pytest.mark.parametrize("key", ["right", "down", "tab", "backspace"])
async def test_any_key_is_any_key(key: str) -> None:
    """An arrow, Tab or Backspace begins a visit as a letter does, and types nothing."""
    async with running() as kiosk:
        await kiosk.press(key)
        assert kiosk.screen == "InterestsScreen"
        assert kiosk.app.screen.query_one("#query", TypedField).text == ""


def test_a_name_of_one_very_long_word_is_cut_in_sentences() -> None:
    """Buttons and answers stay whole beside a name without spaces; where somebody is shown, the name is whole."""
    assert first_name(replace(PEOPLE[0], name="王小明" * 10)) == "王小明王小明王小…"
    assert first_name(PEOPLE[0]) == "Amara"
