"""Looking around for whoever does not know what to type: what is on offer, and who stands behind it.

It knows nothing of what was typed; the screen that shares it says when it is shown.
"""

from functools import partial
from typing import Final

from textual.message import Message

from kiosk.people import Stage
from kiosk.services.answers import FoundMatches, OfferedInterest
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import Refused
from kiosk.tui.screens.undoing import UndoingScreen
from kiosk.tui.visit import CurrentVisit
from kiosk.tui.widgets.browse_choice import BrowseBy, BrowseChoice, offered_by
from kiosk.tui.widgets.person_card import PersonCard
from kiosk.tui.widgets.shortlist_view import ShortlistView

MOST: Final = 40
"""Interests on offer that are listed."""
BEHIND: Final = "behind"
"""The question who stands behind an interest, which nobody but the screen asks."""
_PEOPLE: Final = 8
"""People shown behind an interest, as many as stand beside the list."""


class BrowsingScreen(UndoingScreen[None]):
    """Lists what people here know, where they work and as what; beside it, where there is room, who that is."""

    class InterestsListed(Message):
        """What people here offer, or where they work and as what; most offered first."""

        def __init__(self, by: BrowseBy, offered: tuple[OfferedInterest, ...]) -> None:
            super().__init__()
            self.by = by
            self.offered = offered

    class BehindFound(Message):
        """Who fits an interest on offer."""

        def __init__(self, phrase: str, answer: FoundMatches) -> None:
            super().__init__()
            self.phrase = phrase
            self.answer = answer

    def __init__(self, scene: Scene, visit: CurrentVisit) -> None:
        super().__init__(scene)
        self._visit = visit
        self._offered: tuple[OfferedInterest, ...] = ()
        """What people here know."""
        self._browsed: tuple[OfferedInterest, ...] = ()
        """What is looked at: that, companies or positions."""
        self._phrase = ""
        """The interest under the cursor; empty where somebody is."""
        self._looking_behind = False

    def show_offered(self) -> None:
        """Show what is on offer, while nothing is typed."""

    # --- what is on offer -----------------------------------------------------------------------------------

    def browse(self, by: BrowseBy) -> None:
        """Fetch what people here know, their companies or their positions."""
        services = self.scene.services

        def work() -> tuple[OfferedInterest, ...]:
            if by is BrowseBy.NICHE:
                return services.browse_interests()
            return offered_by(services.list_professionals(), by)

        self.ask("browse", work, partial(self.InterestsListed, by))

    def on_browse_choice_changed(self, event: BrowseChoice.Changed) -> None:
        """List the companies, the positions, or what people know."""
        event.stop()
        self.browse(event.by)

    def on_browsing_screen_interests_listed(self, event: InterestsListed) -> None:
        """Keep what is on offer, for those who do not know what to type."""
        if event.by is BrowseBy.NICHE:
            self._offered = event.offered
        self._browsed = event.offered
        self.show_offered()

    # --- who stands behind it -------------------------------------------------------------------------------

    def on_shortlist_view_cursor_moved(self, event: ShortlistView.CursorMoved) -> None:
        """Show the person under the cursor beside the list, where there is room, or who is behind an interest."""
        self._phrase = event.phrase
        self.query_one(PersonCard).show(event.found)
        self._look_behind()

    def _look_behind(self) -> None:
        """Ask for the newest interest, one question at a time: a key held down asks no faster than it is answered."""
        if not self._phrase or self._looking_behind or not self.query_one(PersonCard).display:
            return
        self._looking_behind = True
        stage: Stage | None = self._visit.stage
        find = partial(self.scene.services.find_matches, self.scene.texts.interest(self._phrase), stage, _PEOPLE)
        self.ask(BEHIND, find, partial(self.BehindFound, self._phrase))

    def on_browsing_screen_behind_found(self, event: BehindFound) -> None:
        """Show them, unless the cursor has moved on."""
        event.stop()
        self._looking_behind = False
        if event.phrase == self._phrase:
            self.query_one(PersonCard).show_behind(self.scene.texts.interest(event.phrase), event.answer.found)
        else:
            self._look_behind()

    def on_refused(self, event: Refused) -> None:
        """Say nothing: the next row asks again."""
        if event.question == BEHIND:
            event.stop()
            event.prevent_default()  # Textual would call what all screens do as well
            self._looking_behind = False
