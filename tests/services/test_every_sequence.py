import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import make_url

from kiosk.database import Database
from tests.services.booking_machine import BookingMachine
from tests.services.evening import begin

SHORT = settings(
    max_examples=30,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
LONG = settings(SHORT, max_examples=300, stateful_step_count=50, derandomize=False)


def machine(fresh: Callable[[], Database]) -> type[BookingMachine]:
    """Return the machine on a fresh evening for each example."""

    class Here(BookingMachine):
        def __init__(self) -> None:
            super().__init__(fresh())

    return Here


@pytest.fixture
def fresh_sqlite(sqlite_url: str, tmp_path: Path) -> Callable[[], Database]:
    """A function that opens one more evening at its beginning, on SQLite."""
    prepared = Database(sqlite_url)
    begin(prepared)
    prepared.close()
    template = Path(str(make_url(sqlite_url).database))
    count = iter(range(10**6))

    def fresh() -> Database:
        path = tmp_path / f"evening{next(count)}.db"
        shutil.copyfile(template, path)
        return Database(f"sqlite:///{path}")

    return fresh


@pytest.fixture
def fresh_postgres(postgres_url: str, new_postgres: Callable[[str], str]) -> Callable[[], Database]:
    """A function that opens one more evening at its beginning, on PostgreSQL."""
    prepared = Database(postgres_url)
    begin(prepared)
    prepared.close()
    return lambda: Database(new_postgres(str(make_url(postgres_url).database)))


def test_every_legal_sequence_passes_and_every_illegal_one_is_refused(fresh_sqlite: Callable[[], Database]) -> None:
    """Whatever students, professionals and the clock do in whatever order, the bookings stay true."""
    run_state_machine_as_test(machine(fresh_sqlite), settings=SHORT)


@pytest.mark.postgres
def test_every_sequence_is_the_same_on_a_server(fresh_postgres: Callable[[], Database]) -> None:
    """The same on PostgreSQL."""
    run_state_machine_as_test(machine(fresh_postgres), settings=settings(SHORT, max_examples=5))


@pytest.mark.soak
def test_long_evenings_stay_true(fresh_sqlite: Callable[[], Database]) -> None:
    """Three hundred long random evenings on SQLite."""
    run_state_machine_as_test(machine(fresh_sqlite), settings=LONG)


@pytest.mark.soak
@pytest.mark.postgres
def test_long_evenings_stay_true_on_a_server(fresh_postgres: Callable[[], Database]) -> None:
    """A hundred long random evenings on PostgreSQL."""
    run_state_machine_as_test(machine(fresh_postgres), settings=settings(LONG, max_examples=100))
