"""The secrets and short names of bookings and badges: made from random bits, and read as people type them.

Nothing here is stored or looked up; `secrets` is the only source of chance. PINs stand in `pins`.
"""

import base64
import hashlib
import secrets
from typing import Final

CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Douglas Crockford's base 32: no I, L, O (they look like 1 and 0) and no U."""
BADGE_PREFIX: Final = "MK1P"
"""A badge reader types the whole code; the prefix tells it from a student's reference."""

_READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SECRET_BYTES: Final = 16  # 128 bits
_REFERENCE_GROUP: Final = 4
_REFERENCE_LENGTH: Final = 6
_PERSONAL_LENGTH: Final = 5
_BADGE_LENGTH: Final = 8  # with the prefix 12 characters: a version 1 QR code at level Q


def new_secret() -> str:
    """Return 128 random bits as 26 characters of upper-case base32 (RFC 4648 section 6) without padding."""
    return base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode("ascii").rstrip("=")


def new_booking_code() -> str:
    """Return a new booking code, the secret in the address of a student's QR code; made by the client."""
    return new_secret()


def code_after(code: str, *facts: str) -> str:
    """Return the booking code that follows from another and what was chosen; who has the one could make the other."""
    told = "\n".join((code.strip().upper(), *facts)).encode("utf-8")
    return base64.b32encode(hashlib.sha256(told).digest()[:_SECRET_BYTES]).decode("ascii").rstrip("=")


def new_key() -> str:
    """Return a new idempotency key or visit id: 128 random bits, hexadecimal. Made by the client."""
    return secrets.token_hex(_SECRET_BYTES)


def hash_secret(secret: str) -> str:
    """Return what is stored of a code, secret link or phone token: SHA-256, hexadecimal, of its upper case.

    128 random bits need no salt and no slow hash: they cannot be tried through.
    """
    return hashlib.sha256(secret.strip().upper().encode("utf-8")).hexdigest()


def new_reference() -> str:
    """Return a random reference, `K7QD-2M`: 30 bits, unique per event only once the database has taken it."""
    return _grouped(_crockford(_REFERENCE_LENGTH))


def read_reference(typed: str) -> str:
    """Return a typed reference as it is stored (`k7qd 2m` -> `K7QD-2M`), or "" where it cannot be one."""
    plain = _read(typed)
    return _grouped(plain) if len(plain) == _REFERENCE_LENGTH else ""


def new_personal_code() -> str:
    """Return a short public name of a professional, typed where nothing scans; unique per event in the database."""
    return _crockford(_PERSONAL_LENGTH)


def new_badge_code() -> str:
    """Return the code on the outside of a badge: the prefix and eight random characters. Public, never a proof."""
    return BADGE_PREFIX + _crockford(_BADGE_LENGTH)


def read_badge_or_personal(typed: str) -> str:
    """Return a typed or scanned badge code or personal code as it is stored, or "" where it can be neither."""
    plain = _read(typed)
    # The prefix is letters of the alphabet too, and its I-like digit reads as itself.
    if plain.startswith(BADGE_PREFIX) and len(plain) == len(BADGE_PREFIX) + _BADGE_LENGTH:
        return plain
    return plain if len(plain) == _PERSONAL_LENGTH else ""


def _crockford(length: int) -> str:
    return "".join(secrets.choice(CROCKFORD) for _ in range(length))


def _grouped(plain: str) -> str:
    return f"{plain[:_REFERENCE_GROUP]}-{plain[_REFERENCE_GROUP:]}"


def _read(typed: str) -> str:
    """Forgive case, spaces, dashes and look-alikes; "" where a character is none of the alphabet."""
    plain = "".join(typed.split()).replace("-", "").replace("\u2013", "").upper().translate(_READ_AS)
    return plain if all(letter in CROCKFORD for letter in plain) else ""
