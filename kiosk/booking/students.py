"""What a student typed about themselves, made plain and checked before anything is stored. Pure.

It checks the form of an address only: nobody is written to, and no name server is asked.
"""

from dataclasses import replace
from typing import Final

from kiosk.errors import InvalidStudent, Phrase
from kiosk.people import Visit
from kiosk.plaintext import clean

NAME_LIMIT: Final = 80
"""Characters of a name; a request card has room for no more."""
QUESTION_LIMIT: Final = 300
"""Characters of the line a student wants to ask; what is longer is cut."""
_YEAR_LIMIT: Final = 60


def checked_visit(visit: Visit) -> Visit:
    """Return the visit with plain text and a checked address.

    Raises:
        InvalidStudent: no name, a name that is too long, or an address that cannot be one.
    """
    name = clean(visit.name)
    if not name:
        raise InvalidStudent(problem=Phrase("errors.InvalidStudent.no_name"))
    if len(name) > NAME_LIMIT:
        raise InvalidStudent(problem=Phrase("errors.InvalidStudent.long_name", limit=NAME_LIMIT))
    return replace(visit, name=name, email=_checked_address(clean(visit.email)), year=clean(visit.year)[:_YEAR_LIMIT])


def _checked_address(address: str) -> str:
    if not address:
        return ""
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - 50 ms that a start need not pay

    try:
        # RFC 5322 and 6531 syntax; the local part keeps its case, which mail servers may tell apart.
        return validate_email(address, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        raise InvalidStudent(problem=Phrase("errors.InvalidStudent.email", address=address)) from None
