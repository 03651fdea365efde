"""Professionals as the database keeps them: read as records, added, changed and retired in bulk.

Who of a new file is who of the roster is decided in `services.recognise_professionals`, not here.
"""

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import Select, Text, cast, delete, func, insert, literal, select, update

from kiosk.database.bulk import add_rows, in_chunks
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, EventRow, InterestRow, ProfessionalRow
from kiosk.database.models.base import OPEN_WORDS, table_of
from kiosk.errors import NoEvent, NoSuchProfessional
from kiosk.people import Professional, Window

_PLAIN: Final = (
    "name",
    "email",
    "company",
    "position",
    "bio",
    "recruiter",
    "mentoring",
    "years",
    "alma_mater",
    "city",
    "linkedin",
    "phone",
    "booking_url",
    "share_contact",
    "capacity",
)
_UNSEEN: Final = {"synchronize_session": False}  # no row object outlives its query here
_INTERESTS: Final = {"specialty": "specialties", "industry": "industries", "language": "languages"}


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


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds for somebody at this moment of the evening."""

    present: bool
    """Signed in or marked as here."""
    paused: bool
    """Takes no new requests now, or has left."""


def load_all(tx: Transaction) -> tuple[Professional, ...]:
    """Return everybody on the roster of the current event who is not retired, by name."""
    found = _load(tx, _of_current_event().where(ProfessionalRow.retired_at.is_(None)))
    return tuple(sorted((one for _, one in found), key=lambda one: (one.name.casefold(), one.id)))


def load_some(tx: Transaction, numbers: Collection[int]) -> Mapping[int, Professional]:
    """Return professionals by the database's numbers, the retired ones too."""
    found = _load(tx, select(ProfessionalRow).where(ProfessionalRow.id.in_(numbers)))
    return {row.id: person for row, person in found}


def find(tx: Transaction, identity: str) -> Professional:
    """Return a professional of the current event who is not retired.

    Raises:
        NoSuchProfessional
    """
    number = number_of(tx, identity)
    return load_some(tx, [number])[number]


def number_of(tx: Transaction, identity: str) -> int:
    """Return the database's number of a professional of the current event who is not retired.

    Raises:
        NoSuchProfessional
    """
    row = _standing_row(tx, identity)
    return row.id


def standing(tx: Transaction, identity: str, now: datetime) -> Standing:
    """Return what holds for a professional now.

    Raises:
        NoSuchProfessional
    """
    row = _standing_row(tx, identity)
    has_left = row.leaving_at is not None and row.leaving_at <= now
    return Standing(present=row.present_at is not None, paused=row.paused_at is not None or has_left)


def roster_version(tx: Transaction) -> str:
    """Return a word that changes with every change of the current event's roster; one small row is read.

    Raises:
        NoEvent
    """
    newest = select(EventRow.id, EventRow.roster_version).order_by(EventRow.id.desc()).limit(1)
    found = tx.execute(newest).first()
    if found is None:
        raise NoEvent
    return f"{found.id}.{found.roster_version}"


def mark_changed(tx: Transaction) -> None:
    """Let everybody who keeps an index of the roster see that it is old."""
    current = update(EventRow).where(EventRow.id == _current_event_id())
    tx.execute(current.values(roster_version=EventRow.roster_version + 1), execution_options=_UNSEEN)


def load_known(tx: Transaction) -> tuple[Known, ...]:
    """Return everybody on the roster of the current event, retired or not, in the order they came."""
    busy = set(tx.scalars(select(BookingRow.professional_id).where(BookingRow.status.in_(OPEN_WORDS)).distinct()))
    return tuple(
        Known(
            row.id,
            dataclasses.replace(person, table=row.table_name),
            row.roster_id,
            row.retired_at is not None,
            row.id in busy,
        )
        for row, person in _load(tx, _of_current_event())
    )


def add(tx: Transaction, entries: Sequence[Entry], now: datetime) -> None:
    """Put people on the roster of the current event; their identities must be new to it."""
    if not entries:
        return
    event_id = tx.scalar(select(_current_event_id()))
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


def load_seatings(tx: Transaction) -> tuple[Seating, ...]:
    """Return when and where everybody not retired can be met, in the order they came."""
    rows = tx.execute(
        select(
            ProfessionalRow.identity,
            ProfessionalRow.available,
            ProfessionalRow.table_name,
            ProfessionalRow.given_table,
        )
        .where(ProfessionalRow.event_id == _current_event_id(), ProfessionalRow.retired_at.is_(None))
        .order_by(ProfessionalRow.id)
    )
    return tuple(Seating(identity, _windows(available), own, given) for identity, available, own, given in rows)


def give_tables(tx: Transaction, given: Mapping[str, str]) -> None:
    """Keep who was given which numbered table; whoever is not in `given` has none."""
    rows = tx.execute(
        select(ProfessionalRow.id, ProfessionalRow.identity, ProfessionalRow.given_table).where(
            ProfessionalRow.event_id == _current_event_id()
        )
    )
    changed = [
        {"id": number, "given_table": given.get(identity, "")}
        for number, identity, before in rows
        if given.get(identity, "") != before
    ]
    if changed:
        tx.execute(update(ProfessionalRow), changed)


def _current_event_id() -> Any:
    return select(func.max(EventRow.id)).scalar_subquery()


def _of_current_event() -> Select[ProfessionalRow]:
    return select(ProfessionalRow).where(ProfessionalRow.event_id == _current_event_id())


def _standing_row(tx: Transaction, identity: str) -> ProfessionalRow:
    row = tx.scalar(
        _of_current_event().where(ProfessionalRow.identity == identity, ProfessionalRow.retired_at.is_(None))
    )
    if row is None:
        raise NoSuchProfessional(id=identity)
    return row


def _load(tx: Transaction, people: Select[ProfessionalRow]) -> Sequence[tuple[ProfessionalRow, Professional]]:
    rows = tx.scalars(people.order_by(ProfessionalRow.id)).all()
    numbers = people.with_only_columns(ProfessionalRow.id)
    interests: dict[tuple[int, str], list[str]] = {}
    for owner, kind, phrase in tx.execute(
        select(InterestRow.professional_id, InterestRow.kind, InterestRow.phrase)
        .where(InterestRow.professional_id.in_(numbers))
        .order_by(InterestRow.professional_id, InterestRow.kind, InterestRow.position)
    ):
        interests.setdefault((owner, kind), []).append(phrase)
    return [(row, _record(row, interests)) for row in rows]


def _record(row: ProfessionalRow, interests: Mapping[tuple[int, str], list[str]]) -> Professional:
    values: dict[str, Any] = {name: getattr(row, name) for name in _PLAIN}
    for kind, field in _INTERESTS.items():
        values[field] = tuple(interests.get((row.id, kind), ()))
    table = row.table_name or row.given_table
    return Professional(id=row.identity, available=_windows(row.available), table=table, **values)


def _values(entry: Entry, now: datetime) -> dict[str, Any]:
    person = entry.professional
    return {
        **{name: getattr(person, name) for name in _PLAIN},
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
        for kind, field in _INTERESTS.items()
        for position, phrase in enumerate(phrase for phrase in getattr(person, field) if phrase)
    ]
    add_rows(tx, table_of(InterestRow), rows)


def _windows(kept: str) -> tuple[Window, ...]:
    return tuple(_window(part) for part in kept.split(";") if part)


def _window(kept: str) -> Window:
    """Read a window as `Window.__str__` writes it."""
    day, _, span = kept.rpartition(" ")
    start, _, end = span.partition("-")
    return Window(time.fromisoformat(start), time.fromisoformat(end), date.fromisoformat(day) if day else None)
