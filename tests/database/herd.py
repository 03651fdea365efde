"""A herd of students: real processes that ask for the same slots at the same moment, through the real service."""

import multiprocessing
import queue
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from multiprocessing.synchronize import Barrier
from typing import Any, Final

from kiosk.booking.codes import new_booking_code, new_key
from kiosk.database import Database
from kiosk.errors import KioskError
from kiosk.people import Professional, Visit, Window
from kiosk.services.forms import EventForm, HoldForm
from kiosk.services.hold_slot import hold_slot
from kiosk.services.import_roster import import_roster
from kiosk.services.set_event import set_event
from kiosk.services.show_professional import show_professional

NOW: Final = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
_SPAWN: Final = multiprocessing.get_context("spawn")
_PATIENCE_S: Final = 300

Wish = tuple[str, datetime]
"""A professional's id and the start of a slot."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the herd was told."""

    booked: tuple[tuple[Wish, str], ...]
    """The slots that were promised, each with its reference."""
    refused: Counter[str]
    """How often each kind of refusal was read."""


def prepare(database: Database, professionals: int, slots_each: int) -> tuple[Wish, ...]:
    """Set an event up with so many slots and return them, in the order of the evening."""
    form = EventForm(
        name="Herd", date=date(2026, 12, 3), starts=time(10), ends=time(23), time_zone="UTC", slot_minutes=15
    )
    set_event(database, _stopped_clock, form)
    people = [
        Professional(id=f"p{n}", name=f"Person {n}", available=(Window(time(10), time(23)),))
        for n in range(professionals)
    ]
    import_roster(database, _stopped_clock, people, False, False)
    wishes = [
        (person.id, slot.starts_at)
        for person in people
        for slot in show_professional(database, _stopped_clock, person.id).slots[:slots_each]
    ]
    return tuple(sorted(wishes, key=lambda wish: (wish[1], wish[0])))


def _stopped_clock() -> datetime:
    return NOW


def stampede(url: str, wishes: tuple[Wish, ...], processes: int, attempts_each: int) -> Outcome:
    """Let processes begin at one moment and each ask for slot after slot, every attempt another student."""
    together = _SPAWN.Barrier(processes)
    answers: Any = _SPAWN.Queue()
    herd = [
        _SPAWN.Process(target=_walk, args=(url, wishes, attempts_each, together, answers)) for _ in range(processes)
    ]
    for process in herd:
        process.start()
    try:
        told = [_answer(answers, herd) for _ in herd]
    finally:
        for process in herd:
            process.join(timeout=10)
            process.kill()
    booked = tuple(one for part, _ in told for one in part)
    return Outcome(booked, sum((refused for _, refused in told), Counter()))


def _answer(answers: Any, herd: list[Any]) -> Any:
    """Return what one process tells; fail at once when one has died without a word."""
    for _ in range(_PATIENCE_S):
        try:
            return answers.get(timeout=1)
        except queue.Empty:
            assert not any(process.exitcode for process in herd), "a process of the herd died"
    raise TimeoutError


def _walk(url: str, wishes: tuple[Wish, ...], attempts: int, together: Barrier, answers: Any) -> None:
    database = Database(url)
    booked: list[tuple[Wish, str]] = []
    refused: Counter[str] = Counter()
    database.read(lambda tx: tx.connection())  # connected before the start, as a kiosk is
    together.wait()
    for number in range(attempts):
        wish = wishes[number % len(wishes)]
        try:
            booking = hold_slot(database, _stopped_clock, attempt(wish))
            booked.append((wish, booking.reference))
        except KioskError as error:
            refused[type(error).__name__] += 1
        except Exception as error:  # told to the test, which fails on it
            refused[f"{type(error).__name__}: {error}"] += 1
    answers.put((booked, refused))
    database.close()


def attempt(wish: Wish) -> HoldForm:
    """A student of their own who wants a slot."""
    visit = Visit(id=new_key(), name="Ada")
    return HoldForm(key=new_key(), code=new_booking_code(), professional_id=wish[0], starts_at=wish[1], visit=visit)
