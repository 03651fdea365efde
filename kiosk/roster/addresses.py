"""One usable e-mail address out of a cell, whatever form it was written in. No look-up on a network."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from kiosk.roster.evidence import is_placeholder

_CANDIDATE: Final = re.compile(r"[^\s<>,;|/()\"\[\]、；，]*@[^\s<>,;|/()\"\[\]、；，]*")
# RFC 5322 dot-atom and RFC 1035 labels; what else the standards allow no roster has.
_LOCAL: Final = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_TOP: Final = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{2,59}")


@dataclass(frozen=True, slots=True)
class Address:
    """What a cell says about an e-mail address."""

    email: str = ""
    """Lower case; empty where there is none or it is unusable."""
    is_missing: bool = False
    """Nothing was given."""
    has_others: bool = False
    """There were more, which were left out."""


def read_address(text: str) -> Address:
    """Return the first usable address in a cell's cleaned text."""
    if not text or is_placeholder(text):
        return Address(is_missing=True)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)  # full-width letters of a Japanese keyboard
    found: dict[str, None] = {}
    for candidate in _CANDIDATE.findall(text) if "@" in text else ():
        email = _trimmed(candidate)
        if is_usable(email):
            found[email] = None
    return Address(next(iter(found)), has_others=len(found) > 1) if found else Address()


def is_usable(email: str) -> bool:
    """Tell whether a lower-case address could receive mail, by its syntax (RFC 5321 lengths)."""
    local, at, domain = email.rpartition("@")
    if not at or len(email) > 254 or not 0 < len(local) <= 64:
        return False
    if not email.isascii():
        return _is_international(email)
    labels = domain.split(".")
    return (
        len(labels) > 1
        and all(_LABEL.fullmatch(label) for label in labels)
        and bool(_TOP.fullmatch(labels[-1]))
        and bool(_LOCAL.fullmatch(local))
    )


def _trimmed(candidate: str) -> str:
    text = candidate.casefold().strip("'’‘“”`*").removeprefix("mailto:").partition("?")[0]
    return text.rstrip(".:!'’”*>").lstrip("'‘“:<")


def _is_international(email: str) -> bool:
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - 50 ms, and hardly any roster needs it

    try:
        validate_email(email, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True
