"""Use case: take back the last import: who came goes, who was changed or taken off is as before."""

from collections.abc import Callable
from datetime import datetime

from kiosk.database import Database, Transaction, events, roster, undoing
from kiosk.errors import NothingToUndo
from kiosk.services.answers import UndoReceipt
from kiosk.services.find_conflicts import find_conflicts
from kiosk.services.lay_out_slots import lay_out_slots


def undo_import(database: Database, clock: Callable[[], datetime]) -> UndoReceipt:
    """Take back the last import of the current event in one transaction; it can be taken back once.

    Whoever came with it and has an open booking stays. Changes made since to those whom it changed are lost.

    Raises:
        NoEvent
        NothingToUndo: no import was made, or it was taken back already.
    """
    return database.write(lambda tx: _undo(tx, clock()))


def _undo(tx: Transaction, now: datetime) -> UndoReceipt:
    events.current(tx)
    roster.lock(tx)
    imported_at = undoing.imported_at(tx)
    if imported_at is None:
        raise NothingToUndo
    steps = undoing.load(tx)
    kept = [step for step in steps if step.has_open_bookings and (step.was is None or step.was_retired)]
    stays = {step.number for step in kept}
    came = [step for step in steps if step.was is None and step.number not in stays]
    before = {step.number: step.was for step in steps if step.was is not None}

    # First those who go: somebody restored may need the identity that one of them has now.
    roster.remove(tx, [step.number for step in came if not step.has_bookings], now)
    roster.change(tx, before, now)
    again_retired = [step.number for step in steps if step.was_retired and step.number not in stays]
    had_bookings = [step.number for step in came if step.has_bookings]
    roster.retire(tx, [*again_retired, *had_bookings], now)
    undoing.remember(tx, (), now)
    slots = lay_out_slots(tx, now).slots
    roster.mark_changed(tx)
    return UndoReceipt(
        imported_at=imported_at,
        removed=tuple(step.identity for step in steps if step.number in again_retired or step in came),
        restored=tuple(
            step.was.professional.id for step in steps if step.was is not None and step.number not in again_retired
        ),
        kept=tuple(step.name for step in kept),
        slots=slots,
        conflicts=find_conflicts(tx, now),
    )
