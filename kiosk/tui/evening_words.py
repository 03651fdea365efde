"""What a professional can say at a kiosk about a request and about their evening. It asks no service."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from kiosk.booking.booking import Booking, Slot
from kiosk.booking.slots import leaving_moments
from kiosk.booking.status import ASKED, Status
from kiosk.services.answers import EveningStanding
from kiosk.tui.scene import Scene

"""The professional has not answered yet."""
ANSWERS: Final[Mapping[str, Status]] = {
    "confirm": Status.CONFIRMED,
    "decline": Status.DECLINED,
    "met": Status.MET,
    "no_show": Status.NO_SHOW,
    "call_off": Status.CANCELLED,
}
_AFTER: Final = frozenset({Status.CONFIRMED, Status.MET, Status.NO_SHOW})
_AHEAD: Final = frozenset({Status.CONFIRMED, Status.COUNTERED})
_CAPS: Final = 8
"""Caps offered, from what stands booked already."""
_LEAVE_TIMES: Final = 8
"""Moments offered for leaving: an evening has few left, and a list of a screen's height is read."""


def fits(booking: Booking, answer: str, now: datetime) -> bool:
    """Tell whether one of ANSWERS can be given to a booking now."""
    if answer in ("confirm", "decline"):
        return booking.status in ASKED
    if answer == "call_off":
        return now < booking.starts_at and booking.status in _AHEAD
    return now >= booking.starts_at and booking.status in _AFTER and booking.status is not ANSWERS[answer]


def may_propose(booking: Booking) -> bool:
    """Tell whether another time can be proposed: once per request."""
    return booking.status in ASKED and booking.first_at is None


def slot_words(slot: Slot, scene: Scene) -> str:
    """Return when and where a slot is."""
    key = "tui.code.where_table" if slot.table else "tui.code.where"
    return scene.texts(key, time=scene.moment(slot.starts_at), table=slot.table)


def standing_words(standing: EveningStanding, scene: Scene) -> str:
    """Return how the evening stands on one line."""
    texts = scene.texts
    leaving = texts("web.controls.to_the_end")
    if standing.leaving_at is not None:
        leaving = texts("web.controls.until", time=scene.hour(standing.leaving_at))
    here = texts("web.controls.here" if standing.present else "web.controls.not_here")
    taking = texts("web.controls.paused" if standing.paused else "web.controls.taking")
    parts = [here, taking, leaving]
    if standing.capacity is not None:
        parts.append(texts("web.controls.cap_now", capacity=standing.capacity))
    return f"{texts('web.controls.title')} {' · '.join(parts)}"


def evening_choices(standing: EveningStanding, scene: Scene) -> list[tuple[str, dict[str, Any]]]:
    """Return what can be changed about the evening: its words, and the fields of an `EveningForm`."""
    texts, leaving = scene.texts, scene.texts("web.controls.leaving")
    here = texts("web.controls.leave_now" if standing.present else "web.controls.come")
    pause = texts("web.controls.resume" if standing.paused else "web.controls.pause")
    choices: list[tuple[str, dict[str, Any]]] = [
        (here, {"present": not standing.present}),
        (pause, {"paused": not standing.paused}),
    ]
    if standing.leaving_at is not None:
        choices.append((f"{leaving} {texts('web.controls.to_the_end')}", {"staying": True}))
    times = leaving_times(standing, scene)
    return choices + [(f"{leaving} {scene.hour(each)}", {"leaving_at": each}) for each in times]


def cap_choices(standing: EveningStanding, scene: Scene) -> list[tuple[str, dict[str, Any]]]:
    """Return at most how many informational interviews it may be: the words, and the fields of an `EveningForm`."""
    texts, first = scene.texts, max(1, standing.meetings)
    caps = range(first, first + _CAPS)
    numbers: list[tuple[str, dict[str, Any]]] = [
        (texts("web.controls.cap_now", capacity=each), {"capacity": each}) for each in caps
    ]
    return [*numbers, (texts("tui.evening.cap_roster"), {"as_roster": True})]


def leaving_times(standing: EveningStanding, scene: Scene) -> tuple[datetime, ...]:
    """Return the next moments at which somebody can leave: between their times, before the last one ends."""
    event, now = scene.event, scene.options.clock()
    return leaving_moments(event, standing.last, now)[:_LEAVE_TIMES] if event else ()
