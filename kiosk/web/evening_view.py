"""What a professional's page shows, in words: requests to answer, and who comes when. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final
from urllib.parse import quote

from kiosk.booking.booking import Booking, MeetingGlance
from kiosk.booking.status import ASKED, Status
from kiosk.texts import Texts, clock_time, day, minutes_until
from kiosk.web.rendering import Live
from kiosk.web.wording import Occasion, countdown, countdown_step, place, reason, when

TO_COME: Final = frozenset({Status.CONFIRMED, Status.COUNTERED})
OVER: Final = frozenset({Status.MET, Status.NO_SHOW})


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One booking as its professional reads it, request card included."""

    id: int
    status: str
    status_words: str
    explanation: str
    time: str
    until: str
    countdown: str
    minutes: str
    """How long it takes."""
    place: str
    student: str
    """The name as the student typed it: the professional is to know who comes."""
    about: str
    """Year and stage, as far as given."""
    question: str
    reasons: tuple[str, ...]
    lapses: str
    """Until when an answer counts; empty when none is awaited."""
    reference: str
    to_answer: bool
    can_counter: bool
    """Another time may still be proposed: once per request."""
    keeps_first: bool
    """Another time was proposed, and the student would rather keep this one."""
    write: str
    """Address that begins an e-mail to the student, once both agreed and where they gave one; else empty."""
    email: str
    passes_on: bool
    """It is to come and they gave no address: the desk passes a message on."""
    can_tell_met: bool
    """It has begun, so one tap says whether they met."""
    can_judge: bool
    """One tap says how it was; they have not said so yet."""
    can_call_off: bool
    note: str
    """What the professional wrote down for themselves."""
    can_note: bool


@dataclass(frozen=True, slots=True)
class Asides:
    """What a professional said of their own bookings, by number."""

    notes: Mapping[int, str]
    judged: frozenset[int]
    """Those of which they said how it was."""


@dataclass(frozen=True, slots=True)
class EveningView:
    """The parts of the page."""

    requests: tuple[Meeting, ...]
    """Oldest first, so that a new one never moves another from under a thumb."""
    meetings: tuple[Meeting, ...]
    """What is to come, or waits to be told whether they met; by time."""
    earlier: tuple[Meeting, ...]
    """Whom they met, and who did not come; by time."""
    others: tuple[Meeting, ...]
    """What does not take place."""
    has_met: bool
    """There is somebody whose contact can be taken along."""


def evening(bookings: Sequence[Booking], occasion: Occasion, asides: Asides) -> EveningView:
    """Return the words of a professional's evening."""

    def words(each: Booking) -> Meeting:
        return meeting(each, occasion, asides.notes.get(each.id, ""), judged=each.id in asides.judged)

    waiting = sorted((each for each in bookings if each.status in ASKED), key=lambda each: each.created_at)
    by_time = sorted(bookings, key=lambda each: each.starts_at)
    known = ASKED | TO_COME | OVER
    return EveningView(
        requests=tuple(words(each) for each in waiting),
        meetings=tuple(words(each) for each in by_time if each.status in TO_COME),
        earlier=tuple(words(each) for each in by_time if each.status in OVER),
        others=tuple(words(each) for each in by_time if each.status not in known),
        has_met=any(each.status is Status.MET for each in bookings),
    )


def meeting(booking: Booking, occasion: Occasion, note: str = "", *, judged: bool = False) -> Meeting:
    """Return one booking in the professional's words."""
    status, texts = booking.status, occasion.texts
    began = occasion.now >= booking.starts_at
    to_answer = status in ASKED
    to_come = status is Status.CONFIRMED and occasion.now < booking.ends_at
    minutes = minutes_until(booking.ends_at, booking.starts_at)
    return Meeting(
        id=booking.id,
        status=status.value,
        status_words=texts(f"web.meeting.{status.value}.words"),
        explanation=texts(f"web.meeting.{status.value}.explanation", time=when(booking.changed_at, occasion)),
        time=when(booking.starts_at, occasion),
        until=clock_time(booking.ends_at, occasion.event.time_zone),
        countdown=countdown(booking.starts_at, booking.ends_at, occasion) if booking.is_open else "",
        minutes=texts.plural("web.moment.long", minutes),
        place=place(booking.table, texts),
        student=booking.card.student,
        about=_about(booking, texts),
        question=booking.card.question,
        reasons=tuple(reason(each, "professional", texts) for each in booking.card.reasons),
        lapses=_lapses(booking, occasion) if to_answer else "",
        reference=booking.reference,
        to_answer=to_answer,
        can_counter=to_answer and booking.first_at is None,
        keeps_first=to_answer and booking.keeps_first,
        write=_write(booking, occasion) if to_come else "",
        email=booking.card.email if to_come else "",
        passes_on=to_come and not booking.card.email,
        can_tell_met=began and status in (Status.CONFIRMED, Status.MET, Status.NO_SHOW),
        can_judge=began and not judged and status in (Status.CONFIRMED, Status.MET),
        can_call_off=not began and status in TO_COME,
        note=note,
        can_note=status in TO_COME | OVER,
    )


def evening_version(bookings: Iterable[Booking | MeetingGlance], now: datetime) -> str:
    """Return a short text that changes whenever the page would read differently."""
    states = [
        (each.id, each.status.value, each.changed_at, countdown_step(each.starts_at, each.ends_at, now))
        for each in bookings
    ]
    return sha256(repr(states).encode()).hexdigest()[:12]


def evening_live(version: str) -> Live:
    """Return how the page follows the evening."""
    return Live(watch="/me/state", version=version, seconds=5, reload_seconds=15, reload_path="/me")


def _about(booking: Booking, texts: Texts) -> str:
    stage = texts(f"web.stage.{booking.card.stage.value}") if booking.card.stage else ""
    return " · ".join(part for part in (booking.card.year, stage) if part)


def _write(booking: Booking, occasion: Occasion) -> str:
    """Return a `mailto:` with a subject only (RFC 6068), where the student gave an address; else empty."""
    if not booking.card.email:
        return ""
    zone, texts = occasion.event.time_zone, occasion.texts
    words = {"day": day(booking.starts_at, zone, texts), "time": clock_time(booking.starts_at, zone)}
    subject = texts("web.evening.write_subject", **words)
    return f"mailto:{quote(booking.card.email, safe='@')}?subject={quote(subject, safe='')}"


def _lapses(booking: Booking, occasion: Occasion) -> str:
    """Return by when an answer is due; a student who is on their way to the table gets it there."""
    if booking.due_at is None:
        return ""
    if booking.due_at > booking.starts_at:
        return occasion.texts("web.evening.answer_now", time=when(booking.starts_at, occasion))
    return occasion.texts("web.evening.answer_by", time=when(booking.due_at, occasion))
