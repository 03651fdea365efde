"""When and where the people on the roster can be met. What follows from it is decided in `booking.slots`."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select, update

from kiosk.database.engine import Transaction
from kiosk.database.models import ProfessionalRow
from kiosk.database.professionals import current_event_id, read_windows
from kiosk.people import Mode, Window


@dataclass(frozen=True, slots=True)
class Seating:
    """When and where somebody on the roster can be met."""

    id: str
    """`Professional.id`."""
    available: tuple[Window, ...]
    table: str
    """The roster's table, or empty."""
    given_table: str
    """The numbered table they were given, or empty."""
    seats: int | None
    """Students who share one of their slots tonight; none is as the event has it."""
    mode: Mode | None
    """Tonight, later or both; none is as the event has it."""


def load_seatings(tx: Transaction) -> tuple[Seating, ...]:
    """Return when and where everybody not retired can be met, in the order they came."""
    rows = tx.execute(
        select(
            ProfessionalRow.identity,
            ProfessionalRow.available,
            ProfessionalRow.table_name,
            ProfessionalRow.given_table,
            ProfessionalRow.group_seats,
            ProfessionalRow.own_mode,
        )
        .where(ProfessionalRow.event_id == current_event_id(), ProfessionalRow.retired_at.is_(None))
        .order_by(ProfessionalRow.id)
    )
    return tuple(
        Seating(identity, read_windows(available), own, given, seats, Mode(mode) if mode else None)
        for identity, available, own, given, seats, mode in rows
    )


def give_tables(tx: Transaction, given: Mapping[str, str]) -> None:
    """Keep who was given which numbered table; whoever is not in `given` has none."""
    rows = tx.execute(
        select(ProfessionalRow.id, ProfessionalRow.identity, ProfessionalRow.given_table).where(
            ProfessionalRow.event_id == current_event_id()
        )
    )
    changed = [
        {"id": number, "given_table": given.get(identity, "")}
        for number, identity, before in rows
        if given.get(identity, "") != before
    ]
    if changed:
        tx.execute(update(ProfessionalRow), changed)
