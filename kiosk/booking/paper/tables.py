"""The report as tables and as JSON: for the organizer, and one table for each professional. Pure.

Cells stand here as they are; whoever writes a file escapes them for spreadsheets.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kiosk.booking.booking import Booking
from kiosk.booking.feedback import Verdict
from kiosk.booking.paper.report import Load, Report
from kiosk.booking.rules import slot_time
from kiosk.booking.status import Party, Status
from kiosk.people import NetworkingEvent

_OWN: Final = ("time", "table", "student", "year", "question", "status", "email")
_MET: Final = frozenset({Status.CONFIRMED, Status.MET, Status.NO_SHOW})
_LOAD: Final = ("id", "name", "company", "offered", "asked", "taken", "met", "no_shows", "missed", "unanswered")


@dataclass(frozen=True, slots=True)
class Table:
    """Columns by name and rows that have them all."""

    columns: Sequence[str]
    rows: Sequence[Mapping[str, object]]


def report_tables(report: Report) -> Mapping[str, Table]:
    """Return the organizer's tables by file name."""
    zone = report.event.time_zone
    unmet = {one.phrase: one for one in report.unmet}
    interests = [
        {
            "interest": one.phrase,
            "looked_for": one.times,
            "covered": "no" if one.phrase in unmet else "yes",
            "nearest": "; ".join(unmet[one.phrase].nearest) if one.phrase in unmet else "",
        }
        for one in report.sought
    ]
    evening = [
        {"from": one.starts_at.isoformat(), "time_zone": zone, "asked": one.asked, "agreed": one.agreed}
        for one in report.evening
    ]
    return {
        "professionals.csv": Table(_LOAD, [_load(load) for load in report.loads]),
        "interests.csv": Table(("interest", "looked_for", "covered", "nearest"), interests),
        "evening.csv": Table(("from", "time_zone", "asked", "agreed"), evening),
    }


def own_tables(bookings: Sequence[Booking], event: NetworkingEvent) -> Mapping[str, Table]:
    """Return a table for each professional with the students they agreed to meet, by file name.

    Addresses are in it where `bookings` carry them: those of students who gave one, after both agreed.
    """
    own: dict[str, list[Booking]] = {}
    for booking in bookings:
        if booking.status in _MET:
            own.setdefault(booking.professional.id, []).append(booking)
    tables: dict[str, Table] = {}
    for agreed in own.values():
        rows = [_own(booking, event) for booking in agreed]
        tables[_file_name(agreed[0].professional.name, tables)] = Table(_OWN, rows)
    return tables


def report_record(report: Report) -> dict[str, Any]:
    """Return the report as one JSON object."""
    return {
        "event": report.event.name,
        "starts_at": report.event.starts_at.isoformat(),
        "ends_at": report.event.ends_at.isoformat(),
        "time_zone": report.event.time_zone,
        "made_at": report.made_at.isoformat(timespec="seconds"),
        "students": report.students,
        "bookings": report.bookings,
        "statuses": {status.value: number for status, number in report.statuses.items()},
        "agreed": report.agreed,
        "no_shows": {party.value: number for party, number in report.no_shows.items()},
        "minutes_to_confirm": {"median": report.median_wait, "ninth_of_ten": report.long_wait},
        "feedback": {
            party.value: {verdict.value: report.feedback.get((party, verdict), 0) for verdict in Verdict}
            for party in (Party.STUDENT, Party.PROFESSIONAL)
        },
        "evening": [
            {"from": one.starts_at.isoformat(), "asked": one.asked, "agreed": one.agreed} for one in report.evening
        ],
        "professionals": [_load(load) for load in report.loads],
        "interests": [{"interest": one.phrase, "looked_for": one.times} for one in report.sought],
        "unmet": [
            {"interest": one.phrase, "looked_for": one.times, "nearest": list(one.nearest)} for one in report.unmet
        ],
    }


def _load(load: Load) -> dict[str, Any]:
    person = load.professional
    numbers = {name: getattr(load, name) for name in _LOAD[3:]}
    return {"id": person.id, "name": person.name, "company": person.company, **numbers}


def _own(booking: Booking, event: NetworkingEvent) -> dict[str, str]:
    return {
        "time": slot_time(booking.starts_at, event),
        "table": booking.table,
        "student": booking.card.student,
        "year": booking.card.year,
        "question": booking.card.question,
        "status": booking.status.value,
        "email": booking.card.email,
    }


def _file_name(name: str, taken: Mapping[str, Table]) -> str:
    """Return a file name that every system takes: letters and digits of the name, never a path."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    stem = re.sub(r"\W+", "-", plain).strip("-_")[:60] or "professional"
    number = 1
    while (file := f"{stem}.csv" if number == 1 else f"{stem}-{number}.csv") in taken:
        number += 1
    return file
