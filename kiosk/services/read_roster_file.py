"""Use case: read a roster file from the kiosk's screen, as `kiosk roster check` does; nothing is stored."""

from collections.abc import Mapping
from pathlib import Path

from kiosk.roster import read_roster
from kiosk.roster.report import Roster


def read_roster_file(path: Path, encoding: str, newest: bool | None, mapping: Mapping[str, str]) -> Roster:
    """Return the people in a file and what is wrong with it; an empty encoding lets the reader decide.

    With `newest` the last row of somebody who stands twice counts, not the first; with None where a form says which
    is the newer answer. `mapping` is field -> header where somebody put right what a column is, an empty
    header leaving the field out.

    Raises:
        RosterUnreadable, EncodingUnknown, ExtraMissing, HeaderUnknown
    """
    return read_roster(path, encoding=encoding or None, mapping=mapping, newest=newest)
