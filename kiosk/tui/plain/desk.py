"""The side ways of the dialogue: a booking looked up, and the organizer's PIN, which opens the menu."""

from dataclasses import replace
from functools import partial
from typing import Final, Literal

from kiosk.booking.booking import Booking
from kiosk.booking.forgotten import as_shown
from kiosk.booking.status import Party, Status, Via
from kiosk.booking.waiting import Waiting
from kiosk.errors import KioskError
from kiosk.services.answers import NextBest
from kiosk.services.forms import InsteadForm
from kiosk.tui.evening_words import slot_words
from kiosk.tui.plain.goodbye import can_take_again, take_again
from kiosk.tui.plain.menu import Back, Talk
from kiosk.tui.ways_on import (
    WaysOn,
    best_words,
    find_ways,
    instead_form,
    keep_first,
    may_change_time,
    moved_form,
    take_instead,
)
from kiosk.tui.wording import first_name, place, where_it_stands

_UNDONE: Final = "undone"
_FIRST: Final = "first"
_MOVE: Final = "move"
_Wish = Status | Literal["undone", "first", "move"] | NextBest


def look_up_booking(talk: Talk) -> None:
    """Find a booking by reference and first name, and offer what can be done about it."""
    texts, station = talk.scene.texts, talk.scene.options.station
    talk.say("", texts("tui.my_booking.title"), texts("tui.my_booking.hint"))
    reference = talk.write(talk.text("needed", label=texts("tui.my_booking.reference")))
    name = talk.write(talk.text("needed", label=texts("tui.my_booking.first_name")))
    if not reference or not name:
        talk.say(texts("tui.my_booking.both"))
        return
    found = talk.do(partial(talk.scene.services.find_mine, reference, name, station))
    if isinstance(found, Waiting):
        _tell_place(talk, found)
        return
    booking, given_back = found, False
    while booking is not None:
        ways = talk.do(partial(find_ways, talk.scene.services, booking, talk.scene)) or WaysOn(booking)
        tell_booking(talk, booking, ways)
        choices = _choices(talk, ways, given_back)
        if not any(words for words, _ in choices):
            return
        wanted = talk.choose(choices)
        if wanted is Status.CANCELLED and not _sure(talk, booking):
            continue
        booking = _done(talk, booking, wanted)
        given_back = booking is not None and wanted is Status.CANCELLED and can_take_again(talk, booking)


def _choices(talk: Talk, ways: WaysOn, given_back: bool) -> list[tuple[str, _Wish]]:
    """Return what can be done about a booking, in words and as a wish; each keeps its place, wordless if not now.

    An act changes the booking: the number of one act must not be that of another one then.
    """
    scene, texts, booking, takes = talk.scene, talk.scene.texts, ways.booking, not ways.has_left
    yes = {Status.COUNTERED: "accept", Status.HELD: "take"}.get(booking.status, "") if takes else ""
    movable = takes and may_change_time(booking, scene)
    return [
        (texts(f"tui.my_booking.{yes}") if yes else "", Status.CONFIRMED if yes == "accept" else Status.REQUESTED),
        (talk.text("keep_first", time=scene.moment(ways.first.starts_at)) if ways.first else "", _FIRST),
        (texts("tui.my_booking.move") if movable else "", _MOVE),
        (texts("tui.my_booking.cancel") if booking.is_open else "", Status.CANCELLED),
        (texts("tui.my_booking.undo") if given_back else "", _UNDONE),
        *([(best_words(ways.best, "plain.take_next", scene), ways.best)] if ways.best else []),
    ]


