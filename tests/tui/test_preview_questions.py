"""What is asked before an import: who stands twice, where the newest answer could be the one that counts."""

from kiosk.roster import read_roster_bytes
from kiosk.texts import ENGLISH
from kiosk.tui.organizer.preview_questions import answered_twice, twice_words


def test_a_row_for_each_slot_is_no_second_answer() -> None:
    """Whoever took two slots is asked about by nobody; whoever answered a form twice is."""
    slots = "Start Date/Time,End Date/Time,First Name,Last Name,Email\n"
    for begins, ends in (("6:00 PM", "6:30 PM"), ("7:00 PM", "7:30 PM")):
        slots += f"12/03/2026 {begins},12/03/2026 {ends},Ada,Okoro,a@example.com\n"
    assert answered_twice(read_roster_bytes(slots.encode())) == 0
    form = read_roster_bytes(b"Name,Email,Company\nAda Okoro,a@example.com,Acme\nAda Okoro,a@example.com,Nord\n")
    assert answered_twice(form) == 1
    assert "Ada Okoro" in twice_words(form, ENGLISH)
