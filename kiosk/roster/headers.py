"""Headers to the fields they may mean, in many languages, by spelling alone, never by cells. Data: `headers.txt`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.consent import asks_consent, is_for_others
from kiosk.roster.wordfile import Sections, read_words
from kiosk.roster.words import fold, word_list

_VOCABULARY: Final = Path(__file__).with_name("headers.txt")

EXACT: Final = 100
"""A header that says just this."""
LIKELY: Final = 80
"""A header that says this where nothing better is there."""
WEAK: Final = 45
"""A header that says this only where the cells agree."""
_PHRASE: Final = 50
_CONSENT: Final = 70
"""A question whether students may have an address, which names the address too."""

_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|（[^（）]*）|【[^【】]*】")
_CAMEL: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_PUNCTUATION: Final = re.compile(r"[^\w]+|_+")
_FIRST_QUESTION: Final = re.compile(r"(?<=\w)[?？(]|\. ")
_HALF_NAME: Final = re.compile(r"\b(?:last|family|first|given) name\b")
# Forms with a name in two boxes: "Name (First)", "Full Name - Last Name", "Your name: Middle".
_BOX: Final = re.compile(
    r"\bname\b[^()\[\]]*?(?:[(\[]|\s[-–—/]\s|[:/])\s*(first|given|last|family|middle)(?: name)?\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_LONGEST_BOX: Final = 120
_BOXES: Final = {"first": "first", "given": "first", "last": "last", "family": "last"}
_CUSTOM: Final = re.compile(r"__c\b")
"""What a sales tool writes behind fields of an organization's own."""
_EMAIL: Final = re.compile(r"\be mail")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")

_FURIGANA: Final = re.compile(r"フリガナ|ふりがな|カナ|かな|ローマ字")


@dataclass(frozen=True, slots=True)
class _Field:
    """The spellings of one field."""

    spellings: dict[str, int]
    phrases: tuple[tuple[str, ...], ...]
    never: frozenset[str]


def key(header: str) -> str:
    """Return the words of a header that spellings are compared by: no case, accents, brackets, punctuation."""
    text = _CUSTOM.sub("", clean(header))
    bare = _BRACKETS.sub(" ", text).strip(" *:?？：＊")
    text = bare or text.strip("()[]{}（）【】 *:")
    folded = fold(_CAMEL.sub(" ", text).replace("Linked In", "LinkedIn").replace("Linked in", "LinkedIn"))
    words = _PUNCTUATION.sub(" ", folded).strip()
    return _EMAIL.sub("email", words).replace("linked in ", "linkedin ")


@lru_cache(maxsize=5_000)
def scores(header: str) -> dict[str, int]:
    """Return how strongly (0 to 100) a header means each field; fields it cannot mean are missing."""
    words = key(header)
    if not words or _FURIGANA.search(words):
        return {}
    if is_strangers(words):
        return {}
    box = _BOX.search(clean(header)) if len(header) <= _LONGEST_BOX else None
    if box:
        field = _BOXES.get(box[1].casefold())
        return {field: EXACT} if field else {}
    found = _phrased(words)
    half = _HALF_NAME.findall(words)
    if len(half) == 1 and words.split().count("name") == 1:
        found.pop("name", None)  # "and your last name?" asks for a half
    for name, weight in _spelled(words):
        found[name] = max(weight, found.get(name, 0))
    if asks_consent(words):
        found["share_contact"] = max(_CONSENT, found.get("share_contact", 0))
    if "available" in found and is_negated(header):
        del found["available"]
    if "share_contact" in found and (is_for_others(words) or is_negated(header)):
        del found["share_contact"]
    return found


def is_negated(header: str) -> bool:
    """Tell whether a header asks when somebody is not there; what follows a question mark or a bracket is no part."""
    words = f" {key(_FIRST_QUESTION.split(header, maxsplit=1)[0])} "
    return any(f" {word} " in words for word in word_list("negated"))


@lru_cache(maxsize=20_000)
def is_known(header: str) -> bool:
    """Tell whether a cell is certainly a header: it spells a field, or a column that is left alone."""
    if len(header) > 120 or not header.strip():
        return False
    words = key(header)
    vocabulary = _vocabulary()
    return words in _ignored() or any(field.spellings.get(words, 0) > WEAK for field in vocabulary.values())


