"""Professionals as the database keeps them, read as records. `roster` changes them, `seating` says where they sit."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import Select, bindparam, func, select

from kiosk.database.engine import Transaction
from kiosk.database.models import EventRow, InterestRow, ProfessionalRow
from kiosk.database.models.base import table_of
from kiosk.errors import NoEvent, NoSuchProfessional
from kiosk.people import Professional, Window

PLAIN: Final = (
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
"""Fields of a professional that are columns of the same name."""
_PART: Final = 500
INTERESTS: Final = {"specialty": "specialties", "industry": "industries", "language": "languages"}
"""Kinds of interests and the fields that hold them."""

# Built once: most of the time of a small statement goes into building it. Plain tables: no object for a row.
_TABLE: Final = table_of(ProfessionalRow)
_NUMBERS: Final[Any] = bindparam("numbers", expanding=True)
_SOME: Final = select(_TABLE).where(_TABLE.c.id.in_(_NUMBERS)).order_by(_TABLE.c.id)
_INTERESTS: Final = select(InterestRow.professional_id, InterestRow.kind, InterestRow.phrase).order_by(
    InterestRow.professional_id, InterestRow.kind, InterestRow.position
)
_INTERESTS_OF_SOME: Final = _INTERESTS.where(InterestRow.professional_id.in_(_NUMBERS))
_STANDING: Final = select(
    ProfessionalRow.id,
    ProfessionalRow.present_at,
    ProfessionalRow.paused_at,
    ProfessionalRow.leaving_at,
    ProfessionalRow.gone_at,
).where(
    ProfessionalRow.event_id == select(func.max(EventRow.id)).scalar_subquery(),
    ProfessionalRow.identity == bindparam("identity"),
    ProfessionalRow.retired_at.is_(None),
)
_ROSTER_VERSION: Final = select(EventRow.id, EventRow.roster_version).order_by(EventRow.id.desc()).limit(1)


def current_event_id() -> Any:
    """Return the number of the current event, as part of a statement."""
    return select(func.max(EventRow.id)).scalar_subquery()


def of_current_event() -> Select[ProfessionalRow]:
    """Return the statement of everybody on the roster of the current event, retired or not."""
    return select(ProfessionalRow).where(ProfessionalRow.event_id == current_event_id())


_CURRENT: Final = of_current_event().where(ProfessionalRow.retired_at.is_(None))


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds for somebody at this moment of the evening."""

    present: bool
    """Signed in or marked as here."""
    paused: bool
    """Takes no new requests now."""
    has_left: bool
    """For tonight."""


def load_all(tx: Transaction) -> tuple[Professional, ...]:
    """Return everybody on the roster of the current event who is not retired, by name."""
    numbers = tx.scalars(_CURRENT.with_only_columns(ProfessionalRow.id).order_by(ProfessionalRow.id)).all()
    # In parts: rows take more room than records, and what a roster once needed stays with the process.
    found = [one for part in batched(numbers) for one in load_some(tx, part).values()]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))


def called(tx: Transaction) -> Mapping[str, str]:
    """Return the names of everybody whom `load_all` would return, by id."""
    rows = tx.execute(_CURRENT.with_only_columns(ProfessionalRow.identity, ProfessionalRow.name))
    return {row.identity: row.name for row in rows.all()}


def count(tx: Transaction) -> int:
    """Return how many people `load_all` would return."""
    return tx.scalar(_CURRENT.with_only_columns(func.count())) or 0


def count_organizations(tx: Transaction) -> int:
    """Return from how many employers they come."""
    person = ProfessionalRow
    return (
        tx.scalar(_CURRENT.with_only_columns(func.count(person.company.distinct())).where(person.company != "")) or 0
    )


def spread(tx: Transaction, most: int) -> tuple[Professional, ...]:
    """Return at most so many of them, at equal distances by name."""
    step = max(1, count(tx) // most)
    place = func.row_number().over(order_by=(func.lower(ProfessionalRow.name), ProfessionalRow.identity)) - 1
    placed = _CURRENT.with_only_columns(ProfessionalRow.id, place.label("place")).subquery()
    chosen = select(placed.c.id).where(placed.c.place % step == 0).order_by(placed.c.place).limit(most)
    numbers = list(tx.scalars(chosen))
    found = load_some(tx, numbers)
    return tuple(found[number] for number in numbers)


def load_some(tx: Transaction, numbers: Collection[int]) -> Mapping[int, Professional]:
    """Return professionals by the database's numbers, the retired ones too."""
    wanted = {"numbers": list(numbers)}
    interests = _by_owner(tx.execute(_INTERESTS_OF_SOME, wanted))
    return {row.id: _record(row, interests) for row in tx.execute(_SOME, wanted)}


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
    return int(_standing_row(tx, identity).id)


def standing(tx: Transaction, identity: str, now: datetime) -> Standing:
    """Return what holds for a professional now.

    Raises:
        NoSuchProfessional
    """
    row = _standing_row(tx, identity)
    has_left = row.leaving_at is not None and row.leaving_at <= now
    return Standing(
        present=row.present_at is not None,
        paused=row.paused_at is not None,
        has_left=has_left or row.gone_at is not None,
    )


def roster_version(tx: Transaction) -> str:
    """Return a word that changes with every change of the current event's roster; one small row is read.

    Raises:
        NoEvent
    """
    found = tx.execute(_ROSTER_VERSION).first()
    if found is None:
        raise NoEvent
    return f"{found.id}.{found.roster_version}"


def _standing_row(tx: Transaction, identity: str) -> Any:
    row = tx.execute(_STANDING, {"identity": identity}).one_or_none()
    if row is None:
        raise NoSuchProfessional(id=identity)
    return row


def batched(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield numbers in parts that a statement takes."""
    return (numbers[first : first + _PART] for first in range(0, len(numbers), _PART))


def load_rows(tx: Transaction, people: Select[ProfessionalRow]) -> Iterator[tuple[ProfessionalRow, Professional]]:
    """Yield professionals with their row, in the order they came; interests are read in one statement."""
    numbers = people.with_only_columns(ProfessionalRow.id)
    interests = _by_owner(tx.execute(_INTERESTS.where(InterestRow.professional_id.in_(numbers))))
    # Row objects are large; a hundred thousand of them at once would fill a small machine.
    in_parts = people.order_by(ProfessionalRow.id).execution_options(yield_per=_PART)
    for row in tx.scalars(in_parts):
        yield row, _record(row, interests)


def _by_owner(rows: Iterable[Any]) -> Mapping[tuple[int, str], list[str]]:
    interests: dict[tuple[int, str], list[str]] = {}
    for owner, kind, phrase in rows:
        interests.setdefault((owner, kind), []).append(phrase)
    return interests


def _record(row: Any, interests: Mapping[tuple[int, str], list[str]]) -> Professional:
    values: dict[str, Any] = {name: getattr(row, name) for name in PLAIN}
    for kind, field in INTERESTS.items():
        values[field] = tuple(interests.get((row.id, kind), ()))
    table = row.table_name or row.given_table
    return Professional(id=row.identity, available=read_windows(row.available), table=table, **values)


def read_windows(kept: str) -> tuple[Window, ...]:
    """Return the windows of an `available` column."""
    return tuple(_window(part) for part in kept.split(";") if part)


def _window(kept: str) -> Window:
    """Read a window as `Window.__str__` writes it."""
    day, _, span = kept.rpartition(" ")
    start, _, end = span.partition("-")
    return Window(time.fromisoformat(start), time.fromisoformat(end), date.fromisoformat(day) if day else None)
