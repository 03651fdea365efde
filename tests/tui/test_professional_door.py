"""A professional without a phone: badge or personal code, PIN, and one key for each answer."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.booking.booking import Slot
from kiosk.booking.feedback import Verdict
from kiosk.booking.status import Party, Status, Via
from kiosk.errors import AlreadyAnswered
from tests.tui.driving import Kiosk, running
from tests.tui.fakes import BADGE, PERSONAL_CODE, PIN, FakeEvening


def asked() -> FakeEvening:
    """Return an evening on which two students wait for the first professional."""
    evening = FakeEvening()
    evening.ask(1, "Ada Lovelace")
    evening.ask(2, "Grace Hopper")
    return evening


async def scan(kiosk: Kiosk, code: str = BADGE) -> None:
    """Read a badge as a reader does: all letters at once, and Enter."""
    for letter in code:
        kiosk.send(letter)
    kiosk.send("enter")
    await kiosk.settle()


async def sign_in(kiosk: Kiosk) -> None:
    """Read the badge and type the PIN."""
    await scan(kiosk)
    await kiosk.write(PIN)
    await kiosk.press("enter")


async def test_a_badge_and_a_pin_confirm_without_any_phone() -> None:
    """Badge, PIN, one key: the request is confirmed, by the badge, and the next one is under the cursor."""
    async with running(asked()) as kiosk:
        await scan(kiosk)
        assert kiosk.screen == "SignInScreen"
        assert "Your badge was read" in kiosk.text()
        await kiosk.write(PIN)
        await kiosk.press("enter")
        assert kiosk.screen == "EveningScreen"
        for words in ("2 requests wait", "Ada Lovelace", "Third year", "What does a calm first hour", "table 4"):
            assert words in kiosk.text()
        await kiosk.press("f2")
        assert kiosk.evening.moves == [(1, Status.CONFIRMED)]
        assert kiosk.evening.doors == [(Party.PROFESSIONAL, Via.BADGE)]
        assert "Confirmed. Ada Lovelace sees it on the ticket" in kiosk.text()
        await kiosk.press("f8")
        assert kiosk.evening.moves[1:] == [(2, Status.DECLINED)]
        await kiosk.press("escape")
        assert kiosk.screen == "WelcomeScreen"
        assert kiosk.evening.tries == [(BADGE, PIN, "station:kiosk-1")]


async def test_the_personal_code_by_hand_does_the_same() -> None:
    """Without a reader F7, the personal code and the PIN open the same door, and the history says which."""
    async with running(asked()) as kiosk:
        await kiosk.press("f7")
        await kiosk.write(PERSONAL_CODE.lower())
        await kiosk.press("enter")
        await kiosk.write(PIN)
        await kiosk.press("enter", "f2")
        assert kiosk.evening.doors == [(Party.PROFESSIONAL, Via.CODE)]


async def test_a_wrong_pin_is_refused_and_forgotten() -> None:
    """A wrong PIN says so, leaves the field empty, and shows nobody's requests."""
    async with running(asked()) as kiosk:
        await scan(kiosk)
        await kiosk.write("000000")
        await kiosk.press("enter")
        assert kiosk.screen == "SignInScreen"
        assert "do not fit together" in kiosk.text()
        assert "Lovelace" not in kiosk.text()
        await kiosk.write(PIN)
        await kiosk.press("enter")
        assert kiosk.screen == "EveningScreen"


@pytest.mark.parametrize("case", [str.upper, str.lower])
async def test_a_badge_is_read_while_a_student_types(case: type[str]) -> None:
    """The student's words are as they were when the professional has gone, without the badge's letters."""
    async with running(asked()) as kiosk:
        await kiosk.to_interests("sports")
        await scan(kiosk, case(BADGE))
        assert kiosk.screen == "SignInScreen"
        await kiosk.press("escape")
        assert kiosk.screen == "InterestsScreen"
        assert kiosk.app.screen.query_one("#query").value == "sports"  # type: ignore[attr-defined]


async def test_a_badge_is_read_on_every_screen_of_a_visit() -> None:
    """Wherever a student is, a badge asks for the PIN, and the student's screen is there again afterwards."""
    for way in ("to_professional", "to_about_you", "to_code"):
        async with running(asked()) as kiosk:
            await getattr(kiosk, way)()
            before = kiosk.screen
            moves = list(kiosk.evening.moves)
            await scan(kiosk)
            assert kiosk.screen == "SignInScreen"
            await kiosk.press("escape")
            assert kiosk.screen == before
            assert kiosk.evening.moves == moves


async def test_a_badge_on_the_welcome_screen_leaves_no_visit_behind() -> None:
    """The letters that began a visit are gone with it when the professional leaves."""
    async with running(asked()) as kiosk:
        for letter in BADGE:
            await kiosk.press(letter)
        assert kiosk.screen == "SignInScreen"
        await kiosk.press("escape")
        assert kiosk.screen == "WelcomeScreen"
        await kiosk.to_interests()
        assert kiosk.app.screen.query_one("#query").value == ""  # type: ignore[attr-defined]


async def test_another_badge_answers_nothing_for_the_one_before() -> None:
    """A second badge, with its Enter, confirms and declines nothing: it asks for its own PIN."""
    async with running(asked()) as kiosk:
        await sign_in(kiosk)
        assert kiosk.screen == "EveningScreen"
        await scan(kiosk, "MK1PNNDDCCAA")
        assert kiosk.screen == "SignInScreen"
        assert kiosk.evening.moves == []
        await kiosk.press("escape")
        assert kiosk.screen == "WelcomeScreen"


