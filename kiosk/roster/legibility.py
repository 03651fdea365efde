"""How much a decoded text looks like names and headers that people write; decides between legacy encodings.

Only letters beyond ASCII are looked at, each with its neighbours: a symbol or a capital inside a word is what
a wrong encoding leaves behind.
"""

import re
from itertools import pairwise
from typing import Final

# Letters of the languages that cp1252 and Mac Roman were made for, and those of Central Europe.
_WESTERN: Final = frozenset("àâãåæèêìîïñòøœùûõÀÂÅÆÈÊÎÏÑØŒÛ")
_CENTRAL: Final = frozenset("ąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůýžČĎŇŘŠŤŮŽűăşţő")
_SHARED: Final = frozenset("áäâçéëíîóôößúüšžÁÄÂÇÉËÍÎÓÔÖÚÜŠŽý")
_POLISH_ENDING: Final = re.compile(r"(?:sk[iaą]|ck[iaą]|wicz|czyk|iak)\b", re.IGNORECASE)
_POLISH_CUE: Final = re.compile(
    r"\b(?:nazwisko|stanowisko|adres|specjaln\w*|specjalizac\w*|numer|telefonu|firmy)\b", re.IGNORECASE
)
# From the beginning of a word on only: a run of ten thousand letters would be looked through from each of them.
_WORD: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]*[^\x00-\x7f][^\s,;|\t\"]*")
SCRIPTS: Final = {
    "cp1251": (frozenset(map(chr, range(0x0400, 0x0460))), frozenset("оаеинтсрвлк")),
    "cp1253": (frozenset(map(chr, range(0x0384, 0x03CF))), frozenset("αοιετσςνρκηάόίέ")),
    "cp1255": (frozenset(map(chr, range(0x05D0, 0x05EB))), frozenset("יוהלאמרתבנש")),
    "cp1256": (frozenset(map(chr, range(0x0621, 0x0653))), frozenset("ايلمنروتبةعدأس")),
}
"""Encoding -> all letters of its script, and the small ones that stand in every other place."""
_ICELANDIC: Final = frozenset("áíóúæéÁÍÓÚÆÉ")
_TURKISH: Final = frozenset("ðþÞÐ")
# As Western reads them: s with a cedilla inside a word, soft g between vowels, i without a dot, c with a hook.
_TURKISH_SIGNS: Final = re.compile(
    r"(?<=[^\W\d_])þ|(?<=[aeoöuüý])ð(?=[aeiouý])|(?<=[^\W\d_ð])[ýÝ]|[çÇ]|Þ(?=[aeiöuüýAEIÝ])"
)
_TURKISH_CUE: Final = re.compile(r"\b(?:soyad\w*|soyisim|e-?posta|unvan|ünvan|kurum)\b", re.IGNORECASE)
# Eth behind a consonant or Guð-, thorn before o, r and j, and the endings of Iceland's names.
_ICELANDIC_SIGNS: Final = re.compile(
    r"[bdfglnr]ð|\bGuð|\b[Þþ](?:o[rs]|r|j|ur)|(?:sson|d[oó]ttir|(?:[Ee]i|[Aa]u)ður)\b"
)
_LEAST_SIGNS: Final = 2
_VOWELS: Final = frozenset("aeiouáéíóú")
_OPENING: Final = frozenset("¿¡")
_APOSTROPHES: Final = frozenset("’‘‐·")
_ELISION: Final = re.compile(
    r"(?:(?<![^\W\d_])[^\W\d_]{1,2}|qu)[’‘](?=[^\W\d_])|[’‘](?:s|t|d|ll|re|ve|m)\b|[’‘][A-Z]|[‐·]"
)
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
        total += _score_letter(text, found.start(), central)
    return total + (_polish_evidence(text) if central else 0.0)


