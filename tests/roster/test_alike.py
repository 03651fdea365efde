"""Problems that several rows share."""

import pytest

from kiosk.roster import read_roster_bytes
from kiosk.roster.alike import alike, spans_of


@pytest.mark.parametrize(
    ("rows", "spans"),
    [([], []), ([4], ["4"]), ([4, 5], ["4", "5"]),
     ([4, 5, 6, 9], ["4-6", "9"]), ([1, 3, 4, 5, 6, 8, 9], ["1", "3-6", "8", "9"])],
)  # fmt: skip
def test_rows_behind_each_other_are_a_span(rows: list[int], spans: list[str]) -> None:
    """Three rows or more without a gap are written as from and to."""
    assert spans_of(rows) == spans


def test_one_sentence_is_said_once_and_the_worst_first() -> None:
    """Rows with one sentence are one kind; another column or value is another kind."""
    roster = read_roster_bytes(
        b"Name,Email,Years,Available\nAda Okoro,a@example.com,ages,soon\nBo Lind,b@example.com,ages,soon\n"
        b",c@example.com,3,\nDi Roe,d@example.com,eons,\n"
    )
    kinds = [(kind.first.code, kind.rows) for kind in alike(roster.problems)]
    assert kinds[0] == ("missing_name", (4,))
    assert sorted(kinds[1:]) == [
        ("unreadable_times", (2, 3)),
        ("unreadable_value", (2, 3)),
        ("unreadable_value", (5,)),
    ]
