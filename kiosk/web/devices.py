"""Which phone is trying a PIN, so that a pause meets that phone and not everybody behind the same address.

A name that a phone may choose itself would give a guesser a fresh one for every try. So names are given out
signed, and an address from which much went wrong loses the right to be told apart by names.

Codes are public and a PIN has six digits: whoever has a few hundred addresses and every code would find one in an
evening. So all wrong PINs together are counted as well. Phones that have a name and never failed are let try all the
same, up to a number, or one prankster in the room would keep out every phone behind its address. The other two doors,
the link inside the badge and the kiosk, stay open meanwhile, and whoever is signed in notices nothing.
"""

import hmac
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from kiosk.web.throttle import Failures

COOKIE: Final = "kiosk_device"

WINDOW: Final = timedelta(minutes=20)
FROM_ONE_ADDRESS: Final = 100
"""Wrong PINs within the window. Two hundred professionals behind one address, half of whom mistype, stay below it."""
FROM_ALL: Final = 500
"""Wrong PINs within the window: with the next, in an evening of four hours fewer than one in a hundred such attacks
finds a PIN."""
FROM_NEWCOMERS: Final = 100
"""Wrong PINs within the window, everywhere, of phones that never failed before, while the others are not compared."""

Counted = list[tuple[Failures, str]]


class Try:
    """One PIN that is being compared, counted as wrong until it turns out to be none."""

    def __init__(self, counted: Counted) -> None:
        self._counted = counted

    def forgive(self) -> None:
        """Count it no more: the PIN was right, or was not compared after all."""
        for failures, key in self._counted:
            failures.give_back(key)


class Devices:
    """Names for phones that try PINs. The key lives as long as the process: a restart gives new names."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._key = secrets.token_bytes(32)
        self._failures = Failures(clock, allowed=10, within=timedelta(minutes=15))
        self._wrong_pins = Failures(clock, allowed=FROM_ONE_ADDRESS, within=WINDOW)
        self._all_wrong_pins = Failures(clock, allowed=FROM_ALL, within=WINDOW)
        self._newcomers = Failures(clock, allowed=FROM_NEWCOMERS, within=WINDOW)
        self._failed_names = Failures(clock, allowed=0, within=timedelta(hours=12))

    def new_cookie(self) -> str:
        """Return a name with its signature, for a phone that has none."""
        name = secrets.token_hex(16)
        return f"{name}.{self._sign(name)}"

    def device(self, cookie: str, client: str) -> str:
        """Return what a pause is kept by: the phone's name, or its address where the name cannot be trusted."""
        if self.is_ours(cookie) and not self._failures.too_many(client):
            return f"phone:{cookie.partition('.')[0]}"
        return f"address:{client}"

    def is_ours(self, cookie: str) -> bool:
        """Tell whether this process gave out that cookie."""
        name, _, signature = cookie.partition(".")
        return bool(name) and hmac.compare_digest(signature.encode(), self._sign(name).encode())

    def begin_try(self, cookie: str, client: str) -> Try | None:
        """Return a try whose PIN may be compared, counted as wrong already, or nothing.

        Counted beforehand: of many that come at one moment none is compared beyond what is allowed.
        """
        counted = [(self._wrong_pins, client), (self._all_wrong_pins, "")]
        if _take_all(counted):
            return Try(counted)
        name = cookie.partition(".")[0]
        newcomer = [(self._failed_names, name), (self._newcomers, "")]
        return Try(newcomer) if self.is_ours(cookie) and _take_all(newcomer) else None

    def note_failure(self, cookie: str, client: str) -> None:
        """Count a try from a client address that failed, and that this phone is one that does."""
        self._failures.note(client)
        if self.is_ours(cookie):
            self._failed_names.note(cookie.partition(".")[0])

    def _sign(self, name: str) -> str:
        return hmac.new(self._key, name.encode(), sha256).hexdigest()


def _take_all(counted: Counted) -> bool:
    """Count one failure of each beforehand, or none."""
    for done, (failures, key) in enumerate(counted):
        if not failures.take(key):
            Try(counted[:done]).forgive()
            return False
    return True
