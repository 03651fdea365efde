from datetime import timedelta

import pytest

from kiosk.booking.pins import check_organizer_pin_fit, hash_pin, is_trivial, new_pin, pause_after, pin_fits
from kiosk.errors import PinUnfit


@pytest.mark.parametrize(
    "pin", ["000000", "123456", "654321", "890123", "121212", "123123", "9876543210", "777777777"]
)
def test_pins_that_everybody_tries_first_are_trivial(pin: str) -> None:
    """Digits all alike, in a row or repeated are no PIN."""
    assert is_trivial(pin)


@pytest.mark.parametrize("pin", ["120934", "112358", "998877", "135790", "4711470"])
def test_ordinary_pins_are_allowed(pin: str) -> None:
    """An organizer who takes digits with no pattern is not refused."""
    assert not is_trivial(pin)
    check_organizer_pin_fit(pin)


def test_new_pins_have_six_digits_and_no_pattern() -> None:
    """A badge never carries 000000 or 123456."""
    pins = [new_pin() for _ in range(500)]
    assert all(len(pin) == 6 and pin.isdigit() and not is_trivial(pin) for pin in pins)
    assert len(set(pins)) > 450


@pytest.mark.parametrize(
    ("pin", "problem"),
    [
        ("12345", "5 digits"),
        ("1" * 13, "13 digits"),
        ("12a456", "digits only"),
        ("٣٤٥٦٧٨", "digits only"),
        ("111111", "guess"),
    ],
)
def test_an_unfit_pin_is_refused_with_its_problem(pin: str, problem: str) -> None:
    """An organizer who chooses an unfit PIN reads what is wrong with it."""
    with pytest.raises(PinUnfit) as refused:
        check_organizer_pin_fit(pin)
    assert problem in str(refused.value)


def test_a_kept_pin_fits_only_itself() -> None:
    """The right PIN fits, a wrong one does not, and nothing stored fits nothing."""
    kept = hash_pin("120934")
    assert "120934" not in kept
    assert kept != hash_pin("120934")
    assert pin_fits("120934", kept)
    assert not pin_fits("120935", kept)
    assert not pin_fits("", kept)
    assert not pin_fits("120934", None)


def test_every_fifth_wrong_try_pauses_longer() -> None:
    """Five tries are free, then the pauses are 5, 10, 20, 40 and 60 minutes, never more."""
    pauses = [pause_after(failures) for failures in range(31)]
    assert [pause for pause in pauses if pause] == [timedelta(minutes=m) for m in (5, 10, 20, 40, 60, 60)]
    assert all(pauses[failures] is None for failures in range(31) if failures == 0 or failures % 5)
    assert pause_after(5_000_000) == timedelta(minutes=60)
