"""Reads and checks the vocabulary's files. It touches only the folder it is given, and guesses nothing.

The format is described in `seeds/vocabulary/README.md`.
"""

import tomllib
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from kiosk.errors import VocabularyInvalid
from kiosk.matching.concepts import Concept, Employer, Rank, Vocabulary
from kiosk.matching.wordlist import WordList
from kiosk.matching.words import fold

KINDS: Final = {"practice": "practice.toml", "sector": "sectors.toml", "setting": "settings.toml",
                "position": "positions.toml"}  # fmt: skip
FOREIGN: Final = ("es", "fr", "zh", "de", "pt")
"""Languages in which students type; the texts of the kiosk stand in fewer."""
LISTS: Final = ("names", "short", "slang", "stands", "hints", "signs", *FOREIGN)
TRANSLATED: Final = ("es", "fr")
"""In the order in which a line of translations has them."""
RELATIONS: Final = ("broader", "part_of", "near")
_ENTRIES: Final = frozenset({"name", "practice", "opposite", *LISTS, *RELATIONS})
# Lists of words that may stand beside an interest and take nothing from it.
_NO_EVERYDAY: Final = ("people_", "common_")
# Whoever seeks the broader concept is served better by somebody narrower than the other way round.
_NARROWER: Final = 0.9


def load_vocabulary(folder: Path) -> Vocabulary:
    """Return the vocabulary that stands in the TOML files of `folder`.

    Raises:
        VocabularyInvalid: a file is missing or is not TOML, an entry is unknown or of the wrong kind, a relation
            leads nowhere or is not between 0 and 1; the error names file and entry.
    """
    raw: dict[str, tuple[str, dict[str, Any]]] = {}
    for kind, file in KINDS.items():
        for name, entry in _read(folder, file).items():
            if name in raw:
                raise VocabularyInvalid(file=file, entry=name, problem="the name is taken in another file or table")
            _check_concept(file, name, entry)
            raw[name] = (kind, entry)
    _check_targets(raw)
    related = _relations(raw)
    concepts = {name: _concept(name, kind, entry, related[name]) for name, (kind, entry) in raw.items()}
    reading = {
        name: _texts("reading.toml", name, name, words) for name, words in _read(folder, "reading.toml").items()
    }
    return Vocabulary(
        concepts,
        tuple(_employer(name, entry, concepts) for name, entry in _read(folder, "employers.toml").items()),
        tuple(_rank(name, entry) for name, entry in _read(folder, "ranks.toml").items()),
        reading,
        {k: _texts("places.toml", k, k, v) for k, v in _read(folder, "places.toml").items()},
        {k: _texts("schools.toml", k, k, v) for k, v in _read(folder, "schools.toml").items()},
        {k: _texts("nicknames.toml", k, k, v) for k, v in _read(folder, "nicknames.toml").items()},
        *_words(folder),
        _dictionary(folder),
        _translations(folder),
        _digest(folder),
    )


