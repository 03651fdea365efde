"""The whole kiosk as a numbered dialogue: one visit after the other, until the organizer closes it.

It does what the screens do, over the same services, and forgets a visit as they do.
"""

import threading
import time
from contextlib import suppress
from dataclasses import replace
from functools import partial

from kiosk.booking.booking import Booking
from kiosk.booking.status import LOST
from kiosk.booking.waiting import Waiting
from kiosk.errors import KioskError
from kiosk.services.bundle import Services
from kiosk.texts import ENGLISH, Texts
from kiosk.tui.afterwards import Afterwards, log
from kiosk.tui.codes import done_words
from kiosk.tui.options import KioskOptions
from kiosk.tui.plain.booking import BookingTalk
from kiosk.tui.plain.console import Closed, Console, VisitOver, open_console
from kiosk.tui.plain.desk import let_organizer_in, look_up_booking
from kiosk.tui.plain.finding import Finding
from kiosk.tui.plain.goodbye import wants_another
from kiosk.tui.plain.menu import Back, Talk, Written
from kiosk.tui.plain.professional import let_professional_in
from kiosk.tui.plain.station import Station
from kiosk.tui.scene import Scene
from kiosk.tui.visit import CurrentVisit
from kiosk.tui.wording import order_words

_PAUSE = 5
"""Seconds for which a sentence stands that nobody is asked about."""


def run_plain(services: Services, options: KioskOptions, texts: Texts = ENGLISH) -> None:
    """Talk with one student after the other on this process's terminal until the organizer closes the kiosk."""
    with open_console(texts, options.idle_seconds, options.idle_warning_seconds) as console:
        PlainKiosk(Scene(services, options, texts), console).run()


class PlainKiosk:
    """One station, line by line."""

    def __init__(self, scene: Scene, console: Console) -> None:
        self._scene = scene
        self._console = console
        self._visit = CurrentVisit()
        self._default_texts = scene.texts
        self._afterwards = Afterwards(scene.services, scene.options.station)
        self._leaving: list[threading.Thread] = []
        self._station = Station()

    def run(self) -> None:
        """Begin visits until the kiosk is closed."""
        with suppress(Closed):
            while True:
                self._serve_one()
                self._end_visit()
                self._console.forget()
        self._end_visit()
        for thread in self._leaving:
            thread.join()

    def _serve_one(self) -> None:
        try:
            self._welcome()
        except (VisitOver, Back):
            pass
        except Closed:
            raise
        except Exception:  # the next student begins at the welcome, whatever happened to this one
            log.exception("a visit ended by a mistake in the program")
            self._console.say("", self._scene.texts("tui.mishap"))
            time.sleep(_PAUSE)

    def _welcome(self) -> None:
        talk = Talk(self._scene, self._console)
        if self._station.tell(talk).is_closed:
            self._stay_closed(talk)
            return
        self._tell_evening(talk)
        texts = self._scene.texts
        choices: list[tuple[str, str | Texts]] = [
            (talk.text("start"), "start"),
            (texts("tui.my_booking.title"), "my booking"),
            (texts("tui.sign_in.title"), "professional"),
            (texts("tui.organizer.title"), "organizer"),
            *((other.name, other) for other in texts.others()),
        ]
        watch = partial(self._station.watch, talk)
        wish = talk.choose_or_write(choices, watch, begin=texts is self._default_texts)
        with suppress(KioskError):  # what the organizer changed while nobody was here; said where it is used
            self._scene = replace(self._scene, event=self._scene.services.show_event())
        talk = Talk(self._scene, self._console)
        if isinstance(wish, Written):
            self._visit_with(talk, wish.words)
        elif isinstance(wish, Texts):
            self._speak(wish)
            self._welcome()
        elif wish == "start":
            self._visit_with(talk, "")
        elif wish == "my booking":
            look_up_booking(talk)
            talk.write(talk.text("enter"))
        elif wish == "professional":
            let_professional_in(talk)
        else:
            let_organizer_in(talk)

    def _stay_closed(self, talk: Talk) -> None:
        """Say that the kiosk is out of order until it works again; the organizer can still come in."""
        texts = self._scene.texts
        talk.say("", texts("organizer.out_of_order.title"), texts("organizer.out_of_order.advice"))
        way_in = [(texts("tui.organizer.title"), True)]
        if talk.choose_or_write(way_in, partial(self._station.watch, talk), begin=True) is True:
            let_organizer_in(talk)

    def _speak(self, texts: Texts) -> None:
        self._scene = replace(self._scene, texts=texts)
        self._console.texts = texts

    def _tell_evening(self, talk: Talk) -> None:
        texts, services = self._scene.texts, self._scene.services
        try:
            self._scene = replace(self._scene, event=services.show_event())
            people = services.glance_roster(1).people
        except KioskError as error:
            talk.refuse(error)
            return
        event, options = self._scene.event, self._scene.options
        name = " ".join(part for part in (event.name if event else "", options.demo_label) if part)
        headline = f"{self._scene.minutes} {texts('tui.welcome.headline')}"
        told = [said] if (said := order_words(self._station.orders, texts)) else []
        talk.say("", name, headline, texts.plural("tui.welcome.people", people), *told, talk.text("welcome"))

    # --- a visit ------------------------------------------------------------------------------------------

    def _visit_with(self, talk: Talk, words: str) -> None:
        finding = Finding(talk, self._visit)
        meeting = finding.find(words)
        while True:
            booking_talk = BookingTalk(talk, self._visit, meeting)
            with suppress(Back):
                found = booking_talk.book()
                booking = booking_talk.stay_in_line(found) if isinstance(found, Waiting) else found
                if booking is not None and not self._see_off(talk, booking_talk, booking):
                    return
            meeting = finding.find_again()

    def _see_off(self, talk: Talk, booking_talk: BookingTalk, booking: Booking) -> bool:
        """Show the code and say goodbye; true when the student wants another one."""
        booking, status = booking_talk.show_code(booking)
        self._visit.unkept.discard(booking.id)
        if status in LOST:
            self._visit.forget_booking(booking)
            return True
        is_late = not self._afterwards.keep_booking(booking.id)
        texts = self._scene.texts
        here = "plain.requested_here"  # there are no keys here: My booking stands on the first list
        talk.say("", *done_words(booking, status, self._scene, here, is_late=is_late))
        talk.say(texts("tui.done.reference", reference=booking.reference), texts("tui.done.kit"))
        return wants_another(talk, self._visit, booking)

    def _end_visit(self) -> None:
        """Forget everything of the visit; a code that was shown becomes a request."""
        visit, self._visit = self._visit, CurrentVisit()
        self._speak(self._default_texts)
        self._leaving = [thread for thread in self._leaving if thread.is_alive()]
        thread = threading.Thread(target=partial(self._hand_on, visit))
        thread.start()
        self._leaving.append(thread)

    def _hand_on(self, visit: CurrentVisit) -> None:
        self._afterwards.finish(visit.unkept, visit.looked_for.values())
        self._scene.services.forget_typed()
