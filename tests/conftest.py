"""What all tests share: a switch that turns a skip for a missing component into a failure, and fresh databases."""

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from kiosk.database import Database


def need(found: object, component: str) -> None:
    """Skip the test where a component is missing, or fail where KIOSK_TESTS_NEED_ALL says that all must be there."""
    if found:
        return
    if os.environ.get("KIOSK_TESTS_NEED_ALL"):
        pytest.fail(f"{component} is missing and KIOSK_TESTS_NEED_ALL is set")
    pytest.skip(f"{component} is not installed")


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own to work in; the data of its kiosk goes below it, and nothing else is set."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    for name in ("KIOSK_DATABASE_URL", "KIOSK_PUBLIC_URL", "KIOSK_ASSUME_REACHABLE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server: KIOSK_TEST_POSTGRES_URL, else one of the tests' own."""
    given = os.environ.get("KIOSK_TEST_POSTGRES_URL")
    if given:
        yield "postgresql+psycopg://" + given.partition("://")[2]
        return
    from tests import postgres_server as own

    need(own.program("initdb") and own.program("pg_ctl"), "PostgreSQL")
    with own.running() as server:
        yield server.url()


@pytest.fixture(scope="session")
def new_postgres(postgres_server: str) -> Iterator[Callable[[str], str]]:
    """A function that makes a database on the server, from a template or empty, and returns its address."""
    from sqlalchemy import create_engine, make_url, text

    engine = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    made: list[str] = []

    def make(template: str = "template1") -> str:
        name = f"kiosk_{uuid.uuid4().hex[:12]}"
        with engine.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
        made.append(name)
        return make_url(postgres_server).set(database=name).render_as_string(hide_password=False)

    yield make
    with engine.connect() as connection:
        for name in made:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_template(new_postgres: Callable[[str], str]) -> str:
    """The name of a migrated PostgreSQL database; copying it is ten times faster than migrating."""
    from sqlalchemy import make_url

    url = new_postgres("template1")
    _migrate(url)
    return str(make_url(url).database)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "kiosk.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a fresh, migrated SQLite database."""
    path = tmp_path / "kiosk.db"
    shutil.copyfile(sqlite_template, path)
    path.chmod(0o600)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, migrated PostgreSQL database."""
    make: Callable[[str], str] = request.getfixturevalue("new_postgres")
    return make(request.getfixturevalue("postgres_template"))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, migrated database; the test runs once on SQLite and once on PostgreSQL."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def database(database_url: str) -> Iterator["Database"]:
    """A fresh, migrated database, once SQLite and once PostgreSQL."""
    from kiosk.database import Database

    opened = Database(database_url)
    yield opened
    opened.close()


def _migrate(url: str) -> None:
    from kiosk.database import Database, schema

    opened = Database(url)
    schema.upgrade(opened)
    opened.close()
