"""The words that typing is corrected against: those of the roster before those of the vocabulary."""

import sys
from typing import Final

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.index import RosterIndex
from kiosk.matching.phrasebook import Phrasebook
from kiosk.matching.spelling import Spelling, words_of
from kiosk.matching.words import stem

_LONG_NAME: Final = 7
_PLACES: Final = frozenset({"place", "school"})


def lexicon(index: RosterIndex, vocabulary: Vocabulary, book: Phrasebook, carrier: frozenset[str]) -> Spelling:
    """Return the spelling for one roster; what stands alone as an interest weighs most, everyday words are right."""
    weights: dict[str, float] = {}
    for phrase in index.book.phrase_keys():
        # "roman" is no slip of Rowan: short names of towns and schools draw everyday words to them.
        place = all(sense.kind in _PLACES for sense in index.book.senses(phrase))
        for word in map(sys.intern, phrase.split()):
            if not place or len(word) >= _LONG_NAME:
                weights[word] = max(weights.get(word, 0.0), 0.8)
    field = [phrase for phrase in book.phrase_keys() if any(sense.kind != "absent" for sense in book.senses(phrase))]
    for word in words_of(field):
        weights[word] = max(weights.get(word, 0.0), 0.5)
    for word in (*words_of(index.interests), *(one for one in field if " " not in one)):
        weights[word] = 1.0
    right = frozenset(vocabulary.ordinary | carrier | {stem(word) for word in vocabulary.ordinary})
    return Spelling(weights, right, vocabulary.half_right, vocabulary.dictionary)
