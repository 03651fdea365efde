"""Text to comparable words: case, accents, plurals and punctuation taken away, spans kept. It knows no vocabulary.

Chinese is not split into words: a run of ideographs is one token and is read by the vocabulary's own names.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from kiosk.matching.chinese import simplified

_TOKEN: Final = re.compile(r"[a-z0-9]+")
# Ideographs by themselves; letters of whatever else is written as words are one token each.
_TOKEN_ANY: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[^\W_\u3400-\u9fff\uf900-\ufaff]+")
_DOTTED: Final = re.compile(r"\b(?:[a-z]\.)+[a-z]\b\.?|\b(?:[a-z]\.){2,}")
_SIMPLE: Final = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_CJK: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_HARD: Final = re.compile(r"[,;:|\n.!?()\[\]{}+，。；、！？]")
# Words that join the others of a phrase and say nothing themselves; they count only at the start of one.
GLUE: Final = frozenset(
    {
        "a",
        "an",
        "and",
        "au",
        "aux",
        "avec",
        "con",
        "d",
        "de",
        "del",
        "des",
        "du",
        "e",
        "el",
        "en",
        "et",
        "l",
        "la",
        "las",
        "le",
        "les",
        "los",
        "of",
        "para",
        "por",
        "pour",
        "the",
        "y",
    }
)
_ELIDED: Final = frozenset({"c", "d", "j", "l", "m", "n", "qu", "s", "t"})
_SAME: Final = {
    "comms": "communication", "comm": "communication", "coms": "communication", "mgmt": "management",
    "mgr": "manager", "mktg": "marketing", "mkting": "marketing", "govt": "government",
    "gov": "government", "intl": "international", "dept": "department",
    "univ": "university", "assoc": "association", "theatre": "theater", "jewellery": "jewelry", "organisation":
    "organization", "colour": "color", "programme": "program", "behaviour": "behavior", "centre": "center",
    "defence": "defense", "labour": "labor", "rel": "relation", "ads": "advertising", "ad": "advertising",
    "advert": "advertising", "adverts": "advertising", "vid": "video", "pub": "publication", "acct": "account",
    "exec": "executive", "execs": "executive", "corp": "corporate", "dir": "director", "coord": "coordinator",
    "sr": "senior", "jr": "junior", "biz": "business", "tech": "technology", "pics": "picture", "w": "with",
}  # fmt: skip
# Short forms that are also written on to the word before: "crisiscomms".
_SHORT_ENDS: Final = ("comms", "mgmt", "mktg")
_LONGEST_END: Final = 5
_UNCHANGED: Final = frozenset(
    {
        "always",
        "as",
        "atlas",
        "aws",
        "bias",
        "bonus",
        "boss",
        "bus",
        "business",
        "campus",
        "canvas",
        "cbs",
        "census",
        "chaos",
        "class",
        "cms",
        "corpus",
        "des",
        "dms",
        "does",
        "dos",
        "ethos",
        "express",
        "fitness",
        "focus",
        "gas",
        "glass",
        "goes",
        "has",
        "hess",
        "his",
        "ios",
        "is",
        "kiss",
        "las",
        "lens",
        "les",
        "less",
        "los",
        "mass",
        "news",
        "paris",
        "pbs",
        "plus",
        "press",
        "process",
        "sas",
        "series",
        "sms",
        "status",
        "texas",
        "this",
        "thus",
        "us",
        "virus",
        "was",
        "wellness",
        "yes",
    }
)


class Word(NamedTuple):  # made by the hundred thousand: a tuple is made three times as fast as a frozen dataclass
    """One word of a text with where it stands."""

    text: str
    """Folded: lower case, no accents."""
    stem: str
    """What is compared."""
    start: int
    """First character in the text as typed."""
    end: int
    """One past the last character."""
    upper: bool
    """Typed in capitals, as abbreviations are."""
    broken: bool
    """A comma, full stop or line break stands before it."""


def fold(text: str) -> str:
    """Return `text` in lower case without accents, one character for each character (spans stay true)."""
    if text.isascii():
        return text.lower()
    return text.translate(_FOLDED)


def _fold_char(char: str) -> str:
    folded = "".join(c for c in unicodedata.normalize("NFKD", char).casefold() if not unicodedata.combining(c))
    if char in "’‘ʼ`´":
        return "'"
    return (
        folded if len(folded) == 1 else {"ß": "s", "æ": "a", "œ": "o", "ø": "o", "ł": "l"}.get(char.lower(), char[0])
    )


class _Folding(dict[int, str]):
    """Each character's folded form, worked out when it is first met: `str.translate` then asks nobody."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_char(chr(code))
        return folded


