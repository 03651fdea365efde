"""Several things that one answer says about hours, taken together: an end that is named holds, a no takes away.

"After 7, but must leave at 8" is one span and not two; "6-9, but not 7-8" is two. Pure; it reads no text.
"""

from collections.abc import Iterable, Sequence
from datetime import time
from typing import Final, NamedTuple

_DAY: Final = 24 * 60
_NOON: Final = _DAY // 2


class Said(NamedTuple):
    """One thing said about hours, in minutes after midnight."""

    kind: str
    """`range`, `after`, `before`, or `not` for a span at which somebody is not there."""
    start: int
    end: int


def combined(said: Iterable[Said]) -> list[tuple[time, time]]:
    """Return the spans that are left when everything said holds; none where nothing is.

    An end or a beginning limits the spans beside it; where that would leave nothing, it is a time of its own, as in
    "6-7 and after 9".
    """
    known = list(said)
    spans = [(one.start, _behind(one.start, one.end)) for one in known if one.kind == "range"]
    after = max((one.start for one in known if one.kind == "after"), default=0)
    before = min((one.end for one in known if one.kind == "before"), default=0)
    begins = after or min((start for start, _ in spans), default=0)
    if 0 < before < _NOON <= begins:  # "after 7, until 9", or 1 a.m.
        before += _NOON if before + _NOON > begins else _DAY
    whole = [] if spans else [(0, max(_DAY, before))]
    kept = _within(spans or whole, after, before or 2 * _DAY)
    if not kept:
        kept = [*spans, *([(after, _DAY)] if after else []), *([(0, before)] if before else [])]
    for one in known:
        if one.kind == "not":
            kept = _without(kept, one.start, _behind(one.start, one.end))
    return [(_time(start), _time(end)) for start, end in sorted(dict.fromkeys(kept))]


def _within(spans: Sequence[tuple[int, int]], first: int, last: int) -> list[tuple[int, int]]:
    cut = ((max(start, first), min(end, last)) for start, end in spans)
    return [(start, end) for start, end in cut if start < end]


def _without(spans: Sequence[tuple[int, int]], first: int, last: int) -> list[tuple[int, int]]:
    return [*_within(spans, 0, first), *_within(spans, last, 2 * _DAY)]


def _behind(start: int, end: int) -> int:
    return end if end > start else end + _DAY


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
