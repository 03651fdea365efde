"""The side ways of the dialogue: a booking looked up, and the organizer's PIN, which opens the menu."""

from functools import partial
from typing import Final, Literal

from kiosk.booking.booking import Booking
from kiosk.booking.forgotten import as_shown
from kiosk.booking.status import Party, Status, Via
from kiosk.booking.waiting import Waiting
from kiosk.errors import KioskError
from kiosk.tui.plain.goodbye import can_take_again, take_again
from kiosk.tui.plain.menu import Back, Talk
from kiosk.tui.wording import first_name, place, where_it_stands

_UNDONE: Final = "undone"


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
        tell_booking(talk, booking)
        choices: list[tuple[str, Status | Literal["undone"]]] = []
        choices += [(texts("tui.my_booking.accept"), Status.CONFIRMED)] if booking.status is Status.COUNTERED else []
        choices += [(texts("tui.my_booking.take"), Status.REQUESTED)] if booking.status is Status.HELD else []
        choices += [(texts("tui.my_booking.cancel"), Status.CANCELLED)] if booking.is_open else []
        choices += [(texts("tui.my_booking.undo"), _UNDONE)] if given_back else []
        if not choices:
            return
        wanted = talk.choose(choices)
        if wanted is Status.CANCELLED and not _sure(talk, booking):
            continue
        if wanted == _UNDONE:
            booking = take_again(talk, booking)
        else:
            move = partial(talk.scene.services.move_booking, booking.id, wanted)
            booking = talk.do(partial(move, Party.STUDENT, Via.KIOSK, station))
        given_back = booking is not None and wanted is Status.CANCELLED and can_take_again(talk, booking)


def _tell_place(talk: Talk, waiting: Waiting) -> None:
    """Say which place in line somebody has, and let them leave it."""
    texts, services = talk.scene.texts, talk.scene.services
    while waiting.is_open:
        said = texts("tui.my_booking.status.waiting", position=waiting.position)
        talk.say("", waiting.professional.name, said)
        talk.choose([(texts("tui.my_booking.leave"), True)])
        waiting = talk.do(partial(services.leave_line, waiting.id)) or waiting
    talk.say("", as_shown(waiting, texts).professional.name, texts("tui.my_booking.status.left"))


def tell_booking(talk: Talk, booking: Booking) -> None:
    """Say where a booking stands."""
    scene = talk.scene
    booking = as_shown(booking, scene.texts)
    talk.say("", booking.professional.name, place(booking, scene), where_it_stands(booking, scene))


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

    OrganizerTalk(talk).run()
