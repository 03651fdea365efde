"""The address that each printed badge carries, so that badges that lead elsewhere now can be named.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("professionals", sa.Column("printed_url", sa.Text(), nullable=True))
