"""What `kiosk roster` prints for people: the report of a file, the receipt of an import. It stores nothing."""

import shlex
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from kiosk.booking.paper.table_lines import table_lines
from kiosk.roster.alike import alike, doubts, spans_of, with_names
from kiosk.roster.delimiter import NAMES
from kiosk.roster.filled_in import CODES as FILLED_IN
from kiosk.roster.report import Roster, Severity
from kiosk.texts import ENGLISH

if TYPE_CHECKING:  # the services take half a second to import, and a check needs none
    from kiosk.services.answers import BookedOutside, HoursOutside, ImportReceipt, UndoReceipt

_MOST_KINDS = 40
"""Kinds of problems listed; what comes after is counted."""
_MOST_ROWS = 15
"""Rows named for one kind of problem."""
_MOST_OUTSIDE = 20
"""People listed whose hours lie outside the event."""
_MOST_PEOPLE = 200
"""People listed of those added, changed or missing."""
_FIRST = 3
"""People shown, so that a column read as the wrong field is seen at once."""
_MOST_LEFT = 12
"""Columns named that are left out."""
_LONGEST_HEADER = 40
_INDENT = 11
"""Where the text of a problem begins, behind its severity."""


def report_lines(roster: Roster, file: Path, width: int, *, newest: bool | None = None) -> list[str]:
    """Return the report of a file, line by line: what was understood, who is in it, what to mend.

    `width`: columns of the terminal. `newest`: it was read so, and is to be imported so.
    """
    lines = [_headline(roster, file.name), *_columns(roster), *_first_people(roster)]
    if roster.file_problems:
        lines += ["", ENGLISH("roster.check.file_problems")]
        lines += _wrapped([(each.severity, each.message()) for each in roster.file_problems], width)
    if roster.problems:
        lines += ["", *problem_lines(roster, width)]
    return [*lines, "", *_verdict(roster, _as_typed(file, newest=newest))]


def problem_lines(roster: Roster, width: int, *, only_errors: bool = False) -> list[str]:
    """Return the problems of rows, worst first, like ones together; with `only_errors` the file's errors too."""
    ordered = alike(each for each in roster.problems if not only_errors or each.severity is Severity.ERROR)
    shown = [(kind.first.severity, _where(kind.rows, with_names(kind, ENGLISH))) for kind in ordered[:_MOST_KINDS]]
    lines = [ENGLISH("roster.check.problems")] if shown else []
    if only_errors:
        broken = [(each.severity, each.message()) for each in roster.file_problems if each.severity is Severity.ERROR]
        lines = [*_wrapped(broken, width), *lines]
    lines += _wrapped(shown, width)
    if len(ordered) > _MOST_KINDS:
        lines.append(ENGLISH("roster.check.more", count=len(ordered) - _MOST_KINDS))
    return lines


def doubt_lines(roster: Roster, width: int) -> list[str]:
    """Return what an import should not do in silence: what it doubted, whom it is about, and how to change it."""
    told = ("sheet_passed_over", "accents_mended", *FILLED_IN)
    passed = [(each.severity, each.message()) for each in roster.file_problems if each.code in told]
    lines = problem_lines(replace(roster, problems=doubts(roster)), width)
    how = textwrap.wrap(ENGLISH("roster.import.doubts"), max(width, 40), break_on_hyphens=False) if lines else []
    return [*_wrapped(passed, width), *lines, *how]


def receipt_lines(receipt: "ImportReceipt", file: str) -> list[str]:
    """Return what an import did, line by line."""
    key = "roster.import.dry_run" if receipt.dry_run else "roster.import.done"
    counts = {"added": len(receipt.added), "changed": len(receipt.changed), "unchanged": len(receipt.unchanged)}
    lines = [ENGLISH(key, file=file, **counts), *emptied_lines(receipt), *perhaps_lines(receipt)]
    if receipt.retired:
        retired = "roster.import.would_retire" if receipt.dry_run else "roster.import.retired"
        lines.append(ENGLISH(retired, count=len(receipt.retired)))
    if receipt.kept:
        kept = ", ".join(receipt.names[one] for one in receipt.kept)
        lines.append(ENGLISH("roster.import.kept", names=kept))
    elif receipt.missing and not receipt.retired:
        lines.append(ENGLISH("roster.import.missing", count=len(receipt.missing)))
    lines = [*lines, ENGLISH.plural("roster.import.slots", receipt.slots), *table_lines(receipt.tables, ENGLISH)]
    return [*lines, *_outside_lines(receipt.outside)]


