"""Use cases: personal data goes: all students', one person's, or by itself once the retention date has passed.

What stays are counts: bookings with their times and statuses and the ids of the history, interests without a time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from kiosk.booking.codes import read_reference
from kiosk.booking.forgotten import Known
from kiosk.booking.rules import counted_by
from kiosk.booking.status import Party, Status, Via
from kiosk.booking.steps import Step
from kiosk.database import Database, Transaction, changes, events, forgetting, purging, roster
from kiosk.database.purging import Stripped
from kiosk.errors import NobodyToForget
from kiosk.people import Visit
from kiosk.services.compare_clocks import clock_gap
from kiosk.services.lay_out_slots import lay_out_slots
from kiosk.services.serve_waiting import serve_waiting
from kiosk.texts import ENGLISH

_SAME_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What went and what is kept. It names nobody, so it may be filed."""

    place: str
    """The database, without user and password."""
    at: datetime
    gone: Stripped
    cancelled: int = 0
    """Open bookings that were called off, so that their slots are free again."""
    words: int = 0
    """Words that nobody understood and that may be names."""
    times: int = 0
    """Interests whose time was taken out."""
    messages: int = 0
    """Messages to all kiosks, or those of them that named the person."""
    phones: int = 0
    """Phones that were signed out."""
    professionals: int = 0
    """Professionals whose entry, badge and notes are gone."""
    kept: Mapping[str, int]
    """Bookings by status that stay as counts."""
    interests: int = 0
    """Interests that stay as counts."""
    backups: tuple[Path, ...] = ()
    """Copies that held the same data: deleted by a purge, named after forgetting one person."""


def purge(database: Database, clock: Callable[[], datetime], *, dry_run: bool = False) -> Receipt:
    """Take out everything personal of all students, at once; with `dry_run` only count it.

    Raises:
        DatabaseUnavailable, DatabaseBusy
    """

    def work(tx: Transaction) -> Receipt:
        numbers = [number for number, _, _ in purging.events_before(tx)]
        receipt = _take_out(tx, database.place, clock(), purging.known_students(tx), numbers)
        if dry_run:
            tx.rollback()
        return receipt

    receipt = database.write(work)
    purging.empty_journal(database)
    return receipt


def purge_by_itself(database: Database, clock: Callable[[], datetime]) -> Receipt | None:
    """Purge what is overdue, unless the server says that it is another day: a wrong clock must delete nothing."""
    now = clock()
    if not database.read(lambda tx: _overdue(tx, now)) or abs(clock_gap(database, clock)) > _SAME_DAY:
        return None
    return purge_overdue(database, clock)


def purge_overdue(database: Database, clock: Callable[[], datetime]) -> Receipt | None:
    """Purge the events whose retention date has passed, if that was not done yet; nothing is locked otherwise.

    Who has a booking on a later day that is still open stays until that day is over, and who came after the event, or
    before its date was moved into the past, as many days from then.
    """
    now = clock()
    due = database.read(lambda tx: _overdue(tx, now))
    if not due or not database.read(lambda tx: _anything(tx, due, now)):
        return None
    receipt = database.write(lambda tx: _take_out(tx, database.place, now, _leavers(tx, due, now), due))
    purging.empty_journal(database)
    return receipt


def find_whom_to_forget(database: Database, who: str) -> tuple[Known, ...]:
    """Return who has an e-mail address or a reference, by name and with their bookings; it changes nothing.

    Raises:
        NobodyToForget: nobody has that address or reference.
    """

    def work(tx: Transaction) -> tuple[Known, ...]:
        return forgetting.known(tx, *_meant(tx, who))

    return database.read(work)


