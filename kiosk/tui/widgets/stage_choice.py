"""Where the student stands, in one key or touch: exploring or job-seeking. Neither is chosen for them."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message

from kiosk.people import Stage
from kiosk.texts import Texts
from kiosk.tui.widgets.plain import Plain


class StageOption(Plain):
    """One of the two; the mark in front says which is chosen, not the colour alone."""

    def __init__(self, stage: Stage, words: str) -> None:
        super().__init__("", id=f"stage-{stage.value}")
        self.stage = stage
        self._words = words

    def show(self, chosen: bool) -> None:
        """Mark it as chosen or not."""
        self.update(f"{'◉' if chosen else '○'} {self._words}")
        self.set_class(chosen, "-chosen")


class StageChoice(Horizontal):
    """Both stages side by side."""

    class Changed(Message):
        """The student said where they stand, or took it back."""

        def __init__(self, stage: Stage | None) -> None:
            super().__init__()
            self.stage = stage

    def __init__(self, texts: Texts, stage: Stage | None) -> None:
        super().__init__()
        self._texts = texts
        self._stage = stage

    def compose(self) -> ComposeResult:
        """Lay out the key and the two."""
        key, words = self._texts.lines("tui.keys.stage")
        yield Plain(Content.assemble((f" {key} ", "$on-accent on $accent"), (f" {words} ", "$soft")))
        for stage in Stage:
            yield StageOption(stage, self._texts(f"tui.stage.{stage.value}"))

    def on_mount(self) -> None:
        """Show what was chosen before."""
        self._paint()

    def turn(self) -> None:
        """Go on: not said, exploring, job-seeking, not said."""
        order: list[Stage | None] = [None, *Stage]
        self._choose(order[(order.index(self._stage) + 1) % len(order)])

    def on_click(self, event: events.Click) -> None:
        """Take what was touched; a second touch takes it back."""
        event.stop()
        if isinstance(event.widget, StageOption):
            self._choose(None if event.widget.stage is self._stage else event.widget.stage)

    def _choose(self, stage: Stage | None) -> None:
        self._stage = stage
        self._paint()
        self.post_message(self.Changed(stage))

    def _paint(self) -> None:
        for option in self.query(StageOption):
            option.show(option.stage is self._stage)
