"""How often one client address may fail. In memory, bounded, and only failures count: a success is never refused."""

from collections import OrderedDict, deque
from collections.abc import Callable
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from threading import Lock
from typing import Final

_ADDRESSES: Final = 4096


class Failures:
    """Failures of the last while, by client address."""

    def __init__(self, clock: Callable[[], datetime], *, allowed: int, within: timedelta) -> None:
        self._clock = clock
        self._allowed = allowed
        self._within = within
        self._times: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = Lock()

    def take(self, address: str) -> bool:
        """Count one failure of `address` beforehand, where it may still fail; tell whether it may."""
        with self._lock:
            if self._is_too_many(address):
                return False
            self._note(address)
            return True

    def give_back(self, address: str) -> None:
        """Count one failure less: what was taken was none."""
        with self._lock:
            times = self._times.get(address)
            if times:
                times.pop()

    def note(self, address: str) -> None:
        """Count one failure of `address`; the address longest without one is forgotten when there are many."""
        with self._lock:
            self._note(address)

    def too_many(self, address: str) -> bool:
        """Tell whether `address` failed more often than it may."""
        with self._lock:
            return self._is_too_many(address)

    def _note(self, address: str) -> None:
        # One more than allowed is all that needs to be known.
        times = self._times.setdefault(address, deque(maxlen=self._allowed + 1))
        times.append(self._clock())
        self._times.move_to_end(address)
        while len(self._times) > _ADDRESSES:
            self._times.popitem(last=False)

    def _is_too_many(self, address: str) -> bool:
        since = self._clock() - self._within
        return sum(1 for moment in self._times.get(address, ()) if moment > since) > self._allowed

    @property
    def seconds(self) -> int:
        """After how many seconds all is forgotten."""
        return int(self._within.total_seconds())


def client_of(host: str | None) -> str:
    """Return what counts as one client: an IPv4 address, or the /56 network of an IPv6 one.

    A household gets a /56 of its own (RFC 6177), and with it 256 networks to come from.
    """
    try:
        address = ip_address(host or "")
    except ValueError:
        return host or "unknown"
    if address.version == 6:
        return str(address.ipv4_mapped or ip_network((address, 56), strict=False))
    return str(address)
