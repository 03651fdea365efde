"""What holds for any text and any roster."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.matcher import Matcher
from kiosk.matching.reading import LONGEST_QUERY
from kiosk.matching.words import key
from kiosk.people import Professional, Stage
from kiosk.roster import read_roster
from kiosk.services.find_matches import shipped_vocabulary
from kiosk.shipped import seed
from tests.matching.conftest import person

quick = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
DEMO = read_roster(seed("demo_roster.csv")).professionals
phrases = st.sampled_from(sorted({phrase for one in DEMO for phrase in (*one.specialties, *one.industries)}))
pieces = st.sampled_from([
    "crisis", "comunications", "not", "but", "sports", "IR", "in NYC", "alumni of", "NYU", ",", ".", "危机公关",
    "who hires", "Edelman", "moda", "senior", "anything but agency", "m&a", "é", "\x00", "[/]", "\u202e", "😀",
])  # fmt: skip
texts = st.one_of(st.text(max_size=200), st.lists(pieces, max_size=12).map(" ".join))


@pytest.fixture(scope="module")
def demo(vocabulary: Vocabulary) -> Matcher:
    """The matcher of the shipped demo roster."""
    return Matcher.build(DEMO, vocabulary)


def ranked(matcher: Matcher, text: str) -> list[tuple[str, float]]:
    """Return ids and scores."""
    return [(match.id, match.score) for match in matcher.match(text, limit=None).matches]


@quick
@given(texts, st.sampled_from([None, *Stage]))
def test_any_text_is_answered(demo: Matcher, text: str, stage: Stage | None) -> None:
    """Whatever a cat on the keyboard types, the kiosk answers, with reasons for everybody it shows."""
    found = demo.match(text, stage=stage)
    assert all(match.reasons and match.id in demo.people for match in found.matches)
    assert len({match.id for match in found.matches}) == len(found.matches)


@quick
@given(texts)
def test_the_same_text_is_answered_alike(demo: Matcher, text: str) -> None:
    """Two students who type the same see the same, on this kiosk and on the next."""
    twin = Matcher.build(DEMO, shipped_vocabulary()) if len(text) % 10 == 0 else demo
    assert demo.match(text) == twin.match(text)


@quick
@given(phrases, st.sampled_from([str.upper, str.lower, str.title]))
def test_case_does_not_matter(demo: Matcher, phrase: str, change: Callable[[str], str]) -> None:
    """Caps lock finds the same people."""
    assert [id_ for id_, _ in ranked(demo, change(phrase))] == [id_ for id_, _ in ranked(demo, phrase)]


def plain(text: str) -> str:
    """Return text without its accents."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


ACCENTED = sorted({
    *(name for concept in shipped_vocabulary().concepts.values() for name in concept.foreign if plain(name) != name),
    *(one.name for one in DEMO if plain(one.name) != one.name),
})  # fmt: skip


@quick
@given(st.sampled_from(ACCENTED))
def test_accents_do_not_matter(demo: Matcher, text: str) -> None:
    """A keyboard without accents finds the same people."""
    assert [id_ for id_, _ in ranked(demo, plain(text))] == [id_ for id_, _ in ranked(demo, text)]


CONCEPTS = shipped_vocabulary().concepts.values()
CELLS = {cell for one in DEMO for cell in (one.name, one.company, one.position, one.city, one.alma_mater) if cell}
STEERING = {word for words in shipped_vocabulary().reading.values() for word in words}
NAMES = {
    name for one in CONCEPTS
    for name in (one.name, *one.names, *one.short, *one.slang, *one.stands, *one.hints, *one.signs, *one.foreign)
}  # fmt: skip
LISTABLE = sorted(CELLS | STEERING | NAMES)
free = st.lists(
    st.sampled_from(["beekeeping", "wine", "the", "and", "of", "not", "no", "PR", "tech", "Ελλάδα", "спорт",
                     "مرحبا", "公关", "コミ", "ß", "İ", "C++", "24/7", "M&A", "U.S.", "small", "who", "life"]),
    min_size=1, max_size=4,
).map(" ".join) | st.text(min_size=2, max_size=20)  # fmt: skip
listed_phrases = st.one_of(st.sampled_from(LISTABLE), phrases, free)
lists = st.lists(listed_phrases, max_size=5)


