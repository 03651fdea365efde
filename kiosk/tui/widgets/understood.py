"""What was made of the student's words, in chips: corrections said gently, and what found nobody."""

from textual.content import Content

from kiosk.matching.shortlist import Shortlist, UnderstoodInterest
from kiosk.texts import Texts
from kiosk.tui.wording import misspelt

_FEW = 5
_AS_TYPED = ("exact", "company", "name", "position", "place")


def understood(shortlist: Shortlist, texts: Texts) -> Content:
    """Return one line of chips; a cross and the word "nobody" mark what found nobody, not the colour alone."""
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
    if shortlist.matches and len(shortlist.matches) < _FEW:
        chips += [
            Content.assemble(
                ("+ ", "$good"), texts.plural("tui.interests.add", one.people, phrase=texts.interest(one.phrase))
            )
            for one in shortlist.additions[:1]
        ]
    return Content("   ").join(chips)


def _words(interest: UnderstoodInterest, texts: Texts) -> str:
    meant = texts.interest(interest.understood)
    if interest.typed.casefold() in (meant.casefold(), interest.understood.casefold()):
        return meant
    if interest.how in _AS_TYPED:
        return interest.understood
    typed = misspelt(interest.typed, meant) if interest.how == "typo" else interest.typed
    return texts("tui.interests.understood", understood=meant, typed=typed)
