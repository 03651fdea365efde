"""What the organizer does behind the PIN: the menu, a roster file looked at and imported, a walk-in."""

from pathlib import Path

import pytest
from textual import events

from kiosk.errors import DatabaseBusy
from kiosk.services.answers import PerhapsSame
from kiosk.tui.organizer.choose_file import ChooseFileScreen
from kiosk.tui.widgets.typed_field import TypedField
from tests.tui.driving import running
from tests.tui.fakes import PIN
from tests.tui.organizing import FakeDesk, behind_the_pin, shown

SIGN_UP = """What is your full name?,E-mail,Employer,What is your current job title?,What could you talk about?
Núria Castañé,nuria@faro.example,Faro,Directora,Crisis communications
[@click=app.quit]Quit[/] [/],evil@x.example,[bold]Evil[/,\x1b[31mred,[/]
,nobody@x.example,Empty,Manager,health
"""
CONTACTS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Byron,https://www.linkedin.com/in/ada,,Faro,Head of Press,01 Jan 2020
Bo,Lind,https://www.linkedin.com/in/bo,bo@x.example,Nord,Director,02 Feb 2021
"""


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    """A removable drive with a sign-up, a contact book and things that are no rosters."""
    (tmp_path / "sign-up.csv").write_text(SIGN_UP, encoding="utf-8")
    (tmp_path / "holiday.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "contacts.csv").write_text(CONTACTS, encoding="utf-8")
    (tmp_path / "other" / "old.csv").write_bytes("name,email\nJosé Núñez,jose@x.example\n".encode("cp1252"))
    return tmp_path


async def test_menu_goes_by_number_arrow_and_touch() -> None:
    """Each entry opens by its number, by Enter and by a touch, and Esc comes back to the menu."""
    async with behind_the_pin() as kiosk:
        assert kiosk.screen == "OrganizerScreen"
        await kiosk.press("5")
        assert kiosk.screen == "WalkInScreen"
        await kiosk.press("escape", "enter")
        assert kiosk.screen == "WalkInScreen"
        await kiosk.press("escape")
        await kiosk.pilot.click("#menu", offset=(6, 9))
        await kiosk.settle()
        assert kiosk.screen == "WalkInScreen"
        await kiosk.press("f5")
        assert kiosk.screen == "WelcomeScreen"


async def test_file_is_found_on_a_drive_and_imported(drive: Path) -> None:
    """A file on a drive is chosen with the keys, looked at part by part, and imported without its broken rows."""
    desk = FakeDesk(places=(drive,))
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("4")
        assert "holiday" not in await shown(kiosk, "sign-up.csv")
        await kiosk.press("enter")
        assert kiosk.screen == "PreviewScreen"
        await shown(kiosk, "There is no name in this row")
        await kiosk.press("right")
        await shown(kiosk, "+ new")
        await kiosk.press("right")
        await shown(kiosk, "Directora")
        await kiosk.press("right")
        await shown(kiosk, "What is your current job title?")
        await kiosk.press("right")
        await shown(kiosk, "Núria Castañé")
        await kiosk.press("f2")
        await shown(kiosk, "1 with errors will be left out")
        await kiosk.press("right", "enter")
        await shown(kiosk, "Done: 2 added")
        assert [len(people) for people, _ in desk.imported] == [2]
        await kiosk.press("f8", "right", "enter")
        await shown(kiosk, "2 who came with it are off again")
        assert desk.imported == []
        await kiosk.press("f8", "right", "enter")
        await shown(kiosk, "!")


async def test_a_path_is_typed_while_a_slow_folder_opens(drive: Path) -> None:
    """What a slow drive answers does not take the cursor: the path that is being typed is the one that opens."""
    desk = FakeDesk(places=(drive,))
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("4")
        await shown(kiosk, "sign-up.csv")
        await kiosk.write(str(drive / "other" / "contacts.csv"))
        kiosk.app.screen.post_message(ChooseFileScreen.FolderOpened(desk.open_folder(drive)))
        await kiosk.settle()
        await kiosk.press("enter")
        await shown(kiosk, "Byron")


async def test_letters_on_their_way_to_the_list_belong_to_the_path(drive: Path) -> None:
    """The first letter of a path takes the cursor; those typed so fast that they still went to the list are kept."""
    async with behind_the_pin(FakeDesk(places=(drive,))) as kiosk:
        await kiosk.press("4")
        await shown(kiosk, "sign-up.csv")
        at = kiosk.app.focused
        assert at is not None
        await kiosk.press("m")
        for letter in "edia":
            key = events.Key(letter, letter)
            key._set_forwarded()  # as the app does with what it hands on
            at.post_message(key)
        await kiosk.settle()
        assert "media" in kiosk.text()


async def test_hostile_roster_is_plain_text_in_the_preview(drive: Path) -> None:
    """Markup and escape sequences of a file are text in every part; a touch asks at most what a column is."""
    async with behind_the_pin(FakeDesk(places=(drive,)), size=(160, 50)) as kiosk:
        await kiosk.press("4", "enter")
        for _ in range(5):
            await kiosk.press("right", "down")
            await kiosk.pilot.click("#part", offset=(14, 2))
            await kiosk.settle()
            assert "\x1b" not in kiosk.text()
            if kiosk.screen == "ChooseModal":
                await kiosk.press("escape")
            assert kiosk.screen == "PreviewScreen"
            assert kiosk.app.is_running
        while "Position" not in kiosk.text():
            await kiosk.press("right")
        await shown(kiosk, "[@click=app.quit]Quit[/] [/]")


async def test_contact_book_is_imported_only_after_the_question(drive: Path) -> None:
    """People of a contact book are asked about first, and No imports nobody."""
    desk = FakeDesk(places=(drive / "other",))
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("4")
        await kiosk.write(str(drive / "other" / "contacts.csv"))
        await kiosk.press("enter")
        await shown(kiosk, "2 new")
        await kiosk.press("f2")
        await shown(kiosk, "contact book. Did all 2 people")
        await kiosk.press("enter")
        assert desk.imported == []
        await kiosk.press("f2", "right", "enter")
        assert len(desk.imported) == 1


async def test_what_empty_cells_take_away_is_asked_about_first(drive: Path) -> None:
    """Fields that many would lose are named in the head of the preview, and No imports nothing."""
    desk = FakeDesk(places=(drive / "other",), emptied={"company": 60})
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("4")
        await kiosk.write(str(drive / "other" / "old.csv"))
        await kiosk.press("enter")
        await shown(kiosk, "emptied: company (60 people)")
        await kiosk.press("f2")
        await shown(kiosk, "Import and empty them")
        await kiosk.press("enter")
        assert desk.imported == []
        await kiosk.press("f2", "right", "enter")
        assert len(desk.imported) == 1


async def test_who_may_stand_twice_is_asked_about_first(drive: Path) -> None:
    """Somebody whose address alone is new is named with the address on the roster, and No imports nothing."""
    twin = PerhapsSame("José Núñez (Faro)", "jose@x.example", "old@x.example", "old@x.example")
    desk = FakeDesk(places=(drive / "other",), perhaps=(twin,))
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("4")
        await kiosk.write(str(drive / "other" / "old.csv"))
        await kiosk.press("enter")
        await shown(kiosk, "Import: 1 new")
        await kiosk.press("f2")
        await shown(kiosk, "They are new: import")
        await kiosk.press("enter")
        assert desk.imported == []
        await kiosk.press("f2", "right", "enter")
        assert len(desk.imported) == 1


async def test_accents_are_tried_until_the_name_is_right(drive: Path) -> None:
    """F6 reads the file in the next encoding, so that somebody who knows the person can tell."""
    async with behind_the_pin(FakeDesk(places=(drive / "other",))) as kiosk:
        await kiosk.press("4")
        await kiosk.write(str(drive / "other" / "old.csv"))
        await kiosk.press("enter")
        await shown(kiosk, "José Núñez")
        await kiosk.press("f6", "f6")
        await shown(kiosk, "read as cp1252")
        await kiosk.press("f6")
        assert "José Núñez" not in kiosk.text()


async def test_file_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    """A drive that was pulled out, or a path that is wrong, is said calmly."""
    async with behind_the_pin(FakeDesk(places=(tmp_path / "gone",))) as kiosk:
        await kiosk.press("4")
        await shown(kiosk, "cannot be opened")
        await kiosk.write("/no/such/file.csv")
        await kiosk.press("enter")
        await shown(kiosk, "There is no file")
        await kiosk.press("f2")
        assert kiosk.screen == "PreviewScreen"


async def test_walk_in_is_added_by_name_alone() -> None:
    """A name and Enter through the form put somebody on the roster; the same person again is refused in words."""
    desk = FakeDesk()
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("5", "f2")
        await shown(kiosk, "A name is all that is needed")
        for again in range(2):
            await kiosk.write("Eva [/] Marie")
            await kiosk.press("tab", "tab", "tab", "tab")
            await kiosk.write("crisis, sports")
            await kiosk.press("f2")
            if not again:
                await shown(kiosk, "No table was free")
        await shown(kiosk, "Eva [/] Marie is on the roster already")
        assert desk.people[-1].specialties == ("crisis", "sports")


async def test_a_file_that_was_mended_is_read_again(drive: Path) -> None:
    """After "mend them first" the next F2 reads the file anew, and what was mended is imported."""
    desk = FakeDesk(places=(drive,))
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("4", "enter")
        await shown(kiosk, "There is no name in this row")
        await kiosk.press("f2")
        await shown(kiosk, "will be left out")
        await kiosk.press("enter")
        await shown(kiosk, "Mend the file, save it, and press F2")
        (drive / "sign-up.csv").write_text(SIGN_UP.replace("\n,nobody", "\nNo Body,nobody"), encoding="utf-8")
        await kiosk.press("f2")
        await shown(kiosk, "3 people")
        assert desk.imported == []
        await kiosk.press("f2")
        await shown(kiosk, "Done: 3 added")


async def test_newer_answers_are_taken_when_the_organizer_says_so(drive: Path) -> None:
    """Where somebody stands twice the import names them, says the difference, and imports what was chosen."""
    twice = "Name,E-mail,Employer\nAda Okoro,a@x.example,Old\nBo Lind,b@x.example,Nord\nAda Okoro,a@x.example,New\n"
    (drive / "sign-up.csv").write_text(twice, encoding="utf-8")
    desk = FakeDesk(places=(drive,))
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("4", "enter")
        await shown(kiosk, "2 people")
        await kiosk.press("f2")
        text = " ".join((await shown(kiosk, "stands in the")).replace("│", " ").split())
        assert "Ada Okoro (rows 2 and 4)" in text
        assert "company: Old / New" in text
        assert desk.imported == []
        await kiosk.press("right", "enter")
        await shown(kiosk, "Done: 2 added")
        assert [one.company for one in desk.imported[0][0]] == ["New", "Nord"]


async def test_a_doubt_is_mended_where_it_is_told(drive: Path) -> None:
    """E on a problem opens that person's entry; the import takes what was typed, and the doubt is gone."""
    rows = "Name,E-mail,Available\nAda Okoro,a@x.example,after 7\nBo Lind,b@x.example,early only\n"
    (drive / "sign-up.csv").write_text(rows, encoding="utf-8")
    desk = FakeDesk(places=(drive,))
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("4", "enter")
        await shown(kiosk, "2 people")
        await kiosk.press("left", "left")
        assert "Bo Lind" in await shown(kiosk, "early only")
        await kiosk.press("e")
        await shown(kiosk, "Change Bo Lind")
        hours = kiosk.app.screen.query_one("#available", TypedField)
        hours.focus()
        hours.value = "18:00-20:00 xyz"
        await kiosk.press("f2")
        await shown(kiosk, "These hours were not understood")
        hours.value = "until 8"
        await kiosk.press("f2")
        await shown(kiosk, "Nothing is wrong with this file")
        await kiosk.press("f2")
        await shown(kiosk, "Done: 2 added")
        assert [str(one.available[0]) for one in desk.imported[0][0]] == ["19:00-00:00", "00:00-20:00"]


