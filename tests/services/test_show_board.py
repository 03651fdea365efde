from dataclasses import replace
from datetime import timedelta

from kiosk.booking.board import first_name, make_board
from kiosk.booking.status import Party, Status, Via
from kiosk.booking.table_order import table_order
from kiosk.services.change_evening import change_evening
from kiosk.services.forms import EveningForm
from kiosk.services.show_board import show_board
from tests.services.evening import Evening, a_visit


def test_board_shows_now_next_and_who_waits(evening: Evening) -> None:
    """The board says who talks with whom, who is next, who waits and for how long, and what is free."""
    first = evening.hold("ana", 0, visit=a_visit("Ada Byron"))
    evening.move(first, Status.CONFIRMED)
    second = evening.hold("ana", 30)
    evening.move(second, Status.CONFIRMED)
    evening.pass_minutes(20)  # five past
    asked = evening.hold("bo", 45)
    evening.move(asked, Status.REQUESTED, Party.STUDENT, Via.KIOSK)
    evening.pass_minutes(4)
    board = show_board(evening.database, evening.clock)
    ana, bo = (next(one for one in board.people if one.seen.id == name) for name in ("ana", "bo"))
    assert ana.now is not None
    assert ana.now.student == "Ada Byron"
    assert ana.next is not None
    assert ana.next.reference == second.reference
    assert bo.waiting == 1
    assert [one.reference for one in board.waiting] == [asked.reference]
    assert (board.at - board.waiting[0].since).total_seconds() == 240
    assert board.now == 1
    assert board.counts[Status.CONFIRMED] == 2
    assert board.taken == 3
    assert sum(board.made) == 3
    assert board.free == sum(one.seen.free for one in board.people)


def test_board_knows_who_is_missing(evening: Evening) -> None:
    """A professional who has the next meeting and is not here stands first among the absent."""
    evening.move(evening.hold("bo", 30), Status.CONFIRMED)
    here = EveningForm(professional_id="ana", party=Party.ORGANIZER, via=Via.DESK, present=True)
    change_evening(evening.database, evening.clock, here)
    board = show_board(evening.database, evening.clock)
    assert [one.seen.id for one in board.absent] == ["bo", "cy"]


def test_board_lets_lapse_what_is_due(evening: Evening) -> None:
    """A request that nobody answered in time is no longer waiting on the board."""
    asked = evening.hold("bo", 60)
    evening.move(asked, Status.REQUESTED, Party.STUDENT, Via.KIOSK)
    evening.pass_minutes(16)
    board = show_board(evening.database, evening.clock)
    assert board.waiting == ()
    assert board.counts[Status.EXPIRED] == 1


def test_scarcest_niche_comes_first_and_tables_are_in_order(evening: Evening) -> None:
    """Niches with few free times come first; table 2 comes before table 11, and no table comes last."""
    board = show_board(evening.database, evening.clock)
    seen = [one.seen for one in board.people]
    tables = ("11", "2", "")
    moved = [replace(one, table=table, free=free) for one, table, free in zip(seen, tables, (5, 0, 9), strict=True)]
    made = make_board(board.event, moved, (), board.at)
    assert [one.seen.table for one in made.people] == ["2", "11", ""]
    assert [niche.free for niche in made.niches] == [0, 5, 9]
    assert [niche.free for niche in made.scarce] == [0]
    assert first_name("Ada Byron") == "Ada"


def test_tables_with_a_letter_are_in_order_too() -> None:
    """T2 comes before T10, numbers before names, and no table last."""
    assert sorted(("", "T10", "Bar", "11", "T2", "2", "t1"), key=table_order) == [
        "2",
        "11",
        "Bar",
        "t1",
        "T2",
        "T10",
        "",
    ]


def test_fullness_counts_the_whole_evening(evening: Evening) -> None:
    """Times that are over without a booking stay in the number of times; it does not fall by itself."""
    evening.move(evening.hold("ana", 0), Status.CONFIRMED)
    before = show_board(evening.database, evening.clock)
    evening.pass_minutes(40)
    after = show_board(evening.database, evening.clock)
    assert (after.taken, after.offered) == (before.taken, before.offered)
    assert after.free < before.free


def test_nobody_is_missed_outside_their_hours(evening: Evening) -> None:
    """Before their hours and after them nobody counts as not here."""
    board = show_board(evening.database, evening.clock)
    one = board.people[0].seen
    assert one.first is not None
    assert one.last is not None
    early = make_board(board.event, [one], (), one.first - timedelta(hours=1))
    during = make_board(board.event, [one], (), one.first)
    late = make_board(board.event, [one], (), one.last)
    assert [len(each.absent) for each in (early, during, late)] == [0, 1, 0]
