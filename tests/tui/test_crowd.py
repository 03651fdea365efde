"""What a crowd needs besides the straight way: looking around, going on quickly, taking back."""

import time

import pytest

from kiosk.booking.status import Status
from kiosk.errors import DatabaseBusy, DatabaseUnavailable, SlotTaken
from kiosk.services.answers import OfferedInterest
from kiosk.tui.screens import interests
from kiosk.tui.widgets.browse_choice import BrowseBy, offered_by
from kiosk.tui.widgets.example import Example
from kiosk.tui.widgets.key_bar import KeyHint
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.rotating_hints import RotatingHints
from kiosk.tui.widgets.touch_keyboard import TouchKey, TouchKeyboard
from kiosk.tui.widgets.typed_field import TypedField
from tests.tui.driving import Kiosk, running
from tests.tui.fakes import PEOPLE, FakeEvening
from tests.tui.organizing import FakeDesk


async def test_who_does_not_know_what_to_type_looks_around() -> None:
    """F6 turns the list to companies and positions; what is taken from it finds its people."""
    async with running() as kiosk:
        await kiosk.to_interests()
        assert "◉ What they know" in kiosk.text()
        await kiosk.press("f6")
        assert "◉ Companies" in kiosk.text()
        assert "Brightwater Group" in kiosk.text()
        await kiosk.press("enter")
        assert "works at Brightwater Group" in kiosk.text()
        assert "Companies" not in kiosk.text()
        await kiosk.press("ctrl+u")
        await kiosk.click("#browse-position")
        assert "Press Officer" in kiosk.text()


async def test_esc_leads_back_to_the_list_that_was_looked_at() -> None:
    """Who opened a company of the list and thinks again is back at the companies, on that one; once more leaves."""
    async with running() as kiosk:
        await kiosk.to_interests()
        await kiosk.press("f6", "down", "enter")
        chosen = kiosk.app.screen.query_one("#query", TypedField).value
        await kiosk.press("escape")
        assert "◉ Companies" in kiosk.text()
        assert not kiosk.app.screen.query_one("#query", TypedField).value
        await kiosk.press("enter")
        assert kiosk.app.screen.query_one("#query", TypedField).value == chosen
        await kiosk.press("escape", "escape")
        assert kiosk.screen == "WelcomeScreen"


async def test_esc_leaves_what_was_typed() -> None:
    """Words of one's own are no list that was looked at: Esc leaves, also behind something that was chosen."""
    async with running() as kiosk:
        await kiosk.to_interests()
        await kiosk.press("enter")
        await kiosk.write("sports")
        await kiosk.press("escape")
        assert kiosk.screen == "WelcomeScreen"


def test_companies_come_by_how_many_are_here() -> None:
    """Companies with most people come first; nobody's empty company is one."""
    people = (*PEOPLE, *PEOPLE[4:5])
    offered = offered_by(people, BrowseBy.COMPANY)
    assert offered[0].phrase == "Orchard & Finch"
    assert offered[0].professionals == 2
    assert all(one.phrase for one in offered)


async def test_arrows_lead_to_the_next_person() -> None:
    """Behind the last time the arrow goes on to the next of the shortlist, and a touch on the arrow does the same."""
    async with running() as kiosk:
        await kiosk.to_professional("crisis, sports")
        assert "1 of 2" in kiosk.text()
        first = kiosk.app.screen._found.professional.name  # type: ignore[attr-defined]
        await kiosk.press("left")
        second = kiosk.app.screen._found.professional.name  # type: ignore[attr-defined]
        assert second != first
        assert "2 of 2" in kiosk.text()
        await kiosk.pilot.click("PlaceInList > Arrow")
        await kiosk.settle()
        assert "1 of 2" in kiosk.text()


async def test_a_second_booking_takes_three_keys() -> None:
    """After the first one, three keys book whoever is named as next, without a question twice."""
    async with running() as kiosk:
        await kiosk.to_code()
        await kiosk.press("enter")
        assert kiosk.screen == "DoneScreen"
        await kiosk.press("a")
        assert kiosk.screen == "ProfessionalScreen"
        await kiosk.press("enter", "enter")
        assert kiosk.screen == "CodeScreen"
        one, other = kiosk.evening.bookings.values()
        assert one.professional != other.professional
        assert one.starts_at != other.starts_at
        assert other.card.student == "Maya Lindt"


async def test_a_booking_is_undone_and_the_undoing_too() -> None:
    """F8 on the last screen gives the time back, and once more takes it again; nothing is asked."""
    async with running(FakeDesk()) as kiosk:
        await kiosk.to_code()
        await kiosk.press("enter", "f8")
        assert kiosk.screen == "InterestsScreen"
        assert "F8 takes it back" in kiosk.text()
        assert kiosk.evening.bookings[1].status is Status.CANCELLED
        await kiosk.press("f8")
        assert kiosk.screen == "DoneScreen"
        assert kiosk.evening.bookings[1].status is not Status.CANCELLED