async def test_what_was_put_right_holds_in_other_letters_too(drive: Path) -> None:
    """Mended while the letters are wrong and then read in the right ones: the name is right, and the change holds."""
    (drive / "sign-up.csv").write_text("Name,E-mail,Table\nZoë Lind,z@x.example,1\n", encoding="cp1252")
    desk = FakeDesk(places=(drive,))
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("4", "enter")
        await shown(kiosk, "Zoë Lind")
        await kiosk.press(*3 * ["f6"])  # UTF-8, Windows, Mac
        await shown(kiosk, "ZoÎ Lind")
        await kiosk.press("left", "left", "E")
        await shown(kiosk, "Change ZoÎ Lind")
        kiosk.app.screen.query_one("#table", TypedField).value = "9"
        await kiosk.press("f2")
        await shown(kiosk, "ZoÎ Lind")
        await kiosk.press("right", "right", *4 * ["f6"])
        await shown(kiosk, "Zoë Lind")
        await kiosk.press("f2")
        await shown(kiosk, "Done: 1 added")
        assert [(one.name, one.table) for one in desk.imported[0][0]] == [("Zoë Lind", "9")]


async def test_a_failed_comparison_is_made_again_before_an_import(drive: Path) -> None:
    """What an import would do could not be found out: F2 asks once more and imports nothing unasked."""
    (drive / "sign-up.csv").write_text("Name,Company\nAda Okoro,A\n", encoding="utf-8")
    desk = FakeDesk(places=(drive,), emptied={"company": 60})
    desk.fail["preview_import"] = DatabaseBusy()
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press("4", "enter")
        await shown(kiosk, "Ada Okoro")
        await kiosk.press("f2", "f2")
        assert desk.imported == []
        del desk.fail["preview_import"]
        await kiosk.press("f2")
        await shown(kiosk, "60 people")
        assert desk.imported == []


