"""Use case: what of the evening is set up, what is left out, and what comes next."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from kiosk.booking.reach import is_fresh
from kiosk.booking.tables import count_tables
from kiosk.database import Database, Transaction, events, phones, professionals, seating
from kiosk.people import NetworkingEvent
from kiosk.services.keep_progress import Progress, read_progress
from kiosk.services.try_reach import show_reach_proof


class SetUpStep(StrEnum):
    """The steps in their order; only the first two are needed for doors that open on somebody."""

    EVENT = "event"
    ROSTER = "roster"
    REACH = "reach"
    BADGES = "badges"
    PIN = "pin"
    REHEARSAL = "rehearsal"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """How the set-up stands."""

    event: NetworkingEvent | None = None
    professionals: int = 0
    without_table: int = 0
    """Professionals without a table where others have one."""
    without_badge: int = 0
    has_pin: bool = False
    is_reached: bool = False
    """A phone has proved the address of the event lately; only the doors, once open, ask an address themselves."""
    is_assumed: bool = False
    """The organizer gave their word that phones get here: codes lead there without a proof."""
    progress: Progress = field(default_factory=Progress)

    def is_done(self, step: SetUpStep) -> bool:
        """Tell whether a step has nothing left to do."""
        return {
            SetUpStep.EVENT: self.event is not None,
            SetUpStep.ROSTER: self.professionals > 0,
            SetUpStep.REACH: self.is_reached or self.is_assumed,
            SetUpStep.BADGES: self.professionals > 0 and not self.without_badge,
            SetUpStep.PIN: self.has_pin,
            SetUpStep.REHEARSAL: self.progress.rehearsed,
        }[step]

    def is_skipped(self, step: SetUpStep) -> bool:
        """Tell whether a step was left out; one that was done later is not."""
        return step.value in self.progress.skipped and not self.is_done(step)

    @property
    def next(self) -> SetUpStep | None:
        """The first step that is neither done nor left out; none is "open the doors"."""
        return next((step for step in SetUpStep if not self.is_done(step) and not self.is_skipped(step)), None)

    @property
    def is_wanted(self) -> bool:
        """Whether a kiosk that starts now shows its set-up before the doors."""
        is_underway = self.progress.begun or not self.professionals
        return self.event is None or (is_underway and not self.progress.opened)


def show_set_up(
    database: Database, clock: Callable[[], datetime], folder: Path | None, *, is_assumed: bool = False
) -> SetUp:
    """Return how the set-up of the current event stands; `folder` is where this station keeps its progress."""
    progress = read_progress(folder)
    event = database.read(events.find)
    if event is None:
        return SetUp(progress=progress, is_assumed=is_assumed)
    proved = show_reach_proof(database, event.base_url)
    people, without, has_pin, bare = database.read(_count)
    return SetUp(
        event=event,
        professionals=people,
        without_table=bare,
        without_badge=without,
        has_pin=has_pin,
        is_reached=bool(event.base_url) and is_fresh(proved, clock()),
        is_assumed=is_assumed,
        progress=progress,
    )


def _count(tx: Transaction) -> tuple[int, int, bool, int]:
    """Return how many professionals there are, how many lack a badge, whether there is a PIN, who lacks a table."""
    event = events.current(tx)
    without = phones.count_without_badge(tx, event.id)
    places = [one.table or one.given_table for one in seating.load_seatings(tx)]
    bare = count_tables(places, event.tables).without
    return professionals.count(tx), without, events.organizer_pin_hash(tx) is not None, bare
