from collections import Counter

import pytest

from kiosk.booking.status import Status
from kiosk.database import Database, bookings, events, history
from tests.database.herd import Outcome, Wish, prepare, stampede


def check(database: Database, wishes: tuple[Wish, ...], outcome: Outcome, attempts: int) -> None:
    """Every slot is booked once, every promise stands in the database, everybody else read why not."""
    assert outcome.refused == Counter({"SlotTaken": attempts - len(wishes)})
    assert Counter(wish for wish, _ in outcome.booked) == Counter(wishes)
    kept = database.read(lambda tx: bookings.of_event(tx, events.current(tx).id))
    assert {((one.professional.id, one.starts_at), one.reference) for one in kept} == set(outcome.booked)
    assert len(kept) == len(wishes)
    for one in kept:
        steps = database.read(lambda tx, one=one: history.of_booking(tx, one.id))  # type: ignore[misc]
        assert [step.went_to for step in steps] == [Status.HELD]


def test_two_hundred_at_once_book_forty_slots_once_each(database: Database, database_url: str) -> None:
    """200 students at 4 kiosks who want the same 40 slots at one moment: 40 booked, 160 told why, none twice."""
    wishes = prepare(database, professionals=4, slots_each=10)
    check(database, wishes, stampede(database_url, wishes, processes=4, attempts_each=50), attempts=200)


@pytest.mark.soak
@pytest.mark.parametrize("turn", range(10))
def test_sixteen_kiosks_walk_four_hundred_slots(database: Database, database_url: str, turn: int) -> None:
    """16 kiosks that walk 400 slots without a pause: every slot once, no kiosk ever reads of a locked database."""
    wishes = prepare(database, professionals=16, slots_each=25)
    assert len(wishes) == 400
    check(database, wishes, stampede(database_url, wishes, processes=16, attempts_each=400), attempts=6400)
