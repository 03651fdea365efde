"""Tonight at a table, later, or both; how long a later meeting takes and waits; groups as the event's habit.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_MODES = "('both', 'tonight', 'later')"
_CHANGES = "('present', 'absent', 'paused', 'resumed', 'leaving', 'staying', 'capacity', 'seats', 'mode')"
_EVENT = (
    ("mode", "TEXT NOT NULL DEFAULT 'both'", f"mode IN {_MODES}"),
    ("later_minutes", "INTEGER NOT NULL DEFAULT 30", "later_minutes BETWEEN 20 AND 30"),
    ("later_days", "INTEGER NOT NULL DEFAULT 3", "later_days BETWEEN 1 AND 30"),
    ("seats", "INTEGER NOT NULL DEFAULT 1", "seats BETWEEN 1 AND 4"),
)


def upgrade() -> None:
    # Both databases take a column with its check in one statement; no table is rebuilt.
    for name, kind, check in _EVENT:
        constraint = f"CONSTRAINT ck_networking_events_{name} CHECK ({check})"
        op.execute(f"ALTER TABLE networking_events ADD COLUMN {name} {kind} {constraint}")
    constraint = f"CONSTRAINT ck_professionals_own_mode CHECK (own_mode IN {_MODES})"
    op.execute(f"ALTER TABLE professionals ADD COLUMN own_mode TEXT {constraint}")
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("ck_evening_history_change", "evening_history")
        op.create_check_constraint("ck_evening_history_change", "evening_history", f"change IN {_CHANGES}")
    else:
        _rebuild_history()


def _rebuild_history() -> None:
    """Let the history know one change more: SQLite changes no check of a table that is there."""
    columns = "id, professional_id, at, change, value, party, via, station"
    op.execute("DROP INDEX ix_evening_history_professional_id")
    op.execute("ALTER TABLE evening_history RENAME TO evening_history_before")
    op.create_table(
        "evening_history",
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("id", "professional_id")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("change", "value", "party", "via", "station")),
        sa.PrimaryKeyConstraint("id", name="pk_evening_history"),
        sa.ForeignKeyConstraint(["professional_id"], ["professionals.id"], name="fk_evening_history_professionals"),
        sa.CheckConstraint(f"change IN {_CHANGES}", name="ck_evening_history_change"),
        sa.CheckConstraint(
            "party IN ('student', 'professional', 'organizer', 'system')", name="ck_evening_history_party"
        ),
        sa.CheckConstraint(
            "via IN ('kiosk', 'phone', 'badge', 'code', 'desk', 'system')", name="ck_evening_history_via"
        ),
    )
    op.execute(f"INSERT INTO evening_history ({columns}) SELECT {columns} FROM evening_history_before")  # noqa: S608
    op.execute("DROP TABLE evening_history_before")  # its triggers go with it, and see nothing of that
    op.create_index("ix_evening_history_professional_id", "evening_history", ["professional_id"])
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER tr_evening_history_no_{change.lower()} BEFORE {change} ON evening_history "
            "BEGIN SELECT RAISE(ABORT, 'tr_booking_history_append_only'); END"
        )
