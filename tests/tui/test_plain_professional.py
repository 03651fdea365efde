"""A professional at a kiosk that speaks line by line: a badge at any question, the PIN, and numbers."""

from kiosk.booking.status import Status, Via
from kiosk.bootstrap import Kiosk
from tests.tui.terminal_dialogue import Terminal
from tests.tui.test_plain import book, close, kiosk, talk  # noqa: F401 - the last two are fixtures


def test_a_badge_is_understood_at_a_students_question(kiosk: Kiosk, talk: Terminal) -> None:  # noqa: F811
    """The professional confirms between two keys of the student, whose dialogue goes on where it was."""
    badges = {badge.professional.id: badge for badge in kiosk.services.make_badges(())}
    reference = book(talk)
    booking = kiosk.services.find_reference(reference)
    badge = badges[booking.professional.id]
    talk.answer("Number:", badge.badge_code.lower())
    talk.expect("Your badge was read")
    talk.answer("PIN", badge.pin)
    talk.expect("1 request waits for your answer.")
    talk.choose(booking.card.student)
    talk.expect("Wants to ask")
    talk.choose("Confirm")
    talk.expect("sees it on the ticket")
    assert kiosk.services.find_reference(reference).status is Status.CONFIRMED
    assert kiosk.services.list_history(booking.id)[-1].via is Via.BADGE
    talk.choose("My evening")
    talk.choose("Pause new requests")
    talk.expect("no new requests")
    talk.answer("Number:", "0")
    talk.choose("Done, I have it")
    talk.choose("Goodbye")
    close(talk)


def test_a_personal_code_and_another_time(kiosk: Kiosk, talk: Terminal) -> None:  # noqa: F811
    """Without a reader the way in stands on the first list; another time is two numbers; a wrong PIN is refused."""
    badges = {badge.professional.id: badge for badge in kiosk.services.make_badges(())}
    reference = book(talk)
    talk.choose("Done, I have it")
    talk.choose("Goodbye")
    booking = kiosk.services.find_reference(reference)
    badge = badges[booking.professional.id]
    talk.choose("Professionals: your requests")
    talk.answer("Personal code", badge.personal_code)
    talk.answer("PIN", "000000")
    talk.expect("do not fit together")
    talk.answer("Press Enter", "")
    talk.choose("Professionals: your requests")
    talk.answer("Personal code", badge.personal_code)
    talk.answer("PIN", f"{badge.pin[:3]} {badge.pin[3:]}")
    talk.choose(booking.card.student)
    talk.choose("Propose another time")
    talk.answer("Number:", "1")
    talk.expect("whether another time suits")
    moved = kiosk.services.find_reference(reference)
    assert (moved.status, moved.starts_at != booking.starts_at) == (Status.COUNTERED, True)
    talk.answer("Number:", "0")
    close(talk)