def is_turkish(text: str, *, is_named: bool = False) -> bool:
    """Tell whether a text that was read as Western is Turkish: words with letters where only Turkish has them.

    Icelandic has eth and thorn at the same places of the encoding, and names without one of Iceland's accents. Where
    Czech or Croatian would have letters there too the headers have to be Turkish: `is_named`.
    """
    if is_named and not _TURKISH_CUE.search(text[:_SAMPLE]):
        return False
    found = set(text[:_SAMPLE])
    if not found & _TURKISH or found & _ICELANDIC:
        return False
    words = set(_WORD.findall(text[:_SAMPLE]))
    signs = sum(len(_TURKISH_SIGNS.findall(word)) for word in words)
    return signs >= _LEAST_SIGNS and not any(_ICELANDIC_SIGNS.search(word) for word in words)


def _score_letter(text: str, at: int, central: bool) -> float:
    char, before, after = text[at], *_neighbours(text, at)
    if char == REPLACEMENT:
        return -6
    inside = before.isalpha() and after.isalpha()
    if not char.isalpha():
        return _score_symbol(char, text, at)
    score = 2.0 if char in (_CENTRAL if central else _WESTERN) or char in _SHARED else 0.0
    if _is_misplaced(char, before, after) if not central else _is_no_polish(char, after):
        score -= 4
    if not after.isascii() and after.isalpha() and not before.isascii() and before.isalpha():
        score -= 3  # Western words have no three of these in a row; another script read wrongly has
    if char.isupper() and before.isalpha() and (before.islower() or after.islower()):
        score -= 6  # a capital inside a word
    elif char.islower() and inside and before.isupper() and after.isupper():
        score -= 2
    return score


def _is_misplaced(char: str, before: str, after: str) -> bool:
    """Tell whether a Western letter stands where its languages do not put it, but another encoding's letter would."""
    if char == "œ":
        return after.isalpha() and before.isalpha() and after not in "uil"  # Wiœniewska is Wiśniewska, cœur is right
    if char == "ñ":
        return after.isalpha() and after.casefold() not in "aeiouáéíóúü"  # Kamiñski
    if char == "æ":
        return before.isalpha() and not after.isalpha()  # Petroviæ
    if char == "ø":
        return before.isalpha() and before.casefold() in "aeiouyáéíóúý"  # Dvoøák
    return char == "ì" and after.isalpha()  # Nìmec; Italian ends words with it


def _is_no_polish(char: str, after: str) -> bool:
    """Tell whether a Central letter stands where Polish writes another: "Muńoz" is Muñoz, "Kasieńka" is right."""
    return char in "ńŃ" and after.casefold() in _VOWELS


def score_script(text: str, encoding: str) -> float:
    """Return the evidence of the script of an encoding of `SCRIPTS` in `text`: letters in runs, not in Latin words.

    Every such encoding makes letters of the same bytes; of the right one those are mostly the commonest.
    """
    letters, common = SCRIPTS[encoding]
    total = 0.0
    for found in re.finditer(r"[^\x00-\x7f]+", text[:_SAMPLE]):
        run = found.group()
        known = sum(char in letters for char in run)
        often = sum(char in common for char in run.casefold())
        strange = sum(char.isupper() and before.islower() for before, char in pairwise(run))
        total += (0.75 * known + 2 * often if known > 2 else -2 * known) - 2 * (len(run) - known) - 3 * strange
        total -= 4 * _touches_latin(text, found.start(), found.end())
    return total


def _score_symbol(char: str, text: str, at: int) -> float:
    before, after = _neighbours(text, at)
    if char in _OPENING and after.isalpha() and not before.isalnum():
        return 2.0  # a Spanish question
    if before.isalpha() and after.isalpha():
        if char not in _APOSTROPHES:
            return -5.0
        # O’Neil, d’Arc, people’s; in the middle of a longer word it was a letter of another encoding.
        return 1.0 if _ELISION.search(text[max(0, at - 8) : at + 5]) else -2.0
    if char.isprintable() and (char in _QUIET or char in "×·½¼¾±²³"):
        return 0.0
    return -3.0 if before.isalpha() or after.isalpha() else -1.0


def _neighbours(text: str, at: int) -> tuple[str, str]:
    return text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " "


def _polish_evidence(text: str) -> float:
    """Return the evidence of Polish from words around the letters: both encodings have a letter at most places."""
    named = sum(1.5 for word in _WORD.findall(text) if _POLISH_ENDING.search(word))
    return named + (6 if len(_POLISH_CUE.findall(text)) > 1 else 0)


def _touches_latin(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())
