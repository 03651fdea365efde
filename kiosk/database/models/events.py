"""Networking events, and the anonymous record of what was looked for at them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.database.models.base import NEVER_REUSED, Base, Number, one_of
from kiosk.people import Mode


class EventRow(Base):
    """A networking event; the current one has the highest id."""

    __tablename__ = "networking_events"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="hours"),
        CheckConstraint("slot_minutes BETWEEN 5 AND 120", name="slot_minutes"),
        CheckConstraint("break_every >= 0", name="break_every"),
        CheckConstraint("tables BETWEEN 0 AND 500", name="tables"),
        CheckConstraint("hold_minutes >= 1", name="hold_minutes"),
        CheckConstraint("request_minutes >= 1", name="request_minutes"),
        CheckConstraint("student_limit BETWEEN 1 AND 9", name="student_limit"),  # as many as bookings have places
        CheckConstraint("retention_days >= 0", name="retention_days"),
        CheckConstraint(one_of("mode", Mode), name="mode"),
        CheckConstraint("later_minutes BETWEEN 20 AND 30", name="later_minutes"),
        CheckConstraint("later_days BETWEEN 1 AND 30", name="later_days"),
        CheckConstraint("seats BETWEEN 1 AND 4", name="seats"),
        NEVER_REUSED,
    )

    id: Mapped[Number]
    name: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    time_zone: Mapped[str]
    slot_minutes: Mapped[int]
    break_every: Mapped[int]
    tables: Mapped[int]
    hold_minutes: Mapped[int]
    request_minutes: Mapped[int]
    student_limit: Mapped[int]
    base_url: Mapped[str]
    contact: Mapped[str]
    retention_days: Mapped[int]
    is_demo: Mapped[bool]
    keep_unknown: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Words that nobody understood are kept too: the organizer took on that they may be somebody's name."""
    room_names: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Students are asked whether their first name may stand on the room's screen."""
    mode: Mapped[str] = mapped_column(default=Mode.BOTH.value, server_default=Mode.BOTH.value)
    later_minutes: Mapped[int] = mapped_column(default=30, server_default="30")
    later_days: Mapped[int] = mapped_column(default=3, server_default="3")
    seats: Mapped[int] = mapped_column(default=1, server_default="1")
    organizer_pin_hash: Mapped[str | None]
    roster_version: Mapped[int] = mapped_column(default=0)
    """Goes up with every change of the roster, so that a kiosk sees cheaply that its index is old."""
    created_at: Mapped[datetime]


class QueryRow(Base):
    """An interest that was looked for and how many it matched. No visit, no station, time to the quarter hour."""

    __tablename__ = "queries"
    __table_args__ = (
        CheckConstraint("matches >= 0", name="matches"),
        Index("ix_queries_event_id_at", "event_id", "at"),
    )

    id: Mapped[Number]
    event_id: Mapped[int] = mapped_column(ForeignKey("networking_events.id"))
    at: Mapped[datetime]
    interest: Mapped[str]
    matches: Mapped[int]
    is_unknown: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Words that nobody understood: they may be somebody's name, so they go where personal data goes."""
