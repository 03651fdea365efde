"""Use case: an evening simulated through the real services, with a clock that jumps from one thing to the next."""

import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from random import Random
from typing import Final

from kiosk.booking.booking import Booking, Slot
from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.rehearsal import Guest, Overflow, Rehearsal, Turn, advise_kiosks, draw_crowd, queue_up
from kiosk.booking.status import Party, Status, Via
from kiosk.booking.tables import count_tables
from kiosk.errors import KioskError
from kiosk.people import NetworkingEvent, Professional, Visit
from kiosk.services.answers import FoundMatch
from kiosk.services.bundle import Services
from kiosk.services.find_matches import shipped_vocabulary
from kiosk.services.forms import EventForm, HoldForm

_SHOWN: Final = 8
"""People on the first page of the shortlist; further down hardly anybody looks."""
_LEAST_AHEAD: Final = timedelta(minutes=2)
"""Nobody books what begins while they still stand at the kiosk."""
_ANSWER_MINUTES: Final = 4.0
"""How long professionals take to answer, on average."""
_TRIES: Final = 3
"""A student who was declined asks twice more."""
_KINDS: Final = ("practice", "sector", "setting")


class SimulatedClock:
    """A clock that stands until it is set."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the time of the rehearsal, aware UTC."""
        return self.now


def rehearse_copy(  # noqa: PLR0913 - each by its name
    services: Services,
    clock: SimulatedClock,
    evening: tuple[EventForm, Sequence[Professional]],
    *,
    students: int,
    seed: int = 1,
    kiosks: int = 2,
) -> Rehearsal:
    """Set an evening up in the empty scratch database of `services` and let so many students come to it.

    Raises:
        InvalidEvent
    """
    form, people = evening
    services.set_event(form)
    services.import_roster(people, False, False)
    clock.now = services.show_event().starts_at - timedelta(minutes=1)
    return rehearse_evening(services, clock, students=students, seed=seed, kiosks=kiosks)


def rehearse_evening(
    services: Services, clock: SimulatedClock, *, students: int, seed: int, kiosks: int
) -> Rehearsal:
    """Let so many students come to the event of a scratch database, and return what it was like.

    The database has to hold event and roster and no bookings; the same seed gives the same evening.

    Raises:
        NoEvent
    """
    event = services.show_event()
    random = Random(seed)  # noqa: S311 - a crowd, no secret
    offered = {one.phrase: one.professionals for one in services.browse_interests()}
    concepts = [one.name for one in shipped_vocabulary().concepts.values() if one.kind in _KINDS]
    minutes = (event.ends_at - event.starts_at).total_seconds() / 60
    crowd = draw_crowd(random, students, minutes, offered, concepts)
    turns = queue_up(crowd, kiosks, minutes)
    slots = _slots_tonight(services, event)
    night = _Night(services, clock, event, random)
    night.play(turns)
    advised = advise_kiosks(crowd, minutes)
    return _summed_up(night, turns, seed=seed, kiosks=kiosks, advised=advised, offered=slots)


@dataclass
class _Wish:
    """What a guest still wants: whom they would ask next, and how often they asked."""

    guest: Guest
    visit: Visit
    matches: list[FoundMatch]
    since: datetime
    tries: int = 0


