from dataclasses import replace
from datetime import time

import pytest

from kiosk.booking.status import Party, Status
from kiosk.errors import NothingToUndo
from kiosk.people import Professional, Window
from kiosk.services.add_professional import add_professional
from kiosk.services.answers import ImportReceipt, UndoReceipt
from kiosk.services.import_roster import import_roster
from kiosk.services.list_professionals import list_professionals
from kiosk.services.show_professional import show_professional
from kiosk.services.undo_import import undo_import
from tests.services.evening import PEOPLE, Evening

ANA, BO, CY = PEOPLE
DEE = Professional(id="dee@oak.example", name="Dee Ray", email="dee@oak.example", specialties=("events",))


def bring(evening: Evening, *people: Professional, sync: bool = False) -> ImportReceipt:
    """Import a file with these people."""
    return import_roster(evening.database, evening.clock, people, False, sync)


def undo(evening: Evening) -> UndoReceipt:
    """Take the last import back."""
    return undo_import(evening.database, evening.clock)


def roster(evening: Evening) -> dict[str, Professional]:
    """Everybody on the roster by id."""
    return {one.id: one for one in list_professionals(evening.database, evening.clock)}


def test_the_wrong_file_is_taken_back_whole(evening: Evening) -> None:
    """Who came goes, who was changed is as before, who was taken off is back with their slots."""
    before = roster(evening)
    bring(evening, replace(ANA, company="Alba", specialties=("other",)), BO, DEE, sync=True)
    receipt = undo(evening)
    assert (receipt.removed, receipt.restored, receipt.kept) == (("dee@oak.example",), ("ana", "cy"), ())
    assert roster(evening) == before
    assert receipt.slots == 30


def test_an_import_is_taken_back_once(evening: Evening) -> None:
    """After the undo there is nothing more to take back, and a sentence says so."""
    bring(evening, *PEOPLE, DEE)
    undo(evening)
    with pytest.raises(NothingToUndo, match="taken back already"):
        undo(evening)


def test_only_the_last_import_that_changed_anything_counts(evening: Evening) -> None:
    """Importing the same file again does not hide what the one before did."""
    bring(evening, *PEOPLE, DEE)
    bring(evening, *PEOPLE, DEE)
    assert undo(evening).removed == ("dee@oak.example",)


def test_a_walk_in_stays_when_the_import_before_is_taken_back(evening: Evening) -> None:
    """Somebody who was added at the desk has nothing to do with the file."""
    bring(evening, *PEOPLE, DEE)
    walk_in = Professional(id="row-1", name="Wil Kin", available=(Window(time(19), time(20)),))
    assert add_professional(evening.database, evening.clock, walk_in).id == "wil kin"
    assert len(show_professional(evening.database, evening.clock, "wil kin").slots) == 4
    assert undo(evening).removed == ("dee@oak.example",)
    assert "wil kin" in roster(evening)


def test_nobody_whom_a_student_is_about_to_meet_is_taken_away(evening: Evening) -> None:
    """A new professional with an open booking stays on the roster and is named."""
    bring(evening, *PEOPLE, DEE)
    evening.hold("dee@oak.example", 0)
    receipt = undo(evening)
    assert (receipt.removed, receipt.kept) == ((), ("Dee Ray",))
    assert "dee@oak.example" in roster(evening)


def test_a_past_booking_keeps_its_professional(evening: Evening) -> None:
    """Somebody with a declined request leaves the roster, and the booking still knows them."""
    bring(evening, *PEOPLE, DEE)
    held = evening.hold("dee@oak.example", 0)
    evening.move(held, Status.DECLINED)
    assert undo(evening).removed == ("dee@oak.example",)
    assert "dee@oak.example" not in roster(evening)


def test_an_identity_that_a_new_person_took_goes_back(evening: Evening) -> None:
    """A file that renumbers people and gives an old number away is taken back too."""
    bring(evening, replace(ANA, email="ana@faro.example"))
    bring(evening, replace(ANA, id="A9", email="ana@faro.example"), replace(DEE, id="ana"))
    undo(evening)
    assert roster(evening)["ana"].name in ("Ana Ruiz", "Dee Ray")


def test_promises_outside_the_new_hours_are_listed(evening: Evening) -> None:
    """A booked slot stays, and the organizer reads whom the new hours concern; other hours concern nobody."""
    held = evening.hold("ana", 0)
    cancelled = evening.hold("bo", 0)
    evening.move(cancelled, Status.CANCELLED, Party.STUDENT)
    later = (Window(time(19), time(20)),)
    receipt = bring(evening, replace(ANA, available=later), replace(BO, available=later), CY)
    assert [(one.professional, one.reference) for one in receipt.conflicts] == [("Ana Ruiz", held.reference)]
    assert undo(evening).conflicts == ()


def test_the_receipt_tells_field_by_field(evening: Evening) -> None:
    """What changes is told as the organizer's sheet would show it, with names beside ids."""
    receipt = import_roster(
        evening.database, evening.clock, [replace(ANA, company="Alba", recruiter=True), DEE], True, True
    )
    assert [(c.field, c.was, c.will_be) for c in receipt.changes["ana"]] == [
        ("company", "Faro", "Alba"),
        ("recruiter", "no", "yes"),
    ]
    assert receipt.names["dee@oak.example"] == "Dee Ray"
    assert receipt.names["bo"] == "Bo Lind (Nord)"
    assert receipt.kept == ()


def test_sync_says_whom_it_keeps(evening: Evening) -> None:
    """Who has an open booking is kept by --sync and named apart from those who are merely missing."""
    evening.hold("bo", 0)
    assert bring(evening, ANA, sync=True).kept == ("bo",)
    assert bring(evening, ANA).kept == ()
