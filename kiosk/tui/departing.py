"""Somebody has to leave: what is asked, done, said and taken back when a professional goes early. No screen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status, Via
from kiosk.errors import KioskError
from kiosk.services.answers import EveningStanding
from kiosk.services.bundle import Services
from kiosk.texts import Texts
from kiosk.tui.evening_change import desk_form
from kiosk.tui.evening_words import leaving_times
from kiosk.tui.scene import Scene

LeavingAnswer = Literal["call_off", "let_stand", "do", "off"]
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
    at: datetime | None = None
    """When they leave; none is at once."""
    was: EveningStanding | None = None
    """How their evening stood before it."""
    is_off: bool = False
    """They do not come at all and are off the roster."""


def leaving_choices(standing: EveningStanding, scene: Scene) -> list[tuple[str, datetime | None]]:
    """Return when somebody can leave, in words and as a moment; none is at once."""
    texts = scene.texts
    later = [(texts("organizer.leaving.at", time=scene.hour(each)), each) for each in leaving_times(standing, scene)]
    return [(texts("organizer.leaving.now"), None), *later]


def to_come(bookings: Sequence[Booking], now: datetime, at: datetime | None = None) -> tuple[Booking, ...]:
    """Return what stands for somebody who leaves: now, what begins later; at a moment, what ends behind it."""
    return tuple(one for one in bookings if one.is_open and (one.ends_at > at if at else one.starts_at > now))


def leaving_question(name: str, standing: Sequence[Booking], scene: Scene, at: datetime | None = None) -> str:
    """Return the question before somebody leaves, with what stands for them."""
    texts = scene.texts
    if at is not None:
        words = texts.plural("organizer.leaving.later", len(standing), name=name, time=scene.hour(at))
    else:
        words = texts.plural("organizer.leaving.question", len(standing), name=name)
    return "\n".join([words, *standing_lines(standing, scene)])


def standing_lines(standing: Sequence[Booking], scene: Scene) -> list[str]:
    """Return what stands for somebody, a line each; of many the first and how many more."""
    more = len(standing) - _MOST
    lines = [_standing_line(one, scene) for one in standing[:_MOST]]
    return [*lines, scene.texts("organizer.plain.more", count=more)] if more > 0 else lines


def leaving_answers(
    standing: Sequence[Booking], texts: Texts, at: datetime | None = None
) -> list[tuple[str, LeavingAnswer]]:
    """Return the answers to it: call off what stands, let it stand; or that they leave, where nothing does.

    Whoever leaves at once may not come at all.
    """
    names: tuple[LeavingAnswer, ...] = ("call_off", "let_stand") if standing else ("do",)
    answers = [(texts(f"organizer.leaving.{name}"), name) for name in names]
    off = texts(f"organizer.leaving.{'off_too' if standing else 'off'}")
    return answers if at is not None else [*answers, (off, "off")]


def leave(  # noqa: PLR0913 - how and when by name
    scene: Scene, identity: str, name: str, *, calls_off: bool, at: datetime | None = None, is_off: bool = False
) -> Departure:
    """Let somebody leave, now or `at` a moment, or be off the roster.

    Their times stop first: what is called off then is free for nobody else, and what a student has taken since it
    was asked about is among what stands.
    """
    services, form = scene.services, desk_form(scene, identity)
    was = services.show_evening(identity)
    gone = {"leaving_at": at} if at else {"present": False, "leaving_at": scene.options.clock()}
    services.change_evening(replace(form, **gone))
    standing = to_come(services.list_evening(identity), scene.options.clock(), at)
    called_off: list[Booking] = []
    stand: list[Booking] = []
    for one in standing:
        (called_off if calls_off and _called_off(services, one, form.station) else stand).append(one)
    if is_off:
        services.take_off_roster(identity)
    return Departure(identity, name, tuple(called_off), tuple(stand), at, was, is_off)


def come_back(scene: Scene, done: Departure) -> Departure:
    """Take it back: they are here again, and what was called off stands again as far as it can within its minute.

    What stays called off is left in `called_off` of the answer.
    """
    services, before = scene.services, done.was.leaving_at if done.was else None
    form = desk_form(scene, done.identity, leaving_at=before, staying=before is None)
    was_here = not done.is_off or (done.was is not None and done.was.present)
    if done.is_off:
        services.put_back_on_roster(done.identity)
    services.change_evening(replace(form, present=was_here) if done.at is None else form)
    lost = tuple(one for one in done.called_off if not _stands_again(services, one, form.station))
    return replace(done, called_off=lost, stand=tuple(one for one in done.called_off if one not in lost))


def departure_words(done: Departure, scene: Scene) -> str:
    """Return what was done, and who hears of it by which way."""
    # A letter goes to those who had a yes and gave an address; others read it, or are told by somebody.
    written = [one for one in done.called_off if one.status is Status.CONFIRMED and one.card.email]
    others = [one for one in done.called_off if one not in written]
    if done.at is None:
        key = "done_off" if done.is_off else "done"
        said = [scene.texts(f"organizer.leaving.{key}", name=done.name)]
    else:
        said = [scene.texts("organizer.leaving.done_at", name=done.name, time=scene.hour(done.at))]
    return " ".join([*said, *_told({"written": written, "others": others, "stand": done.stand}, scene)])


def return_words(done: Departure, scene: Scene) -> str:
    """Return what came of taking it back."""
    key = "back_on" if done.is_off else "back" if done.at is None else "stays"
    said = [scene.texts(f"organizer.leaving.{key}", name=done.name)]
    return " ".join([*said, *_told({"again": done.stand, "lost": done.called_off}, scene)])


def _told(groups: dict[str, Sequence[Booking]], scene: Scene) -> list[str]:
    return [
        scene.texts(f"organizer.leaving.{key}", names=_names(bookings, scene))
        for key, bookings in groups.items()
        if bookings
    ]


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
