"""What the screens promise is true: where an answer appears, what can be undone and how long, how much is left."""

from dataclasses import replace
from datetime import timedelta

from kiosk.booking.preparation import load_questions, suggest_questions
from kiosk.booking.status import Status
from kiosk.errors import DatabaseBusy, PinUnfit, SlotTaken
from kiosk.people import OUTSIDE, Reason
from kiosk.services.answers import ProfessionalView
from kiosk.shipped import seed
from kiosk.texts import ENGLISH
from kiosk.tui.codes import code_steps
from kiosk.tui.options import KioskOptions, offline_payload
from kiosk.tui.organizer.pin_step import PinStepScreen
from kiosk.tui.scene import Scene
from kiosk.tui.widgets.request_card import reason_to_professional
from kiosk.tui.widgets.typed_field import TypedField
from kiosk.tui.wording import no_times_words, reason_words, why
from kiosk.web.wording import reason as phone_reason
from tests.tui.driving import Kiosk, address, running
from tests.tui.fakes import PEOPLE, QUESTIONS, FakeEvening
from tests.tui.organizing import FakeDesk


class OneLeft(FakeEvening):
    """An evening on which everybody gives one more informational interview."""

    def show_professional(self, identity: str) -> ProfessionalView:
        """Return one professional with a cap."""
        return replace(super().show_professional(identity), left=1)


def words_of(kiosk: Kiosk) -> str:
    """Return the words on the screen on one line."""
    return " ".join(kiosk.text().replace("│", " ").split())


async def test_without_phones_no_ticket_is_promised() -> None:
    """Where phones do not reach the kiosk, the answer is promised here and at My booking, and on no ticket."""
    async with running(code_address=offline_payload, size=(160, 50)) as kiosk:
        await kiosk.to_code()
        assert "once My booking here says yes" in words_of(kiosk)
        assert "ticket" not in kiosk.text()
        await kiosk.press("enter")
        assert "under My booking (F3)" in words_of(kiosk)
        assert "ticket" not in kiosk.text()


async def test_the_hold_is_the_students_and_the_answer_the_professionals() -> None:
    """While the time is held the student has so long to scan; a request says by when the professional answers."""
    async with running(FakeEvening()) as kiosk:
        await kiosk.to_code()
        assert "15:00 min to scan or note it" in kiosk.text()
        kiosk.evening.bookings[1] = replace(kiosk.evening.bookings[1], status=Status.REQUESTED)
        kiosk.app.screen._look()  # type: ignore[attr-defined]
        await kiosk.settle()
        assert "Answer due by 19:05" in kiosk.text()


def test_the_steps_send_nobody_over_before_it_is_time() -> None:
    """A student who has time is told to stay; who has not is sent to the table by the step, as by all other words."""
    evening = FakeEvening()
    booking = evening.ask(1, "Maya Lindt")
    scene = Scene(evening.services(), KioskOptions(clock=evening.clock), event=evening.event)
    code = address("secret", booking.reference)
    early = replace(booking, status=Status.HELD, starts_at=evening.clock() + timedelta(minutes=30))
    soon = replace(early, starts_at=evening.clock() + timedelta(minutes=1))
    assert "No need to go over yet" in code_steps(scene, code, early)[1]
    assert "now" in code_steps(scene, code, soon)[1]
    assert len(code_steps(scene, code, soon)) == len(code_steps(scene, code, early))


async def test_who_has_no_time_to_wait_is_sent_to_the_table() -> None:
    """A minute before the start the code screen and My booking name no deadline, but tell the student to go there."""
    async with running(FakeEvening()) as kiosk:
        await kiosk.to_code()
        begins = kiosk.app.scene.options.clock() + timedelta(minutes=1)
        soon = replace(kiosk.evening.bookings[1], status=Status.REQUESTED, starts_at=begins)
        kiosk.evening.bookings[1] = kiosk.app.screen._booking = soon  # type: ignore[attr-defined]
        kiosk.app.screen._look()  # type: ignore[attr-defined]
        await kiosk.settle()
        assert "Go there now:" in kiosk.text()
        assert "Answer due" not in kiosk.text()
        await kiosk.press("enter", "enter", "f3")
        await kiosk.write("k7qd-21")
        await kiosk.press("enter")
        await kiosk.write("Maya")
        await kiosk.press("enter")
        assert "Go to Mateo now" in words_of(kiosk)


async def test_the_last_screen_stays_for_the_undo_and_no_longer() -> None:
    """The last screen gives time to undo, by key and by touch, and little more: the next student finds no name."""
    async with running(FakeDesk()) as kiosk:
        await kiosk.to_code()
        await kiosk.press("enter")
        assert "in 45 seconds" in kiosk.text()
        await kiosk.click("#undo")
        assert kiosk.screen == "InterestsScreen"
        assert kiosk.evening.bookings[1].status is Status.CANCELLED


