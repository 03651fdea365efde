"""Phones that open our pages: each keeps the proof fresh that phones get here. No address of a phone is kept."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import lru_cache
from ipaddress import ip_address
from threading import Lock
from typing import Final

import ifaddr

from kiosk.errors import KioskError

EVERY: Final = timedelta(minutes=1)
"""Hundreds of phones ask every few seconds; one of them a minute is enough to know."""


class Sightings:
    """When this process last noted a phone."""

    def __init__(self, note_phone: Callable[[str], bool], clock: Callable[[], datetime]) -> None:
        self._note_phone, self._clock = note_phone, clock
        self._noted_at: datetime | None = None
        self._lock = Lock()

    def note(self, client: str, address: str) -> None:
        """Note that `client` opened a page that only a code or a cookie of ours opens, under a base address.

        This machine itself counts for nothing, and neither does a database that is away: the page is shown.
        """
        now = self._clock()
        if (self._noted_at and now - self._noted_at < EVERY) or is_own(client):
            return
        with self._lock:
            if self._noted_at and now - self._noted_at < EVERY:
                return
            self._noted_at = now
        with suppress(KioskError):
            self._note_phone(address)


def is_own(client: str) -> bool:
    """Tell whether a request came from this machine, by whichever of its addresses."""
    try:
        ip = ip_address(client.partition("%")[0])
    except ValueError:
        return True  # no address, no proof
    mapped = getattr(ip, "ipv4_mapped", None)
    ip = mapped or ip
    return ip.is_loopback or ip.is_unspecified or str(ip) in _own_addresses(int(time.monotonic() // 10))


@lru_cache(maxsize=1)
def _own_addresses(_period: int) -> frozenset[str]:
    return frozenset(
        str(address.ip[0] if address.is_IPv6 else address.ip)
        for adapter in ifaddr.get_adapters()
        for address in adapter.ips
    )
