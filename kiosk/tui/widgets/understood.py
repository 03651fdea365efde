"""What was made of the student's words, in chips: corrections said gently, and what found nobody."""

from collections.abc import Sequence

from textual.content import Content

from kiosk.matching.shortlist import Shortlist, UnderstoodInterest
from kiosk.matching.words import fold
from kiosk.texts import Texts
from kiosk.tui.wording import misspelt

_GAP = "   "
_NAMED = ("exact", "position")
_AS_TYPED = ("company", "name", "place")
_MORE = Content.styled("…", "$soft")


def understood(shortlist: Shortlist, texts: Texts, width: int, height: int) -> Content:
    """Return chips in `height` lines of `width` cells; a cross and words, not the colour alone, tell a miss.

    Where not all have room, what was typed is not said back beside what it was understood as. If that does not do,
    what found nobody comes first: it is what the student does not see in the list below.
    """
    missing = {phrase.casefold() for phrase in shortlist.unmatched}
    taken = [one for one in shortlist.interests if one.typed.casefold() not in missing]
    full, brief = ([_taken(say(one, texts)) for one in taken] for say in (_words, _meant))
    nobody = [
        Content.assemble(("× ", "$warn"), (texts("tui.interests.unmatched", typed=phrase), "$warn"))
        for phrase in shortlist.unmatched
    ]
    more = [
        Content.assemble(
            ("+ ", "$good"), texts.plural("tui.interests.add_key", one.people, phrase=texts.interest(one.phrase))
        )
        for one in (shortlist.additions[:1] if shortlist.matches else ())
    ]
    for chips in ([*full, *nobody, *more], [*brief, *nobody, *more], [*brief, *nobody]):
        lines = _lines(chips, width)
        if _rows(lines, width) <= height:
            break
    else:
        lines = _cut([*nobody, *brief], width, height)
    return Content("\n").join(lines)


def _taken(words: str) -> Content:
    return Content.assemble(("✓ ", "$good"), (words, "$fresh"))


def _lines(chips: Sequence[Content], width: int) -> list[Content]:
    """Return chips beside each other, a new line before one that would be broken."""
    lines: list[Content] = []
    for chip in chips:
        beside = Content.assemble(lines[-1], _GAP, chip) if lines else chip
        if lines and beside.cell_length <= width:
            lines[-1] = beside
        else:
            lines.append(chip)
    return lines


def _rows(lines: Sequence[Content], width: int) -> int:
    """Return how many rows they take: a chip that is longer than a line is broken all the same."""
    return sum(-(-line.cell_length // width) for line in lines)


def _cut(chips: Sequence[Content], width: int, height: int) -> list[Content]:
    """Return as many chips as have room, the last followed by a sign that there are more."""
    kept = list(chips)
    while len(kept) > 1 and _rows(_lines([*kept, _MORE], width), width) > height:
        kept.pop()
    return _lines([*kept, _MORE], width)


def _meant(interest: UnderstoodInterest, texts: Texts) -> str:
    is_concept = interest.how not in _AS_TYPED or (interest.how == "company" and interest.understood.islower())
    # A concept, such as the opposite of what was turned away, has a name in each language; a company's is its own.
    return texts.interest(interest.understood) if is_concept else interest.understood


def _words(interest: UnderstoodInterest, texts: Texts) -> str:
    meant = _meant(interest, texts)
    if fold(interest.typed) in (fold(meant), fold(interest.understood)):
        return meant  # an accent left out is no other word
    if interest.how in (*_NAMED, *_AS_TYPED):
        return meant
    if interest.how != "typo":
        return texts("tui.reason.synonym", matched=meant, typed=interest.typed)
    return texts("tui.interests.understood", understood=meant, typed=misspelt(interest.typed, meant))
