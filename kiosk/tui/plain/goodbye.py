"""The end of a booking, line by line: goodbye, another one, or given back, which can be taken back at once."""

from functools import partial

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status, Via
from kiosk.errors import ProfessionalFull, SlotTaken, TableTaken
from kiosk.tui.plain.menu import Talk
from kiosk.tui.regret import may_regret
from kiosk.tui.visit import CurrentVisit
from kiosk.tui.wording import first_name, taken_words


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
        if _give_back(talk, visit, booking):
            return True


def _give_back(talk: Talk, visit: CurrentVisit, booking: Booking) -> bool:
    """Free the time again, and say so; false where the booking stands as before."""
    scene = talk.scene
    services, station = scene.services, scene.options.station
    cancel = partial(services.move_booking, booking.id, Status.CANCELLED, Party.STUDENT, Via.KIOSK, station)
    if talk.do(cancel) is None:
        return False
    visit.forget_booking(booking)
    when, name = scene.moment(booking.starts_at), first_name(booking.professional)
    if not can_take_again(talk, booking):
        talk.say("", taken_words(booking, scene))
        return True
    talk.say("", talk.text("given_back", time=when, name=name))
    if talk.choose([(talk.text("others"), True), (talk.text("take_back"), False)]):
        return True
    if take_again(talk, booking) is None:  # somebody was quicker, and that was said
        return True
    visit.note_booking(booking)
    talk.say("", talk.text("taken_back", time=when, name=name))
    return False


def can_take_again(talk: Talk, booking: Booking) -> bool:
    """Tell whether a time that was just given back is there yet: the line may have it."""
    return may_regret(talk.scene.services, booking)


def take_again(talk: Talk, booking: Booking) -> Booking | None:
    """Take a time again; none after it was said that somebody was quicker."""
    scene = talk.scene

    def work() -> Booking | None:
        try:
            return scene.services.take_back(booking.id, Party.STUDENT, Via.KIOSK, scene.options.station)
        except (SlotTaken, TableTaken, ProfessionalFull):  # its advice, to choose another time, helps nobody here
            talk.console.warn(taken_words(booking, scene))
            return None

    return talk.do(work)