async def test_accents_stay_in_sight_while_they_are_tried(drive: Path) -> None:
    """F6 shows the names, whatever else is wrong with the file."""
    async with behind_the_pin(FakeDesk(places=(drive,))) as kiosk:
        await kiosk.press("4", "enter")
        await shown(kiosk, "There is no name in this row")
        await kiosk.press("f6")
        await shown(kiosk, "Is this how the name is spelt?")


async def test_the_pin_is_given_by_touch() -> None:
    """The button under the PIN does what Enter does; without a PIN it does nothing."""
    async with running(FakeDesk()) as kiosk:
        await kiosk.press("ctrl+o")
        await kiosk.click("#open")
        assert kiosk.screen == "PinModal"
        await kiosk.write(PIN)
        while kiosk.app.screen.query_one("#open").has_class("-active"):  # a button takes no second touch meanwhile
            await kiosk.settle()
        await kiosk.click("#open")
        await shown(kiosk, "The evening, live")


async def test_the_preview_shows_how_hours_were_understood(tmp_path: Path) -> None:
    """Before the import the list says who is here when at 80 columns, and who counts as here for the whole event."""
    file = "Name,Email,Arrival,Until\nAna Ruiz,ana@x.example,6:30 pm,8 pm\nBo Lind,bo@x.example,,\n"
    (tmp_path / "hours.csv").write_text(file, encoding="utf-8")
    async with behind_the_pin(FakeDesk(places=(tmp_path,))) as kiosk:
        await kiosk.press("4", "enter")
        await shown(kiosk, "18:30-20:00")
        text = await shown(kiosk, "whole event")
        assert "Here: 18:30-20:00" in text


