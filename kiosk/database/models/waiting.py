"""Places in line for a full professional, and what professionals changed during the evening."""

from datetime import datetime
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.database.models.base import ANY_PARTY, ANY_VIA, NEVER_REUSED, Base, Number, one_of, partial_index

CHANGES: Final = ("present", "absent", "paused", "resumed", "leaving", "staying", "capacity", "seats", "mode")
_WAITS: Final = "closed_at IS NULL"


class WaitRow(Base):
    """One student waiting for one professional; closed when it becomes a booking, is given up or the evening ends.

    Reference, key and the code's hash are those that the booking will have, so that one ticket serves for both.
    """

    __tablename__ = "waits"
    __table_args__ = (
        ForeignKeyConstraint(
            ["professional_id", "event_id"],
            ["professionals.id", "professionals.event_id"],
            name="fk_waits_professionals",
        ),
        ForeignKeyConstraint(
            ["visit_id", "student_id", "event_id"],
            ["visits.id", "visits.student_id", "visits.event_id"],
            name="fk_waits_visits",
        ),
        Index("uq_waits_idempotency_key", "idempotency_key", unique=True),
        Index("uq_waits_code_hash", "code_hash", unique=True),
        Index("uq_waits_reference", "event_id", "reference", unique=True),
        partial_index("uq_waits_open_student", "professional_id", "student_id", unique=True, where=_WAITS),
        CheckConstraint("length(code_hash) = 64", name="code_hash"),  # a SHA-256 in hex, never the code
        CheckConstraint("idempotency_key <> ''", name="idempotency_key"),
        CheckConstraint("reference <> ''", name="reference"),
        CheckConstraint(one_of("via", ANY_VIA), name="via"),
        CheckConstraint("booking_id IS NULL OR closed_at IS NOT NULL", name="booked"),
        NEVER_REUSED,
    )

    id: Mapped[Number]
    event_id: Mapped[int]
    professional_id: Mapped[int]
    student_id: Mapped[int]
    visit_id: Mapped[str]
    code_hash: Mapped[str]
    reference: Mapped[str]
    idempotency_key: Mapped[str]
    question: Mapped[str] = mapped_column(default="")
    reasons: Mapped[str] = mapped_column(default="[]")
    """JSON."""
    via: Mapped[str]
    station: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    booking_id: Mapped[int | None] = mapped_column(ForeignKey("bookings.id"))
    """What it became."""
    called_at: Mapped[datetime | None]
    """When the organizer last called them on all kiosks."""


class EveningStepRow(Base):
    """One change that a professional or the organizer made to an evening. Append-only by triggers."""

    __tablename__ = "evening_history"
    __table_args__ = (
        CheckConstraint(one_of("change", CHANGES), name="change"),
        CheckConstraint(one_of("party", ANY_PARTY), name="party"),
        CheckConstraint(one_of("via", ANY_VIA), name="via"),
        Index("ix_evening_history_professional_id", "professional_id"),
    )

    id: Mapped[Number]
    professional_id: Mapped[int] = mapped_column(ForeignKey("professionals.id"))
    at: Mapped[datetime]
    change: Mapped[str]
    value: Mapped[str] = mapped_column(default="")
    """A number or a moment (ISO 8601), never a name."""
    party: Mapped[str]
    via: Mapped[str]
    station: Mapped[str] = mapped_column(default="")
