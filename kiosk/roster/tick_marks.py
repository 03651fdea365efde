"""Signs and words with which people tick a box, and leave it empty."""

from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.words import fold, word_list

_TICKS: Final = frozenset("x✓✔✅☑√●•*+〇○◯■🗸")
_UNTICKED: Final = frozenset("✗✘☐❌⬜□×-–—.")


def is_ticked(raw: str) -> bool | None:
    """Return whether a raw cell is ticked, blank counting as not; none where it says something else."""
    text = clean(raw).replace("\ufe0f", "").strip("[]() ").casefold()
    if not text or text in _UNTICKED or text in word_list("no"):
        return False
    return True if text in _TICKS or fold(text) in word_list("yes") else None
