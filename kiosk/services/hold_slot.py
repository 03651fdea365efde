"""Use case: a student takes a slot. It is held for a moment, and theirs alone.

How long a hold lives. It is made with `hold_minutes` (2): enough for the answer to reach the kiosk. The first glance
at it (the screen that shows its code asks every second) proves that somebody looks at the code; from then on it lives
`request_minutes` (15) more, or until the slot is over where that comes first. Done, or the end of the visit, makes it
a request, which lives `request_minutes` anew. So a code that was seen never lapses within `request_minutes`, and a
hold whose answer got lost gives its slot back after two minutes.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from kiosk.booking.booking import Booking
from kiosk.booking.codes import hash_secret, new_reference
from kiosk.booking.leaving import leads_on
from kiosk.booking.rules import free_number, hold_due, slot_time, status_word
from kiosk.booking.status import OPEN, Party, Status
from kiosk.booking.steps import Step
from kiosk.booking.students import QUESTION_LIMIT, checked_visit
from kiosk.database import Conflict, Database, Transaction, bookings, changes, conflicts, events, offers, visits
from kiosk.database.changes import NewBooking
from kiosk.database.offers import Asked, Offer
from kiosk.errors import (
    DatabaseBusy,
    NoSuchBooking,
    NoSuchProfessional,
    NoSuchSlot,
    ProfessionalAway,
    SlotPast,
    SlotTaken,
    WrongStatus,
)
from kiosk.people import NetworkingEvent
from kiosk.plaintext import clean
from kiosk.services.forms import HoldForm
from kiosk.services.serve_waiting import serve_waiting
from kiosk.services.sweep_due import refresh
from kiosk.services.take_seat import check_cap, free_place, seat_of

_TRIES: Final = 3
_RACES: Final = frozenset({conflicts.IDEMPOTENCY_KEY, conflicts.REFERENCE, conflicts.COUNTED_BY, conflicts.VISIT})
"""Two did the same at one moment; another try finds what the first one made."""


def hold_slot(database: Database, clock: Callable[[], datetime], form: HoldForm) -> Booking:
    """Hold a slot for a student and return the booking; the same key again returns the same booking.

    A repeat with another code lets that code open the booking, because the first one may never have been heard of.

    Raises:
        SlotTaken, TableTaken, StudentBusy, TooManyRequests, ProfessionalFull, ProfessionalAway, SlotPast,
        NoSuchSlot, NoSuchProfessional, InvalidStudent, NoEvent.
    """
    form = _checked(form)
    if not database.is_shared:
        # One file has one writer at a time: who wants what has just gone need not queue for a turn to hear so.
        gone = database.read(lambda tx: _gone(tx, form, clock()))
        if gone:
            raise gone
    for _ in range(_TRIES):
        try:
            made = database.write(lambda tx: _book(tx, form, clock()))
        except Conflict as conflict:
            if conflict.constraint in _RACES:
                continue
            raise _refusal(database, form, conflict) from conflict
        if isinstance(made, SlotTaken):
            raise made
        return _shown(database, *made)
    raise DatabaseBusy


def _gone(tx: Transaction, form: HoldForm, now: datetime) -> SlotTaken | None:
    """Return the refusal where every seat is taken, and not by this very attempt. It waits for nobody."""
    if not offers.is_gone(tx, form.professional_id, form.starts_at, form.key, now):
        return None
    return SlotTaken(time=slot_time(form.starts_at, events.current(tx)))


def _checked(form: HoldForm) -> HoldForm:
    question = clean(form.question)[:QUESTION_LIMIT]
    return replace(form, visit=checked_visit(form.visit), question=question, station=clean(form.station))


def _refusal(database: Database, form: HoldForm, conflict: Conflict) -> Exception:
    """Return what the index that refused means for the student; a constraint without a meaning is a mistake."""
    error = conflicts.MEANING.get(conflict.constraint)
    if error is None:
        return conflict
    event = database.read(events.current)
    return error(time=slot_time(form.starts_at, event), limit=event.student_limit)


def _shown(database: Database, event_id: int, number: int) -> Booking:
    # Read after the commit: the writer's lock is not held for it, and a reader that fails repeats with the same key.
    booking = database.read(lambda tx: bookings.find(tx, event_id, number))
    if booking is None:
        raise NoSuchBooking
    return booking


def _book(tx: Transaction, form: HoldForm, now: datetime) -> tuple[int, int] | SlotTaken:
    """Return the event's and the booking's number, or the refusal where somebody else has what is wanted.

    In a stampede all but one want what has gone or goes this moment. Who comes later is told so without a lock; who
    waited for the lock, as soon as it is theirs. That is returned: nothing was written that raising it would undo.
    """
    if gone := _gone(tx, form, now):
        return gone
    wanted = offers.wanted(tx, form.professional_id, form.starts_at)
    if gone := _gone(tx, form, now):
        return gone
    event = events.current(tx)
    number = bookings.number_of_key(tx, form.key)
    if number is None:
        return event.id, _book_anew(tx, event, wanted, form, now)
    changes.replace_code(tx, number, hash_secret(form.code))
    return event.id, number


def _book_anew(
    tx: Transaction, event: NetworkingEvent, wanted: tuple[Asked, Offer] | None, form: HoldForm, now: datetime
) -> int:
    """Make the hold and return its number.

    Everybody takes locks in this order, so that nobody waits in a ring: slot, what is due, professional, student.
    What is refused most often is refused first, before anything is written.
    """
    person, offer = _offered(tx, event, wanted, form, now)
    refresh(tx, event, now)  # whoever waits for what lapsed comes first
    seat = free_number(offers.taken_seats(tx, offer.slot_id), offer.seats)
    if seat is None:
        raise SlotTaken(time=slot_time(form.starts_at, event))
    # What is given up counts no more: somebody who is full can still meet the same student at another time.
    frees = form.instead_of is not None and _gives_up(tx, form.instead_of, person, form, now)
    check_cap(tx, person, offer.slot_id)
    student = visits.join(tx, event.id, form.visit, form.station, now)
    place = free_place(tx, event, student, form.starts_at, offer.ends_at)
    hold = NewBooking(
        event_id=event.id,
        taken=seat_of(offer, form.starts_at, seat, place),
        professional_id=person.number,
        student_id=student,
        visit_id=form.visit.id,
        code_hash=hash_secret(form.code),
        reference=new_reference(),  # 2^30 of them: the index tells the rare one that is in use, and another try draws
        idempotency_key=form.key,
        question=form.question,
        reasons=bookings.written(form.reasons),
        via=form.via,
        station=form.station,
        created_at=now,
        due_at=hold_due(event, form.starts_at, offer.ends_at, now),
    )
    number = changes.add_hold(tx, hold)
    if frees:
        serve_waiting(tx, event, now)
    return number


def _gives_up(tx: Transaction, number: int, person: Asked, form: HoldForm, now: datetime) -> bool:
    """Call a booking off that the student gives up for this one; tell whether it stood until now.

    Another time with the same professional takes the place of one that stands.

    Raises:
        WrongStatus: it stands with somebody else, and nothing is to come in its place: it was confirmed or taken back
            meanwhile.
    """
    standing = changes.standing(tx, number)
    if standing is None:
        raise NoSuchBooking
    moves = standing.status in OPEN and standing.professional_id == person.number
    if not moves and not leads_on(standing, now):
        raise WrongStatus(status=status_word(standing.status), wanted=status_word(Status.CANCELLED))
    if standing.status not in OPEN:
        return False
    step = Step(
        booking_id=number,
        at=now,
        came_from=standing.status,
        went_to=Status.CANCELLED,
        party=Party.STUDENT,
        via=form.via,
        station=form.station,
    )
    if not changes.move(tx, step, None, None):
        raise DatabaseBusy  # somebody answered in the same moment; another try finds what
    return True


def _offered(
    tx: Transaction, event: NetworkingEvent, wanted: tuple[Asked, Offer] | None, form: HoldForm, now: datetime
) -> tuple[Asked, Offer]:
    """Return what is wanted where it can be had at all."""
    if wanted is None:
        if offers.asked(tx, event.id, form.professional_id) is None:
            raise NoSuchProfessional(id=form.professional_id)
        raise NoSuchSlot(time=slot_time(form.starts_at, event))
    person, offer = wanted
    if form.starts_at <= now:
        raise SlotPast(time=slot_time(form.starts_at, event))
    if person.is_away(form.starts_at, offer.ends_at, event.ends_at):
        raise ProfessionalAway(name=person.name)
    return wanted
