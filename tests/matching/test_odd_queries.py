"""Kinds of queries that once went wrong: names of strangers, employers that are not here, jokes, remarks, nuances."""

import pytest

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.matcher import Matcher
from kiosk.roster import read_roster
from kiosk.shipped import seed
from tests.matching.conftest import PEOPLE, person


@pytest.fixture(scope="module")
def demo(vocabulary: Vocabulary) -> Matcher:
    """The matcher of the shipped demo roster."""
    return Matcher.build(read_roster(seed("demo_roster.csv")).professionals, vocabulary)


def understood(matcher: Matcher, typed: str) -> list[str]:
    """Return what a query was taken for."""
    return [one.understood for one in matcher.match(typed).interests]


@pytest.mark.parametrize(
    "name", ["Emma", "Brian", "Catherine", "dr smith", "Bruce", "Mejia", "Santos", "wayne", "Marie"]
)
def test_a_stranger_is_no_misspelling(demo: Matcher, name: str) -> None:
    """Somebody's name that is not on the roster finds nobody: Bruce is no brochure, Emma is no market abroad."""
    assert demo.match(name).matches == ()


def test_a_name_within_a_phrase_is_a_slip(demo: Matcher) -> None:
    """Medina is somebody; "medina relations" and "social media manger" are slips of a finger."""
    assert understood(demo, "medina relations") == ["media relations"]
    assert understood(demo, "sociall media manger") == ["social media manager"]


@pytest.mark.parametrize("word", ["merry christmas", "learn to weld", "sigma", "meal", "tumble"])
def test_a_common_word_is_no_misspelling(demo: Matcher, word: str) -> None:
    """What is right in itself is put right only where that makes a phrase: to weld is no weed."""
    assert demo.match(word).matches == ()


def test_a_manager_is_no_agent_of_talents(demo: Matcher) -> None:
    """Whoever manages media relations manages no athletes, though Spanish calls an agent so."""
    shown = {demo.people[one.id].position for one in demo.match("sports").matches}
    assert "Manager, Media Relations" not in shown


@pytest.mark.parametrize("word", ["meanest", "biologist", "tallest", "geologist"])
def test_forms_of_everyday_words_are_right(demo: Matcher, word: str) -> None:
    """What is made of an everyday word is no misspelling of the field's."""
    assert demo.match(word).matches == ()


@pytest.mark.parametrize(
    "agency", ["Edelman", "Ketchum", "FleishmanHillard", "someone at porter novelli", "MSL", "FTI"]
)
def test_an_agency_that_is_not_here_leads_to_agencies(demo: Matcher, agency: str) -> None:
    """It is said that nobody here is from there, and who works at another agency is near, not the same."""
    found = demo.match(agency)
    assert [(one.understood, one.how) for one in found.interests] == [("agency", "related")]
    assert found.unmatched
    assert {why.how for match in found.matches for why in match.reasons} == {"related"}


def test_an_employer_that_is_not_here_is_easily_left_out(demo: Matcher) -> None:
    """Whoever does not want Edelman does not turn every agency away."""
    assert demo.match("fashion, not Edelman").matches == demo.match("fashion").matches


@pytest.mark.parametrize(
    ("typed", "missing"),
    [("alumni of Boston University", "Boston University"), ("new york fashion", "new york"), ("DC lobbying", "DC"),
     ("fashion in Toronto", "Toronto")],
)  # fmt: skip
def test_towns_and_schools_that_nobody_has_are_named_whole(demo: Matcher, typed: str, missing: str) -> None:
    """A place is said back as it was typed, and its words find nothing else."""
    assert demo.match(typed).unmatched == (missing,)


def test_a_school_that_is_here_is_found_as_ever(vocabulary: Vocabulary) -> None:
    """What the vocabulary knows of absent schools hides no present one."""
    matcher = Matcher.build(
        [*PEOPLE, person("bu", "Ola Berg", "Editor", "", "Editing", alma_mater="Boston University")], vocabulary
    )
    assert [one.id for one in matcher.match("alumni of Boston University").matches] == ["bu"]


@pytest.mark.parametrize(
    "typed",
    ["ur hot", "are you single", "show me boobs", "fuck this", "who is the prettiest here",
     "looking for a girlfriend", "date me", "you suck", "estas soltera?", "tu es belle", "美女"],
)  # fmt: skip
def test_lines_typed_for_fun_find_nobody_and_are_not_repeated(demo: Matcher, typed: str) -> None:
    """Nobody is shown for a joke, and the screen says none of its words again."""
    found = demo.match(typed)
    assert (found.matches, found.interests, found.unmatched, found.nearest, found.additions) == ((), (), (), (), ())


@pytest.mark.parametrize("typed", ["i fucking love fashion", "damn good fashion pr", "me encanta la moda joder"])
def test_strong_words_around_an_interest_are_dropped(demo: Matcher, typed: str) -> None:
    """Whoever swears and means it is understood, and only the interest is said back."""
    found = demo.match(typed)
    assert [one.understood for one in found.interests] == ["fashion and apparel"]
    assert found.unmatched == ()


