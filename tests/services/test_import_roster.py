from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from threading import Barrier

import pytest

from kiosk.booking.status import Party, Status
from kiosk.database import Database, professionals
from kiosk.errors import NoEvent
from kiosk.people import Professional, Window
from kiosk.services.answers import ImportReceipt
from kiosk.services.change_professional import change_professional
from kiosk.services.forms import PersonForm
from kiosk.services.import_roster import import_roster
from kiosk.services.list_professionals import list_professionals
from kiosk.services.show_professional import show_professional
from kiosk.services.undo_import import undo_import
from tests.services.evening import PEOPLE, Evening

ANA, BO, CY = PEOPLE
DANA = Professional(
    id="dana@faro.example",
    name="Dana Reed",
    email="dana@faro.example",
    company="Faro",
    position="Director",
    industries=("Energy", "Sports"),
    specialties=("Crisis communications", "Media relations"),
    bio="Twenty years in crisis work.",
    recruiter=True,
    mentoring=True,
    years=20,
    alma_mater="Complutense",
    city="Madrid",
    languages=("Spanish", "English"),
    linkedin="https://www.linkedin.com/in/dana",
    phone="+34 600 000 000",
    booking_url="https://cal.example/dana",
    share_contact=True,
    available=(Window(time(18), time(19)), Window(time(14), time(16), date(2026, 12, 9))),
    table="12",
    capacity=4,
)


def bring(
    evening: Evening, people: Sequence[Professional], *, dry_run: bool = False, sync: bool = False
) -> ImportReceipt:
    """Import a file with these people."""
    return import_roster(evening.database, evening.clock, people, dry_run, sync)


def ids(evening: Evening) -> set[str]:
    """Who is on the roster."""
    return {one.id for one in list_professionals(evening.database, evening.clock)}


def person(evening: Evening, identity: str) -> Professional:
    """Somebody as the database has them."""
    return show_professional(evening.database, evening.clock, identity).professional


def version(evening: Evening) -> str:
    """The word by which a kiosk sees that its index is old."""
    return evening.database.read(professionals.roster_version)


def test_a_roster_needs_an_event(sqlite_url: str) -> None:
    """Without a networking event nothing is imported, and what to type is said."""
    with pytest.raises(NoEvent, match="kiosk event set"):
        import_roster(Database(sqlite_url), lambda: datetime(2026, 12, 1, tzinfo=UTC), PEOPLE, False, False)


def test_everything_of_a_row_is_kept(evening: Evening) -> None:
    """Every column comes back as it was, the interests in their order, and the hours as slots."""
    receipt = bring(evening, [DANA])
    assert receipt.added == ("dana@faro.example",)
    assert person(evening, DANA.id) == DANA
    found = show_professional(evening.database, evening.clock, DANA.id).slots
    assert len(found) == 8
    assert [slot.table for slot in found] == ["12"] * 4 + [""] * 4


def test_the_same_file_again_changes_nothing(evening: Evening) -> None:
    """Importing twice is harmless, and no kiosk rebuilds its index for it."""
    bring(evening, [*PEOPLE, DANA])
    before = version(evening)
    again = bring(evening, [*PEOPLE, DANA], sync=True)
    assert (again.added, again.changed, again.missing, again.retired) == ((), (), (), ())
    assert len(again.unchanged) == 4
    assert again.slots == 38
    assert version(evening) == before


def test_a_changed_row_is_changed_and_seen(evening: Evening) -> None:
    """A new company and an emptied table arrive, and the index of every kiosk is old."""
    before = version(evening)
    receipt = bring(evening, [replace(ANA, company="Alba", table="", specialties=())])
    assert (receipt.changed, receipt.unchanged, receipt.missing) == (("ana",), (), ("bo", "cy"))
    assert (person(evening, "ana").company, person(evening, "ana").table) == ("Alba", "")
    assert person(evening, "ana").specialties == ()
    assert version(evening) != before


