"""The attract screen: what this is, who is here, an example that answers itself, and "touch any key"."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Digits

from kiosk.people import NetworkingEvent, RosterGlance
from kiosk.services.answers import FoundMatches
from kiosk.services.bundle import Services
from kiosk.texts import Texts
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import KioskScreen, Refused
from kiosk.tui.widgets.example import Example
from kiosk.tui.widgets.key_bar import Hint, KeyHint
from kiosk.tui.widgets.notice import sentence
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.rotating_hints import RotatingHints
from kiosk.tui.widgets.top_bar import TopBar

_GUESTS = 8
"""Professionals whose names stand on large screens."""
_RETRY = 2.0
"""Seconds until an unreachable database is asked again."""
_SETTLES = 0.3
"""Seconds in which a touch on a screen that has just come back was meant for the one before: a finger taps twice."""
_ANY = frozenset(
    {"up", "down", "left", "right", "tab", "shift+tab", "backspace", "home", "end", "pageup", "pagedown"}
)
"""Keys that are no letters and begin a visit all the same: "any key" stands on the screen."""
_REFRESH = 15.0
"""Seconds after which free times on this screen are old: doors close early, and open again."""


@dataclass(frozen=True, slots=True)
class Evening:
    """What the welcome screen shows of tonight."""

    event: NetworkingEvent
    roster: RosterGlance


def look_around(services: Services) -> Evening:
    """Return tonight's event and its people."""
    return Evening(services.show_event(), services.glance_roster(_GUESTS))


def try_out(services: Services, queries: Iterable[str]) -> tuple[FoundMatches, ...]:
    """Return answers to example queries, only those that really find somebody here."""
    offered = tuple(one.phrase for one in services.browse_interests()[:2])
    answers = (services.find_matches(query, None, 3) for query in (*queries, *offered))
    return tuple(answer for answer in answers if answer.found)


