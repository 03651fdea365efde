"""What a change of the event does to the bookings that stand, in sentences for a screen or a terminal."""

from typing import Final
from zoneinfo import ZoneInfo

from kiosk.services.answers import EventChange
from kiosk.texts import Texts, clock_time, day

_LISTED: Final = 4
"""Meetings outside the new hours that are named; the rest is counted."""


def consequence_lines(change: EventChange, texts: Texts) -> list[str]:
    """Return that the event is over already, and what becomes of the bookings that stand, where there is any such.

    The first outside the new times are named.
    """
    zone = change.event.time_zone
    said = [_over(change, texts)] if change.is_over else []
    if change.standing:
        said.append(texts.plural("organizer.event.standing", change.standing))
    if not change.outside:
        return said
    named = [
        texts(
            "organizer.event.meeting",
            day=day(one.starts_at, zone, texts),
            time=clock_time(one.starts_at, zone),
            reference=one.reference,
            name=one.professional,
        )
        for one in change.outside[:_LISTED]
    ]
    rest = len(change.outside) - len(named)
    more = [texts("organizer.event.more", count=rest)] if rest else []
    return [*said, texts.plural("organizer.event.outside", len(change.outside)), *named, *more]


def _over(change: EventChange, texts: Texts) -> str:
    ended, zone = change.event.ends_at, change.event.time_zone
    year = ended.astimezone(ZoneInfo(zone)).year
    return texts("organizer.event.over", day=day(ended, zone, texts), year=year, time=clock_time(ended, zone))
