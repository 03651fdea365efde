"""Professionals with their interests; students as they are counted, and their visits."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.database.models.base import NEVER_REUSED, Base, Number, one_of
from kiosk.people import Mode

KINDS = ("specialty", "industry", "language")


class ProfessionalRow(Base):
    """One person on the roster of one networking event."""

    __tablename__ = "professionals"
    __table_args__ = (
        UniqueConstraint("event_id", "identity", name="uq_professionals_identity"),
        UniqueConstraint("id", "event_id", name="uq_professionals_event"),  # the target of slots
        UniqueConstraint("event_id", "personal_code", name="uq_professionals_personal_code"),
        UniqueConstraint("badge_code", name="uq_professionals_badge_code"),
        UniqueConstraint("secret_hash", name="uq_professionals_secret_hash"),
        CheckConstraint("identity <> ''", name="identity"),
        CheckConstraint("name <> ''", name="name"),
        CheckConstraint("capacity >= 0", name="capacity"),
        CheckConstraint("own_capacity >= 0", name="own_capacity"),
        CheckConstraint("group_seats BETWEEN 1 AND 4", name="group_seats"),
        CheckConstraint(one_of("own_mode", Mode), name="own_mode"),
        CheckConstraint("length(secret_hash) = 64", name="secret_hash"),  # a SHA-256 in hex, never the secret
        NEVER_REUSED,
    )

    id: Mapped[Number]
    event_id: Mapped[int] = mapped_column(ForeignKey("networking_events.id"))
    identity: Mapped[str]
    """`Professional.id`: the roster's id, else the e-mail, else `name, company` with case folded."""
    roster_id: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    email: Mapped[str] = mapped_column(default="")
    company: Mapped[str] = mapped_column(default="")
    position: Mapped[str] = mapped_column(default="")
    bio: Mapped[str] = mapped_column(default="")
    recruiter: Mapped[bool] = mapped_column(default=False)
    mentoring: Mapped[bool] = mapped_column(default=False)
    years: Mapped[int | None]
    alma_mater: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    linkedin: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    booking_url: Mapped[str] = mapped_column(default="")
    share_contact: Mapped[bool] = mapped_column(default=False)
    available: Mapped[str] = mapped_column(default="")
    """Windows as `Window` writes them, joined by `;`."""
    table_name: Mapped[str] = mapped_column(default="")
    """The table that the roster gives."""
    given_table: Mapped[str] = mapped_column(default="")
    """One of the event's numbered tables, for those to whom the roster gives none; kept, so that nobody moves."""
    capacity: Mapped[int | None]
    own_capacity: Mapped[int | None]
    """The cap said during the evening; it stands before the roster's, and an import leaves it."""
    group_seats: Mapped[int | None]
    """How many students share one of their slots tonight; none is as the event has it."""
    own_mode: Mapped[str | None]
    """Whether they meet tonight, later or both, as said at the desk; none is as the event has it."""
    present_at: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]
    leaving_at: Mapped[datetime | None]
    gone_at: Mapped[datetime | None]
    """Since when they, who were here, are marked as not here any more."""
    retired_at: Mapped[datetime | None]
    personal_code: Mapped[str | None]
    badge_code: Mapped[str | None]
    secret_hash: Mapped[str | None]
    pin_hash: Mapped[str | None]
    printed_url: Mapped[str | None]
    """The address that their printed badge carries, empty for one without a link; none while it is not printed."""
    updated_at: Mapped[datetime]


class InterestRow(Base):
    """One phrase that a professional offers, in the order of the roster."""

    __tablename__ = "interests"
    __table_args__ = (
        UniqueConstraint("professional_id", "kind", "position", name="uq_interests_position"),
        CheckConstraint(one_of("kind", KINDS), name="kind"),
        CheckConstraint("phrase <> ''", name="phrase"),
    )

    id: Mapped[Number]
    professional_id: Mapped[int] = mapped_column(ForeignKey("professionals.id", ondelete="CASCADE"))
    kind: Mapped[str]
    position: Mapped[int]
    phrase: Mapped[str]


class StudentRow(Base):
    """Who is counted, by `email:` and the SHA-256 of the address or by `visit:` and its id. No name, no address."""

    __tablename__ = "students"
    __table_args__ = (
        UniqueConstraint("event_id", "counted_by", name="uq_students_counted_by"),
        UniqueConstraint("id", "event_id", name="uq_students_event"),  # the target of visits
    )

    id: Mapped[Number]
    event_id: Mapped[int] = mapped_column(ForeignKey("networking_events.id"))
    counted_by: Mapped[str]
    created_at: Mapped[datetime]


class VisitRow(Base):
    """One student's time at a kiosk. The only place of a student's name and address, so a purge empties this."""

    __tablename__ = "visits"
    __table_args__ = (
        ForeignKeyConstraint(
            ["student_id", "event_id"], ["students.id", "students.event_id"], name="fk_visits_students"
        ),
        UniqueConstraint("id", "student_id", "event_id", name="uq_visits_student"),  # the target of bookings
        CheckConstraint("length(id) >= 16", name="id"),
        Index("ix_visits_student_id", "student_id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    """128 random bits in hex, made by the client."""
    event_id: Mapped[int]
    student_id: Mapped[int]
    name: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    year: Mapped[str] = mapped_column(default="")
    stage: Mapped[str | None]
    station: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="", server_default="")
    """Code of the language in which the student read the kiosk."""
    room_consent: Mapped[bool] = mapped_column(default=False, server_default=false())
    """The first name may stand on a screen that the whole room sees."""
    started_at: Mapped[datetime]
