"""Somebody has to leave: what is asked, done, said and taken back when a professional goes early. No screen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status, Via
from kiosk.errors import KioskError
from kiosk.services.bundle import Services
from kiosk.services.forms import EveningForm
from kiosk.texts import Texts
from kiosk.tui.scene import Scene

_MOST: Final = 6
"""Bookings that a question names; more than these are a number."""


@dataclass(frozen=True, slots=True)
class Departure:
    """What came of it."""

    identity: str
    """`Professional.id` of who leaves."""
    name: str
    called_off: tuple[Booking, ...]
    stand: tuple[Booking, ...]
    """Left standing, or moved on by somebody else meanwhile."""


def to_come(bookings: Sequence[Booking], now: datetime) -> tuple[Booking, ...]:
    """Return what stands for somebody after now."""
    return tuple(one for one in bookings if one.is_open and one.starts_at > now)


def leaving_question(name: str, standing: Sequence[Booking], scene: Scene) -> str:
    """Return the question before somebody leaves, with what stands for them."""
    texts = scene.texts
    lines = [_standing_line(one, scene) for one in standing[:_MOST]]
    if len(standing) > _MOST:
        lines.append(texts("organizer.plain.more", count=len(standing) - _MOST))
    return "\n".join([texts.plural("organizer.leaving.question", len(standing), name=name), *lines])


def leaving_answers(standing: Sequence[Booking], texts: Texts) -> list[str]:
    """Return the answers to it: call off what stands, let it stand; or that they leave, where nothing does."""
    names = ("call_off", "let_stand") if standing else ("do",)
    return [texts(f"organizer.leaving.{name}") for name in names]


def leave(scene: Scene, identity: str, name: str, standing: Sequence[Booking], *, calls_off: bool) -> Departure:
    """Let somebody leave now. Their times stop first: what is called off then is free for nobody else."""
    services, form = scene.services, _form(scene, identity)
    services.change_evening(replace(form, present=False, leaving_at=scene.options.clock()))
    called_off: list[Booking] = []
    stand: list[Booking] = []
    for one in standing:
        (called_off if calls_off and _called_off(services, one, form.station) else stand).append(one)
    return Departure(identity, name, tuple(called_off), tuple(stand))


def come_back(scene: Scene, done: Departure) -> Departure:
    """Take it back: they are here again, and what was called off stands again as far as it can within its minute.

    What stays called off is left in `called_off` of the answer.
    """
    services, form = scene.services, _form(scene, done.identity)
    services.change_evening(replace(form, present=True, staying=True))
    lost = tuple(one for one in done.called_off if not _stands_again(services, one, form.station))
    return replace(done, called_off=lost, stand=tuple(one for one in done.called_off if one not in lost))


def departure_words(done: Departure, scene: Scene) -> str:
    """Return what was done, and who hears of it by which way."""
    # A letter goes to those who had a yes and gave an address; others read it, or are told by somebody.
    written = [one for one in done.called_off if one.status is Status.CONFIRMED and one.card.email]
    others = [one for one in done.called_off if one not in written]
    said = [scene.texts("organizer.leaving.done", name=done.name)]
    return " ".join([*said, *_told({"written": written, "others": others, "stand": done.stand}, scene)])


def return_words(done: Departure, scene: Scene) -> str:
    """Return what came of taking it back."""
    said = [scene.texts("organizer.leaving.back", name=done.name)]
    return " ".join([*said, *_told({"again": done.stand, "lost": done.called_off}, scene)])


def _told(groups: dict[str, Sequence[Booking]], scene: Scene) -> list[str]:
    return [
        scene.texts(f"organizer.leaving.{key}", names=_names(bookings, scene))
        for key, bookings in groups.items()
        if bookings
    ]


def _form(scene: Scene, identity: str) -> EveningForm:
    station = scene.options.station
    return EveningForm(professional_id=identity, party=Party.ORGANIZER, via=Via.DESK, station=station)


def _standing_line(one: Booking, scene: Scene) -> str:
    status = scene.texts(f"organizer.bookings.status.{one.status.value}")
    return f"  {scene.time(one.starts_at)}  {one.card.student} ({one.reference}), {status}"


def _names(bookings: Sequence[Booking], scene: Scene) -> str:
    return ", ".join(f"{scene.time(one.starts_at)} {one.card.short_name}" for one in bookings)


def _called_off(services: Services, booking: Booking, station: str) -> bool:
    try:
        services.move_booking(booking.id, Status.CANCELLED, Party.ORGANIZER, Via.DESK, station)
    except KioskError:  # moved on meanwhile: it is named among those that were not called off
        return False
    return True


def _stands_again(services: Services, booking: Booking, station: str) -> bool:
    try:
        services.take_back(booking.id, Party.ORGANIZER, Via.DESK, station)
    except KioskError:  # its minute is over, or somebody else has the time now
        return False
    return True
