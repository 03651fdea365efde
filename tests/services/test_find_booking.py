import pytest

from kiosk.booking.booking import Booking
from kiosk.booking.codes import new_booking_code
from kiosk.booking.status import Party, Status
from kiosk.errors import NoSuchBooking, SignInPaused
from kiosk.services.find_booking import find_my_booking, find_reference, open_ticket, show_booking
from kiosk.services.list_bookings import list_bookings, list_evening, list_visit_bookings
from tests.services.evening import Evening, a_visit


def mine(evening: Evening, reference: str, name: str, station: str = "kiosk-1") -> Booking:
    """Look for one's own booking at a station."""
    return find_my_booking(evening.database, evening.clock, reference, name, station)


def test_my_booking_is_found_by_reference_and_first_name(evening: Evening) -> None:
    """Case, accents and dashes do not stand between a student and their booking."""
    booking = evening.hold(visit=a_visit("Zoë Núñez"))
    plain = booking.reference.replace("-", "").lower()
    assert mine(evening, plain, "zoe") == booking
    assert mine(evening, booking.reference, "ZOË N.") == booking


def test_the_reference_alone_is_not_enough_for_a_student(evening: Evening) -> None:
    """With a wrong name a right reference is no booking, in the same words as a wrong reference."""
    booking = evening.hold()
    for reference, name in ((booking.reference, "Grace"), ("0000-00", "Ada"), ("?", "Ada"), (booking.reference, "")):
        with pytest.raises(NoSuchBooking):
            mine(evening, reference, name)


def test_wrong_tries_pause_here_but_keep_nobody_from_their_booking(evening: Evening) -> None:
    """After five wrong tries the sixth is not looked at; a right pair opens all the same, and so does elsewhere."""
    booking = evening.hold()
    for _ in range(5):
        with pytest.raises(NoSuchBooking):
            mine(evening, "0000-00", "Ada")
    with pytest.raises(SignInPaused):
        mine(evening, "0000-01", "Ada")
    assert mine(evening, booking.reference, "Ada") == booking
    with pytest.raises(NoSuchBooking):
        mine(evening, "0000-00", "Ada", "kiosk-2")


def test_the_organizer_needs_only_the_reference(evening: Evening) -> None:
    """At the desk a reference finds the booking."""
    booking = evening.hold()
    assert find_reference(evening.database, evening.clock, booking.reference.lower()) == booking
    with pytest.raises(NoSuchBooking):
        find_reference(evening.database, evening.clock, "0000-00")


def test_a_code_that_nobody_has_opens_nothing(evening: Evening) -> None:
    """A guessed code, an empty one and an unknown number are no bookings."""
    evening.hold()
    for code in (new_booking_code(), ""):
        with pytest.raises(NoSuchBooking):
            open_ticket(evening.database, evening.clock, code)
    with pytest.raises(NoSuchBooking):
        show_booking(evening.database, evening.clock, 4711)


def test_what_lapsed_is_never_shown_as_waiting(evening: Evening) -> None:
    """A look-up after the deadline shows the booking as expired, though nobody has swept."""
    booking = evening.hold()
    evening.pass_minutes(2)
    assert show_booking(evening.database, evening.clock, booking.id).status is Status.EXPIRED
    assert list_bookings(evening.database, evening.clock)[0].status is Status.EXPIRED


def test_a_ticket_lists_its_own_visit_only(evening: Evening) -> None:
    """Somebody else who gives the same address does not see the bookings of the first one."""
    visit = a_visit(email="ada@example.org")
    second, first = evening.hold("ana", 60, visit), evening.hold("bo", 0, visit)
    other = evening.hold("cy", 90, a_visit(email="ada@example.org"))
    listed = list_visit_bookings(evening.database, evening.clock, first.id)
    assert [booking.id for booking in listed] == [first.id, second.id]
    assert list_visit_bookings(evening.database, evening.clock, other.id) == (other,)
    assert list_visit_bookings(evening.database, evening.clock, 4711) == ()


def test_a_professional_sees_their_evening_in_order(evening: Evening) -> None:
    """Open, met and called-off meetings are listed by time, and neither declined nor lapsed nor other people's."""
    late, early, gone, lapsed = (evening.hold("ana", minutes) for minutes in (90, 0, 30, 60))
    evening.hold("bo", 15)
    evening.move(early, Status.CONFIRMED)
    evening.move(late, Status.CONFIRMED)
    evening.move(late, Status.CANCELLED, Party.STUDENT)
    evening.move(gone, Status.DECLINED)
    evening.pass_minutes(2)
    listed = list_evening(evening.database, evening.clock, "ana")
    assert [booking.id for booking in listed] == [early.id, late.id]
    assert lapsed.id not in {booking.id for booking in listed}


def test_an_address_is_shown_once_both_agreed(evening: Evening) -> None:
    """A student's address reaches the professional with the confirmation, and no ticket or list ever."""
    booking = evening.hold("ana", 0, a_visit(email="ada@example.org"))
    assert list_evening(evening.database, evening.clock, "ana")[0].card.email == ""
    evening.move(booking, Status.CONFIRMED)
    assert list_evening(evening.database, evening.clock, "ana")[0].card.email == "ada@example.org"
    assert show_booking(evening.database, evening.clock, booking.id).card.email == ""
    assert list_bookings(evening.database, evening.clock)[0].card.email == ""
