"""The same person twice, and one address or id for two people. The first stands, or the newest where asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.plaintext import bare
from kiosk.roster.person import Draft

_NOBODY: Mapping[str, int] = {}


@dataclass(slots=True)
class Duplicates:
    """What was seen so far in one file."""

    _emails: dict[str, dict[str, int]] = field(default_factory=dict)
    """Address -> name -> row."""
    _ids: dict[str, tuple[str, int]] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)
    _unreachable: dict[tuple[str, str, str], int] = field(default_factory=dict)
    _colleagues: set[tuple[str, str]] = field(default_factory=set)
    """Name and company of those without an address."""

    def row_of(self, person: Draft) -> int | None:
        """Return the row in which this very person was seen; none where they are new."""
        name = bare(person.name)
        if person.email and (row := self._emails.get(person.email, _NOBODY).get(name)):
            return row
        if person.id and (known := self._ids.get(person.id)) and known[0] == name:
            return known[1]
        if person.email or (person.id and person.id not in self._ids):
            return None
        return self._unreachable.get(_stranger(person, name))

    def settle(self, person: Draft, row: int) -> tuple[str, ...]:
        """Settle address and id of a person who is new, and return the codes of what was found.

        A person without an id gets their address, else their row.
        """
        name = bare(person.name)
        codes: list[str] = []
        if person.id and person.id in self._ids:
            codes.append("shared_id")
            person.id = ""
        if person.email and person.email in self._emails:
            codes.append("shared_email")
            self._emails[person.email][name] = row
            person.email = ""
        if name in self._names:
            codes.append("same_name")
            person.id = person.id or self._profile_as_id(person, name)
        self._remember(person, name, row)
        person.id = person.id or person.email or f"row-{row}"
        return tuple(codes)

    def renew(self, person: Draft, row: int, identity: str, earlier: str) -> tuple[str, ...]:
        """Settle address and id of a newer answer of who is known by `identity`; return the codes of what was found.

        Where the new address is somebody else's, the person keeps the `earlier` one.
        """
        name = bare(person.name)
        person.id = identity
        owners = self._emails.setdefault(person.email, {name: row}) if person.email else {name: row}
        if next(iter(owners)) == name:
            person.email = person.email or earlier
            return ()
        person.email = earlier
        return ("shared_email",)

    def _profile_as_id(self, person: Draft, name: str) -> str:
        """Return the profile's address for a second stranger of one name and company, whom it alone tells apart."""
        is_taken = (name, person.text("company").casefold()) in self._colleagues
        return person.text("linkedin") if is_taken and not person.email else ""

    def _remember(self, person: Draft, name: str, row: int) -> None:
        self._names.add(name)
        if person.email:
            self._emails.setdefault(person.email, {})[name] = row
        else:
            self._unreachable[_stranger(person, name)] = row
            self._colleagues.add((name, person.text("company").casefold()))
        if person.id:
            self._ids[person.id] = (name, row)


def _stranger(person: Draft, name: str) -> tuple[str, str, str]:
    """Return what tells people without an address apart: name, company and profile."""
    return name, person.text("company").casefold(), person.text("linkedin").casefold()
