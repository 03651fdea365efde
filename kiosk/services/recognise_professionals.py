"""Find out who of a roster file is who in the database, and what is to be kept of them. No transaction stands here.

One person has one entry however the lists name them: by the roster's id, else the e-mail, else name and company. A
weaker sign never overrules a stronger one (two ids, or two addresses, are two people), and what fits two people fits
nobody. A file that has no column of companies knows people by their names.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final, NamedTuple, TypeVar

from kiosk.database.roster import Entry, Known
from kiosk.people import Professional
from kiosk.services.answers import PerhapsSame
from kiosk.services.compare_rosters import called

T = TypeVar("T")

_ROW: Final = re.compile(r"row-\d+")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file's people beside the database's."""

    new: tuple[Entry, ...]
    """Nobody in the database is them."""
    known: Mapping[int, Entry]
    """By the database's number: what is to be kept of them now."""


def recognise_professionals(
    file: Sequence[Professional], known: Sequence[Known], absent: Collection[str] = ()
) -> Recognised:
    """Return who is new and what is to be kept of whom; of several rows for one person the first counts.

    `absent`: fields that the file has no column for; of somebody known they stay as they are.
    """
    incoming = list({one.identity: one for one in reversed([_incoming(person) for person in file])}.values())[::-1]
    signs = (*_SIGNS, _NAME) if "company" in absent else _SIGNS
    pairs = _pairs(incoming, known, signs)
    found = {one.identity for one in pairs.values()}
    return Recognised(
        new=tuple(_entry(one) for one in incoming if one.identity not in found),
        known={one.number: _merged(pairs[one.number], one, absent) for one in known if one.number in pairs},
    )


def perhaps_same(new: Iterable[Entry], missing: Iterable[Known]) -> tuple[PerhapsSame, ...]:
    """Return who is new by their address alone, and whom the file lacks: perhaps one person whose address changed.

    They are told and never joined here: two people of one name in one company do exist, and whoever is taken for
    another gets the other's promised meetings and messages, which nobody would notice. Somebody who stands twice is
    seen at once, and is joined by one command.
    """
    by_name: dict[str, list[Known]] = {}
    for one in missing:
        if one.professional.company and not one.is_retired:
            by_name.setdefault(_name_and_company(one.professional), []).append(one)
    return tuple(
        PerhapsSame(called(entry.professional), entry.professional.email, one.professional.id, one.professional.email)
        for entry in new
        if entry.professional.company and entry.professional.email
        for one in by_name.get(_name_and_company(entry.professional), ())
        if one.professional.email
    )


class _Incoming(NamedTuple):
    """One person of the file, with the signs they are known by."""

    person: Professional
    roster_id: str
    identity: str


def _incoming(person: Professional) -> _Incoming:
    # A file's `id` is its own, or stands in for one: the e-mail, or `row-N`.
    roster_id = "" if person.id == person.email or _ROW.fullmatch(person.id) else person.id
    return _Incoming(person, roster_id, _identity(roster_id, person))


def _identity(roster_id: str, person: Professional) -> str:
    return roster_id or person.email or _name_and_company(person)


def _name_and_company(person: Professional) -> str:
    return ", ".join(part.casefold() for part in (person.name, person.company) if part)


def _entry(one: _Incoming) -> Entry:
    return Entry(replace(one.person, id=one.identity), one.roster_id)


_Sign = tuple[Callable[[_Incoming], str], Callable[[Known], str]]

_SIGNS: Final[Sequence[_Sign]] = (
    (lambda one: one.roster_id, lambda one: one.roster_id),
    (lambda one: one.identity, lambda one: one.professional.id),
    (lambda one: one.person.email, lambda one: one.professional.email),
    (lambda one: _name_and_company(one.person), lambda one: _name_and_company(one.professional)),
)
"""What somebody is known by in a file and in the database, strongest first."""
_NAME: Final[_Sign] = (lambda one: one.person.name.casefold(), lambda one: one.professional.name.casefold())


def _pairs(incoming: Iterable[_Incoming], known: Iterable[Known], signs: Iterable[_Sign]) -> Mapping[int, _Incoming]:
    """Return who of the file each number of the database is."""
    left, unpaired = list(incoming), list(known)
    pairs: dict[int, _Incoming] = {}
    for in_file, in_database in signs:
        theirs, ours = _unambiguous(left, in_file), _unambiguous(unpaired, in_database)
        for sign in theirs.keys() & ours.keys():
            if _may_be(theirs[sign], ours[sign]):
                pairs[ours[sign].number] = theirs[sign]
        paired = {one.identity for one in pairs.values()}
        left = [one for one in left if one.identity not in paired]
        unpaired = [one for one in unpaired if one.number not in pairs]
    return pairs


def _unambiguous(people: Iterable[T], sign: Callable[[T], str]) -> dict[str, T]:
    signed = [(sign(one), one) for one in people]
    count = Counter(word for word, _ in signed)
    return {word: one for word, one in signed if word and count[word] == 1}


def _may_be(one: _Incoming, other: Known) -> bool:
    """Tell whether no stronger sign speaks against two being one person."""
    if one.identity == other.professional.id:
        return True
    if one.roster_id and other.roster_id:
        return one.roster_id == other.roster_id
    emails = {one.person.email, other.professional.email} - {""}
    return len(emails) < 2


def _merged(one: _Incoming, other: Known, absent: Collection[str]) -> Entry:
    """Return what is to be kept of somebody known.

    The list that gave them their identity is taken whole, so that an emptied cell empties; a column that it does not
    have says nothing. Another list, which knows them by another sign, adds and changes, but its empty cells erase
    nothing.
    """
    roster_id = one.roster_id or other.roster_id
    if one.identity == other.professional.id:
        # What was typed into such a field by hand, on the screen that shows the file, counts all the same.
        stays: dict[str, Any] = {
            name: _filled(getattr(one.person, name), getattr(other.professional, name)) for name in absent
        }
        return Entry(replace(one.person, id=one.identity, **stays), roster_id)
    values: dict[str, Any] = {
        field.name: _filled(getattr(one.person, field.name), getattr(other.professional, field.name))
        for field in fields(Professional)
    }
    person = Professional(**values)
    return Entry(replace(person, id=_identity(roster_id, person)), roster_id)


def _filled(new: object, old: object) -> object:
    # `False` and 0 are not alike here: a cap of 0 is said, a "no" may be an empty cell.
    return old if new is None or new is False or new in ("", ()) else new
