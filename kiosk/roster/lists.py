"""Several values in one cell: split at the strongest separator that stands there, bullets dropped, each once."""

import json
import re
from collections.abc import Iterator
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.evidence import is_absent
from kiosk.roster.formulas import unescaped

_BULLET: Final = re.compile(r"^(?:[•‣▪●◦∙·■□☐☑✓✔➢➤►–—*・]|-(?=\s|[^\W\d_]))+\s*")
_INNER_BULLETS: Final = re.compile(r"\s*[•‣▪●◦■➢➤►]\s*")
_NUMBERING: Final = re.compile(r"^(?:\(?\d{1,2}[.)]|[a-h]\))\s+")
_INNER_NUMBERS: Final = re.compile(r"(?:^|[\s,;]+)\(?\d{1,2}[.)]\s+")
_FIRST: Final = re.compile(r"^\(?1\)\s+")
_HASHTAGS: Final = re.compile(r"#[^\s#]+(?:\s+#[^\s#]+)*")
_OPENING: Final = "([（「『【{"
_CLOSING: Final = ")]）」』】}"
# Strongest first. What stands in one step is the same separator in another width or script.
_STEPS: Final = (
    re.compile(r"\s?:::\s?|;|；"),
    re.compile(r"\||｜"),
    re.compile(r",|、|，|､"),
    re.compile(r"\s/\s|\s／\s|／"),
)


def split_list(text: str) -> tuple[str, ...]:
    """Return the values in a cell that was cleaned line by line; empty for nothing.

    Separators inside brackets and quotation marks belong to a value.
    """
    if text.startswith("[") and text.endswith("]"):
        listed = _json(text)
        if listed is not None:
            return _once(listed)
    if not text.isascii():
        text = _INNER_BULLETS.sub("\n", text)
    if (
        "\n" not in text
        and len(numbers := _INNER_NUMBERS.findall(text)) > 1
        and "1" in numbers[0]
        and "2" in numbers[1]
    ):
        text = _INNER_NUMBERS.sub("\n", text)  # 1) crisis 2) radio
    lines = [_unmarked(_FIRST.sub("", line)) for line in text.split("\n")]
    lines = [line for line in lines if any(map(str.isalnum, line))]
    if len(lines) > 1:
        if all(map(_NUMBERING.match, lines)):
            lines = [_NUMBERING.sub("", line) for line in lines]
        return _once(line.rstrip(";,") for line in lines)
    return _once(_split_line(lines[0])) if lines else ()


def join_list(values: tuple[str, ...]) -> str:
    """Return a cell that `split_list` takes apart into just these values, in the plainest form that does."""
    joined = "; ".join(values)
    # A last separator keeps one value with a comma in one piece; the last resort is a list as programs write it.
    plain = (joined, f"{joined};", "\n".join(values))
    return next((cell for cell in plain if split_list(cell) == values), json.dumps(values, ensure_ascii=False))


def _split_line(line: str) -> list[str]:
    if _HASHTAGS.fullmatch(line):
        return [word.strip("#,;") for word in line.split()]
    for step in _STEPS:
        parts = list(_split_outside(line, step))
        if len(parts) > 1:
            return parts
    return [line]


def _split_outside(line: str, separator: re.Pattern[str]) -> Iterator[str]:
    """Yield the parts of `line` between separators that stand outside balanced brackets and quotation marks."""
    if not any(mark in line for mark in '"([（「『【{'):
        yield from separator.split(line)
        return
    is_balanced = sum(map(line.count, _OPENING)) == sum(map(line.count, _CLOSING))
    is_quoted = line.count('"') % 2 == 0
    start = depth = 0
    inside = False
    breaks = {found.start(): found.end() for found in separator.finditer(line)}
    for at, char in enumerate(line):
        if is_quoted and char == '"':
            inside = not inside
        elif is_balanced and char in _OPENING:
            depth += 1
        elif is_balanced and char in _CLOSING:
            depth = max(0, depth - 1)
        if at in breaks and at >= start and not inside and not depth:
            yield line[start:at]
            start = breaks[at]
    yield line[start:]


def _unmarked(line: str) -> str:
    line = line.strip()
    return line if line[:1].isalnum() else _BULLET.sub("", line)


def _json(text: str) -> list[str] | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return [str(each) for each in found] if all(isinstance(each, str | int) for each in found) else None


def _once(values: Iterator[str] | list[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for value in values:
        plain = _bare(clean(value))
        if plain and not is_absent(plain):
            found.setdefault(plain.casefold(), plain)
    return tuple(found.values())


def _bare(value: str) -> str:
    """Return a value without bullets, separators and quotation marks around it, however they are nested."""
    while True:
        plain = unescaped(_unmarked(value.strip(" ;,、|")))
        if len(plain) > 1 and plain[0] == plain[-1] == '"' and plain.count('"') == 2:
            plain = plain[1:-1]
        if plain == value:
            return plain
        value = plain
