from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from kiosk.booking.status import Party, Status, Via
from kiosk.database import Database, bookings, copying, events, history, invariants, presence, queries
from kiosk.services.change_evening import change_evening
from kiosk.services.forget_people import purge
from kiosk.services.forms import EveningForm
from kiosk.services.keep_copies import back_up, restore
from tests.database.herd import NOW, prepare, stampede
from tests.services.evening import begin


def everything(database: Database) -> list[object]:
    """All bookings with their histories."""
    found = database.read(lambda tx: bookings.of_event(tx, events.current(tx).id))
    return [(one, database.read(lambda tx, one=one: history.of_booking(tx, one.id))) for one in found]  # type: ignore[misc]


def test_what_was_copied_comes_back(database: Database, database_url: str, tmp_path: Path) -> None:
    """A copy made from a file or a server brings every booking back, and booking goes on after it."""
    evening = begin(database)
    evening.move(evening.hold(), Status.CONFIRMED)
    evening.hold("bo", question="=1+1")
    change_evening(
        database,
        evening.clock,
        EveningForm(professional_id="bo", party=Party.PROFESSIONAL, via=Via.PHONE, present=True),
    )
    before = everything(database)
    made = back_up(database_url, tmp_path, lambda: NOW)
    evening.hold("bo", 30)
    database.close()
    restored = restore(database_url, tmp_path, lambda: NOW, made.file, replace=True)
    assert everything(database) == before
    assert restored.kept is not None
    evening.hold("bo", 30)  # numbers go on, nothing collides
    database.close()
    restore(database_url, tmp_path, lambda: NOW.replace(hour=10), restored.kept, replace=True)
    assert len(everything(database)) == 3
    assert database.read(invariants.broken) == {}


def test_a_copy_still_knows_which_words_may_be_names(database: Database, database_url: str, tmp_path: Path) -> None:
    """A purge after coming back from a copy deletes what nobody understood, as one before it would have."""
    evening = begin(database)
    number = database.read(events.current).id
    database.write(lambda tx: queries.add(tx, number, NOW, [("crisis", 2)]))
    database.write(lambda tx: queries.add_unknown(tx, number, NOW, ["dana reed"]))
    made = back_up(database_url, tmp_path, lambda: NOW)
    database.close()
    restore(database_url, tmp_path, lambda: NOW, made.file, replace=True)
    receipt = purge(database, evening.clock)
    assert (receipt.words, receipt.interests) == (1, 1)


def test_an_evening_moves_from_a_laptop_to_a_server(
    sqlite_url: str, new_postgres: Callable[[str], str], tmp_path: Path
) -> None:
    """The copy of a file opens in an empty PostgreSQL database, with every booking."""
    laptop = Database(sqlite_url)
    begin(laptop).hold()
    server = new_postgres("template1")
    restore(server, tmp_path, lambda: NOW, back_up(sqlite_url, tmp_path, lambda: NOW).file)
    moved = Database(server)
    assert everything(moved) == everything(laptop)
    moved.close()
    laptop.close()


@pytest.mark.parametrize("turn", [1, pytest.param(20, marks=pytest.mark.soak)])
def test_a_copy_made_while_a_herd_books_is_one_moment(
    database: Database, database_url: str, tmp_path: Path, turn: int
) -> None:
    """Copies made while four kiosks book are whole, and every booking in them has its history and its slot."""
    wishes = prepare(database, professionals=8, slots_each=10)
    for number in range(turn):
        herd = Thread(target=stampede, args=(database_url, wishes[number::turn], 4, 20))
        herd.start()
        seen: list[int] = []
        while herd.is_alive():
            out = tmp_path / f"{number}-{len(seen)}.db"
            back_up(database_url, tmp_path, lambda: NOW, out)
            copy = Database(f"sqlite:///{out}")
            assert copy.read(invariants.broken) == {}
            seen.append(len(everything(copy)))
            copy.close()
            herd.join(0.05)
        assert seen == sorted(seen)
    assert not copying.problem(out)


def test_a_kiosk_that_is_open_is_seen(database: Database) -> None:
    """Another program that has the database open is noticed until it ends."""
    database.read(lambda tx: tx.connection())
    with presence.held_open(database):
        other = Database(database.engine.url.render_as_string(hide_password=False))
        assert presence.is_open_elsewhere(other)
        other.close()
    database.close()
    assert not presence.is_open_elsewhere(database)