async def test_my_booking_takes_a_cancelled_one_back() -> None:
    """What was cancelled at My booking is taken again with F8, which says so; no key is shown that does nothing."""
    async with running(FakeDesk()) as kiosk:
        await kiosk.to_code()
        await kiosk.press("enter", "f5", "f3")
        assert "and the first name that you gave" in words_of(kiosk)
        assert "Cancel it" not in kiosk.text()
        await kiosk.write("K7QD-21")
        await kiosk.press("enter")
        await kiosk.write("Maya")
        await kiosk.press("enter", "f8", "right", "enter")
        assert kiosk.evening.moves[-1] == (1, Status.CANCELLED)
        assert "F8 takes it back" in kiosk.text()
        assert "Cancel it" not in kiosk.text()
        await kiosk.press("f8")
        assert kiosk.evening.bookings[1].status is not Status.CANCELLED
        assert "Undo" not in kiosk.text()


async def _to_the_card(kiosk: Kiosk) -> None:
    """Book, end the visit, and open My booking with reference and name."""
    await kiosk.to_code()
    await kiosk.press("enter", "f5", "f3")
    await kiosk.write("K7QD-21")
    await kiosk.press("enter")
    await kiosk.write("Maya")


async def test_what_somebody_else_has_by_now_is_offered_no_more() -> None:
    """A time given back to a line is not called free; when it has gone, F8 says so and the key goes away."""
    async with running(FakeDesk()) as kiosk:
        await _to_the_card(kiosk)
        await kiosk.press("enter", "f8", "right", "enter")
        assert "unless somebody is quicker" in words_of(kiosk)
        assert "free again" not in kiosk.text()
        kiosk.evening.fail["take_back"] = SlotTaken(time="18:45")
        await kiosk.press("f8")
        assert "Somebody else has" in words_of(kiosk)
        assert "choose another time" not in words_of(kiosk)
        assert "Undo" not in kiosk.text()


async def test_a_give_back_stands_where_the_database_is_busy_just_after() -> None:
    """What was cancelled is shown cancelled and can be taken again, though nobody could tell whether it is there."""
    async with running(FakeDesk()) as kiosk:
        await _to_the_card(kiosk)
        kiosk.evening.fail["may_take_back"] = DatabaseBusy()
        await kiosk.press("enter", "f8", "right", "enter")
        assert kiosk.evening.bookings[1].status is Status.CANCELLED
        assert "nothing was changed" not in words_of(kiosk)
        assert "F8 takes it back" in words_of(kiosk)


async def test_a_wrong_name_leaves_no_card_of_the_booking_before() -> None:
    """Who looks next at the kiosk and finds nothing neither sees nor cancels what somebody else looked up."""
    async with running(FakeDesk()) as kiosk:
        await _to_the_card(kiosk)
        await kiosk.press("enter")
        assert "Cancel this booking" in kiosk.text()
        await kiosk.write("belle")
        await kiosk.press("enter")
        assert "no booking with that code" in words_of(kiosk)
        assert "Cancel" not in kiosk.text()
        await kiosk.press("f8", "right", "enter")
        assert kiosk.evening.bookings[1].status is not Status.CANCELLED


async def test_a_proposal_is_taken_by_a_key_that_stands_there() -> None:
    """Who is proposed another time reads what became of the first one, and which key takes the new one."""
    async with running(FakeDesk()) as kiosk:
        await kiosk.to_code()
        await kiosk.press("enter", "f5", "f3")
        assert "F6" not in kiosk.text()
        asked = kiosk.evening.bookings[1]
        later = asked.starts_at + timedelta(minutes=30)
        kiosk.evening.bookings[1] = replace(asked, status=Status.COUNTERED, starts_at=later, proposed_at=later)
        await kiosk.write("K7QD-21")
        await kiosk.press("enter")
        await kiosk.write("Maya")
        await kiosk.press("enter")
        assert "Your first time cannot be had any more" in words_of(kiosk)
        assert "F6  Take it" in kiosk.text()
        await kiosk.press("f6")
        assert kiosk.evening.bookings[1].status is Status.CONFIRMED
        assert "F6" not in kiosk.text()


async def test_a_cap_is_said_beside_the_times() -> None:
    """Who gives one more meeting has many times to choose from, and says that it is one of them."""
    async with running(OneLeft(), size=(160, 50)) as kiosk:
        await kiosk.to_professional()
        assert "One meeting left: any one of these times." in words_of(kiosk)


