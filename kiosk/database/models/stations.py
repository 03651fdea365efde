"""Kiosk machines with their last sign of life, and messages to all of them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.database.models.base import Base, Number


class StationRow(Base):
    """One kiosk machine, by its name; the machine goes on from event to event."""

    __tablename__ = "stations"
    __table_args__ = (
        UniqueConstraint("name", name="uq_stations_name"),
        CheckConstraint("name <> ''", name="name"),
    )

    id: Mapped[Number]
    name: Mapped[str]
    seen_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    """When the organizer set it out of order; none while it works."""
    drawing: Mapped[str | None]
    """How its terminal draws codes, found by scanning them; none is automatic."""


class AnnouncementRow(Base):
    """A message to all stations of an event; the newest counts, an empty one takes the last back."""

    __tablename__ = "announcements"

    id: Mapped[Number]
    event_id: Mapped[int] = mapped_column(ForeignKey("networking_events.id"))
    words: Mapped[str]
    at: Mapped[datetime]
