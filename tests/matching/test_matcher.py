"""What a student types, and whom they see."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.matcher import Matcher
from kiosk.people import Stage
from tests.matching.conftest import PEOPLE, person


def ids(matcher: Matcher, text: str, **options: object) -> list[str]:
    """Return who is on the shortlist, best first."""
    return [match.id for match in matcher.match(text, **options).matches]  # type: ignore[arg-type]


def free(**slots: float) -> Callable[[Sequence[str]], Mapping[str, float]]:
    """Return how many times people have free, for those who are asked about."""
    return lambda ids: {id_: slots[id_] for id_ in ids if id_ in slots}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("crisis communications", "crisis"),
        ("crisis comunications", "crisis"),
        ("crisiscommunications", "crisis"),
        ("scoial media", "social"),
        ("IR", "invest"),
        ("working with influencers on tiktok", "social"),
        ("I'm a junior and I think I want to do something with sports teams", "sports"),
        ("comunicación de crisis", "crisis"),
        ("levée de fonds", "nonprofit"),
        ("危机公关", "crisis"),
        ("Teo Marin", "sports"),
        ("haddad noor", "crisis"),
        ("edelman", "hiring"),
        ("recruiter", "hiring"),
        ("speech writing", "writer"),
    ],
)
def test_the_right_person_comes_first(matcher: Matcher, typed: str, first: str) -> None:
    """A student finds who fits in their own words: typos, slang, sentences, other languages, names, companies."""
    assert ids(matcher, typed)[:1] == [first]


@pytest.mark.parametrize(
    "typed", ["", "   ", "asdfghjkl", "qwerty zxcvb", "!!! ???", "nuclear submarine welding", "12345"]
)
def test_nonsense_finds_nobody(matcher: Matcher, typed: str) -> None:
    """A wrong answer is worse than none."""
    assert ids(matcher, typed) == []


def test_a_typo_is_named_in_the_reason(matcher: Matcher) -> None:
    """The student sees what was forgiven, and what of the person's row it met."""
    (reason, *_) = matcher.match("crisis comunications").matches[0].reasons
    assert reason.how == "typo"
    assert "comunications" in reason.typed
    assert reason.matched == "Crisis communications"
    assert reason.field == "specialties"


def test_interests_are_shown_in_the_order_typed(matcher: Matcher) -> None:
    """What was understood reads along with what was typed."""
    understood = [one.understood for one in matcher.match("crisis comunications, sports").interests]
    assert understood == ["crisis communications", "sports"]


def test_who_covers_more_interests_comes_first(vocabulary: Vocabulary) -> None:
    """Somebody who does both is better than two who do one each."""
    both = person("both", "Kim Ito", "Manager", "Arena", "Crisis communications", "Sports PR")
    assert ids(Matcher.build((*PEOPLE, both), vocabulary), "crisis communications and sports PR")[0] == "both"


def test_what_is_turned_away_is_not_offered(matcher: Matcher) -> None:
    """Typing "not social media" does not lead to the social media manager."""
    assert "social" not in ids(matcher, "media relations, not social media")


@pytest.mark.parametrize(
    "typed", ["not sports", "anything but sports please", "sin deportes", "不要体育", "pas de sport"]
)
def test_who_only_says_what_not_sees_everybody_else(matcher: Matcher, typed: str) -> None:
    """A "not sports" is answered with everybody else, whoever has most time first, each with what they do."""
    found = matcher.match(typed, limit=None, favour=free(writer=3.0, music=2.0))
    assert [one.id for one in found.matches[:2]] == ["writer", "music"]
    assert {one.id for one in found.matches} == {one.id for one in PEOPLE} - {"sports"}
    assert found.without == ("sports",)
    assert all(one.strength == "partial" and one.reasons[0].matched for one in found.matches)


def test_who_only_says_no_agency_sees_the_opposite_first_and_everybody_else(matcher: Matcher) -> None:
    """Nobody is left out but the agencies; those who work in-house come first."""
    found = matcher.match("anything but agency", limit=None)
    shown = [one.id for one in found.matches]
    assert "social" not in shown
    assert {"gov", "writer"} <= set(shown)
    assert max(shown.index(inside) for inside in ("sports", "health")) < shown.index("writer")