@dataclass
class _Night:
    """The evening as it goes: things to come, in the order of their time, and what was counted."""

    services: Services
    clock: SimulatedClock
    event: NetworkingEvent
    random: Random
    to_come: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    order: "count[int]" = field(default_factory=count)
    waits: list[float] = field(default_factory=list)
    agreed: set[int] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    turned_away: Counter[str] = field(default_factory=Counter)
    too_late: Counter[str] = field(default_factory=Counter)
    nobody: Counter[str] = field(default_factory=Counter)

    def play(self, turns: Sequence[Turn]) -> None:
        """Let everything happen."""
        for turn in turns:
            if turn.begins is not None:
                begins = self.event.starts_at + timedelta(minutes=turn.begins)
                self.later(begins, partial(self.come, turn.guest))
        while self.to_come:
            moment, _, happen = heapq.heappop(self.to_come)
            self.clock.now = max(self.clock.now, moment)
            happen()

    def later(self, moment: datetime, happen: Callable[[], None]) -> None:
        """Let something happen at a moment."""
        heapq.heappush(self.to_come, (moment, next(self.order), happen))

    def after(self, minutes: float, happen: Callable[[], None]) -> None:
        """Let something happen in so many minutes."""
        self.later(self.clock.now + timedelta(minutes=minutes), happen)

    def come(self, guest: Guest) -> None:
        """A guest types what they are curious about and asks the first who has time."""
        found = self.services.find_matches(", ".join(guest.interests), guest.stage, _SHOWN)
        self.services.record_query(found.shortlist)
        for typed in found.shortlist.unmatched:
            self.nobody[typed] += 1
        if not found.found:
            self.counts["found_nobody"] += 1
            return
        visit = Visit(id=new_key(), name=guest.name, stage=guest.stage)
        self.ask(_Wish(guest, visit, list(found.found), self.clock.now))

    def ask(self, wish: _Wish) -> None:
        """Ask the next professional who has time while the guest has patience."""
        wish.tries += 1
        while wish.matches:
            match = wish.matches.pop(0)
            booking = self.hold(wish, match)
            if booking is not None:
                self.after(wish.guest.at_kiosk, partial(self.request, wish, booking))
                return
            (self.too_late if self.has_time(match) else self.turned_away)[match.professional.name] += 1
        if wish.tries == 1:
            self.counts["found_full"] += 1

    def has_time(self, match: FoundMatch) -> bool:
        """Tell whether somebody has a free slot at all, however late."""
        return any(slot.free for slot in self.services.show_professional(match.professional.id).slots)

    def hold(self, wish: _Wish, match: FoundMatch) -> Booking | None:
        """Hold the first slot that is soon enough and still free."""
        if not match.free_slots:
            return None
        earliest, latest = self.clock.now + _LEAST_AHEAD, self.clock.now + timedelta(minutes=wish.guest.patience)
        for slot in self.slots(match):
            if slot.free and earliest <= slot.starts_at <= latest:
                booking = self.try_to_hold(wish, match, slot)
                if booking is not None:
                    return booking
        return None

    def slots(self, match: FoundMatch) -> Iterator[Slot]:
        """Yield the slot that the shortlist showed, then all others, which most never have to look at."""
        if match.next_free is not None:
            yield match.next_free
        yield from self.services.show_professional(match.professional.id).slots

    def try_to_hold(self, wish: _Wish, match: FoundMatch, slot: Slot) -> Booking | None:
        """Hold a slot; nothing when somebody was quicker or the student is busy then."""
        form = HoldForm(
            key=new_key(),
            code=new_booking_code(),
            professional_id=match.professional.id,
            starts_at=slot.starts_at,
            visit=wish.visit,
            reasons=match.match.reasons,
            station="rehearsal",
        )
        try:
            return self.services.hold_slot(form)
        except KioskError:
            return None

    def request(self, wish: _Wish, booking: Booking) -> None:
        """The guest presses Done; the professional answers, or does not."""
        self.move(booking, Status.REQUESTED, Party.STUDENT)
        drawn = self.random.random()
        if drawn < 0.08:
            self.after(self.event.request_minutes + 0.1, partial(self.lapse, wish, booking))
            return
        answer = Status.CONFIRMED if drawn < 0.94 else Status.DECLINED
        self.after(self.random.expovariate(1 / _ANSWER_MINUTES), partial(self.answer, wish, booking, answer))

    def answer(self, wish: _Wish, booking: Booking, said: Status) -> None:
        """The professional confirms or declines, if the request still stands."""
        if self.services.glance(booking.id).status is not Status.REQUESTED:
            self.lapse(wish, booking)
        elif self.move(booking, said, Party.PROFESSIONAL) and said is Status.CONFIRMED:
            self.agreed.add(wish.guest.number)
            self.waits.append((booking.starts_at - wish.since).total_seconds() / 60)
            self.later(booking.ends_at, partial(self.end, booking))
        elif wish.tries < _TRIES:
            self.ask(wish)

    def lapse(self, wish: _Wish, booking: Booking) -> None:
        """Nobody answered: the guest asks somebody else."""
        if self.services.glance(booking.id).status is Status.EXPIRED:
            self.counts["unanswered"] += 1
            if wish.tries < _TRIES:
                self.ask(wish)

    def end(self, booking: Booking) -> None:
        """The informational interview is over, or somebody did not come."""
        drawn = self.random.random()
        came = drawn < 0.92
        by = Party.STUDENT if drawn > 0.98 else Party.PROFESSIONAL
        if self.move(booking, Status.MET if came else Status.NO_SHOW, by):
            self.counts["met" if came else "no_shows"] += 1

    def move(self, booking: Booking, wanted: Status, party: Party) -> bool:
        """Move a booking; tell whether that was still possible."""
        try:
            self.services.move_booking(booking.id, wanted, party, Via.KIOSK, "rehearsal")
        except KioskError:
            return False
        return True


def _summed_up(  # noqa: PLR0913 - each by its name
    night: _Night, turns: Sequence[Turn], *, seed: int, kiosks: int, advised: int, offered: Mapping[str, int]
) -> Rehearsal:
    people = night.services.list_professionals()
    bookings = night.services.list_bookings()
    held = [one for one in bookings if one.status in (Status.MET, Status.NO_SHOW, Status.CONFIRMED)]
    busy = Counter(one.starts_at for one in held)
    wanted = {*night.turned_away, *night.too_late}
    asked = {one.professional.id for one in bookings}  # who let a request lapse was wanted all the same
    return Rehearsal(
        seed=seed,
        students=len(turns),
        kiosks=kiosks,
        kiosks_advised=advised,
        gave_up=sum(turn.begins is None for turn in turns),
        queue=tuple(sorted(turn.waited for turn in turns)),
        booked=len(night.agreed),
        met=night.counts["met"],
        no_shows=night.counts["no_shows"],
        found_nobody=night.counts["found_nobody"],
        found_full=night.counts["found_full"],
        unanswered=night.counts["unanswered"],
        waits=tuple(sorted(night.waits)),
        overflows=_overflows(night.turned_away, offered),
        too_late=_overflows(night.too_late, offered),
        idle=tuple(sorted(one.name for one in people if one.id not in asked and one.name not in wanted)),
        nobody=_most_first(night.nobody),
        tables=max(busy.values(), default=0),
        tables_there=count_tables([one.table for one in people], night.event.tables),
    )


def _slots_tonight(services: Services, event: NetworkingEvent) -> Mapping[str, int]:
    """Return how many slots of the evening each professional offers, by name."""
    return {
        person.name: sum(slot.starts_at < event.ends_at for slot in services.show_professional(person.id).slots)
        for person in services.list_professionals()
    }


def _overflows(counts: Counter[str], offered: Mapping[str, int]) -> tuple[Overflow, ...]:
    return tuple(Overflow(name, number, offered.get(name, 0)) for name, number in _most_first(counts))


def _most_first(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
