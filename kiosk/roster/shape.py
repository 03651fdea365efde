"""A roster's report as JSON-ready data: the shape that other programs rely on."""

from typing import Any

from kiosk.people import Professional
from kiosk.roster.report import Problem, Roster
from kiosk.texts import ENGLISH, Texts


def roster_shape(roster: Roster, texts: Texts = ENGLISH) -> dict[str, Any]:
    """Return everything about a roster as plain lists and dictionaries, `""` or `[]` where nothing is there."""
    return {
        "encoding": roster.encoding,
        "delimiter": roster.delimiter,
        "header_row": roster.header_row,
        "columns": dict(roster.columns),
        "left_out": list(roster.left_out),
        "contact_book": roster.is_contact_book,
        "rows": [
            {"row": each.row, "line": each.line, **professional_shape(each.professional)} for each in roster.rows
        ],
        **problems_shape(roster, texts),
    }


def problems_shape(roster: Roster, texts: Texts = ENGLISH) -> dict[str, Any]:
    """Return what is wrong with rows (`problems`) and with the file as a whole (`file_problems`)."""
    return {
        "problems": [{"row": p.row, "line": p.line, **_problem(p, texts)} for p in roster.problems],
        "file_problems": [
            {**({"row": p.row, "line": p.line} if p.row else {}), **_problem(p, texts)} for p in roster.file_problems
        ],
    }


def professional_shape(person: Professional) -> dict[str, Any]:
    """Return a professional by the kiosk's own headers; answers are `yes` or empty."""
    return {
        "id": person.id,
        "name": person.name,
        "email": person.email,
        "company": person.company,
        "position": person.position,
        "industries": list(person.industries),
        "specialties": list(person.specialties),
        "bio": person.bio,
        "recruiter": _yes(person.recruiter),
        "mentoring": _yes(person.mentoring),
        "years": "" if person.years is None else person.years,
        "alma_mater": person.alma_mater,
        "city": person.city,
        "languages": list(person.languages),
        "linkedin": person.linkedin,
        "phone": person.phone,
        "booking_url": person.booking_url,
        "share_contact": _yes(person.share_contact),
        "available": [str(window) for window in person.available],
        "table": person.table,
        "capacity": "" if person.capacity is None else person.capacity,
    }


def _yes(answer: bool) -> str:
    return "yes" if answer else ""


def _problem(problem: Problem, texts: Texts) -> dict[str, Any]:
    shown: dict[str, Any] = {"code": problem.code, "severity": problem.severity.value}
    if problem.person:
        shown["person"] = problem.person
    if problem.column:
        shown["column"] = problem.column
    return {**shown, "message": problem.message(texts)}
