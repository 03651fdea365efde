"""The way of a visit, from the welcome screen to the code and home again."""

import asyncio
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from textual.widgets import Button

from kiosk.booking.booking import Booking
from kiosk.booking.status import Status
from kiosk.errors import DatabaseUnavailable, InvalidStudent, SlotTaken
from kiosk.matching.shortlist import Addition, Match
from kiosk.people import Stage
from kiosk.services.answers import FoundMatch, FoundMatches, NextBest
from kiosk.services.forms import HoldForm
from kiosk.tui.widgets.shortlist_view import ShortlistView
from kiosk.tui.widgets.time_grid import TimeCell
from kiosk.tui.widgets.typed_field import TypedField
from tests.tui.driving import Kiosk, running
from tests.tui.fakes import EVENT, PEOPLE, QUESTIONS, FakeEvening


async def test_student_walks_from_welcome_to_code() -> None:
    """A student types two interests, takes the first person and time, gives a name, and sees a code."""
    async with running() as kiosk:
        await kiosk.to_code()
        assert kiosk.screen == "CodeScreen"
        assert "K7QD-21" in kiosk.text()
        assert "Press Done to ask Mateo" in kiosk.text()
        (form,) = kiosk.evening.forms
        assert (form.visit.name, form.question, form.station) == ("Maya Lindt", QUESTIONS[0], "kiosk-1")
        assert [reason.matched for reason in form.reasons] == ["Crisis communications", "Sports communications"]


async def test_typing_at_the_welcome_screen_begins_the_visit() -> None:
    """Whoever simply begins to type at the welcome screen loses no letter."""
    async with running() as kiosk:
        await kiosk.write(" crisis media, sports")
        assert kiosk.screen == "InterestsScreen"
        assert kiosk.app.screen.query_one("#query").value == "crisis media, sports"  # type: ignore[attr-defined]
        assert "Mateo Álvarez Ruiz" in kiosk.text()


async def test_letters_typed_before_the_event_is_known_are_kept() -> None:
    """Whoever types before the database has answered finds the letters in the field once it has."""
    evening = FakeEvening(fail={"show_event": DatabaseUnavailable(place="here")})
    async with running(evening) as kiosk:
        await kiosk.write("sports")
        assert kiosk.screen == "WelcomeScreen"
        evening.fail.clear()
        await kiosk.pilot.pause(2.2)
        await kiosk.settle()
        assert kiosk.screen == "InterestsScreen"
        assert "Mateo Álvarez Ruiz" in kiosk.text()


async def test_correction_is_said_gently() -> None:
    """A misspelt word is corrected in words, naming only what was misspelt."""
    async with running() as kiosk:
        await kiosk.to_interests("crisis comunications")
        assert "crisis communications (you typed comunications)" in kiosk.text()


async def test_nobody_found_leads_on() -> None:
    """An interest that nobody offers says so and offers the nearest ones, which one key takes."""
    async with running() as kiosk:
        await kiosk.to_interests("quantum")
        assert "nobody here for quantum" in kiosk.text()
        assert "Nearest to it" in kiosk.text()
        await kiosk.press("enter")
        assert "Amara Okafor" in kiosk.text()


async def test_whoever_does_not_know_yet_looks_around() -> None:
    """A student who types that they have no idea sees what is on offer, and is not told that nobody has it."""
    async with running() as kiosk:
        await kiosk.to_interests("idk")
        assert "Not sure yet?" in kiosk.text()
        assert "obody here" not in kiosk.text()
        await kiosk.press("down", "enter")
        assert "Amara Okafor" in kiosk.text()


async def test_the_trade_of_everybody_looks_around() -> None:
    """Whoever types "PR" at such an event is told that everybody does that, and sees what they know about."""
    async with running() as kiosk:
        await kiosk.to_interests("PR")
        assert "Everybody here works in public relations" in kiosk.text()
        assert "obody here" not in kiosk.text()
        await kiosk.press("down", "enter")
        assert "Amara Okafor" in kiosk.text()


async def test_browsing_needs_no_typing() -> None:
    """A student who does not know what to type picks an interest from the list."""
    async with running() as kiosk:
        await kiosk.press("enter", "down", "enter")
        assert "Amara Okafor" in kiosk.text()
        assert "Mateo" not in kiosk.text()


