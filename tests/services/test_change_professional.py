from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.booking.status import Status
from kiosk.errors import AlreadyOnRoster, GroupTable, NoSuchProfessional
from kiosk.people import Mode, Professional
from kiosk.roster.walk_in import read_changes, typed_cells
from kiosk.services.answers import PersonEdit
from kiosk.services.change_evening import show_evening
from kiosk.services.change_professional import change_professional, show_entry
from kiosk.services.edit_lines import meanwhile_lines, overruled
from kiosk.services.find_booking import show_booking
from kiosk.services.forms import EventForm
from kiosk.services.import_roster import import_roster
from kiosk.services.set_event import set_event
from kiosk.services.show_professional import show_professional
from kiosk.services.undo_import import undo_import
from kiosk.texts import ENGLISH
from tests.services.evening import OPENS, PEOPLE, Evening


def change(evening: Evening, person: str, *, dry_run: bool = False, **typed: Any) -> PersonEdit:
    """Change somebody as an organizer types it; a `mode` is chosen and not typed."""
    form = show_entry(evening.database, person)
    mode = typed.pop("mode", form.mode)
    found, problems = read_changes(form.professional, typed)
    assert found is not None
    assert not problems
    wanted = replace(form, professional=found, mode=mode)
    return change_professional(evening.database, evening.clock, wanted, dry_run=dry_run)


def who(evening: Evening, person: str) -> Professional:
    """Return somebody as everybody sees them."""
    return show_professional(evening.database, evening.clock, person).professional


def test_what_is_typed_is_kept_and_taken_back(evening: Evening) -> None:
    """Position, interests, languages and consent change at once; what the answer calls `was` takes all of it back."""
    before = who(evening, "ana")
    typed: dict[str, Any] = {
        "position": "Head of Press",
        "specialties": "crisis, podcasts",
        "languages": "French; Catalan",
    }
    edit = change(evening, "ana", **typed, share_contact="yes", mode=Mode.TONIGHT)
    assert [one.field for one in edit.fields] == ["position", "specialties", "languages", "share_contact", "mode"]
    after = who(evening, "ana")
    assert (after.position, after.specialties, after.share_contact) == ("Head of Press", ("crisis", "podcasts"), True)
    assert show_evening(evening.database, evening.clock, "ana").mode is Mode.TONIGHT
    change_professional(evening.database, evening.clock, edit.was)
    assert who(evening, "ana") == before
    assert show_evening(evening.database, evening.clock, "ana").mode is Mode.BOTH


def test_a_preview_keeps_nothing(evening: Evening) -> None:
    """A dry run says what would be, and nothing is."""
    before = who(evening, "ana")
    edit = change(evening, "ana", dry_run=True, name="Ana María Ruiz", available="18:00-18:30", table="9")
    assert (edit.professional.name, edit.professional.table, edit.free) == ("Ana María Ruiz", "9", 2)
    assert who(evening, "ana") == before


def test_meetings_go_along_to_a_new_table(evening: Evening) -> None:
    """Who moves to another table takes the meetings to come along; one under way stays where it is, as it is."""
    begun, ahead = evening.hold("bo", 0), evening.hold("bo", 60)
    for one in (begun, ahead):
        evening.move(one, Status.CONFIRMED)
    evening.pass_minutes(20)
    edit = change(evening, "bo", table="7")
    assert (edit.standing, edit.stay) == (1, ())
    tables = [show_booking(evening.database, evening.clock, one.id).table for one in (begun, ahead)]
    assert tables == ["2", "7"]


def test_a_meeting_stays_where_the_new_table_is_taken_then(evening: Evening) -> None:
    """At a table where somebody else is booked at that time a meeting cannot be: it is named and keeps its own."""
    evening.hold("ana", 60)
    both = [evening.hold("bo", minutes) for minutes in (60, 90)]
    edit = change(evening, "bo", table="1")
    assert [one.reference for one in edit.stay] == [both[0].reference]
    assert [show_booking(evening.database, evening.clock, one.id).table for one in both] == ["2", "1"]


def test_meetings_outside_new_hours_stand_and_are_named(evening: Evening) -> None:
    """Whoever is promised a time keeps it when the hours change; the answer names it, and only theirs."""
    early, late = evening.hold("bo", 0), evening.hold("bo", 105)
    evening.hold("ana", 105)
    edit = change(evening, "bo", available="until 19:00", dry_run=True)
    assert edit.standing == 2
    assert [one.reference for one in edit.outside] == [late.reference]
    change(evening, "bo", available="until 19:00")
    for one in (early, late):
        assert show_booking(evening.database, evening.clock, one.id).is_open


