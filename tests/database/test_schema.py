"""The schema: what the models say is what the migrations make."""

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, inspect, text

from kiosk.database import Database, schema
from kiosk.database.models import Base
from kiosk.errors import SchemaOutdated, SchemaTooNew

MIGRATIONS = Path(schema.__file__).parent / "migrations"


def test_models_and_migrations_agree(database: Database) -> None:
    """A database made by the migrations is the one that the program believes it has."""
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_every_check_of_the_models_is_in_the_database(database: Database) -> None:
    """No check constraint stands in the models only (the comparison above does not look at them)."""
    inspector = inspect(database.engine)
    for table in Base.metadata.tables.values():
        there = {check["name"] for check in inspector.get_check_constraints(table.name)}
        assert there == {str(check.name) for check in table.constraints if isinstance(check, CheckConstraint)}


def test_the_partial_indexes_have_the_conditions_of_the_models(database: Database) -> None:
    """The rules over open bookings look at open bookings, on both databases."""
    for table in Base.metadata.tables.values():
        there = {index["name"]: index for index in inspect(database.engine).get_indexes(table.name)}
        for index in table.indexes:
            options = there[str(index.name)].get("dialect_options", {})
            where = str(options.get(f"{database.engine.dialect.name}_where", ""))
            wanted = index.dialect_options["postgresql"]["where"]
            assert bool(where) == (wanted is not None)
            for status in ("held", "requested", "countered", "confirmed"):
                assert (status in where) == (status in str(wanted))


def test_every_revision_is_known_by_name() -> None:
    """The short list that a start looks at names the same steps as the files, in their order."""
    script = ScriptDirectory(str(MIGRATIONS))
    revisions = [step.revision for step in script.walk_revisions("base", "heads")]
    assert tuple(reversed(revisions)) == schema.REVISIONS


def test_a_new_file_is_made_ready_by_itself(tmp_path: Path) -> None:
    """The first start on one machine asks the organizer nothing about the database."""
    database = Database(f"sqlite:///{tmp_path / 'deep' / 'kiosk.db'}")
    assert schema.found(database) is None
    schema.make_ready(database)
    assert schema.found(database) == schema.needed()
    assert schema.upgrade(database) == schema.needed()
    database.close()


def test_foreign_keys_hold_after_an_upgrade(tmp_path: Path) -> None:
    """Foreign keys, which are off while tables are rebuilt, are on for everything after it."""
    database = Database(f"sqlite:///{tmp_path / 'kiosk.db'}")
    schema.make_ready(database)
    assert database.read(lambda tx: tx.execute(text("PRAGMA foreign_keys")).scalar()) == 1
    database.close()


def test_a_shared_database_is_never_changed_by_a_kiosk(new_postgres: Callable[[str], str]) -> None:
    """A kiosk on an empty PostgreSQL says what to run and leaves it empty."""
    database = Database(new_postgres("template1"))
    with pytest.raises(SchemaOutdated, match="kiosk database upgrade"):
        schema.make_ready(database)
    assert inspect(database.engine).get_table_names() == []
    assert schema.upgrade(database) is None
    schema.make_ready(database)
    database.close()


def test_a_newer_database_is_left_alone(database: Database) -> None:
    """A kiosk that is older than its database does not touch it."""
    database.write(lambda tx: tx.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(SchemaTooNew, match="9999"):
        schema.make_ready(database)
    with pytest.raises(SchemaTooNew):
        schema.upgrade(database)
