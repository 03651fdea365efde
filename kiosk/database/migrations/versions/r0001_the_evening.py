"""The first schema: everything of an evening, with every constraint.

It repeats what the models say, on purpose: the models go on, this step stays. Triggers and the order of the indexes
stand only here. It is longer than other files because a released step is one piece.

Revision ID: 0001
Revises:
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATUSES = "('held', 'requested', 'countered', 'confirmed', 'met', 'no-show', 'declined', 'expired', 'cancelled')"
_VIAS = "('kiosk', 'phone', 'badge', 'code', 'desk', 'system')"
_PARTIES = "('student', 'professional', 'organizer', 'system')"
_OPEN = "status IN ('held', 'requested', 'countered', 'confirmed')"
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _networking_events()
    _professionals()
    _slots()
    _students()
    _bookings()
    _booking_indexes()
    _booking_history()
    _access()
    _triggers()


def _column(name: str, kind: Any, *more: Any, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, *more, nullable=null)


def _texts(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return [_column(name, sa.Text(), null=null) for name in names]


def _numbers(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return [_column(name, sa.Integer(), null=null) for name in names]


def _moments(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return [_column(name, _MOMENT, null=null) for name in names]


def _flags(*names: str) -> list[sa.Column[Any]]:
    return [_column(name, sa.Boolean()) for name in names]


def _checks(table: str, **conditions: str) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(condition, name=f"ck_{table}_{name}") for name, condition in conditions.items()]


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=f"pk_{table}")


def _reference(name: str, columns: str, table: str, targets: str, **more: Any) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        columns.split(), [f"{table}.{target}" for target in targets.split()], name=name, **more
    )


def _networking_events() -> None:
    op.create_table(
        "networking_events",
        *_numbers("id"),
        *_texts("name"),
        *_moments("starts_at", "ends_at"),
        *_texts("time_zone"),
        *_numbers("slot_minutes", "break_every", "tables", "hold_minutes", "request_minutes", "student_limit"),
        *_texts("base_url", "contact"),
        *_numbers("retention_days"),
        *_flags("is_demo"),
        *_texts("organizer_pin_hash", null=True),
        *_numbers("roster_version"),
        *_moments("created_at"),
        _key("networking_events"),
        *_checks(
            "networking_events",
            hours="ends_at > starts_at",
            slot_minutes="slot_minutes BETWEEN 5 AND 120",
            break_every="break_every >= 0",
            tables="tables BETWEEN 0 AND 500",
            hold_minutes="hold_minutes >= 1",
            request_minutes="request_minutes >= 1",
            student_limit="student_limit BETWEEN 1 AND 9",
            retention_days="retention_days >= 0",
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "queries",
        *_numbers("id", "event_id"),
        *_moments("at"),
        *_texts("interest"),
        *_numbers("matches"),
        _key("queries"),
        _reference("fk_queries_networking_events", "event_id", "networking_events", "id"),
        *_checks("queries", matches="matches >= 0"),
    )
    op.create_index("ix_queries_event_id_at", "queries", ["event_id", "at"])


def _professionals() -> None:
    op.create_table(
        "professionals",
        *_numbers("id", "event_id"),
        *_texts("identity", "roster_id", "name", "email", "company", "position", "bio"),
        *_flags("recruiter", "mentoring"),
        *_numbers("years", null=True),
        *_texts("alma_mater", "city", "linkedin", "phone", "booking_url"),
        *_flags("share_contact"),
        *_texts("available", "table_name", "given_table"),
        *_numbers("capacity", null=True),
        *_moments("present_at", "paused_at", "leaving_at", "retired_at", null=True),
        *_texts("personal_code", "badge_code", "secret_hash", "pin_hash", null=True),
        *_moments("updated_at"),
        _key("professionals"),
        _reference("fk_professionals_networking_events", "event_id", "networking_events", "id"),
        sa.UniqueConstraint("event_id", "identity", name="uq_professionals_identity"),
        sa.UniqueConstraint("id", "event_id", name="uq_professionals_event"),
        sa.UniqueConstraint("event_id", "personal_code", name="uq_professionals_personal_code"),
        sa.UniqueConstraint("badge_code", name="uq_professionals_badge_code"),
        sa.UniqueConstraint("secret_hash", name="uq_professionals_secret_hash"),
        *_checks(
            "professionals",
            identity="identity <> ''",
            name="name <> ''",
            capacity="capacity >= 0",
            secret_hash="length(secret_hash) = 64",  # noqa: S106 - a condition, no secret
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "interests",
        *_numbers("id", "professional_id"),
        *_texts("kind"),
        *_numbers("position"),
        *_texts("phrase"),
        _key("interests"),
        _reference("fk_interests_professionals", "professional_id", "professionals", "id", ondelete="CASCADE"),
        sa.UniqueConstraint("professional_id", "kind", "position", name="uq_interests_position"),
        *_checks("interests", kind="kind IN ('specialty', 'industry', 'language')", phrase="phrase <> ''"),
    )


def _slots() -> None:
    op.create_table(
        "slots",
        *_numbers("id", "event_id", "professional_id"),
        *_moments("starts_at", "ends_at"),
        *_texts("table_name"),
        *_numbers("seats"),
        *_moments("withdrawn_at", null=True),
        _key("slots"),
        _reference("fk_slots_professionals", "professional_id event_id", "professionals", "id event_id"),
        sa.UniqueConstraint("professional_id", "starts_at", name="uq_slots_start"),
        sa.UniqueConstraint(
            "id",
            "event_id",
            "professional_id",
            "starts_at",
            "ends_at",
            "table_name",
            "seats",
            name="uq_slots_booked",
        ),
        *_checks("slots", hours="ends_at > starts_at", seats="seats BETWEEN 1 AND 9"),
    )
    op.create_index("ix_slots_table", "slots", ["event_id", "table_name", "starts_at"])


def _students() -> None:
    op.create_table(
        "students",
        *_numbers("id", "event_id"),
        *_texts("counted_by"),
        *_moments("created_at"),
        _key("students"),
        _reference("fk_students_networking_events", "event_id", "networking_events", "id"),
        sa.UniqueConstraint("event_id", "counted_by", name="uq_students_counted_by"),
        sa.UniqueConstraint("id", "event_id", name="uq_students_event"),
    )
    op.create_table(
        "visits",
        *_texts("id"),
        *_numbers("event_id", "student_id"),
        *_texts("name", "email", "year"),
        *_texts("stage", null=True),
        *_texts("station"),
        *_moments("started_at"),
        _key("visits"),
        _reference("fk_visits_students", "student_id event_id", "students", "id event_id"),
        sa.UniqueConstraint("id", "student_id", "event_id", name="uq_visits_student"),
        *_checks("visits", id="length(id) >= 16"),
    )
    op.create_index("ix_visits_student_id", "visits", ["student_id"])


def _bookings() -> None:
    slot = "event_id professional_id starts_at ends_at table_name seats"
    op.create_table(
        "bookings",
        *_numbers("id", "event_id", "slot_id", "professional_id"),
        *_moments("starts_at", "ends_at"),
        *_texts("table_name"),
        *_numbers("seats", "seat", "place", "student_id"),
        *_texts(
            "visit_id", "status", "code_hash", "reference", "idempotency_key", "question", "reasons", "via", "station"
        ),
        *_moments("created_at", "changed_at"),
        *_moments("shown_at", "due_at", "requested_at", "confirmed_at", "closed_at", null=True),
        *_numbers("proposed_slot_id", null=True),
        *_texts("no_show_by", null=True),
        *_numbers("sequence"),
        _key("bookings"),
        _reference(
            "fk_bookings_slots", f"slot_id {slot}", "slots", f"id {slot}", onupdate="CASCADE", ondelete="RESTRICT"
        ),
        _reference("fk_bookings_visits", "visit_id student_id event_id", "visits", "id student_id event_id"),
        *_checks(
            "bookings",
            status=f"status IN {_STATUSES}",
            via=f"via IN {_VIAS}",
            seat="seat BETWEEN 1 AND seats",
            place="place BETWEEN 1 AND 9",
            sequence="sequence >= 0",
            code_hash="length(code_hash) = 64",
            idempotency_key="idempotency_key <> ''",
            reference="reference <> ''",
            confirmed_at="status = 'cancelled' OR "
            "(confirmed_at IS NOT NULL) = (status IN ('confirmed', 'met', 'no-show'))",
            due_at="(due_at IS NOT NULL) = (status IN ('held', 'requested', 'countered'))",
            closed_at=f"(closed_at IS NULL) = ({_OPEN})",
            no_show="(no_show_by IS NOT NULL) = (status = 'no-show')",
            no_show_by="no_show_by IN ('student', 'professional')",
            countered="(proposed_slot_id IS NOT NULL) = (status = 'countered')",
            proposed_slot="proposed_slot_id = slot_id",
        ),
        sqlite_autoincrement=True,
    )


def _booking_indexes() -> None:
    table = f"{_OPEN} AND table_name <> ''"
    uniques: list[tuple[str, list[str], str | None]] = [
        ("uq_bookings_idempotency_key", ["idempotency_key"], None),
        ("uq_bookings_code_hash", ["code_hash"], None),
        ("uq_bookings_reference", ["event_id", "reference"], None),
        ("uq_bookings_open_slot_seat", ["slot_id", "seat"], _OPEN),
        ("uq_bookings_open_student_start", ["student_id", "starts_at"], _OPEN),
        ("uq_bookings_open_table", ["event_id", "table_name", "starts_at", "seat"], table),
        ("uq_bookings_open_student_place", ["student_id", "place"], _OPEN),
    ]
    # The first rule that refuses is the one a person hears of. PostgreSQL asks the oldest index first, SQLite the
    # youngest.
    if op.get_bind().dialect.name == "sqlite":
        uniques.reverse()
    for name, columns, where in uniques:
        condition = sa.text(where) if where else None
        op.create_index(name, "bookings", columns, unique=True, sqlite_where=condition, postgresql_where=condition)
    op.create_index("ix_bookings_professional", "bookings", ["professional_id", "starts_at"])
    op.create_index("ix_bookings_visit", "bookings", ["visit_id"])
    op.create_index("ix_bookings_slot", "bookings", ["slot_id"])
    due = sa.text("due_at IS NOT NULL")
    op.create_index("ix_bookings_due", "bookings", ["due_at"], sqlite_where=due, postgresql_where=due)


def _booking_history() -> None:
    op.create_table(
        "booking_history",
        *_numbers("id", "booking_id"),
        *_moments("at"),
        *_texts("from_status", null=True),
        *_texts("to_status", "party", "via", "station"),
        _key("booking_history"),
        _reference("fk_booking_history_bookings", "booking_id", "bookings", "id"),
        *_checks(
            "booking_history",
            from_status=f"from_status IN {_STATUSES}",
            to_status=f"to_status IN {_STATUSES}",
            party=f"party IN {_PARTIES}",
            via=f"via IN {_VIAS}",
        ),
    )
    op.create_index("ix_booking_history_booking_id", "booking_history", ["booking_id"])


def _access() -> None:
    op.create_table(
        "phones",
        *_numbers("id", "professional_id"),
        *_texts("token_hash"),
        *_moments("created_at"),
        *_moments("revoked_at", null=True),
        _key("phones"),
        _reference("fk_phones_professionals", "professional_id", "professionals", "id"),
        sa.UniqueConstraint("token_hash", name="uq_phones_token_hash"),
        *_checks("phones", token_hash="length(token_hash) = 64"),  # noqa: S106 - a condition, no secret
    )
    op.create_index("ix_phones_professional_id", "phones", ["professional_id"])
    op.create_table(
        "pin_failures",
        *_numbers("id"),
        *_texts("subject", "device"),
        *_numbers("failures"),
        *_moments("paused_until", null=True),
        _key("pin_failures"),
        sa.UniqueConstraint("subject", "device", name="uq_pin_failures_subject"),
        *_checks("pin_failures", failures="failures >= 0"),
    )


def _triggers() -> None:
    from kiosk.database.migrations import triggers_0001  # noqa: PLC0415

    for statement in triggers_0001.STATEMENTS[op.get_bind().dialect.name]:
        op.execute(statement)