async def test_a_pin_that_is_refused_is_typed_anew_from_the_first_field() -> None:
    """Two that differ, or one that is too short: both fields are empty and the cursor is in the first."""
    desk = FakeDesk()
    desk.fail["set_organizer_pin"] = PinUnfit(problem="too easy")
    async with running(desk) as kiosk:
        for again in ("654321", "111111"):
            kiosk.app.push_screen(PinStepScreen(kiosk.app.scene))
            await kiosk.settle()
            await kiosk.write("111111")
            await kiosk.press("enter")
            await kiosk.write(again)
            await kiosk.press("enter")
            fields = list(kiosk.app.screen.query(TypedField))
            assert [field.value for field in fields] == ["", ""]
            assert kiosk.app.focused is fields[0]
            assert "!" in kiosk.text()


async def test_letters_that_are_keys_are_so_with_caps_lock_too() -> None:
    """The keys stand on the screen as capitals, and a capital does what they say."""
    async with running() as kiosk:
        await kiosk.to_professional("crisis, sports")
        await kiosk.press("N")
        assert "2 of 2" in kiosk.text()
        await kiosk.press("P", "enter")
        await kiosk.write("Maya")
        await kiosk.press("f2", "enter")
        assert kiosk.screen == "DoneScreen"
        await kiosk.press("A")
        assert kiosk.screen == "ProfessionalScreen"


async def test_down_leads_to_the_first_suggestion() -> None:
    """The arrow below the question is on the first suggestion, not past it."""
    async with running() as kiosk:
        await kiosk.to_about_you()
        await kiosk.press("M", "enter", "down", "enter")
        assert kiosk.app.screen.query_one("#question", TypedField).text == QUESTIONS[0]


def test_a_reason_says_nothing_twice() -> None:
    """What was typed stands beside what it met only where it is another word."""
    assert reason_words(Reason("nonprofit", "Non-profit", "industries", "synonym"), ENGLISH) == "Non-profit"
    assert reason_words(Reason("football", "Sports", "industries", "synonym"), ENGLISH) == "Sports (football)"


def test_a_yes_of_the_roster_is_no_reason() -> None:
    """Whoever hires or mentors is shown as such; nobody is asked about a "yes"."""
    hires, mentors = Reason("intership", "yes", "recruiter", "typo"), Reason("a mentor", "yes", "mentoring", "exact")
    assert why((hires, hires, mentors), ENGLISH) == "hires people · open to being a mentor"
    for reason in (hires, mentors):
        assert "yes" not in phone_reason(reason, "student", ENGLISH)
        asked = suggest_questions(load_questions(seed("questions.toml")), PEOPLE[0], (reason,), None)
        assert not any("yes" in question.split() for question in asked)


def test_what_was_turned_away_is_no_topic() -> None:
    """Who said "no sports please" is told so as it is, and so is the professional; nobody is asked about sports."""
    away = Reason("no sports please", "sports", OUTSIDE, OUTSIDE)
    assert why((away,), ENGLISH) == "outside sports"
    told = (phone_reason(away, "professional", ENGLISH), reason_to_professional(away, ENGLISH))
    assert told == ("Asked for anybody outside sports.",) * 2
    asked = suggest_questions(load_questions(seed("questions.toml")), PEOPLE[0], (away,), None)
    assert asked
    assert not any("sport" in question.casefold() for question in asked)


async def test_nobody_is_all_set_before_somebody_said_yes() -> None:
    """The last screen says so of a confirmed booking alone."""
    async with running(FakeEvening()) as kiosk:
        await kiosk.to_code()
        await kiosk.press("enter")
        assert kiosk.screen == "DoneScreen"
        assert "Almost there, Maya." in kiosk.text()
        assert "all set" not in kiosk.text()


async def test_why_nobody_is_free_is_true() -> None:
    """Taken times, hours that are over and an event that has ended are told apart; N is named where there is one."""
    async with running(FakeEvening()) as kiosk:
        await kiosk.to_interests("sports")
        view = kiosk.app.scene.services.show_professional(PEOPLE[0].id)
        full = tuple(replace(slot, free=0) for slot in view.slots)
        booked, taken, over = (replace(view, slots=slots) for slots in (view.slots, full, ()))
        scene = kiosk.app.scene
        assert "overlaps with what you have booked" in no_times_words(booked, True, scene)
        assert no_times_words(taken, True, scene).endswith("times are taken. N shows the next person.")
        assert no_times_words(taken, False, scene).endswith("times are taken.")
        assert "has no more times tonight" in no_times_words(over, False, scene)
        assert scene.event is not None
        kiosk.evening.now = scene.event.ends_at
        assert no_times_words(over, True, scene) == "The event has ended. Thank you for coming!"


async def test_the_welcome_screen_is_not_older_than_the_visit() -> None:
    """It promises people who come, not people who are here, and counts free times again when a visit ends."""
    async with running(FakeEvening()) as kiosk:
        assert "are coming to talk to you" in words_of(kiosk)
        assert "no free times" not in kiosk.text()
        await kiosk.to_interests("sports")
        kiosk.evening.full |= {person.id for person in PEOPLE}
        await kiosk.press("f5")
        await kiosk.settle()
        assert "no free times at the moment" in kiosk.text()
