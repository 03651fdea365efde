"""Signed-in phones and counted PIN failures. Only hashes of what opens a door."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.database.models.base import Base, Number


class PhoneRow(Base):
    """One phone that a professional signed in with."""

    __tablename__ = "phones"
    __table_args__ = (
        UniqueConstraint("token_hash", name="uq_phones_token_hash"),
        CheckConstraint("length(token_hash) = 64", name="token_hash"),  # a SHA-256 in hex, never the token
        Index("ix_phones_professional_id", "professional_id"),
    )

    id: Mapped[Number]
    professional_id: Mapped[int] = mapped_column(ForeignKey("professionals.id"))
    token_hash: Mapped[str]
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class PinFailureRow(Base):
    """Wrong tries for one subject from one device, so that nobody locks anybody else out."""

    __tablename__ = "pin_failures"
    __table_args__ = (
        UniqueConstraint("subject", "device", name="uq_pin_failures_subject"),
        CheckConstraint("failures >= 0", name="failures"),
    )

    id: Mapped[Number]
    subject: Mapped[str]
    """A personal or badge code, `organizer`, or `my-booking`."""
    device: Mapped[str]
    """The device or station."""
    failures: Mapped[int] = mapped_column(default=0)
    paused_until: Mapped[datetime | None]
