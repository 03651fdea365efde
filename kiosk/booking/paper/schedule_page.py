"""The schedule on paper, for when phones or networks fail: by professional and by table, free times left blank. Pure.

It is a working sheet: whoever holds it writes names into the blank lines and ticks off who came.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from itertools import groupby

from kiosk.booking.booking import Booking, Slot
from kiosk.booking.paper.report_page import template, when
from kiosk.booking.rules import slot_time
from kiosk.booking.status import Status
from kiosk.booking.table_order import table_order
from kiosk.people import NetworkingEvent, Professional
from kiosk.texts import ENGLISH, Texts, clock_time, day


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What the sheet shows."""

    event: NetworkingEvent
    made_at: datetime
    people: Sequence[Professional]
    """Everybody on the roster, by name."""
    slots: Sequence[Slot]
    """All that are offered on the night, earliest first."""
    bookings: Sequence[Booking]
    """Of the event, earliest first; those that are over or called off are left out here."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One time, with a booking or without."""

    starts_at: datetime
    table: str
    professional: str
    booking: Booking | None


def render_schedule(schedule: Schedule, texts: Texts = ENGLISH) -> str:
    """Return the page; text of rosters and students is escaped, and nothing is loaded from anywhere."""
    event = schedule.event
    lines = _lines(schedule)
    made = f"{day(schedule.made_at, event.time_zone)}, {clock_time(schedule.made_at, event.time_zone)}"
    return template("schedule").substitute(
        language=texts.language,
        title=escape(texts("schedule.title", event=event.name)),
        event=escape(event.name),
        when=escape(when(event, texts)),
        made=escape(texts("schedule.made", moment=made)),
        intro=escape(texts("schedule.intro")),
        by_professional=escape(texts("schedule.by_professional")),
        professionals="".join(_cards_of_people(schedule, lines, texts)),
        by_table=escape(texts("schedule.by_table")),
        tables="".join(_cards_of_tables(schedule, lines, texts)),
    )


def _lines(schedule: Schedule) -> Mapping[str, list[_Line]]:
    """Return everybody's times by `Professional.id`, earliest first: one line for each booking or free seat."""
    booked: dict[tuple[str, datetime], list[Booking]] = {}
    for booking in schedule.bookings:
        if booking.is_open:
            booked.setdefault((booking.professional.id, booking.starts_at), []).append(booking)
    lines: dict[str, list[_Line]] = {}
    for slot in schedule.slots:
        there: list[Booking | None] = [*booked.pop((slot.professional_id, slot.starts_at), [])]
        there += [None] * (slot.seats - len(there))
        own = lines.setdefault(slot.professional_id, [])
        own += [_Line(slot.starts_at, slot.table, slot.professional_id, booking) for booking in there]
    for (person, starts_at), others in booked.items():  # on another day, or of a slot that is offered no longer
        own = lines.setdefault(person, [])
        own += [_Line(starts_at, booking.table, person, booking) for booking in others]
    return {person: sorted(own, key=lambda line: line.starts_at) for person, own in lines.items()}


def _cards_of_people(schedule: Schedule, lines: Mapping[str, list[_Line]], texts: Texts) -> Iterable[str]:
    for person in schedule.people:
        own = lines.get(person.id, [])
        if own:
            about = ", ".join(part for part in (person.position, person.company) if part)
            table = texts("schedule.table", table=own[0].table) if own[0].table else ""
            rows = "".join(_row(line, schedule.event, texts) for line in own)
            yield _card(person.name, about, table, rows, texts)


def _cards_of_tables(schedule: Schedule, lines: Mapping[str, list[_Line]], texts: Texts) -> Iterable[str]:
    names = {person.id: person.name for person in schedule.people}
    at_tables = sorted(
        (line for own in lines.values() for line in own if line.table),
        key=lambda line: (table_order(line.table), line.starts_at),
    )
    for table, there in groupby(at_tables, key=lambda line: line.table):
        own = list(there)
        people = list(dict.fromkeys(names.get(line.professional, "") for line in own))
        shared = len(people) > 1
        rows = "".join(
            _row(line, schedule.event, texts, names.get(line.professional, "") if shared else "") for line in own
        )
        yield _card(texts("schedule.table", table=table), ", ".join(people), "", rows, texts)


def _card(title: str, about: str, beside: str, rows: str, texts: Texts) -> str:
    header = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in texts.lines("schedule.columns"))
    return (
        f"<article><header><h3>{escape(title)}</h3><b>{escape(beside)}</b>"
        f"<p>{escape(about)}</p></header><table><thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table></article>"
    )


def _row(line: _Line, event: NetworkingEvent, texts: Texts, who: str = "") -> str:
    booking = line.booking
    name = question = reference = ""
    kind = "free"
    if booking is not None:
        kind = "confirmed" if booking.status is Status.CONFIRMED else "waiting"
        name, question, reference = booking.card.student, booking.card.question, booking.reference
    waiting = f" <i>{escape(texts('schedule.waiting'))}</i>" if kind == "waiting" else ""
    small = "".join(f"<small>{escape(part)}</small>" for part in (who and f"→ {who}", question) if part)
    return (
        f'<tr class="{kind}"><td class="time">{escape(slot_time(line.starts_at, event))}</td>'
        f"<td>{escape(name)}{waiting}{small}</td>"
        f'<td class="reference">{escape(reference)}</td><td class="box"></td></tr>'
    )
