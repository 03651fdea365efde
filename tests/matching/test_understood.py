"""How words of students and of the trade are understood, by a table of the project's own."""

from pathlib import Path

import pytest

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.employers import EmployerBook
from kiosk.matching.matcher import Matcher
from kiosk.roster import read_roster
from kiosk.shipped import seed
from tests.matching.conftest import person


def lines(name: str) -> list[str]:
    """Return the lines of a table beside this file, without its remarks."""
    content = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [line for line in content.splitlines() if line and not line.startswith("#")]


TABLE = [tuple(line.split("\t")) for line in lines("understood.tsv")]


@pytest.fixture(scope="module")
def demo(vocabulary: Vocabulary) -> Matcher:
    """The matcher of the shipped demo roster."""
    return Matcher.build(read_roster(seed("demo_roster.csv")).professionals, vocabulary)


def concepts(matcher: Matcher, typed: str) -> set[str]:
    """Return the concepts that a query was read as."""
    return {concept for want in matcher.reader.read(typed).wants for concept, _ in want.ids}


def test_the_table_names_concepts_that_exist(vocabulary: Vocabulary) -> None:
    """A renamed concept is noticed."""
    wanted = {name for _, names in TABLE for name in names.split("|") if name != "-"}
    assert wanted - set(vocabulary.concepts) == set()


def test_most_of_what_students_type_is_understood(matcher: Matcher) -> None:
    """Of the table's phrases, at least nineteen in twenty are read as the concept that they mean."""
    missed = [
        typed for typed, names in TABLE if names != "-" and not set(names.split("|")) & concepts(matcher, typed)
    ]
    assert len(missed) <= len(TABLE) / 20, missed


def test_nonsense_finds_nobody(demo: Matcher) -> None:
    """Of what is no interest, nineteen in twenty find nobody; the rest names a field by chance."""
    found = [typed for typed in lines("nonsense.txt") if demo.match(typed).matches]
    assert len(found) <= len(lines("nonsense.txt")) / 20, found


@pytest.mark.parametrize(
    ("typed", "concept"),
    [("is there anyone in sports", "sports"), ("do you have somebody for healthcare", "health-care"),
     ("where are the fashion people", "fashion"), ("can i get a feel for music", "music"),
     ("is there fashion here", "fashion"), ("car companies", "automotive"), ("hay alguien de moda", "fashion"),
     ("有没有人做体育", "sports")],
)  # fmt: skip
def test_a_question_for_people_is_none_about_the_room(demo: Matcher, typed: str, concept: str) -> None:
    """Whoever asks where the bathroom is finds nobody; whoever asks where the sports people are finds them."""
    assert concept in concepts(demo, typed)


def test_employers_are_known_by_what_people_call_them(vocabulary: Vocabulary) -> None:
    """By short and former names, in small letters and with a slip, at least nineteen in twenty are found."""
    book = EmployerBook(vocabulary)
    people = [person(one.name, f"Person {at}", "Manager", one.name) for at, one in enumerate(vocabulary.employers)]
    matcher = Matcher.build(people, vocabulary)
    asked = [line.split("\t") for line in lines("employers.tsv")]
    missed = [
        typed
        for typed, meant in asked
        if not any(book.identify(one.id) == book.identify(meant) for one in matcher.match(typed, limit=1).matches)
    ]
    assert len(missed) <= len(asked) / 20, missed


@pytest.mark.parametrize(
    ("typed", "concept"),
    [("public aff", "public-affairs"), ("crisis comm", "crisis-communications"), ("event plann", "event-planning"),
     ("fash", "fashion"), ("spor", "sports")],
)  # fmt: skip
def test_an_unfinished_word_is_already_understood(matcher: Matcher, typed: str, concept: str) -> None:
    """The shortlist follows the keys: a student need not finish the word."""
    understood = concepts(matcher, typed)
    practices = {matcher.index.vocabulary.concepts[one].practice for one in understood}
    assert concept in understood | practices