def emptied_lines(receipt: "ImportReceipt") -> list[str]:
    """Return which fields empty cells of the file take away from many people, and how that is mended."""
    if not receipt.emptied:
        return []
    from kiosk.services.compare_rosters import emptied_words

    fields = emptied_words(receipt.emptied, ENGLISH)
    return [ENGLISH(f"roster.import.{'would_empty' if receipt.dry_run else 'emptied'}", fields=fields)]


def perhaps_lines(receipt: "ImportReceipt") -> list[str]:
    """Return who may stand twice, and how two entries are joined."""
    shown = [
        ENGLISH(
            "roster.import.perhaps_one",
            name=one.name,
            email=one.email,
            known=one.known_email,
            id=shlex.quote(one.known),
        )
        for one in receipt.perhaps[:_MOST_OUTSIDE]
    ]
    more = len(receipt.perhaps) - len(shown)
    return [
        *([ENGLISH("roster.import.perhaps")] if shown else []),
        *shown,
        *([ENGLISH("roster.import.more", mark="!", count=more)] if more else []),
    ]


def _outside_lines(outside: "Sequence[HoursOutside]") -> list[str]:
    """Return whose hours reach far beyond the event; an hour read as of the morning is seen by that."""
    if not outside:
        return []
    shown = [ENGLISH("roster.import.outside_one", name=one.professional, hours=one.hours) for one in outside]
    more = len(shown) - _MOST_OUTSIDE
    if more > 0:
        shown[_MOST_OUTSIDE:] = [ENGLISH("roster.import.more", mark="!", count=more)]
    return [ENGLISH("roster.import.outside", event=outside[0].event), *shown]


def receipt_shape(receipt: "ImportReceipt | UndoReceipt") -> dict[str, Any]:
    """Return a receipt as plain data; moments as ISO 8601."""
    shape = asdict(receipt)
    for conflict in shape["conflicts"]:
        conflict["starts_at"] = conflict["starts_at"].isoformat()
    if "imported_at" in shape:
        shape["imported_at"] = shape["imported_at"].isoformat()
    return shape


def difference(receipt: "ImportReceipt") -> Iterator[str]:
    """Yield who would be new, changed (field by field) and missing; of very many the first ones."""
    for mark, people in (("+", receipt.added), ("~", receipt.changed), ("-", receipt.missing)):
        for key in people[:_MOST_PEOPLE]:
            yield f"  {mark} {receipt.names.get(key, key)}"
            for change in receipt.changes.get(key, ()):
                yield f"      {change.field}: {change.was or '-'} -> {change.will_be or '-'}"
        if len(people) > _MOST_PEOPLE:
            yield ENGLISH("roster.import.more", mark=mark, count=len(people) - _MOST_PEOPLE)


def conflict_lines(conflicts: "Sequence[BookedOutside]", time_zone: str) -> list[str]:
    """Return the promised meetings that the new hours leave out, in the event's local time."""
    if not conflicts:
        return []
    zone = ZoneInfo(time_zone)
    shown = [
        ENGLISH(
            "roster.import.conflict",
            name=one.professional,
            when=f"{one.starts_at.astimezone(zone):%Y-%m-%d %H:%M}",
            reference=one.reference,
        )
        for one in conflicts
    ]
    return [ENGLISH("roster.import.conflicts"), *shown]


def undo_lines(receipt: "UndoReceipt", time_zone: str) -> list[str]:
    """Return what taking an import back did, line by line."""
    when = f"{receipt.imported_at.astimezone(ZoneInfo(time_zone)):%Y-%m-%d %H:%M}"
    counts = {"removed": len(receipt.removed), "restored": len(receipt.restored)}
    lines = [ENGLISH("roster.undo.done", when=when, **counts)]
    if receipt.kept:
        lines.append(ENGLISH("roster.undo.kept", names=", ".join(receipt.kept)))
    return [*lines, ENGLISH.plural("roster.import.slots", receipt.slots)]