async def test_what_the_line_has_already_is_not_offered_again() -> None:
    """A time given back that is held for the next in line at once is said to be gone, and F8 asks for nothing."""
    evening = FakeDesk()
    evening.line_has_it = True
    async with running(evening) as kiosk:
        await kiosk.to_code()
        await kiosk.press("enter", "f8")
        assert kiosk.screen == "InterestsScreen"
        assert "Somebody else has" in kiosk.text()
        assert "F8 takes it back" not in kiosk.text()
        kiosk.evening.fail["take_back"] = AssertionError("nothing to take")
        await kiosk.press("f8")
        assert kiosk.screen == "InterestsScreen"
        assert "Somebody else has" in kiosk.text()


async def test_whoever_was_quicker_is_said_without_sending_to_other_times() -> None:
    """A time that went within the minute is said to be gone in a sentence that fits the shortlist."""
    async with running(FakeDesk()) as kiosk:
        await kiosk.to_code()
        await kiosk.press("enter", "f8")
        kiosk.evening.fail["take_back"] = SlotTaken(time="18:45")
        await kiosk.press("f8")
        assert "Somebody else has" in kiosk.text()
        assert "choose another time" not in kiosk.text()


async def test_a_database_that_was_away_leaves_the_undo() -> None:
    """F8 that reached no database takes the time again when it is pressed once more."""
    async with running(FakeDesk()) as kiosk:
        await kiosk.to_code()
        await kiosk.press("escape", "right", "enter")
        kiosk.evening.fail["take_back"] = DatabaseUnavailable()
        await kiosk.press("f8")
        assert kiosk.evening.bookings[1].status is Status.CANCELLED
        kiosk.evening.fail.clear()
        await kiosk.press("f8")
        assert kiosk.screen == "DoneScreen"
        assert kiosk.evening.bookings[1].status is not Status.CANCELLED


async def test_a_give_back_that_nobody_could_ask_about_is_offered_all_the_same() -> None:
    """The time is given back; that the look behind it fails takes neither the words nor the key away."""
    async with running(FakeDesk()) as kiosk:
        await kiosk.to_code()
        kiosk.evening.fail["may_take_back"] = DatabaseBusy()
        await kiosk.press("enter", "f8")
        assert kiosk.evening.bookings[1].status is Status.CANCELLED
        assert "F8 takes it back" in kiosk.text()
        await kiosk.press("f8")
        assert kiosk.evening.bookings[1].status is not Status.CANCELLED


async def test_a_time_given_back_can_be_taken_again() -> None:
    """Who gave a time back on the code screen takes it again with one key; after a minute that key does nothing."""
    async with running(FakeDesk()) as kiosk:
        await kiosk.to_code()
        await kiosk.press("escape", "right", "enter")
        assert kiosk.screen == "ProfessionalScreen"
        assert "✓ Given back" in kiosk.text()
        assert "✓ Given back" in kiosk.text()
        assert "F8 takes it back" in kiosk.text()
        assert "Undo" in key_bar(kiosk)
        kiosk.app.screen._offer_no_more()  # type: ignore[attr-defined]
        await kiosk.press("f8")
        assert kiosk.screen == "ProfessionalScreen"
        assert "Undo" not in key_bar(kiosk)
        assert kiosk.evening.bookings[1].status is Status.CANCELLED


async def test_what_is_missing_is_no_good_news() -> None:
    """A name that lacks is asked for behind another sign than what is done has in front."""
    async with running() as kiosk:
        await kiosk.to_about_you()
        await kiosk.press("f2")
        assert "! Please tell them your name" in kiosk.text()


async def test_a_finger_takes_a_time_again() -> None:
    """Who has no keyboard touches the key in the bottom line, over the shortlist as over the times."""
    async with running(FakeDesk()) as kiosk:
        await kiosk.to_code()
        await kiosk.press("enter", "f8")
        assert kiosk.screen == "InterestsScreen"
        (undo,) = (one for one in kiosk.app.screen.query(KeyHint) if one.action == "undo")
        await kiosk.pilot.click(undo)
        await kiosk.settle()
        assert kiosk.screen == "DoneScreen"
        assert kiosk.evening.bookings[1].status is not Status.CANCELLED


def key_bar(kiosk: Kiosk) -> str:
    """Return the bottom line as it is read."""
    return kiosk.text().rstrip().rsplit("\n", maxsplit=1)[-1]


async def test_the_welcome_screen_says_what_is_free() -> None:
    """A shy student reads how many times are free now, and a hint; without animation the hint stays."""
    evening = FakeEvening()
    async with running(evening) as kiosk:
        assert f"{evening.show_board().free} times are free now" in kiosk.text()
        hints = kiosk.app.screen.query_one(RotatingHints)
        assert "Typos are fine" in kiosk.text()
        hints._turn()
        await kiosk.settle()
        assert "Not sure yet?" in kiosk.text()


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
async def test_fingers_alone_find_somebody(size: tuple[int, int]) -> None:
    """Who touches the screen and presses no key gets letters to touch; the first real key takes them away."""
    async with running(size=size) as kiosk:
        await kiosk.click("#start")
        assert kiosk.app.screen.query_one(TouchKeyboard).display
        for letter in "spot":
            await touch(kiosk, letter)
        await touch(kiosk, "⌫")
        for letter in "rts":
            await touch(kiosk, letter)
        assert kiosk.app.screen.query_one("#query", TypedField).value == "sports"
        assert "Mateo Álvarez Ruiz" in kiosk.text()
        await touch(kiosk, "⇧")
        await touch(kiosk, "A")
        await touch(kiosk, "123")
        await touch(kiosk, "4")
        assert kiosk.app.screen.query_one("#query", TypedField).value == "sportsA4"
        await kiosk.press("backspace", "backspace")
        assert not kiosk.app.screen.query_one(TouchKeyboard).is_on_screen
        await kiosk.press("f5", "enter")
        assert not kiosk.app.screen.query_one(TouchKeyboard).is_on_screen


