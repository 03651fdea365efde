"""The words that typing is corrected against: those of the roster before those of the vocabulary."""

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.index import RosterIndex
from kiosk.matching.phrasebook import Phrasebook
from kiosk.matching.spelling import Spelling, words_of
from kiosk.matching.words import stem


def lexicon(index: RosterIndex, vocabulary: Vocabulary, book: Phrasebook, carrier: frozenset[str]) -> Spelling:
    """Return the spelling for one roster; what stands alone as an interest weighs most, everyday words are right."""
    weights: dict[str, float] = {}
    for word in words_of(index.book.phrase_keys()):
        weights[word] = max(weights.get(word, 0.0), 0.8)
    for word in words_of(book.phrase_keys()):
        weights[word] = max(weights.get(word, 0.0), 0.5)
    for word in (*words_of(index.interests), *(one for one in book.phrase_keys() if " " not in one)):
        weights[word] = 1.0
    right = frozenset(vocabulary.ordinary | carrier | {stem(word) for word in vocabulary.ordinary})
    return Spelling(weights, right)
