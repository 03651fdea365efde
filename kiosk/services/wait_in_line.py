"""Use cases of the line for a full professional: join it, look at one's place, leave it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from kiosk.booking.booking import Booking
from kiosk.booking.codes import hash_secret, new_reference, read_reference
from kiosk.booking.rules import same_first_name, slot_time
from kiosk.booking.students import QUESTION_LIMIT, checked_visit
from kiosk.booking.waiting import Waiting
from kiosk.database import Conflict, Database, Transaction, bookings, conflicts, events, offers, slots, visits, waits
from kiosk.errors import DatabaseBusy, NoSuchBooking, NoSuchProfessional, StillFree
from kiosk.plaintext import clean
from kiosk.services.find_booking import find_my_booking
from kiosk.services.forms import WaitForm
from kiosk.services.sweep_due import read_fresh, refresh

_TRIES: Final = 3
_RACES: Final = frozenset(
    {
        conflicts.COUNTED_BY,
        conflicts.VISIT,
        "uq_waits_open_student",
        "uq_waits_idempotency_key",
        "uq_waits_reference",
    }
)
"""Two did the same at one moment; another try finds what the first one made."""


def wait_in_line(database: Database, clock: Callable[[], datetime], form: WaitForm) -> Waiting:
    """Take a place in line for a professional; the same key, or the same student, again is the same place.

    Raises:
        StillFree: there is a free time, so there is nothing to wait for.
        NoSuchProfessional, InvalidStudent, NoEvent.
    """
    question = clean(form.question)[:QUESTION_LIMIT]
    form = replace(form, visit=checked_visit(form.visit), question=question, station=clean(form.station))
    for _ in range(_TRIES):
        try:
            answer = database.write(lambda tx: _join(tx, form, clock()))
        except Conflict as conflict:
            if conflict.constraint not in _RACES:
                raise
            continue
        if isinstance(answer, StillFree):
            raise answer
        return show_wait(database, clock, answer)
    raise DatabaseBusy


def show_wait(database: Database, clock: Callable[[], datetime], wait_id: int) -> Waiting:
    """Return a place in line by its number.

    Raises:
        NoSuchBooking
    """
    return _found(read_fresh(database, clock, lambda tx: waits.find(tx, events.current(tx).id, id=wait_id)))


def open_wait(database: Database, clock: Callable[[], datetime], code: str) -> Waiting:
    """Return the place in line that a booking code opens; once it is a booking, the code opens that.

    Raises:
        NoSuchBooking
    """
    wanted = hash_secret(code)
    return _found(read_fresh(database, clock, lambda tx: waits.find(tx, events.current(tx).id, code_hash=wanted)))


def find_mine(
    database: Database, clock: Callable[[], datetime], reference: str, first_name: str, station: str
) -> Booking | Waiting:
    """Return a student's booking by reference and first name, or their place in line while it is none yet.

    One failure is counted for both, as `find_my_booking` counts it.

    Raises:
        NoSuchBooking, SignInPaused
    """
    wanted = read_reference(reference)
    found = (
        read_fresh(database, clock, lambda tx: waits.find(tx, events.current(tx).id, reference=wanted))
        if wanted
        else None
    )
    if found is not None and found.booking_id is None and same_first_name(first_name, found.student):
        return found
    return find_my_booking(database, clock, reference, first_name, station)


def leave_line(database: Database, clock: Callable[[], datetime], wait_id: int) -> Waiting:
    """Give a place in line up; doing so twice is harmless.

    Raises:
        NoSuchBooking
    """

    def work(tx: Transaction) -> Waiting:
        waits.close(tx, wait_id, clock())
        return _found(waits.find(tx, events.current(tx).id, id=wait_id))

    return database.write(work)


def call_waiting(database: Database, clock: Callable[[], datetime], wait_id: int) -> Waiting:
    """Call somebody in line, or with a time held for them, on all kiosks for a few minutes.

    Raises:
        NoSuchBooking: they have left the line, or taken what was held.
    """

    def work(tx: Transaction) -> Waiting:
        if not waits.call(tx, wait_id, clock()):
            raise NoSuchBooking
        return _found(waits.find(tx, events.current(tx).id, id=wait_id))

    return database.write(work)


def count_waiting(database: Database, _clock: Callable[[], datetime]) -> Mapping[str, int]:
    """Return how many students wait for whom, by `Professional.id`; whoever nobody waits for is not there."""
    return database.read(lambda tx: waits.lengths(tx, events.current(tx).id))


def _join(tx: Transaction, form: WaitForm, now: datetime) -> int | StillFree:
    event = events.current(tx)
    number = waits.number_of_key(tx, form.key)
    if number is not None:
        waits.replace_code(tx, number, hash_secret(form.code))
        return number
    person = offers.asked(tx, event.id, form.professional_id)
    if person is None:
        raise NoSuchProfessional(id=form.professional_id)
    refresh(tx, event, now)
    student = visits.join(tx, event.id, form.visit, form.station, now)
    busy = visits.occupied(tx, student)
    for slot in slots.of_professional(tx, form.professional_id, now):
        clash = any(other.starts_at < slot.ends_at and slot.starts_at < other.ends_at for other in busy)
        if slot.free > 0 and not clash:
            return StillFree(name=person.name, time=slot_time(slot.starts_at, event))
    waiting = waits.number_of_student(tx, person.number, student)
    if waiting is not None:
        waits.replace_code(tx, waiting, hash_secret(form.code))
        return waiting
    return waits.add(
        tx,
        waits.NewWait(
            event_id=event.id,
            professional_id=person.number,
            student_id=student,
            visit_id=form.visit.id,
            code_hash=hash_secret(form.code),
            reference=new_reference(),
            idempotency_key=form.key,
            question=form.question,
            reasons=bookings.written(form.reasons),
            via=form.via,
            station=form.station,
            created_at=now,
        ),
    )


def _found(waiting: Waiting | None) -> Waiting:
    if waiting is None:
        raise NoSuchBooking
    return waiting
