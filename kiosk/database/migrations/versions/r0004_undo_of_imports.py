"""What the last import changed, so that it can be taken back.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "roster_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("professional_id", sa.Integer(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("was_retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_roster_steps"),
        sa.ForeignKeyConstraint(
            ["professional_id"], ["professionals.id"], name="fk_roster_steps_professionals", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("professional_id", name="uq_roster_steps_professional_id"),
    )
