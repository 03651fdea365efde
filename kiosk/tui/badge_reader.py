"""A badge read by a USB reader, which types: found among the keys of any screen, by its letters and not by its speed.

It only listens. The keys also reach the screen that is open; what they left there is taken back afterwards.
"""

from collections import deque
from dataclasses import dataclass

from textual import events

from kiosk.booking.codes import BADGE_PREFIX, read_badge_or_personal
from kiosk.tui.widgets.typed_field import TypedField

_LENGTH = len(BADGE_PREFIX) + 8


@dataclass(frozen=True, slots=True)
class Scan:
    """A badge that was read."""

    code: str
    """The badge code, as it is stored."""
    fresh: bool
    """Nobody's visit was open when the reader began."""


class BadgeReader:
    """Remembers the last printable keys, and says when they are a badge code."""

    def __init__(self) -> None:
        self._letters: deque[tuple[str, bool]] = deque(maxlen=_LENGTH)

    def notice(self, event: events.Event, *, fresh: bool) -> Scan | None:
        """Take one event of the app; return the scan that it completes, once.

        Args:
            event: anything; keys that come back from a widget are not counted again.
            fresh: no visit is open now.
        """
        if not isinstance(event, events.Key) or event.is_forwarded:
            return None
        if not event.is_printable or not event.character:
            self._letters.clear()
            return None
        self._letters.append((event.character.upper(), fresh))
        typed = "".join(letter for letter, _ in self._letters)
        # A caps lock turns a reader's letters round, hence the upper case; the prefix is what no name begins with.
        if len(typed) < _LENGTH or not typed.startswith(BADGE_PREFIX) or not read_badge_or_personal(typed):
            return None
        scan = Scan(read_badge_or_personal(typed), self._letters[0][1])
        self._letters.clear()
        return scan


def take_back(field: TypedField, typed: str) -> None:
    """Remove from a field what the reader typed at its end."""
    if field.value.upper().endswith(typed):
        field.value = field.value[: -len(typed)]
        field.cursor_position = len(field.value)
