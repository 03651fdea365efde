"""The time that a student asked for before another was proposed, and since when a professional is gone.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Both databases take a column with its check in one statement; no table is rebuilt.
    moment = "TIMESTAMP WITH TIME ZONE" if op.get_bind().dialect.name == "postgresql" else "DATETIME"
    check = "status <> 'countered' OR first_starts_at <> starts_at"
    op.execute(
        f"ALTER TABLE bookings ADD COLUMN first_starts_at {moment} CONSTRAINT ck_bookings_first_time CHECK ({check})"
    )
    op.add_column("professionals", sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True))
