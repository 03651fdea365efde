"""What `kiosk roster` prints for people: the report of a file, the receipt of an import. It reads and stores nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.people import Professional
from kiosk.roster.report import Problem, Roster, Severity
from kiosk.texts import ENGLISH

if TYPE_CHECKING:  # the services take half a second to import, and a check needs none
    from kiosk.services.bundle import ImportReceipt

_MOST = 30
"""Problems listed one by one; what comes after is counted."""


def report_lines(roster: Roster, file: Path) -> list[str]:
    """Return the report of a file, line by line: what was understood, who is doubtful, what to mend."""
    lines = [_headline(roster, file.name)]
    lines += _columns(roster)
    if roster.accented_names and any(each.code == "encoding_uncertain" for each in roster.file_problems):
        lines += ["", ENGLISH("roster.check.accents"), *(f"  {name}" for name in roster.accented_names)]
    if roster.file_problems:
        lines += ["", ENGLISH("roster.check.file_problems"), *map(_file_line, roster.file_problems)]
    if roster.problems:
        lines += ["", *problem_lines(roster)]
    return [*lines, "", *_verdict(roster, file)]


def problem_lines(roster: Roster, *, only_errors: bool = False) -> list[str]:
    """Return the problems of rows, the file's own first where only errors are wanted; worst first, then by row."""
    order = list(Severity)
    found = [each for each in roster.problems if not only_errors or each.severity is Severity.ERROR]
    found.sort(key=lambda each: (order.index(each.severity), each.row or 0))
    lines = [ENGLISH("roster.check.problems")] if found else []
    if only_errors:
        lines = [_file_line(each) for each in roster.file_problems if each.severity is Severity.ERROR] + lines
    lines += map(_row_line, found[:_MOST])
    if len(found) > _MOST:
        lines.append(ENGLISH("roster.check.more", count=len(found) - _MOST))
    return lines


def receipt_lines(receipt: "ImportReceipt", file: str) -> list[str]:
    """Return what an import did, line by line."""
    key = "roster.import.dry_run" if receipt.dry_run else "roster.import.done"
    counts = {"added": len(receipt.added), "changed": len(receipt.changed), "unchanged": len(receipt.unchanged)}
    lines = [ENGLISH(key, file=file, **counts)]
    if receipt.retired:
        lines.append(ENGLISH("roster.import.retired", count=len(receipt.retired)))
    elif receipt.missing:
        lines.append(ENGLISH("roster.import.missing", count=len(receipt.missing)))
    return [*lines, ENGLISH("roster.import.slots", slots=receipt.slots)]


def receipt_shape(receipt: "ImportReceipt") -> dict[str, Any]:
    """Return a receipt as plain data."""
    return asdict(receipt)


def difference(
    receipt: "ImportReceipt", before: Sequence[Professional], after: Sequence[Professional]
) -> Iterator[str]:
    """Yield who would be new, changed (field by field) and missing."""
    old, new = {each.id: each for each in before}, {each.id: each for each in after}
    for key in receipt.added:
        yield f"  + {_called(new.get(key), key)}"
    for key in receipt.changed:
        yield f"  ~ {_called(new.get(key) or old.get(key), key)}"
        if key in old and key in new:
            yield from (f"      {line}" for line in _changes(old[key], new[key]))
    for key in receipt.missing:
        yield f"  - {_called(old.get(key), key)}"


def _changes(old: Professional, new: Professional) -> Iterator[str]:
    from kiosk.roster.shape import professional_shape

    was, will = professional_shape(old), professional_shape(new)
    for name in was:
        if was[name] != will[name] and name != "id":
            yield f"{name}: {_shown(was[name])} -> {_shown(will[name])}"


def _shown(value: object) -> str:
    return "; ".join(map(str, value)) or "-" if isinstance(value, list) else str(value) or "-"


def _called(person: Professional | None, key: str) -> str:
    return f"{person.name} ({person.company})" if person and person.company else person.name if person else key


def _headline(roster: Roster, name: str) -> str:
    people = ENGLISH.plural("roster.check.people", len(roster.rows))
    if not roster.encoding:
        return ENGLISH("roster.check.workbook", file=name, people=people)
    return ENGLISH(
        "roster.check.file", file=name, people=people, encoding=roster.encoding, delimiter=_delimiter(roster.delimiter)
    )


def _delimiter(delimiter: str) -> str:
    named = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}.get(delimiter, "other")
    return ENGLISH(f"roster.delimiter.{named}", delimiter=delimiter)


def _columns(roster: Roster) -> list[str]:
    if not roster.columns:
        return []
    lines = [ENGLISH("roster.check.columns")]
    lines += [ENGLISH("roster.check.column", field=name, header=header) for name, header in roster.columns.items()]
    if not {"name", "first", "last", "preferred"} & set(roster.columns):
        lines.append(ENGLISH("roster.check.unnamed"))
    return lines


def _row_line(problem: Problem) -> str:
    return ENGLISH("roster.check.row", row=problem.row, severity=problem.severity.value, message=problem.message())


def _file_line(problem: Problem) -> str:
    return ENGLISH("roster.check.line", severity=problem.severity.value, message=problem.message())


def _verdict(roster: Roster, file: Path) -> list[str]:
    lines = [ENGLISH("roster.check.contact_book")] if roster.is_contact_book else []
    if roster.has_errors:
        return [*lines, ENGLISH("roster.check.bad", count=ENGLISH.plural("roster.check.errors", roster.error_count))]
    return [*lines, ENGLISH("roster.check.good", file=file)]