async def test_stage_goes_with_the_question_and_the_visit() -> None:
    """One key says that a student is job-seeking; the shortlist and the booking know it."""
    async with running() as kiosk:
        await kiosk.to_interests("sports")
        await kiosk.press("f4", "f4")
        assert "◉ Job-seeking" in kiosk.text()
        assert kiosk.app.visit.stage is Stage.JOB_SEEKING


async def test_escape_goes_back_everywhere() -> None:
    """Esc leads from every screen to the one before, and what was typed is still there."""
    async with running() as kiosk:
        await kiosk.to_about_you()
        await kiosk.write("Maya")
        seen = []
        for _ in range(4):
            seen.append(kiosk.screen)
            await kiosk.press("escape")
        assert seen == ["AboutYouScreen", "ProfessionalScreen", "InterestsScreen", "WelcomeScreen"]
        assert kiosk.screen == "WelcomeScreen"


async def test_name_is_asked_once_a_visit() -> None:
    """A second booking of the same visit knows the name: another, somebody, a time, book."""
    async with running() as kiosk:
        await kiosk.to_code()
        await kiosk.press("enter", "a")
        assert kiosk.screen == "ProfessionalScreen"
        await kiosk.press("enter", "f2")
        assert kiosk.screen == "CodeScreen"
        assert [form.visit.name for form in kiosk.evening.forms] == ["Maya Lindt", "Maya Lindt"]
        assert len({form.visit.id for form in kiosk.evening.forms}) == 1


async def test_another_one_is_named_and_behind_them_is_the_shortlist() -> None:
    """Whoever fits next and was not asked is named, then opened; back at the list letters begin a search."""
    async with running() as kiosk:
        await kiosk.to_code()
        await kiosk.press("enter")
        named = str(kiosk.app.screen.query_one("#another", Button).label)
        await kiosk.press("a")
        assert kiosk.screen == "ProfessionalScreen"
        await kiosk.press("escape")
        assert "Who else fits?" in kiosk.text()
        people = kiosk.app.screen.query_one(ShortlistView)
        current = people.current()
        assert current is not None
        assert current.professional.id != kiosk.evening.forms[0].professional_id
        assert f"Meet {current.professional.name} too" in named
        await kiosk.write("n")
        assert (kiosk.screen, kiosk.app.screen.query_one("#query", TypedField).value) == ("InterestsScreen", "n")
        assert "Who else fits?" not in kiosk.text()


def keys_of(kiosk: Kiosk) -> str:
    """Return the line of keys as it is read."""
    return kiosk.text().splitlines()[-1]


async def test_times_that_the_student_has_booked_are_not_offered_again() -> None:
    """With a second person only times are shown that the student can keep; where none is left that is said."""
    evening = FakeEvening()
    async with running(evening) as kiosk:
        await kiosk.to_code()
        (booked,) = evening.bookings.values()
        await kiosk.press("enter")
        named = str(kiosk.app.screen.query_one("#another", Button).label)
        following = next(one for one in PEOPLE if one.name in named)
        free = sorted(slot.starts_at for slot in evening.slots(following) if slot.free)
        first = replace(booked, starts_at=free[0], ends_at=free[0] + timedelta(minutes=15))
        kiosk.app.visit.note_booking(first)
        await kiosk.press("a")
        assert [cell.slot.starts_at for cell in kiosk.app.screen.query(TimeCell)] == free[1:]
        kiosk.app.visit.note_booking(replace(first, ends_at=free[-1] + timedelta(hours=1)))
        await kiosk.press("n")
        assert "Each of Mateo Álvarez Ruiz's" in kiosk.text()
        assert not kiosk.app.screen.query(TimeCell)


