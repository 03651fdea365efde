"""How each station draws codes, kept by the organizer who scanned them.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("stations", sa.Column("drawing", sa.Text(), nullable=True))
