"""The preview of an import: columns that are not read can be put right, and what is no news is not offered."""

from pathlib import Path

from kiosk.roster import read_roster_bytes
from kiosk.texts import ENGLISH
from kiosk.tui.organizer.preview_columns import FIELDS
from kiosk.tui.organizer.preview_parts import part
from tests.tui.organizing import FakeDesk, behind_the_pin, shown


def test_the_preview_names_what_is_left_out() -> None:
    """Each column that is not read has a line behind those that are; without such there is no such line."""
    roster = read_roster_bytes(b"Name,Phone type,Diet\nAda Okoro,mobile,vegan\n")
    view = part("columns", roster, None, ENGLISH)
    assert [line.cells[:2] for line in view.lines[-2:]] == [("left out", "Phone type"), ("left out", "Diet")]
    assert "Diet" in view.details[view.lines[-1].key]
    assert len(part("columns", read_roster_bytes(b"Name\nAda Okoro\n"), None, ENGLISH).lines) == 1


async def test_a_column_is_put_right_on_the_screen(tmp_path: Path) -> None:
    """Enter on a column that is not read asks what it is; the file is read so, and what was wrong goes."""
    (tmp_path / "list.csv").write_text("Name,Email,Zeta\nAna Ruiz,ana@x.example,Head of Press\n", encoding="utf-8")
    async with behind_the_pin(FakeDesk(places=(tmp_path,))) as kiosk:
        await kiosk.press("4", "enter")
        await shown(kiosk, "Ana Ruiz")
        await kiosk.press("right")
        await shown(kiosk, "left out")
        await kiosk.press("end", "enter")
        await shown(kiosk, "What stands in the column “Zeta”?")
        await kiosk.press(*["down"] * FIELDS.index("position"), "enter")
        text = await shown(kiosk, "Head of Press")
        assert "left out" not in text
        await kiosk.press("end", "enter", "home", "enter")
        await shown(kiosk, "left out")


async def test_nothing_new_is_not_offered_for_import(tmp_path: Path) -> None:
    """Where an import would change nothing there is no button for it, and F2 says so and reads the file again."""
    (tmp_path / "list.csv").write_text("Name,Email\nAna Ruiz,ana@x.example\n", encoding="utf-8")
    async with behind_the_pin(FakeDesk(places=(tmp_path,))) as kiosk:
        await kiosk.press("4", "enter")
        await shown(kiosk, "Import this roster")
        await shown(kiosk, "1 new")
        await kiosk.press("f2")
        text = await shown(kiosk, "nothing new")
        assert "Import this roster" not in text
        await kiosk.press("f2")
        await shown(kiosk, "would change nothing")
        (tmp_path / "list.csv").write_text(
            "Name,Email\nAna Ruiz,ana@x.example\nBo Lind,b@x.example\n", encoding="utf-8"
        )
        await kiosk.press("f2")
        await shown(kiosk, "Import this roster")
        await shown(kiosk, "Bo Lind")


def test_what_they_do_there_is_a_position() -> None:
    """People ask for the position in words of their own."""
    roster = read_roster_bytes(b"Name,What they do there\nAda Okoro,runs the press desk\n")
    assert roster.columns["position"] == "What they do there"
