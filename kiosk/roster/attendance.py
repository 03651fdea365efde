"""Whether somebody comes, by what a column of statuses says."""

from kiosk.roster.answers import read_yes
from kiosk.roster.evidence import is_yes_or_no
from kiosk.roster.headers import key
from kiosk.roster.words import fold, word_list


def stays_away(text: str, header: str) -> bool:
    """Tell whether a status says that somebody does not come."""
    if not text:
        return False
    folded = fold(text).strip(" .!")
    if _asked(header) in word_list("not_coming"):
        return read_yes(text) is not False  # "Cancelled: no" comes
    if folded in word_list("not_coming") or folded in word_list("no"):
        return True
    # "No, sorry" answers a question; "No reply yet" stands in a column of statuses.
    is_question = header.rstrip().endswith(("?", "？")) or fold(header).startswith("rsvp")
    opening = folded.split(",")[0].strip()
    return is_question and "," in folded and is_yes_or_no(opening) and opening in word_list("no")


def _asked(header: str) -> str:
    """Return what a header of yes and no asks: "is_deleted" and "Deleted?" ask whether somebody is deleted."""
    words = key(header)
    return words.partition(" ")[2] if words.startswith(("is ", "was ", "has ")) else words
