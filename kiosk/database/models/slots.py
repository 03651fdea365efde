"""Bookable times. What is promised to a student hangs on these rows, so they never change their time."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.database.models.base import Base, Number


class SlotRow(Base):
    """A bookable time of one professional.

    The migration adds two triggers. `tr_slots_time_fixed`: event, professional, start and end never change (a slot is
    withdrawn instead); table and seats may, and the bookings follow by ON UPDATE CASCADE, so that every index over
    open bookings is asked again. `tr_slots_group_table`: a slot with more than one seat has its table for itself at
    its start. Together with the unique (table, start, seat) over open bookings two slots never meet at one table:
    between two single slots the index decides (both have seat 1), and a group never shares a table to begin with.
    Professionals with single slots may share a table.
    """

    __tablename__ = "slots"
    __table_args__ = (
        ForeignKeyConstraint(
            ["professional_id", "event_id"],
            ["professionals.id", "professionals.event_id"],
            name="fk_slots_professionals",
        ),
        UniqueConstraint("professional_id", "starts_at", name="uq_slots_start"),
        UniqueConstraint(  # the target of bookings
            "id",
            "event_id",
            "professional_id",
            "starts_at",
            "ends_at",
            "table_name",
            "seats",
            name="uq_slots_booked",
        ),
        CheckConstraint("ends_at > starts_at", name="hours"),
        CheckConstraint("seats BETWEEN 1 AND 9", name="seats"),
        Index("ix_slots_table", "event_id", "table_name", "starts_at"),
    )

    id: Mapped[Number]
    event_id: Mapped[int]
    professional_id: Mapped[int]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    table_name: Mapped[str] = mapped_column(default="")
    seats: Mapped[int] = mapped_column(default=1)
    withdrawn_at: Mapped[datetime | None]
    """Since when it is offered no longer; a slot with an open booking is never withdrawn."""
