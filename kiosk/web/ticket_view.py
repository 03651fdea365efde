"""What a student's ticket shows, in words, made from a booking. Pure: no request, no service, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

from kiosk.booking.booking import Booking, Glance, Slot
from kiosk.booking.contacts import contact_of_professional
from kiosk.booking.feedback import Verdict, may_tell
from kiosk.booking.forgotten import as_shown
from kiosk.booking.later import booking_link, later_mail
from kiosk.booking.leaving import had_to_leave
from kiosk.booking.rules import goes_now
from kiosk.booking.status import UNANSWERED, Status
from kiosk.people import NetworkingEvent
from kiosk.texts import clock_time, day
from kiosk.web.known_tickets import KnownTicket
from kiosk.web.rendering import Live
from kiosk.web.thank_you import thank_you
from kiosk.web.wording import Occasion, countdown, countdown_step, place, reason, when

_SECONDS_WAITING: Final = 5
_SECONDS_SETTLED: Final = 15
_RELOAD_WAITING: Final = 10
_RELOAD_SETTLED: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherBooking:
    """A line for another booking of the same visit. No link: its code is only where it was shown."""

    time: str
    professional: str
    place: str
    status: str
    kind: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketView:
    """The words of one ticket."""

    status: str
    """The status as the style sheet names it."""
    headline: str
    """The status in two or three words."""
    explanation: str
    """What it means and what to do."""
    time: str
    until: str
    day: str
    countdown: str
    """Empty where it makes no sense."""
    place: str
    """Empty where the event has no tables."""
    professional: str
    company: str
    position: str
    student: str
    """First name and initial: a ticket is shown around."""
    reference: str
    question: str
    """What the student said they want to ask."""
    reasons: tuple[str, ...]
    questions: tuple[str, ...]
    can_keep: bool
    is_turn: bool
    """A time that became free for somebody who waited in line: theirs for five minutes."""
    proposed: str
    """The other time that the professional proposed; empty where none waits for an answer."""
    first: str
    """The time asked for first, while it can be kept in its place; else empty."""
    can_judge: bool
    """It has begun, so one tap says how it was."""
    has_judged: bool
    """They said so; it is counted and stands on no page."""
    can_cancel: bool
    has_calendar: bool
    is_apart: bool
    """It is to take place outside the event, where no table is kept: the two agree how they meet."""
    is_running: bool
    """Its time is now: who and where come before how it was."""
    is_past: bool
    """Its time is over and nobody has said how it was: there is nothing to prepare any more."""
    is_over: bool
    """It took place, so the thank-you comes next."""
    thank_you: str
    """Address that begins an e-mail of thanks."""
    later_link: str
    """The professional's own booking page, when nothing came of tonight or it is over; else empty."""
    later_mail: str
    """Address that begins an e-mail instead; empty where there is a page, or no consent."""
    has_contact: bool
    """The professional's contact may be kept."""
    is_lost: bool
    """It will not take place."""
    others: tuple[OtherBooking, ...]


def ticket(  # noqa: PLR0913 - what the page found out, each for its own part of the ticket
    booking: Booking,
    occasion: Occasion,
    *,
    questions: Sequence[str],
    visit: Sequence[Booking],
    is_turn: bool = False,
    first: Slot | None = None,
    found: Verdict | None = None,
    prefill: bool = False,
) -> TicketView:
    """Return the words of the ticket of `booking`.

    `visit` are all bookings of the same visit, `first` is the slot asked for before another was proposed, where it
    can be kept; with `prefill` a booking link may say the student's name.
    """
    status, event, texts = booking.status, occasion.event, occasion.texts
    booking = as_shown(booking, texts)
    left = had_to_leave(booking, occasion.now)
    stands = booking.is_open and not left
    over = left or (not booking.is_open and status is not Status.CANCELLED)
    said = _moment(booking, occasion, is_turn=is_turn, keeps=first is not None)
    writes = over or (_is_apart(booking, event) and status is Status.CONFIRMED)
    later = booking_link(booking.professional, booking.card.student if prefill else "") if over else ""
    return TicketView(
        status=Status.CANCELLED.value if left else status.value,
        headline=texts(f"web.status.{said}.headline", name=booking.professional.name),
        explanation=_explanation(booking, occasion, said),
        time=clock_time(booking.starts_at, event.time_zone),
        until=clock_time(booking.ends_at, event.time_zone),
        day=day(booking.starts_at, event.time_zone, texts),
        countdown=countdown(booking.starts_at, booking.ends_at, occasion) if stands else "",
        place=place(booking.table, texts),
        professional=booking.professional.name,
        company=booking.professional.company,
        position=booking.professional.position,
        student=booking.card.short_name,
        reference=booking.reference,
        question=booking.card.question,
        reasons=tuple(reason(each, "student", texts) for each in booking.card.reasons),
        questions=tuple(questions),
        can_keep=status is Status.HELD and not left,
        is_turn=is_turn,
        proposed=when(booking.proposed_at, occasion) if booking.proposed_at and not left else "",
        first=when(first.starts_at, occasion) if first and not left else "",
        can_judge=not left and status is not Status.NO_SHOW and may_tell(status, booking.starts_at, occasion.now),
        has_judged=found is not None,
        can_cancel=booking.is_open and occasion.now < booking.ends_at,
        has_calendar=stands and occasion.now < booking.ends_at,
        is_apart=_is_apart(booking, event) and stands and occasion.now < booking.ends_at,
        is_running=said == "begun",
        is_past=said == "passed",
        is_over=status is Status.MET,
        thank_you=thank_you(booking, occasion),
        later_link=later,
        later_mail=later_mail(booking.professional, event, texts) if writes and not later else "",
        has_contact=contact_of_professional(booking, event, texts) is not None,
        is_lost=not stands and status is not Status.MET,
        others=tuple(other(each, occasion) for each in visit if each.id != booking.id),
    )


