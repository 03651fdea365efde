"""Use case: a professional changes their evening, or the organizer for them: here, pause, leaving, cap, group.

It decides what is offered from now on. What is booked stays as it is: nobody who was promised a time loses it here.
"""

from collections.abc import Callable
from datetime import datetime

from kiosk.booking.rules import REGRET
from kiosk.booking.status import OPEN
from kiosk.database import Conflict, Database, Transaction, bookings, evenings, events, offers, professionals, slots
from kiosk.database.evenings import EveningState, EveningStep
from kiosk.errors import GroupTable
from kiosk.services.answers import EveningStanding
from kiosk.services.forms import EveningForm
from kiosk.services.lay_out_slots import lay_out_slots
from kiosk.services.serve_waiting import serve_waiting

_GROUP_TABLE = "tr_slots_group_table"


def change_evening(database: Database, clock: Callable[[], datetime], form: EveningForm) -> EveningStanding:
    """Change what the form names and return how the evening stands; saying the same again changes nothing.

    Raises:
        NoSuchProfessional: nobody on the roster has that id.
        GroupTable: a group needs its table for itself.
    """

    def work(tx: Transaction) -> EveningStanding:
        now = clock()
        event = events.current(tx)
        number = professionals.number_of(tx, form.professional_id)
        steps = [
            EveningStep(number, now, change, value, form.party, form.via, form.station)
            for change, value in _changes(form)
        ]
        evenings.change(tx, number, _values(form, evenings.find(tx, form.professional_id), now), steps)
        if form.seats is not None:
            evenings.share_slots(tx, number, form.seats, now, event.ends_at)
        if form.as_event or form.mode is not None:
            lay_out_slots(tx, now)
        serve_waiting(tx, event, now)  # after a pause or with a higher cap somebody who waits may have a time
        return _standing(tx, form.professional_id, now)

    try:
        return database.write(work)
    except Conflict as conflict:
        if conflict.constraint != _GROUP_TABLE:
            raise
        person = database.read(lambda tx: professionals.find(tx, form.professional_id))
        raise GroupTable(name=person.name) from conflict


def show_evening(database: Database, clock: Callable[[], datetime], identity: str) -> EveningStanding:
    """Return how the evening of a professional stands.

    Raises:
        NoSuchProfessional
    """
    return database.read(lambda tx: _standing(tx, identity, clock()))


def _values(form: EveningForm, state: EveningState, now: datetime) -> dict[str, object]:
    values: dict[str, object] = {}
    if form.present is not None:
        values["present_at"] = now if form.present else None
        values["gone_at"] = None if form.present else form.gone_at or _gone_at(state, now)
    if form.paused is not None:
        values["paused_at"] = now if form.paused else None
    if form.staying or form.leaving_at is not None:
        values["leaving_at"] = None if form.staying else form.leaving_at
    if form.as_roster or form.capacity is not None:
        values["own_capacity"] = None if form.as_roster else max(0, form.capacity or 0)
    if form.seats is not None:
        values["group_seats"] = form.seats
    if form.as_event or form.mode is not None:
        values["own_mode"] = None if form.as_event else form.mode
    return values


def _gone_at(state: EveningState, now: datetime) -> datetime | None:
    """Return since when somebody is gone who is not here now; nobody leaves who was marked as here by a slip."""
    is_slip = state.here_since is None or abs(now - state.here_since) <= REGRET
    return state.gone_at if is_slip else now


def _changes(form: EveningForm) -> list[tuple[str, str]]:
    """Return what changes, as the history of the evening names it, with its value."""
    said: list[tuple[str, str]] = []
    if form.present is not None:
        said.append(("present" if form.present else "absent", ""))
    if form.paused is not None:
        said.append(("paused" if form.paused else "resumed", ""))
    if form.staying:
        said.append(("staying", ""))
    elif form.leaving_at is not None:
        said.append(("leaving", form.leaving_at.isoformat()))
    if form.as_roster or form.capacity is not None:
        said.append(("capacity", "" if form.as_roster else str(form.capacity)))
    if form.seats is not None:
        said.append(("seats", str(form.seats)))
    if form.as_event or form.mode is not None:
        said.append(("mode", "" if form.as_event or form.mode is None else form.mode.value))
    return said


def _standing(tx: Transaction, identity: str, now: datetime) -> EveningStanding:
    event = events.current(tx)
    state = evenings.find(tx, identity)
    asked = offers.asked_number(tx, state.number)
    left = state.leaving_at
    evening = bookings.of_evening(tx, event.id, identity) if left else ()
    ahead = slots.of_professional(tx, identity, now)
    return EveningStanding(
        professional=professionals.load_some(tx, [state.number])[state.number],
        present=state.here_since is not None,
        paused=state.paused or (left is not None and left <= now),
        leaving_at=left,
        capacity=asked.capacity,
        meetings=len(offers.meetings(tx, state.number)),
        # Who shares a table meets one student at a time whatever was said, so the slots know it.
        seats=max((slot.seats for slot in ahead), default=state.seats or event.seats),
        mode=state.mode or event.mode,
        gone_at=state.gone_at,
        last=slots.last_end(tx, state.number, event.ends_at),
        free=sum(slot.free > 0 for slot in ahead),
        after_leaving=tuple(one for one in evening if left and one.status in OPEN and one.ends_at > left),
    )
