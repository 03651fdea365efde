"""What holds for any text and any roster."""

import string
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.matching.matcher import Matcher
from kiosk.services.find_matches import shipped_vocabulary
from tests.matching.conftest import PEOPLE, person

quick = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
phrases = st.sampled_from([phrase for one in PEOPLE for phrase in one.specialties])


def ranked(matcher: Matcher, text: str) -> list[tuple[str, float]]:
    """Return ids and scores."""
    return [(match.id, match.score) for match in matcher.match(text, limit=None).matches]


@quick
@given(st.text(max_size=200))
def test_any_text_is_answered_and_always_the_same(matcher: Matcher, text: str) -> None:
    """Whatever a cat on the keyboard types, the kiosk answers, and twice alike."""
    assert ranked(matcher, text) == ranked(matcher, text)


@quick
@given(phrases, st.sampled_from([str.upper, str.lower, str.title]))
def test_case_does_not_matter(matcher: Matcher, phrase: str, change: object) -> None:
    """Caps lock finds the same people."""
    assert callable(change)
    assert [id_ for id_, _ in ranked(matcher, change(phrase))] == [id_ for id_, _ in ranked(matcher, phrase)]


@quick
@given(st.sampled_from(["comunicación de crisis", "relations médias", "José", "Teo Marín"]))
def test_accents_do_not_matter(matcher: Matcher, text: str) -> None:
    """A keyboard without accents finds the same people."""
    plain = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    assert [id_ for id_, _ in ranked(matcher, plain)] == [id_ for id_, _ in ranked(matcher, text)]


@quick
@given(phrases)
def test_an_own_phrase_finds_its_owner(matcher: Matcher, phrase: str) -> None:
    """Who wrote the very phrase that a student types is on the shortlist, and not as a partial fit."""
    found = {match.id: match.strength for match in matcher.match(phrase, limit=None).matches}
    owners = {one.id for one in PEOPLE if phrase in one.specialties}
    assert all(found.get(owner) in ("strong", "good") for owner in owners)


@settings(deadline=None, max_examples=10)
@given(phrases)
def test_an_unrelated_person_changes_no_order(phrase: str) -> None:
    """Rarity depends on how many offer an interest, not on the size of the roster."""
    vocabulary = shipped_vocabulary()
    stranger = person("x", "Zzyx Qwv", "Beekeeper", "Hive", "Apiary smoke")
    before = [id_ for id_, _ in ranked(Matcher.build(PEOPLE, vocabulary), phrase)]
    after = [id_ for id_, _ in ranked(Matcher.build((*PEOPLE, stranger), vocabulary), phrase)]
    assert [id_ for id_ in after if id_ != "x"] == before


def test_ten_thousand_characters_are_answered(matcher: Matcher) -> None:
    """A pasted page is no way to stop the kiosk."""
    assert matcher.match(string.ascii_letters * 200).matches == ()
    assert matcher.match("crisis communications " * 450).matches[0].id == "crisis"