async def test_a_touched_name_begins_with_capitals() -> None:
    """Who holds no shift key is called by their name as it is written; a real keyboard writes what is typed."""
    async with running() as kiosk:
        await kiosk.click("#start")
        for listed, row in (("ShortlistView", 0), ("ShortlistView", 0), ("TimeCell", 1)):  # interest, person, time
            await kiosk.pilot.click(listed, offset=(4, row))
            await kiosk.settle()
        for letter in ("a", "n", "a", "space", "l"):
            await touch(kiosk, letter)
        name = kiosk.app.screen.query_one("#name", TypedField)
        assert name.value == "Ana L"
        await touch(kiosk, "⇧")
        await touch(kiosk, "O")
        await touch(kiosk, "u")
        assert name.value == "Ana LOu"
        await kiosk.write(" de")
        assert name.value == "Ana LOu de"


async def touch(kiosk: Kiosk, key: str) -> None:
    """Touch one letter of the keyboard on the screen, and see it whole there."""
    (found,) = (one for one in kiosk.app.screen.query(TouchKey) if one.key == key)
    assert found.region.size == found.size
    assert found.is_on_screen
    await kiosk.pilot.click(found)
    await kiosk.settle()


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
async def test_a_finger_begins_anywhere_and_nothing_moves_under_it(size: tuple[int, int]) -> None:
    """The invitation stands still when the database and the example answer; a touch beside it begins too."""
    async with running(size=size) as kiosk:
        start = kiosk.app.screen.query_one("#start").region
        example = kiosk.app.screen.query_one(Example)
        assert example.styles.visibility == "visible"
        example.show_answers(example._scene, ())
        kiosk.app.screen.query_one("#numbers", Plain).update("")
        await kiosk.settle()
        assert example.styles.visibility == "hidden"
        assert kiosk.app.screen.query_one("#start").region == start
        await kiosk.pilot.click(offset=(size[0] // 2, start.y - 1))
        await kiosk.settle()
        assert kiosk.screen == "InterestsScreen"


class LateList(FakeEvening):
    """An evening whose list of what is on offer comes late."""

    def browse_interests(self) -> tuple[OfferedInterest, ...]:
        """Answer once a search was answered and shown."""
        time.sleep(0.4)
        return super().browse_interests()


@pytest.mark.parametrize("evening", [FakeEvening, LateList])
async def test_a_letter_that_finds_nobody_is_a_beginning(evening: type[FakeEvening]) -> None:
    """Any key begins: a letter that finds nobody leaves what is on offer, whichever answer comes first."""
    async with running(evening()) as kiosk:
        await kiosk.press("q")
        assert "This is what people here know" in kiosk.text()
        assert "Crisis communications" in kiosk.text()
        assert "nobody" not in kiosk.text().casefold()
        await kiosk.write("zzq")
        assert "nobody here for qzzq" in kiosk.text()
        assert "Crisis communications" in kiosk.text()


async def test_a_word_that_finds_nobody_is_led_on_by_a_list_that_comes_late() -> None:
    """Words typed at once find nobody before it is known what is on offer; the list stands there all the same."""
    async with running(LateList()) as kiosk:
        await kiosk.write("qzzq")
        assert "nobody here for qzzq" in kiosk.text()
        assert "Crisis communications" in kiosk.text()


async def test_what_is_typed_behind_a_topic_is_another_one() -> None:
    """A topic taken from the list and a word behind it are two; signs and spaces go on where they are typed."""
    async with running() as kiosk:
        await kiosk.press("enter", "down", "up", "enter")
        field = kiosk.app.screen.query_one("#query", TypedField)
        topic = field.value
        assert topic
        await kiosk.write("sports")
        assert field.value == f"{topic}, sports"
        field.take(topic)
        await kiosk.write(",x")
        assert field.value == f"{topic},x"


async def test_a_double_enter_opens_no_topic(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second of two quick Enters belongs to the first; with the cursor moved, Enter takes what is under it."""
    monkeypatch.setattr(interests, "_DOUBLE", 600.0)
    async with running() as kiosk:
        await kiosk.press("enter", "enter")
        assert kiosk.screen == "InterestsScreen"
        assert not kiosk.app.screen.query_one("#query", TypedField).value
        await kiosk.press("down", "enter")
        assert kiosk.app.screen.query_one("#query", TypedField).value