def forget(database: Database, clock: Callable[[], datetime], who: str, *, dry_run: bool = False) -> Receipt:
    """Take one person's data out, by an e-mail address or a reference; with `dry_run` only count it.

    Open bookings are cancelled. An address may be a professional's: they leave the roster, their badge and their
    notes go, and past bookings name nobody.

    Raises:
        NobodyToForget: nobody has that address or reference.
    """

    def work(tx: Transaction) -> Receipt:
        students, people = _meant(tx, who)
        named = purging.blank_messages(tx, purging.called(tx, students) | forgetting.names(tx, people))
        called_off = _forget_professionals(tx, people, clock()) if people else 0
        receipt = _take_out(tx, database.place, clock(), students, ())
        called_off += receipt.cancelled
        if dry_run:
            tx.rollback()
        return replace(receipt, cancelled=called_off, professionals=len(people), messages=named)

    receipt = database.write(work)
    if not dry_run:
        purging.empty_journal(database)
    return receipt


def _meant(tx: Transaction, who: str) -> tuple[Sequence[int], Sequence[int]]:
    """Return the students and the professionals who are meant."""
    students = _found(tx, who.strip())
    people = forgetting.of_address(tx, who.strip().lower()) if "@" in who else ()
    if not students and not people:
        raise NobodyToForget(who=who)
    return students, people


def _found(tx: Transaction, who: str) -> tuple[int, ...]:
    if "@" in who:
        address = who.lower()
        return purging.students_of_address(tx, counted_by(Visit(id="", name="", email=address)), address)
    reference = read_reference(who)
    return purging.students_of_reference(tx, events.current(tx).id, reference) if reference else ()


def _forget_professionals(tx: Transaction, people: Sequence[int], now: datetime) -> int:
    """Take professionals out who want to be forgotten; return how many open bookings were called off for it."""
    called_off = sum(_cancelled(tx, number, status, now) for number, status in forgetting.open_bookings(tx, people))
    forgetting.strip(tx, people, ENGLISH("booking.forgotten"), now)
    if events.find(tx) is not None:
        lay_out_slots(tx, now)
        roster.mark_changed(tx)
    return called_off


def _overdue(tx: Transaction, now: datetime) -> list[int]:
    return [
        number
        for number, ends_at, days in purging.events_before(tx)
        if ends_at + timedelta(days=days) <= now and _came_before(tx, number, now - timedelta(days=days))
    ]


def _came_before(tx: Transaction, event_id: int, moment: datetime) -> bool:
    """Tell whether the first student came before a moment: an evening is not over for weeks when nobody had come yet.

    A date of last year, typed while the evening goes on, deletes nothing.
    """
    first = purging.first_visit(tx, event_id)
    return first is None or first <= moment


def _anything(tx: Transaction, due: Sequence[int], now: datetime) -> bool:
    return bool(_leavers(tx, due, now)) or purging.holds_unknown(tx, due) or purging.holds_messages(tx, due)


def _leavers(tx: Transaction, due: Sequence[int], now: datetime) -> tuple[int, ...]:
    known = purging.known_students(tx, due)
    staying = purging.still_expected(tx, now) | purging.came_lately(tx, now) if known else frozenset()
    return tuple(number for number in known if number not in staying)


def _take_out(
    tx: Transaction, place: str, now: datetime, students: Sequence[int], event_ids: Sequence[int]
) -> Receipt:
    """Strip these students; `event_ids` are the events whose interests lose their times and whose phones leave."""
    changes.expire_due(tx, now)
    cancelled = sum(_cancelled(tx, number, status, now) for number, status in purging.open_bookings(tx, students))
    gone = purging.strip(tx, students, now)
    event = events.find(tx)
    if event is not None:
        serve_waiting(tx, event, now)  # what was cancelled is free for who stands in line
    return Receipt(
        place=place,
        at=now,
        gone=gone,
        cancelled=cancelled,
        words=purging.forget_unknown(tx, event_ids) if event_ids else 0,
        times=purging.forget_times(tx, event_ids) if event_ids else 0,
        messages=purging.delete_messages(tx, event_ids) if event_ids else 0,
        phones=purging.sign_everybody_out(tx) if event_ids else 0,
        kept=purging.statuses(tx),
        interests=purging.interests(tx),
    )


def _cancelled(tx: Transaction, number: int, status: Status, now: datetime) -> bool:
    step = Step(
        booking_id=number,
        at=now,
        came_from=status,
        went_to=Status.CANCELLED,
        party=Party.ORGANIZER,
        via=Via.DESK,
    )
    return changes.move(tx, step, None, None)
