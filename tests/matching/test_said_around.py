"""What students say around an interest, and the trade that everybody here has: neither takes anybody away."""

import pytest

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.matcher import Matcher
from kiosk.roster import read_roster
from kiosk.shipped import seed
from tests.matching.conftest import person


@pytest.fixture(scope="module")
def demo(vocabulary: Vocabulary) -> Matcher:
    """The matcher of the shipped demo roster."""
    return Matcher.build(read_roster(seed("demo_roster.csv")).professionals, vocabulary)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("well paid jobs", "jobs"),
        ("unpaid internship", "internship"),
        ("internship near me next semester", "internship"),
        ("weekend jobs for shy people", "jobs"),
        ("fashion asap", "fashion"),
        ("beginner friendly podcasting", "podcasting"),
        ("prácticas pagadas cuanto antes", "prácticas"),
        ("emploi à temps partiel", "emploi"),
        ("jobs for vampires", "jobs"),
    ],
)
def test_a_qualifier_takes_nobody_away(demo: Matcher, typed: str, plain: str) -> None:
    """How an interest is wished changes nothing of who fits it."""
    assert [one.id for one in demo.match(typed).matches] == [one.id for one in demo.match(plain).matches] != []


@pytest.mark.parametrize("typed", ["paid", "asap", "introvert friendly", "weekend"])
def test_a_qualifier_alone_is_no_interest(demo: Matcher, typed: str) -> None:
    """Nothing that can be offered is named by it."""
    assert demo.match(typed).matches == ()


@pytest.mark.parametrize(
    "typed",
    ["PR", "pr stuff", "communications", "I want to work in comms", "las relaciones públicas", "relations publiques"],
)
def test_the_trade_of_everybody_leads_to_looking_around(demo: Matcher, typed: str) -> None:
    """At an event of public relations nobody is told that nobody is here for public relations."""
    found = demo.match(typed)
    assert (found.undecided, found.trade, found.unmatched) == (True, True, ())


def test_the_trade_finds_who_lists_it(vocabulary: Vocabulary) -> None:
    """Where somebody lists "Public relations" or is called so, the word finds them."""
    ana = person("ana", "Ana Ruiz", "Lead", "Harbor", "Public relations")
    bo = person("bo", "Bo Lind", "Lead", "Quay", "Podcasts")
    found = Matcher.build((ana, bo), vocabulary).match("public relations")
    assert [one.id for one in found.matches] == ["ana"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Whitfeild", "Dana Whitfield"),
        ("lindquist", "Tobias Lindqvist"),
        ("can I meet venkatraman", "Priyanka Venkataraman"),
        ("Bakrae", "Oluwaseun Bakare"),
    ],
)
def test_a_slip_in_a_surname_finds_its_owner(demo: Matcher, typed: str, name: str) -> None:
    """Whoever remembers a surname nearly finds the person, not a word of the field that is less like it."""
    assert demo.people[demo.match(typed).matches[0].id].name == name


@pytest.mark.parametrize("typed", ["Danica", "felicia", "Marcela", "trina", "Penelope"])
def test_a_first_name_that_nobody_has_is_no_slip(demo: Matcher, typed: str) -> None:
    """A stranger's name finds nobody, whatever word of the field is like it."""
    assert demo.match(typed).matches == ()


@pytest.mark.parametrize("typed", ["PR for museums", "communications jobs", "PR agency"])
def test_the_trade_beside_an_interest_stays_quiet(demo: Matcher, typed: str) -> None:
    """Whatever else is said is what counts."""
    found = demo.match(typed)
    assert not found.trade
    assert found.matches


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("english lit major, what now", "writing and editing"),
        ("fear of public speaking", "media training and presentation coaching"),
        ("female leaders", "diversity, equity and inclusion communications"),
        ("asian owned businesses", "multicultural communications"),
        ("mujeres líderes", "diversity, equity and inclusion communications"),
    ],
)
def test_a_wish_is_more_than_its_everyday_word(demo: Matcher, typed: str, meant: str) -> None:
    """An English major asks for no language, and fear of an audience for no clinic."""
    assert demo.match(typed).interests[0].understood == meant


def test_women_in_a_field_are_two_wishes(demo: Matcher) -> None:
    """The field counts, and the women in it are not lost on the way."""
    assert [one.understood for one in demo.match("women in sports").interests] == [
        "diversity, equity and inclusion communications",
        "sports",
    ]


@pytest.mark.parametrize("typed", ["networking anxiety", "imposter syndrome", "ansiedad social"])
def test_who_is_nervous_looks_around(demo: Matcher, typed: str) -> None:
    """Whoever only says how they feel is sent to no health professional."""
    assert demo.match(typed).undecided
