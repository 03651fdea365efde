"""Use case: one professional on the roster is changed by hand: who they are, when they are here, where they sit.

Who was promised a time keeps it; what that means for each promise is told, and before it is kept where wanted.
"""

from collections.abc import Callable, Iterable
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import datetime
from typing import Final

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Via
from kiosk.database import (
    Conflict,
    Database,
    Transaction,
    bookings,
    evenings,
    events,
    layout,
    professionals,
    roster,
    slots,
)
from kiosk.database.evenings import EveningStep
from kiosk.database.roster import Entry, Known
from kiosk.errors import AlreadyOnRoster, GroupTable, NoSuchProfessional
from kiosk.people import Mode, Professional
from kiosk.services.answers import PersonEdit
from kiosk.services.compare_rosters import changes_of
from kiosk.services.find_conflicts import find_conflicts
from kiosk.services.forms import PersonForm
from kiosk.services.import_preview import FieldChange
from kiosk.services.lay_out_slots import lay_out_slots
from kiosk.services.recognise_professionals import recognise_professionals

_GROUP_TABLE: Final = "tr_slots_group_table"


def show_entry(database: Database, identity: str) -> PersonForm:
    """Return somebody as the roster has them, to be changed: the table is the roster's own, not one they were given.

    Raises:
        NoSuchProfessional
    """

    def work(tx: Transaction) -> PersonForm:
        stands = PersonForm(professional=_known(tx, identity).professional, mode=evenings.find(tx, identity).mode)
        return replace(stands, began=stands)

    return database.read(work)


def change_professional(
    database: Database, clock: Callable[[], datetime], form: PersonForm, *, dry_run: bool = False
) -> PersonEdit:
    """Keep what the form has of somebody that it was not opened with; with `dry_run` nothing is kept.

    They stay who they are: phones, badge and bookings are theirs whatever their name or address is now. `was` of the
    answer, given to this function, takes it back.

    Raises:
        NoSuchProfessional: nobody on the roster has that id.
        AlreadyOnRoster: what was typed is somebody else.
        GroupTable: that table is a group's.
    """

    def work(tx: Transaction) -> PersonEdit:
        edit = _change(tx, clock(), form)
        if dry_run:
            tx.rollback()
        return edit

    try:
        return database.write(work)
    except Conflict as conflict:
        if conflict.constraint != _GROUP_TABLE:
            raise
        raise GroupTable(name=form.professional.name) from conflict


def _change(tx: Transaction, now: datetime, form: PersonForm) -> PersonEdit:
    event = events.current(tx)
    roster.lock(tx)
    known = _known(tx, form.professional.id)
    stands = PersonForm(professional=known.professional, mode=evenings.find(tx, known.professional.id).mode)
    wanted, mode = _wanted(form, stands)
    if _signs(wanted) != _signs(known.professional):
        _refuse_another(tx, known, wanted)
    after = PersonForm(professional=wanted, mode=mode)
    fields = _changes(stands, after)
    if known.professional != wanted:
        roster.change(tx, {known.number: Entry(wanted, known.roster_id)}, now)
    if stands.mode != mode:
        said = mode.value if mode else ""
        step = EveningStep(known.number, now, "mode", said, Party.ORGANIZER, Via.DESK, form.station)
        evenings.change(tx, known.number, {"own_mode": mode}, [step])
    if fields:
        lay_out_slots(tx, now)
        roster.mark_changed(tx)
    kept = professionals.find(tx, wanted.id)
    # Whose meeting is under way sits where they sit; the meetings to come go along to the new table. No other change
    # moves a meeting: what an import left at the table that was promised stays there.
    moves = any(one.field == "table" for one in fields)
    stay = layout.take_along(tx, known.number, kept.table, now, event.ends_at) if moves else ()
    standing = [one for one in bookings.of_evening(tx, event.id, wanted.id) if one.is_open and one.starts_at > now]
    return PersonEdit(
        was=replace(stands, station=form.station, began=after),
        professional=kept,
        fields=fields,
        meanwhile=_changes(form.began, stands) if form.began else (),
        standing=len(standing),
        outside=find_conflicts(tx, now, wanted.id),
        stay=tuple(_at(standing, stay)),
        free=sum(slot.free > 0 for slot in slots.of_professional(tx, wanted.id, now)),
        beside=_beside(tx, kept) if moves else (),
    )


def _beside(tx: Transaction, person: Professional) -> tuple[str, ...]:
    others = (one for one in professionals.load_all(tx) if one.id != person.id)
    return tuple(one.name for one in others if person.table and one.table == person.table)


def _known(tx: Transaction, identity: str) -> Known:
    found = roster.find_known(tx, identity)
    if found is None or found.is_retired:
        raise NoSuchProfessional(id=identity)
    return found


def _signs(person: Professional) -> tuple[str, ...]:
    return person.name, person.company, person.email


def _refuse_another(tx: Transaction, known: Known, wanted: Professional) -> None:
    """Refuse what makes somebody into somebody else who is known. Ids of a file say nothing about typed words."""
    others = [one for one in roster.load_known(tx) if one.number != known.number and not one.is_retired]
    if recognise_professionals([replace(wanted, id="")], others).known:
        raise AlreadyOnRoster(name=wanted.name)


def _wanted(form: PersonForm, stands: PersonForm) -> tuple[Professional, Mode | None]:
    """Return somebody as they stand, with what the form changes of what it was opened with."""
    began = form.began
    if began is None:
        return form.professional, form.mode
    names = (one.name for one in dataclass_fields(Professional))
    typed = {name: getattr(form.professional, name) for name in names}
    new = {name: value for name, value in typed.items() if value != getattr(began.professional, name)}
    return replace(stands.professional, **new), stands.mode if form.mode == began.mode else form.mode


def _changes(before: PersonForm, after: PersonForm) -> tuple[FieldChange, ...]:
    return *changes_of(before.professional, after.professional), *_mode_change(before.mode, after.mode)


def _mode_change(before: Mode | None, after: Mode | None) -> Iterable[FieldChange]:
    if before != after:
        yield FieldChange("mode", before.value if before else "", after.value if after else "")


def _at(standing: Iterable[Booking], starts: Iterable[datetime]) -> Iterable[Booking]:
    moments = set(starts)
    return (one for one in standing if one.starts_at in moments)
