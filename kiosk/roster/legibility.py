"""How much a decoded text looks like names and headers that people write; decides between legacy encodings.

Only letters beyond ASCII are looked at, each with its neighbours: a symbol or a capital inside a word is what
a wrong encoding leaves behind.
"""

import re
from typing import Final

# Letters of the languages that cp1252 and Mac Roman were made for, and those of Central Europe.
_WESTERN: Final = frozenset("áàâäãåæçéèêëíìîïñóòôöøœßúùûüÁÀÂÄÅÆÇÉÈÊËÍÎÏÑÓÔÖØŒÚÛÜ")
_CENTRAL: Final = frozenset("ąćęłńóśźżĄĆĘŁŃŚŹŻčďěňřšťůýžČĎŇŘŠŤŮŽőűăşţ")
_POLISH_ENDING: Final = re.compile(r"(?:sk[iaą]|ck[iaą]|wicz|czyk|iak)\b", re.IGNORECASE)
_POLISH_CUE: Final = re.compile(r"\b(?:nazwisko|stanowisko|adres|specjaln\w*|specjalizac\w*|numer|telefonu|firmy)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]*[^\x00-\x7f][^\s,;|\t\"]*")
_APOSTROPHES: Final = frozenset("’‘‐·")
_QUIET: Final = frozenset("’‘“”„–—…•«»®™©° \u00a0€£§")

REPLACEMENT: Final = "\ufffd"
_SAMPLE: Final = 60_000


def score_western(text: str, *, central: bool = False) -> float:
    """Return the evidence that `text` was decoded rightly, higher is better; 0 where there is nothing to judge.

    `central` also takes the letters of Central Europe for ordinary.
    """
    total = 0.0
    text = text[:_SAMPLE]
    for found in re.finditer(r"[^\x00-\x7f]", text):
        at = found.start()
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        total += _score_letter(found.group(), before, after, central)
    return total + (_polish_evidence(text) if central else 0.0)


def score_japanese(text: str) -> float:
    """Return the evidence that `text` is Japanese: characters in runs, none glued into Latin words."""
    total = 0.0
    text = text[:_SAMPLE]
    for found in re.finditer(r"[^\x00-\x7f]+", text):
        run = found.group()
        if REPLACEMENT in run:
            total -= 10
        wide = sum(1 for char in run if _is_japanese(char))
        odd = len(run) - wide
        total += 2 * wide if wide > 1 else 0
        total -= 3 * odd
        total -= 3 * (_touches_latin(text, found.start(), found.end()) and wide < 3)
    return total


def _score_letter(char: str, before: str, after: str, central: bool) -> float:
    if char == REPLACEMENT:
        return -6
    inside = before.isalpha() and after.isalpha()
    if not char.isalpha():
        return _score_symbol(char, before, after)
    score = 2.0 if char in _WESTERN or (central and char in _CENTRAL) else 0.0
    if char.isupper() and before.isalpha() and (before.islower() or after.islower()):
        score -= 6  # a capital inside a word
    elif char.islower() and inside and before.isupper() and after.isupper():
        score -= 2
    return score


def _score_symbol(char: str, before: str, after: str) -> float:
    if before.isalpha() and after.isalpha():
        return 1.0 if char in _APOSTROPHES else -5.0
    if char.isprintable() and (char in _QUIET or char in "×·½¼¾±²³"):
        return 0.0
    return -3.0 if before.isalpha() or after.isalpha() else -1.0


def _polish_evidence(text: str) -> float:
    """Return the evidence of Polish from words around the letters: both encodings have a letter at most places."""
    named = sum(1.5 for word in _WORD.findall(text) if _POLISH_ENDING.search(word))
    return named + (6 if len(_POLISH_CUE.findall(text)) > 1 else 0)


def _is_japanese(char: str) -> bool:
    return "\u3000" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff" or "\uff01" <= char <= "\uff5e"


def _touches_latin(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())
