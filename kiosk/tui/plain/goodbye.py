"""The end of a booking, line by line: goodbye, another one, or given back, which can be taken back at once."""

from functools import partial

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status, Via
from kiosk.tui.plain.menu import Talk
from kiosk.tui.visit import CurrentVisit
from kiosk.tui.wording import first_name


def wants_another(talk: Talk, visit: CurrentVisit, booking: Booking) -> bool:
    """Let the student end the visit, book another one or undo this one; true when they go on looking.

    Raises:
        Back, VisitOver: the student left this question.
    """
    texts, services = talk.scene.texts, talk.scene.services
    while True:
        left = talk.do(lambda: services.places_left(visit.as_visit(texts.language))) or 0
        choices: list[tuple[str, bool | None]] = [(texts("tui.done.finish"), False)]
        choices += [(texts.plural("tui.done.left", left), True)] if left > 0 else []
        wish = talk.choose([*choices, (texts("tui.done.undo"), None)])
        if wish is not None:
            return wish
        if _give_back(talk, booking):
            return True


def _give_back(talk: Talk, booking: Booking) -> bool:
    """Free the time again, and say so; false where the booking stands as before."""
    scene = talk.scene
    services, station = scene.services, scene.options.station
    cancel = partial(services.move_booking, booking.id, Status.CANCELLED, Party.STUDENT, Via.KIOSK, station)
    if talk.do(cancel) is None:
        return False
    when, name = scene.moment(booking.starts_at), first_name(booking.professional)
    talk.say("", talk.text("given_back", time=when, name=name))
    if talk.choose([(talk.text("others"), True), (talk.text("take_back"), False)]):
        return True
    taken = talk.do(partial(services.take_back, booking.id, Party.STUDENT, Via.KIOSK, station))
    if taken is None:  # somebody was quicker, and that was said
        return True
    talk.say("", talk.text("taken_back", time=when, name=name))
    return False
