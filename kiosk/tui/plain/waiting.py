"""A place in line, spoken: where the student stands, the freed time when it comes, and the way out."""

from functools import partial

from kiosk.booking.booking import Booking
from kiosk.booking.payload import PayloadKind
from kiosk.booking.status import Party, Status, Via
from kiosk.booking.waiting import Waiting
from kiosk.tui.afterwards import log
from kiosk.tui.codes import place_steps, wifi_by_hand
from kiosk.tui.plain.menu import Back, Talk
from kiosk.tui.plain.part import Part
from kiosk.tui.screens.waiting import look_at
from kiosk.tui.wording import first_name, minutes_left, place


class WaitingTalk(Part):
    """Stays with a place in line until the student takes the freed time, leaves, or goes on and keeps the place."""

    def __init__(self, talk: Talk, waiting: Waiting, code: str) -> None:
        super().__init__(talk)
        self._waiting = waiting
        self._code = code
        self._booking: Booking | None = None

    def stay(self) -> Booking | None:
        """Say how the line stands and wait; return the booking once it is taken, none when the student goes on."""
        self._tell_place()
        while self._waiting.is_open or self._is_turn:
            self._talk.say("", self._words())
            choices = [(self._take_words(), "take")] if self._is_turn else [(self._texts("tui.waiting.stay"), "on")]
            leave = "tui.waiting.do" if self._is_turn else "tui.my_booking.leave"
            choices += [(self._talk.text("again"), "again"), (self._texts(leave), "leave")]
            try:
                wish = self._talk.choose(choices, self._look)
            except Back:
                return None
            if wish == "on" and not self._is_turn:
                return None
            if wish == "leave":
                self._leave()
            elif wish in ("take", "on"):  # the first number, which was said to take it once there was something
                self._move(Status.REQUESTED)
            self._look()
        if self._booking is not None and self._booking.is_open:
            return self._booking
        self._talk.say("", self._words())
        return None

    @property
    def _is_turn(self) -> bool:
        return self._booking is not None and self._booking.status is Status.HELD

    def _look(self) -> bool:
        """Look once; true when something was said, so that the choices are read again."""
        before = (self._waiting.position, self._booking and self._booking.status)
        try:
            self._waiting, self._booking = look_at(self._services, self._waiting.id)
        except Exception as error:  # the place stays whatever the line to the database does
            log.info("no look at place %s in line: %s", self._waiting.id, type(error).__name__)
            return False
        if before == (self._waiting.position, self._booking and self._booking.status):
            return False
        self._talk.say("", "", self._words())
        if self._is_turn:
            self._talk.say(f"  1  {self._take_words()}")
        return True

    def _take_words(self) -> str:
        where = place(self._booking, self._talk.scene) if self._booking else ""
        return self._texts("tui.waiting.take", where=where)

    def _words(self) -> str:
        texts, booking = self._texts, self._booking
        lapsed = booking is not None and booking.status is Status.EXPIRED
        key = "turn" if self._is_turn else "lapsed" if lapsed else "over"
        if self._waiting.is_open:
            key = "first" if self._waiting.position == 1 else "behind"
        values = {
            "name": first_name(self._waiting.professional),
            "position": self._waiting.position,
            "where": place(booking, self._talk.scene) if booking else "",
        }
        said = f"{texts(f'tui.waiting.{key}.headline', **values)}. {texts(f'tui.waiting.{key}.detail', **values)}"
        if not self._is_turn or booking is None or booking.due_at is None:
            return said
        return f"{said} {texts('tui.waiting.countdown', time=minutes_left(booking.due_at, self._talk.scene))}."

    def _tell_place(self) -> None:
        waiting = self._waiting
        payload = self._talk.scene.options.code_address(self._code, waiting.reference)
        steps = place_steps(self._talk.scene, payload)
        if payload.kind is PayloadKind.ADDRESS:
            steps = (*wifi_by_hand(self._talk.scene), self._talk.text("address", address=payload.text), *steps[1:])
        numbered = (f"{number}. {step}" for number, step in enumerate(steps, start=1))
        spelt = " ".join(waiting.reference)
        reference = self._talk.text("reference", reference=waiting.reference, spelt=spelt)
        self._talk.say("", waiting.professional.name, *numbered, reference)

    def _leave(self) -> None:
        if self._is_turn:
            self._move(Status.CANCELLED)
        else:
            self._talk.do(partial(self._services.leave_line, self._waiting.id))

    def _move(self, status: Status) -> None:
        if self._booking is not None:
            move, station = self._services.move_booking, self._talk.scene.options.station
            self._talk.do(partial(move, self._booking.id, status, Party.STUDENT, Via.KIOSK, station))
