"""A roster file as an organizer takes it: how it is read, beside what it is laid, and brought in. It asks nobody."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk.people import Professional
from kiosk.services.answers import ImportReceipt
from kiosk.services.bundle import Services
from kiosk.services.import_preview import ImportPreview

if TYPE_CHECKING:  # the reader of rosters takes a tenth of a second to import
    from kiosk.roster.report import Roster

_ENCODINGS: Final = ("", "utf-8", "cp1252", "mac_roman", "cp1250", "utf-16", "cp932")
"""Read as, one after the other, while names look wrong; empty is as the reader recognises it."""


@dataclass(frozen=True, slots=True)
class RosterFile:
    """One file and how it is taken."""

    path: Path
    encoding: str = ""
    """Empty is as the reader recognises it."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Field -> header, where a person put right what was read from which column."""
    sync: bool = False
    """Whoever is not in it is taken off the roster."""
    newest: bool | None = None
    """Of somebody who stands twice the lower row is taken; None where the timestamps of a form decide."""

    def in_next_encoding(self) -> "RosterFile":
        """Return the file as read in another encoding, because the accents look wrong."""
        return replace(self, encoding=_ENCODINGS[(_ENCODINGS.index(self.encoding) + 1) % len(_ENCODINGS)])

    def read(self, services: Services) -> "Roster":
        """Return what is understood of it.

        Raises:
            RosterUnreadable, EncodingUnknown, ExtraMissing.
        """
        return services.read_roster_file(self.path, self.encoding, self.newest, self.mapping)

    def compare(self, services: Services, roster: "Roster") -> ImportPreview:
        """Return what importing what was read would change.

        Raises:
            NoEvent.
        """
        return services.preview_import(roster.professionals, self.sync, absent=roster.absent)

    def bring_in(self, services: Services, roster: "Roster") -> ImportReceipt:
        """Import what was read.

        Raises:
            NoEvent.
        """
        return services.import_roster(roster.professionals, False, self.sync, absent=roster.absent)


def changed_fields(was: Professional, now: Professional) -> dict[str, Any]:
    """Return what somebody has put right about a person, by field: for `Roster.mended`."""
    values = {one.name: getattr(now, one.name) for one in fields(now)}
    return {name: value for name, value in values.items() if value != getattr(was, name)}
