"""What professionals write down for themselves, and that the phone pages forget them."""

from functools import partial
from pathlib import Path

import pytest

from kiosk.booking.status import Status
from kiosk.errors import NoSuchBooking, SignInRefused
from kiosk.services.change_evening import show_evening
from kiosk.services.forget_people import forget
from kiosk.services.keep_notes import forget_professional, keep_note, list_notes
from kiosk.services.list_bookings import glance_evening
from kiosk.services.make_badges import make_badges
from kiosk.services.sign_in import recognise_phone, sign_in_phone
from tests.services.evening import Evening


def test_a_note_is_for_its_professional_alone(evening: Evening) -> None:
    """Ana reads her own note about a booking; Bo neither reads nor writes it; empty words take it away."""
    mine = evening.hold("ana")
    keep_note(evening.database, "ana", mine.id, "  Sharp about\tfirst hours\n")
    assert list_notes(evening.database, "ana") == {mine.id: "Sharp about first hours"}
    assert list_notes(evening.database, "bo") == {}
    with pytest.raises(NoSuchBooking):
        keep_note(evening.database, "bo", mine.id, "not mine")
    keep_note(evening.database, "ana", mine.id, " ")
    assert list_notes(evening.database, "ana") == {}


def test_a_note_goes_with_the_student_it_is_about(evening: Evening) -> None:
    """Forgetting the student forgets what was written down about them."""
    mine = evening.hold("ana")
    keep_note(evening.database, "ana", mine.id, "Send her the swan paper")
    forget(evening.database, evening.clock, mine.reference)
    assert list_notes(evening.database, "ana") == {}


def test_a_professional_is_forgotten_on_every_phone(evening: Evening) -> None:
    """Being forgotten signs both phones out, drops the notes and pauses; what is confirmed stays."""
    kept = evening.move(evening.hold("ana"), Status.CONFIRMED)
    keep_note(evening.database, "ana", kept.id, "Nice")
    badge = next(one for one in make_badges(evening.database, evening.clock, []) if one.professional.id == "ana")
    let_in = partial(sign_in_phone, evening.database, evening.clock, badge.secret)
    phones = [let_in().phone_token for _ in range(2)]
    (glance,) = glance_evening(evening.database, evening.clock, phones[0])
    assert (glance.id, glance.status, glance.starts_at) == (kept.id, Status.CONFIRMED, kept.starts_at)
    forget_professional(evening.database, evening.clock, "ana")
    for token in phones:
        with pytest.raises(SignInRefused):
            recognise_phone(evening.database, token)
        with pytest.raises(SignInRefused):
            glance_evening(evening.database, evening.clock, token)
    standing = show_evening(evening.database, evening.clock, "ana")
    assert (standing.paused, standing.meetings) == (True, 1)
    assert list_notes(evening.database, "ana") == {}


@pytest.mark.parametrize("by", ["emptied", "replaced", "forgotten"])
def test_a_deleted_note_is_in_no_file(evening: Evening, by: str) -> None:
    """What a professional took away is neither in the database file nor in the journal beside it."""
    mine = evening.hold("ana")
    keep_note(evening.database, "ana", mine.id, "Quillfeather was late")
    if by == "forgotten":
        forget_professional(evening.database, evening.clock, "ana")
    else:
        keep_note(evening.database, "ana", mine.id, "" if by == "emptied" else "Nice")
    if evening.database.file:
        left = b"".join(file.read_bytes() for file in Path(evening.database.file).parent.iterdir())
        assert b"Quillfeather" not in left


def test_a_note_keeps_its_lines(evening: Evening) -> None:
    """A form with five rows gives back what was written in them, without what steers a terminal."""
    mine = evening.hold("ana")
    keep_note(evening.database, "ana", mine.id, "Knows  swans\r\n\r\nCall \x1b[31mMonday\r\n")
    assert list_notes(evening.database, "ana") == {mine.id: "Knows swans\n\nCall Monday"}