def _done(talk: Talk, booking: Booking, wanted: _Wish) -> Booking | None:
    """Do what was chosen; return the booking to go on with, or none after it was said why there is none."""
    services, station = talk.scene.services, talk.scene.options.station
    if wanted == _UNDONE:
        return take_again(talk, booking)
    if wanted == _FIRST:
        kept = talk.do(partial(keep_first, services, booking.id, talk.scene))
        return kept or talk.do(partial(services.show_booking, booking.id))  # it stands as before, that was said
    if wanted == _MOVE:
        return _moved(talk, booking)
    if isinstance(wanted, NextBest):
        return _taken_instead(talk, booking, instead_form(booking, wanted, station))
    move = partial(services.move_booking, booking.id, wanted)
    return talk.do(partial(move, Party.STUDENT, Via.KIOSK, station))


def _moved(talk: Talk, booking: Booking) -> Booking | None:
    """Let another time with the same person be chosen; the booking stays as it is until one is taken."""
    scene, name = talk.scene, first_name(booking.professional)
    slots = talk.do(partial(scene.services.list_counter_slots, booking.id))
    if not slots:
        if slots is not None:
            talk.say("", scene.texts("tui.my_booking.move_none", name=name))
        return booking
    time = scene.moment(booking.starts_at)
    talk.say("", scene.texts("tui.my_booking.move_to", name=name, time=time))
    try:
        slot = talk.choose([(slot_words(slot, scene), slot) for slot in slots])
    except Back:
        return booking
    return _taken_instead(talk, booking, moved_form(booking, slot, scene.options.station))


def _taken_instead(talk: Talk, booking: Booking, form: InsteadForm) -> Booking | None:
    """Take another time in place of a booking; return what stands then."""
    services, station = talk.scene.services, talk.scene.options.station
    held = talk.do(partial(take_instead, services, form))
    if held is None:
        return talk.do(partial(services.show_booking, booking.id))
    # No code is shown here, so nothing is to be looked at first: it is asked for at once.
    asked = talk.do(partial(services.move_booking, held.id, Status.REQUESTED, Party.STUDENT, Via.KIOSK, station))
    talk.say("", talk.text("reference", reference=held.reference, spelt=" ".join(held.reference)))
    return asked or held


def _tell_place(talk: Talk, waiting: Waiting) -> None:
    """Say which place in line somebody has, and let them leave it."""
    texts, services = talk.scene.texts, talk.scene.services
    while waiting.is_open:
        said = texts("tui.my_booking.status.waiting", position=waiting.position)
        talk.say("", waiting.professional.name, said)
        talk.choose([(texts("tui.my_booking.leave"), True)])
        waiting = talk.do(partial(services.leave_line, waiting.id)) or waiting
    talk.say("", as_shown(waiting, texts).professional.name, texts("tui.my_booking.status.left"))


def tell_booking(talk: Talk, booking: Booking, ways: WaysOn | None = None) -> None:
    """Say where a booking stands."""
    scene = talk.scene
    booking = as_shown(booking, scene.texts)
    talk.say("", booking.professional.name, place(booking, scene), where_it_stands(booking, scene, ways))


def _sure(talk: Talk, booking: Booking) -> bool:
    texts = talk.scene.texts
    talk.say("", texts("tui.my_booking.sure", name=first_name(booking.professional)))
    try:
        return talk.choose([(texts("tui.my_booking.keep"), False), (texts("tui.my_booking.cancel"), True)])
    except Back:
        return False


def let_organizer_in(talk: Talk) -> None:
    """Ask for the PIN; who has it gets the organizer's menu.

    Raises:
        Closed: the organizer closed it.
    """
    texts, options = talk.scene.texts, talk.scene.options
    talk.say("", texts("tui.organizer.title"))
    if options.demo_pin:
        talk.say(texts("tui.organizer.demo_pin", pin=options.demo_pin))
    pin = talk.write(talk.text("needed", label=texts("tui.organizer.pin")), hidden=True)
    try:
        talk.scene.services.check_organizer_pin(pin, options.station)
    except KioskError as error:
        talk.refuse(error)
        talk.write(talk.text("enter"))
        return
    from kiosk.tui.plain.organizer import OrganizerTalk  # noqa: PLC0415 - most evenings open it once

    OrganizerTalk(replace(talk, is_at_desk=True)).run()
