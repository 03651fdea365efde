"""The same person twice, and one address or id for two people. The first one stands."""

from dataclasses import dataclass, field

from kiosk.roster.person import Draft


@dataclass(slots=True)
class Duplicates:
    """What was seen so far in one file."""

    _emails: dict[str, set[str]] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)
    _unreachable: set[tuple[str, str, str]] = field(default_factory=set)
    _colleagues: set[tuple[str, str]] = field(default_factory=set)
    """Name and company of those without an address."""

    def settle(self, person: Draft, row: int) -> tuple[str, ...]:
        """Settle address and id of a person who may have been seen, and return the codes of what was found.

        Of a `duplicate` nothing is to be kept. A person without an id gets their address, else their row.
        """
        name = person.name.casefold()
        codes: list[str] = []
        if person.email and name in self._emails.get(person.email, ()):
            return ("duplicate",)
        if person.id and person.id in self._ids:
            if self._ids[person.id] == name:
                return ("duplicate",)
            codes.append("shared_id")
            person.id = ""
        if person.email and person.email in self._emails:
            codes.append("shared_email")
            self._emails[person.email].add(name)
            person.email = ""
        elif not person.email and not person.id and _stranger(person, name) in self._unreachable:
            return ("duplicate",)
        if name in self._names:
            codes.append("same_name")
            person.id = person.id or self._profile_as_id(person, name)
        self._remember(person, name)
        person.id = person.id or person.email or f"row-{row}"
        return tuple(codes)

    def _profile_as_id(self, person: Draft, name: str) -> str:
        """Return the profile's address for a second stranger of one name and company, whom it alone tells apart."""
        is_taken = (name, person.text("company").casefold()) in self._colleagues
        return person.text("linkedin") if is_taken and not person.email else ""

    def _remember(self, person: Draft, name: str) -> None:
        self._names.add(name)
        if person.email:
            self._emails.setdefault(person.email, set()).add(name)
        else:
            self._unreachable.add(_stranger(person, name))
            self._colleagues.add((name, person.text("company").casefold()))
        if person.id:
            self._ids[person.id] = name


def _stranger(person: Draft, name: str) -> tuple[str, str, str]:
    """Return what tells people without an address apart: name, company and profile."""
    return name, person.text("company").casefold(), person.text("linkedin").casefold()
