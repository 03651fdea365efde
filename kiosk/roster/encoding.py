"""Bytes to text: a mark, a proof, or the better evidence. It does not look at delimiters or cells.

A plain ladder, because statistical guessers take short lists of Western names for Polish ones: byte order
mark, UTF-16 by its zero bytes, strict UTF-8, lines of both kinds, then the legacy encodings by legibility.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from kiosk.errors import EncodingUnknown
from kiosk.roster.east_asian import EAST_ASIAN, score_east_asian
from kiosk.roster.legibility import SCRIPTS, is_turkish, score_script, score_western

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What evidence must overcome: Windows wrote most of the files that are not UTF-8.
_WESTERN_HEADSTART: Final = {"cp1252": 3.0, "mac_roman": 0.0, "cp1250": 0.0, "cp850": -3.0, "iso8859_2": -3.0}
_MULTIBYTE: Final = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how sure it is."""

    text: str
    """All of the file, without its mark."""
    encoding: str
    """Python's name of the encoding."""
    is_uncertain: bool = False
    """Chosen by evidence: a person should look at the accented names."""
    is_damaged: bool = False
    """Some bytes did not fit and were replaced by U+FFFD."""


def decode(data: bytes, forced: str | None = None) -> Decoded:
    """Return the text of `data`, in the encoding `forced` where one is given.

    Raises:
        EncodingUnknown: `forced` names no encoding.
    """
    if forced:
        return _decode_as(data, forced)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by_mark(data, encoding)
    return _wide_without_mark(data) or _utf8(data) or _mixed(data) or _legacy(data)


def _decode_as(data: bytes, name: str) -> Decoded:
    try:
        # Refuses base64, zip and their like, which are codecs too, but of bytes.
        b"text".decode(name, "replace")  # a codec is not even looked at for no bytes
        text, known = data.decode(name, "replace"), codecs.lookup(name).name
    except (LookupError, ValueError) as error:
        raise EncodingUnknown(encoding=name) from error
    return Decoded(text.lstrip("\ufeff"), known, is_damaged="\ufffd" in text)


def _by_mark(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding).lstrip("\ufeff"), encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8":
            body = data[len(codecs.BOM_UTF8) :]
            return _utf8(body) or _mixed(body) or _legacy(body)
        text = data.decode(encoding, "replace").lstrip("\ufeff")
        return Decoded(text, encoding, is_damaged=True)


def _wide_without_mark(data: bytes) -> Decoded | None:
    """Return UTF-16 text where zero bytes stand in every other place; NUL padding stands in both kinds of places."""
    sample = data[:20_000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # A Japanese file has zero bytes only in its delimiters, addresses and line ends.
    if len(data) % 2 or even + odd < max(4, len(sample) // 20) or min(even, odd) > (even + odd) // 20:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return Decoded(text, encoding)


def _utf8(data: bytes) -> Decoded | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A copy cut short in the middle of a letter is still UTF-8.
        if len(data) - error.start > 3 or error.reason != "unexpected end of data":
            return None
        return Decoded(data[: error.start].decode("utf-8"), "utf-8", is_damaged=True)
    if b"\x1b$B" in data or b"\x1b$@" in data:
        return _iso2022(data) or Decoded(text, "utf-8")
    return Decoded(text.lstrip("\ufeff"), "utf-8")


def _iso2022(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("iso2022_jp_ext"), "iso2022_jp", is_uncertain=True)
    except UnicodeDecodeError:
        return None


def _mixed(data: bytes) -> Decoded | None:
    """Return text where most accented lines are UTF-8 and some are not: two files pasted together."""
    lines = data.splitlines(keepends=True)
    accented = [line for line in lines if not line.isascii()]
    good = [line for line in accented if _is_utf8(line) and _MULTIBYTE.search(line)]
    if len(good) * 2 < len(accented) or not good:
        return None
    rest = _legacy(b"".join(line for line in accented if not _is_utf8(line)))
    text = "".join(
        line.decode("utf-8") if _is_utf8(line) else line.decode(rest.encoding, "replace") for line in lines
    )
    return Decoded(text, "utf-8", is_uncertain=True, is_damaged="\ufffd" in text)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _legacy(data: bytes) -> Decoded:
    """Return the most legible reading; Western Windows where nothing speaks against it."""
    sample = _accented_sample(data)
    scores: dict[str, float] = {}
    for encoding, headstart in _WESTERN_HEADSTART.items():
        central = encoding in ("cp1250", "iso8859_2")
        scores[encoding] = headstart + score_western(sample.decode(encoding, "replace"), central=central)
    if b"\r" in data and b"\n" not in data:
        scores["mac_roman"] += 4  # only old Macs ended lines so
    for encoding in EAST_ASIAN:
        # The sample may end inside a character; a few strangers do not make a text another.
        scores[encoding] = score_east_asian(sample.decode(encoding, "replace"), encoding)
    for encoding in SCRIPTS:
        scores[encoding] = score_script(sample.decode(encoding, "replace"), encoding)
    best = max(scores, key=lambda encoding: scores[encoding])
    if best in ("cp1252", "cp1250") and is_turkish(sample.decode("cp1252", "replace"), is_named=best == "cp1250"):
        best = "cp1254"
    text = data.decode(best, "replace")
    return Decoded(text, best, is_uncertain=True, is_damaged="\ufffd" in text)


def _accented_sample(data: bytes) -> bytes:
    """Return the first line and those lines that have something to judge, enough of them for evidence."""
    lines = data.splitlines(keepends=True)
    kept, size = lines[:1], 0
    for line in lines[1:]:
        if not line.isascii():
            kept.append(line)
            size += len(line)
        if size > 60_000:
            break
    return b"".join(kept)
