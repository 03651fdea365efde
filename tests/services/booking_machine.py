"""Students, professionals, the organizer and the clock do as they like; a small model says what must come out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from kiosk.booking.booking import Booking
from kiosk.booking.rules import COUNTED, absent_party
from kiosk.booking.status import OPEN, TRANSITIONS, Party, Status, Via, may_move
from kiosk.database import Database, history
from kiosk.errors import (
    KioskError,
    ProfessionalFull,
    SlotPast,
    SlotTaken,
    StudentBusy,
    TableTaken,
    TooManyRequests,
    WrongStatus,
)
from kiosk.people import Visit
from kiosk.services.bundle import HoldForm
from kiosk.services.glance_booking import glance
from kiosk.services.hold_slot import hold_slot
from kiosk.services.list_bookings import list_bookings
from tests.services.evening import PEOPLE, Evening, a_visit

_TABLES: Final = {person.id: person.table for person in PEOPLE}
_CAPS: Final = {person.id: person.capacity for person in PEOPLE}
_STARTS: Final = (0, 15, 30)
_LIMIT: Final = 3


@dataclass
class Expected:
    """What the model knows of a booking."""

    person: str
    starts_at: datetime
    visit: str
    status: Status
    due_at: datetime | None
    shown: bool = False
    no_show_by: Party | None = None

    @property
    def is_open(self) -> bool:
        """Whether it occupies its slot."""
        return self.status in OPEN


class BookingMachine(RuleBasedStateMachine):
    """The services on a real database beside the model."""

    bookings = Bundle("bookings")

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.evening = Evening(database)
        self.visits: tuple[Visit, ...] = (
            a_visit("Ada"),
            a_visit("Grace", email="g@example.org"),
            a_visit("Katherine"),
        )
        self.expected: dict[int, Expected] = {}
        self.forms: dict[int, HoldForm] = {}

    @rule(
        target=bookings,
        person=st.sampled_from(sorted(_TABLES)),
        minutes=st.sampled_from(_STARTS),
        who=st.integers(0, 2),
    )
    def hold(self, person: str, minutes: int, who: int) -> object:
        """A student chooses a slot; the kiosk makes key and code and asks for it."""
        form = self.evening.form(person, minutes, self.visits[who])
        self._lapse()
        reasons = self._reasons(form)
        try:
            booking = hold_slot(self.evening.database, self.evening.clock, form)
        except KioskError as refused:
            told = type(refused)
        else:
            assert not reasons, (booking, reasons)
            return self._booked(form, booking)
        assert told in reasons
        return multiple()

    def _booked(self, form: HoldForm, booking: Booking) -> Booking:
        due_at = self.evening.now + timedelta(minutes=2)
        self.forms[booking.id] = form
        self.expected[booking.id] = Expected(form.professional_id, form.starts_at, form.visit.id, Status.HELD, due_at)
        return booking

    @rule(booking=bookings)
    def ask_again(self, booking: Booking) -> None:
        """The kiosk lost the answer and sends the same attempt again."""
        self._lapse()
        assert hold_slot(self.evening.database, self.evening.clock, self.forms[booking.id]).id == booking.id

    @rule(booking=bookings, choice=st.integers(0, 99))
    def go_on(self, booking: Booking, choice: int) -> None:
        """Somebody who may takes the next step, whichever it is."""
        self._lapse()
        current = self.expected[booking.id].status
        steps = [(to, party) for (was, to), who in TRANSITIONS.items() if was is current for party in sorted(who)]
        steps = [(to, party) for to, party in steps if to is not Status.COUNTERED]
        if steps:
            self._want(booking, *steps[choice % len(steps)])

    @rule(booking=bookings, wanted=st.sampled_from(Status), party=st.sampled_from(Party))
    def move(self, booking: Booking, wanted: Status, party: Party) -> None:
        """Anybody wants a booking anywhere."""
        self._want(booking, wanted, party)

    def _want(self, booking: Booking, wanted: Status, party: Party) -> None:
        self._lapse()
        mine = self.expected[booking.id]
        legal = may_move(mine.status, wanted, party) and wanted is not Status.COUNTERED
        try:
            moved = self.evening.move(booking, wanted, party, Via.DESK)
        except WrongStatus:
            assert not legal
            assert mine.status is not wanted
            return
        assert legal or mine.status is wanted
        if mine.status is not wanted:
            self._step(mine, wanted, party)
        assert moved.status is wanted

    @rule(booking=bookings)
    def look(self, booking: Booking) -> None:
        """The screen that shows the code looks."""
        self._lapse()
        mine = self.expected[booking.id]
        if mine.status is Status.HELD and not mine.shown:
            mine.shown = True
            mine.due_at = self._patience(mine)
        seen = glance(self.evening.database, self.evening.clock, booking.id)
        assert (seen.status, seen.due_at) == (mine.status, mine.due_at)

    @rule(minutes=st.sampled_from((0.5, 1.5, 5, 14, 20)))
    def wait(self, minutes: float) -> None:
        """Time passes; nobody sweeps."""
        self.evening.pass_minutes(minutes)

    @invariant()
    def every_screen_tells_the_truth(self) -> None:
        """What the organizer's list shows is what the model expects, slot by slot."""
        self._lapse()
        found = list_bookings(self.evening.database, self.evening.clock)
        assert {one.id: (one.status, one.due_at, one.no_show_by) for one in found} == {
            number: (mine.status, mine.due_at, mine.no_show_by) for number, mine in self.expected.items()
        }

    def teardown(self) -> None:
        """In the end the history and the bookings agree, and the history holds legal steps only."""
        for number, mine in self.expected.items():
            steps = self.evening.database.read(lambda tx, number=number: history.of_booking(tx, number))  # type: ignore[misc]
            assert (steps[0].came_from, steps[0].went_to) == (None, Status.HELD)
            assert steps[-1].went_to is mine.status
            for before, step in pairwise(steps):
                assert step.came_from is before.went_to
                assert step.party in TRANSITIONS[before.went_to, step.went_to]
        self.evening.database.close()

    def _lapse(self) -> None:
        for mine in self.expected.values():
            if mine.due_at is not None and mine.due_at <= self.evening.now:
                mine.status, mine.due_at = Status.EXPIRED, None

    def _step(self, mine: Expected, wanted: Status, party: Party) -> None:
        mine.status = wanted
        mine.due_at = self._patience(mine) if wanted is Status.REQUESTED else None
        mine.no_show_by = absent_party(party) if wanted is Status.NO_SHOW else None

    def _patience(self, mine: Expected) -> datetime:
        return min(self.evening.now + timedelta(minutes=15), mine.starts_at + timedelta(minutes=15))

    def _reasons(self, form: HoldForm) -> set[type[KioskError]]:
        """Return all that speaks against a wish; with nothing against it, it must be granted."""
        others = [mine for mine in self.expected.values() if mine.is_open]
        same_time = [mine for mine in others if mine.starts_at == form.starts_at]
        own = [mine for mine in others if mine.visit == form.visit.id]
        given = [
            mine for mine in self.expected.values() if mine.person == form.professional_id and mine.status in COUNTED
        ]
        cap = _CAPS[form.professional_id]
        against: dict[type[KioskError], bool] = {
            SlotPast: form.starts_at <= self.evening.now,
            SlotTaken: any(mine.person == form.professional_id for mine in same_time),
            TableTaken: any(_TABLES[mine.person] == _TABLES[form.professional_id] for mine in same_time),
            StudentBusy: any(mine.starts_at == form.starts_at for mine in own),
            TooManyRequests: len(own) >= _LIMIT,
            ProfessionalFull: cap is not None and len(given) >= cap,
        }
        return {reason for reason, holds in against.items() if holds}
