"""A kiosk whose every interface but loopback is down: run in a network of its own, it prints what it saw.

Takes a folder and the address that codes carried while there was a network. One JSON line: how long the top line
took (half a minute at most), what it says, what a code says and of which kind it is, and how the booking stood after
badge and PIN on the screen.
"""

import asyncio
import json
import sys
import time
from pathlib import Path

from kiosk.booking.reach import Door
from kiosk.bootstrap import utc_now
from kiosk.cli.station import code_payload, reach_check
from kiosk.cli.top_line import phones_line
from kiosk.services.forms import EventForm
from kiosk.texts import ENGLISH
from kiosk.web.process import UP
from kiosk.web.reach_watch import ReachWatch
from tests.tui.evening_house import House, house, screen
from tests.tui.test_professional_regrets import press, request, sign_in


async def confirm(home: House) -> None:
    """Let the professional read their badge, type the PIN and press one key."""
    async with screen(home) as shown:
        await sign_in(shown, home)
        await press(shown, "f2", "Call off")


def main() -> None:
    """Have the evening."""
    folder, base = Path(sys.argv[1]), sys.argv[2]
    with house(folder, utc_now) as home:
        home.kiosk.services.set_event(EventForm(base_url=base))
        number = request(home)
        began = time.monotonic()
        with ReachWatch(reach_check(home.kiosk, 8765), lambda: True) as watch:
            while watch.reach.door is not Door.GONE and time.monotonic() < began + 30:
                time.sleep(0.1)
            seen = {"seconds": round(time.monotonic() - began, 1), "line": phones_line(ENGLISH, UP, watch.reach)}
            code = code_payload(watch.reach, "A" * 26, home.reference())
        asyncio.run(confirm(home))
        step = home.kiosk.services.list_history(number)[-1]
        seen |= {"kind": code.kind.value, "text": code.text, "reference": home.reference()}
        seen |= {"status": step.went_to.value, "via": step.via.value}
    sys.stdout.write(json.dumps(seen) + "\n")


if __name__ == "__main__":
    main()
