"""What counts as proof that phones reach the kiosk."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.booking.codes import new_booking_code
from kiosk.booking.reach import PROOF_LASTS, STILL_TRIED, UNHEARD, Door, Reach, Sign, is_public, judge

NOW = datetime(2026, 12, 3, 18, tzinfo=UTC)
LAN = "http://192.168.1.20:8765"
TUNNEL = "https://pr-night.example.org"


@pytest.mark.parametrize(
    ("base_url", "answers", "proved_at", "door", "is_open"),
    [
        ("", False, None, Door.OFFLINE, False),
        (LAN, True, None, Door.UNPROVED, False),
        (LAN, True, NOW - timedelta(hours=1), Door.PROVED, True),
        (LAN, True, NOW - PROOF_LASTS, Door.UNPROVED, False),
        (LAN, False, NOW - timedelta(hours=1), Door.GONE, False),
        (TUNNEL, True, None, Door.PUBLIC, True),
        (TUNNEL, False, NOW - timedelta(hours=1), Door.DEAD, False),
    ],
)
def test_a_code_says_an_address_on_proof_only(
    base_url: str, answers: bool, proved_at: datetime | None, door: Door, is_open: bool
) -> None:
    """An answer to ourselves proves nothing on a local network; a proof is void once the address is silent or old."""
    sign = Sign(proved_at) if proved_at else None
    found = judge(base_url, assumed=False, answers=answers, sign=sign, now=NOW)
    assert (found.door, found.is_open) == (door, is_open)


@pytest.mark.parametrize(
    ("minutes_ago", "unheard", "starts_in", "door"),
    [
        (30, 0, -120, Door.PROVED),  # a quiet half hour
        (30, UNHEARD - 1, -120, Door.PROVED),
        (5, UNHEARD, -120, Door.STALE),  # codes were shown, and none was opened
        (59, 0, -120, Door.PROVED),
        (60, 0, -120, Door.STALE),  # an hour of the event without any phone
        (240, 0, 0, Door.PROVED),  # proved in the afternoon, the doors have just opened
        (240, 0, -60, Door.STALE),
        (240, 0, 60, Door.PROVED),
    ],
)
def test_green_needs_a_phone_of_late(minutes_ago: int, unheard: int, starts_in: int, door: Door) -> None:
    """Codes that nobody opens tell of a network that keeps devices apart; a quiet half hour is no alarm."""
    sign = Sign(NOW - timedelta(minutes=minutes_ago), unheard, NOW + timedelta(minutes=starts_in))
    found = judge(LAN, assumed=False, answers=True, sign=sign, now=NOW)
    assert found.door is door
    assert found.is_open is (door is Door.PROVED)
    assert judge(LAN, assumed=True, answers=True, sign=sign, now=NOW).is_open


def test_some_codes_go_on_trying_while_no_phone_comes() -> None:
    """Else nothing could bring the proof back; the code of one booking is the same each time it is drawn."""
    codes = [new_booking_code() for _ in range(400)]
    stale = Reach(Door.STALE, LAN)
    trying = [code for code in codes if stale.opens(code)]
    assert 0 < len(trying) < 2 * len(codes) / STILL_TRIED
    assert all(stale.opens(code.lower()) for code in trying)
    assert not any(Reach(door, LAN).opens(code) for code in codes for door in (Door.GONE, Door.UNPROVED, Door.DEAD))
    assert all(Reach(Door.PROVED, LAN).opens(code) for code in codes)
    assert not any(Reach(Door.STALE, "").opens(code) for code in codes)


def test_the_organizers_word_counts_and_is_called_so() -> None:
    """Who says that phones reach the kiosk gets addresses in codes, and the mode is not called proved."""
    found = judge(LAN, assumed=True, answers=False, sign=None, now=NOW)
    assert found.is_open
    assert found.door is Door.ASSUMED


@pytest.mark.parametrize(
    ("address", "public"),
    [
        (LAN, False),
        ("http://10.0.0.4:8765", False),
        ("http://kiosk.local:8765", False),
        ("http://kiosk:8765", False),
        ("http://[fd00::1]:8765", False),
        (TUNNEL, True),
        ("http://pr-night.example.org", True),
        ("https://192.168.1.20", True),
    ],
)
def test_which_addresses_lead_in_from_outside(address: str, public: bool) -> None:
    """Numbers of private networks and names of the room do not; names of the net and https do."""
    assert is_public(address) is public
