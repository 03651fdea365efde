"""The same person twice, and one address or id for two people. The first one stands."""

from dataclasses import dataclass, field, replace

from kiosk.people import Professional


@dataclass(slots=True)
class Duplicates:
    """What was seen so far in one file."""

    _emails: dict[str, set[str]] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)
    _unreachable: set[tuple[str, str, str]] = field(default_factory=set)

    def settle(self, person: Professional, row: int, roster_id: str) -> tuple[Professional | None, tuple[str, ...]]:
        """Return the person as they are kept, none where they stand there already, and the codes of what was found.

        `roster_id` is the id that the file gives, empty where it gives none.
        """
        name = person.name.casefold()
        codes: list[str] = []
        if person.email and name in self._emails.get(person.email, ()):
            return None, ("duplicate",)
        if roster_id and roster_id in self._ids:
            if self._ids[roster_id] == name:
                return None, ("duplicate",)
            codes.append("shared_id")
            roster_id = ""
        if person.email in self._emails and person.email:
            codes.append("shared_email")
            self._emails[person.email].add(name)
            person = replace(person, email="")
        elif not person.email and not roster_id and self._is_same_stranger(person, name):
            return None, ("duplicate",)
        if name in self._names:
            codes.append("same_name")
        self._remember(person, name, roster_id)
        return replace(person, id=roster_id or person.email or f"row-{row}"), tuple(codes)

    def _is_same_stranger(self, person: Professional, name: str) -> bool:
        """Tell whether somebody without an address stands there already: name, company and profile are the same."""
        return (name, person.company.casefold(), person.linkedin.casefold()) in self._unreachable

    def _remember(self, person: Professional, name: str, roster_id: str) -> None:
        self._names.add(name)
        if person.email:
            self._emails.setdefault(person.email, set()).add(name)
        else:
            self._unreachable.add((name, person.company.casefold(), person.linkedin.casefold()))
        if roster_id:
            self._ids[roster_id] = name
