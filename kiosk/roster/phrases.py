"""What a cell says that is about the file rather than about a person: totals, footers, instructions, examples.

Words are compared one by one; a pattern for all of this would take forever on a line of dashes.
"""

import re
from typing import Final

from kiosk.roster.words import fold, word_list

_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_PAGE: Final = re.compile(r"(?:page|seite|strona|pagina) \d+\b.*")


def is_total(text: str) -> bool:
    """Tell whether `text` is a total: words for sums, what they count and numbers, and nothing else."""
    words = _WORD.findall(fold(text))
    totals, counted = word_list("totals"), word_list("counted")
    plain = [word for word in words if not word.isdigit()]
    if not plain or len(words) > 8 or any(word not in totals and word not in counted for word in plain):
        return False
    return any(word in totals for word in plain) or len(plain) < len(words)


def is_footer(text: str) -> bool:
    """Tell whether `text` says when, by whom or how the file was made, or that it ends."""
    folded = fold(text).lstrip("*-=#>[( ") or fold(text)
    return folded.startswith(_starts("footers")) or bool(_PAGE.fullmatch(folded)) or folded.rstrip("*-=. ") == "eof"


def is_instruction(text: str) -> bool:
    """Tell whether `text` says how a column is to be filled in."""
    folded = fold(text)
    return folded in word_list("instructions") or folded.startswith(_starts("instruction_starts"))


def says_sample(text: str) -> bool:
    """Tell whether `text` has a word that gives an example away."""
    folded, known = fold(text), word_list("sample_words")
    words = re.findall(r"[\w.]+", folded)
    return any(word.rstrip(".") in known for word in words) or any(
        mark in folded for mark in known if " " in mark or not mark.isascii()
    )


def _starts(name: str) -> tuple[str, ...]:
    return tuple(word_list(name))
