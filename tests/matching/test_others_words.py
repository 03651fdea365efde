"""Words of people who have never seen this field: what is no slip, what a slip hides, who is first and why."""

import pytest

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.matcher import Matcher
from kiosk.matching.vocabulary import FOREIGN
from kiosk.roster import read_roster
from kiosk.shipped import seed
from tests.matching.conftest import PEOPLE, person


@pytest.fixture(scope="module")
def demo(vocabulary: Vocabulary) -> Matcher:
    """The matcher of the shipped demo roster."""
    return Matcher.build(read_roster(seed("demo_roster.csv")).professionals, vocabulary)


def concepts(matcher: Matcher, typed: str) -> set[str]:
    """Return the concepts that a query was read as."""
    return {concept for want in matcher.reader.read(typed).wants for concept, _ in want.ids}


def first(matcher: Matcher, typed: str) -> str:
    """Return who comes first; empty for nobody."""
    return next((match.id for match in matcher.match(typed, limit=1).matches), "")


@pytest.mark.parametrize(
    "word",
    ["invitation", "deportations", "agitation", "descriptions", "resigns", "scents", "sirens", "terrorists", "amen",
     "depreciation", "jackets", "accelerate"],
)  # fmt: skip
def test_an_english_word_is_no_slip_of_another(demo: Matcher, word: str) -> None:
    """An invitation is no restaurant guide, and who resigns designs nothing: right words are never put right."""
    assert not [want for want in demo.reader.read(word).wants if want.how == "typo"]


@pytest.mark.parametrize(
    ("typed", "concept"),
    [("pubic affairs", "public-affairs"), ("heath communications", "health-communications"),
     ("medial relations", "media-relations"), ("crises management", "crisis-communications")],
)  # fmt: skip
def test_an_english_word_within_a_phrase_may_be_a_slip(demo: Matcher, typed: str, concept: str) -> None:
    """Even a right word is put right where its neighbours say what was meant."""
    assert concept in concepts(demo, typed)


def test_a_slip_in_a_name_is_no_animal(demo: Matcher) -> None:
    """Nobody here is called Harris; whoever types "hariss" still asks for no horses."""
    found = demo.match("hariss")
    assert (found.matches, found.unmatched) == ((), ("hariss",))


@pytest.mark.parametrize(
    ("typed", "concept"),
    [("crisi scomms", "crisis-communications"), ("medi arelations", "media-relations"),
     ("sport spr", "sports"), ("publi caffairs", "public-affairs")],
)  # fmt: skip
def test_a_space_may_be_struck_one_letter_off(demo: Matcher, typed: str, concept: str) -> None:
    """Two thumbs on a keyboard: the space comes a letter early or late."""
    assert concepts(demo, typed) == {concept}


def test_a_slip_in_the_trade_is_still_the_trade(demo: Matcher) -> None:
    """Misspelled, "public relations" says as little of who fits as spelled right."""
    assert demo.match("publc relatoins").trade
    assert [one.typed for one in demo.match("public relatoins for bands").interests] == ["bands"]


@pytest.mark.parametrize(
    "typed", ["how do i get my first job in pr", "landing a job in pr", "break into PR", "how do i get started in pr"]
)
def test_a_first_job_is_more_than_the_trade(demo: Matcher, typed: str) -> None:
    """Whoever wants into the trade is shown who hires, and not asked what they mean."""
    assert first(demo, typed) in {"P10", "P28", "P52"}


def test_who_says_the_words_comes_before_who_means_them(demo: Matcher) -> None:
    """Of all in travel the one at a cruise line is first for cruise lines; a space museum is nearer to space."""
    assert first(demo, "cruise lines") == "P55"
    assert first(demo, "space") == "P39"
    assert first(demo, "entry level") == "P28"


def test_what_nobody_here_does_decides_less(vocabulary: Vocabulary) -> None:
    """For a celebrity's scandal, where nobody works for celebrities, the one for scandals is first."""
    near = person("near", "Ada Brook", "Media Relations Manager", "Paper House", "Media relations", "Film festivals")
    people = [one for one in PEOPLE if one.id != "music"]
    assert first(Matcher.build((*people, near), vocabulary), "how to handle a celebrity scandal") == "crisis"


def test_of_one_field_named_twice_what_somebody_lists_is_the_reason(demo: Matcher) -> None:
    """Who lists ghostwriting is shown it, although "writing" stood before it and is the same field."""
    found = demo.match("i love writing and ghostwriting").matches
    reasons = {why.matched: why.how for match in found for why in match.reasons}
    assert reasons["Ghostwriting"] == "exact"


