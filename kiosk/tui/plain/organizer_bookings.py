"""The desk, line by line: a booking found by reference or name, answered, and the last answer taken back."""

from functools import partial
from typing import Final

from kiosk.booking.booking import Booking
from kiosk.booking.status import UNANSWERED, Party, Status, Via, may_move
from kiosk.tui.desk_words import answer_question, booking_line, time_question
from kiosk.tui.evening_words import slot_words
from kiosk.tui.plain.menu import Back, Written
from kiosk.tui.plain.pages import Pages
from kiosk.tui.plain.part import Part

_ANSWERS: Final = {
    "confirm": Status.CONFIRMED,
    "decline": Status.DECLINED,
    "cancel": Status.CANCELLED,
    "met": Status.MET,
    "no_show": Status.NO_SHOW,
}


class BookingsTalk(Part):
    """Answers for those who have no phone at hand."""

    def run(self) -> None:
        """Show who waits, find what is typed, answer what is chosen.

        Raises:
            Back: the organizer is done here.
        """
        typed, pages = "", Pages(self._talk)
        while True:
            found = self._talk.do(self._services.list_bookings)
            if found is None:
                return
            self._talk.say("", self._texts("organizer.bookings.title"), self._texts("organizer.plain.find"))
            shown = [one for one in found if _fits(one, typed)]
            if not shown:
                self._talk.say(self._texts("organizer.bookings.none"))
            chosen = pages.choose([(self._line(one), one) for one in shown])
            if isinstance(chosen, Written):
                typed = chosen.words
                continue
            try:
                self._answer(chosen)
            except Back:
                continue

    def _line(self, booking: Booking) -> str:
        return booking_line(booking, self._talk.scene)

    def _answer(self, booking: Booking) -> None:
        card = booking.card
        reasons = ", ".join(filter(None, (reason.topic for reason in card.reasons)))
        self._talk.say("", self._line(booking), *(part for part in (card.year, card.question, reasons) if part))
        station, last = self._talk.scene.options.station, booking
        while True:
            choices = self._choices(last, can_undo=last is not booking)
            if not any(words for words, _ in choices):
                return
            name = self._talk.choose(choices)
            if name == "other":
                booking = last = self._propose(last)  # the student has been asked: there is no way back
                continue
            if name == "undo":
                step = partial(self._services.take_back, last.id, Party.ORGANIZER, Via.DESK, station)
            elif not self._is_sure(last, _ANSWERS[name]):
                continue
            else:
                move = self._services.move_booking
                step = partial(move, last.id, _ANSWERS[name], Party.ORGANIZER, Via.DESK, station)
            done = self._talk.do(step)
            if done is not None:
                booking, last = (done, done) if name == "undo" else (booking, done)
                self._talk.say("", self._line(done))

    def _choices(self, booking: Booking, *, can_undo: bool) -> list[tuple[str, str]]:
        """Return every answer in its place: the words are empty of those that cannot be given now."""
        texts = self._texts
        possible = {name: _may(booking, wanted) for name, wanted in _ANSWERS.items()}
        choices = [(texts(f"organizer.bookings.doing.{name}") if may else "", name) for name, may in possible.items()]
        choices += [(texts("organizer.plain.another_time") if _may_propose(booking) else "", "other")]
        return [*choices, (texts("organizer.plain.take_back") if can_undo else "", "undo")]

    def _is_sure(self, booking: Booking, wanted: Status) -> bool:
        """Ask before what is easily a slip."""
        question = answer_question(booking, wanted, self._talk.scene)
        if not question:
            return True
        self._talk.say("", question)
        answers = [(self._texts(f"organizer.bookings.sure.{name}"), name == "do") for name in ("keep", "do")]
        try:
            return self._talk.choose(answers)
        except Back:
            return False

    def _propose(self, booking: Booking) -> Booking:
        """Propose another free time of the professional's; return the booking as it stands then."""
        talk, scene = self._talk, self._talk.scene
        slots = talk.do(partial(self._services.list_counter_slots, booking.id)) or ()
        if not slots:
            talk.say("", self._texts("organizer.bookings.no_time", student=booking.card.student))
            return booking
        talk.say("", time_question(booking, scene))
        slot = talk.choose([(slot_words(each, scene), each) for each in slots])
        counter, station = self._services.counter_booking, scene.options.station
        work = partial(counter, booking.id, slot.starts_at, Party.ORGANIZER, Via.DESK, station)
        moved = talk.do(work)
        if moved is not None:
            talk.say("", self._line(moved))
        return moved or booking


def _may_propose(booking: Booking) -> bool:
    return _may(booking, Status.COUNTERED) and booking.status is not Status.CONFIRMED


def _fits(booking: Booking, typed: str) -> bool:
    if not typed:
        return booking.status in UNANSWERED
    words, reference = typed.casefold(), booking.reference.casefold().replace("-", "")
    names = (booking.card.student, booking.professional.name)
    return words.replace("-", "") in reference or any(words in name.casefold() for name in names)


def _may(booking: Booking, wanted: Status) -> bool:
    return may_move(booking.status, wanted, Party.ORGANIZER)
