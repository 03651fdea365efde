"""When somebody in line was last called, so that a call ends by itself and stands beside the organizer's message.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("waits", sa.Column("called_at", sa.DateTime(timezone=True), nullable=True))