async def test_the_way_to_another_one_has_one_name_on_button_and_key() -> None:
    """Key and button say whom A meets, or that it books another; where no more is possible neither stands there."""
    async with running() as kiosk:
        await kiosk.to_code()
        await kiosk.press("enter")
        named = str(kiosk.app.screen.query_one("#another", Button).label)
        assert named.startswith("Meet ")
        assert f"A  {named}" in keys_of(kiosk)
    alone = FakeEvening(full={one.id for one in PEOPLE if not one.name.startswith("Mateo")})
    async with running(alone) as kiosk:
        await kiosk.to_code()
        await kiosk.press("enter")
        assert str(kiosk.app.screen.query_one("#another", Button).label).startswith("Book another one (")
        assert "A  Book another one " in keys_of(kiosk)
    spent = FakeEvening(event=replace(EVENT, student_limit=1))
    async with running(spent) as kiosk:
        await kiosk.to_code()
        await kiosk.press("enter")
        assert not kiosk.app.screen.query_one("#another", Button).display
        assert "Meet" not in keys_of(kiosk)
        assert "another" not in keys_of(kiosk)


class Adding(FakeEvening):
    """An evening where another interest finds more people."""

    def find_matches(self, text: str, stage: Stage | None, limit: int) -> FoundMatches:
        """Return who fits, and what would find one more as long as it is not there."""
        found = super().find_matches(text, stage, limit)
        more = () if "," in text else (Addition("Sports communications", 1),)
        return replace(found, shortlist=replace(found.shortlist, additions=more))


async def test_what_would_find_more_people_is_added_with_its_key() -> None:
    """The key stands where it can do something; pressed, it adds the words to those that are typed."""
    async with running(Adding()) as kiosk:
        await kiosk.to_interests("crisis")
        assert "F9 adds Sports communications: one more person fits" in kiosk.text()
        await kiosk.press("f9")
        field = kiosk.app.screen.query_one("#query", TypedField)
        assert field.value == "crisis, Sports communications"
        assert "F9" not in kiosk.text()
        await kiosk.press("f9")
        assert field.value == "crisis, Sports communications"


async def test_titles_say_whom_they_count() -> None:
    """A title finds people whose work is called otherwise too, so its number says that it is of the exact title."""
    async with running() as kiosk:
        await kiosk.to_interests()
        await kiosk.press("f6", "f6")
        assert "1 with exactly this title" in kiosk.text()


async def test_esc_goes_back_to_whoever_was_seen_last() -> None:
    """After N the cursor of the shortlist is on that person, not on the one that was opened first."""
    async with running() as kiosk:
        await kiosk.to_professional()
        await kiosk.press("n", "escape")
        people = kiosk.app.screen.query_one(ShortlistView)
        assert people.current() == people.people[1]


async def test_my_booking_changes_the_time() -> None:
    """F4 shows the other times, and taking one shows its code; until then, and with Esc, the first one stands."""
    async with running() as kiosk:
        evening = kiosk.evening
        await kiosk.to_code()
        await kiosk.press("enter", "escape", "f3")
        await kiosk.write("K7QD-21")
        await kiosk.press("enter")
        await kiosk.write("Maya")
        await kiosk.press("enter", "f4")
        assert "no other time" in kiosk.text()
        first = evening.bookings[1]
        evening.counter_slots = tuple(one for one in evening.slots(first.professional) if one.free)[-2:]
        await kiosk.press("f4")
        assert "instead of 19:15" in kiosk.text()
        await kiosk.press("escape")
        assert evening.bookings[1] == first
        await kiosk.press("f4", "down", "enter")
        assert kiosk.screen == "CodeScreen"
        assert evening.bookings[1].status is Status.CANCELLED
        taken = evening.bookings[2]
        assert (taken.professional, taken.starts_at) == (first.professional, evening.counter_slots[1].starts_at)


async def _to_another_time(kiosk: Kiosk) -> None:
    """Book, and come back to My booking with code and name typed; the desk has two other times."""
    evening = kiosk.evening
    await kiosk.to_code()
    await kiosk.press("enter", "escape", "f3")
    await kiosk.write("K7QD-21")
    await kiosk.press("enter")
    await kiosk.write("Maya")
    evening.counter_slots = tuple(one for one in evening.slots(evening.bookings[1].professional) if one.free)[-2:]