def _translations(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the names of phrases in other languages; a vocabulary of one's own may have none of them."""
    file = "translations.toml"
    if not (folder / file).exists():
        return {}
    found = {phrase: _texts(file, phrase, "it", names) for phrase, names in _read(folder, file).items()}
    for phrase, names in found.items():
        if len(names) != len(TRANSLATED):
            raise VocabularyInvalid(file=file, entry=phrase, problem="it must be a Spanish and a French name")
    return found


def _digest(folder: Path) -> bytes:
    found = sha256()
    for file in sorted(folder.glob("*.toml")):
        found.update(file.name.encode() + file.read_bytes())
    return found.digest()


def _read(folder: Path, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / file).read_text(encoding="utf-8"))
    except OSError:
        raise VocabularyInvalid(
            file=file, entry=str(folder), problem="the file is missing or cannot be read"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise VocabularyInvalid(file=file, entry="(the whole file)", problem=f"it is not TOML: {error}") from None


def _words(folder: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Return the everyday words, and those that are right by themselves only: of other languages, and names."""
    everyday: set[str] = set()
    half_right: set[str] = set()
    for name, text in _read(folder, "ordinary.toml").items():
        words = {fold(word) for word in str(text).split()}
        if not name.startswith(_NO_EVERYDAY):
            everyday |= words
        if name.startswith((*_NO_EVERYDAY, "everyday_")):
            half_right |= words
    return frozenset(everyday), frozenset(half_right)


def _dictionary(folder: Path) -> WordList:
    """Return the words that are no slip of another; a vocabulary of one's own may do without."""
    file = "dictionary.toml"
    if not (folder / file).exists():
        return WordList()
    return WordList(word for text in _read(folder, file).values() for word in fold(str(text)).split())


def _texts(file: str, entry: str, what: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
        raise VocabularyInvalid(file=file, entry=entry, problem=f"{what} must be a list of words in quotes")
    return tuple(value)


def _check_concept(file: str, name: str, entry: object) -> None:
    if not isinstance(entry, dict):
        raise VocabularyInvalid(file=file, entry=name, problem="it must be a table: [its-name]")
    unknown = sorted(set(entry) - _ENTRIES)
    if unknown:
        raise VocabularyInvalid(file=file, entry=name, problem=f"{unknown[0]} is nothing a concept can have")
    if not isinstance(entry.get("name"), str) or not entry["name"].strip():
        raise VocabularyInvalid(file=file, entry=name, problem="it needs a name that people read")
    for what in LISTS:
        _texts(file, name, what, entry.get(what, []))
    for relation in RELATIONS:
        strengths = entry.get(relation, {})
        if not isinstance(strengths, dict):
            raise VocabularyInvalid(file=file, entry=name, problem=f"{relation} must be {{ concept = strength }}")
        for target, strength in strengths.items():
            if not isinstance(strength, int | float) or not 0 < strength <= 1:
                raise VocabularyInvalid(file=file, entry=name, problem=f"{relation} {target} must be above 0, to 1")


def _check_targets(raw: Mapping[str, tuple[str, dict[str, Any]]]) -> None:
    for name, (kind, entry) in raw.items():
        targets = [target for relation in RELATIONS for target in entry.get(relation, {})]
        targets += [entry[what] for what in ("practice", "opposite") if what in entry]
        for target in targets:
            if target not in raw or target == name:
                raise VocabularyInvalid(file=KINDS[kind], entry=name, problem=f"there is no other concept {target}")


def _relations(raw: Mapping[str, tuple[str, dict[str, Any]]]) -> dict[str, dict[str, float]]:
    """Spell relations out in both directions: near holds both ways, broader serves the wider better than itself."""
    related: dict[str, dict[str, float]] = {name: {} for name in raw}

    def add(seeker: str, offer: str, strength: float) -> None:
        related[seeker][offer] = max(strength, related[seeker].get(offer, 0.0))

    for name, (_, entry) in raw.items():
        for target, strength in entry.get("near", {}).items():
            add(name, target, strength)
            if name not in raw[target][1].get("near", {}):
                add(target, name, strength)
        for relation in ("broader", "part_of"):
            for target, strength in entry.get(relation, {}).items():
                add(name, target, strength)
                add(target, name, _NARROWER if relation == "broader" else min(_NARROWER, strength + 0.1))
    return related


def _concept(name: str, kind: str, entry: Mapping[str, Any], related: Mapping[str, float]) -> Concept:
    lists: dict[str, tuple[str, ...]] = {what: tuple(entry.get(what, ())) for what in LISTS}
    foreign = tuple(word for language in FOREIGN for word in lists.pop(language))
    return Concept(
        name, kind, entry["name"], foreign=foreign, practice=entry.get("practice", ""),
        opposite=entry.get("opposite", ""), related=related, **lists,
    )  # fmt: skip


def _employer(name: str, entry: object, concepts: Iterable[str]) -> Employer:
    file = "employers.toml"
    if not isinstance(entry, dict) or set(entry) - {"kind", "names", "for"}:
        raise VocabularyInvalid(file=file, entry=name, problem="it must be { kind, names, for }")
    serves = _texts(file, name, "for", entry.get("for", []))
    known = frozenset(concepts)
    for target in (str(entry.get("kind", "")), *serves):
        if target not in known:
            raise VocabularyInvalid(file=file, entry=name, problem=f"there is no concept {target}")
    return Employer(name, _texts(file, name, "names", entry.get("names", [])), entry["kind"], serves)


def _rank(name: str, entry: object) -> Rank:
    file = "ranks.toml"
    if not isinstance(entry, dict) or not isinstance(entry.get("level"), int):
        raise VocabularyInvalid(file=file, entry=name, problem="it must have a level, words and asked")
    return Rank(
        name, entry["level"], _texts(file, name, "words", entry.get("words", [])),
        _texts(file, name, "asked", entry.get("asked", [])),
    )  # fmt: skip
