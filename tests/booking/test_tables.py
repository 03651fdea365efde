"""How far the tables go, as the organizer is told it in set-up, import, doctor and rehearsal."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.booking.paper.table_lines import table_lines
from kiosk.booking.slots import TableWish, give_tables
from kiosk.booking.tables import NO_TABLES, count_tables
from kiosk.texts import ENGLISH


def test_four_tables_for_ten_people() -> None:
    """Who has none is counted, and the sentence names the number that is enough."""
    counted = count_tables(["1", "2", "3", "4", *[""] * 6], 4)
    assert (counted.people, counted.without, counted.sharing, counted.enough) == (10, 6, 0, 10)
    (said,) = table_lines(counted, ENGLISH)
    assert "6 of 10 professionals have no table" in said
    assert "kiosk event set --tables 10" in said


def test_people_who_share_a_table_are_counted() -> None:
    """Two at one table in any spelling share it; an evening without tables needs nothing said."""
    assert count_tables(["Window", "window", "3"], 0).sharing == 2
    assert "of those at one table" in table_lines(count_tables(["A", "a"], 0), ENGLISH)[0]
    assert table_lines(count_tables(["", ""], 0), ENGLISH) == []
    assert table_lines(NO_TABLES, ENGLISH) == []


@given(st.lists(st.sampled_from(["", "", "", "1", "3", "5", "12", "bar"]), max_size=20), st.integers(0, 8))
def test_the_number_that_is_named_is_enough(own: list[str], numbered: int) -> None:
    """Whatever tables the roster names itself, with so many numbered ones everybody has a table."""

    def places(tables: int) -> list[str]:
        given_ = give_tables([TableWish(str(one), table, "") for one, table in enumerate(own)], tables)
        return [table or given_.get(str(one), "") for one, table in enumerate(own)]

    counted = count_tables(places(numbered), numbered)
    if counted.without:
        assert all(places(counted.enough))
