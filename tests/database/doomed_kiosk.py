"""A kiosk that books slot after slot, tells each step on standard output, and is killed by the test in the middle.

python -m tests.database.doomed_kiosk ADDRESS < wishes, one `key code professional start` a line
"""

import sys
from datetime import datetime

from kiosk.database import Database
from kiosk.people import Visit
from kiosk.services.forms import HoldForm
from kiosk.services.hold_slot import hold_slot
from tests.database.herd import NOW


def form(line: str) -> HoldForm:
    """Return the attempt that a line describes; key and code were made before it, as a kiosk does."""
    key, code, professional, start = line.split()
    visit = Visit(id=key, name="Ada")  # a student of its own for each attempt
    return HoldForm(
        key=key, code=code, professional_id=professional, starts_at=datetime.fromisoformat(start), visit=visit
    )


def main() -> None:
    """Book until killed."""
    database = Database(sys.argv[1])
    for line in sys.stdin:
        wish = form(line)
        print("asked", wish.key, flush=True)
        booking = hold_slot(database, lambda: NOW, wish)
        print("booked", wish.key, booking.reference, flush=True)


if __name__ == "__main__":
    main()
