"""What the kiosk asks of PostgreSQL: short waits instead of hanging kiosks. It knows no table of the kiosk."""

from typing import Any, Final

from sqlalchemy import Engine, event, text
from sqlalchemy.orm import Session

CONNECT_TIMEOUT_S: Final = 3
_SESSION: Final = (
    "SET lock_timeout = '3s'; SET statement_timeout = '5s'; SET idle_in_transaction_session_timeout = '10s'; "
    "SET TIME ZONE 'UTC'; "
    # A kiosk asks the same small questions all evening: to plan one anew takes the server five times as long as to
    # answer it, and no plan is better for one professional than for another.
    "SET plan_cache_mode = 'force_generic_plan'"
)


def prepare(engine: Engine) -> None:
    """Set the time limits, and that plans are kept, on every new connection.

    They are set after connecting and not in the start-up packet, which poolers in front of a server refuse.
    """
    event.listen(engine, "connect", _on_connect)


def be_patient(transaction: Session) -> None:
    """Let the statements of this transaction take a minute: an organizer's bulk change, not a student's booking."""
    if transaction.get_bind().dialect.name == "postgresql":
        transaction.execute(text("SET LOCAL statement_timeout = '60s'"))


def _on_connect(connection: Any, _record: object) -> None:
    # In one round trip and no transaction: after a restart every kiosk connects anew at one moment.
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(_SESSION)
    connection.autocommit = False
