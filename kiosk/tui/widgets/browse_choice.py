"""By what a student looks around who does not know what to type: what people know, companies, positions."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from kiosk.people import Professional
from kiosk.services.answers import OfferedInterest
from kiosk.texts import Texts
from kiosk.tui.widgets.plain import Plain


class BrowseBy(StrEnum):
    """What the list under the empty field holds."""

    NICHE = "niche"
    COMPANY = "company"
    POSITION = "position"


class BrowseOption(Plain):
    """One of the three; the mark in front says which is chosen, not the colour alone."""

    def __init__(self, by: BrowseBy, words: str) -> None:
        super().__init__("", id=f"browse-{by.value}")
        self.by = by
        self._words = words

    def show(self, chosen: bool) -> None:
        """Mark it as chosen or not."""
        self.update(f"{'◉' if chosen else '○'} {self._words}")
        self.set_class(chosen, "-chosen")


class BrowseChoice(Horizontal):
    """The three side by side."""

    class Changed(Message):
        """The student wants to look around by something else."""

        def __init__(self, by: BrowseBy) -> None:
            super().__init__()
            self.by = by

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.by = BrowseBy.NICHE

    def compose(self) -> ComposeResult:
        """Lay out the three."""
        for by in BrowseBy:
            yield BrowseOption(by, self._texts(f"tui.browse.{by.value}"))

    def on_mount(self) -> None:
        """Show which is chosen."""
        self._paint()

    def turn(self) -> None:
        """Go on to the next."""
        order = list(BrowseBy)
        self._choose(order[(order.index(self.by) + 1) % len(order)])

    def on_click(self, event: events.Click) -> None:
        """Take what was touched."""
        event.stop()
        if isinstance(event.widget, BrowseOption):
            self._choose(event.widget.by)

    def _choose(self, by: BrowseBy) -> None:
        self.by = by
        self._paint()
        self.post_message(self.Changed(by))

    def _paint(self) -> None:
        for option in self.query(BrowseOption):
            option.show(option.by is self.by)


def offered_by(people: Sequence[Professional], by: BrowseBy) -> tuple[OfferedInterest, ...]:
    """Return the companies or positions of the people here, those of most people first, then by name."""
    counts = Counter(phrase for one in people if (phrase := getattr(one, by.value)))
    return tuple(OfferedInterest(phrase, count) for phrase, count in sorted(counts.items(), key=_most_first))


def _most_first(entry: tuple[str, int]) -> tuple[int, str]:
    return -entry[1], entry[0].casefold()
