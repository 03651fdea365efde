"""Which column is which field: by its header and by what stands in its cells, together. It reads no single row."""

from collections.abc import Mapping, Sequence

from kiosk.errors import HeaderUnknown
from kiosk.plaintext import clean
from kiosk.roster.choices import Group, find_groups
from kiosk.roster.columns import CANONICAL, Columns
from kiosk.roster.combined import (
    asks_for_job,
    jobs_column,
    names_beside_addresses,
    people_column,
    phones_beside_addresses,
)
from kiosk.roster.evidence import ColumnFacts, column_facts
from kiosk.roster.fitness import fitness
from kiosk.roster.guesses import guess_fields, hours_by_cells, topics_at_the_end
from kiosk.roster.header_row import Heading
from kiosk.roster.headers import key, scores
from kiosk.roster.names_in_columns import name_fallback, settle_names
from kiosk.roster.rivals import ACCEPTED, Scored, find_rivals, find_spares
from kiosk.roster.spans import hours_in_two
from kiosk.roster.table import Record
from kiosk.roster.ticks import ticked_times, ticked_topics
from kiosk.roster.tools import columns_of_tool


def understand(
    heading: Heading,
    records: Sequence[Record],
    mapping: Mapping[str, str] | None = None,
    file: str = "",
    *,
    is_handmade: bool = False,
) -> Columns:
    """Return what the columns are; `records` stand below the headers, `mapping` is what a person decided.

    In a list that is `is_handmade` what is left at the end are topics.

    Raises:
        HeaderUnknown: `mapping` names a header that the file does not have.
    """
    given = _given(mapping or {}, heading, file)
    texts = tuple(header.text for header in heading.headers)
    if texts == CANONICAL and not mapping:
        # The kiosk's own export: nothing to weigh, and reading it must change nothing.
        return Columns({name: column for column, name in enumerate(CANONICAL)}, (), (), texts)
    filled = [record for record in records if not record.is_blank]
    cells = [[record.cell(column) for record in filled] for column in range(heading.width)]
    facts = [column_facts(column) for column in cells]
    closed = _decided(mapping or {})
    taken = set(given.values()) | _repeated(texts, facts) | columns_of_tool(texts)
    groups = _groups(heading, facts, cells, closed, taken)
    closed |= {group.name for group in groups}
    taken |= {column for group in groups for column in group.columns}
    table = _scored(heading, facts, taken)
    settle_names(table, heading, facts, cells)
    jobs = jobs_column(cells) if is_handmade and heading.record is None and not mapping else {}
    found = _assign(table, closed, taken) | given | jobs
    found |= _people(found, cells, closed, taken)
    is_guessed = heading.record is None or heading.is_guessed
    if is_guessed and not {"name", "first", "last", "preferred", "email"} & (set(found) | closed):
        beside = names_beside_addresses(cells, taken | set(found.values()))
        found |= {} if beside is None else {"name": beside, "email": beside}
    single = _completed(found, heading, facts, closed, taken)
    single |= _in_one_cell(single, heading, facts, cells, closed=closed, taken=taken)
    if heading.record is None and "specialties" not in set(single) | closed:
        is_list = is_handmade or {"name", "email", "company"} <= set(single)
        single |= topics_at_the_end(facts, set(single.values()) | taken, is_handmade=is_handmade) if is_list else {}
    if heading.record is not None and "available" not in set(single) | closed:
        words = [header.own for header in heading.headers]
        single |= hours_by_cells(words, facts, cells, set(single.values()) | taken)
    statuses = (given["status"],) if "status" in given else _statuses(table, single, taken)
    single.pop("status", None)
    spares = find_spares(table, single, given, facts)
    rivals = {name: column for name, column in find_rivals(table, single, given, facts).items() if name not in spares}
    return Columns(single, tuple(groups), statuses, texts, rivals, _duplicate_headers(texts), spares)


def _groups(
    heading: Heading, facts: Sequence[ColumnFacts], cells: Sequence[Sequence[str]], closed: set[str], taken: set[int]
) -> list[Group]:
    """Return the columns that together are one field, where neither field nor columns were decided before."""
    found = find_groups(heading.headers, facts, cells)
    if heading.record is not None:
        if not any(group.name == "available" for group in found):
            times = ticked_times(heading.headers, cells) or hours_in_two(heading.headers, cells)
            found += [group for group in times if not _are_hours_asked_elsewhere(heading, facts, group)]
        if not any(group.name == "specialties" for group in found):
            found += ticked_topics(heading.headers, cells)
    return [group for group in found if group.name not in closed and not taken & set(group.columns)]


def _are_hours_asked_elsewhere(heading: Heading, facts: Sequence[ColumnFacts], group: Group) -> bool:
    """Tell whether a column outside of a group says itself when somebody is there."""
    table = _scored(heading, facts, set(group.columns))
    return any(name == "available" and value >= ACCEPTED and facts[at].count for (name, at), value in table.items())


def _in_one_cell(  # noqa: PLR0913 - what is known of the columns so far
    single: Mapping[str, int],
    heading: Heading,
    facts: Sequence[ColumnFacts],
    cells: Sequence[Sequence[str]],
    *,
    closed: set[str],
    taken: set[int],
) -> dict[str, int]:
    """Return fields that share a column: names and telephones beside addresses, positions beside employers."""
    found: dict[str, int] = {}
    if not {"name", "first", "last", "preferred"} & (set(single) | closed):
        others = {column for name, column in single.items() if name != "email"}
        column = names_beside_addresses(cells, taken | others)
        if column is not None:
            found = {"name": column} | ({} if "email" in single or "email" in closed else {"email": column})
    addresses = found.get("email", single.get("email"))
    if addresses is not None and "phone" not in set(single) | closed and phones_beside_addresses(cells[addresses]):
        found["phone"] = addresses
    both = None if {"company", "position"} & closed else asks_for_job(heading, facts, single)
    return found if both is None or both in taken else found | {"company": both, "position": both}


def _people(
    found: Mapping[str, int], cells: Sequence[Sequence[str]], closed: set[str], taken: set[int]
) -> dict[str, int]:
    """Return name, position and employer in the column that holds them, where no other says them."""
    if {"position", "first", "last"} & (set(found) | closed) or "name" in closed:
        return {}
    others = {column for name, column in found.items() if name != "name"} | taken
    free = [column for column in range(len(cells)) if column not in others]
    column = people_column(cells, [found["name"]] if "name" in found else free)
    if column is None:
        return {}
    return {"name": column, "position": column} | (
        {} if "company" in found or "company" in closed else {"company": column}
    )


def _decided(mapping: Mapping[str, str]) -> set[str]:
    """Return the fields that a person decided about: who names the column of names wants no others for it."""
    closed = set(mapping)
    if "name" in mapping:
        closed |= {"first", "last", "preferred"}
    if {"first", "last"} & closed and "name" not in mapping:
        closed.add("name")
    return closed


def _completed(
    single: dict[str, int], heading: Heading, facts: Sequence[ColumnFacts], closed: set[str], taken: set[int]
) -> dict[str, int]:
    """Return the fields with those that only cells tell, and without columns of names that are empty."""
    if heading.record is None or heading.is_guessed:
        single = guess_fields(facts, single, taken)
    elif not any(facts[single[name]].count for name in ("name", "first", "last") if name in single):
        single = single | name_fallback(heading, facts, set(single.values()) | taken, closed)
    if "email" not in single and "email" not in closed:
        single = single | _addresses_anywhere(facts, set(single.values()) | taken)
    return _without_empty_names(single, facts)


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
