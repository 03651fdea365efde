"""How quick the live board is and what it costs: 60 professionals, 30 tables, 400 bookings, 6 stations.

Run it: `python -m tests.benchmarks.bench_board [seconds]`. It prints and asserts nothing.

Redraw: from a board read from the database to the painted screen, with one booking changed each time. Cost: the share
of one core that a board takes when it is left alone, beside that of an empty Textual app with a clock. Times of the
processor say what the work is on a machine that does other things too.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from textual.app import App, ComposeResult
from textual.widgets import Digits

from kiosk import heap
from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.status import Party, Status, Via
from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.people import Professional, Visit
from kiosk.services.forms import EventForm, HoldForm
from kiosk.tui.options import KioskOptions
from kiosk.tui.organizer.board_app import BoardApp
from kiosk.tui.organizer.board_screen import BoardScreen

_PEOPLE: Final = 60
_TABLES: Final = 30
_BOOKINGS: Final = 400
_STATIONS: Final = 6
_REDRAWS: Final = 30
_SIZES: Final = ((80, 24), (120, 40), (200, 60))
_TOPICS: Final = ("crisis communications", "sports", "health communication", "public affairs", "influencer marketing")


def fill(kiosk: Kiosk) -> None:
    """Set an evening up that is under way, with all its bookings."""
    services = kiosk.services
    now = datetime.now(UTC)
    opens = now.replace(second=0, microsecond=0) - timedelta(minutes=30)
    closes = opens + timedelta(hours=7)
    services.set_event(
        EventForm(name="Bench", date=opens.date(), starts=opens.time(), ends=closes.time(), time_zone="UTC")
    )
    people = [
        Professional(
            id=f"P{number:02}",
            name=f"Professional {number}",
            company=f"Agency {number % 20}",
            specialties=(_TOPICS[number % 5],),
            table=str(number % _TABLES + 1),
        )
        for number in range(_PEOPLE)
    ]
    services.import_roster(people, False, False)
    for number in range(_STATIONS):
        services.report_station(f"kiosk-{number + 1}")
    book_all(kiosk, people)


def book_all(kiosk: Kiosk, people: list[Professional]) -> None:
    """Book until there are enough; four in five are confirmed. Two who share a table take turns."""
    services, made = kiosk.services, 0
    for number, person in enumerate(people):
        free = [slot for slot in services.show_professional(person.id).slots if slot.free]
        for slot in free[number // _TABLES :: 2][: _BOOKINGS // _PEOPLE + 1]:
            if made == _BOOKINGS:
                return
            form = HoldForm(
                key=new_key(), code=new_booking_code(), professional_id=person.id, starts_at=slot.starts_at,
                visit=Visit(id=new_key(), name=f"Student {made}"), station=f"kiosk-{made % _STATIONS + 1}",
            )  # fmt: skip
            booking = services.hold_slot(form)
            made += 1
            services.move_booking(booking.id, Status.REQUESTED, Party.STUDENT, Via.KIOSK, "")
            if made % 5:
                services.move_booking(booking.id, Status.CONFIRMED, Party.PROFESSIONAL, Via.PHONE, "")


async def redraws(kiosk: Kiosk, size: tuple[int, int]) -> tuple[list[float], list[float]]:
    """Return milliseconds of each redraw, by the clock and of the processor, one booking having changed."""
    waiting = [one for one in kiosk.services.list_bookings() if one.status is Status.REQUESTED]
    walls, works = [], []
    app = BoardApp(kiosk.services, KioskOptions(), room=False)
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        await pilot.pause(1)
        screen = app.screen
        assert isinstance(screen, BoardScreen)
        for number in range(_REDRAWS):
            if waiting and number % 2:
                one = waiting.pop()
                kiosk.services.move_booking(one.id, Status.CONFIRMED, Party.PROFESSIONAL, Via.PHONE, "")
            board = await asyncio.to_thread(kiosk.services.show_board)
            wall, work = time.perf_counter(), time.thread_time()
            screen.on_board_screen_board_seen(BoardScreen.BoardSeen(board))
            while screen._layout_required or screen._repaint_required or screen._dirty_widgets:
                await asyncio.sleep(0)
            screen._compositor.render_strips(app.size)
            walls.append((time.perf_counter() - wall) * 1000)
            works.append((time.thread_time() - work) * 1000)
    return walls, works


async def share(app: App[None], size: tuple[int, int], seconds: float) -> float:
    """Return what an app that nobody touches takes of one core, in percent."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause(1)
        cpu, wall = time.process_time(), time.perf_counter()
        await asyncio.sleep(seconds)
        return 100 * (time.process_time() - cpu) / (time.perf_counter() - wall)


class ClockApp(App[None]):
    """A peer that only tells the time."""

    def compose(self) -> ComposeResult:
        """Lay out the clock."""
        yield Digits("")

    def on_mount(self) -> None:
        """Tell it every second."""
        self.set_interval(1, lambda: self.query_one(Digits).update(f"{datetime.now(UTC):%H:%M:%S}"))


def main() -> None:
    """Measure each size."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    heap.prepare()  # as a board's own process does
    with tempfile.TemporaryDirectory() as folder, open_kiosk(data_dir=Path(folder)) as kiosk:
        fill(kiosk)
        heap.settle()
        print(f"{len(kiosk.services.list_bookings())} bookings, {_PEOPLE} professionals, {_STATIONS} stations")
        peer = asyncio.run(share(ClockApp(), (120, 40), seconds))
        print(f"an empty app with a clock: {peer:.1f} % of a core")
        for size in _SIZES:
            walls, works = asyncio.run(redraws(kiosk, size))
            cost = asyncio.run(share(BoardApp(kiosk.services, KioskOptions(), room=False), size, seconds))
            print(
                f"{size[0]:>3} x {size[1]}: redraw {statistics.median(walls):.0f} ms in the middle, {max(walls):.0f} "
                f"at most; of the processor {statistics.median(works):.0f} and {max(works):.0f}; {cost:.1f} % of one"
            )


if __name__ == "__main__":
    main()
