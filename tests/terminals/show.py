"""Runs inside a terminal under test: the real kiosk on the demo roster, which shows the screens it is told to.

python -m tests.terminals.show SOCKET BOOKINGS

One JSON line in, one out: {"code": n, "theme": t, "mode": m} shows the code screen of the n-th booking,
{"trial": m, "theme": t} the organizer's code test in a mode; the answer tells what should be read there.
"""

import asyncio
import json
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from textual.widgets import OptionList

from kiosk.booking.booking import Booking
from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.payload import Payload, choose_payload
from kiosk.booking.qr_cells import AUTO, MODES
from kiosk.bootstrap import open_kiosk, utc_now
from kiosk.people import Visit
from kiosk.services.bundle import Services
from kiosk.services.forms import HoldForm
from kiosk.services.prepare_demo import prepare_demo
from kiosk.tui import app
from kiosk.tui.app import KioskApp
from kiosk.tui.options import KioskOptions
from kiosk.tui.organizer.code_test import CodeTestScreen
from kiosk.tui.screens.code import CodeScreen
from kiosk.tui.widgets.qr_drawing import QrDrawing

_BASE = "http://192.168.178.124:8765"
"""A private address of nearly the greatest length."""


def address(code: str, reference: str) -> Payload:
    """Return what a code says while phones reach the kiosk."""
    return choose_payload(code=code, reference=reference, base_url=_BASE, reachable=True)


@dataclass(frozen=True)
class Made:
    """A booking with what only its student knows."""

    booking: Booking
    payload: Payload


def book(services: Services, count: int) -> list[Made]:
    """Book `count` different times of different professionals for different students."""
    made: list[Made] = []
    people = services.list_professionals()
    for number in range(count):
        person = people[number % len(people)]
        slot = next(one for one in services.show_professional(person.id).slots if one.free)
        code = new_booking_code()
        visit = Visit(id=new_key(), name=f"Student {number}")
        form = HoldForm(key=new_key(), code=code, professional_id=person.id, starts_at=slot.starts_at, visit=visit)
        booking = services.hold_slot(form)
        made.append(Made(booking, address(code, booking.reference)))
    return made


class ShownKiosk(KioskApp):
    """The kiosk, with a socket in place of students."""

    # Textual looks for sheets beside the file of the class itself.
    CSS_PATH = [Path(app.__file__).parent / sheet for sheet in KioskApp.CSS_PATH]  # noqa: RUF012

    def __init__(self, services: Services, options: KioskOptions, made: list[Made], socket: str) -> None:
        self._mode = AUTO
        super().__init__(services, options)
        self._made = made
        self._socket = socket

    def _kept_mode(self) -> str:
        return self._mode

    def on_mount(self) -> None:
        """Begin to listen."""
        super().on_mount()
        self.run_worker(self._listen(), exit_on_error=False)

    async def _listen(self) -> None:
        while self.scene.event is None:  # the screens need to know the evening
            await asyncio.sleep(0.05)
        server = await asyncio.start_unix_server(self._talk, self._socket)
        async with server:
            await server.serve_forever()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            answer = await self._show(json.loads(line))
            writer.write(json.dumps(answer).encode() + b"\n")
            await writer.drain()
        writer.close()

    async def _show(self, wanted: dict[str, object]) -> dict[str, object]:
        self.theme = str(wanted["theme"])
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if "trial" in wanted:
            self._mode = str(wanted["trial"])
            await self.push_screen(CodeTestScreen(self.scene))
            self.screen.query_one("#modes", OptionList).highlighted = MODES.index(self._mode)
        else:
            self._mode = str(wanted["mode"])
            made = self._made[int(str(wanted["code"]))]
            await self.push_screen(CodeScreen(self.scene, made.booking, [made.payload]))
        drawing = self.screen.query_one(QrDrawing)
        for _ in range(100):
            await asyncio.sleep(0.02)
            if drawing._drawn_for == (drawing.size, self._mode):
                break
        code = drawing.fitted.code
        return {
            "size": list(self.size),
            "drawing": drawing.drawing.value,
            "says": drawing.fitted.says,
            "whole": drawing.fitted.says == drawing._says[0],
            "shape": f"{code.version}-{code.level} quiet {code.border}" if code else "",
            "screen": type(self.screen).__name__,
        }


def main() -> None:
    """Set an evening up in a folder of its own and show it until the terminal is closed."""
    socket, count = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder, open_kiosk(data_dir=folder, station="terminal") as kiosk:
        prepare_demo(kiosk.services, utc_now)
        made = book(kiosk.services, int(count))
        options = replace(KioskOptions(idle_seconds=36_000), code_address=address)
        ShownKiosk(kiosk.services, options, made, socket).run()


if __name__ == "__main__":
    main()
