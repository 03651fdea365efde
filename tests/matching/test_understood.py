"""How words of students and of the trade are understood, by a table of the project's own."""

from pathlib import Path

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.matcher import Matcher

TABLE = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("understood.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def concepts(matcher: Matcher, typed: str) -> set[str]:
    """Return the concepts that a query was read as."""
    return {concept for want in matcher.reader.read(typed).wants for concept, _ in want.ids}


def test_the_table_names_concepts_that_exist(vocabulary: Vocabulary) -> None:
    """A renamed concept is noticed."""
    wanted = {name for _, names in TABLE for name in names.split("|") if name != "-"}
    assert wanted - set(vocabulary.concepts) == set()


def test_most_of_what_students_type_is_understood(matcher: Matcher) -> None:
    """Of the table's phrases, at least nine in ten are read as the concept that they mean."""
    missed = [
        typed for typed, names in TABLE if names != "-" and not set(names.split("|")) & concepts(matcher, typed)
    ]
    assert len(missed) <= len(TABLE) / 10, missed
