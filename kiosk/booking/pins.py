"""PINs: which are fit, how they are kept, and how long wrong ones pause. No clock, no storage.

A six-digit PIN has 20 bits: no hash saves it from somebody who has the file and time. The slow hash guards
against a glance into a backup; the pauses guard the door.
"""

import hashlib
import hmac
import secrets
import unicodedata
from datetime import timedelta
from itertools import pairwise
from typing import Final

from kiosk.errors import PinUnfit
from kiosk.texts import ENGLISH

# scrypt parameters of RFC 7914 for interactive use: 16 MB and about 70 ms on a small machine.
_COST: Final = 2**14
_BLOCK: Final = 8
_PARALLEL: Final = 1
_SALT_BYTES: Final = 16
_MEMORY: Final = 2**26  # OpenSSL refuses 16 MB with its default bound

PIN_LENGTH: Final = 6
"""Digits of a professional's PIN."""
TRIES: Final = 5
"""Wrong tries before a pause."""
_FIRST_PAUSE: Final = timedelta(minutes=5)
_LONGEST_PAUSE: Final = timedelta(minutes=60)
_BETWEEN: Final = "-.·\u2010\u2011\u2013"


def new_pin() -> str:
    """Return six random digits that are not easy to guess."""
    while True:
        pin = f"{secrets.randbelow(10**PIN_LENGTH):0{PIN_LENGTH}d}"
        if not is_trivial(pin):
            return pin


def read_pin(typed: str) -> str:
    """Return a typed PIN as it is stored, however its digits are grouped: a badge prints `184 687`."""
    return "".join(one for one in unicodedata.normalize("NFKC", typed) if not one.isspace() and one not in _BETWEEN)


def is_trivial(pin: str) -> bool:
    """Tell whether digits are all alike, repeat a short group (`121212`), or run up or down (`345678`, `098765`)."""
    repeats = any(len(pin) % size == 0 and pin == pin[:size] * (len(pin) // size) for size in range(1, 4))
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return repeats or steps <= {1} or steps <= {9}


def check_organizer_pin_fit(pin: str) -> None:
    """Refuse an organizer's PIN that is not six to twelve digits or too easy to guess.

    Raises:
        PinUnfit: with the problem in words.
    """
    if not (pin.isascii() and pin.isdigit()):
        raise PinUnfit(problem=ENGLISH("errors.PinUnfit.digits"))
    if not PIN_LENGTH <= len(pin) <= 2 * PIN_LENGTH:
        raise PinUnfit(problem=ENGLISH("errors.PinUnfit.length", count=len(pin)))
    if is_trivial(pin):
        raise PinUnfit(problem=ENGLISH("errors.PinUnfit.easy"))


def hash_pin(pin: str) -> str:
    """Return what is stored of a PIN: `scrypt$N$r$p$salt$hash` (RFC 7914), with a salt of its own."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return f"scrypt${_COST}${_BLOCK}${_PARALLEL}${salt.hex()}${_scrypt(pin, salt, _COST, _BLOCK, _PARALLEL).hex()}"


def pin_fits(pin: str, stored: str | None) -> bool:
    """Tell whether a PIN is the stored one; with nothing stored it takes as long and says no."""
    _, cost, block, parallel, salt, wanted = (stored or _NOBODY).split("$")
    found = _scrypt(pin, bytes.fromhex(salt), int(cost), int(block), int(parallel))
    return hmac.compare_digest(found, bytes.fromhex(wanted)) and stored is not None


def pause_after(failures: int) -> timedelta | None:
    """Return the pause that the latest of so many wrong tries in a row starts, if it starts one.

    Every fifth does: five minutes, then twice as long each time, an hour at most.
    """
    if failures == 0 or failures % TRIES:
        return None
    doublings = min(failures // TRIES - 1, 10)  # bounded before it is shifted
    return min(_FIRST_PAUSE * (1 << doublings), _LONGEST_PAUSE)


def _scrypt(pin: str, salt: bytes, cost: int, block: int, parallel: int) -> bytes:
    return hashlib.scrypt(pin.encode("utf-8"), salt=salt, n=cost, r=block, p=parallel, maxmem=_MEMORY, dklen=32)


_NOBODY: Final = f"scrypt${_COST}${_BLOCK}${_PARALLEL}${'00' * _SALT_BYTES}${'00' * 32}"
