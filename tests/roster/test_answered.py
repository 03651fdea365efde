"""Which of two answers to a form is the newer one, by the moments that the form wrote."""

import pytest

from kiosk.roster.reading import read_roster_bytes

NEWEST_LAST = [
    ("Timestamp", "11/9/2026 9:14:02", "11/10/2026 8:05:33"),
    ("Timestamp", "9/11/2026 23:14:02", "1/12/2026 8:05:33"),
    ("Zeitstempel", "09.11.2026 09:14:02", "10.11.2026 08:05:33"),
    ("Submitted At", "2026-11-09T09:14:02Z", "2026-11-09T10:00:00Z"),
    ("Completion time", "11/9/26 9:14:02 PM", "11/9/26 11:05:33 PM"),
]
UNCERTAIN = [
    ("Timestamp", "11/10/2026 8:05:33", "11/9/2026 9:14:02"),
    ("Timestamp", "today", "later"),
    ("Birthday", "11/9/2026 9:14:02", "11/10/2026 8:05:33"),
]


@pytest.mark.parametrize(("header", "first", "then"), NEWEST_LAST + UNCERTAIN)
def test_the_newer_answer_counts_where_a_form_says_when(header: str, first: str, then: str) -> None:
    """Of somebody who answered twice the later answer counts if the moments tell; else the first."""
    text = f"{header},Name,Email,Company\n{first},Ada O,a@x.example,Old\n{then},Ada O,a@x.example,New\n"
    roster = read_roster_bytes(text.encode(), newest=None)
    assert [one.company for one in roster.professionals] == ["New" if (header, first, then) in NEWEST_LAST else "Old"]
    assert [one.code for one in roster.problems] == [
        "superseded" if (header, first, then) in NEWEST_LAST else "duplicate"
    ]