def is_ignored(header: str) -> bool:
    """Tell whether a header names a column that is understood and left alone."""
    return key(header) in _ignored()


@lru_cache(maxsize=20_000)
def header_likeness(header: str) -> float:
    """Return how much a cell looks like a header: 1 spelled exactly, less for a question, 0 for none."""
    if not header.strip() or len(header) > 400:
        return 0.0
    if is_known(header):
        return 1.0
    best = max((value for name, value in scores(header).items()), default=0)
    return 0.9 if best >= LIKELY - 5 else 0.6 if best > _PHRASE else 0.4 if best else 0.0


def is_strangers(words: str) -> bool:
    """Tell whether a short header names somebody else; in a whole question such words mean little."""
    parts = words.split()
    return (
        len(parts) <= 4 and any(word in word_list("strangers") for word in parts) and words not in _whole_spellings()
    )


def _spelled(words: str) -> Iterator[tuple[str, int]]:
    """Yield the fields that the words spell, as they are or without the words around, with their weight."""
    parts = words.split()
    neutral, second = word_list("neutral"), word_list("second_choice")
    kept = " ".join(part for part in parts if part not in neutral)
    plain = " ".join(part for part in parts if part not in neutral and part not in second)
    for name, field in _vocabulary().items():
        if words in field.spellings:
            yield name, field.spellings[words]
        elif plain in field.spellings and field.never.isdisjoint(parts):
            yield name, field.spellings[plain] - (2 if plain == kept else 15)


def _phrased(words: str) -> dict[str, int]:
    """Return how well a whole question asks for each field: the longer the phrase that it contains, the better."""
    parts = words.split()
    found: dict[str, int] = {}
    index = _phrases()
    starts = {part[:length] for part in parts for length in range(1, len(part) + 1)}
    candidates = [each for part in dict.fromkeys(parts) for each in index.get(part, ())]
    candidates += [each for start in starts for each in index.get(f"{start}~", ())]
    if _CJK.search(words):
        candidates += [each for each in index[""] if each[1][0] in words]  # Japanese writes without spaces
    for name, phrase in candidates:
        if _CJK.search(phrase[0]) or _contains(parts, phrase):
            length = sum(len(word.rstrip("~")) for word in phrase) * (3 if _CJK.search(phrase[0]) else 1)
            found[name] = max(found.get(name, 0), _PHRASE + min(length, 25))
    vocabulary = _vocabulary()
    return {name: value for name, value in found.items() if vocabulary[name].never.isdisjoint(parts)}


def _contains(parts: list[str], phrase: tuple[str, ...]) -> bool:
    """Tell whether the words of `phrase` stand in `parts` in this order."""
    at = 0
    for wanted in phrase:
        is_start = wanted.endswith("~")
        stem = wanted.rstrip("~")
        while at < len(parts) and not (parts[at].startswith(stem) if is_start else parts[at] == stem):
            at += 1
        if at == len(parts):
            return False
        at += 1
    return True


@cache
def _phrases() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return first word -> (field, phrase); those in Japanese, Chinese and Korean under the empty word."""
    index: dict[str, list[tuple[str, tuple[str, ...]]]] = {"": []}
    for name, field in _vocabulary().items():
        for phrase in field.phrases:
            first = "" if _CJK.search(phrase[0]) else phrase[0]
            index.setdefault(first, []).append((name, phrase))
    return {first: tuple(each) for first, each in index.items()}


@cache
def _vocabulary() -> dict[str, _Field]:
    return {name: _field(lists) for name, lists in _file().items() if name != "ignored"}


@cache
def _ignored() -> frozenset[str]:
    return frozenset(_file()["ignored"]["exact"])


@cache
def _whole_spellings() -> frozenset[str]:
    return frozenset(spelling for field in _vocabulary().values() for spelling in field.spellings)


def _field(lists: dict[str, list[str]]) -> _Field:
    return _Field(
        spellings=dict(_weighted(lists)),
        phrases=tuple(tuple(phrase.split()) for phrase in lists.get("phrases", ())),
        never=frozenset(lists.get("never", ())),
    )


def _weighted(lists: dict[str, list[str]]) -> Iterator[tuple[str, int]]:
    for kind, weight in (("weak", WEAK), ("likely", LIKELY), ("exact", EXACT)):
        for spelling in lists.get(kind, ()):
            yield spelling, weight


@cache
def _file() -> Sections:
    return read_words(_VOCABULARY)
