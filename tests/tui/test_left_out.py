"""The preview of an import names the columns that are not read."""

from kiosk.roster import read_roster_bytes
from kiosk.texts import ENGLISH
from kiosk.tui.organizer.preview_parts import part


def test_the_preview_names_what_is_left_out() -> None:
    """The last line of the columns lists those that are not read; without such there is no such line."""
    roster = read_roster_bytes(b"Name,Phone type,Diet\nAda Okoro,mobile,vegan\n")
    view = part("columns", roster, None, ENGLISH)
    assert view.lines[-1].cells[:2] == ("left out", "Phone type, Diet")
    assert "Phone type, Diet" in view.details[view.lines[-1].key]
    assert len(part("columns", read_roster_bytes(b"Name\nAda Okoro\n"), None, ENGLISH).lines) == 1
