"""Text from a roster, a keyboard or a phone, made plain at the border: nothing in it can steer a terminal or a page.

Control bytes, terminal escape sequences, bidirectional overrides and zero-width characters go; white space
is collapsed. What remains is shown as it stands and never read as markup.
"""

import re
import unicodedata
from typing import Final

# ECMA-48 control sequences and OSC strings, whole, so that no "[31m" is left behind when ESC goes; a text may be cut
# off in the middle of one.
_ESCAPES: Final = re.compile(
    r"\x1b\[[0-?]*[ -/]*(?:[@-~]|\Z)|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[@-Z\\-_]?|\x9b[0-?]*[ -/]*(?:[@-~]|\Z)"
)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Unicode TR9 explicit formatting: embeddings, overrides, isolates; and the two marks.
_BIDI: Final = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_INVISIBLE: Final = re.compile(r"[\u200b-\u200d\u2060\ufeff\u00ad\ud800-\udfff]")
_ACCENTS: Final = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_LETTERS: Final = str.maketrans("łøđı", "lodi")
_SPACES: Final = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return `text` on one line, without controls, escapes, overrides and invisible characters, stripped."""
    if text.isprintable() and "  " not in text:
        return text.strip()  # nearly every text: all that the patterns look for is not printable in Python's sense
    return _SPACES.sub(" ", _strip(text)).strip()


def clean_lines(text: str) -> str:
    """Return `text` cleaned like `clean`, keeping its line breaks (LF)."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(clean(line) for line in unified.split("\n")).strip("\n")


def bare(text: str) -> str:
    """Return a name as names are compared: lower case, one space between words, Latin letters without accents."""
    text = " ".join(text.casefold().split())
    if text.isascii():
        return text
    # Only the marks that Latin letters carry: elsewhere a mark is another letter (か and が), and another person.
    parted = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", parted).translate(_LETTERS)


def has_controls(text: str) -> bool:
    """Tell whether `text` holds anything that could steer a terminal (white space and zero-width do not count)."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return bool(_ESCAPES.search(unified) or _CONTROLS.search(unified) or _BIDI.search(unified))


def _strip(text: str) -> str:
    # Line breaks become spaces before control bytes go, or two words would grow together.
    text = text.replace("\r", "\n")
    for pattern in (_ESCAPES, _CONTROLS, _BIDI, _INVISIBLE):
        text = pattern.sub("", text)
    return text