class WelcomeScreen(KioskScreen[None]):
    """Where every visit begins and ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", show=False),
        Binding("f2", "language", show=False),
        Binding("f3", "my_booking", show=False),
        Binding("f7", "professional", show=False),
    ]

    class Started(Message):
        """A student began; `typed` is the first letter they typed, if that was the key."""

        def __init__(self, typed: str = "") -> None:
            super().__init__()
            self.typed = typed

    class MyBookingAsked(Message):
        """A student wants to see a booking they made."""

    class ProfessionalCame(Message):
        """A professional without a phone wants to see their requests."""

    class LanguageTurned(Message):
        """A student wants the next language."""

    class EveningSeen(Message):
        """The database answered."""

        def __init__(self, evening: Evening) -> None:
            super().__init__()
            self.evening = evening

    class ExamplesTried(Message):
        """Queries with the people whom they find here."""

        def __init__(self, answers: tuple[FoundMatches, ...]) -> None:
            super().__init__()
            self.answers = answers

    _evening: Evening | None = None
    _away = False
    _back_at = float("-inf")
    """When this screen came back from under another, in monotonic seconds."""
    _is_pressed = False
    """A finger, or the left button, went down here."""
    _turning = False
    """Every sentence is being replaced: for a moment nothing stands here that could say anything."""

    def body(self) -> Iterable[Widget]:
        """Lay out invitation, example, numbers and the start panel."""
        texts = self.scene.texts
        yield Horizontal(
            Digits(str(self.scene.minutes), id="minutes"),
            Vertical(
                Plain(texts("tui.welcome.headline"), id="headline"),
                Plain(texts("tui.welcome.pitch"), id="pitch"),
            ),
            id="invitation",
        )
        yield Horizontal(Example(self.scene), Plain("", id="tonight"), id="proof")
        yield Plain("", id="numbers")
        yield Plain(texts("tui.welcome.start"), id="start")
        yield RotatingHints(texts.lines("tui.welcome.hints"))

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys: there is nothing to go back to."""
        others = self.scene.texts.others()
        names = " · ".join(texts.name for texts in others)
        letters = " · ".join(texts.language.upper() for texts in others)
        key, words = self.scene.texts.lines("tui.keys.language", names=names)
        _, short = self.scene.texts.lines("tui.keys.language", names=letters)
        return (
            self.hint("start", "start"),
            self.hint("my_booking", "my_booking"),
            Hint(key, words, "language", short=short),
            self.hint("professional", "professional"),
        )

    def aside(self) -> Hint | None:
        """Return the organizer's key."""
        return self.hint("organizer", "organizer")

    def on_mount(self) -> None:
        """Look around, and again now and then."""
        self._look()
        self.set_interval(_REFRESH, self._look)

    def _look(self) -> None:
        if self.is_on_top:
            self.ask("evening", partial(look_around, self.scene.services), self.EveningSeen)

    def on_refused(self, event: Refused) -> None:
        """Say that the data cannot be reached, and try again by itself."""
        event.stop()
        self._away = True
        self.say(sentence(event.error, self.scene.texts))
        self.set_timer(_RETRY, self._look)

    def on_screen_resume(self) -> None:
        """Look again at once after a visit: what stands here is as old as that, times and sentences."""
        self._is_pressed = False
        if self._away or self._evening is not None:
            self._back_at = monotonic()
            self._look()

    def takes(self, event: events.MouseEvent) -> bool:
        """Tell whether a touch is meant for this screen: begun here, with the left button, and no second tap."""
        if isinstance(event, events.MouseDown):
            self._is_pressed = event.button == 1 and monotonic() - self._back_at >= _SETTLES
        return self._is_pressed or not isinstance(event, (events.MouseDown, events.MouseUp))

    def on_welcome_screen_evening_seen(self, event: EveningSeen) -> None:
        """Show tonight; the message goes on to the app, which keeps the event."""
        is_news, self._evening, self._away = event.evening != self._evening, event.evening, False
        self.scene = replace(self.scene, event=event.evening.event)
        if self._turning:
            return  # it is shown with the other sentences
        self.say("")
        self._show_evening(event.evening)
        if is_news:  # after the event, because the first query of an evening builds the index
            self._try_examples()

    def _try_examples(self) -> None:
        queries = self.scene.texts.lines("tui.welcome.examples")
        self.ask("examples", partial(try_out, self.scene.services, queries), self.ExamplesTried)

    def _show_evening(self, evening: Evening) -> None:
        self.query_one(TopBar).show_scene(self.scene)
        self.query_one("#minutes", Digits).update(str(self.scene.minutes))
        self.query_one("#numbers", Plain).update(numbers(evening.roster, self.scene))
        self.query_one("#tonight", Plain).update(guests(evening.roster, self.scene))

    def on_welcome_screen_examples_tried(self, event: ExamplesTried) -> None:
        """Let the example answer itself."""
        event.stop()
        if self._turning:
            return  # they are tried again in the other language
        self.query_one(Example).show_answers(self.scene, event.answers)

    async def speak(self, texts: Texts) -> None:
        """Say everything in another language."""
        self.scene = replace(self.scene, texts=texts)
        self._turning = True
        try:
            await self.recompose()
        finally:
            self._turning = False
        if self._evening is not None:
            self._show_evening(self._evening)
            self._try_examples()

    def on_key(self, event: events.Key) -> None:
        """Take any letter as the beginning of an answer, and a space too: it may stand between two fast words."""
        if event.is_printable and event.character:
            event.stop()
            self.post_message(self.Started(event.character))
        elif event.key in _ANY:
            event.stop()
            event.prevent_default()
            self.action_start()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Begin wherever a finger leaves the glass, except on a key: it may have meant a place that has moved on."""
        under, _ = self.get_widget_at(*event.screen_offset)
        if not isinstance(under, KeyHint):
            self.action_start()

    def action_start(self) -> None:
        """Begin a visit."""
        self.post_message(self.Started())

    def action_my_booking(self) -> None:
        """Look a booking up."""
        self.post_message(self.MyBookingAsked())

    def action_professional(self) -> None:
        """Let a professional in."""
        self.post_message(self.ProfessionalCame())

    def action_language(self) -> None:
        """Go on to the next language."""
        self.post_message(self.LanguageTurned())

    def action_back(self) -> None:
        """Stay: there is nothing behind this screen."""

    def action_start_over(self) -> None:
        """Stay: this is the start."""


def numbers(roster: RosterGlance, scene: Scene) -> Content:
    """Return how many people are here, from how many organizations."""
    texts = scene.texts
    people = texts.plural("tui.welcome.people", roster.people)
    places = texts.plural("tui.welcome.organizations", roster.organizations)
    free = texts.plural("tui.welcome.free", roster.free)
    return Content.assemble((people, "bold $ink"), (f" {places}", "$soft"), "\n", (free, "bold $fresh"))


def guests(roster: RosterGlance, scene: Scene) -> Content:
    """Return some of the people who are here tonight, for large screens."""
    rows = [
        Content.assemble((person.name, "bold $ink"), "\n", (person.position or person.company, "$soft"))
        for person in roster.some
    ]
    title = Content.styled(scene.texts("tui.welcome.tonight"), "$accent")
    return Content("\n").join([title, *rows])
