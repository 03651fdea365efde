"""Places in line, groups, and what changes during an evening.

Revision ID: 0002
Revises: 0001
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_VIAS = "('kiosk', 'phone', 'badge', 'code', 'desk', 'system')"
_PARTIES = "('student', 'professional', 'organizer', 'system')"
_CHANGES = "('present', 'absent', 'paused', 'resumed', 'leaving', 'staying', 'capacity', 'seats')"
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    # Both databases take a column with its check in one statement; no table is rebuilt.
    for name, check in (("own_capacity", "own_capacity >= 0"), ("group_seats", "group_seats BETWEEN 1 AND 4")):
        op.execute(
            f"ALTER TABLE professionals ADD COLUMN {name} INTEGER CONSTRAINT ck_professionals_{name} CHECK ({check})"
        )
    _waits()
    _evening_history()


def _column(name: str, kind: Any, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=null)


def _columns(kind: Any, names: str, null: bool = False) -> list[sa.Column[Any]]:
    return [_column(name, kind, null) for name in names.split()]


def _waits() -> None:
    op.create_table(
        "waits",
        *_columns(sa.Integer(), "id event_id professional_id student_id"),
        *_columns(sa.Text(), "visit_id code_hash reference idempotency_key question reasons via station"),
        _column("created_at", _MOMENT),
        _column("closed_at", _MOMENT, null=True),
        _column("booking_id", sa.Integer(), null=True),
        sa.PrimaryKeyConstraint("id", name="pk_waits"),
        sa.ForeignKeyConstraint(
            ["professional_id", "event_id"],
            ["professionals.id", "professionals.event_id"],
            name="fk_waits_professionals",
        ),
        sa.ForeignKeyConstraint(
            ["visit_id", "student_id", "event_id"],
            ["visits.id", "visits.student_id", "visits.event_id"],
            name="fk_waits_visits",
        ),
        sa.ForeignKeyConstraint(["booking_id"], ["bookings.id"], name="fk_waits_bookings"),
        sa.CheckConstraint("length(code_hash) = 64", name="ck_waits_code_hash"),
        sa.CheckConstraint("idempotency_key <> ''", name="ck_waits_idempotency_key"),
        sa.CheckConstraint("reference <> ''", name="ck_waits_reference"),
        sa.CheckConstraint(f"via IN {_VIAS}", name="ck_waits_via"),
        sa.CheckConstraint("booking_id IS NULL OR closed_at IS NOT NULL", name="ck_waits_booked"),
        sqlite_autoincrement=True,
    )
    open_ = sa.text("closed_at IS NULL")
    op.create_index("uq_waits_idempotency_key", "waits", ["idempotency_key"], unique=True)
    op.create_index("uq_waits_code_hash", "waits", ["code_hash"], unique=True)
    op.create_index("uq_waits_reference", "waits", ["event_id", "reference"], unique=True)
    op.create_index(
        "uq_waits_open_student",
        "waits",
        ["professional_id", "student_id"],
        unique=True,
        sqlite_where=open_,
        postgresql_where=open_,
    )


def _evening_history() -> None:
    op.create_table(
        "evening_history",
        *_columns(sa.Integer(), "id professional_id"),
        _column("at", _MOMENT),
        *_columns(sa.Text(), "change value party via station"),
        sa.PrimaryKeyConstraint("id", name="pk_evening_history"),
        sa.ForeignKeyConstraint(["professional_id"], ["professionals.id"], name="fk_evening_history_professionals"),
        sa.CheckConstraint(f"change IN {_CHANGES}", name="ck_evening_history_change"),
        sa.CheckConstraint(f"party IN {_PARTIES}", name="ck_evening_history_party"),
        sa.CheckConstraint(f"via IN {_VIAS}", name="ck_evening_history_via"),
    )
    op.create_index("ix_evening_history_professional_id", "evening_history", ["professional_id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER tr_booking_history_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evening_history "
            "FOR EACH STATEMENT EXECUTE FUNCTION kiosk_refuse_history_change()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER tr_evening_history_no_{change.lower()} BEFORE {change} ON evening_history "
            "BEGIN SELECT RAISE(ABORT, 'tr_booking_history_append_only'); END"
        )
