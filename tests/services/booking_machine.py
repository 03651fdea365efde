"""Students, professionals, the organizer and the clock do as they like; a small model says what must come out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from kiosk.booking.booking import Booking
from kiosk.booking.rules import COUNTED, absent_party
from kiosk.booking.status import OPEN, TAKEN_BACK, TO_ANOTHER_SLOT, TRANSITIONS, Party, Status, Via, may_move
from kiosk.database import Database, history
from kiosk.errors import (
    AlreadyAnswered,
    KioskError,
    NoSuchSlot,
    ProfessionalFull,
    ProposedBefore,
    SlotPast,
    SlotTaken,
    StudentBusy,
    TableTaken,
    TooLate,
    TooManyRequests,
    WrongStatus,
)
from kiosk.people import Visit
from kiosk.services.counter_booking import counter_booking
from kiosk.services.forms import HoldForm
from kiosk.services.glance_booking import glance
from kiosk.services.hold_slot import hold_slot
from kiosk.services.keep_first_time import keep_first_time
from kiosk.services.list_bookings import list_bookings
from kiosk.services.take_back import take_back
from tests.services.evening import OPENS, PEOPLE, Evening, a_visit

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
    first_at: datetime | None = None
    """What was asked for before another time was proposed."""
    no_show_by: Party | None = None
    last: tuple[Status, Status, Party, datetime] | None = None
    """The last step: from, to, who, when."""

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
        steps = [(to, party) for to, party in steps if (current, to) not in TO_ANOTHER_SLOT]
        if steps:
            self._want(booking, *steps[choice % len(steps)])

    @rule(booking=bookings, wanted=st.sampled_from(Status), party=st.sampled_from(Party))
    def move(self, booking: Booking, wanted: Status, party: Party) -> None:
        """Anybody wants a booking anywhere."""
        self._want(booking, wanted, party)

    @rule(booking=bookings, minutes=st.sampled_from(_STARTS), party=st.sampled_from(Party))
    def propose(self, booking: Booking, minutes: int, party: Party) -> None:
        """Anybody proposes another time for a booking."""
        self._lapse()
        mine = self.expected[booking.id]
        at = OPENS + timedelta(minutes=minutes)
        reasons = self._against_proposal(booking.id, mine, at, party)
        try:
            moved = counter_booking(
                self.evening.database, self.evening.clock, booking.id, at, party, Via.DESK, "here"
            )
        except KioskError as refused:
            told = type(refused)
        else:
            self._proposed(mine, at, party, moved, reasons)
            return
        assert told in reasons

    def _proposed(
        self, mine: Expected, at: datetime, party: Party, moved: Booking, reasons: set[type[KioskError]]
    ) -> None:
        if mine.status is Status.COUNTERED and mine.starts_at == at:
            return
        assert not reasons, (moved, reasons)
        mine.last = (mine.status, Status.COUNTERED, party, self.evening.now)
        mine.status, mine.starts_at, mine.first_at = Status.COUNTERED, at, mine.starts_at
        mine.due_at = self._patience(mine)

    @rule(booking=bookings, party=st.sampled_from(Party))
    def keep_first(self, booking: Booking, party: Party) -> None:
        """Anybody wants the first time of a booking back."""
        self._lapse()
        mine = self.expected[booking.id]
        reasons = self._against_first(booking.id, mine, party)
        try:
            moved = keep_first_time(self.evening.database, self.evening.clock, booking.id, party, Via.DESK, "here")
        except KioskError as refused:
            told = type(refused)
        else:
            assert not reasons, (moved, reasons)
            if mine.status is Status.COUNTERED:
                assert mine.first_at is not None
                mine.last = (mine.status, Status.REQUESTED, party, self.evening.now)
                mine.status, mine.starts_at = Status.REQUESTED, mine.first_at
                mine.due_at = self._patience(mine)
            assert (moved.status, moved.starts_at) == (mine.status, mine.starts_at)
            return
        assert told in reasons

    @rule(booking=bookings, party=st.sampled_from(Party))
    def regret(self, booking: Booking, party: Party) -> None:
        """Anybody takes the last step back."""
        self._lapse()
        mine = self.expected[booking.id]
        before = self._before(mine, party)
        reasons = self._against_return(booking.id, mine) if before else {TooLate}
        due_at = self._patience(mine) if before in (Status.REQUESTED, Status.COUNTERED) else None
        if due_at is not None and due_at <= self.evening.now:
            reasons = reasons | {TooLate}
        try:
            moved = take_back(self.evening.database, self.evening.clock, booking.id, party, Via.DESK, "here")
        except KioskError as refused:
            told = type(refused)
        else:
            assert not reasons, (moved, reasons)
            assert before is not None
            mine.last = (mine.status, before, party, self.evening.now)
            mine.status, mine.due_at, mine.no_show_by = before, due_at, None
            assert moved.status is before
            return
        assert told in reasons

    def _before(self, mine: Expected, party: Party) -> Status | None:
        if mine.last is None:
            return None
        came_from, _, who, at = mine.last
        before = Status.REQUESTED if came_from is Status.HELD else came_from
        recent = self.evening.now - at <= timedelta(minutes=1)
        return before if who is party and recent and party in TAKEN_BACK.get((mine.status, before), ()) else None

    def _want(self, booking: Booking, wanted: Status, party: Party) -> None:
        self._lapse()
        mine = self.expected[booking.id]
        legal = may_move(mine.status, wanted, party) and (mine.status, wanted) not in TO_ANOTHER_SLOT
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
                legal = TRANSITIONS.get((before.went_to, step.went_to), frozenset())
                assert step.party in legal | TAKEN_BACK.get((before.went_to, step.went_to), frozenset())
        self.evening.database.close()

    def _lapse(self) -> None:
        for mine in self.expected.values():
            if mine.due_at is not None and mine.due_at <= self.evening.now:
                mine.last = (mine.status, Status.EXPIRED, Party.SYSTEM, self.evening.now)
                mine.status, mine.due_at = Status.EXPIRED, None

    def _step(self, mine: Expected, wanted: Status, party: Party) -> None:
        mine.last = (mine.status, wanted, party, self.evening.now)
        mine.status = wanted
        mine.due_at = self._patience(mine) if wanted is Status.REQUESTED else None
        mine.no_show_by = absent_party(party) if wanted is Status.NO_SHOW else None

    def _patience(self, mine: Expected) -> datetime:
        minutes, now = timedelta(minutes=1), self.evening.now
        return min(now + 15 * minutes, max(mine.starts_at, now + 2 * minutes), mine.starts_at + 15 * minutes)

    def _reasons(self, form: HoldForm) -> set[type[KioskError]]:
        """Return all that speaks against a wish; with nothing against it, it must be granted."""
        past = {SlotPast} if form.starts_at <= self.evening.now else set()
        return self._in_the_way(form.professional_id, form.starts_at, form.visit.id) | past

    def _in_the_way(self, person: str, at: datetime, visit: str, but: int = 0) -> set[type[KioskError]]:
        """Return what other bookings have against one for this person, time and visit."""
        everything = [mine for number, mine in self.expected.items() if number != but]
        others = [mine for mine in everything if mine.is_open]
        same_time = [mine for mine in others if mine.starts_at == at]
        own = [mine for mine in others if mine.visit == visit]
        given = {mine.starts_at for mine in everything if mine.person == person and mine.status in COUNTED}
        cap = _CAPS[person]
        against: dict[type[KioskError], bool] = {
            SlotTaken: any(mine.person == person for mine in same_time),
            TableTaken: any(_TABLES[mine.person] == _TABLES[person] for mine in same_time),
            StudentBusy: any(mine.starts_at == at for mine in own),
            TooManyRequests: len(own) >= _LIMIT,
            ProfessionalFull: cap is not None and at not in given and len(given) >= cap,
        }
        return {reason for reason, holds in against.items() if holds}

    def _against_proposal(self, number: int, mine: Expected, at: datetime, party: Party) -> set[type[KioskError]]:
        """Return all that speaks against a proposal."""
        if mine.status is Status.COUNTERED and mine.starts_at == at:
            return set()
        if not may_move(mine.status, Status.COUNTERED, party):
            return {WrongStatus, AlreadyAnswered}
        if mine.first_at is not None:
            return {ProposedBefore}
        if at == mine.starts_at:
            return {NoSuchSlot}
        past = {SlotPast} if at <= self.evening.now else set()
        # What it gives up for it counts no more, so the cap is never in the way.
        return (self._in_the_way(mine.person, at, mine.visit, number) - {ProfessionalFull}) | past

    def _against_first(self, number: int, mine: Expected, party: Party) -> set[type[KioskError]]:
        """Return all that speaks against keeping the first time."""
        if mine.status is Status.REQUESTED and mine.first_at == mine.starts_at:
            return set()
        if mine.first_at is None or not may_move(mine.status, Status.REQUESTED, party):
            return {WrongStatus}
        if mine.status is not Status.COUNTERED:
            return {WrongStatus}
        past = {SlotPast} if mine.first_at <= self.evening.now else set()
        return (self._in_the_way(mine.person, mine.first_at, mine.visit, number) - {ProfessionalFull}) | past

    def _against_return(self, number: int, mine: Expected) -> set[type[KioskError]]:
        """Return all that speaks against having a booking back."""
        if mine.is_open:
            return set()
        against = self._in_the_way(mine.person, mine.starts_at, mine.visit, number)
        return against - {ProfessionalFull} if mine.status in COUNTED else against
