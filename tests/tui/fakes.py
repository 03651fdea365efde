"""Services that remember in memory, for tests of the screen: a small evening with people, times and rules."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.booking.board import Board, make_board
from kiosk.booking.booking import Booking, Glance, Slot
from kiosk.booking.feedback import Verdict
from kiosk.booking.leaving import had_to_leave
from kiosk.booking.stations import StationOrders
from kiosk.booking.status import Party, Status, Via
from kiosk.booking.waiting import Waiting
from kiosk.errors import (
    NoSuchBooking,
    NoSuchProfessional,
    OrganizerPinWrong,
    SignInRefused,
    SlotTaken,
    TooManyRequests,
)
from kiosk.matching.shortlist import Match, Shortlist, UnderstoodInterest
from kiosk.people import NetworkingEvent, Professional, Reason, RequestCard, RosterGlance, Stage, Visit
from kiosk.plaintext import clean
from kiosk.services.answers import (
    EveningStanding,
    FoundMatch,
    FoundMatches,
    NextBest,
    OfferedInterest,
    ProfessionalView,
    SignedIn,
)
from kiosk.services.bundle import Services
from kiosk.services.forms import EveningForm, HoldForm, InsteadForm, WaitForm

NOW = datetime(2026, 12, 3, 17, 50, tzinfo=UTC)
"""Ten to seven in Madrid, the evening of the fake event."""
PIN = "471193"
BADGE = "MK1P7QDC2MNA"
PERSONAL_CODE = "7QDC2"

EVENT = NetworkingEvent(
    id=1,
    name="PR Night 2026",
    starts_at=datetime(2026, 12, 3, 17, 0, tzinfo=UTC),
    ends_at=datetime(2026, 12, 3, 20, 0, tzinfo=UTC),
    time_zone="Europe/Madrid",
    contact="the organizer's desk",
    base_url="http://192.168.1.20:8765",
)


def person(number: int, name: str, position: str, company: str, *specialties: str, **more: Any) -> Professional:
    """Return a professional of the fake roster."""
    return Professional(
        id=f"P{number:02}", name=name, position=position, company=company, specialties=specialties, **more
    )


PEOPLE = (
    person(
        1,
        "Amara Okafor",
        "Head of Crisis Communications",
        "Brightwater Group",
        "Crisis communications",
        "Media training",
        bio="I have been on the phone at three in the morning more often than I care to count. "
        "Ask me what a calm first hour looks like.",
        years=14,
        city="Madrid",
        languages=("English", "Spanish"),
        table="4",
        mentoring=True,
    ),
    person(
        2,
        "Mateo Álvarez Ruiz",
        "Director of Communications",
        "Harbor City Athletic Club",
        "Sports communications",
        "Crisis communications",
        bio="I speak for a second-division football club: joyful Saturdays, difficult Mondays.",
        years=9,
        table="2",
    ),
    person(
        3,
        "Maximiliane Freifrau von Hohenstein-Wittgenstein zu Sayn",
        "Senior Vice President for Corporate Affairs, Sustainability and Stakeholder Engagement",
        "Internationale Gesellschaft für Energie und Umwelttechnik",
        "Sustainability communications",
        "Corporate communications",
        table="11",
        years=22,
    ),
    person(4, "Li Wei 李伟", "Festival Publicist", "Northern Lights Festival", "Music and festivals", table="7"),
    person(
        5, "Priya Raman", "Talent Partner", "Orchard & Finch", "Agency life", "Recruiting", recruiter=True, table="5"
    ),
    person(6, "Jonas Berg", "Press Officer", "City of Westhaven", "Public sector", "Media relations", table="6"),
    person(
        7, "Chloé Dubois", "Fundraising Communications Lead", "Clean Rivers Fund", "Nonprofit fundraising", table="8"
    ),
    person(8, "Sam O'Neil", "Freelance Publicist", "", "Book publicity", table=""),
    person(
        9, "Noor Haddad", "Internal Communications Manager", "Meridian Rail", "Internal communications", table="9"
    ),
)
HOSTILE = person(
    90,
    "[@click=app.quit]Quit[/] [/]",
    "[bold red]boss[/",
    "[[[",
    "Crisis [/] communications",
    bio="[@click=app.quit]x[/]",
)
_WORDS = {
    "comunications": ("communications", "typo"),
    "football": ("sports communications", "related"),
    "nonprofit": ("nonprofit fundraising", "synonym"),
}
QUESTIONS = (
    "What does the first hour of a crisis look like from your chair?",
    "How did you get into this part of the field?",
    "What do people who start here underestimate?",
    "Which of your projects would you show a student first?",
    "Who else in the room should I talk to?",
)


@dataclass
class FakeEvening:
    """Everything that the fake services know; a test reads and changes it."""

    people: tuple[Professional, ...] = PEOPLE
    now: datetime = NOW
    event: NetworkingEvent = EVENT
    bookings: dict[int, Booking] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    forms: list[HoldForm] = field(default_factory=list)
    recorded: list[Shortlist] = field(default_factory=list)
    is_away: bool = False
    """Whether the database answers nobody."""
    best: NextBest | None = None
    """Whom `next_best` finds."""
    full: set[str] = field(default_factory=set)
    """Whose times are all taken."""
    line: dict[int, Waiting] = field(default_factory=dict)
    """Places in line by number."""
    moves: list[tuple[int, Status]] = field(default_factory=list)
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    """How meetings were, by booking."""
    doors: list[tuple[Party, Via]] = field(default_factory=list)
    counter_slots: tuple[Slot, ...] = ()
    """What a professional can propose instead."""
    countered: list[tuple[int, datetime, Party, Via]] = field(default_factory=list)
    evening_forms: list[EveningForm] = field(default_factory=list)
    """What professionals said about their evening."""
    """By whom and by which door each move came."""
    tries: list[tuple[str, str, str]] = field(default_factory=list)
    """Code, PIN and device of every try to sign in."""
    line_has_it: bool = False
    """Whatever is given back is held at once for whoever is first in line."""
    fail: dict[str, Exception] = field(default_factory=dict)
    """Service name -> what it raises next and until it is removed."""
    lock: threading.RLock = field(default_factory=threading.RLock)

    def clock(self) -> datetime:
        """Return the fake time."""
        return self.now

    # --- people -------------------------------------------------------------------------------------------

    def slots(self, one: Professional) -> tuple[Slot, ...]:
        """Return the times that are not past, with what is free."""
        number = int(one.id[1:])
        starts = (self.event.starts_at + timedelta(minutes=15 * step) for step in range(12))
        made = []
        for step, start in enumerate(starts):
            if start <= self.now or (step + number) % 3 == 0:
                continue
            taken = any(
                b.is_open and b.professional.id == one.id and b.starts_at == start for b in self.bookings.values()
            )
            made.append(
                Slot(
                    id=number * 100 + step,
                    professional_id=one.id,
                    starts_at=start,
                    ends_at=start + timedelta(minutes=15),
                    table=one.table,
                    free=0 if taken or one.id in self.full else 1,
                )
            )
        return tuple(made)

    def forget_typed(self) -> None:
        """Nothing is remembered here."""

    def find_matches(self, text: str, stage: Stage | None, limit: int) -> FoundMatches:
        """Return people whose specialties, company or position share a word with the query."""
        if text in ("idk", "PR"):
            return FoundMatches(Shortlist(text, (), (), (), undecided=True, trade=text == "PR"), ())
        interests, unmatched, found = [], [], dict[str, list[Reason]]()
        for typed in (part.strip() for part in text.split(",") if part.strip()):
            fixed, how = self._fixed(typed)
            hits = [(one, reason) for one in self.people if (reason := self._reason(one, typed, fixed, how))]
            interests.append(UnderstoodInterest(typed, fixed, how))
            if not hits:
                unmatched.append(typed)
            for one, reason in hits:
                found.setdefault(one.id, []).append(reason)
        total = max(1, len(interests))
        ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))[:limit]
        matches = tuple(
            Match(key, 100 * len(reasons) / total, _strength(len(reasons), total), tuple(reasons))
            for key, reasons in ranked
        )
        nearest = ("Crisis communications", "Sports communications") if unmatched and not matches else ()
        shortlist = Shortlist(text, tuple(interests), matches, tuple(unmatched), nearest)
        return FoundMatches(shortlist, tuple(self._found(match) for match in matches), self.is_away)

    def _fixed(self, typed: str) -> tuple[str, str]:
        words, how = [], "exact"
        for word in typed.casefold().split():
            fixed, step = _WORDS.get(word, (word, ""))
            words.append(fixed)
            how = step or how
        return " ".join(words), how

    def _reason(self, one: Professional, typed: str, fixed: str, how: str) -> Reason | None:
        wanted = set(fixed.split()) - {"communications"} or set(fixed.split())
        for column, offered in (
            *(("specialties", phrase) for phrase in one.specialties),
            ("company", one.company),
            ("position", one.position),
        ):
            if wanted & set(offered.casefold().split()):
                return Reason(typed, offered, column, how if column == "specialties" else column)
        return None

    def _found(self, match: Match) -> FoundMatch:
        one = self._person(match.id)
        free = [slot for slot in self.slots(one) if slot.free]
        return FoundMatch(match, one, len(free), free[0] if free else None)

    def _person(self, identity: str) -> Professional:
        for one in self.people:
            if one.id == identity:
                return one
        raise NoSuchProfessional(id=identity)

    def browse_interests(self) -> tuple[OfferedInterest, ...]:
        """Return every specialty with how many offer it."""
        counts: dict[str, int] = {}
        for phrase in (phrase for one in self.people for phrase in one.specialties):
            counts[phrase] = counts.get(phrase, 0) + 1
        return tuple(OfferedInterest(phrase, count) for phrase, count in sorted(counts.items(), key=lambda i: -i[1]))

    def show_professional(self, identity: str) -> ProfessionalView:
        """Return one person with their times."""
        one = self._person(identity)
        return ProfessionalView(one, self.slots(one), waiting=sum(each.is_open for each in self.line.values()))

    # --- bookings -----------------------------------------------------------------------------------------

    def hold_slot(self, form: HoldForm) -> Booking:
        """Book a time once."""
        with self.lock:
            if form.key in self.keys:
                return self.bookings[self.keys[form.key]]
            self.forms.append(form)
            one = self._person(form.professional_id)
            free = {slot.starts_at: slot for slot in self.slots(one) if slot.free}
            if form.starts_at not in free:
                raise SlotTaken(time=form.starts_at.strftime("%H:%M"))
            if self.places_left(form.visit) <= 0:
                raise TooManyRequests(limit=self.event.student_limit)
            slot = free[form.starts_at]
            number = len(self.bookings) + 1
            booking = Booking(
                id=number,
                reference=f"K7QD-2{number}",
                status=Status.HELD,
                professional=one,
                starts_at=slot.starts_at,
                ends_at=slot.ends_at,
                table=slot.table,
                card=RequestCard(student=form.visit.name, question=form.question, reasons=form.reasons),
                created_at=self.now,
                changed_at=self.now,
                due_at=self.now + timedelta(minutes=15),
            )
            self.bookings[number] = booking
            self.keys[form.key] = number
            return booking

    def places_left(self, visit: Visit) -> int:
        """Count a student's open bookings by name."""
        used = sum(b.is_open and b.card.student == visit.name for b in self.bookings.values())
        return self.event.student_limit - used

    def show_booking(self, number: int) -> Booking:
        """Return one booking."""
        if number not in self.bookings:
            raise NoSuchBooking
        return self.bookings[number]

    def glance(self, number: int) -> Glance:
        """Return where one booking stands."""
        booking = self.show_booking(number)
        left = had_to_leave(booking, self.now)
        return Glance(booking.id, booking.status, booking.changed_at, booking.due_at, left)

    def find_first_time(self, number: int) -> Slot | None:
        """Return the first time of a booking, where nobody else has it."""
        booking = self.show_booking(number)
        free = [slot for slot in self.slots(booking.professional) if slot.free]
        return next((slot for slot in free if slot.starts_at == booking.first_at), None)

    def keep_first_time(self, number: int, party: Party, via: Via, station: str) -> Booking:
        """Move a booking back to its first time, where nobody else has it."""
        booking, first = self.show_booking(number), self.find_first_time(number)
        self.doors.append((party, via))
        if first is None:
            raise SlotTaken(time="19:15")
        kept = replace(booking, status=Status.REQUESTED, starts_at=first.starts_at, ends_at=first.ends_at)
        self.bookings[number] = replace(kept, proposed_at=None)
        return self.bookings[number]

    def move_booking(self, number: int, status: Status, party: Party, via: Via, station: str) -> Booking:
        """Take a booking to another status."""
        with self.lock:
            self.moves.append((number, status))
            self.doors.append((party, via))
            self.bookings[number] = replace(self.show_booking(number), status=status)
            return self.bookings[number]

    def give_feedback(self, number: int, party: Party, verdict: Verdict, via: Via) -> Booking:
        """Note how it was."""
        self.verdicts[number] = verdict
        return self.show_booking(number)

    def wait_in_line(self, form: WaitForm) -> Waiting:
        """Take the last place in line."""
        number = len(self.line) + 1
        self.line[number] = Waiting(
            id=number,
            reference=f"W7QD-2{number}",
            professional=self._person(form.professional_id),
            student=form.visit.name,
            position=number,
            created_at=self.now,
        )
        return self.line[number]

    def show_wait(self, number: int) -> Waiting:
        """Return a place in line."""
        return self.line[number]

    def leave_line(self, number: int) -> Waiting:
        """Give a place in line up."""
        self.line[number] = replace(self.line[number], position=0)
        return self.line[number]

    def free_for(self, number: int) -> Booking:
        """Hold a freed time for somebody who waits."""
        waiting, start = self.line[number], self.now + timedelta(minutes=10)
        booking = Booking(
            id=70 + number,
            reference=waiting.reference,
            status=Status.HELD,
            professional=waiting.professional,
            starts_at=start,
            ends_at=start + timedelta(minutes=15),
            table="4",
            card=RequestCard(student=waiting.student),
            created_at=self.now,
            changed_at=self.now,
            due_at=self.now + timedelta(minutes=5),
        )
        self.bookings[booking.id] = booking
        self.line[number] = replace(waiting, position=0, booking_id=booking.id)
        return booking

    def next_best(self, number: int) -> NextBest | None:
        """Return who fits next best: none unless a test says who."""
        self.show_booking(number)
        return self.best

    def hold_instead(self, form: InsteadForm) -> Booking:
        """Book another time for the student of a booking."""
        lost = self.show_booking(form.booking_id)
        visit = Visit(id="again", name=lost.card.student)
        held = self.hold_slot(
            HoldForm(
                key=form.key,
                code=form.code,
                professional_id=form.professional_id,
                starts_at=form.starts_at,
                visit=visit,
            )
        )
        if lost.is_open:
            self.bookings[lost.id] = replace(lost, status=Status.CANCELLED, closed_by=Party.STUDENT)
        return held

    def find_mine(self, reference: str, name: str, station: str) -> Booking | Waiting:
        """Return a booking, or a place in line, by its reference and the student's first name."""
        for waiting in self.line.values():
            if waiting.booking_id is None and waiting.reference == clean(reference).upper():
                return waiting
        for booking in self.bookings.values():
            if (booking.reference, booking.card.student.split(" ")[0]) == (clean(reference).upper(), name):
                return booking
        raise NoSuchBooking

    def check_organizer_pin(self, pin: str, station: str) -> None:
        """Accept one PIN."""
        if pin != PIN:
            raise OrganizerPinWrong

    def sign_in_with_pin(self, code: str, pin: str, device: str, remember: bool) -> SignedIn:
        """Let the first professional in by badge or personal code."""
        assert not remember
        self.tries.append((code, pin, device))
        if code.upper() not in (BADGE, PERSONAL_CODE) or pin != PIN:
            raise SignInRefused
        return SignedIn(professional=self.people[0])

    def list_counter_slots(self, number: int) -> tuple[Slot, ...]:
        """Return what can be proposed."""
        return self.counter_slots

    def counter_booking(self, number: int, starts_at: datetime, party: Party, via: Via, station: str) -> Booking:
        """Move a booking to the proposed time."""
        self.countered.append((number, starts_at, party, via))
        asked = self.bookings[number]
        moved = replace(asked, status=Status.COUNTERED, starts_at=starts_at, proposed_at=starts_at)
        moved = replace(moved, ends_at=starts_at + timedelta(minutes=15), first_at=asked.starts_at)
        self.bookings[number] = moved
        return moved

    def show_evening(self, identity: str) -> EveningStanding:
        """Return how the first professional's evening stands after what was said."""
        said = self.evening_forms[-1] if self.evening_forms else None
        return EveningStanding(
            professional=self.people[0],
            present=True,
            paused=bool(said and said.paused),
            leaving_at=said.leaving_at if said else None,
            capacity=None,
            meetings=0,
            seats=1,
            free=3,
            after_leaving=(),
            last=self.event.ends_at,
        )

    def request_late(self, number: int, _station: str) -> Booking:
        """Ask for a hold that lapsed, and for nothing else."""
        if self.bookings[number].status is not Status.EXPIRED:
            raise NoSuchBooking
        self.moves.append((number, Status.REQUESTED))
        return self.bookings[number]

    def may_take_back(self, number: int, party: Party) -> bool:
        """Tell whether what was given up is there yet."""
        return not self.line_has_it

    def change_evening(self, form: EveningForm) -> EveningStanding:
        """Take what a professional says."""
        self.evening_forms.append(form)
        return self.show_evening(form.professional_id)

    def list_evening(self, identity: str) -> tuple[Booking, ...]:
        """Return a professional's bookings."""
        return tuple(each for each in self.bookings.values() if each.professional.id == identity)

    def ask(self, number: int, student: str, **changes: Any) -> Booking:
        """Put a request to the first professional into the evening."""
        start = self.event.starts_at + timedelta(minutes=15 * (3 + number))
        booking = Booking(
            id=number,
            reference=f"K7QD-2{number}",
            status=Status.REQUESTED,
            professional=self.people[0],
            starts_at=start,
            ends_at=start + timedelta(minutes=15),
            table="4",
            card=RequestCard(
                student=student,
                year="Third year",
                question="What does a calm first hour look like?",
                reasons=(Reason("crisis", "Crisis communications", "specialties", "exact"),),
            ),
            created_at=self.now + timedelta(seconds=number),
            changed_at=self.now,
            due_at=self.now + timedelta(minutes=15),
        )
        self.bookings[number] = replace(booking, **changes)
        return self.bookings[number]

    orders: StationOrders = field(default_factory=StationOrders)
    """What the organizer wants of this station."""

    def report_station(self, station: str) -> StationOrders:
        """Take a sign of life."""
        return self.orders

    def glance_roster(self, most: int) -> RosterGlance:
        """Return the people in figures."""
        return RosterGlance(
            people=len(self.people),
            organizations=len({one.company for one in self.people if one.company}),
            free=sum(slot.free > 0 for one in self.people for slot in self.slots(one)),
            some=self.people[:: max(1, len(self.people) // most)][:most],
        )

    def show_board(self) -> Board:
        """Return a board that knows how much is free."""
        free = sum(slot.free > 0 for one in self.people for slot in self.slots(one))
        return replace(make_board(self.event, (), (), self.now), free=free)

    # --- the bundle ---------------------------------------------------------------------------------------

    def list_badge_pages(self) -> tuple[Path, ...]:
        """Return none: nobody wrote any."""
        return ()

    def services(self) -> Services:
        """Return the bundle; what the screen never calls raises."""
        calls: dict[str, Callable[..., Any]] = {
            "show_event": lambda: self.event,
            "list_professionals": lambda: self.people,
            "glance_roster": self.glance_roster,
            "suggest_questions": lambda *_: QUESTIONS,
            "record_query": self.recorded.append,
        }
        made = {
            one.name: calls.get(one.name) or getattr(self, one.name, None) or _unused(one.name)
            for one in fields(Services)
        }
        return Services(**{name: self._failing(name, call) for name, call in made.items()})

    def _failing(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **named: Any) -> Any:
            if name in self.fail:
                raise self.fail[name]
            return call(*arguments, **named)

        return run


def _strength(count: int, total: int) -> str:
    return "strong" if count == total else "good" if count * 2 >= total else "partial"


def _unused(name: str) -> Callable[..., Any]:
    def run(*_: Any, **__: Any) -> Any:
        raise AssertionError(f"the screen has no business with {name}")

    return run
