"""The fields of one professional, line by line: which there are, and one typed anew. It keeps nothing."""

from typing import Final

from kiosk.people import Professional
from kiosk.services.edit_lines import empty_words
from kiosk.tui.plain.menu import Talk

_ANSWERS: Final = ("recruiter", "mentoring", "share_contact")


def field_choices(talk: Talk, person: Professional, table: str = "") -> list[tuple[str, str]]:
    """Return what stands in each field, in words, and its name; `table` is the one they were given."""
    from kiosk.roster.walk_in import typed_cells  # noqa: PLC0415 - a start does not read rosters

    texts = talk.scene.texts

    def words(name: str, cell: str) -> str:
        if name == "table" and table and not cell:
            cell = texts("organizer.person.given", table=table)
        return f"{texts(f'organizer.person.fields.{name}')}: {cell or empty_words(name, texts)}"

    return [(words(name, cell), name) for name, cell in typed_cells(person).items()]


def retyped(talk: Talk, person: Professional, name: str) -> Professional:
    """Ask for one field anew; what cannot be used is said, and stays as it was.

    Raises:
        Back: it is to stay as it is.
    """
    from kiosk.roster.walk_in import problem_words, read_changes  # noqa: PLC0415

    texts, label = talk.scene.texts, talk.scene.texts(f"organizer.person.fields.{name}")
    if name in _ANSWERS:
        talk.say("", label)
        typed = talk.choose([(texts(f"organizer.person.choices.answer.{one}"), one) for one in ("no", "yes")])
    else:
        typed = talk.write(talk.text("needed", label=label))
    found, problems = read_changes(person, {name: typed})
    if found is None or problems or (name == "name" and not typed):
        talk.say("", problem_words(problems, texts) or texts("organizer.walk_in.no_name"))
        return person
    return found