async def test_almost_a_badge_is_text() -> None:
    """A name that begins like a badge, a code with a letter that no badge has, and a short one stay words."""
    for words in ("MK1P hello ther", "MK1P7QDC2MNU", "MK1P7QDC2MN"):
        async with running(asked()) as kiosk:
            await kiosk.to_interests()
            await kiosk.write(words)
            assert kiosk.screen == "InterestsScreen"


async def test_a_students_reference_finds_its_request() -> None:
    """A reference read from a student's phone brings that request under the cursor, and answers nothing."""
    async with running(asked()) as kiosk:
        await sign_in(kiosk)
        await scan(kiosk, "K7QD-22")
        assert kiosk.evening.moves == []
        await kiosk.press("f2")
        assert kiosk.evening.moves == [(2, Status.CONFIRMED)]


async def test_met_or_not_is_one_key_once_it_has_begun() -> None:
    """Before its time a meeting can be neither; afterwards one key says which, and another takes it back."""
    evening = FakeEvening()
    booking = evening.ask(1, "Ada Lovelace", status=Status.CONFIRMED, due_at=None)
    async with running(evening) as kiosk:
        await sign_in(kiosk)
        await kiosk.press("f6")
        assert evening.moves == []
        evening.now = booking.starts_at + timedelta(minutes=16)
        await kiosk.press("f6")
        assert evening.moves == [(1, Status.MET)]
        await kiosk.press("escape", "f7")
        assert evening.moves[1:] == [(1, Status.NO_SHOW)]


async def test_a_request_that_was_answered_meanwhile_says_so() -> None:
    """Who comes second reads how it stands, and nothing changes."""
    async with running(asked()) as kiosk:
        await sign_in(kiosk)
        kiosk.evening.fail["move_booking"] = AlreadyAnswered(status="declined", wanted="confirmed", time="18:55")
        await kiosk.press("f2")
        assert "already declined at 18:55" in kiosk.text()


async def test_hostile_names_and_questions_are_text_on_the_request() -> None:
    """Markup in what a student typed is shown as it stands and does nothing."""
    evening = FakeEvening()
    evening.ask(1, "[@click=app.quit]Quit[/] [/]")
    async with running(evening) as kiosk:
        await sign_in(kiosk)
        assert "[@click=app.quit]Quit[/] [/]" in kiosk.text()
        await kiosk.click("#card")
        assert kiosk.app.is_running


async def test_touch_answers_too() -> None:
    """A finger on the button does what the key does."""
    async with running(asked(), size=(120, 42)) as kiosk:
        await sign_in(kiosk)
        await kiosk.click("#decline")
        assert kiosk.evening.moves == [(1, Status.DECLINED)]


async def test_another_time_is_proposed_at_the_kiosk() -> None:
    """F3 lists the times that both have free, Enter proposes the first, by the badge, and the student is asked."""
    async with running(asked()) as kiosk:
        first = kiosk.evening.bookings[1]
        later = first.starts_at + timedelta(minutes=30)
        slot = Slot(id=9, professional_id=first.professional.id, starts_at=later, ends_at=later, table="4")
        kiosk.evening.counter_slots = (slot,)
        await sign_in(kiosk)
        assert "Sign out" in kiosk.text()
        await kiosk.press("f3")
        assert kiosk.screen == "ChooseModal"
        assert "Which time suits" in kiosk.text()
        await kiosk.press("enter")
        assert kiosk.screen == "EveningScreen"
        assert kiosk.evening.countered == [(1, later, Party.PROFESSIONAL, Via.BADGE)]
        assert "has been asked whether another time suits" in kiosk.text()


async def test_the_evening_is_changed_at_the_kiosk() -> None:
    """F4 says how the evening stands; pausing and leaving are one Enter each, and Esc changes nothing."""
    async with running(asked()) as kiosk:
        await sign_in(kiosk)
        await kiosk.press("f4")
        assert "Pause new requests" in kiosk.text()
        assert "I leave at" in kiosk.text()
        await kiosk.press("escape", "f4", "down", "enter")
        (form,) = kiosk.evening.evening_forms
        assert (form.paused, form.via, form.party) == (True, Via.BADGE, Party.PROFESSIONAL)
        assert "no new requests" in kiosk.text()


async def test_how_it_was_takes_one_key_more_at_the_kiosk_too() -> None:
    """After a meeting the kiosk asks whether it was useful, as the phone does; it is counted only."""
    evening = FakeEvening()
    booking = evening.ask(1, "Ada Lovelace", status=Status.CONFIRMED, due_at=None)
    evening.now = booking.starts_at + timedelta(minutes=16)
    async with running(evening) as kiosk:
        await sign_in(kiosk)
        await kiosk.press("f6")
        assert "How was it? Only counted" in " ".join(kiosk.text().replace("│", " ").split())
        await kiosk.press("down", "enter")
        assert evening.verdicts == {1: Verdict.NOT_USEFUL}
        assert evening.moves == [(1, Status.MET)]
        assert "Thank you: it was counted" in kiosk.text()


async def test_the_public_screen_does_not_show_a_student_s_address() -> None:
    """Confirmed, the address is on the professional's phone; the screen that all can see says so alone."""
    evening = asked()
    card = replace(evening.bookings[1].card, email="ada@example.org")
    evening.bookings[1] = replace(evening.bookings[1], status=Status.CONFIRMED, card=card)
    async with running(evening) as kiosk:
        await sign_in(kiosk)
        await kiosk.press("down")
        words = " ".join(kiosk.text().replace("│", " ").split())
        assert "Ada Lovelace's e-mail is on your phone's page" in words
        assert "@" not in words
