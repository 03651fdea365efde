"""What is asked in earnest is never taken for a joke, an errand or its own opposite, and the other way round."""

import pytest

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.matcher import Matcher
from kiosk.roster import read_roster
from kiosk.shipped import seed
from tests.matching.test_understood import lines


@pytest.fixture(scope="module")
def demo(vocabulary: Vocabulary) -> Matcher:
    """The matcher of the shipped demo roster."""
    return Matcher.build(read_roster(seed("demo_roster.csv")).professionals, vocabulary)


def asked(matcher: Matcher, typed: str) -> set[str]:
    """Return what a query was taken for."""
    return {one.understood for one in matcher.match(typed).interests}


def test_whoever_asks_in_earnest_finds_people(demo: Matcher) -> None:
    """No joke, errand or comparison in the line takes its interest away."""
    assert [typed for typed in lines("earnest.txt") if not demo.match(typed).matches] == []


def test_whoever_asks_nothing_finds_nobody(demo: Matcher) -> None:
    """Jokes and errands lead to nobody."""
    assert [typed for typed in lines("joking.txt") if demo.match(typed).matches] == []


@pytest.mark.parametrize(
    ("typed", "interest"),
    [("prefiero hablar con alguien que trabaje en moda", "fashion and apparel"),
     ("I prefer working with people over numbers in healthcare", "health care"),
     ("I'd rather talk about over-the-counter drugs", "pharmaceuticals"),
     ("prefiero una agencia que haga eventos", "event planning"),
     ("I would prefer a mentor with over 10 years in healthcare", "health care"),
     ("I'd rather do music than sports", "music"), ("je préfère la mode au sport", "fashion and apparel"),
     ("can i sit in on a crisis simulation", "crisis communications"),
     ("what's for dinner? fashion please", "fashion and apparel"),
     ("where is the bathroom, and who does sports", "sports"), ("fashion bitches", "fashion and apparel"),
     ("美女与野兽电影宣传", "entertainment publicity")],
)  # fmt: skip
def test_the_interest_of_a_line_is_what_is_asked(demo: Matcher, typed: str, interest: str) -> None:
    """A comparison turns away only one of two understood things; jokes and errands end with their clause."""
    found = demo.match(typed)
    assert interest in asked(demo, typed)
    assert found.without == ()
    assert not {"bathroom", "bitches"} & set(found.unmatched)


@pytest.mark.parametrize("typed", ["not edelman", "anything except FleishmanHillard", "Not Boston University"])
def test_whoever_turns_away_what_is_not_here_sees_everybody(demo: Matcher, typed: str) -> None:
    """Nobody here is from there, so everybody will do."""
    found = demo.match(typed, limit=None)
    assert (len(found.matches), found.unmatched) == (len(demo.people), ())


@pytest.mark.parametrize("typed", ["university alumni relations", "worked at a university"])
def test_work_at_a_university_is_no_school_of_ones_own(demo: Matcher, typed: str) -> None:
    """Only "alumni of" names a school; alumni relations are a field."""
    assert asked(demo, typed) == {"higher education"}


def test_a_misspelt_employer_is_not_said_twice(demo: Matcher) -> None:
    """What is said back as a slip is not said to be missing too."""
    found = demo.match("brosnan")
    assert [one.how for one in found.interests] == ["typo"]
    assert found.unmatched == ()
