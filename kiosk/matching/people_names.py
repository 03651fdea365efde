"""Finds professionals by name in a query: any order, no accents, a slip of the finger forgiven. Names only."""

from collections.abc import Mapping, Sequence
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kiosk.matching.phrasebook import Mention, Sense
from kiosk.matching.wants import Kind, Want
from kiosk.matching.words import Word, is_cjk

_MOST_PEOPLE: Final = 12
NAMESAKE: Final = 0.3


def find_names(  # noqa: PLR0913, PLR0917 - a name is one only beside what else the words mean
    words: Sequence[Word],
    names: Mapping[str, set[int]],
    nicknames: Mapping[str, set[int]],
    mentions: Sequence[Mention],
    carrier: frozenset[str],
    used: set[int],
) -> list[Mention]:
    """Return the names in `words`; senses of kind `name` hold the person's number as `id`.

    Two or more parts of one person's name next to each other are a name whatever else they mean; a single part is
    one only where the word means nothing else.
    """
    single = {m.first for m in mentions if m.last - m.first == 1}
    longer = {at for m in mentions if m.last - m.first > 1 for at in range(m.first, m.last)}
    found: list[Mention] = []
    at = 0
    while at < len(words):
        step = 1
        if at not in longer and at not in used and not is_cjk(words[at].text):
            mention = _several(words, at, names, nicknames, longer)
            if mention is None and at not in single and words[at].text not in carrier:
                mention = _one(words, at, names)
            if mention:
                found.append(mention)
                step = mention.last - mention.first
        at += step
    return found


def _several(
    words: Sequence[Word],
    first: int,
    names: Mapping[str, set[int]],
    nicknames: Mapping[str, set[int]],
    longer: set[int],
) -> Mention | None:
    parts: list[tuple[set[int], bool]] = []
    best: Mention | None = None
    exact_parts = 0
    people: set[int] = set()
    for at in range(first, min(first + 4, len(words))):
        if at in longer or (words[at].broken and at > first and len(words) > at + 1):
            break
        ids, slipped = _people(words[at].text, names, nicknames, fuzzy=bool(parts) or len(words) > at + 1)
        people = (people & ids) if parts else set(ids)
        if not people:
            break
        parts.append((ids, slipped))
        exact_parts += not slipped
        if len(parts) >= 2 and exact_parts >= 1:
            senses = tuple(Sense("name", str(person), "name", 1.0) for person in sorted(people)[:_MOST_PEOPLE])
            senses += _namesakes(parts, people)
            best = Mention(first, at + 1, "", senses, joined=any(slip for _, slip in parts))
    return best


def _one(words: Sequence[Word], at: int, names: Mapping[str, set[int]]) -> Mention | None:
    ids = names.get(words[at].text)
    if not ids or len(words[at].text) < 3:
        return None
    senses = tuple(Sense("name", str(person), "name", 1.0) for person in sorted(ids)[: 4 * _MOST_PEOPLE])
    return Mention(at, at + 1, "", senses)


def _people(
    word: str, names: Mapping[str, set[int]], nicknames: Mapping[str, set[int]], *, fuzzy: bool
) -> tuple[set[int], bool]:
    ids = names.get(word, set()) | nicknames.get(word, set())
    if ids or not fuzzy or len(word) < 4:
        return ids, False
    limit = 1 if len(word) < 7 else 2
    close = process.extract(word, list(names), scorer=OSA.distance, score_cutoff=limit, limit=6)
    return {person for name, _, _ in close if name[0] == word[0] for person in names[name]}, True


def _namesakes(parts: Sequence[tuple[set[int], bool]], people: set[int]) -> tuple[Sense, ...]:
    """Return who shares a part of the name, for a student who remembers only half of it."""
    others = sorted(set().union(*(ids for ids, _ in parts)) - people)
    return tuple(Sense("name", str(person), "namesake", NAMESAKE) for person in others[: 2 * _MOST_PEOPLE])


def name_want(text: str, words: Sequence[Word], mention: Mention) -> Want:
    """Return the wish for the people that a mention names."""
    typed = text[words[mention.first].start : words[mention.last - 1].end]
    ids = tuple((sense.id, sense.strength) for sense in mention.senses)
    return Want(Kind.NAME, ids, typed, typed, "typo" if mention.joined else "name", 2.0)
