"""An evening in memory: the services that the phone pages use, without a database, by the same rules."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from kiosk.booking.booking import Booking, Glance, Slot
from kiosk.booking.feedback import Verdict, may_tell, status_of
from kiosk.booking.status import OPEN, Party, Status, Via, may_move
from kiosk.booking.waiting import Waiting
from kiosk.errors import (
    AlreadyAnswered,
    DatabaseBusy,
    NoSuchBooking,
    SignInPaused,
    SignInRefused,
    SlotTaken,
    TooLate,
    WrongStatus,
)
from kiosk.people import NetworkingEvent, Professional, Reason, RequestCard, Stage
from kiosk.services.answers import EveningStanding, NextBest, SignedIn
from kiosk.services.bundle import Services
from kiosk.services.forms import EveningForm, InsteadForm

STARTS: Final = datetime(2026, 12, 3, 17, 0, tzinfo=UTC)
"""18:00 in Madrid."""

EVENT: Final = NetworkingEvent(
    id=1,
    name="PR Night Madrid",
    starts_at=STARTS,
    ends_at=STARTS + timedelta(hours=3),
    time_zone="Europe/Madrid",
    contact="orga@example.org",
)

MARIA: Final = Professional(
    id="D0001",
    name="María-José Quintanilla de la Torre",
    email="maria@example.com",
    company="Harbor & Vane Communications",
    position="Director, crisis and issues",
    specialties=("Crisis communications", "Media training"),
    table="4",
)
OMAR: Final = Professional(id="D0002", name="Omar Haddad", email="omar@example.com", position="Press officer")

STANDING: Final = EveningStanding(
    professional=MARIA,
    present=True,
    paused=False,
    leaving_at=None,
    capacity=None,
    meetings=1,
    seats=1,
    free=6,
    after_leaving=(),
    last=EVENT.starts_at + timedelta(hours=2),
)
"""María-José is here and takes requests."""

CODES: Final = {1: "A" * 26, 2: "B" * 26, 3: "C" * 26, 4: "D" * 26}
"""Booking codes by booking."""
WAITING_CODE: Final = "W" * 26
"""The code of the place in line."""
SECRETS: Final = {"D0001": "MARIASSECRET234567ABCDEFGH", "D0002": "OMARSSECRET2345672ABCDEFGH"}
PIN: Final = "482915"
PERSONAL: Final = {"MJQT7": "D0001", "OMHD2": "D0002"}


def booking(number: int, **changes: Any) -> Booking:
    """Return a booking that is waiting for its professional, with changes."""
    start = STARTS + timedelta(minutes=45)
    plain = Booking(
        id=number,
        reference=f"K7QD-{number}M",
        status=Status.REQUESTED,
        professional=MARIA,
        starts_at=start,
        ends_at=start + timedelta(minutes=15),
        table="4",
        card=RequestCard(
            student="Ada Lovelace",
            year="Third year, communication",
            stage=Stage.EXPLORING,
            question="How do you decide what to say in the first hour of a crisis?",
            reasons=(Reason("crisis comunications", "Crisis communications", "specialties", "typo"),),
            email="ada@example.edu",
        ),
        created_at=STARTS + timedelta(minutes=20),
        changed_at=STARTS + timedelta(minutes=20),
        due_at=STARTS + timedelta(minutes=37),
    )
    return replace(plain, **changes)


@dataclass
class Evening:
    """Bookings, phones and the time, as a test wants them."""

    now: datetime = STARTS + timedelta(minutes=22)
    bookings: dict[int, Booking] = field(default_factory=dict)
    visits: dict[int, str] = field(default_factory=dict)
    phones: dict[str, str] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    """What professionals wrote down for themselves."""
    found: dict[tuple[int, Party], Verdict] = field(default_factory=dict)
    """What each side said afterwards."""
    moves: list[tuple[int, Status, Party, Via]] = field(default_factory=list)
    failures: dict[tuple[str, str], int] = field(default_factory=dict)
    busy: set[str] = field(default_factory=set)
    """Use cases for which the database is too busy."""
    waiting: Waiting | None = None
    """A place in line."""
    next: NextBest | None = None
    """Who fits next best."""
    times: tuple[Slot, ...] = ()
    """What can be proposed instead."""
    first: Slot | None = None
    """The time asked for first, where it can be kept."""
    instead: list[InsteadForm] = field(default_factory=list)
    changes: list[EveningForm] = field(default_factory=list)
    regrets: set[tuple[int, Party]] = field(default_factory=set)
    """Whose last step may be taken back, by whom."""
    standing: EveningStanding = field(default_factory=lambda: STANDING)
    event: NetworkingEvent = EVENT
    questions: tuple[str, ...] = (
        "You work on crises every week. What does the first hour really look like?",
        "Which decision under pressure would you take again, and which not?",
        "How is a crisis account staffed at an agency of your size?",
        "What should somebody in their third year learn now that no course teaches?",
        "What did you rule out before you came to this part of the field?",
        "Who else should I talk to, and may I say that you sent me?",
    )

    def clock(self) -> datetime:
        """Return the time of this evening."""
        return self.now

    def add(self, made: Booking, visit: str = "visit-1") -> Booking:
        """Put a booking into the evening."""
        self.bookings[made.id] = made
        self.visits[made.id] = visit
        return made

    def open_ticket(self, code: str) -> Booking:
        """Find a booking by its code in any letter case."""
        for number, known in CODES.items():
            if known == code.upper() and number in self.bookings:
                return self.bookings[number]
        raise NoSuchBooking

    def open_wait(self, code: str) -> Waiting:
        """Find the place in line that a code opens."""
        if self.waiting is None or code.upper() != WAITING_CODE:
            raise NoSuchBooking
        return self.waiting

    def leave_line(self, number: int) -> Waiting:
        """Give the place in line up."""
        assert self.waiting is not None
        assert self.waiting.id == number
        self.waiting = replace(self.waiting, position=0)
        return self.waiting

    def show_booking(self, number: int) -> Booking:
        """Find a booking by its number."""
        if number not in self.bookings:
            raise NoSuchBooking
        return self.bookings[number]

    def glance(self, number: int) -> Glance:
        """Return how a booking stands."""
        found = self.show_booking(number)
        return Glance(found.id, found.status, found.changed_at, found.due_at)

    def list_visit_bookings(self, number: int) -> tuple[Booking, ...]:
        """Return the bookings of the same visit."""
        return tuple(each for each in self.bookings.values() if self.visits[each.id] == self.visits[number])

    def list_evening(self, professional: str) -> tuple[Booking, ...]:
        """Return the bookings of a professional."""
        return tuple(each for each in self.bookings.values() if each.professional.id == professional)

    def move_booking(self, number: int, wanted: Status, party: Party, via: Via, station: str) -> Booking:
        """Move a booking by the rules of the project and note the move."""
        self._is_free("move_booking")
        assert station == ""
        found = self.show_booking(number)
        if found.status is wanted:
            return found
        if not may_move(found.status, wanted, party):
            answered = {Status.CONFIRMED, Status.DECLINED}
            kind = AlreadyAnswered if {found.status, wanted} <= answered else WrongStatus
            raise kind(status=found.status, wanted=wanted, time="18:40")
        self.moves.append((number, wanted, party, via))
        moved = replace(found, status=wanted, changed_at=self.now, due_at=found.due_at if wanted in OPEN else None)
        if wanted is Status.CONFIRMED:
            moved = replace(moved, due_at=None, confirmed_at=self.now)
        self.bookings[number] = moved
        return moved

    def hold_instead(self, form: InsteadForm) -> Booking:
        """Book somebody else for the same student."""
        self._is_free("hold_instead")
        self.instead.append(form)
        if self.next is None:
            raise SlotTaken(time="19:00")
        number = max(self.bookings) + 1
        CODES[number] = form.code
        made = replace(self.bookings[form.booking_id], id=number, professional=OMAR, status=Status.HELD)
        return self.add(made)

    def _is_free(self, name: str) -> None:
        if name in self.busy:
            raise DatabaseBusy

    def take_back(self, number: int, party: Party, via: Via, station: str) -> Booking:
        """Take a booking back to a request."""
        if (number, party) not in self.regrets:
            raise TooLate
        self.bookings[number] = replace(self.bookings[number], status=Status.REQUESTED)
        return self.bookings[number]

    def counter_booking(self, number: int, starts_at: datetime, party: Party, via: Via, station: str) -> Booking:
        """Propose another time."""
        if starts_at not in [slot.starts_at for slot in self.times]:
            raise SlotTaken(time="19:00")
        self.moves.append((number, Status.COUNTERED, party, via))
        self.bookings[number] = replace(self.bookings[number], status=Status.COUNTERED, proposed_at=starts_at)
        return self.bookings[number]

    def keep_first_time(self, number: int, party: Party, via: Via, station: str) -> Booking:
        """Keep the first time, where it is still free."""
        self._is_free("keep_first_time")
        assert (party, via, station) == (Party.STUDENT, Via.PHONE, "")
        found = self.show_booking(number)
        if found.status is not Status.COUNTERED:
            raise WrongStatus(status=found.status, wanted=Status.REQUESTED)
        if self.first is None:
            raise SlotTaken(time="18:45")
        at = self.first.starts_at
        kept = replace(found, status=Status.REQUESTED, starts_at=at, ends_at=self.first.ends_at, first_at=at)
        self.bookings[number] = replace(kept, proposed_at=None, changed_at=self.now)
        return self.bookings[number]

    def change_evening(self, form: EveningForm) -> EveningStanding:
        """Note what a professional changes."""
        self.changes.append(form)
        return self.standing

    def sign_in_phone(self, secret: str) -> SignedIn:
        """Sign in by the secret of a badge."""
        for professional, known in SECRETS.items():
            if known == secret.upper():
                return self._sign_in(professional)
        raise SignInRefused

    def sign_in_with_pin(self, code: str, pin: str, device: str, remember: bool) -> SignedIn:
        """Sign in by code and PIN; five failures of one device pause that code there."""
        assert remember
        if self.failures.get((code, device), 0) >= 5:
            raise SignInPaused(minutes=5)
        if code.upper() not in PERSONAL or pin != PIN:
            self.failures[code, device] = self.failures.get((code, device), 0) + 1
            raise SignInRefused
        return self._sign_in(PERSONAL[code.upper()])

    def recognise_phone(self, token: str) -> Professional:
        """Find the professional of a phone."""
        if token not in self.phones:
            raise SignInRefused
        return {each.id: each for each in (MARIA, OMAR)}[self.phones[token]]

    def keep_note(self, _professional: str, number: int, words: str) -> None:
        """Keep a note."""
        self.notes[number] = words

    def give_feedback(self, number: int, party: Party, verdict: Verdict, via: Via) -> Booking:
        """Keep what somebody said, and move a confirmed booking with it."""
        booking = self.bookings[number]
        if not may_tell(booking.status, booking.starts_at, self.clock()):
            raise WrongStatus(status="waiting", wanted="met")
        if booking.status is Status.CONFIRMED:
            self.move_booking(number, status_of(verdict), party, via, "")
        self.found[number, party] = verdict
        return self.bookings[number]

    def forget_professional(self, professional: str) -> None:
        """Sign all phones of somebody out and drop the notes."""
        self.phones = {token: whose for token, whose in self.phones.items() if whose != professional}
        self.notes.clear()

    def sign_out_phone(self, token: str) -> None:
        """Forget a phone."""
        self.phones.pop(token, None)

    def _sign_in(self, professional: str) -> SignedIn:
        token = f"{len(self.phones):032x}"
        self.phones[token] = professional
        found = MARIA if professional == MARIA.id else OMAR
        return SignedIn(professional=found, phone_token=token)

    def services(self, **instead: Callable[..., Any]) -> Services:
        """Return the bundle; a use case that phone pages do not use fails the test that calls it."""
        own: dict[str, Callable[..., Any]] = {
            "show_event": lambda: self.event,
            "suggest_questions": lambda *_: self.questions,
            "open_ticket": self.open_ticket,
            "show_booking": self.show_booking,
            "open_wait": self.open_wait,
            "leave_line": self.leave_line,
            "glance": self.glance,
            "list_visit_bookings": self.list_visit_bookings,
            "list_evening": self.list_evening,
            "list_notes": lambda _identity: self.notes,
            "keep_note": self.keep_note,
            "give_feedback": self.give_feedback,
            "show_feedback": lambda number, party: self.found.get((number, party)),
            "list_feedback": lambda _identity: {
                number: said for (number, party), said in self.found.items() if party is Party.PROFESSIONAL
            },
            "forget_professional": self.forget_professional,
            "glance_evening": lambda token: self.list_evening(self.recognise_phone(token).id),
            "move_booking": self.move_booking,
            "sign_in_phone": self.sign_in_phone,
            "sign_in_with_pin": self.sign_in_with_pin,
            "recognise_phone": self.recognise_phone,
            "sign_out_phone": self.sign_out_phone,
            "sweep": lambda: 0,
            "note_phone": lambda _address: False,
            "next_best": lambda _number: self.next,
            "hold_instead": self.hold_instead,
            "may_take_back": lambda number, party: (number, party) in self.regrets,
            "take_back": self.take_back,
            "list_counter_slots": lambda _number: self.times,
            "find_first_time": lambda _number: self.first,
            "keep_first_time": self.keep_first_time,
            "counter_booking": self.counter_booking,
            "change_evening": self.change_evening,
            "show_evening": lambda _identity: self.standing,
        }
        return Services(
            **{each.name: {**own, **instead}.get(each.name, _unused(each.name)) for each in fields(Services)}
        )


def _unused(name: str) -> Callable[..., Any]:
    def fail(*_: object) -> Any:
        raise AssertionError(f"phone pages do not use {name}")

    return fail
