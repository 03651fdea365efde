"""A rehearsed evening in plain lines, for a terminal and for the organizer's screen. Pure."""

from collections.abc import Sequence
from typing import Final

from kiosk.booking.paper.table_lines import table_lines
from kiosk.booking.rehearsal import Overflow, Rehearsal, middle, ninth_of_ten
from kiosk.texts import ENGLISH

_NAMED: Final = 8
"""Lines of a list; more would not be acted on."""


def rehearsal_lines(found: Rehearsal) -> list[str]:
    """Return a rehearsal as an organizer reads it: what happened, then what to do about it."""
    values = {
        "seed": found.seed,
        "students": ENGLISH.plural("rehearsal.students", found.students),
        "kiosks": ENGLISH.plural("rehearsal.kiosks", found.kiosks),
        "gave_up": found.gave_up,
        "queue": f"{middle(found.queue):.0f}",
        "queue_long": f"{ninth_of_ten(found.queue):.0f}",
        "booked": found.booked,
        "met": found.met,
        "no_shows": found.no_shows,
        "full": found.found_full,
        "nobody": found.found_nobody,
        "unanswered": found.unanswered,
        "wait": f"{middle(found.waits):.0f}",
        "wait_long": f"{ninth_of_ten(found.waits):.0f}",
        "tables": found.tables,
    }
    said = [*ENGLISH.lines("rehearsal.summary", **values), ""]
    if found.kiosks_advised > found.kiosks:
        said.append(ENGLISH("rehearsal.more_kiosks", advised=found.kiosks_advised))
    said += table_lines(found.tables_there, ENGLISH)
    said += _list("overflow", _wanted(found.overflows))
    said += _list("too_late", _wanted(found.too_late))
    said += _list("nobody", found.nobody)
    said += _list("idle", [(name, None) for name in found.idle])
    return said


def _wanted(them: Sequence[Overflow]) -> list[tuple[str, int | None]]:
    return [(ENGLISH("rehearsal.slots", name=one.name, slots=one.slots), one.turned_away) for one in them]


def _list(name: str, rows: Sequence[tuple[str, int | None]]) -> list[str]:
    if not rows:
        return []
    shown = [f"  {text}" if number is None else f"  {number:>4}  {text}" for text, number in rows[:_NAMED]]
    if len(rows) > _NAMED:
        shown.append("  " + ENGLISH("rehearsal.more", count=len(rows) - _NAMED))
    return [ENGLISH(f"rehearsal.{name}"), *shown]
