"""Upgrades with data: whatever revision a database has, what was booked in it stands afterwards."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from kiosk.booking.status import Party, Status, Via
from kiosk.database import Database, bookings, events, invariants, schema
from kiosk.services.counter_booking import counter_booking
from kiosk.services.move_booking import move_booking
from tests.database import rows
from tests.database.rows import NOW, SLOT, booking, history, insert

SCRIPTS = Path(schema.__file__).parent / "migrations"
EARLIER = schema.REVISIONS[:-1]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'old.db'}"
    make: Callable[[str], str] = request.getfixturevalue("new_postgres")
    return make("template1")


def bring_to(database: Database, revision: str) -> None:
    """Make the schema as the program of that revision made it."""
    script = ScriptDirectory(str(SCRIPTS))

    def steps(found: Any, _context: Any) -> Any:
        return script._upgrade_revs(revision, found)

    with database.engine.begin() as connection, EnvironmentContext(Config(), script, fn=steps) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()


def fill(database: Database) -> None:
    """Put an evening into it: a request, a confirmed, a countered and a cancelled booking, with their history."""
    confirmed = {"status": "confirmed", "confirmed_at": NOW, "due_at": None, "student_id": 2}
    with rows.writing(database.engine).begin() as connection:
        rows.lay_ground(connection)
        insert(connection, "bookings", **booking(1))
        insert(connection, "bookings", **booking(2, slot_id=2, **confirmed))
        insert(connection, "bookings", **booking(3, slot_id=4, status="cancelled", due_at=None, closed_at=NOW))
        for number, status in ((1, "requested"), (2, "confirmed"), (3, "cancelled")):
            insert(connection, "booking_history", **history(id=1000 + number, booking_id=number, to_status=status))


def everything(database: Database) -> list[tuple[Any, ...]]:
    """Return all rows of the bookings and their history, by the columns that every revision has."""
    wanted = (
        "SELECT id, slot_id, starts_at, ends_at, seat, place, student_id, visit_id, status, code_hash, reference, "
        "idempotency_key, due_at, confirmed_at FROM bookings ORDER BY id",
        "SELECT booking_id, at, from_status, to_status, party, via FROM booking_history ORDER BY id",
    )
    return database.read(lambda tx: [tuple(row) for one in wanted for row in tx.execute(text(one))])


@pytest.mark.parametrize("revision", EARLIER)
def test_an_upgrade_keeps_all_bookings(empty: str, revision: str) -> None:
    """The organizer updates the program between two evenings: every booking and every step is there as it was."""
    database = Database(empty)
    bring_to(database, revision)
    assert schema.found(database) == revision
    fill(database)
    if revision != "0001":
        said = {"professional_id": 1, "at": NOW, "party": "professional", "via": "phone", "station": ""}
        with rows.writing(database.engine).begin() as connection:
            insert(connection, "evening_history", id=1, change="capacity", value="4", **said)
    before = everything(database)
    assert schema.upgrade(database) == revision
    with database.engine.connect() as connection:
        changes = connection.execute(text("SELECT change, value FROM evening_history")).all()
    assert [tuple(one) for one in changes] == ([] if revision == "0001" else [("capacity", "4")])
    assert schema.found(database) == schema.needed()
    assert everything(database) == before
    kept = database.read(lambda tx: bookings.of_event(tx, events.current(tx).id))
    assert [(one.id, one.status) for one in kept] == [
        (1, Status.REQUESTED),
        (2, Status.CONFIRMED),
        (3, Status.CANCELLED),
    ]
    assert database.read(invariants.broken) == {}
    database.close()


@pytest.mark.parametrize("revision", EARLIER)
def test_an_upgraded_database_goes_on(empty: str, revision: str) -> None:
    """What was requested before the upgrade is answered after it, and the slot that it gives up can be had."""
    database = Database(empty)
    bring_to(database, revision)
    fill(database)
    schema.upgrade(database)
    moved = move_booking(database, lambda: NOW, 2, Status.CANCELLED, Party.STUDENT, Via.PHONE, "")
    assert moved.status is Status.CANCELLED
    asked = counter_booking(database, lambda: NOW, 1, rows.T0 + SLOT, Party.PROFESSIONAL, Via.PHONE, "")
    assert (asked.status, asked.starts_at) == (Status.COUNTERED, rows.T0 + SLOT)
    database.close()


@pytest.mark.parametrize("keeps", [True, False])
def test_words_kept_before_the_mark_get_it(empty: str, *, keeps: bool) -> None:
    """What matched nobody may be a name where such words were allowed; all else stays an interest."""
    database = Database(empty)
    bring_to(database, "0012")
    fill(database)
    with rows.writing(database.engine).begin() as connection:
        connection.execute(text("UPDATE networking_events SET keep_unknown = :keeps"), {"keeps": keeps})
        for number, (interest, matches) in enumerate([("crisis", 2), ("dana reed", 0)], start=1):
            insert(connection, "queries", id=number, event_id=1, at=NOW, interest=interest, matches=matches)
    schema.upgrade(database)
    marked = database.read(lambda tx: tx.execute(text("SELECT interest, is_unknown FROM queries ORDER BY id")).all())
    assert [(interest, bool(mark)) for interest, mark in marked] == [("crisis", False), ("dana reed", keeps)]
    database.close()