async def test_a_time_whose_answer_was_lost_is_changed_once() -> None:
    """The database kept the new time and the answer did not come back: the same time again is the same booking."""
    async with running() as kiosk:
        evening, hold = kiosk.evening, kiosk.evening.hold_slot
        await _to_another_time(kiosk)
        tried: list[HoldForm] = []

        def lost_once(form: HoldForm) -> Booking:
            tried.append(form)
            if len(tried) == 1:
                raise DatabaseUnavailable(place="there")
            return hold(form)

        evening.hold_slot = lost_once  # type: ignore[method-assign]
        await kiosk.press("enter", "f4", "enter")
        assert kiosk.screen == "MyBookingScreen"
        await kiosk.press("f4", "enter")
        assert kiosk.screen == "CodeScreen"
        assert tried[0].key == tried[1].key
        assert tried[0].code == tried[1].code


async def test_nobody_leaves_while_their_time_is_being_changed() -> None:
    """Esc and F5 on a slow database wait for the answer: the first time is given up, so the new one must be seen."""
    async with running() as kiosk:
        evening, hold = kiosk.evening, kiosk.evening.hold_slot
        await _to_another_time(kiosk)
        await kiosk.press("enter", "f4")

        begun, answered = threading.Event(), threading.Event()

        def slowly(form: HoldForm) -> Booking:
            begun.set()
            answered.wait(10)
            return hold(form)

        evening.hold_slot = slowly  # type: ignore[method-assign]
        kiosk.send("enter")
        while not begun.is_set():
            await asyncio.sleep(0.01)
        for key in ("escape", "f5"):
            kiosk.send(key)
        await asyncio.sleep(0.3)
        answered.set()
        await kiosk.settle()
        assert kiosk.screen == "CodeScreen"
        assert kiosk.app.visit.unkept == {2}


async def test_missing_name_is_asked_for() -> None:
    """Booking without a name says what is missing and books nothing."""
    async with running() as kiosk:
        await kiosk.to_about_you()
        await kiosk.press("f2")
        assert "Please tell them your name" in kiosk.text()
        assert not kiosk.evening.forms


async def test_done_asks_the_professional() -> None:
    """Done turns the held time into a request."""
    async with running() as kiosk:
        await kiosk.to_code()
        await kiosk.press("enter")
        assert kiosk.screen == "DoneScreen"
        assert kiosk.evening.bookings[1].status is Status.REQUESTED


async def test_starting_over_with_a_code_on_the_screen_keeps_the_booking() -> None:
    """A student who walks away from the code keeps the booking as a request."""
    async with running() as kiosk:
        await kiosk.to_code()
        await kiosk.press("f5")
        assert kiosk.screen == "WelcomeScreen"
        assert kiosk.evening.bookings[1].status is Status.REQUESTED


async def test_giving_back_frees_the_time() -> None:
    """A student who takes back the booking sees the person's times again, all of them free."""
    async with running() as kiosk:
        await kiosk.to_code()
        await kiosk.press("escape", "right", "enter")
        assert kiosk.evening.bookings[1].status is Status.CANCELLED
        assert kiosk.screen == "ProfessionalScreen"
        assert "19:15" in kiosk.text()


async def test_giving_back_is_asked_first() -> None:
    """Esc on the code and then Esc again changes nothing: the harmless answer is the near one."""
    async with running() as kiosk:
        await kiosk.to_code()
        await kiosk.press("escape", "escape")
        assert kiosk.screen == "CodeScreen"
        assert kiosk.evening.bookings[1].status is Status.HELD


async def test_confirmation_appears_by_itself() -> None:
    """When the professional confirms, the waiting screen says so without a key."""
    async with running() as kiosk:
        await kiosk.to_code()
        kiosk.evening.bookings[1] = replace(kiosk.evening.bookings[1], status=Status.CONFIRMED, due_at=None)
        await kiosk.to_see("✓ Mateo said yes!")


async def test_declined_leads_to_the_others() -> None:
    """When the professional declines, one key shows who else fits."""
    async with running() as kiosk:
        await kiosk.to_code()
        kiosk.evening.bookings[1] = replace(kiosk.evening.bookings[1], status=Status.DECLINED, due_at=None)
        await kiosk.to_see("× Mateo cannot make it")
        await kiosk.press("enter")
        assert kiosk.screen == "InterestsScreen"


