"""Pages that a station wrote for the organizer: named again while they are there, and never in the way."""

from pathlib import Path

from kiosk.services.written_pages import BADGES, delete_pages, list_pages, note_page


def test_a_place_that_cannot_be_looked_into_holds_no_page(tmp_path: Path) -> None:
    """A page on a drive that answers no more closes neither the last page of the organizer nor the kiosk's end."""
    there = tmp_path / "badges.html"
    there.touch()
    for page in (tmp_path / ("x" * 300), tmp_path / "gone" / "badges.html", there):
        note_page(tmp_path, BADGES, page)
    assert list_pages(tmp_path, BADGES) == (there,)
    assert delete_pages(tmp_path, BADGES) == (there,)
    assert not there.exists()
