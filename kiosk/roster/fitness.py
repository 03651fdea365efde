"""Whether what stands in a column agrees with the field that its header promises. Only facts of cells are weighed."""

from collections.abc import Callable
from typing import Final

from kiosk.roster.evidence import ColumnFacts
from kiosk.roster.headers import WEAK

VETO: Final = -1000.0
"""The column cannot be this field, whatever its header says."""
EMPTY: Final = -60.0
"""Nothing stands in the column; better than none, so that the header at least is shown as understood."""
FULLNESS: Final = 8.0
"""What a full column gains over an empty one between equally good headers."""

Check = Callable[[ColumnFacts, float], float]


def fitness(field: str, facts: ColumnFacts, header: float) -> float:
    """Return what to add to the header's score (0 to 100) for `field`, after a look at the cells."""
    if not facts.count:
        return EMPTY if header > WEAK else VETO
    return _CHECKS.get(field, _text)(facts, header) + FULLNESS * facts.filled


def _text(facts: ColumnFacts, header: float) -> float:
    """Words: no addresses, numbers, dates, pages, answers."""
    odd = max(facts.address, facts.number, facts.date, facts.url, facts.yes_or_no)
    if odd >= 0.5 or facts.placeholder >= 0.9:
        return VETO
    return VETO if header <= WEAK and facts.text < 0.8 else 0.0


def _email(facts: ColumnFacts, header: float) -> float:
    if header <= WEAK:
        return 20 * facts.address if facts.address >= 0.5 else VETO
    return 10 * facts.address if facts.address else -60.0


def _person(facts: ColumnFacts, header: float) -> float:
    if max(facts.address, facts.number, facts.date, facts.url) >= 0.5:
        return VETO
    if facts.placeholder >= 0.5 or facts.yes_or_no >= 0.5:
        return -60.0  # taken only where no other column has names
    return VETO if header <= WEAK and facts.honorific >= 0.5 else 0.0


def _full_name(facts: ColumnFacts, header: float) -> float:
    base = _person(facts, header)
    if header <= WEAK and (facts.name < 0.5 or facts.distinct < 0.6):
        return VETO
    # A column with few different values is a kind of ticket, a table or a group.
    return base - (60 if facts.count >= 6 and facts.distinct < 0.3 else 0)


def _position(facts: ColumnFacts, header: float) -> float:
    if facts.honorific >= 0.5 or facts.group_role >= 0.5:
        return VETO
    if header <= WEAK and facts.position < 0.3:
        return VETO
    return _text(facts, max(header, WEAK + 1))


def _phone(facts: ColumnFacts, header: float) -> float:
    if header <= WEAK:
        return 20 * facts.phone if facts.phone >= 0.5 else VETO
    if max(facts.address, facts.url, facts.yes_or_no) >= 0.5:
        return VETO
    return 0.0 if facts.phone >= 0.2 or facts.digit >= 0.2 else -50.0


def _linkedin(facts: ColumnFacts, header: float) -> float:
    if header <= WEAK:
        return 20 * facts.linkedin if facts.linkedin >= 0.5 else VETO
    if max(facts.address, facts.yes_or_no, facts.date) >= 0.5:
        return VETO
    return 10 * facts.linkedin


def _number(facts: ColumnFacts, header: float) -> float:
    if facts.digit < 0.3 or facts.address >= 0.3:
        return VETO if header < WEAK * 2 else -70.0
    return VETO if facts.date >= 0.5 else 0.0


def _answer(facts: ColumnFacts, header: float) -> float:
    if facts.yes_or_no >= 0.5:
        return 10.0
    return VETO if header < WEAK * 2 or facts.name >= 0.5 else -30.0


def _languages(facts: ColumnFacts, header: float) -> float:
    # A form's own language, such as "English (United States)", is nobody's knowledge of languages.
    return VETO if facts.locale >= 0.5 else _text(facts, header)


def _available(facts: ColumnFacts, header: float) -> float:
    if facts.moment >= 0.5 or (header <= WEAK and facts.digit < 0.5):
        return VETO
    if facts.digit >= 0.3 or facts.yes_or_no >= 0.5:
        return 0.0
    return -20.0 if header >= WEAK * 2 else VETO


def _status(facts: ColumnFacts, header: float) -> float:
    if facts.status >= 0.3:
        return 10.0
    return -40.0 if header > 90 else VETO


def _page(facts: ColumnFacts, header: float) -> float:
    return 0.0 if facts.url >= 0.3 or header > 90 else VETO


def _any(facts: ColumnFacts, header: float) -> float:
    return VETO if facts.address >= 0.5 else 0.0


_CHECKS: Final[dict[str, Check]] = {
    "email": _email,
    "name": _full_name,
    "first": _person,
    "last": _person,
    "preferred": _person,
    "position": _position,
    "phone": _phone,
    "linkedin": _linkedin,
    "years": _number,
    "capacity": _number,
    "recruiter": _answer,
    "mentoring": _answer,
    "share_contact": _answer,
    "languages": _languages,
    "available": _available,
    "status": _status,
    "booking_url": _page,
    "id": _any,
    "table": _any,
    "city": _any,
}