def other(booking: Booking, occasion: Occasion) -> OtherBooking:
    """Return the line for a booking of the same visit."""
    name = as_shown(booking, occasion.texts).professional.name
    left = had_to_leave(booking, occasion.now)
    return OtherBooking(
        time=when(booking.starts_at, occasion),
        professional=name,
        place=place(booking.table, occasion.texts),
        status=occasion.texts(f"web.status.{'left' if left else booking.status.value}.headline", name=name),
        kind=Status.CANCELLED.value if left else booking.status.value,
        reference=booking.reference,
    )


def ticket_version(glance: Glance, known: KnownTicket, now: datetime) -> str:
    """Return a short text that changes whenever the ticket would read differently; it tells nothing by itself.

    Other bookings of the visit are left out: they follow with the countdown, and asking stays cheap.
    """
    clock = countdown_step(known.starts_at, known.ends_at, now)
    seen = (clock, glance.status.value, glance.changed_at, glance.due_at, glance.has_left)
    return sha256(repr(seen).encode()).hexdigest()[:12]


def ticket_live(code: str, booking: Booking, version: str, now: datetime) -> Live | None:
    """Return how the ticket follows its booking; none once nothing can change any more."""
    if not booking.is_open or now >= booking.ends_at:
        return None
    waiting = booking.status in UNANSWERED
    return Live(
        watch=f"/b/{code}/state",
        version=version,
        seconds=_SECONDS_WAITING if waiting else _SECONDS_SETTLED,
        reload_seconds=_RELOAD_WAITING if waiting else _RELOAD_SETTLED,
    )


def _moment(booking: Booking, occasion: Occasion, *, is_turn: bool, keeps: bool) -> str:
    """Return which words say how it stands: the status, unless its time has come or something led to it."""
    status = booking.status
    if had_to_leave(booking, occasion.now):
        return "left"
    if is_turn:
        return "turn"
    if goes_now(status, booking.starts_at, occasion.now):
        return "now"
    if status is Status.CONFIRMED:
        return _promised(booking, occasion)
    if status is Status.COUNTERED:
        return "countered" if keeps else "countered-only"
    return "kept" if status is Status.REQUESTED and booking.keeps_first else status.value


def _promised(booking: Booking, occasion: Occasion) -> str:
    """Return which words say how a confirmed one stands."""
    if occasion.now >= booking.starts_at:
        return "begun" if occasion.now < booking.ends_at else "passed"
    return "apart" if _is_apart(booking, occasion.event) else booking.status.value


def _is_apart(booking: Booking, event: NetworkingEvent) -> bool:
    """Tell whether a booking lies outside the event's hours."""
    return booking.starts_at >= event.ends_at or booking.ends_at <= event.starts_at


def _explanation(booking: Booking, occasion: Occasion, key: str) -> str:
    values = {
        "name": booking.professional.name,
        "day": day(booking.starts_at, occasion.event.time_zone, occasion.texts),
        "due": when(booking.due_at, occasion) if booking.due_at else "",
        "proposed": when(booking.proposed_at, occasion) if booking.proposed_at else "",
        "first": when(booking.first_at, occasion) if booking.first_at else "",
        "begins": clock_time(booking.starts_at, occasion.event.time_zone),
        "until": clock_time(booking.ends_at, occasion.event.time_zone),
    }
    return occasion.texts(f"web.status.{key}.explanation", **values)
