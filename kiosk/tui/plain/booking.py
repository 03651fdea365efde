"""From a time to the code and its answer, in numbered lists: about you, the code and the goodbye, spoken."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from kiosk.booking.booking import Booking, Slot
from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.payload import Payload, PayloadKind
from kiosk.booking.qr import half_block_rows, make_code
from kiosk.booking.status import Party, Status, Via
from kiosk.booking.waiting import Waiting
from kiosk.errors import DatabaseBusy, DatabaseUnavailable, InvalidStudent, KioskError
from kiosk.services.forms import HoldForm, WaitForm
from kiosk.tui.afterwards import log
from kiosk.tui.codes import booking_codes, code_steps, wifi_by_hand
from kiosk.tui.lost_time import GONE, find_instead, instead_words, offered
from kiosk.tui.plain.finding import Meeting
from kiosk.tui.plain.leading import take_next
from kiosk.tui.plain.menu import Back, Talk, Written
from kiosk.tui.plain.part import Part
from kiosk.tui.plain.waiting import WaitingTalk
from kiosk.tui.plain.watch import Changed, Watch
from kiosk.tui.visit import CurrentVisit
from kiosk.tui.wording import first_name


class BookingTalk(Part):
    """Books one time and stays until the student is done with it."""

    def __init__(self, talk: Talk, visit: CurrentVisit, meeting: Meeting) -> None:
        super().__init__(talk)
        self._visit = visit
        self._found, self._slot, self._questions, self._people = meeting
        # Made before the first attempt: whatever happens on the way, a repeat books the same time once.
        self._key, self._code = new_key(), new_booking_code()

    def book(self) -> Booking | Waiting | None:
        """Ask who the student is and book, or join the line; none where that cannot be, after the reason was said.

        Raises:
            Back: the student does not want it.
        """
        self._tell_privacy()
        while True:
            question = self._ask_about()
            self._talk.choose([(self._texts(f"tui.about_you.{'book' if self._slot else 'join'}"), True)])
            try:
                found = self._ask_or_instead(question)
            except (InvalidStudent, DatabaseBusy, DatabaseUnavailable) as error:
                self._talk.refuse(error)
            except KioskError as error:
                self._talk.refuse(error)
                return None
            except Exception:
                log.exception("a time could not be held")
                self._talk.console.warn(self._texts("tui.mishap"))
            else:
                if isinstance(found, Booking):
                    self._visit.unkept.add(found.id)
                    self._visit.note_booking(found)
                return found

    def _ask_or_instead(self, question: str) -> Booking | Waiting | None:
        """Ask for the time; where it goes in that moment, for what is offered in its place while that is wanted."""
        while True:
            try:
                return self._ask_for_it(question)
            except GONE as error:
                if self._slot is None:
                    raise
                if not self._takes_instead(error, self._slot):
                    return None

    def _takes_instead(self, error: KioskError, slot: Slot) -> bool:
        """Say what happened and offer what can be had at once; tell whether the student takes it."""
        scene, wanted = self._talk.scene, (self._found, slot)
        instead = self._talk.do(partial(find_instead, self._visit, wanted, self._people, scene))
        self._talk.console.warn(instead_words(error, wanted, instead, "plain.lost", scene))
        if instead is None:
            return False
        take = self._talk.text("lost.take", **offered(instead, scene))
        if not self._talk.choose([(take, True), (self._talk.text("others"), False)]):
            return False
        self._found, self._slot, self._questions = instead.found, instead.slot, instead.questions
        self._key, self._code = new_key(), new_booking_code()
        return True

    def _tell_privacy(self) -> None:
        texts, event, person = self._texts, self._talk.scene.event, self._found.professional
        title = texts("tui.about_you.title_line", name=person.name)
        if self._slot is not None:
            key = "tui.about_you.title_table" if self._slot.table else "tui.about_you.title"
            hour = self._talk.scene.moment(self._slot.starts_at)
            title = texts(key, name=person.name, time=hour, table=self._slot.table)
        contact = (event.contact if event else "") or texts("tui.about_you.desk")
        days = event.retention_days if event else 30
        name = first_name(person)
        lines = texts.lines("tui.about_you.privacy", days=days, contact=contact, name=name)
        self._talk.say("", title, *lines)

    def _ask_about(self) -> str:
        """Ask for what is not known yet, and return the question that the student wants to ask."""
        visit, texts, talk = self._visit, self._texts, self._talk
        visit.name = self._field("tui.about_you.name", visit.name, needed=True)
        talk.say("", texts("tui.about_you.question"), talk.text("question"))
        found = talk.choose_or_write([(question, question) for question in self._questions])
        question = found.words if isinstance(found, Written) else found
        visit.year = self._field("tui.about_you.year", visit.year)
        visit.email = self._field("tui.about_you.email", visit.email)
        return question

    def _field(self, key: str, known: str, *, needed: bool = False) -> str:
        label = self._texts(key)
        kind = "known" if known else "needed" if needed else "optional"
        while True:
            line = self._talk.write(self._talk.text(kind, label=label, known=known)) or known
            if line or not needed:
                return line
            self._talk.say(self._texts("tui.about_you.name_missing"))

    def _ask_for_it(self, question: str) -> Booking | Waiting:
        """Ask for the time, or for a place in line."""
        wish: dict[str, Any] = {
            "key": self._key,
            "code": self._code,
            "professional_id": self._found.professional.id,
            "visit": self._visit.as_visit(self._texts.language),
            "question": question,
            "reasons": self._found.match.reasons,
            "station": self._talk.scene.options.station,
        }
        if self._slot is None:
            return self._services.wait_in_line(WaitForm(**wish))
        return self._services.hold_slot(HoldForm(**wish, starts_at=self._slot.starts_at))

    # --- the code -----------------------------------------------------------------------------------------

    def stay_in_line(self, waiting: Waiting) -> Booking | None:
        """Stay with a place in line; return the booking it became, or none when the student goes on."""
        return WaitingTalk(self._talk, waiting, self._code).stay()

    def show_code(self, booking: Booking) -> tuple[Booking, Status]:
        """Say what the code says and wait for the answer.

        Returns the booking with which the student goes and where it stands: one that came to nothing may have led to
        whoever fits next best.
        """
        while True:
            status, leads_on = self._stay(booking)
            taken = self._take_next(booking) if leads_on else None
            if taken is None:
                return booking, Status.CANCELLED if leads_on else status
            self._visit.forget_booking(booking)
            self._visit.unkept.add(taken.id)
            self._visit.note_booking(taken)
            booking = taken

    def _stay(self, booking: Booking) -> tuple[Status, bool]:
        """Return where the booking stands when the student goes, or when it came to nothing, and whether it did."""
        codes = booking_codes(self._talk.scene, self._code, booking)
        watch = Watch(self._talk, booking, on_phone=codes[-1].kind is PayloadKind.ADDRESS)
        with suppress(Changed):  # a hold lives longer once its code is looked at, and that is said first
            watch.look()
        self._tell_code(booking, codes, watch)
        while not watch.is_lost:
            choices = [(self._texts("tui.code.done"), "done"), (self._talk.text("again"), "again")]
            choices += [(self._talk.text("draw"), "draw")] if self._talk.console.draws else []
            choices += [(self._texts("tui.code.cancel"), "cancel")]
            # Last, so that no number changes its meaning while somebody types it.
            choices += (
                [(self._talk.text("take_proposal", where=watch.where()), "accept")] if watch.is_proposed else []
            )
            if watch.first is not None:
                hour = self._talk.scene.moment(watch.first.starts_at)
                choices.append((self._talk.text("keep_first", time=hour), "first"))
            try:
                wish = self._talk.choose(choices, watch.look)
            except Changed:
                continue
            except Back:
                wish = "cancel"
            if wish == "done":
                return watch.status, False
            if wish == "draw":
                self._draw(codes)
            elif wish in ("accept", "first"):
                (watch.accept if wish == "accept" else watch.keep_first)()
                with suppress(Changed):
                    watch.look()
            elif wish == "cancel" and self._give_back(booking):
                return Status.CANCELLED, False
            else:
                with suppress(Changed):
                    watch.look()
                self._tell_code(booking, codes, watch)
        return watch.status, True

    def _tell_code(self, booking: Booking, codes: Sequence[Payload], watch: "Watch") -> None:
        scene, name, payload = self._talk.scene, first_name(booking.professional), codes[-1]
        steps = code_steps(scene, payload, booking)
        if payload.kind is PayloadKind.ADDRESS:
            steps = (*wifi_by_hand(scene), self._talk.text("address", address=payload.text), *steps[1:])
        numbered = (f"{number}. {step}" for number, step in enumerate(steps, start=1))
        spelt = " ".join(booking.reference)
        reference = self._talk.text("reference", reference=booking.reference, spelt=spelt)
        hint = scene.options.demo_hint(booking.professional.id, name, scene.texts)
        self._talk.say("", booking.professional.name, *numbered, reference, *filter(None, (hint,)), watch.words())

    def _draw(self, codes: Sequence[Payload]) -> None:
        for payload in codes:
            code = make_code(payload.text)
            if code is not None:
                self._talk.console.draw(half_block_rows(code))

    def _take_next(self, lost: Booking) -> Booking | None:
        """Offer whoever fits next best in place of a booking that came to nothing; none when the student goes on."""
        taken = take_next(self._talk, lost, [(self._talk.text("others"), False)])
        if taken is None:
            return None
        held, self._code = taken
        return held

    def _give_back(self, booking: Booking) -> bool:
        name = first_name(booking.professional)
        self._talk.say("", self._texts("tui.code.give_back", name=name))
        choices = [(self._texts("tui.code.keep"), False), (self._texts("tui.code.cancel"), True)]
        try:
            if not self._talk.choose(choices):
                return False
        except Back:
            return False
        station = self._talk.scene.options.station
        move = partial(self._services.move_booking, booking.id, Status.CANCELLED, Party.STUDENT, Via.KIOSK, station)
        return self._talk.do(move) is not None
