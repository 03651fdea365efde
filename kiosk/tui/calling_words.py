"""Who is to be called from the line of a full professional, what is said of it and asked for it. No screen."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from kiosk.booking.board import BoardPlace
from kiosk.booking.stations import Call
from kiosk.texts import Texts, minutes_until
from kiosk.tui.scene import Scene
from kiosk.tui.wording import call_words


def next_to_call(line: tuple[BoardPlace, ...], *keys: str) -> BoardPlace | None:
    """Return whoever comes first among those whose reference or professional is meant: held times before places."""
    meant = (one for one in line if keys and {one.reference, one.professional_id} & set(keys))
    return min(meant, key=lambda one: one.position, default=None)


def place_words(place: BoardPlace, at: datetime, scene: Scene) -> str:
    """Return who stands where in line for whom, or which time is held for them."""
    return scene.texts(
        "organizer.board.call.question" if place.starts_at is None else "organizer.board.call.held",
        student=place.student,
        reference=place.reference,
        position=place.position,
        name=place.professional,
        minutes=minutes_until(at, place.since),
        time=scene.moment(place.starts_at) if place.starts_at else "",
        until=scene.hour(place.due_at) if place.due_at else "",
    )


def call_choices(place: BoardPlace, texts: Texts) -> list[str]:
    """Return what can be done: call them, or make room for the next."""
    make_room = "off" if place.starts_at is None else "give"
    return [texts(f"organizer.board.call.{name}") for name in ("do", make_room)]


def answered(place: BoardPlace, scene: Scene, *, gives_way: bool) -> tuple[Callable[[], object], str]:
    """Return what to ask of the services, and what is said once it is done: called, or given way to the next."""
    texts, services = scene.texts, scene.services
    who = {"student": place.student, "reference": place.reference, "name": place.professional}
    if not gives_way:
        words = call_words(Call(place.reference, place.professional), texts)
        return partial(services.call_waiting, place.id), texts("organizer.board.call.called", words=words)
    done = "gone" if place.booking_id is None else "given"
    return partial(services.give_way, place.id, scene.options.station), texts(f"organizer.board.call.{done}", **who)
