"""The codes of a booking at this station, in the order they are scanned, and the words beside each. Draws nothing."""

from typing import Final

from kiosk.booking.booking import Booking
from kiosk.booking.payload import Payload, PayloadKind, codes_in_order
from kiosk.booking.rules import goes_now
from kiosk.booking.status import Status
from kiosk.booking.waiting import Waiting
from kiosk.tui.scene import Scene
from kiosk.tui.wording import first_name, place

_AT_THE_TABLE: Final = ("address", "reference", "text")
"""Kinds of code that are for a meeting here; the others are for another day."""


def booking_codes(scene: Scene, code: str, booking: Booking) -> tuple[Payload, ...]:
    """Return what is scanned one after the other; `code` opens the booking's ticket."""
    own = scene.options.code_address(code, booking.reference)
    if scene.event is None:
        return (own,)
    return codes_in_order(own, booking, scene.event, scene.options.extras, scene.texts)


def place_codes(scene: Scene, code: str, waiting: Waiting) -> tuple[Payload, ...]:
    """Return what is scanned for a place in line, one after the other: an address has the guests' network first."""
    own, wifi = scene.options.code_address(code, waiting.reference), scene.options.extras.wifi
    return (wifi.payload(), own) if wifi is not None and own.kind is PayloadKind.ADDRESS else (own,)


def place_steps(scene: Scene, payload: Payload) -> tuple[str, ...]:
    """Return what to do with one code of a place in line, in order."""
    if payload.kind is PayloadKind.WIFI:
        return wifi_steps(scene, "tui.waiting.wifi_next")
    kind = "address" if payload.kind is PayloadKind.ADDRESS else "reference"
    return scene.texts.lines(f"tui.waiting.steps_{kind}")


def wifi_steps(scene: Scene, follows: str) -> tuple[str, ...]:
    """Return how a phone joins the network of the guests, and the sentence that says which code follows."""
    return (scene.texts("tui.code.wifi_scan"), *wifi_by_hand(scene), scene.texts(follows))


def done_words(
    booking: Booking, status: Status, scene: Scene, here: str = "", *, is_late: bool = False
) -> tuple[str, str]:
    """Return the title and the sentence of the last screen; nobody is all set before somebody has said yes.

    `here` names the sentence that says where the answer appears when no phone can show it, instead of the one that
    names a key; `is_late` that the request waits for the database.
    """
    name = booking.card.student.split(" ")[0]
    if status in (Status.CONFIRMED, Status.MET):
        return scene.texts("tui.done.title", name=name), scene.texts("tui.done.confirmed")
    is_now = goes_now(Status.REQUESTED, booking.starts_at, scene.options.clock())
    key = "now" if is_now else "late" if is_late else _asked(scene)
    said = scene.texts(f"tui.done.{key}", professional=first_name(booking.professional))
    if here and key == "requested_here":
        said = scene.texts(here, professional=first_name(booking.professional))
    return scene.texts("tui.done.title_asked", name=name), said


def _asked(scene: Scene) -> str:
    """Return which words tell where the answer appears: a ticket needs phones that reach this kiosk."""
    on_phone = scene.options.code_address("", "").kind is PayloadKind.ADDRESS
    return "requested" if on_phone else "requested_here"


def code_steps(scene: Scene, payload: Payload, booking: Booking, instead: str = "") -> tuple[str, ...]:
    """Return what to do with one code, in order; `instead` is `reference` or `text` where that had to be drawn."""
    if payload.kind is PayloadKind.WIFI:
        return wifi_steps(scene, "tui.code.wifi_next")
    words = {"name": first_name(booking.professional), "where": place(booking, scene)}
    kind = instead or payload.kind.value.replace("-", "_")
    steps = scene.texts.lines(f"tui.code.steps_{kind}", **words)
    if kind in _AT_THE_TABLE and goes_now(booking.status, booking.starts_at, scene.options.clock()):
        return (steps[0], scene.texts("tui.code.step_now", **words), *steps[2:])
    return steps


def wifi_by_hand(scene: Scene) -> tuple[str, ...]:
    """Return how to join the network of the guests without a camera; nothing where the organizer named none."""
    wifi = scene.options.extras.wifi
    if wifi is None:
        return ()
    key = "tui.code.wifi_by_hand" if wifi.password else "tui.code.wifi_open"
    return (scene.texts(key, network=wifi.name, password=wifi.password),)
