"""Which column is which field: by its header and by what stands in its cells, together. It reads no single row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kiosk.errors import HeaderUnknown
from kiosk.plaintext import clean
from kiosk.roster.choices import Group, find_groups
from kiosk.roster.evidence import ColumnFacts, column_facts
from kiosk.roster.fitness import VETO, fitness
from kiosk.roster.guesses import guess_fields
from kiosk.roster.header_row import Heading
from kiosk.roster.headers import key, scores
from kiosk.roster.names_in_columns import name_fallback, settle_names
from kiosk.roster.table import Record

ACCEPTED: Final = 20.0
"""Least score with which a column becomes a field."""
RIVAL: Final = 25.0
"""A column this close to the chosen one is worth a word."""
CANONICAL: Final = (
    "id", "name", "email", "company", "position", "industries", "specialties", "bio", "recruiter", "mentoring",
    "years", "alma_mater", "city", "languages", "linkedin", "phone", "booking_url", "share_contact", "available",
    "table", "capacity",
)  # fmt: skip
"""The kiosk's own headers, in the order that template and export write them."""
_NAME_PARTS: Final = ("preferred", "first", "last")
FIELDS: Final = frozenset((*_NAME_PARTS, *CANONICAL, "status"))
"""Everything that a column can be."""
_META: Final = frozenset(
    ("timestamp", "start time", "completion time", "respondent id", "response id", "submission date", "submit date",
     "start date", "end date", "zeitstempel", "horodateur", "marca temporal", "sygnatura czasowa", "タイムスタンプ",
     "startzeit", "fertigstellungszeit", "hora de inicio", "heure de debut", "開始時刻", "完了時刻",
     "godzina rozpoczecia")
)  # fmt: skip
_FORM_OWN: Final = frozenset(("id", "language", "sprache", "langue", "idioma", "jezyk"))
_GROUP_SITE: Final = frozenset(("joined group on", "url of member profile", "rsvped on"))
_GROUP_OWN: Final = frozenset(("title", "user id", "id"))
_MAILER: Final = frozenset(
    ("member rating", "optin time", "leid", "euid", "contact owner", "record id", "lead source")
)
_MAILER_OWN: Final = frozenset(("tags",))
_TOOLS: Final = ((_META, _FORM_OWN), (_GROUP_SITE, _GROUP_OWN), (_MAILER, _MAILER_OWN))


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
    def used(self) -> frozenset[int]:
        """All columns that are read."""
        grouped = {column for group in self.groups for column in group.columns}
        return frozenset(grouped | set(self.single.values()) | set(self.statuses))


def understand(
    heading: Heading, records: Sequence[Record], mapping: Mapping[str, str] | None = None, file: str = ""
) -> Columns:
    """Return what the columns are; `records` stand below the headers, `mapping` is what a person decided.

    Raises:
        HeaderUnknown: `mapping` names a header that the file does not have.
    """
    filled = [record for record in records if not record.is_blank]
    cells = [[record.cell(column) for record in filled] for column in range(heading.width)]
    facts = [column_facts(column) for column in cells]
    texts = tuple(header.text for header in heading.headers)
    given = _given(mapping or {}, heading, file)
    if texts == CANONICAL and not given:
        # The kiosk's own export: nothing to weigh, and reading it must change nothing.
        return Columns({name: column for column, name in enumerate(CANONICAL)}, (), (), texts)
    taken = set(given.values()) | _repeated(texts, facts)
    groups = [
        group
        for group in find_groups(heading.headers, facts, cells)
        if group.name not in (mapping or {}) and not taken & set(group.columns)
    ]
    closed = set(mapping or {}) | {group.name for group in groups}
    taken |= _columns_of_tool(texts)
    taken |= {column for group in groups for column in group.columns}
    table = _scored(heading, facts, taken)
    settle_names(table, heading, facts, cells)
    single = _assign(table, closed, taken) | given
    if heading.record is None or heading.is_guessed:
        single = guess_fields(facts, single, taken)
    elif not any(facts[single[name]].count for name in ("name", "first", "last") if name in single):
        single |= name_fallback(heading, facts, set(single.values()) | taken, mapping or {})
    if "email" not in single and "email" not in closed:
        single |= _addresses_anywhere(facts, set(single.values()) | taken)
    single, statuses = _without_empty_names(single, facts), _statuses(table, single, taken)
    if "status" in given:
        statuses = (given["status"],)
    single.pop("status", None)
    return Columns(
        single=single,
        groups=tuple(groups),
        statuses=statuses,
        headers=texts,
        rivals=_rivals(table, single, given, facts),
        duplicates=_duplicate_headers(texts),
    )


Scored = dict[tuple[str, int], float]
"""(field, column) -> score."""


