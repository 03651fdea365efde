"""A kiosk that imports a roster and is killed by the test in the middle.

python -m tests.services.doomed_import ADDRESS NUMBER

Everybody of the file works for "Company N", so that a mixture of two files would show.
"""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from kiosk.database import Database
from kiosk.people import Professional
from kiosk.services.import_roster import import_roster

PEOPLE = 250
NOW = datetime(2026, 12, 3, 16, 45, tzinfo=UTC)


def file_of(number: int) -> Sequence[Professional]:
    """Return the people of the file with this number; a third of them are new in each."""
    first = number * PEOPLE // 3
    return [
        Professional(
            id=f"P{person}",
            name=f"Person {person}",
            company=f"Company {number}",
            specialties=(f"crisis {number}", "media relations"),
        )
        for person in range(first, first + PEOPLE)
    ]


def main() -> None:
    """Import the file, tell when that begins and when it is done."""
    database = Database(sys.argv[1])
    people = file_of(int(sys.argv[2]))
    print("begins", flush=True)
    import_roster(database, lambda: NOW, people, False, True)
    print("done", flush=True)


if __name__ == "__main__":
    main()
