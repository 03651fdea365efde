"""The roster as an import sees and changes it: everybody known, and adding, changing and retiring in bulk.

Who of a new file is who of the roster is decided in `services.recognise_professionals`, not here.
"""

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, Text, cast, delete, insert, literal, select, update

from kiosk.database.bulk import add_rows, in_chunks
from kiosk.database.conflicts import Conflict, refusals
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, EventRow, InterestRow, ProfessionalRow, SlotRow
from kiosk.database.models.base import OPEN_WORDS, among, table_of
from kiosk.database.professionals import INTERESTS, PLAIN, current_event_id, load_rows, of_current_event
from kiosk.people import Professional

_UNSEEN: Final = {"synchronize_session": False}  # no row object outlives its query here


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody on the roster of the current event, with what an import has to know."""

    number: int
    """The database's number."""
    professional: Professional
    """`id` is the identity, `table` what the roster gives."""
    roster_id: str
    """The id that a roster gave, or empty."""
    is_retired: bool
    has_open_bookings: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be kept of somebody; `professional.id` is the identity."""

    professional: Professional
    roster_id: str


def mark_changed(tx: Transaction) -> None:
    """Let everybody who keeps an index of the roster see that it is old."""
    current = update(EventRow).where(EventRow.id == current_event_id())
    tx.execute(current.values(roster_version=EventRow.roster_version + 1), execution_options=_UNSEEN)


def load_known(tx: Transaction) -> tuple[Known, ...]:
    """Return everybody on the roster of the current event, retired or not, in the order they came."""
    return _known(tx, of_current_event())


def find_known(tx: Transaction, identity: str) -> Known | None:
    """Return whoever has that `Professional.id` on the roster of the current event, retired or not."""
    return next(iter(_known(tx, of_current_event().where(ProfessionalRow.identity == identity))), None)


def _known(tx: Transaction, people: Select[ProfessionalRow]) -> tuple[Known, ...]:
    busy = set(tx.scalars(select(BookingRow.professional_id).where(among(BookingRow.status, OPEN_WORDS)).distinct()))
    return tuple(
        Known(
            row.id,
            dataclasses.replace(person, table=row.table_name),
            row.roster_id,
            row.retired_at is not None,
            row.id in busy,
        )
        for row, person in load_rows(tx, people)
    )


def add(tx: Transaction, entries: Sequence[Entry], now: datetime) -> Mapping[str, int]:
    """Put people on the roster of the current event; their identities must be new to it.

    Return the database's numbers by identity.
    """
    if not entries:
        return {}
    event_id = tx.scalar(select(current_event_id()))
    tx.execute(
        insert(ProfessionalRow),
        [{**_values(entry, now), "event_id": event_id, "given_table": ""} for entry in entries],
    )
    wanted = [entry.professional.id for entry in entries]
    numbers = {
        identity: number
        for part in in_chunks(wanted)
        for identity, number in tx.execute(
            select(ProfessionalRow.identity, ProfessionalRow.id).where(
                ProfessionalRow.event_id == event_id, ProfessionalRow.identity.in_(part)
            )
        )
    }
    _add_interests(tx, [(numbers[entry.professional.id], entry.professional) for entry in entries])
    return numbers


def change(tx: Transaction, entries: Mapping[int, Entry], now: datetime) -> None:
    """Change people by the database's numbers, identity included; a retired one is back."""
    if not entries:
        return
    # Two people may exchange identities, so the old ones go out of the way first.
    for part in in_chunks(list(entries)):
        aside = update(ProfessionalRow).where(ProfessionalRow.id.in_(part))
        tx.execute(aside.values(identity=literal("\x01") + cast(ProfessionalRow.id, Text)), execution_options=_UNSEEN)
        tx.execute(delete(InterestRow).where(InterestRow.professional_id.in_(part)), execution_options=_UNSEEN)
    tx.execute(
        update(ProfessionalRow),
        [{**_values(entry, now), "id": number, "retired_at": None} for number, entry in entries.items()],
    )
    _add_interests(tx, [(number, entry.professional) for number, entry in entries.items()])


def retire(tx: Transaction, numbers: Collection[int], now: datetime) -> None:
    """Take people off the roster; their past bookings keep them."""
    for part in in_chunks(list(numbers)):
        gone = update(ProfessionalRow).where(ProfessionalRow.id.in_(part))
        tx.execute(gone.values(retired_at=now, updated_at=now), execution_options=_UNSEEN)


def remove(tx: Transaction, numbers: Collection[int], now: datetime) -> None:
    """Take people out of the database who have no bookings; where something else refers to them they retire."""
    try:
        with refusals(tx):
            for part in in_chunks(list(numbers)):
                for table, owner in ((SlotRow, SlotRow.professional_id), (ProfessionalRow, ProfessionalRow.id)):
                    tx.execute(delete(table).where(owner.in_(part)), execution_options=_UNSEEN)
    except Conflict:
        retire(tx, numbers, now)


def lock(tx: Transaction) -> None:
    """Let nobody else change the roster of the current event until the transaction ends.

    SQLite's writer is alone anyway. Bookings are not kept waiting: they refer to the event and do not change it.
    """
    newest = select(EventRow.id).where(EventRow.id == current_event_id())
    tx.execute(newest.with_for_update(key_share=True)).all()


def _values(entry: Entry, now: datetime) -> dict[str, Any]:
    person = entry.professional
    return {
        **{name: getattr(person, name) for name in PLAIN},
        "identity": person.id,
        "roster_id": entry.roster_id,
        "available": ";".join(str(window) for window in person.available),
        "table_name": person.table,
        "updated_at": now,
    }


def _add_interests(tx: Transaction, people: Iterable[tuple[int, Professional]]) -> None:
    rows = [
        {"professional_id": number, "kind": kind, "position": position, "phrase": phrase}
        for number, person in people
        for kind, field in INTERESTS.items()
        for position, phrase in enumerate(phrase for phrase in getattr(person, field) if phrase)
    ]
    add_rows(tx, table_of(InterestRow), rows)
