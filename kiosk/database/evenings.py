"""What professionals change during the evening, with its append-only history. It decides nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, exists, insert, or_, select, update

from kiosk.booking.status import Party, Status, Via
from kiosk.database import professionals
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, EveningStepRow, ProfessionalRow, SlotRow
from kiosk.database.models.base import OPEN_WORDS, among
from kiosk.people import Mode

# Built once: most of the time of a small statement goes into building it.
_STATE: Final = select(
    ProfessionalRow.id,
    ProfessionalRow.present_at,
    ProfessionalRow.paused_at,
    ProfessionalRow.leaving_at,
    ProfessionalRow.gone_at,
    ProfessionalRow.group_seats,
    ProfessionalRow.own_mode,
).where(ProfessionalRow.id == bindparam("number"))
_UNSEEN: Final = {"synchronize_session": False}


@dataclass(frozen=True, slots=True)
class EveningStep:
    """One change, as the history keeps it."""

    professional_id: int
    """The database's number."""
    at: datetime
    change: str
    value: str
    """A number or a moment, never a name."""
    party: Party
    via: Via
    station: str


@dataclass(frozen=True, slots=True)
class EveningState:
    """What was said last about somebody's evening."""

    number: int
    """The database's number."""
    here_since: datetime | None
    """None while they are not here."""
    paused: bool
    leaving_at: datetime | None
    gone_at: datetime | None
    seats: int | None
    """Who share a slot tonight; none is as the event has it."""
    mode: Mode | None
    """None is as the event has it."""


def find(tx: Transaction, identity: str) -> EveningState:
    """Return what was said last about the evening of a professional.

    Raises:
        NoSuchProfessional
    """
    row = tx.execute(_STATE, {"number": professionals.number_of(tx, identity)}).one()
    mode = Mode(row.own_mode) if row.own_mode else None
    paused = row.paused_at is not None
    return EveningState(row.id, row.present_at, paused, row.leaving_at, row.gone_at, row.group_seats, mode)


@dataclass(frozen=True, slots=True)
class Seen:
    """What tells whether somebody has come tonight."""

    is_here: bool
    """Signed in or marked as here."""
    let_lapse: bool
    """A request to them was never answered."""


def seen(tx: Transaction, event_id: int) -> Mapping[str, Seen]:
    """Return of everybody at an event, by `Professional.id`, what tells whether they have come."""
    lapsed = select(BookingRow.id).where(
        BookingRow.professional_id == ProfessionalRow.id,
        BookingRow.status == Status.EXPIRED,
        BookingRow.requested_at.is_not(None),
    )
    rows = tx.execute(
        select(ProfessionalRow.identity, ProfessionalRow.present_at, lapsed.exists().label("lapsed")).where(
            ProfessionalRow.event_id == event_id
        )
    )
    return {row.identity: Seen(row.present_at is not None, bool(row.lapsed)) for row in rows}


def change(tx: Transaction, number: int, values: Mapping[str, object], steps: Iterable[EveningStep]) -> None:
    """Keep what was said, and who said it; `values` are columns of the professional."""
    if not values:
        return
    # Locked first, so that a booking which counts this one's cap sees one state or the other.
    tx.execute(select(ProfessionalRow.id).where(ProfessionalRow.id == number).with_for_update(key_share=True))
    here = update(ProfessionalRow).where(ProfessionalRow.id == number)
    tx.execute(here.values(dict(values)), execution_options=_UNSEEN)
    tx.execute(insert(EveningStepRow), [asdict(step) for step in steps])


def share_slots(tx: Transaction, number: int, seats: int, now: datetime, until: datetime) -> None:
    """Let the slots that begin from now until the doors close have so many seats, except those that are booked.

    A Conflict on `tr_slots_group_table` comes out of `write` where the table is shared.
    """
    booked: Any = exists().where(
        BookingRow.slot_id == SlotRow.id,
        or_(among(BookingRow.status, OPEN_WORDS), BookingRow.seat > seats),
    )
    mine = (
        SlotRow.professional_id == number,
        SlotRow.withdrawn_at.is_(None),
        SlotRow.starts_at > now,
        SlotRow.starts_at < until,
        ~booked,
    )
    tx.execute(update(SlotRow).where(*mine).values(seats=seats), execution_options=_UNSEEN)
