"""The line at the top of every screen: whose evening it is, DEMO where it is one, phones, the time."""

from typing import Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal

from kiosk.tui.scene import Scene
from kiosk.tui.widgets.plain import Plain

_GAP: Final = 2
_FRAME: Final = 7 + _GAP + 5
"""Cells of the mark with the edges, of the gap behind the message, and of the clock."""


class TopBar(Horizontal):
    """Event on the left, state of the phone pages and the clock on the right."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene

    def compose(self) -> ComposeResult:
        """Lay the line out; the mark is the product's: two who meet."""
        yield Plain("●●", classes="mark")
        yield Plain(self._scene.event.name if self._scene.event else "", id="event-name")
        demo = Plain(self._scene.options.demo_label, id="demo-label")
        demo.display = bool(self._scene.options.demo_label)
        yield demo
        yield Plain("", id="phones")
        yield Plain("", id="clock")

    def on_mount(self) -> None:
        """Keep the clock and the state of the phone pages true."""
        self._tick()
        self.set_interval(1, self._tick)

    def show_scene(self, scene: Scene) -> None:
        """Show another event, once the database has said which."""
        self._scene = scene
        self._tick()

    def _tick(self) -> None:
        options = self._scene.options
        phones = options.phones_status(self._scene.texts)
        self.query_one("#phones", Plain).update(phones)
        said = options.announcement()
        self._make_room(f"► {said}" if said else "", phones, options.demo_label)
        name = self.query_one("#event-name", Plain)
        name.update(f"► {said}" if said else self._scene.event.name if self._scene.event else "")
        name.set_class(bool(said), "-announcement")
        hour = self._scene.hour(options.clock()) if self._scene.event else ""
        self.query_one("#clock", Plain).update(hour)

    def _make_room(self, said: str, phones: str, demo: str) -> None:
        """Let what stands beside a message give way where the whole of it would not fit."""
        room = self.size.width - _FRAME - cell_len(said)
        both = cell_len(phones) + _GAP + (cell_len(demo) + 2 * _GAP if demo else 0)
        self.query_one("#phones").display = not said or room >= both
        self.query_one("#demo-label").display = bool(demo) and (not said or room >= cell_len(demo) + 2 * _GAP)
