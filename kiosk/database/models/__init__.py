"""The tables, split by noun. Importing this package makes all of them known; no query stands here."""

from kiosk.database.models.access import PhoneRow, PinFailureRow
from kiosk.database.models.base import Base
from kiosk.database.models.bookings import BookingRow, HistoryRow
from kiosk.database.models.events import EventRow, QueryRow
from kiosk.database.models.mail import LetterRow
from kiosk.database.models.people import InterestRow, ProfessionalRow, StudentRow, VisitRow
from kiosk.database.models.reach import ReachTrialRow
from kiosk.database.models.roster_steps import RosterStepRow
from kiosk.database.models.slots import SlotRow
from kiosk.database.models.stations import AnnouncementRow, StationRow
from kiosk.database.models.waiting import EveningStepRow, WaitRow

__all__ = [
    "AnnouncementRow",
    "Base",
    "BookingRow",
    "EveningStepRow",
    "EventRow",
    "HistoryRow",
    "InterestRow",
    "LetterRow",
    "PhoneRow",
    "PinFailureRow",
    "ProfessionalRow",
    "QueryRow",
    "ReachTrialRow",
    "RosterStepRow",
    "SlotRow",
    "StationRow",
    "StudentRow",
    "VisitRow",
    "WaitRow",
]
