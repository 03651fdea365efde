"""What professionals write down for themselves, and that the phone pages forget them."""

from functools import partial

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
