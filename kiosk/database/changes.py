"""Every change of a booking: taking a slot, moving to another status, lapsing. Each leaves a step in the history.

Whether a change is allowed is decided before; the constraints of the tables have the last word.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import CursorResult, bindparam, func, insert, select, update

from kiosk.booking.status import OPEN, Party, Status, Via
from kiosk.booking.steps import Step
from kiosk.database import history, leaving
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, EventRow, ProfessionalRow
from kiosk.database.models.base import table_of

_SAID: Final = {Party.STUDENT: "student_found", Party.PROFESSIONAL: "professional_found"}
"""Where each side's word about a meeting stands."""
_KEEPS_CONFIRMED_AT: Final = frozenset({Status.MET, Status.NO_SHOW, Status.CANCELLED})

# Built once: most of the time of a small statement goes into building it.
_STANDING_COLUMNS: Final = select(
    BookingRow.id,
    BookingRow.status,
    BookingRow.starts_at,
    BookingRow.ends_at,
    BookingRow.created_at,
    BookingRow.changed_at,
    BookingRow.due_at,
    BookingRow.confirmed_at,
    BookingRow.first_starts_at,
    BookingRow.shown_at,
    BookingRow.slot_id,
    BookingRow.professional_id,
    BookingRow.student_id,
    BookingRow.seat,
    BookingRow.place,
    *leaving.COLUMNS,
)
_STANDING: Final = (
    _STANDING_COLUMNS.join(ProfessionalRow, ProfessionalRow.id == BookingRow.professional_id)
    .where(BookingRow.id == bindparam("number"))
    .where(BookingRow.event_id == select(func.max(EventRow.id)).scalar_subquery())
)
_ANY_DUE: Final = select(BookingRow.id).where(BookingRow.due_at <= bindparam("now")).limit(1)
_DUE: Final = (
    select(BookingRow.id, BookingRow.status)
    .where(BookingRow.due_at <= bindparam("now"))
    .order_by(BookingRow.id)
    .with_for_update(key_share=True)
)
_ADD: Final = insert(table_of(BookingRow)).returning(BookingRow.id)  # the plain table: no object for the new row


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A seat of a slot and a place of the student's that a booking takes."""

    slot_id: int
    starts_at: datetime
    ends_at: datetime
    table_name: str
    seats: int
    seat: int
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBooking:
    """A hold about to be made; the names are those of the table, but for the seat's."""

    event_id: int
    taken: Seat
    professional_id: int
    """The database's number."""
    student_id: int
    visit_id: str
    code_hash: str
    reference: str
    idempotency_key: str
    question: str
    reasons: str
    """JSON, as `bookings.written` makes it."""
    via: Via
    station: str
    created_at: datetime
    due_at: datetime
    shown_at: datetime | None = None
    """Set where the code was seen before: then looking at it gives no more time."""
    party: Party = Party.STUDENT
    """Who takes the slot: a student, or the kiosk for whoever is next in line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What has to be known of a booking to move it."""

    id: int
    status: Status
    starts_at: datetime
    ends_at: datetime
    created_at: datetime
    changed_at: datetime
    due_at: datetime | None
    confirmed_at: datetime | None
    first_starts_at: datetime | None
    """What the student asked for, once another time was proposed."""
    shown_at: datetime | None
    """When its code was first seen on a screen."""
    slot_id: int
    professional_id: int
    """The database's number."""
    student_id: int
    seat: int
    place: int
    leaves_at: datetime | None
    """When its professional leaves or was marked as gone."""
    closed_by: Party | None
    """Who called it off, while cancelled."""


def add_hold(tx: Transaction, booking: NewBooking) -> int:
    """Take the slot and return the booking's number; a constraint that refuses raises on the way out of `write`."""
    values = {name: getattr(booking, name) for name in NewBooking.__slots__ if name not in ("party", "taken")}
    values.update({name: getattr(booking.taken, name) for name in Seat.__slots__})
    values.update(status=Status.HELD, changed_at=booking.created_at, sequence=0)
    number: int = tx.execute(_ADD, values).scalar_one()
    first = Step(
        booking_id=number,
        at=booking.created_at,
        came_from=None,
        went_to=Status.HELD,
        party=booking.party,
        via=booking.via,
        station=booking.station,
    )
    history.record(tx, [first])
    return number


def standing(tx: Transaction, number: int) -> Standing | None:
    """Return where one booking of the current event stands, or nothing when there is none; in one small query."""
    row = tx.execute(_STANDING, {"number": number}).one_or_none()
    if row is None:
        return None
    known: dict[str, Any] = {name: getattr(row, name) for name in row._fields if name in Standing.__slots__}
    return Standing(**known | {"status": Status(row.status)} | leaving.facts(row))


