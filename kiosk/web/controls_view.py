"""How a professional's evening stands, in words, and what they may change about it. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.booking.slots import leaving_moments
from kiosk.services.answers import EveningStanding
from kiosk.texts import clock_time
from kiosk.web.wording import Occasion, when


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list to choose from."""

    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlsView:
    """The words of the controls."""

    summary: str
    """How it stands, on one line."""
    present: bool
    paused: bool
    leaving: str
    """Time of day, empty for who stays to the end."""
    leaving_times: tuple[Choice, ...]
    """Moments at which they may say they leave."""
    capacity: str
    """The cap in force; empty for none."""
    count: str
    """How many informational interviews count towards it."""
    after_leaving: tuple[str, ...]
    """What stays booked although they will have left."""


def controls(standing: EveningStanding, occasion: Occasion) -> ControlsView | None:
    """Return the controls of an evening; none once the event is over."""
    event, texts = occasion.event, occasion.texts
    if occasion.now >= event.ends_at:
        return None
    leaving = clock_time(standing.leaving_at, event.time_zone) if standing.leaving_at else ""
    parts = [
        texts("web.controls.here" if standing.present else "web.controls.not_here"),
        texts("web.controls.paused" if standing.paused else "web.controls.taking"),
        texts("web.controls.until", time=leaving) if leaving else texts("web.controls.to_the_end"),
    ]
    if standing.capacity is not None:
        parts.append(texts("web.controls.cap_now", capacity=standing.capacity))
    return ControlsView(
        summary=" · ".join(parts),
        present=standing.present,
        paused=standing.paused,
        leaving=leaving,
        leaving_times=_leaving_times(standing, occasion),
        capacity="" if standing.capacity is None else str(standing.capacity),
        count=texts.plural("web.controls.count", standing.meetings),
        after_leaving=tuple(
            texts("web.controls.stays", time=when(each.starts_at, occasion), name=each.card.student)
            for each in standing.after_leaving
        ),
    )


def read_leaving(value: str) -> datetime | None:
    """Return a posted moment, aware UTC, or nothing for what is none."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None


def _leaving_times(standing: EveningStanding, occasion: Occasion) -> tuple[Choice, ...]:
    event = occasion.event
    moments = leaving_moments(event, standing.last, occasion.now)
    return tuple(Choice(each.astimezone(UTC).isoformat(), clock_time(each, event.time_zone)) for each in moments)