_FOLDED: Final = _Folding()


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the form of a folded word that is compared: common short forms spelled out, plurals made singular."""
    same = _SAME.get(word)
    if same:
        return same
    if word.endswith(_SHORT_ENDS) and len(word) > _LONGEST_END + 2:
        end = next(end for end in _SHORT_ENDS if word.endswith(end))
        return word[: -len(end)] + _SAME[end]
    if len(word) <= 3 or word in _UNCHANGED or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return _SAME.get(word[:-3] + "y", word[:-3] + "y")
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return _SAME.get(word[:-1], word[:-1])


def split(text: str) -> list[Word]:
    """Return the words of `text` in order."""
    folded = _undot(fold(text))
    words: list[Word] = []
    before = 0
    for found in (_TOKEN if folded.isascii() else _TOKEN_ANY).finditer(folded):
        start, end = found.span()
        token = found.group()
        if not token.isascii():
            token = simplified(token)
        typed = text[start:end]
        between = folded[before:start]
        broken = between != " " and bool(words) and _breaks(between, words[-1])
        upper = typed.isupper() and (typed.isascii() or not _CJK.search(typed))
        words.append(Word(token, stem(token), start, end, upper, broken))
        before = end
    return _close_gaps(words, folded) if "'" in folded else words


def _breaks(between: str, before: Word) -> bool:
    # The full stop of "St. Jude" ends no phrase, and "H+K" is one name.
    if between == "+" and len(before.text) == 1:
        return False
    return bool(_HARD.search(between)) and not (between == ". " and len(before.text) <= 2)


def _undot(folded: str) -> str:
    # "U.S." and "D.C." are one word each; dots become quotes, which join, so that spans stay true.
    return _DOTTED.sub(lambda found: found.group().replace(".", "'"), folded) if "." in folded else folded


def _close_gaps(words: list[Word], folded: str) -> list[Word]:
    # "don't" and "mayor's" are one word each; "l'agence" is two, and "L.A." is one.
    closed: list[Word] = []
    for word in words:
        before = closed[-1] if closed else None
        elided = before and before.text in _ELIDED and word.text[0] in "aeiouh" and len(word.text) > 2
        if before and not elided and folded[before.end : word.start] == "'":
            text = before.text + word.text
            closed[-1] = Word(text, stem(text), before.start, word.end, before.upper and word.upper, before.broken)
        else:
            closed.append(word)
    return closed


@lru_cache(maxsize=32768)
def key(text: str) -> str:
    """Return the form in which phrases are compared: stems joined by spaces, joining words left out."""
    if _SIMPLE.fullmatch(text):
        return key_of([stem(word) for word in text.lower().split(" ")])
    return key_of([word.stem for word in split(text)])


def key_of(stems: Sequence[str]) -> str:
    """Return the key of stems, joining words left out except at the start."""
    kept: list[str] = []
    for word in stems:
        add_to_key(kept, word)
    return " ".join(kept)


def add_to_key(kept: list[str], word: str) -> None:
    """Lengthen the stems of a key by one word, in place."""
    if word == "relation" and kept and kept[-1] == "public":
        kept[-1] = "pr"
    # The letters of "M&A", and of "M and A", are not the joining words that they look like.
    elif not kept or word not in GLUE or (len(word) == 1 and len(kept[-1]) == 1):
        kept.append(word)


def is_cjk(text: str) -> bool:
    """Tell whether `text` holds Chinese characters."""
    return bool(_CJK.search(text))


_ENDINGS: Final = (
    "ization",
    "ations",
    "ation",
    "ings",
    "ing",
    "ers",
    "er",
    "ors",
    "or",
    "ists",
    "ist",
    "ed",
    "ment",
    "s",
    "e",
)


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """Return a word without the ending that turns a verb into who does it or that it is done."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            bare = word[: -len(ending)]
            return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] else bare
    return word


def forget_words() -> None:
    """Forget the words that were read: typing needs few of them, a roster left thousands."""
    for remembered in (key, root, stem):
        remembered.cache_clear()
