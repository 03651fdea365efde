"""Columns that belong together: one column for each choice of a question, or numbered columns of one kind."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.evidence import ColumnFacts, is_yes_or_no
from kiosk.roster.header_row import Header
from kiosk.roster.headers import LIKELY, is_known, key, scores
from kiosk.roster.words import fold, word_list

LISTS: Final = ("specialties", "industries", "languages")
"""The fields that hold several values."""

_SEVERAL: Final = (*LISTS, "available")
"""The fields that numbered columns can make together."""
_BRACKETED: Final = re.compile(r"(?P<parent>.+?)\s*\[(?P<choice>[^\[\]]+)\]\s*")
_SEPARATED: Final = re.compile(r"(?P<parent>.+?)\s+(?:[-–—]|/|>|»|\|)\s+(?:.+\s[-–—]\s)?(?P<choice>.+)")
_COLON: Final = re.compile(r"(?P<parent>.{4,}?)[:：]\s*(?P<choice>[^:：]+)")
_BEFORE: Final = re.compile(r"(?P<choice>[^:：]{2,60})[:：]\s*(?P<parent>.+\?)")
_SHAPES: Final = (_BRACKETED, _SEPARATED, _BEFORE, _COLON)
_ORDINAL: Final = re.compile(
    r"\b(?:\d+|i{1,3}|primary|secondary|tertiary|first|second|third|main|other|additional)\b"
)


_OTHER_STARTS: Final = (
    "other",
    "autre",
    "otro",
    "otra",
    "sonstige",
    "andere",
    "altro",
    "outro",
    "inne",
    "その他",
    "其他",
    "기타",
)
_NEAR: Final = 3
"""Columns behind the last choice in which what is not among them is written."""


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that together are one field."""

    name: str
    """The field they are."""
    columns: tuple[int, ...]
    """The columns, from left to right."""
    header: str
    """What they are called together."""
    choices: Mapping[int, str] = field(default_factory=dict)
    """Column -> the choice it stands for; columns of free text are missing."""
    is_span: bool = False
    """Two columns of which the one begins what the other ends."""
    is_one_day: bool = False
    """Such columns say the same day beside every hour, which is the event's own."""


def find_groups(
    headers: Sequence[Header], facts: Sequence[ColumnFacts], cells: Sequence[Sequence[str]]
) -> list[Group]:
    """Return the groups of columns of a table; `cells` holds each column's cells."""
    found = _by_question(headers, cells) + _numbered(headers, facts)
    if not any(group.name == "specialties" for group in found):
        found += _titled_by_answer(headers, facts, cells)
    return found


def _by_question(headers: Sequence[Header], cells: Sequence[Sequence[str]]) -> list[Group]:
    families: dict[str, dict[int, str]] = defaultdict(dict)
    for column, header in enumerate(headers):
        parent, choice = _split(header)
        if parent and not (header.parent and _is_field(header.own)):
            families[parent][column] = choice
    groups = []
    for parent, family in families.items():
        name = _list_field(parent)
        answered = {c: choice for c, choice in family.items() if _answers(cells[c], choice)}
        if len(answered) < len(family):  # a column of free text holds what "Other:" stands for
            answered = {c: choice for c, choice in answered.items() if not _asks_which(choice)}
        if name and len(family) > 1 and answered:
            silent = {c for c, choice in family.items() if c not in answered and _asks_which(choice)}
            silent = {c for c in silent if _answers(cells[c], family[c])}
            columns = tuple(c for c in family if c not in silent)
            groups.append(Group(name, columns, f"{parent} / *", answered))
    return groups


def split_header(header: Header) -> tuple[str, str]:
    """Return the question and the choice of a header, the whole header as the choice where it has no question."""
    question, choice = _split(header)
    return (question, choice) if question else ("", header.own)


def _split(header: Header) -> tuple[str, str]:
    """Return the question and the choice of a header, empty where it is no choice."""
    if header.parent:
        return header.parent, header.own
    for shape in _SHAPES:
        found = shape.fullmatch(header.text)
        if found:
            return found["parent"].strip(), found["choice"].strip()
    return "", ""


