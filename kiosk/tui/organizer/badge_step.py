"""Badges to print: one page for everybody who has none yet. Their secrets are shown this once."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Final

from textual.message import Message

from kiosk.services.print_badges import BadgeSheet, SheetForm
from kiosk.tui.badge_words import lacking_words
from kiosk.tui.closing import free_path
from kiosk.tui.organizer.step_page import StepPage
from kiosk.tui.screens.base import Refused
from kiosk.tui.widgets.notice import Mark
from kiosk.tui.widgets.typed_field import TypedField

_NAME: Final = "badges"


class BadgeStepScreen(StepPage):
    """Writes the page and says where it is and what to do with it."""

    STEP = "badges"

    class Written(Message):
        """The page is on the disk, or nobody needed one."""

        def __init__(self, sheet: BadgeSheet) -> None:
            super().__init__()
            self.sheet = sheet

    class LackKnown(Message):
        """What the badges would be printed without, in words; empty where nothing lacks."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    _busy = False

    def on_mount(self) -> None:
        """Ask what badges would lack: one printed without it is printed again, with new secrets."""
        super().on_mount()
        scene = self.scene
        self.ask("lack", partial(lacking_words, scene.services, scene.options, scene.texts), self.LackKnown)

    def on_badge_step_screen_lack_known(self, event: LackKnown) -> None:
        """Say so before anything is printed."""
        event.stop()
        self.say(event.words)

    def fields(self) -> Iterable[TypedField]:
        """Return the field with the file."""
        yield TypedField(self.words("file"), value=str(free_path(_NAME, ".html")), id="file")

    def action_do(self) -> None:
        """Write the page in a thread: each PIN is hashed slowly on purpose."""
        typed = self.query_one("#file", TypedField).text
        if self._busy or not typed:
            return
        self._busy = True
        self.say(self.words("writing"), Mark.UNDERWAY)
        self.ask("badges", partial(self._write, Path(typed).expanduser()), self.Written)

    def _write(self, out: Path) -> BadgeSheet:
        options = self.scene.options
        form = SheetForm(out, base_url=options.badge_address(), texts=options.own_texts)
        return self.scene.services.write_badges(form)

    def on_badge_step_screen_written(self, event: Written) -> None:
        """Say where it is; there is something to read, so the page stays."""
        event.stop()
        self._busy = False
        self.say("")
        count = len(event.sheet.professionals)
        said = self.scene.texts.plural("organizer.badges.written", count, file=event.sheet.file)
        self.show_outcome(said)

    def on_refused(self, event: Refused) -> None:
        """Let it be tried again."""
        self._busy = False
        super().on_refused(event)
