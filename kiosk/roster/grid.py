"""A sheet to sign up on: times across the top, and under each the names of those who took it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from kiosk.plaintext import clean, clean_lines
from kiosk.roster.combined import split_job, split_person
from kiosk.roster.evidence import is_name_like
from kiosk.roster.header_row import Header
from kiosk.roster.headers import scores
from kiosk.roster.table import Table, numbered
from kiosk.roster.ticks import times_of

_LOOK: Final = 10
"""Rows that are looked through for the times."""
_LEAST: Final = 2
_SHARE: Final = 0.6
_HEADERS: Final = ("Name", "Position", "Company", "Available", "Table")


@dataclass(slots=True)
class _Taken:
    """What one person took."""

    name: str
    job: str
    table: str
    times: list[str] = field(default_factory=list)


def signed_up(table: Table) -> Table:
    """Return the people of such a sheet as a list, one row each; any other table as it is."""
    for at, record in enumerate(table.records[:_LOOK]):
        headers = {column: Header(text, text) for column in record.filled if (text := clean(record.cell(column)))}
        times = times_of(headers)
        if len(times) < _LEAST or _asks_for_people(headers, times):
            continue
        below = table.records[at + 1 :]
        cells = [clean(each.cell(column)) for each in below for column in times]
        names = sum(is_name_like(split_person(cell, is_certain=True)[0]) for cell in cells if cell)
        if names < max(_LEAST, _SHARE * sum(map(bool, cells))):
            return table
        tables = next((column for column, header in headers.items() if "table" in scores(header.own)), None)
        people: dict[str, _Taken] = {}
        for each in below:
            place = clean(each.cell(tables)) if tables is not None else ""
            for column, time in times.items():
                for name, job in _people(each.cell(column)):
                    people.setdefault(name.casefold(), _Taken(name, job, place)).times.append(time)
        rows = [(one.name, *split_job(one.job), "; ".join(one.times), one.table) for one in people.values()]
        return replace(table, records=numbered([_HEADERS, *rows]), is_grid=True)
    return table


def _asks_for_people(headers: dict[int, Header], times: dict[int, str]) -> bool:
    """Tell whether a column beside the times is one of names or addresses: then what stands below them are ticks."""
    return any(
        {"name", "first", "last", "email"} & set(scores(headers[column].own)) for column in headers.keys() - times
    )


def _people(cell: str) -> Iterator[tuple[str, str]]:
    for line in clean_lines(cell).replace(";", "\n").split("\n"):
        name, job = split_person(line.strip(), is_certain=True)
        if any(map(str.isalpha, name)):
            yield name, job