def is_topic_known(question: str, text: str) -> bool:
    """Tell whether a choice is surely a topic to talk about: its question asks for such, or half of its words are."""
    if question and _list_field(question) == "specialties":
        return True
    words = [word for word in key(text).split() if len(word) > 1 and word not in word_list("topic_fillers")]
    known = sum(bool({word, word.removesuffix("s")} & word_list("topics")) for word in words)
    return bool(words) and known * 2 >= len(words)


def _is_field(text: str) -> bool:
    return is_known(text) and not any(name in scores(text) for name in LISTS)


def _list_field(question: str) -> str:
    """Return the list field that a question asks for; empty where it asks for none."""
    found = {name: value for name, value in scores(question).items() if name not in ("bio", "available")}
    if not found:
        return ""
    best = max(found, key=lambda name: found[name])
    return best if best in LISTS else ""


def _answers(cells: Sequence[str], choice: str) -> bool:
    """Tell whether the cells tick a choice: its own words again, or yes and no, or 1 and 0."""
    texts = [text for cell in cells if cell and (text := clean(cell))]
    wanted = fold(choice)
    return all(fold(text) == wanted or is_yes_or_no(text) for text in texts)


def _numbered(headers: Sequence[Header], facts: Sequence[ColumnFacts]) -> list[Group]:
    families: dict[tuple[str, str], list[int]] = defaultdict(list)
    seen: set[str] = set()
    for column, header in enumerate(headers):
        words = key(header.own)
        if not words or header.text.casefold() in seen or facts[column].yes_or_no >= 0.5:
            continue
        seen.add(header.text.casefold())
        stem = " ".join(_ORDINAL.sub(" ", words).split())
        best = max(_SEVERAL, key=lambda name: scores(stem).get(name, 0))
        if best == "available" and not facts[column].digit:
            continue
        if scores(stem).get(best, 0) >= LIKELY - 2:
            families[best, stem.rstrip("s").removesuffix("ie").removesuffix("y")].append(column)
    return [
        Group(name, tuple(columns), ", ".join(headers[c].text for c in columns))
        for (name, _), columns in families.items()
        if len(columns) > 1 and any(key(headers[c].own) != key(headers[columns[0]].own) for c in columns)
    ]


def _titled_by_answer(
    headers: Sequence[Header], facts: Sequence[ColumnFacts], cells: Sequence[Sequence[str]]
) -> list[Group]:
    """Return neighbouring columns in which nothing but their own header stands: the choices of some question."""
    asked = (column for column, header in enumerate(headers) if scores(header.text).get("specialties", 0))
    if any(facts[column].count and facts[column].distinct > 1 / facts[column].count for column in asked):
        return []
    runs: list[list[int]] = [[]]
    others: list[int] = []
    for column, header in enumerate(headers):
        texts = {fold(clean(cell)) for cell in cells[column]} - {""}
        if header.own and texts == {fold(header.own)}:
            runs[-1].append(column)
        elif runs[-1] and texts and fold(header.own).startswith(_OTHER_STARTS):
            others.append(column)
        elif runs[-1] and (texts or is_known(header.own)):
            runs.append([])
    longest = max(runs, key=len)
    # Diets and pronouns are written so too, and nobody but the organizer is to read those.
    if len(longest) < 2 or sum(is_topic_known("", headers[c].own) for c in longest) * 2 <= len(longest):
        return []
    free = [column for column in others if longest[0] < column <= longest[-1] + _NEAR]
    choices = {column: headers[column].own for column in longest}
    return [Group("specialties", tuple(sorted((*longest, *free))), "*", choices)]


def _asks_which(choice: str) -> bool:
    """Tell whether a choice only leads to a column of free text, as "Other:" does."""
    return fold(choice).startswith(_OTHER_STARTS) and choice.rstrip().endswith((":", ")"))