def test_a_dry_run_tells_and_keeps_nothing(evening: Evening) -> None:
    """The receipt is that of the real import, and the database is as it was."""
    before = version(evening)
    receipt = bring(evening, [DANA, replace(ANA, city="Vigo")], dry_run=True, sync=True)
    assert receipt.dry_run
    assert (receipt.added, receipt.changed, receipt.retired) == ((DANA.id,), ("ana",), ("bo", "cy"))
    assert receipt.slots == 18
    assert ids(evening) == {"ana", "bo", "cy"}
    assert version(evening) == before


def test_sync_takes_off_who_is_missing(evening: Evening) -> None:
    """With --sync the roster is the file, and whoever comes back is back with their slots."""
    receipt = bring(evening, [ANA], sync=True)
    assert receipt.missing == receipt.retired == ("bo", "cy")
    assert receipt.slots == 10
    assert ids(evening) == {"ana"}
    assert bring(evening, [ANA, BO]).added == ("bo",)
    assert len(show_professional(evening.database, evening.clock, "bo").slots) == 10


def test_nobody_with_open_bookings_is_taken_off_silently(evening: Evening) -> None:
    """Somebody whom a student is about to meet stays, and the receipt shows them as missing."""
    held = evening.hold("bo", 0)
    receipt = bring(evening, [ANA, CY], sync=True)
    assert (receipt.missing, receipt.retired) == (("bo",), ())
    assert "bo" in ids(evening)
    evening.move(held, Status.DECLINED)
    assert bring(evening, [ANA, CY], sync=True).retired == ("bo",)


def test_a_booked_slot_survives_new_hours_of_its_professional(evening: Evening) -> None:
    """Somebody who now comes later still keeps the meeting that was promised."""
    evening.hold("ana", 0)
    later = replace(ANA, available=(Window(time(19), time(19, 30)),))
    bring(evening, [later])
    found = show_professional(evening.database, evening.clock, "ana").slots
    assert [(f"{slot.starts_at:%H:%M}", slot.free) for slot in found] == [("17:00", 0), ("18:00", 1), ("18:15", 1)]


def test_slots_move_to_another_table_but_not_what_is_booked(evening: Evening) -> None:
    """A new table holds for what is free; a student who has booked finds the table on their ticket."""
    evening.hold("ana", 0)
    cancelled = evening.hold("ana", 15)
    evening.move(cancelled, Status.CANCELLED, Party.STUDENT)
    bring(evening, [replace(ANA, table="9")])
    assert [slot.table for slot in show_professional(evening.database, evening.clock, "ana").slots][:3] == [
        "1",
        "9",
        "9",
    ]


# --- who is who ---------------------------------------------------------------------------------------


def row(number: int, **values: object) -> Professional:
    """A row without an id and an address, as the roster reader gives it."""
    return Professional(id=f"row-{number}", **{"name": "Eve Moss", "company": "Alba", **values})  # type: ignore[arg-type]


def test_somebody_without_id_and_address_is_known_by_name_and_company(evening: Evening) -> None:
    """The row's number means nothing: the same person further down in the next file is the same person."""
    assert bring(evening, [row(2)]).added == ("eve moss, alba",)
    assert bring(evening, [row(7, name="EVE MOSS")]).changed == ("eve moss, alba",)
    assert bring(evening, [row(7, name="EVE MOSS")]).unchanged == ("eve moss, alba",)
    assert bring(evening, [row(2, company="Oak")]).added == ("eve moss, oak",)


def test_an_address_or_an_id_later_makes_nobody_double(evening: Evening) -> None:
    """The same person with an e-mail, then with an id, is one entry that is known better each time."""
    bring(evening, [row(2, specialties=("crisis",))])
    with_email = row(2, email="eve@alba.example")
    receipt = bring(evening, [replace(with_email, id="eve@alba.example")])
    assert (receipt.added, receipt.changed) == ((), ("eve@alba.example",))
    receipt = bring(evening, [replace(with_email, id="D7")])
    assert (receipt.added, receipt.changed) == ((), ("D7",))
    assert ids(evening) == {"ana", "bo", "cy", "D7"}
    assert person(evening, "D7").email == "eve@alba.example"


