"""Whether phones reach the kiosk, judged from what is known; and what that lets a code say. Pure.

Only a request from another machine, or an answer through the public address, is a proof. An answer that this machine
gives to itself proves nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

PROOF_LASTS: Final = timedelta(hours=12)
"""An evening and its preparation; the next event asks anew."""
SILENCE_LASTS: Final = timedelta(hours=1)
"""So long into the event no phone at all was here: the proof is none of now. A quiet half hour is no alarm."""
UNHEARD: Final = 6
"""So many codes were shown since a phone was last here, and none was opened: the network may keep devices apart now.
Students who do not scan look the same, and in most evenings there are six of them in a row."""
STILL_TRIED: Final = 4
"""While no phone comes, one code in so many goes on carrying its address: the first that a phone opens is the proof
that phones get here, and all codes carry the address again. Without them nothing could tell."""
GRACE: Final = timedelta(minutes=2)
"""How long a student may take from a code on the screen to its page on their phone."""


class Door(StrEnum):
    """How it stands between phones and this kiosk."""

    OFFLINE = "offline"
    """No address was chosen."""
    ASSUMED = "assumed"
    """The organizer said so."""
    PROVED = "proved"
    """A phone was here, under the address that codes carry."""
    PUBLIC = "public"
    """The public address leads to this evening."""
    STALE = "stale"
    """A phone was here, but none lately, though some should have been. A few codes go on trying."""
    UNPROVED = "unproved"
    """There is an address, and no phone has tried it yet, or too long ago."""
    GONE = "gone"
    """The address does not answer any more: the network has changed."""
    DEAD = "dead"
    """The public address does not lead here."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What codes may count on now."""

    door: Door
    base_url: str
    """The address that codes carry once phones reach it; empty where none is known."""

    @property
    def is_open(self) -> bool:
        """Whether every code may say the address."""
        return bool(self.base_url) and self.door in (Door.ASSUMED, Door.PROVED, Door.PUBLIC)

    def opens(self, code: str) -> bool:
        """Tell whether this very code says the address; of one booking code always the same while nothing changes."""
        if self.door is not Door.STALE:
            return self.is_open
        return bool(self.base_url) and sha256(code.upper().encode()).digest()[0] % STILL_TRIED == 0


def is_public(base_url: str) -> bool:
    """Tell whether an address leads in from outside: by https or by a name, not by a number of some network."""
    parts = urlsplit(base_url)
    try:
        ip = ip_address(parts.hostname or "")
    except ValueError:
        return parts.scheme == "https" or "." in (parts.hostname or "").removesuffix(".local")
    return parts.scheme == "https" or ip.is_global


def is_fresh(proved_at: datetime | None, now: datetime) -> bool:
    """Tell whether a phone's proof (an aware moment, or none) still holds."""
    return proved_at is not None and now - proved_at < PROOF_LASTS


@dataclass(frozen=True, slots=True)
class Sign:
    """When a phone was last here, and what speaks against another getting here now."""

    at: datetime
    """When a phone last fetched something under the address. Aware."""
    unheard: int = 0
    """Bookings made at kiosks since, long enough ago for their codes to have been opened."""
    event_starts: datetime | None = None
    """Aware; before that nobody is expected."""

    def holds(self, now: datetime) -> bool:
        """Tell whether phones may be believed to get here still."""
        is_quiet = self.event_starts is not None and now - max(self.at, self.event_starts) >= SILENCE_LASTS
        return not is_quiet and self.unheard < UNHEARD


def judge(base_url: str, *, assumed: bool, answers: bool, sign: Sign | None, now: datetime) -> Reach:
    """Return how it stands.

    Args:
        base_url: what codes would carry; empty where nothing was chosen.
        assumed: the organizer takes it on themselves.
        answers: a request to `base_url` reached this evening's pages just now.
        sign: of a phone under this very address; none where none was ever here.
        now: aware.
    """
    if not base_url:
        return Reach(Door.OFFLINE, "")
    if assumed:
        return Reach(Door.ASSUMED, base_url)
    if is_public(base_url):
        return Reach(Door.PUBLIC if answers else Door.DEAD, base_url)
    if not answers:
        return Reach(Door.GONE, base_url)
    if sign is None or not is_fresh(sign.at, now):
        return Reach(Door.UNPROVED, base_url)
    return Reach(Door.PROVED if sign.holds(now) else Door.STALE, base_url)
