"""Use case: bring a roster file into the database: who is new, changed, unchanged or missing; then lay out slots."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.database import Database, Transaction, events, roster
from kiosk.database.roster import Entry, Known
from kiosk.people import Professional
from kiosk.services.bundle import ImportReceipt
from kiosk.services.lay_out_slots import lay_out_slots
from kiosk.services.recognise_professionals import Recognised, recognise_professionals


def import_roster(
    database: Database, clock: Callable[[], datetime], file: Sequence[Professional], dry_run: bool, sync: bool
) -> ImportReceipt:
    """Add and update professionals in one transaction; importing the same file again changes nothing.

    With `sync`, whoever is not in the file is retired, except those with open bookings: they are in `missing` and not
    in `retired`. A dry run does everything and keeps nothing.

    Raises:
        NoEvent
    """

    def work(tx: Transaction) -> ImportReceipt:
        events.current(tx)
        receipt = _import(tx, clock(), file, sync=sync)
        if dry_run:
            tx.rollback()
            return replace(receipt, dry_run=True)
        return receipt

    return database.write(work)


def _import(tx: Transaction, now: datetime, file: Sequence[Professional], *, sync: bool) -> ImportReceipt:
    known = roster.load_known(tx)
    recognised = recognise_professionals(file, known)
    back = {one.number for one in known if one.is_retired and one.number in recognised.known}
    changed = {one.number for one in known if _is_changed(one, recognised)}
    missing = [one for one in known if one.number not in recognised.known and not one.is_retired]
    retired = [one for one in missing if sync and not one.has_open_bookings]

    roster.add(tx, recognised.new, now)
    roster.change(tx, {number: recognised.known[number] for number in changed | back}, now)
    roster.retire(tx, [one.number for one in retired], now)
    slots = lay_out_slots(tx, now)
    if recognised.new or changed or back or retired:
        roster.mark_changed(tx)
    unchanged = recognised.known.keys() - changed - back
    return ImportReceipt(
        added=_ids([*recognised.new, *(recognised.known[number] for number in sorted(back))]),
        changed=_ids(recognised.known[number] for number in sorted(changed - back)),
        unchanged=_ids(recognised.known[number] for number in sorted(unchanged)),
        missing=tuple(one.professional.id for one in missing),
        retired=tuple(one.professional.id for one in retired),
        slots=slots,
        dry_run=False,
    )


def _is_changed(one: Known, recognised: Recognised) -> bool:
    entry = recognised.known.get(one.number)
    return entry is not None and entry != Entry(one.professional, one.roster_id)


def _ids(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.professional.id for entry in entries)
