from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from kiosk.booking.paper.table_lines import seat_line
from kiosk.errors import AlreadyOnRoster, FolderUnreadable, InvalidProfessional
from kiosk.people import Professional
from kiosk.services.add_professional import add_professional
from kiosk.services.browse_files import list_places, open_folder
from kiosk.services.forms import EventForm
from kiosk.services.import_preview import Change
from kiosk.services.list_professionals import list_professionals
from kiosk.services.preview_import import preview_import
from kiosk.services.set_event import set_event
from kiosk.services.show_professional import show_professional
from kiosk.texts import ENGLISH
from tests.services.evening import PEOPLE, Evening


def test_preview_tells_who_and_what_would_change(evening: Evening) -> None:
    """A preview names the new, the changed with each field, and the missing, and keeps nothing."""
    ana, bo, cy = PEOPLE
    changed = Professional(id=ana.id, name=ana.name, company="Luz", specialties=ana.specialties, table=ana.table)
    new = Professional(id="dee", name="Dee Noor")
    preview = preview_import(evening.database, evening.clock, [changed, bo, new], False)
    by_change = {each.change: each for each in preview.changes}
    assert by_change[Change.ADDED].professional.name == "Dee Noor"
    assert by_change[Change.MISSING].professional.name == cy.name
    (field,) = by_change[Change.CHANGED].fields
    assert (field.field, field.was, field.will_be) == ("company", "Faro", "Luz")
    assert len(list_professionals(evening.database, evening.clock)) == len(PEOPLE)
    retired = preview_import(evening.database, evening.clock, [ana, bo], True)
    assert [each.change for each in retired.changes] == [Change.RETIRED]


def test_preview_of_people_without_an_id_finds_them(evening: Evening) -> None:
    """People whom a file knows by row only are named in the preview all the same."""
    preview = preview_import(
        evening.database, evening.clock, [Professional(id="row-2", name="Dee", company="X")], False
    )
    assert [each.professional.name for each in preview.changes if each.change is Change.ADDED] == ["Dee"]


def test_walk_in_can_be_booked_at_once(evening: Evening) -> None:
    """Somebody added at the desk has slots, and is there once however often they are typed."""
    added = add_professional(evening.database, evening.clock, Professional(id="", name="Eva Marie", company="Luz"))
    assert show_professional(evening.database, evening.clock, added.id).slots
    with pytest.raises(AlreadyOnRoster, match="Eva Marie"):
        add_professional(evening.database, evening.clock, Professional(id="", name="Eva Marie", company="Luz"))


def test_a_walk_in_is_told_their_table_or_that_none_is_free(evening: Evening) -> None:
    """The next free number is given and returned; when the numbers have run out, that is said."""
    set_event(evening.database, evening.clock, EventForm(tables=3))
    come = partial(add_professional, evening.database, evening.clock)
    first, second = (come(Professional(id="", name=name, company="Luz")).table for name in ("Eva Marie", "Ines Sol"))
    assert (first, second) == ("3", "")
    assert seat_line(first, ENGLISH) == "They sit at table 3."
    assert "No table was free" in seat_line(second, ENGLISH)


def test_walk_in_is_held_to_the_rules_of_a_file(evening: Evening) -> None:
    """A mistyped address is said before anything is kept."""
    with pytest.raises(InvalidProfessional, match="e-mail"):
        add_professional(evening.database, evening.clock, Professional(id="", name="Eva", email="eva at luz"))
    assert len(list_professionals(evening.database, evening.clock)) == len(PEOPLE)


def test_drives_are_found_where_systems_mount_them(tmp_path: Path) -> None:
    """A drive counts whether it is mounted for one person or for all; an empty folder to mount one into does not."""
    (tmp_path / "media" / "ada" / "STICK").mkdir(parents=True)
    (tmp_path / "mnt" / "usb").mkdir(parents=True)
    (tmp_path / "mnt" / "usb" / "list.csv").write_text("name\n")
    (tmp_path / "mnt" / "nothing").mkdir()
    drives = [
        p.path.name for p in list_places((tmp_path / "media", tmp_path / "mnt", tmp_path / "none")) if p.is_drive
    ]
    assert drives == ["STICK", "usb"]


def test_places_come_in_one_order_and_the_systems_own_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drives, Downloads, Desktop and home stand in this order whatever lies there; where a roster is, is told."""
    home = tmp_path / "ada"
    for name in ("Desktop", "Downloads", "snap"):
        (home / name).mkdir(parents=True)
    (home / "Desktop" / "list.csv").write_text("name\n")
    (tmp_path / "media" / "ada" / "STICK").mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.chdir("/")
    places = list_places((tmp_path / "media",))
    assert [one.path.name for one in places] == ["STICK", "Downloads", "Desktop", "ada"]
    assert [one.path.name for one in places if one.has_roster] == ["Desktop"]
    assert {one.path.name for one in open_folder(Path("/")).entries}.isdisjoint({"etc", "proc", "usr", "dev"})
    assert [one.path.name for one in open_folder(home).entries] == ["Desktop", "Downloads"]


def test_folder_shows_what_can_be_a_roster(tmp_path: Path) -> None:
    """Folders come first, then tables with the newest on top; hidden files and pictures are left out."""
    for name in ("b.csv", "a.xlsx", ".hidden.csv", "c.jpg"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    found = open_folder(tmp_path).entries
    assert found[0].path.name == "folder"
    assert {each.path.name for each in found} == {"folder", "a.xlsx", "b.csv"}
    assert found[0].changed_at <= datetime.now(UTC)
    with pytest.raises(FolderUnreadable):
        open_folder(tmp_path / "gone")
