"""Lines of `kiosk doctor` about a shared database, broken on a real server and mended by what they say."""

import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from kiosk.database import Database, schema
from tests import postgres_server
from tests.cli.doctor_lines import proves
from tests.cli.test_doctor_mends import EVENT, Night
from tests.conftest import need
from tests.database.test_upgrade import bring_to

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def server() -> Iterator[postgres_server.Server]:
    """A server that a test may stop; another one than the other tests share."""
    need(postgres_server.program("initdb") and postgres_server.program("pg_ctl"), "PostgreSQL")
    with postgres_server.running() as found:
        yield found


@pytest.fixture
def address(server: postgres_server.Server, request: pytest.FixtureRequest) -> str:
    """The address of a new, empty database."""
    name = f"night_{abs(hash(request.node.name))}"
    engine = create_engine(server.url(), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.url(name)


@pytest.fixture
def night(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Night:
    """An organizer's machine whose bookings are on that server."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("KIOSK_PORT", "0")
    monkeypatch.setenv("KIOSK_DATABASE_URL", address)
    for variable in ("KIOSK_PUBLIC_URL", "KIOSK_ASSUME_REACHABLE"):
        monkeypatch.delenv(variable, raising=False)
    return Night(tmp_path)


@pytest.mark.parametrize("revision", ["none", schema.REVISIONS[-2]])
@proves("database.outdated")
def test_an_older_schema_is_upgraded_by_the_command_of_its_line(night: Night, address: str, revision: str) -> None:
    """A new server, or one that an older kiosk served, is brought up to date by what the line says."""
    if revision != "none":
        old = Database(address)
        bring_to(old, revision)
        old.close()
    line = night.doctor("database")
    assert (line["outcome"], line["state"]) == ("outdated", "failing")
    assert revision in line["message"]
    night.kiosk(*shlex.split(line["advice"].split("kiosk ")[-1]))
    assert night.doctor("database")["state"] == "ok"


@proves("database.newer")
def test_a_newer_schema_asks_for_the_newer_program(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a newer kiosk has upgraded the server, an older one says so; with the newer one installed all is well."""
    night.kiosk("database", "upgrade")
    with monkeypatch.context() as older:
        older.setattr(schema, "REVISIONS", schema.REVISIONS[:-1])
        line = night.doctor("database")
        assert (line["outcome"], line["state"]) == ("newer", "failing")
        assert line["advice"] == "Install the newer version on this machine too."
    assert night.doctor("database")["state"] == "ok"


@proves("database.unreachable")
def test_a_server_that_is_away_is_started_or_its_address_corrected(
    night: Night, server: postgres_server.Server, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stopped server, a wrong user and a wrong name are one line that names what to start and what to correct."""
    night.kiosk("database", "upgrade")
    night.kiosk("event", "set", *EVENT)
    server.stop("fast")
    try:
        stopped = night.doctor("database")
    finally:
        server.start()
    assert (stopped["outcome"], stopped["state"]) == ("unreachable", "failing")
    assert "Start the server" in stopped["advice"]
    assert night.doctor("database")["state"] == "ok"

    for wrong in (address.replace("postgres@", "ghost@"), re.sub("night_[0-9]+", "nowhere", address)):
        monkeypatch.setenv("KIOSK_DATABASE_URL", wrong)
        away = night.doctor("database")
        assert (away["outcome"], away["state"]) == ("unreachable", "failing")
        assert "user, password or name in KIOSK_DATABASE_URL" in away["advice"]
        assert "KIOSK_DATABASE_URL" in night.kiosk(*re.findall(r"kiosk (config show)", away["advice"])[0].split())
    monkeypatch.setenv("KIOSK_DATABASE_URL", address)
    assert night.doctor("database")["state"] == "ok"


@proves("database.misspelt")
def test_an_address_that_is_none_is_written_as_the_line_says(
    night: Night, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Something that is no address of a database is shown without what may be its password, and its form is named."""
    night.kiosk("database", "upgrade")
    monkeypatch.setenv("KIOSK_DATABASE_URL", "mysql://ann:s3cret@server/kiosk")
    line = night.doctor("database")
    assert (line["outcome"], line["state"]) == ("misspelt", "failing")
    assert "postgresql://USER:PASSWORD@HOST/NAME" in line["advice"]
    assert "s3cret" not in line["message"]
    monkeypatch.setenv("KIOSK_DATABASE_URL", address.replace("postgresql+psycopg://", "postgresql://"))
    assert night.doctor("database")["state"] == "ok"


@proves("database.unusable")
def test_a_missing_driver_is_named_with_the_way_to_get_it(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the part that speaks to servers the line says what to install; once it is there all is well."""
    night.kiosk("database", "upgrade")
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "psycopg", None)
        line = night.doctor("database")
        assert (line["outcome"], line["state"]) == ("unusable", "failing")
        assert "mentor-kiosk[postgres]" in line["advice"]
    assert night.doctor("database")["state"] == "ok"