def test_another_list_adds_and_erases_nothing(evening: Evening) -> None:
    """A contact book that lacks the interests of the roster does not empty them; its new city arrives."""
    bring(evening, [replace(DANA, id="D1")])
    contact = Professional(id=DANA.email, name="Dana Reed", email=DANA.email, company="Faro", city="Vigo")
    receipt = bring(evening, [contact])
    assert (receipt.added, receipt.changed) == ((), ("D1",))
    assert person(evening, "D1") == replace(DANA, id="D1", city="Vigo")
    assert bring(evening, [contact]).unchanged == ("D1",)


def test_a_stronger_sign_is_never_overruled(evening: Evening) -> None:
    """Two ids or two addresses are two people, however alike their names are."""
    bring(evening, [replace(DANA, id="D1")])
    other_id = replace(DANA, id="D2")
    other_address = replace(DANA, id="dana@alba.example", email="dana@alba.example")
    assert bring(evening, [other_id]).added == ("D2",)
    assert bring(evening, [other_address]).added == ("dana@alba.example",)


def test_what_fits_two_people_fits_nobody(evening: Evening) -> None:
    """A row that could be either of two namesakes is a person of its own."""
    bring(evening, [row(2, email="a@x.example"), row(3, email="b@x.example")])
    bring(
        evening,
        [
            replace(row(2, email="a@x.example"), id="a@x.example"),
            replace(row(3, email="b@x.example"), id="b@x.example"),
        ],
    )
    assert bring(evening, [row(4)]).added == ("eve moss, alba",)


def test_two_people_may_exchange_their_ids(evening: Evening) -> None:
    """An organizer who renumbers the sheet does not stumble over an id that is still taken."""
    bring(evening, [replace(DANA, id="D1"), replace(DANA, id="D2", name="Kim Vale", email="kim@x.example")])
    swapped = [replace(DANA, id="D2"), replace(DANA, id="D1", name="Kim Vale", email="kim@x.example")]
    bring(evening, swapped)
    assert person(evening, "D2").name == "Dana Reed"
    assert person(evening, "D1").name == "Kim Vale"


def test_of_several_rows_for_one_person_the_first_counts(evening: Evening) -> None:
    """The same address twice in one file makes one person."""
    receipt = bring(evening, [DANA, replace(DANA, city="Vigo")])
    assert receipt.added == (DANA.id,)
    assert person(evening, DANA.id).city == "Madrid"


def test_bookings_stay_with_somebody_who_is_known_better_now(evening: Evening) -> None:
    """A new id changes nothing for the student who is to meet them."""
    bring(evening, [row(2)])
    held = evening.hold("eve moss, alba", 0)
    bring(evening, [row(2, email="eve@alba.example")])
    evening.pass_minutes(1)
    confirmed = evening.move(held, Status.CONFIRMED)
    assert confirmed.professional.id == "eve@alba.example"
    assert confirmed.changed_at - held.changed_at == timedelta(minutes=1)


def test_two_thousand_rows_are_one_import(evening: Evening) -> None:
    """A long roster arrives whole, with everybody's interests and slots."""
    crowd = [
        Professional(id=f"P{number}", name=f"Person {number}", specialties=("crisis", f"niche {number}"))
        for number in range(2000)
    ]
    receipt = bring(evening, [*PEOPLE, *crowd])
    assert (len(receipt.added), receipt.slots) == (2000, 20030)
    assert person(evening, "P1999").specialties == ("crisis", "niche 1999")
    assert len(bring(evening, [*PEOPLE, *crowd]).unchanged) == 2003


def test_two_imports_at_one_moment_are_one_after_the_other(evening: Evening) -> None:
    """Two organizers who import at once both succeed, nobody is doubled, and everybody's slots are theirs once."""
    files = [
        [Professional(id=f"both-{at}", name=f"Person {at}") for at in range(40)]
        + [Professional(id=f"{which}-{at}", name=f"{which} {at}") for at in range(20)]
        for which in ("one", "two")
    ]
    begin = Barrier(2)

    def load(people: list[Professional]) -> ImportReceipt:
        begin.wait()
        return import_roster(evening.database, evening.clock, people, False, False)

    with ThreadPoolExecutor(2) as organizers:
        first, second = organizers.map(load, files)
    wanted = {person.id for people in files for person in people}
    assert wanted <= ids(evening)
    assert sorted(first.added + second.added) == sorted(wanted)
    starts = [slot.starts_at for slot in show_professional(evening.database, evening.clock, "both-7").slots]
    assert len(starts) == len(set(starts)) > 0


