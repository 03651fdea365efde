"""Check of the roster against the vocabulary: who offers nothing that a student's own words would lead to."""

from collections.abc import Sequence

from kiosk.matching.employers import EmployerBook
from kiosk.matching.offers import OfferReader
from kiosk.matching.vocabulary import load_vocabulary
from kiosk.people import Professional
from kiosk.services.finding import Finding, named, ok, warning
from kiosk.shipped import seed


def check_interests(roster: Sequence[Professional]) -> Finding:
    """Tell whose specialties, industries and position the vocabulary does not know at all."""
    vocabulary = load_vocabulary(seed("vocabulary"))
    reader = OfferReader(vocabulary, EmployerBook(vocabulary))
    strange = [person.name for person in roster if _cells(person) and not any(map(reader.read_cell, _cells(person)))]
    if strange:
        return warning("interests", "strange", count=len(strange), names=named(strange))
    return ok("interests", concepts=len(vocabulary.concepts))


def _cells(person: Professional) -> list[str]:
    return [cell for cell in (*person.specialties, *person.industries, person.position) if cell]
