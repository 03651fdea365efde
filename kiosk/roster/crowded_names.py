"""What else than one name stands in a cell of names: several people, pronouns, a word that they do not come.

It only tells and takes apart; what becomes of the row is decided where rows are taken.
"""

import re
from typing import Final

from kiosk.roster.evidence import is_position
from kiosk.roster.formulas import is_formula
from kiosk.roster.words import fold, word_list

# "and" joins people whatever stands around it, except in "von und zu".
_AND: Final = re.compile(r"\s+(?:and|und|et)\s+(?!zu\b)|\s*[&+;]\s*", re.IGNORECASE)
# These stand inside of one name too: "Ramón y Cajal", "Nowak/Kowalska".
_PERHAPS: Final = re.compile(r"\s+[yei]\s+|\s*[/／]\s*", re.IGNORECASE)
_STROKE: Final = re.compile(r"\s*[/／]\s*")
_PRONOUN: Final = (
    r"(?:he|him|his|she|her|hers|they|them|their|theirs|ze|zir|zie|hir|xe|xem|any|all|pronouns|el|él|ella|elle|elles"
    r"|ellas|ellos|il|ils|iel|lui|er|ihm|ihn|sie|ihr|dey|hen|ela|ele|lei|loro)"
)
_PRONOUNS: Final = re.compile(
    rf"[\s,]*(?P<said>[(\[]\s*{_PRONOUN}(?:\s*[/,|]\s*{_PRONOUN})+\s*[)\]]|[(\[]\s*(?:he|she|they)\s*[)\]]"
    rf"|(?<=[\s,]){_PRONOUN}(?:/{_PRONOUN})+(?![\w/]))",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(r"[()\[\]*]|\s[-–—]+\s*|:\s")
_SHORT: Final = 3
"""Letters of a "no", which is a name too where it stands beside one."""
STACKED: Final = " / "
"""Stands between names that were written below each other."""


def unstacked(text: str) -> str:
    """Return a cell of several lines on one: with strokes between the lines where each is a name of its own."""
    lines = [line.strip(" ,;") for line in text.split("\n")]
    lines = [line for line in lines if line]
    each_is_somebody = len(lines) > 1 and all(_is_whole(line) for line in lines)
    return (STACKED if each_is_somebody else " ").join(lines)


def names_several(name: str) -> bool:
    """Tell whether a name is probably those of several people; a name of two surnames is not."""
    plain = without_pronouns(name)[0]
    if is_formula(name) or any(map(is_position, _AND.split(plain))):
        return False
    if len([part for part in _AND.split(plain) if any(map(str.isalpha, part))]) > 1:
        return True
    if STACKED in plain and all(map(_is_whole, plain.split(STACKED))):
        return True
    parts = [part.strip() for part in plain.split(",") if part.strip()]
    if len(parts) > 1 and _PERHAPS.search(parts[-1]) and " " in _PERHAPS.sub(" ", parts[-1]).strip():
        return True
    people = [part for part in _PERHAPS.split(plain) if part.strip()] if len(parts) < 2 else parts
    return len(people) > (1 if len(parts) < 2 else 2) and all(map(_is_whole, people))


def is_perhaps_double(name: str) -> bool:
    """Tell whether only a stroke makes a name look like those of several people: who types one may mean one."""
    return names_several(name) and not names_several(_STROKE.sub("-", name))


def without_pronouns(name: str) -> tuple[str, str]:
    """Return a name without the pronouns in it, and the pronouns as they are written; empty where there are none."""
    found = _PRONOUNS.search(name)
    if not found:
        return name, ""
    return (name[: found.start()] + name[found.end() :]).strip(" ,"), found["said"]


def says_absent(name: str) -> bool:
    """Tell whether a word beside a name says that somebody does not come: "Jo Ray (cancelled)"."""
    parts = [fold(part).strip(" .!") for part in _BESIDE.split(name)]
    return len(parts) > 1 and any(len(part) > _SHORT and part in word_list("not_coming") for part in parts)


def _is_whole(text: str) -> bool:
    """Tell whether a text is a name of its own: two words or more, of letters, and no position."""
    words = [word for word in text.replace(",", " ").split() if any(map(str.isalpha, word))]
    return 1 < len(words) <= 6 and not any(map(str.isdigit, text)) and not is_position(text)
