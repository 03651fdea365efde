"""Rows in plain SQL, for tests that go around the program: an evening with two professionals and two students."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, text

from kiosk.database import sqlite

T0 = datetime(2026, 12, 3, 17, 0, tzinfo=UTC)
"""Doors open."""
SLOT = timedelta(minutes=15)
NOW = datetime(2026, 12, 3, 16, 0, tzinfo=UTC)


def writing(engine: Engine) -> Engine:
    """Return the engine for writes, as the program uses it."""
    return engine.execution_options(**{sqlite.IMMEDIATE: True})


def moment(connection: Connection, value: datetime) -> Any:
    """Return a moment as the database keeps it, without the program's column type."""
    return value.strftime("%Y-%m-%d %H:%M:%S.%f") if connection.dialect.name == "sqlite" else value


def insert(connection: Connection, table: str, **values: Any) -> None:
    """Insert one row in plain SQL."""
    columns = ", ".join(f'"{name}"' for name in values)
    places = ", ".join(f":{name}" for name in values)
    kept = {
        name: moment(connection, value) if isinstance(value, datetime) else value for name, value in values.items()
    }
    connection.execute(text(f'INSERT INTO "{table}" ({columns}) VALUES ({places})'), kept)  # noqa: S608 - test data


def lay_ground(connection: Connection) -> None:
    """Insert event 1, professionals 1 and 2, slots 1-4, students 1 and 2 with a visit each.

    Slots 1 and 2 are professional 1's at 17:00 and 17:15, slots 3 and 4 professional 2's; all at table 7.
    """
    insert(connection, "networking_events", **event())
    for number in (1, 2):
        insert(connection, "professionals", **professional(id=number, identity=f"D{number}"))
        insert(connection, "students", id=number, event_id=1, counted_by=f"visit:{number}", created_at=NOW)
        insert(connection, "visits", **visit(id=visit_id(number), student_id=number))
    for number in range(4):
        insert(connection, "slots", **slot(id=number + 1))


def visit_id(number: int) -> str:
    """Return the id of a student's visit."""
    return f"{number:032x}"


def event(**changed: Any) -> dict[str, Any]:
    """Return a networking event's columns."""
    return {
        "id": 1,
        "name": "PR Night",
        "starts_at": T0,
        "ends_at": T0 + 10 * SLOT,
        "time_zone": "Europe/Madrid",
        "slot_minutes": 15,
        "break_every": 10,
        "tables": 0,
        "hold_minutes": 2,
        "request_minutes": 15,
        "student_limit": 3,
        "base_url": "",
        "contact": "",
        "retention_days": 30,
        "is_demo": False,
        "roster_version": 0,
        "created_at": NOW,
    } | changed


def professional(**changed: Any) -> dict[str, Any]:
    """Return a professional's columns."""
    texts = "roster_id email company position bio alma_mater city linkedin phone booking_url available table_name"
    return {
        "id": 1,
        "event_id": 1,
        "identity": "D1",
        "name": "Dana Reed",
        **dict.fromkeys(texts.split(), ""),
        "given_table": "",
        "recruiter": False,
        "mentoring": False,
        "share_contact": False,
        "updated_at": NOW,
    } | changed


def visit(**changed: Any) -> dict[str, Any]:
    """Return a visit's columns."""
    return {
        "id": visit_id(1),
        "event_id": 1,
        "student_id": 1,
        "name": "Ada Lane",
        "email": "",
        "year": "",
        "station": "kiosk-1",
        "started_at": NOW,
    } | changed


def slot(**changed: Any) -> dict[str, Any]:
    """Return a slot's columns; the professional and the time follow from the id."""
    number = changed.get("id", 1) - 1
    starts_at = T0 + number % 2 * SLOT
    return {
        "id": number + 1,
        "event_id": 1,
        "professional_id": number // 2 + 1,
        "starts_at": starts_at,
        "ends_at": starts_at + SLOT,
        "table_name": "7",
        "seats": 1,
    } | changed


def booking(number: int = 1, **changed: Any) -> dict[str, Any]:
    """Return a request's columns: booking `number` of student 1 for slot 1; `slot_id` brings its time along."""
    where = slot(id=changed.get("slot_id", 1))
    carried = ("event_id", "professional_id", "starts_at", "ends_at", "table_name", "seats")
    student = changed.get("student_id", 1)
    return {
        "id": number,
        "slot_id": where["id"],
        **{name: where[name] for name in carried},
        "seat": 1,
        "place": number,
        "student_id": student,
        "visit_id": visit_id(student),
        "status": "requested",
        "code_hash": f"{number:064x}",
        "reference": f"K7QD-{number}",
        "idempotency_key": f"key-{number}",
        "question": "",
        "reasons": "[]",
        "via": "kiosk",
        "station": "kiosk-1",
        "created_at": NOW,
        "changed_at": NOW,
        "due_at": NOW + SLOT,
        "sequence": 0,
    } | changed


def history(**changed: Any) -> dict[str, Any]:
    """Return the columns of one step of booking 1."""
    return {
        "id": 1,
        "booking_id": 1,
        "at": NOW,
        "to_status": "requested",
        "party": "student",
        "via": "kiosk",
        "station": "kiosk-1",
    } | changed
