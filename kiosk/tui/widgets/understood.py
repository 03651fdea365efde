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


def understood(shortlist: Shortlist, texts: Texts, width: int) -> Content:
    """Return chips in lines of `width` cells; not the colour alone but a cross and words mark what found nobody."""
    missing = {phrase.casefold() for phrase in shortlist.unmatched}
    chips = [
        Content.assemble(("✓ ", "$good"), (_words(one, texts), "$fresh"))
        for one in shortlist.interests
        if one.typed.casefold() not in missing
    ]
    chips += [
        Content.assemble(("× ", "$warn"), (texts("tui.interests.unmatched", typed=phrase), "$warn"))
        for phrase in shortlist.unmatched
    ]
    if shortlist.matches:
        chips += [
            Content.assemble(
                ("+ ", "$good"), texts.plural("tui.interests.add_key", one.people, phrase=texts.interest(one.phrase))
            )
            for one in shortlist.additions[:1]
        ]
    return _lines(chips, width)


def _lines(chips: Sequence[Content], width: int) -> Content:
    """Return chips beside each other, a new line before one that would be broken."""
    lines: list[Content] = []
    for chip in chips:
        beside = Content.assemble(lines[-1], _GAP, chip) if lines else chip
        if lines and beside.cell_length <= width:
            lines[-1] = beside
        else:
            lines.append(chip)
    return Content("\n").join(lines)


def _words(interest: UnderstoodInterest, texts: Texts) -> str:
    meant = texts.interest(interest.understood)
    if fold(interest.typed) in (fold(meant), fold(interest.understood)):
        return meant  # an accent left out is no other word
    if interest.how in _NAMED or (interest.how == "company" and interest.understood.islower()):
        return meant  # a concept, such as the opposite of what was turned away, and no company's name
    if interest.how in _AS_TYPED:
        return interest.understood
    if interest.how != "typo":
        return texts("tui.reason.synonym", matched=meant, typed=interest.typed)
    return texts("tui.interests.understood", understood=meant, typed=misspelt(interest.typed, meant))
