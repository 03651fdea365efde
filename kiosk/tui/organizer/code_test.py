"""The code test: each drawing of a code at this terminal, to be scanned with a phone; the one that works is kept.

The code has the room and the length of a booking's, so that what is read here is read on the student's screen.
"""

from collections.abc import Iterable
from functools import partial

from textual import events
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kiosk.booking.payload import MADE_UP, trial_texts
from kiosk.booking.qr_cells import AUTO, MODES, Fitted
from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.scene import Scene
from kiosk.tui.station_watch import DrawingKept
from kiosk.tui.widgets.choice_list import ChoiceList
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.qr_drawing import QrDrawing


class CodeTestScreen(OrganizerPage[None]):
    """Shows the highlighted drawing at once; Enter keeps it for this station."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._shown = scene.options.drawing_mode()
        self._kept = self._shown
        self._payload = scene.options.code_address(*MADE_UP)

    def body(self) -> Iterable[Widget]:
        """Lay out the code where a booking's stands, the drawings beside it."""
        texts = self.scene.texts
        yield Horizontal(
            QrDrawing(trial_texts(self._payload, self._shown), texts("organizer.codes.no_room"), lambda: self._shown),
            Vertical(
                Plain(texts("organizer.codes.title"), classes="title"),
                Plain(texts("organizer.codes.how"), id="how"),
                ChoiceList(*self._options(), markup=False, id="modes"),
                Plain("", id="drawn"),
                Plain("", id="standing"),
                id="words",
            ),
            id="columns",
        )

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys: look at another, keep this one."""
        return (self.back_hint(), self.hint("choose"), self.hint("keep_drawing"))

    def on_mount(self) -> None:
        """Begin with what counts now."""
        modes = self.query_one("#modes", OptionList)
        modes.highlighted = MODES.index(self._shown)
        modes.focus()
        self._say_standing()

    def on_key(self, event: events.Key) -> None:
        """Show a drawing by its number."""
        typed = event.character or ""
        if typed.isascii() and typed.isdigit() and 0 < int(typed) <= len(MODES):
            event.stop()
            self.query_one("#modes", OptionList).highlighted = int(typed) - 1

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Draw the code so."""
        event.stop()
        self._shown = MODES[event.option_index]
        self.query_one(QrDrawing).show(trial_texts(self._payload, self._shown))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Keep it."""
        event.stop()
        mode = MODES[event.option_index]
        keep = partial(self.scene.services.keep_drawing, self.scene.options.station, mode)
        self.ask("keep", keep, lambda _: DrawingKept(mode))

    def on_drawing_kept(self, event: DrawingKept) -> None:
        """Mark it; the kiosk around hears it too."""
        self._kept = event.mode
        for number, option in enumerate(self._options()):
            self.query_one("#modes", OptionList).replace_option_prompt_at_index(number, option.prompt)
        self._say_standing()

    def on_qr_drawing_fits(self, event: QrDrawing.Fits) -> None:
        """Say what stands there: how large, and whether all of it had room."""
        event.stop()
        self.query_one("#drawn", Plain).update(self._drawn(event.fitted))

    def _drawn(self, fitted: Fitted) -> str:
        texts = self.scene.texts
        if fitted.code is None:
            return texts("organizer.codes.drawn_text")
        what = texts(f"organizer.codes.names.{fitted.drawing.value}")
        whole = fitted.says == trial_texts(self._payload, self._shown)[0]
        which = "drawn" if whole else "drawn_short"
        values = {"version": fitted.code.version, "level": fitted.code.level, "quiet": fitted.code.border}
        return texts(f"organizer.codes.{which}", what=what, **values)

    def _say_standing(self) -> None:
        options, texts = self.scene.options, self.scene.texts
        said = ""
        if options.qr_mode != AUTO:
            said = texts("organizer.codes.set", mode=options.qr_mode)
        self.query_one("#standing", Plain).say(Content.styled(said, "$warn") if said else "")

    def _options(self) -> Iterable[Option]:
        texts = self.scene.texts
        for number, mode in enumerate(MODES, 1):
            kept = texts("organizer.codes.kept") if mode == self._kept else ""
            yield Option(
                Content.assemble(
                    (f" {number} ", "$on-accent on $accent"),
                    (" " + texts(f"organizer.codes.names.{mode}"), "bold $ink"),
                    (f"  {kept}", "$good"),
                )
            )
