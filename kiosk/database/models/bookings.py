"""Bookings and their history: the constraints here are what makes a double booking impossible.

Code may be wrong, an index may not. Every rule has a name, and `tests/database/test_constraints.py` attacks each.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.database.models.base import (
    ANY_PARTY,
    ANY_STATUS,
    ANY_VIA,
    NEVER_REUSED,
    OPEN_STATUS,
    Base,
    Number,
    one_of,
    partial_index,
)

_AT_A_TABLE = f"{OPEN_STATUS} AND table_name <> ''"


def _unique_open(name: str, *columns: str, where: str = OPEN_STATUS) -> Index:
    return partial_index(name, *columns, unique=True, where=where)


class BookingRow(Base):
    """One student, one professional, one slot, one seat.

    The unique rules are indexes and not table constraints because a database names the first that refuses, in the
    order of creation (SQLite: the reverse); the migration creates them so that "the slot is taken" is said before
    "the table is taken" and "you have another at that time".
    """

    __tablename__ = "bookings"
    __table_args__ = (
        # Who, when and where are true to the slot; a change of table or seats reaches the bookings.
        ForeignKeyConstraint(
            ["slot_id", "event_id", "professional_id", "starts_at", "ends_at", "table_name", "seats"],
            [
                "slots.id",
                "slots.event_id",
                "slots.professional_id",
                "slots.starts_at",
                "slots.ends_at",
                "slots.table_name",
                "slots.seats",
            ],
            name="fk_bookings_slots",
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        ForeignKeyConstraint(
            ["visit_id", "student_id", "event_id"],
            ["visits.id", "visits.student_id", "visits.event_id"],
            name="fk_bookings_visits",
        ),
        Index("uq_bookings_idempotency_key", "idempotency_key", unique=True),
        Index("uq_bookings_code_hash", "code_hash", unique=True),
        Index("uq_bookings_reference", "event_id", "reference", unique=True),
        _unique_open("uq_bookings_open_slot_seat", "slot_id", "seat"),
        _unique_open("uq_bookings_open_student_start", "student_id", "starts_at"),
        _unique_open("uq_bookings_open_table", "event_id", "table_name", "starts_at", "seat", where=_AT_A_TABLE),
        _unique_open("uq_bookings_open_student_place", "student_id", "place"),
        Index("ix_bookings_professional", "professional_id", "starts_at"),
        Index("ix_bookings_visit", "visit_id"),
        Index("ix_bookings_slot", "slot_id"),
        # What is due is few, however many bookings there were.
        partial_index("ix_bookings_due", "due_at", where="due_at IS NOT NULL"),
        CheckConstraint(one_of("status", ANY_STATUS), name="status"),
        CheckConstraint(one_of("via", ANY_VIA), name="via"),
        CheckConstraint("seat BETWEEN 1 AND seats", name="seat"),
        CheckConstraint("place BETWEEN 1 AND 9", name="place"),
        CheckConstraint("sequence >= 0", name="sequence"),
        CheckConstraint("length(code_hash) = 64", name="code_hash"),  # a SHA-256 in hex, never the code
        CheckConstraint("idempotency_key <> ''", name="idempotency_key"),
        CheckConstraint("reference <> ''", name="reference"),
        # Confirmed at some moment if and only if it came that far; a cancelled one keeps what it was.
        CheckConstraint(
            "status = 'cancelled' OR (confirmed_at IS NOT NULL) = (status IN ('confirmed', 'met', 'no-show'))",
            name="confirmed_at",
        ),
        CheckConstraint("(due_at IS NOT NULL) = (status IN ('held', 'requested', 'countered'))", name="due_at"),
        CheckConstraint(f"(closed_at IS NULL) = ({OPEN_STATUS})", name="closed_at"),
        CheckConstraint("(no_show_by IS NOT NULL) = (status = 'no-show')", name="no_show"),
        CheckConstraint("no_show_by IN ('student', 'professional')", name="no_show_by"),
        # A counter holds only the proposed slot: the booking moves there and says so.
        CheckConstraint("(proposed_slot_id IS NOT NULL) = (status = 'countered')", name="countered"),
        CheckConstraint("proposed_slot_id = slot_id", name="proposed_slot"),
        CheckConstraint("status <> 'countered' OR first_starts_at <> starts_at", name="first_time"),
        NEVER_REUSED,
    )

    id: Mapped[Number]
    event_id: Mapped[int]
    slot_id: Mapped[int]
    professional_id: Mapped[int]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    table_name: Mapped[str]
    seats: Mapped[int]
    """The slot's seats, carried so that a check can compare."""
    seat: Mapped[int]
    """1 to the slot's seats."""
    place: Mapped[int]
    """Which of the student's places, 1 to the event's limit."""
    student_id: Mapped[int]
    visit_id: Mapped[str]
    status: Mapped[str]
    code_hash: Mapped[str]
    """SHA-256 in hex of the upper-case booking code."""
    reference: Mapped[str]
    """The short name that people type."""
    idempotency_key: Mapped[str]
    question: Mapped[str] = mapped_column(default="")
    reasons: Mapped[str] = mapped_column(default="[]")
    """JSON."""
    note: Mapped[str] = mapped_column(default="", server_default="")
    """What the professional wrote down for themselves; shown to nobody else."""
    student_found: Mapped[str] = mapped_column(default="", server_default="")
    """How it was, in one of three words; counted and shown to nobody else."""
    professional_found: Mapped[str] = mapped_column(default="", server_default="")
    via: Mapped[str]
    station: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    shown_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    requested_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    proposed_slot_id: Mapped[int | None]
    """While countered: the slot that the booking moved to, which is its `slot_id` then."""
    first_starts_at: Mapped[datetime | None]
    """What the student asked for, once another time was proposed; kept for good, so that it is proposed once."""
    no_show_by: Mapped[str | None]
    sequence: Mapped[int] = mapped_column(default=0)


class HistoryRow(Base):
    """One step of a booking. Append-only by triggers on both databases; ids and words of the rules, never names."""

    __tablename__ = "booking_history"
    __table_args__ = (
        CheckConstraint(one_of("from_status", ANY_STATUS), name="from_status"),
        CheckConstraint(one_of("to_status", ANY_STATUS), name="to_status"),
        CheckConstraint(one_of("party", ANY_PARTY), name="party"),
        CheckConstraint(one_of("via", ANY_VIA), name="via"),
        Index("ix_booking_history_booking_id", "booking_id"),
    )

    id: Mapped[Number]
    booking_id: Mapped[int] = mapped_column(ForeignKey("bookings.id"))
    at: Mapped[datetime]
    from_status: Mapped[str | None]
    to_status: Mapped[str]
    party: Mapped[str]
    via: Mapped[str]
    station: Mapped[str] = mapped_column(default="")
