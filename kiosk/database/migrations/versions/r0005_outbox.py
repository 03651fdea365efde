"""Letters to be sent.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("booking_id", sa.Integer(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", _MOMENT, nullable=True),
        sa.Column("sent_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.ForeignKeyConstraint(["booking_id"], ["bookings.id"], name="fk_outbox_bookings"),
        sa.UniqueConstraint("booking_id", "party", "sequence", name="uq_outbox_letter"),
        sa.CheckConstraint("party IN ('student', 'professional')", name="ck_outbox_party"),
        sa.CheckConstraint("tries >= 0", name="ck_outbox_tries"),
    )
    op.create_index("ix_outbox_due_at", "outbox", ["due_at"])