def _scored(heading: Heading, facts: Sequence[ColumnFacts], taken: set[int]) -> Scored:
    table: Scored = {}
    for column, header in enumerate(heading.headers):
        if column in taken:
            continue
        joined = scores(f"{header.parent} {header.own}") if header.parent else {}
        for name, value in (scores(header.own) | _better(joined, scores(header.own))).items():
            table[name, column] = value + fitness(name, facts[column], value)
    return table


def _better(joined: dict[str, int], own: dict[str, int]) -> dict[str, int]:
    """Return what the two header rows say together where that is spelled out, such as Company / Name."""
    return {name: value for name, value in joined.items() if value >= 95 and value > own.get(name, 0)}


def _assign(table: Scored, closed: set[str], taken: set[int]) -> dict[str, int]:
    """Return the best pairs of field and column, each used once; the left one of equals."""
    single: dict[str, int] = {}
    used = set(taken)
    for (name, column), value in sorted(table.items(), key=lambda item: (-item[1], item[0][1])):
        if value >= ACCEPTED and name not in single and name not in closed and column not in used:
            single[name] = column
            used.add(column)
    return single


def _given(mapping: Mapping[str, str], heading: Heading, file: str) -> dict[str, int]:
    given = {}
    for name, wanted in mapping.items():
        if not wanted.strip():
            continue  # "phone=" leaves a field out
        column = _find_header(wanted, heading)
        if column is None:
            raise HeaderUnknown(header=wanted, file=file)
        given[name] = column
    return given


def _find_header(wanted: str, heading: Heading) -> int | None:
    for compare in (str.strip, str.casefold, key):
        for column, header in enumerate(heading.headers):
            if header.text and compare(clean(wanted)) in (compare(header.text), compare(header.own)):
                return column
    number = wanted.casefold().removeprefix("column ").strip()
    return int(number) - 1 if number.isascii() and number.isdigit() and 0 < int(number) <= heading.width else None


def _repeated(texts: Sequence[str], facts: Sequence[ColumnFacts]) -> set[int]:
    """Return later columns of a header that stands there twice, unless the first is empty."""
    first: dict[str, int] = {}
    later = set()
    for column, text in enumerate(texts):
        words = text.casefold()
        if words and words in first and facts[first[words]].count:
            later.add(column)
        elif words:
            if words in first:
                later.add(first[words])
            first[words] = column
    return later


def _duplicate_headers(texts: Sequence[str]) -> tuple[str, ...]:
    """Return headers that stand there more than once, as the first is written."""
    seen: dict[str, str] = {}
    twice: dict[str, str] = {}
    for text in texts:
        words = text.casefold()
        if words in seen:
            twice[words] = seen[words]
        elif words:
            seen[words] = text
    return tuple(twice.values())


def _columns_of_tool(texts: Sequence[str]) -> set[int]:
    """Return the columns that a tool uses for its own: a form's number, a role in a group."""
    keys = [key(text) for text in texts]
    own = {words for marks, words_of_tool in _TOOLS if marks & set(keys) for words in words_of_tool}
    return {column for column, words in enumerate(keys) if words in own}


def _addresses_anywhere(facts: Sequence[ColumnFacts], taken: set[int]) -> dict[str, int]:
    """Return a column of addresses under a header that says nothing; none where there are several."""
    found = [column for column, each in enumerate(facts) if column not in taken and each.address >= 0.6]
    return {"email": found[0]} if len(found) == 1 else {}


def _without_empty_names(single: dict[str, int], facts: Sequence[ColumnFacts]) -> dict[str, int]:
    """Return the fields without name columns that are empty, where another name column is not."""
    names = [name for name in ("preferred", "first", "last", "name") if name in single]
    if not any(facts[single[name]].count for name in names):
        return single
    return {name: column for name, column in single.items() if name not in names or facts[column].count}


def _statuses(table: Scored, single: Mapping[str, int], taken: set[int]) -> tuple[int, ...]:
    others = {column for name, column in single.items() if name != "status"} | taken
    return tuple(
        sorted(
            column
            for (name, column), value in table.items()
            if name == "status" and value >= 60 and column not in others
        )
    )


def _rivals(
    table: Scored, single: Mapping[str, int], given: Mapping[str, int], facts: Sequence[ColumnFacts]
) -> dict[str, int]:
    used = set(single.values())
    rivals: dict[str, int] = {}
    for (name, column), value in sorted(table.items(), key=lambda item: -item[1]):
        chosen = single.get(name)
        if chosen is None or name in given or name in rivals or column in used or not facts[column].count:
            continue
        if value >= ACCEPTED and value >= table.get((name, chosen), VETO) - RIVAL:
            rivals[name] = column
    return rivals
