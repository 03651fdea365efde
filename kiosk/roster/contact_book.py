"""Whether a file is an export of somebody's contacts: people who have not all volunteered."""

from collections.abc import Sequence
from typing import Final

from kiosk.roster.headers import key

# Headers that only these programs write, any one set of them.
_SIGNATURES: Final = (
    frozenset(("connected on",)),  # LinkedIn
    frozenset(("email 1 label", "email 1 value")),  # Google Contacts since 2024
    frozenset(("email 1 type", "email 1 value")),  # Google Contacts before
    frozenset(("group membership", "given name")),
    frozenset(("email type", "email display name")),  # Outlook for Windows
    frozenset(("email address", "home street", "business street")),
    frozenset(("email address", "email 2 address")),  # Outlook on the web
    frozenset(("email typ", "email angezeigter name")),
    frozenset(("email adresse", "email 2 adresse")),
    frozenset(("type de messagerie", "nom complet de l adresse de messagerie")),
    frozenset(("primary email", "secondary email", "screen name 1")),  # Thunderbird
    frozenset(("primary email", "secondary email", "nickname")),
)


def is_contact_book(headers: Sequence[str]) -> bool:
    """Tell by its headers whether a file is an export of LinkedIn, Google, Outlook or Thunderbird contacts."""
    keys = frozenset(key(header) for header in headers)
    return any(signature <= keys for signature in _SIGNATURES)
