"""What has to be asked before a roster file is imported, in which order. It asks nobody itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.roster.report import Problem, Roster
from kiosk.services.import_preview import ImportPreview
from kiosk.texts import Texts
from kiosk.tui.organizer.preview_words import emptied

RAISED_BY_COMPARING: Final = frozenset({"emptied", "perhaps"})
"""Names of questions whose answer holds until the file is compared anew."""
_MOST_TWICE: Final = 2
"""People who stand twice and are named in the question about it."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, with two answers; its words stand at `organizer.preview.<name>`."""

    name: str
    values: Mapping[str, object]
    """What its words name."""


def questions(roster: Roster, preview: ImportPreview | None, texts: Texts) -> Iterator[Question]:
    """Yield what an import has to be told first; before it was compared, only what the file itself raises."""
    if roster.is_contact_book:
        yield Question("volunteers", {"count": len(roster.rows)})
    if roster.has_errors:
        yield Question("skip", {"count": roster.error_count, "rest": len(roster.rows)})
    if lost := emptied(preview, texts):
        yield Question("emptied", {"fields": lost})
    if names := _perhaps(preview):
        yield Question("perhaps", {"names": names})


def changes_anything(preview: ImportPreview) -> bool:
    """Tell whether the import would add, change or take off anybody."""
    done = preview.receipt
    return bool(done.added or done.changed or done.retired)


def answered_twice(roster: Roster) -> int:
    """Return how many rows were left out because their person stands further up, where the newest could count."""
    return len(_twice(roster))


def _twice(roster: Roster) -> list[Problem]:
    return [each for each in roster.problems if each.code == "duplicate" and each.values.get("newest")]


def twice_words(roster: Roster, texts: Texts) -> str:
    """Return who stands twice, in which rows and with what difference; of many the first."""
    twice = _twice(roster)
    told = [
        texts("organizer.preview.twice_who", name=one.person, row=one.row, **one.values)
        for one in twice[:_MOST_TWICE]
    ]
    return " ".join([*told, *(["..."] if len(twice) > _MOST_TWICE else [])])


def _perhaps(preview: ImportPreview | None) -> str:
    """Return who may stand twice after the import, with the address that the roster has; of many the first."""
    twins = preview.receipt.perhaps if preview else ()
    names = [f"{one.name}, {one.known_email}" for one in twins[:_MOST_TWICE]]
    return "; ".join([*names, *(["..."] if len(twins) > _MOST_TWICE else [])])