def move(tx: Transaction, step: Step, due_at: datetime | None, no_show_by: Party | None) -> bool:
    """Take a booking one step on if it still stands where the step begins (compare and swap); tell whether it did."""
    values: dict[str, Any] = {
        "status": step.went_to,
        "changed_at": step.at,
        "due_at": due_at,
        "closed_at": None if step.went_to in OPEN else step.at,
        "proposed_slot_id": None,  # an accepted counter is an ordinary booking of the slot it moved to
        "no_show_by": no_show_by,
        "sequence": BookingRow.sequence + 1,
    }
    values |= _unsaid(step)
    if step.went_to is Status.REQUESTED:
        values["requested_at"] = step.at
    if step.went_to is Status.CONFIRMED:
        values["confirmed_at"] = step.at
    elif step.went_to not in _KEEPS_CONFIRMED_AT:
        values["confirmed_at"] = None
    here = (BookingRow.id == step.booking_id, BookingRow.status == step.came_from)
    if not _touched(tx, update(BookingRow).where(*here).values(values)):
        return False
    history.record(tx, [step])
    return True


def take_seat(
    tx: Transaction, step: Step, seat: Seat, due_at: datetime | None, first: datetime | None = None
) -> bool:
    """Take a booking into a seat, of its own slot again or of another, and into an open status (compare and swap).

    `first` is kept as what the student asked for, where another time is proposed.
    A constraint that refuses raises on the way out of `write`.
    """
    confirmed = step.went_to is Status.CONFIRMED
    values: dict[str, Any] = {
        **{name: getattr(seat, name) for name in Seat.__slots__},
        "status": step.went_to,
        "changed_at": step.at,
        "due_at": due_at,
        "closed_at": None,
        # A counter holds only the proposed slot: the booking moves there and says so.
        "proposed_slot_id": seat.slot_id if step.went_to is Status.COUNTERED else None,
        "confirmed_at": func.coalesce(BookingRow.confirmed_at, step.at) if confirmed else None,
        "no_show_by": None,
        "sequence": BookingRow.sequence + 1,
        **_unsaid(step),
    }
    if first is not None:
        values["first_starts_at"] = first
    if step.went_to is Status.REQUESTED:  # a hold that comes back as a request was none before
        values["requested_at"] = func.coalesce(BookingRow.requested_at, step.at)
    here = (BookingRow.id == step.booking_id, BookingRow.status == step.came_from)
    if not _touched(tx, update(BookingRow).where(*here).values(values)):
        return False
    history.record(tx, [step])
    return True


def any_due(tx: Transaction, now: datetime) -> bool:
    """Tell whether a hold, a request or a counter has passed its deadline; one look into a small index."""
    return tx.scalar(_ANY_DUE, {"now": now}) is not None


def expire_due(tx: Transaction, now: datetime) -> int:
    """Expire what has passed its deadline, so that its slots are free again; return how many.

    Rows are locked in the order of their numbers: two that expire the same ones wait for each other once.
    """
    due = tx.execute(_DUE, {"now": now}).all()
    if not due:
        return 0
    lapsed = {"status": Status.EXPIRED, "due_at": None, "closed_at": now, "changed_at": now, "proposed_slot_id": None}
    numbers = [number for number, _ in due]
    tx.execute(
        update(BookingRow)
        .where(BookingRow.id.in_(numbers))
        .values(**lapsed, sequence=BookingRow.sequence + 1)
        .execution_options(synchronize_session=False)
    )
    history.record(tx, (_lapse(number, Status(status), now) for number, status in due))
    return len(due)


def mark_shown(tx: Transaction, number: int, now: datetime, due_at: datetime) -> bool:
    """Note that the code of a hold is on a screen and give it a new deadline, once; tell whether it was so now."""
    here = (BookingRow.id == number, BookingRow.status == Status.HELD, BookingRow.shown_at.is_(None))
    return _touched(tx, update(BookingRow).where(*here).values(shown_at=now, due_at=due_at))


def replace_code(tx: Transaction, number: int, code_hash: str) -> None:
    """Let a repeated attempt that came with another code open the booking with that one."""
    here = (BookingRow.id == number, BookingRow.code_hash != code_hash)
    _touched(tx, update(BookingRow).where(*here).values(code_hash=code_hash))


def _unsaid(step: Step) -> dict[str, str]:
    """Return what empties the word of whoever takes "met" or "no-show" back: they withdraw it with that."""
    said = _SAID.get(step.party)
    return {said: ""} if said and step.came_from in (Status.MET, Status.NO_SHOW) else {}


def _lapse(number: int, status: Status, now: datetime) -> Step:
    return Step(
        booking_id=number,
        at=now,
        came_from=status,
        went_to=Status.EXPIRED,
        party=Party.SYSTEM,
        via=Via.SYSTEM,
    )


def _touched(tx: Transaction, statement: Any) -> bool:
    result = tx.execute(statement.execution_options(synchronize_session=False))
    return isinstance(result, CursorResult) and result.rowcount == 1
