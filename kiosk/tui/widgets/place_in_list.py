"""Where somebody stands in the shortlist, between two arrows to touch."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from kiosk.texts import Texts
from kiosk.tui.widgets.plain import Plain


class Arrow(Plain):
    """Leads to somebody else of the shortlist when it is touched."""

    def __init__(self, mark: str, action: str) -> None:
        super().__init__(mark)
        self._action = action

    async def on_click(self, event: events.Click) -> None:
        """Go there."""
        event.stop()
        await self.screen.run_action(self._action)


class PlaceInList(Horizontal):
    """Two arrows and the place between them; nothing where there is one person alone."""

    def compose(self) -> ComposeResult:
        """Lay out the arrows and the place."""
        yield Arrow(" ◀ ", "previous")
        yield Plain("", id="place-in-list")
        yield Arrow(" ▶ ", "next")

    def show(self, place: int, people: int, texts: Texts) -> None:
        """Say which of how many this is."""
        self.display = people > 1
        self.query_one("#place-in-list", Plain).update(texts("tui.person.place", place=place, people=people))
