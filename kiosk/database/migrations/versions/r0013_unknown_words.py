"""Words that nobody understood are told from interests, so that a purge deletes them: they may be somebody's name.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("queries", sa.Column("is_unknown", sa.Boolean(), nullable=False, server_default=sa.false()))
    # What was kept before bears no mark. Where such words were allowed, all that matched nobody may be one of them.
    op.execute(
        "UPDATE queries SET is_unknown = TRUE WHERE matches = 0 "
        "AND event_id IN (SELECT id FROM networking_events WHERE keep_unknown)"
    )
