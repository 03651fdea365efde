"""Which phone is trying a PIN, so that a pause meets that phone and not everybody behind the same address.

A name that a phone may choose itself would give a guesser a fresh one for every try. So names are given out
signed, and an address from which much went wrong loses the right to be told apart by names.
"""

import hmac
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from kiosk.web.throttle import Failures

COOKIE: Final = "kiosk_device"


class Devices:
    """Names for phones that try PINs. The key lives as long as the process: a restart gives new names."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._key = secrets.token_bytes(32)
        self._failures = Failures(clock, allowed=10, within=timedelta(minutes=15))

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

    def note_failure(self, client: str) -> None:
        """Count a wrong PIN from a client address."""
        self._failures.note(client)

    def _sign(self, name: str) -> str:
        return hmac.new(self._key, name.encode(), sha256).hexdigest()
