"""From words to people with their free times: one look at the bookings for each answer."""

import gc
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.booking.booking import Availability, Slot
from kiosk.errors import DatabaseUnavailable
from kiosk.matching.shortlist import Match, Shortlist
from kiosk.people import Professional, Reason
from kiosk.services.find_matches import FindMatches, spelt

STARTS = datetime(2026, 12, 3, 17, 0, tzinfo=UTC)
PEOPLE = tuple(
    Professional(id=f"p{number:03}", name=f"Person {number}", specialties=(phrase,))
    for number, phrase in enumerate(["Sports PR"] + ["Crisis communications"] * 3 + ["Fashion PR"] * 150)
)


class Bookings:
    """Who has how much time free and booked, and how often that was asked."""

    def __init__(self, **free: int) -> None:
        self.free = free
        self.booked: dict[str, float] = {}
        self.asked = 0
        self.is_away = False

    def __call__(self, identities: Sequence[str]) -> Mapping[str, Availability]:
        """Answer as the database does."""
        self.asked += 1
        if self.is_away:
            raise DatabaseUnavailable
        slot = Slot(id=1, professional_id="", starts_at=STARTS, ends_at=STARTS + timedelta(minutes=15), table="")
        return {
            one: Availability(self.free.get(one, 0), slot if self.free.get(one) else None, self.booked.get(one, 0.0))
            for one in identities
        }


def finder(bookings: Bookings) -> FindMatches:
    """Return the service over the people above."""
    return FindMatches(load_professionals=lambda: PEOPLE, roster_version=lambda: "1", availability=bookings)


def test_among_equals_who_has_time_comes_first_and_is_said_to() -> None:
    """The bookings are looked at once for each answer, and decide between equals."""
    bookings = Bookings(p001=1, p003=4)
    answer = finder(bookings)("crisis communications", None, 12)
    assert [one.match.id for one in answer.found[:3]] == ["p003", "p001", "p002"]
    assert [one.first for one in answer.found[:3]] == ["", "free", ""]
    assert answer.found[0].free_slots == 4
    assert bookings.asked == 1


def test_among_equals_the_less_booked_comes_first_whoever_has_more_time() -> None:
    """Somebody who offered little and gave none of it stands before somebody with many times and many bookings."""
    bookings = Bookings(p001=9, p002=2, p003=4)
    bookings.booked = {"p001": 0.5, "p003": 0.2}
    answer = finder(bookings)("crisis communications", None, 12)
    assert [one.match.id for one in answer.found[:3]] == ["p002", "p003", "p001"]
    assert [one.first for one in answer.found[:3]] == ["less_booked", "less_booked", ""]


def test_reasons_name_interests_as_they_are_spelt() -> None:
    """A slip of a finger is corrected in the reasons, which the professional reads; the shortlist keeps it."""
    answer = finder(Bookings())("crisis comunications", None, 12)
    (reason,) = answer.found[0].match.reasons
    assert reason.typed == "crisis communications"
    assert answer.shortlist.interests[0].typed == "crisis comunications"


def test_everybody_else_comes_in_the_order_of_free_time() -> None:
    """Who only says what they do not want sees whoever has most time, from the whole roster."""
    answer = finder(Bookings(p150=9, p002=3, p000=20))("not sports", None, 12)
    assert [one.match.id for one in answer.found[:2]] == ["p150", "p002"]
    assert len(answer.found) == 12
    assert "p000" not in {one.match.id for one in answer.found}


def test_nobody_found_asks_no_bookings() -> None:
    """Nonsense costs the database nothing."""
    bookings = Bookings()
    assert finder(bookings)("asdfghjkl", None, 12).found == ()
    assert bookings.asked == 0


@pytest.mark.parametrize("typed", ["crisis communications", "not sports"])
def test_a_line_that_is_down_shows_free_times_as_last_seen(typed: str) -> None:
    """People stay on the screen, with what was last known of them."""
    bookings = Bookings(p001=2)
    find = finder(bookings)
    seen = find(typed, None, 3)
    bookings.is_away = True
    answer = find(typed, None, 3)
    assert answer.is_away
    assert answer.found == seen.found


def test_what_was_typed_is_gone_from_memory_with_the_visit() -> None:
    """After the end of a visit no object of matching holds a word of it, whole or put right."""
    find = FindMatches(
        load_professionals=lambda: (Professional(id="a", name="Ana", specialties=("Crisis communications",)),),
        roster_version=lambda: "1",
        availability=lambda _ids: {},
    )
    odd = "".join(("zyx", "ophon"))
    find(f"crisis comunications {odd}ia, {odd}es in london", None, 5)
    assert _held(odd)
    find.forget_typed()
    assert not _held(odd)
    assert find("crisis comunications", None, 5).found


def _held(part: str) -> list[str]:
    gc.unfreeze()  # what was taken out of the collector's sight is looked through too
    gc.collect()
    seen = (one for owner in gc.get_objects() for one in gc.get_referents(owner))
    return [text for text in seen if type(text) is str and part in text and text != part]


def test_what_fits_two_interests_is_said_once() -> None:
    """One cell of the roster is one reason, however many interests it meets; the better one names it."""
    two = (
        Reason("diversity", "Inclusion", "specialties", "exact"),
        Reason("gay", "Inclusion", "specialties", "related"),
    )
    other = Reason("gay", "Inclusion", "position", "related")
    told = spelt(Match("ana", 50.0, "good", (*two, other)), Shortlist("diversity, gay", (), (), ()))
    assert told.reasons == (two[0], other)