def test_whoever_was_changed_stays_who_they_are(evening: Evening) -> None:
    """A new name and address make nobody new: the file imported again changes them back, and adds nobody."""
    change(evening, "bo", name="Bo Lindqvist", email="bo@nord.example", company="Nord AB")
    receipt = import_roster(evening.database, evening.clock, PEOPLE, False, False)
    assert (receipt.added, receipt.changed) == ((), ("bo",))
    assert who(evening, "bo").name == "Bo Lind"


def test_nobody_becomes_somebody_else(evening: Evening) -> None:
    """The name and company of another professional are refused, and nothing is changed."""
    with pytest.raises(AlreadyOnRoster):
        change(evening, "bo", name="Ana Ruiz", company="Faro")
    assert who(evening, "bo").name == "Bo Lind"
    with pytest.raises(NoSuchProfessional):
        show_entry(evening.database, "nobody")


def test_an_import_can_still_be_taken_back(evening: Evening) -> None:
    """A change by hand does not cost the organizer the way back from the last import."""
    dee = Professional(id="dee", name="Dee Park", company="Park")
    import_roster(evening.database, evening.clock, [*PEOPLE, dee], False, False)
    change(evening, "ana", position="Head of Press")
    assert undo_import(evening.database, evening.clock).removed == ("dee",)
    assert who(evening, "ana").position == "Head of Press"


def test_another_change_moves_no_meeting(evening: Evening) -> None:
    """A meeting keeps the table that was promised when a roster names another; a new position moves it no more."""
    promised = evening.hold("ana", 30)
    import_roster(evening.database, evening.clock, [replace(PEOPLE[0], table="7")], False, False)
    assert change(evening, "ana", position="Partner").fields
    assert show_booking(evening.database, evening.clock, promised.id).table == promised.table != "7"


def test_a_groups_table_is_left_to_it(evening: Evening) -> None:
    """Where a group has its table for itself nobody else is put, and the sentence says so."""
    set_event(evening.database, evening.clock, EventForm(seats=3))
    evening.hold("bo", 60)
    with pytest.raises(GroupTable):
        change(evening, "ana", table="2")


def test_what_was_not_touched_is_not_read_again(evening: Evening) -> None:
    """Fields that still say what stood there change nothing, whatever a file once brought."""
    odd = replace(PEOPLE[1], available=(), specialties=("a; b", "c, d"), name="BO LIND")
    assert read_changes(odd, typed_cells(odd)) == (odd, ())
    edit = change(evening, "ana")
    assert edit.fields == ()
    assert edit.was.professional == replace(who(evening, "ana"), table="1")
    assert evening.hold("ana", 60).starts_at == OPENS + timedelta(minutes=60)


def test_a_stale_form_undoes_nothing(evening: Evening) -> None:
    """Two desks change one person: the later save keeps what the earlier one changed, and says what that was."""
    stale = show_entry(evening.database, "ana")
    change(evening, "ana", email="ana@faro.example", specialties="crisis, podcasts", table="7", mode=Mode.TONIGHT)
    typed = replace(stale, professional=replace(stale.professional, name="Ana María Ruiz"))
    edit = change_professional(evening.database, evening.clock, typed)
    assert [one.field for one in edit.fields] == ["name"]
    assert {one.field for one in edit.meanwhile} == {"email", "specialties", "table", "mode"}
    after = show_entry(evening.database, "ana")
    assert (after.professional.name, after.professional.email) == ("Ana María Ruiz", "ana@faro.example")
    assert (after.professional.specialties, after.professional.table) == (("crisis", "podcasts"), "7")
    assert after.mode is Mode.TONIGHT


def test_an_undo_leaves_what_was_changed_since(evening: Evening) -> None:
    """What takes a change back gives back its own fields, and nothing that another desk changed in between."""
    mine = change(evening, "ana", position="Head of Press")
    was = mine.was.professional.position
    change(evening, "ana", company="Faro Group", mode=Mode.LATER)
    undone = change_professional(evening.database, evening.clock, mine.was)
    assert [one.field for one in undone.fields] == ["position"]
    assert {one.field for one in undone.meanwhile} == {"company", "mode"}
    after = show_entry(evening.database, "ana")
    assert (after.professional.position, after.professional.company) == (was, "Faro Group")
    assert after.mode is Mode.LATER


def test_the_same_field_at_two_desks_is_named(evening: Evening) -> None:
    """Where both desks changed one field the later holds, and the sentence says that it was changed meanwhile."""
    stale = show_entry(evening.database, "ana")
    change(evening, "ana", table="7", email="ana@faro.example")
    typed = replace(stale, professional=replace(stale.professional, table="8"))
    edit = change_professional(evening.database, evening.clock, typed, dry_run=True)
    assert [(one.field, one.was, one.will_be) for one in edit.fields] == [("table", "7", "8")]
    assert overruled(edit) == {"table"}
    assert meanwhile_lines(edit, ENGLISH) == [
        "Changed elsewhere meanwhile, and left so: E-mail.",
        "Changed elsewhere meanwhile, and changed once more here: Table.",
    ]
