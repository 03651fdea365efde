"""The chips under the interests field: what was understood, what found nobody, what would bring more people."""

from dataclasses import replace

from kiosk.matching.shortlist import Addition, Match, Shortlist, UnderstoodInterest
from kiosk.people import Reason
from kiosk.services.answers import FoundMatches
from kiosk.services.name_interest import name_interest
from kiosk.texts import ENGLISH, Texts
from kiosk.tui.widgets.understood import understood
from kiosk.tui.wording import found_words, reason_words

SHORTLIST = Shortlist(
    "logisitcs, veterans, blargh",
    (UnderstoodInterest("logisitcs", "logistics and supply chain", "typo"),
     UnderstoodInterest("veterans", "veterans", "exact")),
    (Match("a", 50.0, "good", ()),),
    ("blargh",),
    (),
    (Addition("Retail", 3),),
)  # fmt: skip


def test_a_chip_is_never_broken_where_it_fits_a_line() -> None:
    """At 80 columns what found nobody stands on a line of its own, whole."""
    lines = understood(SHORTLIST, ENGLISH, 74, 2).plain.split("\n")
    assert lines == [
        "✓ logistics and supply chain (you typed logisitcs)   ✓ veterans",
        "× nobody here for blargh   + F9 adds Retail: 3 more people fit",
    ]


def test_on_a_wide_screen_all_stands_on_one_line() -> None:
    """At 120 columns and more nothing is parted."""
    assert "\n" not in understood(SHORTLIST, ENGLISH, 140, 2).plain


MISTYPED = replace(
    SHORTLIST,
    interests=(
        UnderstoodInterest("mediia relasions", "media relations", "typo"),
        UnderstoodInterest("goverment", "government", "typo"),
        UnderstoodInterest("crissis", "crisis communications", "typo"),
    ),
    unmatched=("xspotrs",),
)


def test_what_found_nobody_is_always_seen() -> None:
    """At 80 columns two lines hold what four words came to: what was typed is not said back then."""
    assert understood(MISTYPED, ENGLISH, 74, 2).plain.split("\n") == [
        "✓ media relations   ✓ government   ✓ crisis communications",
        "× nobody here for xspotrs   + F9 adds Retail: 3 more people fit",
    ]
    assert "(you typed crissis)" in understood(MISTYPED, ENGLISH, 74, 4).plain


def test_what_found_nobody_comes_first_where_not_all_has_room() -> None:
    """Of more words than two lines hold, those without anybody are named, and a sign says that there are more."""
    many = tuple(UnderstoodInterest(f"i{n}", f"some rather long interest {n}", "exact") for n in range(6))
    lines = understood(replace(MISTYPED, interests=many), ENGLISH, 74, 2).plain.split("\n")
    assert lines == [
        "× nobody here for xspotrs   ✓ some rather long interest 0",
        "✓ some rather long interest 1   ✓ some rather long interest 2   …",
    ]


def test_what_would_bring_more_is_said_only_where_somebody_fits() -> None:
    """Where nobody fits the nearest interests are listed instead."""
    nobody = Shortlist("wine", (), (), ("wine",), ("Food and beverage",), (Addition("Retail", 3),))
    assert "Retail" not in understood(nobody, ENGLISH, 74, 2).plain


def test_everybody_else_is_said_to_be_that() -> None:
    """Over the list of a "not sports" stands what it is; where the opposite is known, that the best come first."""
    matches = (Match("a", 20.0, "partial", ()),)
    others = Shortlist("not sports", (), matches, (), without=("sports",))
    opposite = replace(others, interests=(UnderstoodInterest("not agency", "in-house", "company"),))
    assert "outside sports" in found_words(FoundMatches(others, ()), ENGLISH)
    assert "outside" not in found_words(FoundMatches(opposite, ()), ENGLISH)


def test_chips_name_what_was_understood_in_the_readers_language() -> None:
    """Positions and interests are concepts, so they have names in each language; companies are called as ever."""
    found = Shortlist(
        "jefe de prensa, tech, Acme",
        (UnderstoodInterest("jefe de prensa", "media relations manager", "position"),
         UnderstoodInterest("tech", "technology", "exact"),
         UnderstoodInterest("acme", "Media", "company")),
        (Match("a", 50.0, "good", ()),),
        (),
    )  # fmt: skip
    said = understood(found, Texts("es", interests=name_interest), 200, 2).plain
    assert "media relations manager" not in said
    assert "✓ tecnología" in said
    assert "✓ Media" in said


def test_who_is_left_out_is_named_in_the_readers_language() -> None:
    """The line over everybody else names the interest that was turned away as the reader's language does."""
    others = Shortlist("no moda", (), (Match("a", 20.0, "partial", ()),), (), without=("fashion and apparel",))
    assert "moda" in found_words(FoundMatches(others, ()), Texts("es", interests=name_interest))


def test_an_accent_left_out_is_not_said_back() -> None:
    """Who types without accents is understood, and not shown their own word beside the same one."""
    texts = Texts("es", interests=name_interest)
    typed = UnderstoodInterest("comunicacion interna", "internal communications", "synonym")
    found = Shortlist("comunicacion interna", (typed,), (Match("a", 50.0, "good", ()),), ())
    assert understood(found, texts, 100, 2).plain == "✓ comunicación interna"
    reason = Reason("recaudacion de fondos", "Fundraising", "specialties", "synonym")
    assert reason_words(reason, texts) == "Recaudación de fondos"


def test_what_was_sought_is_named_in_the_readers_language_too() -> None:
    """A reason close to what was taken from the list names that as the reader's language does."""
    texts = Texts("es", interests=name_interest)
    words = reason_words(Reason("music", "Entertainment", "industries", "related"), texts)
    assert "música" in words.casefold()
    assert "music" not in words.casefold().split()


def test_the_opposite_of_what_is_turned_away_is_named_in_the_readers_language() -> None:
    """Whoever wants no agency reads what that means in their language."""
    opposite = UnderstoodInterest("no agencia", "in-house", "company")
    found = Shortlist("no agencia", (opposite,), (Match("a", 50.0, "good", ()),), ())
    texts = Texts("es", interests=name_interest)
    assert understood(found, texts, 100, 2).plain == f"✓ {name_interest('in-house', 'es')}"
    assert name_interest("in-house", "es") != "in-house"
