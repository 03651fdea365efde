"""The attract screen's example that types and answers itself. It shows what it is given and asks nobody."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer

from kiosk.services.answers import FoundMatches
from kiosk.tui.scene import Scene
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.wording import STRENGTHS, why

_KEYSTROKE = 0.09
"""Seconds a letter: a calm typist."""
_READING = 60
"""Ticks that the answer stays."""


class Example(Vertical):
    """A field that fills itself, and who would fit."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self._answers: tuple[FoundMatches, ...] = ()
        self._current = 0
        self._typed = 0
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the field and three rows for people; unseen they keep their place: nothing moves under a finger."""
        self.visible = False
        field = Plain("", id="example-field")
        field.border_title = self._scene.texts("tui.welcome.example")
        yield field
        yield Plain("", id="example-people")

    def show_answers(self, scene: Scene, answers: Sequence[FoundMatches]) -> None:
        """Begin to type the first example; without animation, show it finished."""
        self._scene, self._answers = scene, tuple(answers)
        self.visible = bool(answers)
        self._current = self._typed = 0
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if not answers:
            return
        if self.app.animation_level == "none":
            self._typed = len(self._query)
        else:
            self._timer = self.set_interval(_KEYSTROKE, self._tick)
        self._paint()

    @property
    def _query(self) -> str:
        return self._answers[self._current].shortlist.query

    def _tick(self) -> None:
        if not self.screen.is_current:
            return
        self._typed += 1
        if self._typed > len(self._query) + _READING:
            self._current = (self._current + 1) % len(self._answers)
            self._typed = 0
        if self._typed <= len(self._query) + 1:
            self._paint()

    def _paint(self) -> None:
        typed = self._query[: self._typed]
        self.query_one("#example-field", Plain).update(Content.assemble((typed, "$ink"), ("▌", "$accent")))
        done = self._typed >= len(self._query)
        people = self._answers[self._current].found[:3] if done else ()
        rows = [
            Content.assemble(
                (f"{STRENGTHS.get(one.match.strength, '●○○')} ", "$accent"),
                (one.professional.name, "bold $ink"),
                ("  ", ""),
                (why(one.match.reasons, self._scene.texts, most=1), "$fresh"),
            )
            for one in people
        ]
        self.query_one("#example-people", Plain).update(Content("\n").join(rows))
