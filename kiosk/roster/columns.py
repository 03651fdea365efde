"""The kiosk's own columns, and those of a file as they were understood. How that is decided stands elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.choices import Group
from kiosk.roster.table import Record

CANONICAL: Final = (
    "id", "name", "email", "company", "position", "industries", "specialties", "bio", "recruiter", "mentoring",
    "years", "alma_mater", "city", "languages", "linkedin", "phone", "booking_url", "share_contact", "available",
    "table", "capacity",
)  # fmt: skip
"""The kiosk's own headers, in the order that template and export write them."""
_NAME_PARTS: Final = ("preferred", "first", "last")
FIELDS: Final = frozenset((*_NAME_PARTS, *CANONICAL, "status"))
"""Everything that a column can be."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table as they were understood."""

    single: Mapping[str, int]
    """Field -> its column (from 0)."""
    groups: tuple[Group, ...]
    """Fields that several columns make together."""
    statuses: tuple[int, ...]
    """Columns that say whether somebody comes."""
    headers: tuple[str, ...]
    """Every column's header as shown to people."""
    rivals: Mapping[str, int] = field(default_factory=dict)
    """Field -> another column that could have been it."""
    duplicates: tuple[str, ...] = ()
    """Headers that stand there more than once."""
    spares: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Field -> columns that are read for it in rows where its own is blank, such as Mobile beside Phone."""

    def header(self, column: int | None) -> str:
        """Return the header of a column, its number where it has none, empty for no column."""
        if column is None:
            return ""
        return (self.headers[column] if column < len(self.headers) else "") or f"column {column + 1}"

    @property
    def understood(self) -> dict[str, str]:
        """Field -> the header it was read from, for people."""
        found = {name: self.header(column) for name, column in self.single.items()}
        found |= {group.name: group.header for group in self.groups}
        if self.statuses:
            found["status"] = ", ".join(self.header(column) for column in self.statuses)
        return {name: found[name] for name in (*_NAME_PARTS, *CANONICAL, "status") if name in found}

    @property
    def mapping(self) -> dict[str, str]:
        """Field -> what finds its column again in a file like this one, for fields of one column."""
        wanted = dict(self.single) | ({"status": self.statuses[0]} if len(self.statuses) == 1 else {})
        first = {header.casefold(): column for column, header in reversed(list(enumerate(self.headers)))}
        return {
            name: self.headers[column]
            if first.get(self.headers[column].casefold()) == column
            else f"column {column + 1}"
            for name, column in wanted.items()
            if column < len(self.headers)
        }

    def left_out(self, records: Sequence[Record]) -> tuple[str, ...]:
        """Return the headers of columns in which something stands that is not read, from left to right."""
        free = [c for c, header in enumerate(self.headers) if header and c not in self.used]
        return tuple(self.headers[c] for c in free if any(clean(record.cell(c)) for record in records))

    @property
    def used(self) -> frozenset[int]:
        """All columns that are read."""
        grouped = {column for group in self.groups for column in group.columns}
        spares = {column for columns in self.spares.values() for column in columns}
        return frozenset(grouped | spares | set(self.single.values()) | set(self.statuses))
