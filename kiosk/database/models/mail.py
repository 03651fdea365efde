"""The outbox: which letters are to be sent about which bookings. No address and no word of one is kept."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.database.models.base import Base, Number


class LetterRow(Base):
    """One letter to one side of a booking, about the booking as it stood at one calendar sequence."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("booking_id", "party", "sequence", name="uq_outbox_letter"),
        CheckConstraint("party IN ('student', 'professional')", name="party"),
        CheckConstraint("tries >= 0", name="tries"),
        Index("ix_outbox_due_at", "due_at"),
    )

    id: Mapped[Number]
    booking_id: Mapped[int] = mapped_column(ForeignKey("bookings.id"))
    party: Mapped[str]
    sequence: Mapped[int]
    """RFC 5545 SEQUENCE of the booking that the letter tells."""
    created_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime | None]
    """When it is tried (again); none once it is sent or given up."""
    sent_at: Mapped[datetime | None]
