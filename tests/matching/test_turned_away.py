"""What a student does not want: said before it, behind it, in four languages; and the reason that is shown then."""

import pytest

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.matcher import Matcher
from kiosk.people import OUTSIDE
from kiosk.roster import read_roster
from kiosk.shipped import seed


@pytest.fixture(scope="module")
def demo(vocabulary: Vocabulary) -> Matcher:
    """The matcher of the shipped demo roster."""
    return Matcher.build(read_roster(seed("demo_roster.csv")).professionals, vocabulary)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("banking? nope", "financial services"),
        ("retail, not for me", "retail"),
        ("higher ed is dull", "higher education"),
        ("museums bore me", "museums and arts"),
        ("dont care about gaming", "video games and esports"),
        ("la educación no es lo mío", "education"),
        ("nada de seguros", "insurance"),
        ("el turismo me aburre", "travel and tourism"),
        ("le tourisme, très peu pour moi", "travel and tourism"),
        ("surtout pas la finance", "financial services"),
        ("la musique m'ennuie", "music"),
        ("bitte kein marketing für hotels", "hotels"),
        ("fashion interessiert mich nicht", "fashion and apparel"),
        ("travel nein danke", "travel and tourism"),
    ],
)
def test_what_is_turned_away_is_not_shown(demo: Matcher, typed: str, field: str) -> None:
    """Wherever the "no" stands and in whichever language, nobody is shown for that field."""
    found = demo.match(typed)
    assert (found.interests, found.unmatched) == ((), ())
    assert found.without
    assert found.matches
    wanted = demo.match(field).matches
    doing = {one.id for one in wanted if any(why.how != "related" for why in one.reasons)}
    assert doing.isdisjoint(one.id for one in found.matches)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("music? yes! banking? no", "music"),
        ("i love travel and insurance bores me", "travel and tourism"),
        ("me encanta la moda pero el deporte me aburre", "fashion and apparel"),
        ("sports mais pas la mode", "sports"),
        ("fashion that is never boring", "fashion and apparel"),
        ("retail, never did that before", "retail"),
        ("why not music", "music"),
    ],
)
def test_what_is_wanted_beside_it_stays(demo: Matcher, typed: str, wanted: str) -> None:
    """A "no" to one thing takes nothing from the other, and what only looks like a "no" is none."""
    found = demo.match(typed)
    assert [one.understood for one in found.interests] == [wanted]
    assert found.unmatched == ()


def test_the_reason_of_everybody_else_is_what_they_do_not_do(demo: Matcher) -> None:
    """Who only said what not is told that somebody works outside that, and no more."""
    reasons = {
        (why.matched, why.field, why.how) for one in demo.match("no sports please").matches for why in one.reasons
    }
    assert reasons == {("sports", OUTSIDE, OUTSIDE)}
