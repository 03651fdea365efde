"""The parts of a previewed roster as lines and details. Only words and order; it asks nobody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from kiosk.people import Professional
from kiosk.roster.alike import Alike, alike, spans_of, with_names
from kiosk.roster.hours import hours_words
from kiosk.roster.report import Roster, Severity
from kiosk.services.import_preview import Change, ImportPreview, PersonChange
from kiosk.texts import Texts
from kiosk.tui.organizer.preview_columns import header_at, left_out_key
from kiosk.tui.organizer.preview_words import all_problems
from kiosk.tui.widgets.ledger import Column, Line

NAMES: Final = ("people", "columns", "names", "problems", "difference")
_STYLES: Final = {Severity.ERROR: "bold $bad", Severity.WARNING: "$warn", Severity.INFO: "$soft"}
_SIGNS: Final = {Change.ADDED: "+", Change.CHANGED: "~", Change.MISSING: "·", Change.RETIRED: "−"}
_MOST_LEFT: Final = 40
"""Columns named that are not read, and rows of one problem."""
_WHERE: Final = 9
"""Characters in which rows are written; of more only the first is named."""
_MOST: Final = 2000
"""Lines of one part; a roster of a hundred thousand is looked at by its first people."""


@dataclass(frozen=True, slots=True)
class PartView:
    """One part, ready to show."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    details: Mapping[str, str] = field(default_factory=dict)
    """By the key of the line: all of it, to be wrapped."""
    empty: str = ""
    """What to say where there is no line."""
    rows: Mapping[str, int] = field(default_factory=dict)
    """By the key of a line that is about people: the row of the first of them."""


def part(name: str, roster: Roster, preview: ImportPreview | None, texts: Texts) -> PartView:
    """Return one part by its name."""
    if name == "people":
        return _people(roster, texts)
    if name == "columns":
        return _columns(roster, texts)
    if name == "names":
        return _names(roster, texts)
    return _problems(roster, preview, texts) if name == "problems" else _difference(preview, texts)


def counts(roster: Roster, preview: ImportPreview | None, texts: Texts) -> tuple[str, ...]:
    """Return how much each part holds."""
    problems = len(alike(all_problems(roster, preview, texts)))
    changes = "" if preview is None else str(len(preview.changes))
    return (str(len(roster.rows)), str(len(roster.columns)), str(len(roster.accented_names)), str(problems), changes)


def _people(roster: Roster, texts: Texts) -> PartView:
    row, name, position, company, interests, hours, email = texts.lines("organizer.preview.columns.people")
    columns = (
        Column(row, 4),
        Column(name, 15, 2),
        Column(position, 12, 2),
        Column(company, 11, 2),
        Column(interests, 10, 3),
        Column(hours, 11, 1),
        Column(email, 20, 1, from_width=110),
    )
    shown = roster.rows[:_MOST]
    lines = [Line(str(each.row), (str(each.row), *_cells(each.professional, texts))) for each in shown]
    details = {str(each.row): " · ".join(_facts(each.professional, texts)) for each in shown}
    rows = {str(each.row): each.row for each in shown}
    return PartView(columns, tuple(lines), details, texts("organizer.preview.nobody"), rows)


def _cells(person: Professional, texts: Texts) -> tuple[str, ...]:
    interests = "; ".join(person.specialties)
    return person.name, person.position, person.company, interests, _hours(person, texts), person.email


def _hours(person: Professional, texts: Texts) -> str:
    """Return how somebody's hours were understood; none are the whole event, which is seen before the import."""
    return hours_words(person.available, texts) or texts("roster.list.whole")


def _facts(person: Professional, texts: Texts) -> Iterable[str]:
    lists = ("; ".join(person.specialties), "; ".join(person.industries), "; ".join(person.languages))
    here = texts("organizer.preview.here", hours=_hours(person, texts))
    facts = (person.name, person.position, person.company, person.email, *lists, here, person.table, person.bio)
    return (fact for fact in facts if fact)


def _columns(roster: Roster, texts: Texts) -> PartView:
    field_name, header, first = texts.lines("organizer.preview.columns.columns")
    columns = (Column(field_name, 14), Column(header, 24, 1), Column(first, 16, 1))
    example = roster.professionals[0] if roster.rows else None
    lines = [Line(name, (name, read_from, _example(example, name))) for name, read_from in roster.columns.items()]
    details = {name: _read_from(roster, name, texts) for name in roster.columns}
    for left in dict.fromkeys(roster.left_out[:_MOST_LEFT]):
        lines.append(Line(left_out_key(left), (texts("organizer.preview.left_out"), left, "")))
        details[left_out_key(left)] = texts("organizer.preview.left_out_says", header=left)
    return PartView(columns, tuple(lines), details, texts("roster.check.unnamed"))


