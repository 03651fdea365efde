"""What is asked in earnest is never taken for a joke, an errand or its own opposite, and the other way round."""

import pytest

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.foreign import foreign_names, phrase_key
from kiosk.matching.matcher import Matcher
from kiosk.roster import read_roster
from kiosk.shipped import seed
from tests.matching.conftest import person
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


def test_a_misspelt_employer_is_said_once(demo: Matcher) -> None:
    """Nobody is from there, by its right name; what is near is understood under that name too."""
    found = demo.match("googel")
    assert (found.unmatched, {one.typed for one in found.interests}) == (("google",), {"google"})
    assert len(demo.match("brosnan").unmatched) == 1


@pytest.mark.parametrize("brand", ["Red Bull", "google", "nike", "netflix", "salesforce"])
@pytest.mark.parametrize(
    "line", ["{}", "i want to work at {}", "someone from {} please", "i want too work at {} maybe"]
)
def test_that_nobody_is_from_a_brand_is_said_alone_as_in_a_sentence(demo: Matcher, brand: str, line: str) -> None:
    """Whoever names an employer that is not here is told so, and shown what is nearest."""
    found = demo.match(line.format(brand))
    assert found.unmatched == (brand,)
    assert {one.how for one in found.interests} == {"related"}
    assert [one.id for one in found.matches] == [one.id for one in demo.match(brand).matches] != []


def test_a_platform_is_a_tool_before_it_is_an_employer(demo: Matcher) -> None:
    """With TikTok one works everywhere; at TikTok nobody here does."""
    assert demo.match("tiktok").unmatched == ()
    assert demo.match("i want to work at tiktok").unmatched == ("tiktok",)


@pytest.mark.parametrize("line", ["{}", "maybe {} or sports for me please", "i am looking for somebody who does {}"])
@pytest.mark.parametrize(("slip", "meant"), [("musci", "music"), ("fahsion", "fashion and apparel")])
def test_a_slip_is_mended_in_a_sentence_as_alone(demo: Matcher, line: str, slip: str, meant: str) -> None:
    """More words around it make no slip a word that nobody knows."""
    found = demo.match(line.format(slip))
    assert meant in {one.understood for one in found.interests}
    assert found.unmatched == ()


def test_a_hero_is_no_misspelling(demo: Matcher) -> None:
    """Whom everybody knows from films is right as typed."""
    assert demo.match("free food, becoming batman and ur mum lol").matches == ()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("art director", "creative direction"),
        ("media buyer", "media planning and buying"),
    ],
)
def test_a_position_is_its_own_work_before_its_words(demo: Matcher, typed: str, first: str) -> None:
    """An art director directs what is created and runs no museum; a buyer of media pitches none."""
    found = demo.match(typed)
    assert first in asked(demo, typed)
    assert not {"museums, arts and culture", "media relations", "graphic design"} & asked(demo, typed)
    assert len(found.matches) <= 3


def test_a_position_that_nobody_has_is_asked_of_who_does_its_work(demo: Matcher) -> None:
    """A UX writer writes: who writes is nearer than whoever designs what users see."""
    found = demo.match("ux writer")
    assert asked(demo, "ux writer") == {"writing and editing"}
    assert {why.matched for why in found.matches[0].reasons} == {"Storytelling"}


@pytest.mark.parametrize(
    "typed",
    ["idk", "i dont know just looking", "no idea", "not sure yet", "I have no idea what I want", "nobody",
     "surprise me", "ni idea", "no sé todavía", "solo estoy mirando", "aucune idée",
     "je ne sais pas encore", "不知道"],
)  # fmt: skip
def test_whoever_does_not_know_yet_is_no_dead_end(demo: Matcher, typed: str) -> None:
    """Nobody is found, and nothing is said to be missing."""
    found = demo.match(typed)
    assert found.undecided
    assert (found.matches, found.unmatched) == ((), ())


@pytest.mark.parametrize("typed", ["idk maybe fashion", "not sure yet but fashion", "no sé, moda"])
def test_whoever_half_knows_is_understood(demo: Matcher, typed: str) -> None:
    """An interest beside the doubt counts, and the doubt is not said back."""
    found = demo.match(typed)
    assert "fashion and apparel" in asked(demo, typed)
    assert (found.undecided, found.unmatched) == (False, ())


@pytest.mark.parametrize("typed", ["football", "footbal"])
def test_the_very_word_comes_before_the_field_around_it(vocabulary: Vocabulary, typed: str) -> None:
    """Who wrote football is first with that word as the reason, and motorsport is said to be near, not the same."""
    people = [
        person("race", "Luca Bianchi", "Head of Sports Communications", "Ferrari", "Motorsport", "Sports PR"),
        person("shoes", "Mia Berg", "Sports Publicist", "Nike", "Sports marketing", "Sports communications"),
        person(
            "ball", "Tom Hart", "Press Officer", "The League", "Media relations", industries=("Sports", "Football")
        ),
        person("cars", "Ola Berg", "Press Officer", "Racing Club", "Motorsport"),
    ]
    found = {one.id: one.reasons for one in Matcher.build(people, vocabulary).match(typed).matches}
    assert (next(iter(found)), found["ball"][0].matched) == ("ball", "Football")
    assert found["cars"][0].how == "related"


def test_a_field_is_named_as_a_field_in_another_language() -> None:
    """What somebody offers as crisis is no Spanish title of a manager."""
    names = foreign_names(seed("vocabulary"), "es")
    assert "responsable" not in names.get(phrase_key("Crisis"), "")


def test_how_a_wish_is_said_in_spanish_is_no_interest(demo: Matcher) -> None:
    """A word for "it would be cool" is not said to be missing."""
    assert demo.match("molaría algo de moda").unmatched == ()
