"""Somebody has to leave: their times stop, what stands is called off after one question, and it is said who knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.message import Message

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status, Via
from kiosk.errors import KioskError
from kiosk.services.bundle import Services
from kiosk.services.forms import EveningForm
from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.screens.choose import ChooseModal

_MOST: Final = 6
"""Bookings that a question names; more than these are a number."""


@dataclass(frozen=True, slots=True)
class Departure:
    """What came of it."""

    name: str
    """Who leaves."""
    called_off: tuple[Booking, ...]
    stand: tuple[Booking, ...]
    """Left standing, or moved on by somebody else meanwhile."""


class LeavingPage(OrganizerPage[None]):
    """A page whose L lets the professional under the cursor leave now."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("l,L", "leave_now", show=False)]

    class Asked(Message):
        """What stands for somebody who has to leave."""

        def __init__(self, identity: str, name: str, bookings: Sequence[Booking]) -> None:
            super().__init__()
            self.identity = identity
            self.name = name
            self.bookings = tuple(bookings)

    class Left(Message):
        """They have left."""

        def __init__(self, departure: Departure) -> None:
            super().__init__()
            self.departure = departure

    def who_leaves(self) -> tuple[str, str]:
        """Return `Professional.id` and name of whoever is under the cursor; empty for nobody."""
        raise NotImplementedError

    def action_leave_now(self) -> None:
        """Look up what stands for whoever is under the cursor."""
        identity, name = self.who_leaves()
        if identity:
            work = partial(self.scene.services.list_evening, identity)
            self.ask("leaving", work, partial(self.Asked, identity, name))

    def on_leaving_page_asked(self, event: Asked) -> None:
        """Ask once: what stands is named, and called off or not."""
        event.stop()
        texts, now = self.scene.texts, self.scene.options.clock()
        open_ = tuple(one for one in event.bookings if one.is_open and one.starts_at > now)
        lines = [self._standing_line(one) for one in open_[:_MOST]]
        if len(open_) > _MOST:
            lines.append(texts("organizer.plain.more", count=len(open_) - _MOST))
        question = "\n".join([texts.plural("organizer.leaving.question", len(open_), name=event.name), *lines])
        answers = [texts("organizer.leaving.call_off"), texts("organizer.leaving.let_stand")]
        answers = answers if open_ else [texts("organizer.leaving.do")]

        def chosen(answer: int | None) -> None:
            if answer is not None:
                self._let_go(event, open_, now, calls_off=answer == 0)

        self.app.push_screen(ChooseModal(self.scene, question, answers), chosen)

    def _let_go(self, event: Asked, bookings: Sequence[Booking], now: datetime, *, calls_off: bool) -> None:
        form = EveningForm(
            professional_id=event.identity,
            party=Party.ORGANIZER,
            via=Via.DESK,
            station=self.scene.options.station,
            present=False,
            leaving_at=now,
        )
        work = partial(_leave, self.scene.services, form, event.name, bookings, calls_off=calls_off)
        self.ask("change", work, self.Left)

    def _standing_line(self, one: Booking) -> str:
        status = self.scene.texts(f"organizer.bookings.status.{one.status.value}")
        return f"  {self.scene.time(one.starts_at)}  {one.card.student} ({one.reference}), {status}"

    def departure_words(self, done: Departure) -> str:
        """Return what was done, and who hears of it by which way."""
        texts = self.scene.texts
        said = [texts("organizer.leaving.done", name=done.name)]
        # A letter goes to those who had a yes and gave an address; others read it, or are told by somebody.
        written = [one for one in done.called_off if one.status is Status.CONFIRMED and one.card.email]
        others = [one for one in done.called_off if one not in written]
        for key, bookings in (("written", written), ("others", others), ("stand", done.stand)):
            if bookings:
                said.append(texts(f"organizer.leaving.{key}", names=self._names(bookings)))
        return " ".join(said)

    def _names(self, bookings: Sequence[Booking]) -> str:
        return ", ".join(f"{self.scene.time(one.starts_at)} {one.card.short_name}" for one in bookings)


def _leave(
    services: Services, form: EveningForm, name: str, bookings: Sequence[Booking], *, calls_off: bool
) -> Departure:
    """Stop the times first: what is called off then is free for nobody else."""
    services.change_evening(form)
    called_off: list[Booking] = []
    stand: list[Booking] = []
    for one in bookings:
        (called_off if calls_off and _called_off(services, one, form.station) else stand).append(one)
    return Departure(name, tuple(called_off), tuple(stand))


def _called_off(services: Services, booking: Booking, station: str) -> bool:
    try:
        services.move_booking(booking.id, Status.CANCELLED, Party.ORGANIZER, Via.DESK, station)
    except KioskError:  # moved on meanwhile: it is named among those that were not called off
        return False
    return True