async def test_the_preview_says_what_several_rows_share_once(tmp_path: Path) -> None:
    """Rows with the same trouble are one line that names them; hours far outside the event are among the warnings."""
    rows = "".join(f"Ana{n} Ruiz,ana{n}@x.example,Thursday perhaps\n" for n in range(40))
    (tmp_path / "shifts.csv").write_text(f"Name,Email,Available\n{rows}", encoding="utf-8")
    async with behind_the_pin(FakeDesk(places=(tmp_path,))) as kiosk:
        await kiosk.press("4", "enter")
        await shown(kiosk, "Ana0 Ruiz")
        await kiosk.press("right", "right", "right")
        text = await shown(kiosk, "2-41")
        assert text.count("2-41") == 2  # in the list, and in full below it
        assert text.count("warning") == 1


async def test_names_are_whole_and_a_file_saved_meanwhile_is_there(tmp_path: Path) -> None:
    """Versions of one file are told apart by their ends and the hour; back from a look, a new file stands there."""
    for number in (3, 4):
        (tmp_path / f"PR night volunteers FINAL v{number}.csv").write_text("name\nAda\n")
    async with behind_the_pin(FakeDesk(places=(tmp_path,))) as kiosk:
        await kiosk.press("4")
        text = await shown(kiosk, "volunteers FINAL v3.csv")
        assert "volunteers FINAL v4.csv" in text
        (tmp_path / "saved meanwhile.csv").write_text("name\nZoe\n")
        await kiosk.press("enter")
        await shown(kiosk, "read as")
        await kiosk.press("escape")
        await shown(kiosk, "saved meanwhile.csv")
