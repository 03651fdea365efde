import json

import pytest
from sqlalchemy import text

from kiosk.bootstrap import open_kiosk
from kiosk.services.forms import EventForm
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
    assert "Codes lead to http://kiosk.test:8765 while it answers" in reach
    assert reference in waiting
    assert "Ada Lovelace for Ana Ruiz at 18:30" in waiting


def test_board_asks_no_address_and_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A script that polls it neither waits for a silent address nor leaves a trace in the database."""
    asked: list[str] = []
    monkeypatch.setattr("kiosk.services.try_reach.fetches", asked.append)
    assert json.loads(run("board", "--json").stdout)["reach"] == {"door": "public", "open": None}
    with open_kiosk() as kiosk:
        kiosk.services.set_event(EventForm(base_url="http://192.168.7.7:8765"))
    unproved = json.loads(run("board", "--json").stdout)["reach"]
    assert unproved == {"door": "unproved", "open": False}
    with open_kiosk() as kiosk:
        with kiosk.database.engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM reach_trials")).scalar() == 0
        kiosk.services.prove_reach(kiosk.services.begin_trial(), "http://192.168.7.7:8765")
    assert json.loads(run("board", "--json").stdout)["reach"] == {"door": "proved", "open": True}
    assert "a phone has been there" in run("board", "--once").stdout
    assert asked == []


def test_board_needs_a_terminal() -> None:
    """Without a terminal the live board says so and how to print it, and shows no traceback."""
    refused = run("board")
    assert refused.exit_code == 1
    assert refused.stdout == ""
