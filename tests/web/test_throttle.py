"""Counting failures by client address."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.web.throttle import Failures, client_of


class Clock:
    """A time that a test moves."""

    now = datetime(2026, 12, 3, 18, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now


def test_failures_are_counted_by_address_and_forgotten() -> None:
    """One address's failures are no other's, and a minute later they are gone."""
    clock = Clock()
    failures = Failures(clock, allowed=3, within=timedelta(minutes=1))
    for _ in range(3):
        failures.note("a")
    assert not failures.too_many("a")
    failures.note("a")
    assert failures.too_many("a")
    assert not failures.too_many("b")
    clock.now += timedelta(minutes=1)
    assert not failures.too_many("a")


def test_memory_is_bounded() -> None:
    """A flood of addresses is forgotten from the oldest on."""
    failures = Failures(Clock(), allowed=0, within=timedelta(minutes=1))
    for number in range(10_000):
        failures.note(f"address {number}")
    assert not failures.too_many("address 0")
    assert failures.too_many("address 9999")


@pytest.mark.parametrize(
    ("host", "client"),
    [
        ("192.168.1.9", "192.168.1.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/56"),
        ("2001:db8:1:ff::ffff", "2001:db8:1::/56"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        (None, "unknown"),
        ("testclient", "testclient"),
    ],
)
def test_one_phone_is_one_client(host: str | None, client: str) -> None:
    """A phone may take any address of its IPv6 network and still counts once."""
    assert client_of(host) == client
