"""Trials of reach.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "reach_trials",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("nonce_hash", sa.Text(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("proved_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_reach_trials"),
        sa.ForeignKeyConstraint(["event_id"], ["networking_events.id"], name="fk_reach_trials_networking_events"),
        sa.UniqueConstraint("nonce_hash", name="uq_reach_trials_nonce_hash"),
        sa.CheckConstraint("length(nonce_hash) = 64", name="ck_reach_trials_nonce_hash"),
        sa.CheckConstraint("(proved_at IS NOT NULL) = (address <> '')", name="ck_reach_trials_proved"),
    )
