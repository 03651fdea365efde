"""The reach test: a code that a phone scans on the guests' network, and what has come of it."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget

from kiosk.services.forms import EventForm
from kiosk.services.show_set_up import SetUpStep
from kiosk.services.try_reach import PATH
from kiosk.tui.codes import wifi_by_hand
from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.scene import Scene
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.qr_drawing import QrDrawing

_POLL: Final = 1.0
"""Seconds between two looks whether a phone was there."""


class ReachStepScreen(OrganizerPage[bool]):
    """Shows the code until a phone has scanned it; without one, codes hold references and all works at the kiosk."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "next_address", show=False),
        Binding("s,S", "skip", show=False),
    ]

    class Begun(Message):
        """There is an address to show, with a nonce that only whoever scans it knows."""

        def __init__(self, address: str, nonce: str, stood: datetime | None) -> None:
            super().__init__()
            self.address, self.nonce = address, nonce
            self.stood = stood
            """When a phone last proved the address before this code was shown."""

    class Looked(Message):
        """When a phone last proved an address."""

        def __init__(self, address: str, proved_at: datetime | None) -> None:
            super().__init__()
            self.address, self.proved_at = address, proved_at

    class Skipped(Message):
        """It was noted that the step is left out."""

    class Proved(Message):
        """The event has the address now."""

        def __init__(self, address: str) -> None:
            super().__init__()
            self.address = address

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._index = 0
        self._address = ""
        self._stood: datetime | None = None
        self._is_proved = False

    def body(self) -> Iterable[Widget]:
        """Lay out what to do, and the place of the code."""
        texts = self.scene.texts
        yield Horizontal(
            VerticalScroll(
                Plain(texts("organizer.reach.title"), classes="title"),
                Plain(texts("organizer.reach.what"), id="reach-what"),
                Plain("", id="reach-address"),
                id="reach-words",
                can_focus=False,
            ),
            Vertical(id="reach-code"),
            id="reach",
        )

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the test."""
        return (self.back_hint(), self.hint("next_address", "next_address"), self.hint("skip", "skip"))

    def on_mount(self) -> None:
        """Show the first address and watch for the phone."""
        self._begin()
        self.set_interval(_POLL, self._look)

    def action_next_address(self) -> None:
        """Show the code for the next of this machine's addresses."""
        self._index += 1
        self._begin()

    def action_skip(self) -> None:
        """Leave the step out: what a hall without a way for phones does."""
        self.ask("skip", partial(self.scene.services.skip_step, SetUpStep.REACH.value), lambda _: self.Skipped())

    def on_reach_step_screen_skipped(self, event: Skipped) -> None:
        """Go on to the next step."""
        event.stop()
        self.leave(True)

    def on_key(self, event: events.Key) -> None:
        """Go on with Enter once a phone was here."""
        if self._is_proved and event.key == "enter":
            event.stop()
            self.leave(True)

    def _begin(self) -> None:
        self.ask("begin", self._prepared, lambda begun: begun)

    def _prepared(self) -> Message:
        addresses = self.scene.options.phone_addresses()
        address = addresses[self._index % len(addresses)] if addresses else ""
        services = self.scene.services
        return self.Begun(address, services.begin_trial(), services.show_reach_proof(address))

    async def on_reach_step_screen_begun(self, event: Begun) -> None:
        """Draw the code; an address that nobody has scanned since does not count as proved now."""
        event.stop()
        texts = self.scene.texts
        self._address, self._stood = event.address, event.stood
        self._is_proved = False
        self.query_one("#reach-what", Plain).update(texts("organizer.reach.what"))
        self.query_one("#reach-what", Plain).remove_class("-good")
        place = self.query_one("#reach-code", Vertical)
        await place.remove_children()
        place.display = bool(event.address)
        url = f"{event.address}{PATH}/{event.nonce}"
        if event.address:
            await place.mount(QrDrawing([url], texts("organizer.reach.no_room"), self.scene.options.drawing_mode))
        words = texts("organizer.reach.address", address=url) if event.address else texts("organizer.reach.none")
        # The phone that scans has to be on the network of the guests.
        self.query_one("#reach-address", Plain).update("\n\n".join((*wifi_by_hand(self.scene), words)))

    def _look(self) -> None:
        if self._address and not self._is_proved and self.is_on_top:
            look = partial(self.scene.services.show_reach_proof, self._address)
            self.ask("look", look, partial(self.Looked, self._address))

    def on_reach_step_screen_looked(self, event: Looked) -> None:
        """Keep an address that a phone has just proved."""
        event.stop()
        if event.address != self._address or event.proved_at in (None, self._stood):
            return
        keep = partial(self.scene.services.set_event, EventForm(base_url=event.address))
        self.ask("keep", keep, lambda _: self.Proved(event.address))

    async def on_reach_step_screen_proved(self, event: Proved) -> None:
        """Say so; the code has done its work."""
        event.stop()
        if event.address != self._address:
            return  # another address was asked for meanwhile
        self._is_proved = True
        place, what = self.query_one("#reach-code", Vertical), self.query_one("#reach-what", Plain)
        await place.remove_children()
        place.display = False
        self.query_one("#reach-address", Plain).update("")
        what.add_class("-good")
        what.update(self.scene.texts("organizer.reach.proved", address=self._address))