def test_a_narrower_file_changes_only_the_columns_it_has(evening: Evening) -> None:
    """A file of ids, names and tables hands tables out; all else stays, and undo works."""
    known = replace(DANA, id="P01")
    bring(evening, [known])
    receipt = narrow(evening, [Professional(id="P01", name="Dana Reed", table="3")], "table")
    assert receipt.changed == ("P01",)
    assert [(one.field, one.was, one.will_be) for one in receipt.changes["P01"]] == [("table", "12", "3")]
    assert not receipt.emptied
    assert person(evening, "P01") == replace(known, table="3")
    undo_import(evening.database, evening.clock)
    assert person(evening, "P01") == known


def test_a_file_of_names_and_tables_finds_whom_it_means(evening: Evening) -> None:
    """Without companies a name that only one has is enough; one that two have is nobody's, and both stay."""
    twins = [replace(DANA, id="", email=f"{word}@x.example", name="Sam Ost", company=word) for word in ("ash", "oak")]
    bring(evening, [DANA, *[replace(one, id=one.email) for one in twins]])
    one, two = Professional(id="row-2", name="Dana Reed", table="3"), Professional(id="row-3", name="Sam Ost")
    receipt = narrow(evening, [one, two], "table")
    assert (receipt.changed, receipt.added) == ((DANA.id,), ("sam ost",))
    assert person(evening, DANA.id) == replace(DANA, table="3")
    assert person(evening, "ash@x.example").table == "12"


def test_empty_cells_that_take_much_away_are_told(evening: Evening) -> None:
    """A present column that is empty for everybody is named with how many lose by it; one corrected cell is not."""
    crowd = [replace(DANA, id=f"P{n}", name=f"Ada {n}", email=f"a{n}@x.example") for n in range(5)]
    bring(evening, crowd)
    emptied = [replace(one, company="", recruiter=False, phone="" if one.id == "P0" else one.phone) for one in crowd]
    receipt = bring(evening, emptied, dry_run=True)
    assert dict(receipt.emptied) == {"company": 5, "recruiter": 5}


def narrow(evening: Evening, people: Sequence[Professional], *there: str) -> ImportReceipt:
    """Import a file that has only these columns besides id and name."""
    absent = {each.name for each in fields(Professional)} - {"id", "name", *there}
    return import_roster(evening.database, evening.clock, people, False, False, absent=absent)


def test_a_changed_address_is_told_as_perhaps_the_same_person(evening: Evening) -> None:
    """Same name and company with another address is new, and named beside who may be them; changed, they are one."""
    bring(evening, [DANA])
    moved = replace(DANA, id="dr@new.example", email="dr@new.example")
    told = bring(evening, [moved], dry_run=True)
    assert [(one.email, one.known, one.known_email) for one in told.perhaps] == [(moved.email, DANA.id, DANA.email)]
    assert not bring(evening, [moved, DANA], dry_run=True).perhaps, "both stand in the file: they are two"
    assert not bring(evening, [replace(moved, company="Elsewhere")], dry_run=True).perhaps
    form = PersonForm(professional=replace(DANA, email=moved.email))
    change_professional(evening.database, evening.clock, form)
    receipt = bring(evening, [moved])
    assert (receipt.added, receipt.perhaps, len(receipt.changed)) == ((), (), 1)


def test_what_was_typed_into_a_field_that_the_file_lacks_counts(evening: Evening) -> None:
    """Mended on the screen of the file, an entry is kept as it was mended although the file has no such column."""
    bring(evening, [DANA])
    narrow(evening, [replace(DANA, city="Lugo", phone="")], "table")
    assert (person(evening, DANA.id).city, person(evening, DANA.id).phone) == ("Lugo", DANA.phone)
