"""What the last import changed: remembered by the import, read by its undo. Who is who is not decided here."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, func, select

from kiosk.database.bulk import add_rows
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, ProfessionalRow, RosterStepRow
from kiosk.database.models.base import OPEN_WORDS, table_of
from kiosk.database.professionals import INTERESTS, PLAIN, current_event_id, read_windows
from kiosk.database.roster import Entry
from kiosk.people import Professional

_LISTS: Final = tuple(INTERESTS.values())


@dataclass(frozen=True, slots=True)
class Step:
    """One person whom the last import touched, as they were before it."""

    number: int
    """The database's number."""
    was: Entry | None
    """What was kept of them; none for somebody who was new."""
    was_retired: bool
    has_open_bookings: bool = False
    has_bookings: bool = False
    """Any, closed ones too: their row has to stay."""
    identity: str = ""
    """`Professional.id` now."""
    name: str = ""
    """Their name now."""


def remember(tx: Transaction, steps: Iterable[Step], now: datetime) -> None:
    """Keep these steps and forget those of the import before."""
    mine = select(ProfessionalRow.id).where(ProfessionalRow.event_id == current_event_id())
    forgotten = delete(RosterStepRow).where(RosterStepRow.professional_id.in_(mine))
    tx.execute(forgotten, execution_options={"synchronize_session": False})
    rows = [
        {
            "professional_id": step.number,
            "imported_at": now,
            "was": _written(step.was) if step.was else "",
            "was_retired": step.was_retired,
        }
        for step in steps
    ]
    add_rows(tx, table_of(RosterStepRow), rows)


def imported_at(tx: Transaction) -> datetime | None:
    """Return when the import ran that could be undone; none where there is nothing to undo."""
    here = RosterStepRow.professional_id == ProfessionalRow.id
    return tx.scalar(
        select(func.max(RosterStepRow.imported_at)).where(here, ProfessionalRow.event_id == current_event_id())
    )


def load(tx: Transaction) -> tuple[Step, ...]:
    """Return what the last import of the current event touched, in the order it came."""
    booked = dict[int, bool]()
    bookings = select(BookingRow.professional_id, BookingRow.status).distinct()
    for number, status in tx.execute(bookings.where(BookingRow.event_id == current_event_id())):
        booked[number] = booked.get(number, False) or status in OPEN_WORDS
    rows = tx.execute(
        select(
            RosterStepRow.professional_id,
            RosterStepRow.was,
            RosterStepRow.was_retired,
            ProfessionalRow.identity,
            ProfessionalRow.name,
        )
        .join(ProfessionalRow, ProfessionalRow.id == RosterStepRow.professional_id)
        .where(ProfessionalRow.event_id == current_event_id())
        .order_by(RosterStepRow.id)
    )
    return tuple(
        Step(
            number=number,
            was=_read(was) if was else None,
            was_retired=was_retired,
            has_open_bookings=booked.get(number, False),
            has_bookings=number in booked,
            identity=identity,
            name=name,
        )
        for number, was, was_retired, identity, name in rows
    )


def _written(entry: Entry) -> str:
    person = entry.professional
    kept: dict[str, Any] = {name: getattr(person, name) for name in (*PLAIN, *_LISTS, "id", "table")}
    kept["available"] = ";".join(map(str, person.available))
    return json.dumps({"roster_id": entry.roster_id, "person": kept}, ensure_ascii=False)


def _read(text: str) -> Entry:
    kept = json.loads(text)
    values: dict[str, Any] = kept["person"]
    values |= {name: tuple(values[name]) for name in _LISTS}
    values["available"] = read_windows(values["available"])
    return Entry(Professional(**values), kept["roster_id"])