@pytest.mark.parametrize("typed", ["not blargh", "no thanks", "nothing", "not sure yet"])
def test_a_no_to_nothing_known_finds_nobody(matcher: Matcher, typed: str) -> None:
    """Only what is understood can be turned away."""
    assert ids(matcher, typed) == []


def test_what_found_nobody_is_said(matcher: Matcher) -> None:
    """An interest that nobody here covers is named instead of guessed."""
    shortlist = matcher.match("crisis communications, wine")
    assert shortlist.matches[0].id == "crisis"
    assert any("wine" in one for one in shortlist.unmatched)


def test_less_booked_comes_first_among_equals_only(vocabulary: Vocabulary) -> None:
    """Load decides between equally good matches and never beats a better one."""
    twins = (
        person("a", "Ann Bo", "Manager", "One", "Crisis communications"),
        person("b", "Bea Co", "Manager", "Two", "Crisis communications"),
        person("c", "Cy Do", "Manager", "Three", "Reputation management"),
    )
    matcher = Matcher.build(twins, vocabulary)
    assert ids(matcher, "crisis communications", favour=free(b=5.0, c=9.0))[0] == "b"
    assert ids(matcher, "crisis communications", favour=free(a=5.0, c=9.0))[0] == "a"


def test_the_stage_changes_no_membership(matcher: Matcher) -> None:
    """Exploring or job-seeking orders the shortlist; it takes nobody off it."""
    plain = set(ids(matcher, "media relations", limit=None))
    for stage in Stage:
        assert set(ids(matcher, "media relations", limit=None, stage=stage)) == plain


def test_few_who_fit_and_what_would_bring_more(vocabulary: Vocabulary) -> None:
    """Where few fit, the kiosk says which interest beside it brings how many more people."""
    rows = [person(f"h{at}", f"Person {at}", "Manager", "Firm", "Consumer packaged goods") for at in range(2)]
    matcher = Matcher.build((*rows, person("wine", "Ada Lund", "Manager", "Cellar", "Wine")), vocabulary)
    shortlist = matcher.match("wine")
    assert shortlist.matches[0].id == "wine"
    fit = {match.id for match in shortlist.matches}
    wider = matcher.match(f"wine, {shortlist.additions[0].phrase}").matches
    assert len({match.id for match in wider} - fit) == shortlist.additions[0].people


def test_what_the_opposite_of_is_wanted_is_said(matcher: Matcher) -> None:
    """Somebody who wants anything but an agency reads so in the reason, and not that an agency was meant."""
    found = matcher.match("anything but agency")
    assert [one.understood for one in found.interests] == ["in-house"]
    assert "anything but agency" in {why.typed for why in found.matches[0].reasons}
    assert "agency" not in {why.typed for match in found.matches for why in match.reasons}


def test_a_language_that_is_an_everyday_word_is_understood_in_a_sentence(vocabulary: Vocabulary) -> None:
    """Polish is a language too, where somebody here speaks it."""
    rows = (person("p", "Kim Lo", "Manager", "Firm", languages=("Polish",)), person("h", "Hal Ng", "Manager", "Firm"))
    assert ids(Matcher.build(rows, vocabulary), "someone who speaks polish") == ["p"]


def test_a_school_is_known_by_its_first_word(vocabulary: Vocabulary) -> None:
    """Students say "Kestrel" and leave out what kind of school it is."""
    rows = (
        person("k", "Kim Lo", "Manager", "Firm", "Wine", alma_mater="Kestrel Institute of Technology"),
        person("h", "Hal Ng", "Manager", "Firm", "Wine", alma_mater="Hartwell College"),
    )
    assert ids(Matcher.build(rows, vocabulary), "graduated from Kestrel") == ["k"]


def test_the_plainest_reason_is_given(vocabulary: Vocabulary) -> None:
    """Whoever lists the very words gets them as the reason, not a title that means the same."""
    both = person("b", "Bo Li", "Executive Communications Manager", "Firm", "Strategy", "Speechwriting")
    (reason, *_) = Matcher.build((both,), vocabulary).match("speechwriting").matches[0].reasons
    assert (reason.field, reason.matched) == ("specialties", "Speechwriting")