async def test_taken_time_leads_back_with_a_sentence() -> None:
    """If somebody else was faster and the student wants none of what is offered, they see all times, and why."""
    async with running() as kiosk:
        await kiosk.to_about_you()
        await kiosk.write("Maya")
        kiosk.evening.fail["hold_slot"] = SlotTaken(time="19:15")
        await kiosk.press("f2", "escape")
        assert kiosk.screen == "ProfessionalScreen"
        assert "Somebody just took 19:15." in kiosk.text()
        del kiosk.evening.fail["hold_slot"]
        await kiosk.press("right", "enter", "f2")
        assert kiosk.screen == "CodeScreen"


async def test_repeat_after_a_lost_database_books_once() -> None:
    """A student who presses Book again after a failure books with the same key, so never twice."""
    async with running() as kiosk:
        await kiosk.to_about_you()
        await kiosk.write("Maya")
        kiosk.evening.fail["hold_slot"] = DatabaseUnavailable(place="here")
        await kiosk.press("f2")
        assert kiosk.screen == "AboutYouScreen"
        assert "lost its line to the bookings" in kiosk.text()
        del kiosk.evening.fail["hold_slot"]
        await kiosk.press("f2")
        assert kiosk.screen == "CodeScreen"
        assert len(kiosk.evening.forms) == 1


async def test_unusable_name_can_be_mended() -> None:
    """A name or address that cannot be used is said on the same screen."""
    async with running() as kiosk:
        await kiosk.to_about_you()
        await kiosk.write("Maya")
        kiosk.evening.fail["hold_slot"] = InvalidStudent(problem="That e-mail address has no @")
        await kiosk.press("f2")
        assert kiosk.screen == "AboutYouScreen"
        assert "has no @" in kiosk.text()


async def test_mouse_alone_books() -> None:
    """A visit works by touch alone, but for the name."""
    async with running() as kiosk:
        await kiosk.click("#start")
        await kiosk.pilot.click("ShortlistView", offset=(5, 0))
        await kiosk.settle()
        await kiosk.pilot.click("ShortlistView", offset=(5, 0))
        await kiosk.settle()
        await kiosk.click("TimeCell")
        await kiosk.write("Maya")
        await kiosk.pilot.click("#suggestions", offset=(5, 1))
        await kiosk.settle()
        await kiosk.click("#book")
        assert kiosk.screen == "CodeScreen"
        await kiosk.click("#done")
        assert kiosk.screen == "DoneScreen"
        await kiosk.click("#finish")
        assert kiosk.screen == "WelcomeScreen"


async def test_keys_at_the_bottom_can_be_touched() -> None:
    """Every key that is shown can be touched instead."""
    async with running() as kiosk:
        await kiosk.to_interests()
        await kiosk.pilot.click("KeyHint", offset=(2, 0))
        await kiosk.settle()
        assert kiosk.screen == "WelcomeScreen"


async def test_next_person_is_one_key_away() -> None:
    """N shows the next person of the shortlist, and after the last the first."""
    async with running() as kiosk:
        await kiosk.to_professional()
        assert "Mateo Álvarez Ruiz" in kiosk.text()
        await kiosk.press("n")
        assert "Amara Okafor" in kiosk.text()
        await kiosk.press("n")
        assert "Mateo Álvarez Ruiz" in kiosk.text()


async def test_my_booking_shows_and_cancels() -> None:
    """Reference and first name show a booking; it can be cancelled after a question."""
    async with running() as kiosk:
        await kiosk.to_code()
        await kiosk.press("enter", "enter", "f3")
        await kiosk.write("k7qd-21")
        await kiosk.press("enter")
        await kiosk.write("Maya")
        await kiosk.press("enter")
        assert "Waiting for Mateo" in kiosk.text()
        await kiosk.press("f8", "right", "enter")
        assert "Cancelled" in kiosk.text()
        assert kiosk.evening.bookings[1].status is Status.CANCELLED


