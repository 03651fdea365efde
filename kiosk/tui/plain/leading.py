"""Whoever fits next best, line by line: offered in place of a booking that came to nothing, and taken."""

from collections.abc import Sequence
from functools import partial

from kiosk.booking.booking import Booking
from kiosk.tui.plain.menu import Talk
from kiosk.tui.ways_on import best_words, instead_form, same_or_new


def take_next(talk: Talk, lost: Booking, before: Sequence[tuple[str, bool]]) -> tuple[Booking, str] | None:
    """Offer whoever fits next best; return the booking and its code, or none when the student does something else.

    `before` are the choices that stand before it; a time that goes meanwhile leads to the next offer.
    """
    services, scene, form = talk.scene.services, talk.scene, None
    while (best := talk.do(partial(services.next_best, lost.id))) is not None:
        talk.say("")
        if not talk.choose([*before, (best_words(best, "plain.take_next", scene), True)]):
            return None
        form = same_or_new(form, instead_form(lost, best, scene.options.station))
        held = talk.do(partial(services.hold_instead, form))
        if held is not None:
            return held, form.code
    return None
