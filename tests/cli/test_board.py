import json

from tests.cli.test_book import _evening, book, run

__all__ = ["_evening"]  # the evening that every command of this file works on


def test_board_for_a_script_is_one_object() -> None:
    """A script sees who waits, what is free and everybody on the roster, with moments that name their offset."""
    reference = book().stdout.splitlines()[0]
    board = json.loads(run("board", "--json").stdout)
    assert [one["reference"] for one in board["waiting"]] == [reference]
    assert board["waiting"][0]["since"].endswith("+00:00")
    assert board["counts"]["requested"] == 1
    assert board["free"] == sum(one["free"] for one in board["people"])
    assert {one["name"] for one in board["people"]} >= {"Ana Ruiz"}


def test_board_once_is_a_few_lines() -> None:
    """Printed once, the board is one line of figures and one for each who waits."""
    reference = book().stdout.splitlines()[0]
    headline, waiting, reach = run("board", "--once").stdout.splitlines()
    assert "1 waiting" in headline
    assert "codes hold the reference" in reach
    assert reference in waiting
    assert "Ada Lovelace for Ana Ruiz at 18:30" in waiting


def test_board_needs_a_terminal() -> None:
    """Without a terminal the live board says so and how to print it, and shows no traceback."""
    refused = run("board")
    assert refused.exit_code == 1
    assert refused.stdout == ""
