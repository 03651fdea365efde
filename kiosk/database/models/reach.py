"""Trials of reach: a nonce that was shown, and under which address a phone carried it back."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.database.models.base import Base, Number


class ReachTrialRow(Base):
    """One nonce; proved once another machine brought it. No address of a phone is kept."""

    __tablename__ = "reach_trials"
    __table_args__ = (
        UniqueConstraint("nonce_hash", name="uq_reach_trials_nonce_hash"),
        CheckConstraint("length(nonce_hash) = 64", name="nonce_hash"),
        CheckConstraint("(proved_at IS NOT NULL) = (address <> '')", name="proved"),
    )

    id: Mapped[Number]
    event_id: Mapped[int] = mapped_column(ForeignKey("networking_events.id"))
    nonce_hash: Mapped[str]
    created_at: Mapped[datetime]
    address: Mapped[str] = mapped_column(default="")
    """Base address under which the phone came; empty until then."""
    proved_at: Mapped[datetime | None]
