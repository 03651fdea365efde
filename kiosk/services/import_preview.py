"""The records of a previewed import, as the organizer's page is handed them. Frozen; nothing is compared here."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.people import Professional

if TYPE_CHECKING:  # the bundle names these records
    from kiosk.services.answers import ImportReceipt


class Change(StrEnum):
    """What becomes of somebody."""

    ADDED = "added"
    CHANGED = "changed"
    MISSING = "missing"
    """On the roster and not in the file; stays."""
    RETIRED = "retired"
    """Missing, and taken off the roster."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a changed professional, as text."""

    field: str
    was: str
    will_be: str


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What an import does to one professional."""

    change: Change
    professional: Professional
    fields: tuple[FieldChange, ...] = ()
    """Only for a changed one."""


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """The difference between a file and the roster as it stands."""

    receipt: "ImportReceipt"
    changes: tuple[PersonChange, ...]
