"""The set-up line by line: what is left to do, and each step of it but the roster, which has its own talk."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from kiosk.booking.paper.rehearsal_lines import rehearsal_lines
from kiosk.errors import InvalidEvent, KioskError
from kiosk.people import NetworkingEvent
from kiosk.services.event_lines import consequence_lines
from kiosk.services.forms import EventForm
from kiosk.services.print_badges import SheetForm
from kiosk.services.set_event import form_of
from kiosk.services.show_set_up import SetUpStep
from kiosk.services.try_reach import PATH
from kiosk.tui.badge_words import lacking_words
from kiosk.tui.closing import free_path
from kiosk.tui.plain.menu import Back
from kiosk.tui.plain.organizer_roster import RosterTalk
from kiosk.tui.plain.part import Part
from kiosk.tui.typed_event import CHOICES, as_form, as_typed, today_in

_SAVE: Final = "save"
_MOST: Final = 2000
"""Students of one rehearsal."""


class SetUpTalk(Part):
    """The steps from nothing to open doors."""

    def run(self) -> None:
        """Say what is done and do what is chosen.

        Raises:
            Back: the organizer is done here.
        """
        steps: dict[SetUpStep, Callable[[], None]] = {
            SetUpStep.EVENT: self._change_event,
            SetUpStep.ROSTER: RosterTalk(self._talk).run,
            SetUpStep.REACH: self._try_reach,
            SetUpStep.BADGES: self._write_badges,
            SetUpStep.PIN: self._set_pin,
            SetUpStep.REHEARSAL: self._rehearse,
        }
        while True:
            stands = self._talk.do(self._services.show_set_up)
            if stands is None:
                return
            self._talk.say("", self._texts("organizer.set_up.title"))
            step = self._talk.choose([(self._line(one, is_done=stands.is_done(one)), one) for one in steps])
            try:
                steps[step]()
            except Back:
                continue

    def _line(self, step: SetUpStep, *, is_done: bool) -> str:
        key = f"organizer.set_up.{step.value}"
        mark = self._texts(f"organizer.plain.step_{'done' if is_done else 'open'}")
        return f"{self._texts(f'{key}.name')} ({mark}). {self._texts(f'{key}.why')}"

    # --- the event ----------------------------------------------------------------------------------------

    def _change_event(self) -> None:
        """Let fields be typed anew; what that does to bookings is said before it is kept."""
        event = self._talk.do(self._services.show_event)
        if event is None:
            return
        typed = stood = as_typed(form_of(event))
        while True:
            listed = [(f"{self._texts(f'organizer.event.{name}')}: {text}", name) for name, text in typed.items()]
            save = [(self._texts("organizer.plain.save"), _SAVE)] if typed != stood else []
            name = self._talk.choose([*listed, *save])
            if name != _SAVE:
                typed = typed | {name: self._retyped(name)}
            elif self._keep_event(event, typed):
                return

    def _retyped(self, name: str) -> str:
        label = self._texts(f"organizer.event.{name}")
        if name not in CHOICES:
            return self._talk.write(self._talk.text("needed", label=label))
        self._talk.say("", label)
        return self._talk.choose(
            [(self._texts(f"organizer.event.choices.{name}.{one}"), one) for one in CHOICES[name]]
        )

    def _keep_event(self, event: NetworkingEvent, typed: dict[str, str]) -> bool:
        texts, talk = self._texts, self._talk
        form, wrong = as_form(typed, texts, today_in(typed["time_zone"], talk.scene.options.clock()))
        if form is None:
            talk.say("", wrong[1])
            return False
        try:
            change = self._services.preview_event(form)
        except InvalidEvent as error:
            talk.say("", texts("organizer.event.refused", problem=error.problem(texts)))
            return False
        except KioskError as error:
            talk.refuse(error)
            return False
        talk.say("", *consequence_lines(change, texts), texts("organizer.event.question"))
        keep, do = (texts(f"organizer.event.{name}") for name in ("keep", "do"))
        return (
            talk.choose([(keep, False), (do, True)]) and talk.do(partial(self._services.set_event, form)) is not None
        )

    # --- the other steps ----------------------------------------------------------------------------------

    def _try_reach(self) -> None:
        """Say the address to type into a phone, and whether it has come; the address is the event's then."""
        texts, talk, services = self._texts, self._talk, self._services
        addresses = talk.scene.options.phone_addresses()
        if not addresses:
            talk.say("", texts("organizer.reach.none"))
            return
        address = talk.choose([(one, one) for one in addresses])
        stood = talk.do(partial(services.show_reach_proof, address))
        nonce = talk.do(services.begin_trial)
        talk.say("", texts("organizer.plain.reach", address=f"{address}{PATH}/{nonce}"))
        talk.write(talk.text("enter"))
        if talk.do(partial(services.show_reach_proof, address)) in (None, stood):
            talk.say("", texts("organizer.plain.not_reached"))
        elif talk.do(partial(services.set_event, EventForm(base_url=address))) is not None:
            talk.say("", texts("organizer.plain.reached", address=address))

    def _write_badges(self) -> None:
        texts, talk, options = self._texts, self._talk, self._talk.scene.options
        lacking = talk.do(partial(lacking_words, self._services, options, texts))
        talk.say("", texts("organizer.badges.what"), *([lacking] if lacking else []))
        file = free_path("badges", ".html")
        typed = talk.write(texts("organizer.plain.badges_file", file=file))
        talk.say(texts("organizer.badges.writing"))
        form = SheetForm(
            Path(typed).expanduser() if typed else file, base_url=options.badge_address(), texts=options.own_texts
        )
        sheet = talk.do(partial(self._services.write_badges, form))
        if sheet is not None:
            written = texts.plural("organizer.badges.written", len(sheet.professionals), file=sheet.file)
            talk.say("", written)

    def _set_pin(self) -> None:
        texts, talk = self._texts, self._talk
        talk.say("", texts("organizer.plain.pin"))
        first = talk.write(talk.text("needed", label=texts("organizer.pin.pin")), hidden=True)
        again = talk.write(talk.text("needed", label=texts("organizer.pin.again")), hidden=True)
        if not first or first != again:
            talk.say("", texts(f"organizer.pin.{'differ' if first else 'none'}"))
            return
        try:
            self._services.set_organizer_pin(first)
        except KioskError as error:
            talk.refuse(error)
            return
        talk.say("", texts("organizer.plain.pin_set"))

    def _rehearse(self) -> None:
        texts, talk = self._texts, self._talk
        talk.say("", texts("organizer.rehearsal.what"))
        typed = talk.write(talk.text("needed", label=texts("organizer.rehearsal.students")))
        if not typed.isdecimal() or not 0 < int(typed) <= _MOST:
            talk.say(texts("organizer.rehearsal.not_a_number", most=_MOST))
            return
        talk.say(texts("organizer.rehearsal.playing"))
        found = talk.do(partial(self._services.rehearse, int(typed)))
        if found is not None:
            talk.say("", *rehearsal_lines(found))
