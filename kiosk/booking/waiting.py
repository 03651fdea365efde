"""A place in line for a full professional, as services hand it out. Frozen, no storage."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.people import Professional, RequestCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One student waiting for one professional. Its code and reference become those of the booking."""

    id: int
    """The database's number."""
    reference: str
    """The short name that people type."""
    professional: Professional
    student: str
    """The student's name as typed."""
    position: int
    """1 is next; 0 once it is over."""
    created_at: datetime
    language: str = ""
    """In which the student read the kiosk; empty where nobody knows."""
    booking_id: int | None = None
    """The booking it became; a freed slot is held for five minutes. None while waiting, and where it was given up."""

    @property
    def short_name(self) -> str:
        """First name and initial: a place in line is shown around."""
        return RequestCard(student=self.student).short_name

    @property
    def is_open(self) -> bool:
        """Whether somebody still waits."""
        return self.position > 0