@pytest.mark.parametrize("typed", ["sex education campaigns", "PR for dating apps", "Dick Mason"])
def test_earnest_words_are_no_joke(vocabulary: Vocabulary, typed: str) -> None:
    """Fields and people with such names are found, or at least named."""
    matcher = Matcher.build([*PEOPLE, person("dick", "Dick Mason", "Editor", "", "Technology PR")], vocabulary)
    found = matcher.match(typed)
    assert found.matches or found.unmatched


@pytest.mark.parametrize(
    "typed",
    ["is there a bank nearby", "my favorite color is green", "i need a ride home", "do you have snacks",
     "how long is this", "i lost my jacket", "how do I change a tire", "turn down the music",
     "can i leave my bag here", "i'm just here for the food"],
)  # fmt: skip
def test_remarks_about_the_room_and_oneself_find_nobody(demo: Matcher, typed: str) -> None:
    """A word of the field in small talk is no interest."""
    assert demo.match(typed).matches == ()


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("social media but not tiktok", "social media"), ("redes sociales pero no tiktok", "redes sociales"),
     ("climate but not greenwashing", "climate"), ("sports, but not football", "sports")],
)  # fmt: skip
def test_a_nuance_turns_nobody_away(demo: Matcher, typed: str, plain: str) -> None:
    """Who asks for a field without one corner of it still wants the field."""
    ids = [one.id for one in demo.match(typed).matches]
    assert ids[:3] == [one.id for one in demo.match(plain).matches][:3]


@pytest.mark.parametrize(
    ("typed", "asked", "other"),
    [("i'd rather do music than sports", "music", "sports"), ("I prefer sports over music", "sports", "music"),
     ("prefiero moda que deportes", "fashion and apparel", "sports")],
)  # fmt: skip
def test_what_is_liked_less_is_turned_away(matcher: Matcher, typed: str, asked: str, other: str) -> None:
    """A comparison asks for one and not for the other."""
    assert understood(matcher, typed) == [asked]
    assert other not in {one.id for one in matcher.match(typed).matches[:1]}


def test_an_elided_article_hides_no_negation(demo: Matcher) -> None:
    """What is said behind "pas d" is turned away, as with "not"."""
    assert [one.how for one in demo.match("pas d'agence").interests] == [
        one.how for one in demo.match("not agency").interests
    ]


def test_a_position_that_nobody_has_leads_to_its_field(vocabulary: Vocabulary) -> None:
    """Nobody is a podcast producer, yet somebody does podcasts."""
    matcher = Matcher.build([*PEOPLE, person("pod", "Ola Berg", "Editor", "", "Podcasts")], vocabulary)
    assert [one.id for one in matcher.match("podcast producing").matches][:1] == ["pod"]


@pytest.mark.parametrize("typed", ["l'événementiel", "j'aime l'événementiel", "dans l'événementiel"])
def test_elided_articles_are_words_of_their_own(demo: Matcher, typed: str) -> None:
    """What stands behind an apostrophe in French is read without it, and is no misspelling."""
    assert [(one.understood, one.how) for one in demo.match(typed).interests] == [("event planning", "synonym")]


@pytest.mark.parametrize("typed", ["loreal", "L'Oréal", "l'oreal"])
def test_a_company_with_an_apostrophe_is_found_however_it_is_typed(vocabulary: Vocabulary, typed: str) -> None:
    """The apostrophe of a company's name makes no difference."""
    matcher = Matcher.build([*PEOPLE, person("lo", "Ola Berg", "Editor", "L'Oréal", "Editing")], vocabulary)
    assert [one.id for one in matcher.match(typed).matches][:1] == ["lo"]


@pytest.mark.parametrize(
    ("offered", "typed"),
    [("Fundraising", "recaudación de fondos"), ("Media monitoring", "veille médiatique"),
     ("Executive search", "búsqueda de directivos"), ("Career advice", "consejos de carrera"),
     ("Career advice", "conseils de carrière"), ("Earnings communications", "comunicación de resultados"),
     ("Internships", "prácticas")],
)  # fmt: skip
def test_what_another_language_calls_an_offer_finds_it(vocabulary: Vocabulary, offered: str, typed: str) -> None:
    """Who reads an interest in their language and types it, finds the people who offer it in English."""
    people = [*PEOPLE, person("own", "Ola Berg", "Editor", "", offered)]
    assert "own" in {one.id for one in Matcher.build(people, vocabulary).match(typed).matches}


@pytest.mark.parametrize(
    "typed",
    ["my feet hurt but I love fashion", "my name is Ana and I like fashion", "my phone is dead, i want fashion pr",
     "i lost my jacket but i'm interested in fashion", "me gusta la moda", "mon nom est Léa et j'aime la mode"],
)  # fmt: skip
def test_a_wish_behind_a_remark_is_what_counts(demo: Matcher, typed: str) -> None:
    """Small talk before an interest takes nothing from it."""
    assert "fashion and apparel" in understood(demo, typed)


def test_no_nonsense_turns_nothing_away(demo: Matcher) -> None:
    """Whoever wants advice without nonsense wants the advice."""
    assert understood(demo, "no bs crisis advice") == ["crisis communications"]
