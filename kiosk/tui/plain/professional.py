"""The professional's way in, line by line: a badge read at any question, or the personal code; PIN; then numbers."""

from functools import partial

from kiosk.booking.booking import Booking
from kiosk.booking.codes import BADGE_PREFIX
from kiosk.booking.feedback import Verdict
from kiosk.booking.status import ASKED, Party, Status, Via
from kiosk.people import Professional
from kiosk.services.forms import EveningForm
from kiosk.tui.evening_words import (
    ANSWERS,
    cap_choices,
    evening_choices,
    fits,
    may_propose,
    slot_words,
    standing_words,
)
from kiosk.tui.plain.console import VisitOver
from kiosk.tui.plain.menu import Back, Talk
from kiosk.tui.plain.part import Part
from kiosk.tui.widgets.meeting_list import in_order
from kiosk.tui.widgets.request_card import request_card


def let_professional_in(talk: Talk, code: str = "") -> None:
    """Ask for the PIN of a badge that was read, or for code and PIN, and show the requests; 0 signs out."""
    try:
        _sign_in(talk, code)
    except (Back, VisitOver):
        # Who was asked before the badge was read is asked again, and nothing of theirs is lost.
        return


def _sign_in(talk: Talk, badge: str) -> None:
    texts, scene = talk.scene.texts, talk.scene
    talk.say("", texts("tui.sign_in.title"), texts(f"tui.sign_in.{'badge_read' if badge else 'hint'}"))
    code = badge or talk.write(talk.text("needed", label=texts("tui.sign_in.code")))
    pin = talk.write(talk.text("needed", label=texts("tui.sign_in.pin")), hidden=True)
    check, device = scene.services.sign_in_with_pin, f"station:{scene.options.station}"
    signed_in = talk.do(partial(check, code, pin, device, False))
    if signed_in is None:
        talk.write(talk.text("enter"))  # or the list that comes next would push the sentence away
        return
    via = Via.BADGE if code.upper().startswith(BADGE_PREFIX) else Via.CODE
    ProfessionalTalk(talk, signed_in.professional, via).stay()


class ProfessionalTalk(Part):
    """One professional's requests and evening."""

    def __init__(self, talk: Talk, professional: Professional, via: Via) -> None:
        super().__init__(talk)
        self._professional = professional
        self._via = via
        self._regrettable: Booking | None = None
        """What was answered last, until something else is done."""

    def stay(self) -> None:
        """List the requests and take answers.

        Raises:
            Back, VisitOver: the professional is done here.
        """
        while True:
            bookings = in_order(self._talk.do(partial(self._services.list_evening, self._professional.id)) or ())
            waiting = sum(booking.status in ASKED for booking in bookings)
            hello = self._texts("tui.evening.hello", name=self._professional.name)
            self._talk.say("", hello, self._texts.plural("tui.evening.waiting", waiting))
            choices = [(self._row(booking), partial(self._answer, booking)) for booking in bookings]
            regret, self._regrettable = self._regrettable, None
            if regret is not None:
                choices.append((self._texts("web.evening.take_back"), partial(self._take_back, regret)))
            do = self._talk.choose([*choices, (self._talk.text("my_evening"), partial(self._change))])
            try:
                do()
            except Back:
                continue

    def _row(self, booking: Booking) -> str:
        words = self._texts(f"web.meeting.{booking.status.value}.words")
        return f"{self._talk.scene.moment(booking.starts_at)} {booking.card.student}. {words}"

    def _answer(self, booking: Booking) -> None:
        """Say who asks and why, and take one answer."""
        scene, talk = self._talk.scene, self._talk
        talk.say("", *filter(None, request_card(booking, scene).plain.splitlines()))
        now = scene.options.clock()
        choices = [(self._texts(f"tui.evening.{each}"), each) for each in ANSWERS if fits(booking, each, now)]
        choices += [(self._texts("web.evening.other_time"), "other")] if may_propose(booking) else []
        if not choices:
            return
        wanted = talk.choose(choices)
        if wanted == "other":
            self._propose(booking)
            return
        if wanted == "call_off" and not self._is_sure(booking):
            return
        move, station = self._services.move_booking, scene.options.station
        work = partial(move, booking.id, ANSWERS[wanted], Party.PROFESSIONAL, self._via, station)
        self._regrettable = moved = talk.do(work)
        self._tell(moved)
        if moved is not None and moved.status is Status.MET:
            self._ask_how_it_was(moved)

    def _ask_how_it_was(self, booking: Booking) -> None:
        """Ask whether it was useful, as the screen does; it is counted only, and 0 says nothing."""
        texts, talk = self._texts, self._talk
        talk.say("", texts("web.ticket.met_title"), texts("web.feedback.counted"))
        verdicts = {Verdict.USEFUL: "web.evening.met", Verdict.NOT_USEFUL: "web.evening.met_not"}
        verdict = talk.choose([(texts(key), verdict) for verdict, key in verdicts.items()])
        give = partial(self._services.give_feedback, booking.id, Party.PROFESSIONAL, verdict, self._via)
        if talk.do(give) is not None:
            talk.say("", texts("web.feedback.thanks"))

    def _is_sure(self, booking: Booking) -> bool:
        self._talk.say("", self._texts("tui.evening.sure", name=booking.card.student))
        answers = [(self._texts("tui.evening.keep"), False), (self._texts("web.evening.call_off_now"), True)]
        return self._talk.choose(answers)

    def _take_back(self, booking: Booking) -> None:
        take, station = self._services.take_back, self._talk.scene.options.station
        self._tell(self._talk.do(partial(take, booking.id, Party.PROFESSIONAL, self._via, station)))

    def _propose(self, booking: Booking) -> None:
        scene, talk = self._talk.scene, self._talk
        slots = talk.do(partial(self._services.list_counter_slots, booking.id)) or ()
        if not slots:
            talk.say("", self._texts("web.times.none"))
            return
        slot = talk.choose([(slot_words(each, scene), each) for each in slots])
        counter, station = self._services.counter_booking, scene.options.station
        work = partial(counter, booking.id, slot.starts_at, Party.PROFESSIONAL, self._via, station)
        self._tell(talk.do(work))

    def _tell(self, booking: Booking | None) -> None:
        if booking is not None:
            key = f"web.meeting.{booking.status.value}.done"
            self._talk.say("", self._texts(key, name=booking.card.student))

    def _change(self) -> None:
        """Say how the evening stands, and change one thing about it."""
        scene, talk, identity = self._talk.scene, self._talk, self._professional.id
        standing = talk.do(partial(self._services.show_evening, identity))
        if standing is None:
            return
        talk.say("", standing_words(standing, scene))
        more = (self._texts("tui.evening.cap"), None)
        wanted = talk.choose([*evening_choices(standing, scene), more])
        wanted = talk.choose(cap_choices(standing, scene)) if wanted is None else wanted
        form = EveningForm(
            professional_id=identity,
            party=Party.PROFESSIONAL,
            via=self._via,
            station=scene.options.station,
            **wanted,
        )
        changed = talk.do(partial(self._services.change_evening, form))
        if changed is not None:
            talk.say("", standing_words(changed, scene))