def _headline(roster: Roster, name: str) -> str:
    if _is_refused(roster):
        return ENGLISH("roster.check.refused", file=name)
    people = ENGLISH.plural("roster.check.people", len(roster.rows))
    if not roster.encoding:
        return ENGLISH("roster.check.workbook", file=name, people=people)
    return ENGLISH(
        "roster.check.file",
        file=name,
        people=people,
        encoding=roster.encoding,
        delimiter=_delimiter(roster.delimiter),
    )


def _is_refused(roster: Roster) -> bool:
    """Tell whether the file is another kind of file, of which no row can be left out to make it good."""
    return not roster.encoding and not roster.columns and roster.has_errors


def _delimiter(delimiter: str) -> str:
    named = NAMES.get(delimiter, "other")
    return ENGLISH(f"roster.delimiter.{named}", delimiter=delimiter)


def _columns(roster: Roster) -> list[str]:
    if not roster.columns:
        return []
    lines = [ENGLISH("roster.check.columns")]
    lines += [ENGLISH("roster.check.column", field=name, header=header) for name, header in roster.columns.items()]
    lines += _left_out(roster)
    if not {"name", "first", "last", "preferred"} & set(roster.columns):
        lines.append(ENGLISH("roster.check.unnamed"))
    return lines


def _left_out(roster: Roster) -> list[str]:
    """Return the columns that are not read, in one line."""
    named = ", ".join(
        textwrap.shorten(header, _LONGEST_HEADER, placeholder="...") for header in roster.left_out[:_MOST_LEFT]
    )
    more = len(roster.left_out) - _MOST_LEFT
    if more > 0:
        return [ENGLISH("roster.check.left_out_more", headers=named, count=more)]
    return [ENGLISH("roster.check.left_out", headers=named)] if named else []


def _first_people(roster: Roster) -> list[str]:
    people = [row.professional for row in roster.rows[:_FIRST]]
    if not people:
        return []
    described = (" - ".join(filter(None, (p.name, p.position, p.company, p.email))) for p in people)
    return [ENGLISH("roster.check.first"), *(ENGLISH("roster.check.person", name=each) for each in described)]


def _where(rows: Sequence[int], message: str) -> str:
    spans, more = spans_of(rows), 0
    if len(spans) > _MOST_ROWS:
        spans, more = spans_of(rows[:_MOST_ROWS]), len(rows) - _MOST_ROWS
    listed = ", ".join(spans)
    if more:
        return ENGLISH("roster.check.where.many", rows=listed, count=more, message=message)
    return ENGLISH.plural("roster.check.where", len(rows), rows=listed, message=message)


def _wrapped(problems: Sequence[tuple[Severity, str]], width: int) -> list[str]:
    lines: list[str] = []
    for severity, message in problems:
        text = ENGLISH("roster.check.line", severity=severity.value, message=message)
        lines += textwrap.wrap(text, max(width, 40), subsequent_indent=" " * _INDENT, break_on_hyphens=False)
    return lines


def _as_typed(file: Path, *, newest: bool | None) -> str:
    """Return what follows `kiosk roster import` so that a shell takes it, spaces and brackets in the name too."""
    name = str(file)
    quoted = shlex.quote(f"./{name}" if name.startswith("-") else name)
    return quoted if newest is None else f"{quoted} --{'newest' if newest else 'first'}"


def _verdict(roster: Roster, file: str) -> list[str]:
    if _is_refused(roster):
        return [ENGLISH("roster.check.verdict.refused")]
    lines = [ENGLISH("roster.check.verdict.contact_book")] if roster.is_contact_book else []
    if roster.has_errors:
        errors = ENGLISH.plural("roster.check.errors", roster.error_count)
        return [*lines, ENGLISH("roster.check.verdict.bad", count=errors)]
    return [*lines, ENGLISH("roster.check.verdict.good", file=file)]
