"""Whether somebody comes, by what a column of statuses or of hours says."""

import re
from typing import Final

from kiosk.roster.answers import read_yes
from kiosk.roster.evidence import is_yes_or_no, status_said
from kiosk.roster.headers import key
from kiosk.roster.words import fold, word_list

_REGRETS: Final = re.compile(r"[\s,.!;:()–—-]+")


def stays_away(text: str, header: str) -> bool:
    """Tell whether a status says that somebody does not come."""
    if not text:
        return False
    folded = status_said(text)
    if _asked(header) in word_list("not_coming"):
        return read_yes(text) is not False  # "Cancelled: no" comes
    if folded in word_list("not_coming") or folded in word_list("no") or has_no_time(text):
        return True
    # "No, sorry" answers a question; "No reply yet" stands in a column of statuses.
    is_question = header.rstrip().endswith(("?", "？")) or fold(header).startswith("rsvp")
    opening = folded.split(",")[0].strip()
    return is_question and "," in folded and is_yes_or_no(opening) and opening in word_list("no")


def has_no_time(text: str) -> bool:
    """Tell whether somebody who was asked for their hours says that they do not come at all, and nothing else.

    "Can't make it before 7" names an hour, "not available during dinner" and "unavailable in the day" a part of the
    evening, "any time; can't make it early" says two things: no such answers.
    """
    if not text or any(char.isdigit() for char in text):
        return False
    words = _REGRETS.sub(" ", fold(text)).split()
    said = " ".join(words)
    if said in word_list("no_time_alone"):
        return True
    for regret in word_list("no_time"):
        before, found, after = f" {said} ".partition(f" {regret} ")
        if found and word_list("no_time_fillers").issuperset(f"{before} {after}".split()):
            return True
    return False


def _asked(header: str) -> str:
    """Return what a header of yes and no asks: "is_deleted" and "Deleted?" ask whether somebody is deleted."""
    words = key(header)
    return words.partition(" ")[2] if words.startswith(("is ", "was ", "has ")) else words
