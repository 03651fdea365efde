"""Whether phones reach the kiosk, judged from what is known; and what that lets a code say. Pure.

Only a request from another machine, or an answer through the public address, is a proof. An answer that this machine
gives to itself proves nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

PROOF_LASTS: Final = timedelta(hours=12)
"""An evening and its preparation; the next event asks anew."""


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
        """Whether a code may say the address."""
        return bool(self.base_url) and self.door in (Door.ASSUMED, Door.PROVED, Door.PUBLIC)


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


def judge(base_url: str, *, assumed: bool, answers: bool, proved_at: datetime | None, now: datetime) -> Reach:
    """Return how it stands.

    Args:
        base_url: what codes would carry; empty where nothing was chosen.
        assumed: the organizer takes it on themselves.
        answers: a request to `base_url` reached this evening's pages just now.
        proved_at: when a phone last proved this very address.
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
    return Reach(Door.PROVED if is_fresh(proved_at, now) else Door.UNPROVED, base_url)
