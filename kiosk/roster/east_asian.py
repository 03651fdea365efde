"""How much a decoded text looks like a list of people in Japanese, Chinese or Korean; decides between encodings.

Their double bytes are valid in each other's encodings, so that clean decoding proves little: of a wrong reading
characters are left that hardly anybody uses. What the common ones are stands in `characters.txt`.
"""

import re
from functools import cache
from pathlib import Path
from typing import Final

from kiosk.roster.wordfile import read_words

EAST_ASIAN: Final = {
    "cp932": "japanese",
    "euc_jp": "japanese",
    "gb18030": "simplified",
    "cp950": "traditional",
    "cp949": "korean",
}
"""Encoding -> the script whose common characters it should bring out."""

_COMMON: Final = Path(__file__).with_name("characters.txt")
_REPLACEMENT: Final = "\ufffd"
_SAMPLE: Final = 60_000
_RUN: Final = re.compile(r"[^\x00-\x7f]+")


def score_east_asian(text: str, encoding: str) -> float:
    """Return the evidence that `text` was rightly decoded by an encoding of `EAST_ASIAN`, higher is better.

    Characters count in runs, common ones most; strangers, and runs glued into Latin words, count against it.
    """
    script = EAST_ASIAN[encoding]
    common = _common(script)
    # Kana prove Japanese, so that its other characters need not be common ones.
    plain, gain = (2.0, 1.0) if script == "japanese" else (1.0, 3.0)
    total = 0.0
    text = text[:_SAMPLE]
    for found in _RUN.finditer(text):
        run = found.group()
        if _REPLACEMENT in run:
            total -= 10
        wide = sum(map(_is_wide, run)) if script == "japanese" else sum(map(_is_chinese_or_korean, run))
        total -= 3 * (len(run) - wide)
        if wide > 1:
            total += plain * wide + gain * sum(char in common for char in run)
        total -= 3 * (wide < 3 and _touches_latin(text, found.start(), found.end()))
    return total


def _is_wide(char: str) -> bool:
    return "\u3000" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff" or "\uff01" <= char <= "\uff5e"


def _is_chinese_or_korean(char: str) -> bool:
    return (
        "\u3000" <= char <= "\u303f"
        or "\u4e00" <= char <= "\u9fff"
        or "\uac00" <= char <= "\ud7a3"
        or ("\uff01" <= char <= "\uff5e")
    )


def _touches_latin(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())


@cache
def _common(script: str) -> frozenset[str]:
    return frozenset("".join(read_words(_COMMON)["common"][script]))
