"""One tap afterwards by each side; first names for the room by consent; words that nobody understood, where allowed.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("student_found", "professional_found"):
        op.add_column("bookings", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("visits", sa.Column("room_consent", sa.Boolean(), nullable=False, server_default=sa.false()))
    for name in ("keep_unknown", "room_names"):
        op.add_column("networking_events", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
