"""What the last import of a roster changed, one row for each person it touched."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.database.models.base import Base, Number


class RosterStepRow(Base):
    """One person as they were before the last import; the next import forgets these rows."""

    __tablename__ = "roster_steps"
    __table_args__ = (UniqueConstraint("professional_id", name="uq_roster_steps_professional_id"),)

    id: Mapped[Number]
    professional_id: Mapped[int] = mapped_column(ForeignKey("professionals.id", ondelete="CASCADE"))
    imported_at: Mapped[datetime]
    was: Mapped[str]
    """The entry before as JSON, as `database.undoing` writes it; empty for somebody who was new."""
    was_retired: Mapped[bool]