async def test_unknown_reference_says_nothing_more() -> None:
    """A wrong reference or name gets one sentence and a next step."""
    async with running() as kiosk:
        await kiosk.press("f3")
        await kiosk.write("XXXX-XX")
        await kiosk.press("enter")
        await kiosk.write("Eve")
        await kiosk.press("enter")
        assert "no booking with that code or reference" in kiosk.text()


async def test_what_was_looked_for_is_recorded_at_the_end() -> None:
    """The organizer's report learns at the end of a visit what led to somebody, and not before."""
    evening = FakeEvening()
    async with running(evening) as kiosk:
        await kiosk.to_professional("sports")
        assert not evening.recorded
        await kiosk.press("f5")
        assert [shortlist.query for shortlist in evening.recorded] == ["sports"]


async def test_searches_that_led_to_nobody_are_recorded_too() -> None:
    """What was typed and only looked at counts as looked for: each whole search once, and no beginning of a word."""
    evening = FakeEvening()
    async with running(evening) as kiosk:
        await kiosk.to_interests("")
        await kiosk.press(*"crisis")
        await kiosk.press(*["backspace"] * 6)
        await kiosk.press(*"sports")
        await kiosk.press("backspace")
        await kiosk.press("f5")
        assert [shortlist.query for shortlist in evening.recorded] == ["crisis", "sports"]


@pytest.mark.parametrize("end", ["escape", "f5"])
async def test_words_that_found_nobody_are_recorded_at_the_end(end: str) -> None:
    """Unmet demand: whole words that found nobody, once and not letter by letter, deleted again or left standing."""
    evening = FakeEvening()
    async with running(evening) as kiosk:
        await kiosk.to_interests("")
        await kiosk.press(*"xylo")
        await kiosk.press(*["backspace"] * 4)
        await kiosk.press(*"quartz")
        await kiosk.press("backspace")
        assert not evening.recorded
        await kiosk.press(end)
        assert [shortlist.query for shortlist in evening.recorded] == ["xylo", "quartz"]


async def test_a_decline_offers_the_next_best_in_one_key() -> None:
    """When the professional declines, F6 books whoever fits next best, and the new code stands there."""
    async with running() as kiosk:
        await kiosk.to_code()
        other = next(one for one in kiosk.evening.people if one.id != kiosk.evening.bookings[1].professional.id)
        slot = next(slot for slot in kiosk.evening.slots(other) if slot.free)
        match = Match(other.id, 80.0, "strong", ())
        kiosk.evening.best = NextBest(FoundMatch(match, other, 1, slot), slot)
        kiosk.evening.bookings[1] = replace(kiosk.evening.bookings[1], status=Status.DECLINED, due_at=None)
        await kiosk.pilot.pause(0.8)
        await kiosk.settle()
        assert "F6 books" in kiosk.text()
        assert other.name.split(" ", maxsplit=1)[0] in kiosk.text()
        await kiosk.press("f6")
        assert kiosk.screen == "CodeScreen"
        assert kiosk.evening.bookings[2].professional.id == other.id
        assert kiosk.evening.bookings[2].reference in kiosk.text()
        await kiosk.press("f5")
        assert kiosk.evening.bookings[2].status is Status.REQUESTED


async def test_a_proposed_time_is_taken_in_one_key() -> None:
    """When the professional proposes another time, F6 takes it."""
    async with running() as kiosk:
        await kiosk.to_code()
        kiosk.evening.bookings[1] = replace(kiosk.evening.bookings[1], status=Status.COUNTERED)
        await kiosk.pilot.pause(0.8)
        await kiosk.settle()
        assert "F6 takes it" in kiosk.text()
        await kiosk.press("f6")
        assert kiosk.evening.bookings[1].status is Status.CONFIRMED


async def test_people_are_shown_while_the_line_is_down() -> None:
    """Without its database the kiosk shows the people it knows, says so calmly, and goes on by itself."""
    async with running() as kiosk:
        kiosk.evening.is_away = True
        await kiosk.to_interests("sports")
        assert "Mateo Álvarez Ruiz" in kiosk.text()
        assert "lost its line to the bookings" in kiosk.text()
        kiosk.evening.is_away = False
        await kiosk.pilot.pause(1.8)
        await kiosk.settle()
        assert "lost its line" not in kiosk.text()
