"""Professionals to a CSV roster that reads back unchanged, and that no spreadsheet runs. It opens no file."""

import csv
import io
from collections.abc import Iterable

from kiosk.people import Professional
from kiosk.roster.columns import CANONICAL
from kiosk.roster.formulas import escaped
from kiosk.roster.lists import join_list
from kiosk.roster.shape import professional_shape

TEMPLATE_PERSON = Professional(
    id="",
    name="Ada Example",
    email="ada@example.com",
    company="Example Communications",
    position="Account Director",
    industries=("Health care", "Technology"),
    specialties=("Media relations", "Crisis communications"),
    bio="Example row: delete it. Two or three sentences about the professional.",
    recruiter=False,
    mentoring=True,
    years=8,
    alma_mater="Example University",
    city="Chicago, IL",
    languages=("English", "Spanish"),
    linkedin="https://www.linkedin.com/in/ada-example",
    phone="312-555-0100",
    booking_url="https://example.com/book/ada",
)
"""Shows how each column is meant; `roster check` knows it for an example and leaves it out."""


def write_roster(professionals: Iterable[Professional]) -> str:
    """Return a CSV file (RFC 4180, all cells quoted) with the kiosk's own headers, one row for each professional."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(CANONICAL)
    for person in professionals:
        writer.writerow([escaped(cell) for cell in cells_of(person).values()])
    return text.getvalue()


def cells_of(person: Professional) -> dict[str, str]:
    """Return the cells of a row that reads back as this professional, by column, in the order of the columns."""
    shown = professional_shape(person)
    shown |= {
        "id": "" if has_made_id(person) else person.id,
        "industries": join_list(person.industries),
        "specialties": join_list(person.specialties),
        "languages": join_list(person.languages),
        "available": "; ".join(map(str, person.available)),
    }
    for answer in ("recruiter", "mentoring", "share_contact"):
        shown[answer] = shown[answer] or "no"
    return {column: str(shown[column]) for column in CANONICAL}


def has_made_id(person: Professional) -> bool:
    """Tell whether a professional's id was made of their other fields, so that a file need not give it."""
    named = ", ".join(part.casefold() for part in (person.name, person.company) if part)
    return person.id in (person.email, named) or person.id.startswith("row-")