def test_a_mark_in_a_column_is_no_word_of_theirs(demo: Matcher) -> None:
    """Who only has "yes" in the column of recruiters is shown as somebody who hires."""
    reasons = {why for match in demo.match("break into pr").matches for why in match.reasons}
    marked = {why for why in reasons if why.field == "recruiter"}
    assert marked
    assert {why.how for why in marked} == {"hiring"}
    assert "yes" not in {why.matched for why in reasons}


@pytest.mark.parametrize("typed", ["weapons", "guns", "missiles"])
def test_weapons_lead_to_no_airline_and_no_museum(demo: Matcher, typed: str) -> None:
    """Nobody here is in defense, and that is what is said."""
    assert demo.match(typed).matches == ()


@pytest.mark.parametrize(
    ("typed", "concept"),
    [
        ("Krisenkommunikation", "crisis-communications"),
        ("Nachhaltigkeit", "sustainability"),
        ("ein Praktikum", "recruiting"),
        ("ich möchte in der Musikbranche arbeiten", "music"),
        ("Finanzkommunikation", "financial-communications"),
        ("interne Kommunikation", "internal-communications"),
        ("Oeffentliche Gesundheit", "public-health"),
        ("etwas mit Mode", "fashion"),
        ("assessoria de imprensa", "media-relations"),
        ("gosto de esportes", "sports"),
        ("quero trabalhar com jogos", "gaming"),
        ("cibersegurança", "cybersecurity"),
        ("energia solar", "clean-energy"),
        ("procuro um estágio", "recruiting"),
    ],
)
def test_german_and_portuguese_are_understood(demo: Matcher, typed: str, concept: str) -> None:
    """Exchange students type their own words."""
    assert concept in concepts(demo, typed)


def test_each_language_names_most_fields(vocabulary: Vocabulary) -> None:
    """What students may want has a name in each of the languages, but for a few fields."""
    assert {"de", "pt"} < set(FOREIGN)
    fields = [one for one in vocabulary.concepts.values() if one.kind in ("practice", "sector")]
    assert sum(1 for one in fields if len(one.foreign) >= len(FOREIGN)) >= 0.95 * len(fields)


@pytest.mark.parametrize(
    ("typed", "concept"),
    [("crisiscomms", "crisis-communications"), ("internalcomms", "internal-communications"),
     ("toyss", "toys"), ("boook", "publishing")],
)  # fmt: skip
def test_words_run_together_and_keys_held_down_are_understood(demo: Matcher, typed: str, concept: str) -> None:
    """Short forms stick to the word before, and letters stand twice."""
    assert concept in concepts(demo, typed)


@pytest.mark.parametrize(("typed", "who"), [("AE", "P13"), ("SVP", "P01"), ("VP", "P52")])
def test_initials_of_a_title_are_that_title_first(demo: Matcher, typed: str, who: str) -> None:
    """An AE is an account executive before anybody else who looks after accounts."""
    assert first(demo, typed) == who


def test_both_words_of_a_phrase_count(demo: Matcher) -> None:
    """Sustainable fashion is more than fashion, and a firm called Maison sells no furniture."""
    assert concepts(demo, "sustainable fashion") == {"sustainability", "fashion"}
    assert first(demo, "furniture") != "P31"


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("book publicist", "P34"),
        ("restaurant publicist", "P17"),
        ("fashion publicists", "P31"),
        ("film publicist", "P45"),
    ],
)
def test_for_whom_a_position_works_decides_before_its_name(demo: Matcher, typed: str, who: str) -> None:
    """A restaurant publicist looks after restaurants: the one for films is no match for having the title."""
    assert first(demo, typed) == who


def test_what_is_turned_away_takes_only_those_who_do_it(demo: Matcher) -> None:
    """Who posts for a team and works with no influencer stays, although the two fields lie near each other."""
    found = [match.id for match in demo.match("social media without influencers").matches]
    assert found[0] in {"P15", "P51", "P54"}
    assert "P03" not in found[:5]


def test_a_title_within_a_longer_one_is_that_title(vocabulary: Vocabulary) -> None:
    """A global PR manager is a PR manager, although "global PR" is a field of its own."""
    world = person("world", "Ida Roth", "Global PR Manager", "Lipsticks", "Beauty PR")
    found = Matcher.build((*PEOPLE, world), vocabulary).match("pr manager").matches
    assert found[0].id == "world"
    assert found[0].strength == "strong"


def test_a_scandal_of_any_kind_is_a_scandal(demo: Matcher) -> None:
    """One word of the field beside one everyday word is meant; one beside several is named by chance."""
    assert first(demo, "tax scandal") in {"P01", "P55"}
    assert first(demo, "nuclear submarine welding") == ""
