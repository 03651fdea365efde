from datetime import UTC, datetime

from sqlalchemy import text

from kiosk.matching.shortlist import Match, Shortlist, UnderstoodInterest
from kiosk.people import Reason
from kiosk.services.forms import EventForm
from kiosk.services.gather_report import gather_report
from kiosk.services.record_query import record_query
from kiosk.services.set_event import set_event
from tests.services.evening import Evening


def kept(evening: Evening) -> list[tuple[object, ...]]:
    """What the database has kept, without numbers."""
    found = evening.database.read(
        lambda tx: tx.execute(text("SELECT interest, matches FROM queries ORDER BY id")).all()
    )
    return [tuple(row) for row in found]


def test_interests_are_kept_as_they_were_understood(evening: Evening) -> None:
    """The organizer learns what was looked for and how many matched; a typo and a name leave no trace."""
    reason = Reason("crisis comunications", "Crisis", "specialties", "typo")
    shortlist = Shortlist(
        query="crisis comunications, astroturf, Dana Reed, my secret",
        interests=(
            UnderstoodInterest("crisis comunications", "crisis communications", "typo"),
            UnderstoodInterest("astroturf", "astroturfing", "exact"),
            UnderstoodInterest("Dana Reed", "Dana Reed", "name"),
        ),
        matches=(Match("ana", 80.0, "strong", (reason,)), Match("bo", 70.0, "good", (reason,))),
        unmatched=("astroturf", "my secret"),
    )
    record_query(evening.database, evening.clock, shortlist)
    assert kept(evening) == [("crisis communications", 2), ("astroturfing", 0)]


def test_the_time_is_too_coarse_to_tell_who_it_was(evening: Evening) -> None:
    """Only the quarter of the hour is kept."""
    evening.now = datetime(2026, 12, 3, 18, 44, 31, 5, tzinfo=UTC)
    record_query(evening.database, evening.clock, Shortlist("x", (UnderstoodInterest("x", "x", "exact"),), (), ()))
    at = evening.database.read(lambda tx: tx.execute(text("SELECT at FROM queries")).scalar())
    assert "18:30:00" in str(at)


def test_a_company_that_nobody_is_from_is_named_in_the_report(evening: Evening) -> None:
    """It only stands for its field here; the organizer reads whom to invite, with the field as what comes nearest."""
    met = Match("ana", 60.0, "good", (Reason("Red Bull", "Food", "specialties", "related"),))
    shortlist = Shortlist(
        query="Red Bull",
        interests=(UnderstoodInterest("Red Bull", "food and beverage", "related"),),
        matches=(met,),
        unmatched=("Red Bull",),
    )
    record_query(evening.database, evening.clock, shortlist)
    assert kept(evening) == [("food and beverage", 1), ("red bull", 0)]
    unmet = gather_report(evening.database, evening.clock).unmet
    assert "red bull" in [one.phrase for one in unmet]


def test_nothing_recognised_is_nothing_kept(evening: Evening) -> None:
    """Nonsense is not stored, since it may be anything."""
    record_query(evening.database, evening.clock, Shortlist("asdf", (), (), ("asdf",)))
    assert kept(evening) == []


def test_words_nobody_understood_are_kept_where_the_organizer_allows_it(evening: Evening) -> None:
    """They are the next recruiting list; a name that was recognised, a number and an address never are kept."""
    shortlist = Shortlist(
        query="...",
        interests=(UnderstoodInterest("Dana Reed", "Dana Reed", "name"),),
        matches=(),
        unmatched=("Dana Reed", "Podcast  Booking", "call 555 0100", "me@x.example"),
    )
    record_query(evening.database, evening.clock, shortlist)
    assert kept(evening) == []
    set_event(evening.database, evening.clock, EventForm(keep_unknown=True))
    record_query(evening.database, evening.clock, shortlist)
    assert kept(evening) == [("podcast booking", 0)]
    unmet = gather_report(evening.database, evening.clock).unmet
    assert [(one.phrase, one.times) for one in unmet] == [("podcast booking", 1)]