def _read_from(roster: Roster, name: str, texts: Texts) -> str:
    said = texts("organizer.preview.column", field=name, header=roster.columns[name])
    return f"{said} {texts('organizer.preview.column_changes')}" if header_at(roster, name) else said


def _example(person: Professional | None, name: str) -> str:
    value = getattr(person, name, "") if person else ""
    if isinstance(value, tuple):
        return hours_words(value) if name == "available" else "; ".join(value)
    return "" if value is None or value is False else _answer(value)


def _answer(value: object) -> str:
    return "yes" if value is True else str(value)


def _names(roster: Roster, texts: Texts) -> PartView:
    row, name = texts.lines("organizer.preview.columns.names")
    rows = [each for each in roster.rows if not each.professional.name.isascii()][:_MOST]
    lines = [Line(str(each.row), (str(each.row), each.professional.name)) for each in rows]
    hint = texts("organizer.preview.names_hint")
    return PartView(
        (Column(row, 4), Column(name, 20, 1)),
        tuple(lines),
        {line.key: hint for line in lines},
        texts("organizer.preview.no_names"),
    )


def _problems(roster: Roster, preview: ImportPreview | None, texts: Texts) -> PartView:
    row, severity, who, what = texts.lines("organizer.preview.columns.problems")
    kinds = alike(all_problems(roster, preview, texts))[:_MOST]
    lines = [Line(str(index), _problem(kind, texts)) for index, kind in enumerate(kinds)]
    details = {str(index): _problem_in_full(kind, texts) for index, kind in enumerate(kinds)}
    wide = max((len(_where(kind, texts)) for kind in kinds), default=0)
    columns = (Column(row, max(4, wide)), Column(severity, 8), Column(who, 14), Column(what, 30, 1, wraps=True))
    rows = {str(index): kind.rows[0] for index, kind in enumerate(kinds) if kind.rows}
    return PartView(columns, tuple(lines), details, texts("organizer.preview.no_problems"), rows)


def _where(kind: Alike, texts: Texts) -> str:
    if not kind.rows:
        return texts("organizer.preview.file")
    spans = ", ".join(spans_of(kind.rows))
    return spans if len(spans) <= _WHERE else f"{kind.rows[0]} +{len(kind.rows) - 1}"


def _problem(kind: Alike, texts: Texts) -> tuple[tuple[str, str], ...]:
    style = _STYLES[kind.first.severity]
    word = texts(f"organizer.preview.severity.{kind.first.severity.value}")
    who = kind.people[0] if len(kind.people) == 1 else ""
    if len(kind.people) > 1:
        who = texts("organizer.preview.and_more", name=kind.people[0], count=len(kind.people) - 1)
    return (_where(kind, texts), "$ink"), (word, style), (who, "$ink"), (kind.first.message(texts), "$ink")


def _problem_in_full(kind: Alike, texts: Texts) -> str:
    if len(kind.rows) < 2:
        return with_names(kind, texts)
    spans = spans_of(kind.rows)
    listed = ", ".join(spans if len(spans) <= _MOST_LEFT else [*spans[:_MOST_LEFT], "..."])
    return texts(
        "organizer.preview.in_rows",
        message=kind.first.message(texts),
        rows=listed,
        people=", ".join(kind.people[:_MOST_LEFT]),
    )


def _difference(preview: ImportPreview | None, texts: Texts) -> PartView:
    what, name, company, fields = texts.lines("organizer.preview.columns.difference")
    columns = (Column(what, 13), Column(name, 20, 2), Column(company, 14, 1), Column(fields, 16, 2))
    if preview is None:
        return PartView(columns, (), {}, texts("organizer.preview.no_difference_yet"))
    shown = preview.changes[:_MOST]
    lines = [Line(str(index), _change(each, texts)) for index, each in enumerate(shown)]
    details = {str(index): _in_full(each, texts) for index, each in enumerate(shown)}
    return PartView(columns, tuple(lines), details, texts("organizer.preview.no_difference"))


def _change(each: PersonChange, texts: Texts) -> tuple[str, ...]:
    word = texts(f"organizer.preview.change.{each.change.value}")
    fields = ", ".join(one.field for one in each.fields)
    return f"{_SIGNS[each.change]} {word}", each.professional.name, each.professional.company, fields


def _in_full(each: PersonChange, texts: Texts) -> str:
    if not each.fields:
        return texts(f"organizer.preview.change_means.{each.change.value}", name=each.professional.name)
    nothing = texts("organizer.preview.nothing")
    return "\n".join(f"{one.field}: {one.was or nothing} → {one.will_be or nothing}" for one in each.fields)
