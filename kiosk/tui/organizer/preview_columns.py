"""A column that was read as another field, or not at all: which one is meant, and how to read the file so."""

from collections.abc import Callable, Mapping
from typing import Final

from kiosk.roster.report import Roster
from kiosk.tui.screens.base import KioskScreen, Result
from kiosk.tui.screens.choose import ChooseModal

FIELDS: Final = (
    "name", "first", "last", "preferred", "company", "position", "specialties", "industries", "available", "table",
    "email", "phone", "years", "bio", "linkedin", "alma_mater", "city", "languages", "recruiter", "mentoring",
    "share_contact", "booking_url", "capacity", "status", "id",
)  # fmt: skip
"""What a column can be, the usual ones first."""
_LEFT: Final = "- "
"""Begins the key of a line about a column that is not read; no field is called so."""


def left_out_key(header: str) -> str:
    """Return the key of the line about a column that is not read."""
    return f"{_LEFT}{header}"


def is_left_out(key: str) -> bool:
    """Tell whether a line is about a column that is not read."""
    return key.startswith(_LEFT)


def header_at(roster: Roster, key: str) -> str:
    """Return what finds the column of a line again; empty for a field that several columns make together."""
    return key.removeprefix(_LEFT) if is_left_out(key) else roster.mapping.get(key, "")


def corrected(given: Mapping[str, str], roster: Roster, key: str, name: str) -> dict[str, str]:
    """Return field -> header with the column of a line read as `name`, or left out where that is empty.

    `given` is what was put right before.
    """
    before = {} if is_left_out(key) else {key: ""}
    after = {name: header_at(roster, key)} if name else {}
    return {**given, **before, **after}


def ask_column(
    screen: KioskScreen[Result],
    roster: Roster,
    key: str,
    given: Mapping[str, str],
    then: Callable[[Mapping[str, str]], None],
) -> None:
    """Ask what stands in the column of a line, and call `then` with how to read the file; columns together stay."""
    if not header_at(roster, key):
        return
    answers = FIELDS if is_left_out(key) else ("", *FIELDS)

    def answered(index: int | None) -> None:
        if index is not None and answers[index] != key:
            then(corrected(given, roster, key, answers[index]))

    texts = screen.scene.texts
    words = [texts(f"organizer.preview.fields.{name}" if name else "organizer.preview.leave_out") for name in answers]
    header = roster.columns.get(key, header_at(roster, key))
    question = texts("organizer.preview.what_is", header=header)
    screen.app.push_screen(ChooseModal(screen.scene, question, words), answered)