def before_everybody_alike(phrase: str, lists: list[list[str]], own: list[str], alike: Professional) -> None:
    """Check that of people who differ only in what they list those who list a phrase come before the others."""
    rows = [replace(alike, id=f"p{at}", specialties=tuple(cells)) for at, cells in enumerate(lists)]
    rows.append(replace(alike, id="owner", specialties=tuple(own)))
    owners = {row.id for row in rows if key(phrase) in map(key, (*row.specialties, *row.industries))}
    matcher = Matcher.build(rows, shipped_vocabulary())
    for stage in (None, *Stage):
        found = [one.id for one in matcher.match(phrase, stage=stage, limit=None).matches]
        assert set(found[: len(owners)]) == owners


@settings(deadline=None, max_examples=40)
@given(listed_phrases, st.lists(lists, min_size=1, max_size=5), lists, st.integers(0, 5), st.sampled_from(DEMO))
def test_an_own_phrase_finds_its_owner_first(
    phrase: str, others: list[list[str]], own: list[str], place: int, alike: Professional
) -> None:
    """Of people who are alike in everything else, whoever lists the very phrase comes first, whatever the phrase."""
    assume(key(phrase))
    before_everybody_alike(phrase, others, [*own[:place], phrase, *own[place:]], alike)


@pytest.mark.soak
@settings(deadline=None, max_examples=1_000)
@given(listed_phrases, st.lists(lists, min_size=1, max_size=5), lists, st.integers(0, 5), st.sampled_from(DEMO))
def test_an_own_phrase_finds_its_owner_first_at_length(
    phrase: str, others: list[list[str]], own: list[str], place: int, alike: Professional
) -> None:
    """The same over thousands of rosters."""
    assume(key(phrase))
    before_everybody_alike(phrase, others, [*own[:place], phrase, *own[place:]], alike)


@pytest.mark.soak
@pytest.mark.parametrize("phrase", sorted({phrase for one in DEMO for phrase in (*one.specialties, *one.industries)}))
def test_every_phrase_of_the_demo_finds_its_owner_first(phrase: str) -> None:
    """Beside anybody who lists any other phrase of the demo, and is alike otherwise, the owner comes first."""
    others = sorted({other for one in DEMO for other in (*one.specialties, *one.industries)} - {phrase})
    lists = [[other] for other in others] + [others[at : at + 5] for at in range(len(others))]
    before_everybody_alike(phrase, lists, ["Beekeeping", "Wine", phrase], DEMO[0])


@quick
@given(phrases)
def test_an_own_phrase_finds_everybody_who_lists_it(demo: Matcher, phrase: str) -> None:
    """Whoever wrote the very phrase that a student types is on the shortlist, and not as a partial fit."""
    found = {match.id: match.strength for match in demo.match(phrase, limit=None).matches}
    owners = {one.id for one in DEMO if phrase in (*one.specialties, *one.industries)}
    assert all(found.get(owner) in ("strong", "good") for owner in owners)


@settings(deadline=None, max_examples=12)
@given(st.lists(phrases, min_size=1, max_size=3), st.integers(1, 4))
def test_unrelated_people_change_no_order(typed: list[str], strangers: int) -> None:
    """Rarity depends on how many offer an interest, not on the size of the roster."""
    vocabulary, query = shipped_vocabulary(), ", ".join(typed)
    more: list[Professional] = [
        replace(person("x", "Zzyx Qwv", "Qwvist", "Zzyxel", "Zzyx qwving"), id=f"x{number}")
        for number in range(strangers)
    ]
    before = ranked(Matcher.build(DEMO, vocabulary), query)
    assert [one for one in ranked(Matcher.build((*DEMO, *more), vocabulary), query) if one[0][0] != "x"] == before


@quick
@given(st.lists(pieces, min_size=1, max_size=6).map(" ".join))
def test_a_pasted_page_costs_no_more_than_its_beginning(demo: Matcher, piece: str) -> None:
    """Of 10,000 characters the first few hundred are read: the work has a bound (the benchmark prints its time)."""
    page = (piece + " ") * (10_000 // len(piece) + 1)
    assert demo.reader.read(page) == demo.reader.read(page[:LONGEST_QUERY])
