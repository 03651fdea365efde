"""One professional: who they are, why you two, what to ask, and their free times to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button

from kiosk.booking.booking import Slot
from kiosk.errors import DatabaseBusy, DatabaseUnavailable, NoSuchProfessional
from kiosk.services.answers import FoundMatch, ProfessionalView
from kiosk.tui.lost_time import gone_words
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import Refused
from kiosk.tui.screens.undoing import UndoingScreen
from kiosk.tui.visit import CurrentVisit
from kiosk.tui.widgets.key_bar import Hint, KeyBar
from kiosk.tui.widgets.notice import sentence
from kiosk.tui.widgets.place_in_list import PlaceInList
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.story import Story
from kiosk.tui.widgets.time_grid import TimeCell, TimeGrid
from kiosk.tui.wording import few_left, no_times_words, times_title

_RETRY = 2.0
"""Seconds until an unreachable database is asked again."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the two would meet for: the person, their times, what to ask."""

    view: ProfessionalView
    questions: tuple[str, ...]


class ProfessionalScreen(UndoingScreen[FoundMatch]):
    """The choice of a time; ends with whoever was looked at last."""

    CSS_PATH = "professional.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,N", "next", show=False),
        Binding("p,P", "previous", show=False),
        Binding("right", "next", show=False),
        Binding("left", "previous", show=False),
        Binding("w,W", "wait", show=False),
        Binding("pagedown", "scroll_story(1)", show=False),
        Binding("pageup", "scroll_story(-1)", show=False),
    ]

    class TimeChosen(Message):
        """The student took a time."""

        def __init__(self, found: FoundMatch, slot: Slot, meeting: Meeting, people: tuple[FoundMatch, ...]) -> None:
            super().__init__()
            self.found = found
            self.slot = slot
            self.meeting = meeting
            self.people = people
            """The shortlist, should that time go in the same moment."""

    class LineWanted(Message):
        """All times are taken, and the student wants to wait for one."""

        def __init__(self, found: FoundMatch, meeting: Meeting) -> None:
            super().__init__()
            self.found = found
            self.meeting = meeting

    class MeetingSeen(Message):
        """The database said who this is and what is free."""

        def __init__(self, identity: str, meeting: Meeting) -> None:
            super().__init__()
            self.identity = identity
            self.meeting = meeting

    def __init__(self, scene: Scene, visit: CurrentVisit, found: FoundMatch, people: tuple[FoundMatch, ...]) -> None:
        super().__init__(scene)
        self._visit = visit
        self._found = found
        self._people = people
        self._meeting: Meeting | None = None
        self._nearest: datetime | None = None
        self._away = False

    def body(self) -> Iterable[Widget]:
        """Lay out who, why and what to ask on the left, the times on the right."""
        texts = self.scene.texts
        yield PlaceInList()
        yield Horizontal(
            Story(texts),
            Vertical(
                Plain(texts("tui.person.times"), id="times-title"),
                Plain("", id="place"),
                VerticalScroll(id="times", can_focus=False),
                id="times-side",
            ),
            id="columns",
        )

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of choosing a time."""
        more = (self.hint("next", "next"),) if len(self._people) > 1 else ()
        times = replace(self.hint("times"), gives_way=True)  # Enter is what leads on
        here = (self.hint("take"), self.hint("line", "wait"), self.hint("undo", "undo"))
        return (self.back_hint(), times, *here, *more)

    async def on_mount(self) -> None:
        """Show what is known, and ask for the rest."""
        self.offer_keys()
        await self._show_person()
        self._look()

    def on_screen_resume(self) -> None:
        """Refresh the times after the student came back."""
        if self._meeting is not None:
            self._look()

    def refuse(self, sentence: str, moment: datetime | None = None) -> None:
        """Say why a time could not be had, and offer what is free now, nearest to `moment`."""
        self._nearest = moment
        self.say(sentence)
        self._look()

    def _look_again(self) -> None:
        if self.is_on_top:
            self._look()

    def _look(self) -> None:
        services, person = self.scene.services, self._found.professional
        asked = (self._found.match.reasons, self._visit.stage, self.scene.texts.language)

        def work() -> Meeting:
            view = services.show_professional(person.id)
            return Meeting(view, services.suggest_questions(view.professional, *asked))

        self.ask("professional", work, lambda meeting: self.MeetingSeen(person.id, meeting))

    async def on_professional_screen_meeting_seen(self, event: MeetingSeen) -> None:
        """Show times and questions, unless the student has gone on to somebody else."""
        event.stop()
        if event.identity != self._found.professional.id:
            return
        if self._away:
            self._away = False
            self.say_undo()
        self._meeting = event.meeting
        self.offer_keys()
        await self._show_times(event.meeting.view)
        await self.query_one(Story).ask(event.meeting.questions)

    def offer_keys(self) -> None:
        """Show the keys of the line, of the times and of taking again only while they do something."""
        view = self._meeting.view if self._meeting is not None else None
        unfit = {"wait"} if view is None or not view.takes_line else set()
        if view is not None and not self._visit.times_with(view):
            unfit |= {""}  # walking over the times, and taking one
        unfit |= set() if self.can_undo else {"undo"}
        self.query_one(KeyBar).offer(lambda action: action not in unfit)

    def on_refused(self, event: Refused) -> None:
        """Say so and ask again by itself; meanwhile the professional's own booking page is the way."""
        event.stop()
        if isinstance(event.error, NoSuchProfessional):
            event.prevent_default()  # Textual would call what all screens do as well
            self.say(gone_words(self._found, self.scene))
            self.call_later(self._take_times_away)
            return
        self.say(sentence(event.error, self.scene.texts))
        if not isinstance(event.error, (DatabaseUnavailable, DatabaseBusy)):
            return
        self._away = True
        self.set_timer(_RETRY, self._look_again)
        self.call_later(self._show_link)

    async def _take_times_away(self) -> None:
        self._meeting = None
        self.query_one("#times-title", Plain).say("")
        await self.query_one("#times", VerticalScroll).remove_children()
        self.offer_keys()

    async def _show_link(self) -> None:
        link = self._found.professional.booking_url
        if self._meeting is None and link:
            room = self.query_one("#times", VerticalScroll)
            await room.remove_children()
            await room.mount(Plain(self.scene.texts("tui.person.own_link", link=link), classes="quiet"))

    async def _show_times(self, view: ProfessionalView) -> None:
        texts, scene = self.scene.texts, self.scene
        free = self._visit.times_with(view)
        title = times_title((slot.starts_at for slot in free), scene) if free else ""
        self.query_one("#times-title", Plain).say(title)
        table = free[0].table if free else ""
        said = [texts("tui.person.table", table=table)] if table else []
        if few_left(view.left, len(free)):
            said.append(texts.plural("tui.person.left", view.left or 0))
        self.query_one("#place", Plain).say("\n".join(said))
        room = self.query_one("#times", VerticalScroll)
        await room.remove_children()
        if not free:
            await room.mount(Plain(no_times_words(view, len(self._people) > 1, scene), classes="quiet"))
            if view.takes_line:
                join = Button(Content(texts("tui.person.line")), id="wait")
                await room.mount(Plain(texts.plural("tui.person.in_line", view.waiting), id="line"), join)
                join.focus()
            return
        grid = TimeGrid(free, [(scene.date(slot.starts_at), scene.hour(slot.starts_at)) for slot in free])
        await room.mount(grid)
        grid.start_at(self._nearest)

    async def _show_person(self) -> None:
        places = [one.professional.id for one in self._people]
        at = places.index(self._found.professional.id) + 1
        self.query_one(PlaceInList).show(at, len(self._people), self.scene.texts)
        await self.query_one(Story).tell(self._found)

    # --- choosing -----------------------------------------------------------------------------------------

    def on_time_cell_chosen(self, event: TimeCell.Chosen) -> None:
        """Go on with this time."""
        event.stop()
        if self._meeting is not None:
            self.post_message(self.TimeChosen(self._found, event.slot, self._meeting, self._people))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Wait in line by touch or Enter."""
        event.stop()
        self.action_wait()

    def action_wait(self) -> None:
        """Wait for a time of somebody whose times are all taken."""
        if self._meeting is not None and self._meeting.view.takes_line:
            self.post_message(self.LineWanted(self._found, self._meeting))

    async def on_time_grid_left(self, event: TimeGrid.Left) -> None:
        """Go on to the next person behind the last time, to the one before in front of the first."""
        event.stop()
        await self._turn(event.step)

    async def action_next(self) -> None:
        """Look at the next person of the shortlist."""
        await self._turn(1)

    async def action_previous(self) -> None:
        """Look at the person before."""
        await self._turn(-1)

    async def _turn(self, step: int) -> None:
        if len(self._people) < 2:
            return
        places = [one.professional.id for one in self._people]
        index = places.index(self._found.professional.id)
        self._found = self._people[(index + step) % len(self._people)]
        self._meeting, self._nearest = None, None
        self.offer_keys()
        self.say("")
        await self._show_person()
        self._look()

    def action_back(self) -> None:
        """Go back to the shortlist, where the cursor comes to whoever was looked at last."""
        self.leave(self._found)

    def action_scroll_story(self, step: int) -> None:
        """Read on where the text is longer than the screen."""
        self.query_one(Story).read_on(step)
