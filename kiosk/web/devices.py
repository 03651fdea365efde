"""Which phone is trying a PIN, so that a pause meets that phone and not everybody behind the same address.

A name that a phone may choose itself would give a guesser a fresh one for every try. So names are given out
signed, and an address from which much went wrong loses the right to be told apart by names.

Codes are public and a PIN has six digits: whoever has a few hundred addresses and every code would find one in an
evening. So all wrong PINs together are counted as well. The other two doors, the link inside the badge and the kiosk,
stay open meanwhile, and whoever is signed in notices nothing.
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
"""Wrong PINs within the window: in an evening of four hours fewer than one in a hundred such attacks finds a PIN."""


class Devices:
    """Names for phones that try PINs. The key lives as long as the process: a restart gives new names."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._key = secrets.token_bytes(32)
        self._failures = Failures(clock, allowed=10, within=timedelta(minutes=15))
        self._wrong_pins = Failures(clock, allowed=FROM_ONE_ADDRESS, within=WINDOW)
        self._all_wrong_pins = Failures(clock, allowed=FROM_ALL, within=WINDOW)

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

    def note_failure(self, client: str, *, was_compared: bool) -> None:
        """Count a try from a client address that failed; one that was not compared with a PIN was no guess."""
        self._failures.note(client)
        if was_compared:
            self._wrong_pins.note(client)
            self._all_wrong_pins.note("")

    def takes_pins(self, client: str) -> bool:
        """Tell whether a PIN from there is compared at all, after what was guessed there and everywhere."""
        return not (self._wrong_pins.too_many(client) or self._all_wrong_pins.too_many(""))

    def _sign(self, name: str) -> str:
        return hmac.new(self._key, name.encode(), sha256).hexdigest()
