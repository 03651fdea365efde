import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.booking import codes
from kiosk.booking.codes import (
    CROCKFORD,
    hash_secret,
    new_badge_code,
    new_booking_code,
    new_personal_code,
    new_reference,
    read_badge_or_personal,
    read_reference,
)


def test_a_booking_code_is_26_characters_that_a_small_qr_code_holds() -> None:
    """A booking code holds 128 random bits in 26 capital letters and digits."""
    made = {new_booking_code() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"[A-Z2-7]{26}", code) for code in made)


def test_letter_case_of_a_code_does_not_matter() -> None:
    """An address copied in small letters still opens the booking."""
    code = new_booking_code()
    assert hash_secret(code.lower()) == hash_secret(f" {code}\n") == hash_secret(code)
    assert code not in hash_secret(code)
    assert re.fullmatch(r"[0-9a-f]{64}", hash_secret(code))


def test_a_reference_is_shown_in_two_groups() -> None:
    """A reference reads like K7QD-2M and never holds letters that look like digits."""
    for _ in range(500):
        assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}", new_reference())


@pytest.mark.parametrize(
    "typed", ["K1QD-20", "k1qd20", " kIqd 2o ", "KLQD2O", "K1Q-D2-0", "k l q d 2 0", "K1QD\u20132O"]
)
def test_a_reference_is_forgiving_to_type(typed: str) -> None:
    """Case, spaces, dashes, O for 0 and I or L for 1 do not matter when a student types a reference."""
    assert read_reference(typed) == "K1QD-20"


@pytest.mark.parametrize("typed", ["", "K7QD-2", "K7QD-2MM", "K7QD-2U", "K7QD_2M", "Ｋ7QD2M", "K7QD-2é"])
def test_what_cannot_be_a_reference_is_none(typed: str) -> None:
    """A reference with a missing, foreign or surplus character finds nothing instead of somebody else's booking."""
    assert read_reference(typed) == ""


@given(st.text(max_size=40))
def test_any_typed_text_is_a_reference_or_none(typed: str) -> None:
    """Whatever is typed, reading it as a reference neither fails nor gives something unreadable."""
    found = read_reference(typed)
    assert found == "" or read_reference(found) == found


def test_a_reference_that_was_made_reads_as_itself() -> None:
    """What the screen shows is what the look-up finds."""
    for _ in range(200):
        reference = new_reference()
        assert read_reference(reference.lower()) == reference


def test_badge_and_personal_codes_read_as_printed() -> None:
    """A scanner that types a badge in small letters, and a person who types the short code, are both understood."""
    for _ in range(200):
        badge, personal = new_badge_code(), new_personal_code()
        assert badge.startswith("MK1P")
        assert len(badge) == 12
        assert read_badge_or_personal(badge.lower()) == badge
        assert read_badge_or_personal(f" {personal.lower()} ") == personal
    assert read_badge_or_personal("MK1P") == ""
    assert read_badge_or_personal("MK2P12345678") == ""


def test_the_alphabet_has_no_look_alikes() -> None:
    """No code for people holds I, L, O or U."""
    assert len(CROCKFORD) == len(set(CROCKFORD)) == 32
    assert not set(CROCKFORD) & set("ILOU")
    assert codes.new_key() != codes.new_key()
