"""Use case: bring a roster file into the database: who is new, changed, unchanged or missing; then lay out slots."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.booking.slots import far_outside
from kiosk.database import Database, Transaction, events, roster, undoing
from kiosk.database.bulk import in_chunks
from kiosk.database.roster import Entry, Known
from kiosk.database.undoing import Step
from kiosk.people import NetworkingEvent, Professional
from kiosk.services.answers import HoursOutside, ImportReceipt
from kiosk.services.compare_rosters import called, changes_of, emptied
from kiosk.services.find_conflicts import find_conflicts
from kiosk.services.lay_out_slots import LaidOut, lay_out_slots
from kiosk.services.recognise_professionals import Recognised, perhaps_same, recognise_professionals

Progress = Callable[[int, int], None]
"""Called with steps done and steps in all."""


def import_roster(  # noqa: PLR0913, PLR0917 - the first two are bound where services are composed
    database: Database,
    clock: Callable[[], datetime],
    file: Sequence[Professional],
    dry_run: bool,
    sync: bool,
    progress: Progress | None = None,
    *,
    absent: Collection[str] = (),
) -> ImportReceipt:
    """Add and update professionals in one transaction; importing the same file again changes nothing.

    `absent` are the fields that the file has no column for (`Roster.absent`): what stands in them stays.

    With `sync`, whoever is not in the file is retired, except those with open bookings: they are in `kept`. A dry run
    does everything and keeps nothing. What it changed can be taken back with `undo_import`, until the next import
    that changes anything.

    Raises:
        NoEvent
    """

    def work(tx: Transaction) -> ImportReceipt:
        receipt = _Import(tx, clock(), progress).run(file, absent, sync=sync, can_be_undone=True)
        if dry_run:
            tx.rollback()
            return replace(receipt, dry_run=True)
        return receipt

    return database.write(work)


def import_one(database: Database, clock: Callable[[], datetime], person: Professional) -> ImportReceipt:
    """Put one person on the roster, with slots at once; the last import of a file can still be taken back after it.

    Raises:
        NoEvent
    """
    return database.write(lambda tx: _Import(tx, clock(), None).run([person], (), sync=False, can_be_undone=False))


class _Import:
    """One import inside its transaction."""

    def __init__(self, tx: Transaction, now: datetime, progress: Progress | None) -> None:
        self._tx, self._now = tx, now
        self._tell = progress or (lambda _done, _all: None)

    def run(
        self, file: Sequence[Professional], absent: Collection[str], *, sync: bool, can_be_undone: bool
    ) -> ImportReceipt:
        """Do all of it and return what was done."""
        event = events.current(self._tx)
        roster.lock(self._tx)
        known = roster.load_known(self._tx)
        recognised = recognise_professionals(file, known, absent)
        back = {one.number for one in known if one.is_retired and one.number in recognised.known}
        changed = {one.number for one in known if _is_changed(one, recognised)} - back
        missing = [one for one in known if one.number not in recognised.known and not one.is_retired]
        retired = [one for one in missing if sync and not one.has_open_bookings]

        added = self._store(recognised, changed | back, retired)
        is_changed = bool(added or changed or back or retired)
        if is_changed and can_be_undone:
            gone = {one.number for one in retired}
            touched = [one for one in known if one.number in changed | back | gone]
            undoing.remember(self._tx, _steps(added, touched), self._now)
        laid = lay_out_slots(self._tx, self._now)
        if is_changed:
            roster.mark_changed(self._tx)
        self._tell(1, 1)
        done = self._receipt(recognised, known, (changed, back), (missing, retired if sync else None), laid)
        return replace(done, outside=tuple(_outside(event, file)))

    def _store(self, recognised: Recognised, changed: set[int], retired: Sequence[Known]) -> list[int]:
        """Add, change and retire; return the numbers of those added."""
        added: list[int] = []
        # Storing the people is half of the work; laying out their slots, which cannot be told in parts, the other.
        total = 2 * max(1, len(recognised.new) + len(changed))
        for part in in_chunks(recognised.new):
            added += roster.add(self._tx, part, self._now).values()
            self._tell(len(added), total)
        roster.change(self._tx, {number: recognised.known[number] for number in changed}, self._now)
        roster.retire(self._tx, [one.number for one in retired], self._now)
        self._tell(total // 2, total)
        return added

    def _receipt(
        self,
        recognised: Recognised,
        known: Sequence[Known],
        touched: tuple[set[int], set[int]],
        absent: tuple[Sequence[Known], Sequence[Known] | None],
        laid: LaidOut,
    ) -> ImportReceipt:
        changed, back = touched
        missing, retired = absent
        new = [*recognised.new, *(recognised.known[number] for number in sorted(back))]
        before = {one.number: one.professional for one in known}
        after = {number: recognised.known[number].professional for number in sorted(changed)}
        shown = [*(entry.professional for entry in new), *after.values(), *(one.professional for one in missing)]
        changes = {person.id: changes_of(before[number], person) for number, person in after.items()}
        return ImportReceipt(
            added=_ids(new),
            changed=tuple(person.id for person in after.values()),
            unchanged=_ids(recognised.known[number] for number in sorted(recognised.known.keys() - changed - back)),
            missing=tuple(one.professional.id for one in missing),
            retired=tuple(one.professional.id for one in retired or ()),
            slots=laid.slots,
            dry_run=False,
            names={person.id: called(person) for person in shown},
            changes=changes,
            perhaps=perhaps_same(recognised.new, [one for one in missing if one not in (retired or ())]),
            emptied=emptied(changes.values(), among=len(recognised.known)),
            kept=tuple(one.professional.id for one in missing if one.has_open_bookings)
            if retired is not None
            else (),
            conflicts=find_conflicts(self._tx, self._now),
            tables=laid.tables,
        )


def _outside(event: NetworkingEvent, file: Sequence[Professional]) -> Iterator[HoursOutside]:
    zone = ZoneInfo(event.time_zone)
    opens, closes = (f"{moment.astimezone(zone):%H:%M}" for moment in (event.starts_at, event.ends_at))
    far = {hours: far_outside(event, hours) for hours in {person.available for person in file}}
    for place, person in enumerate(file):
        if hours := far[person.available]:
            yield HoursOutside(place, person.name, "; ".join(map(str, hours)), f"{opens}-{closes}")


def _steps(added: Iterable[int], touched: Iterable[Known]) -> Iterable[Step]:
    yield from (Step(number, None, was_retired=False) for number in added)
    yield from (Step(one.number, Entry(one.professional, one.roster_id), one.is_retired) for one in touched)


def _is_changed(one: Known, recognised: Recognised) -> bool:
    entry = recognised.known.get(one.number)
    return entry is not None and entry != Entry(one.professional, one.roster_id)


def _ids(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.professional.id for entry in entries)
