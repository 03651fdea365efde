"""The states of a booking, who may move it from one to the next, and by which door. Rules only, no storage."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Status(StrEnum):
    """Where a booking stands."""

    HELD = "held"
    """The student has the code on the screen; the slot is theirs for a moment."""
    REQUESTED = "requested"
    """Waiting for the professional."""
    COUNTERED = "countered"
    """The professional proposed another slot; waiting for the student."""
    CONFIRMED = "confirmed"
    """It will happen."""
    MET = "met"
    """It happened."""
    NO_SHOW = "no-show"
    """Somebody did not come."""
    DECLINED = "declined"
    """The professional said no; no reason is asked."""
    EXPIRED = "expired"
    """Nobody answered in time."""
    CANCELLED = "cancelled"
    """Either side called it off."""


class Party(StrEnum):
    """Who does something to a booking."""

    STUDENT = "student"
    PROFESSIONAL = "professional"
    ORGANIZER = "organizer"
    SYSTEM = "system"


class Via(StrEnum):
    """By which door it was done; kept in the history."""

    KIOSK = "kiosk"
    PHONE = "phone"
    BADGE = "badge"
    CODE = "code"
    DESK = "desk"
    SYSTEM = "system"


ASKED: Final = frozenset({Status.HELD, Status.REQUESTED})
"""Statuses that wait for the professional: a held one too, whose code is on a screen and who may stand before it."""
UNANSWERED: Final = ASKED | {Status.COUNTERED}
"""Statuses that wait for either of the two."""
LOST: Final = frozenset({Status.DECLINED, Status.EXPIRED, Status.CANCELLED})
"""Statuses of what will not take place."""
OPEN: Final = UNANSWERED | {Status.CONFIRMED}
"""Statuses that occupy a slot, a table, a time of the student's and one of the student's places."""

_BOTH: Final = frozenset({Party.PROFESSIONAL, Party.ORGANIZER})
_STUDENT: Final = frozenset({Party.STUDENT, Party.ORGANIZER, Party.SYSTEM})
_ANYONE: Final = frozenset({Party.STUDENT, Party.PROFESSIONAL, Party.ORGANIZER})
_SYSTEM: Final = frozenset({Party.SYSTEM})

TRANSITIONS: Final[Mapping[tuple[Status, Status], frozenset[Party]]] = {
    (Status.HELD, Status.REQUESTED): _STUDENT,
    (Status.HELD, Status.CONFIRMED): _BOTH,
    (Status.HELD, Status.DECLINED): _BOTH,
    (Status.HELD, Status.COUNTERED): _BOTH,
    (Status.HELD, Status.CANCELLED): _ANYONE,
    (Status.HELD, Status.EXPIRED): _SYSTEM,
    (Status.REQUESTED, Status.CONFIRMED): _BOTH,
    (Status.REQUESTED, Status.DECLINED): _BOTH,
    (Status.REQUESTED, Status.COUNTERED): _BOTH,
    (Status.REQUESTED, Status.CANCELLED): _ANYONE,
    (Status.REQUESTED, Status.EXPIRED): _SYSTEM,
    (Status.COUNTERED, Status.CONFIRMED): frozenset({Party.STUDENT, Party.ORGANIZER}),
    (Status.COUNTERED, Status.REQUESTED): frozenset({Party.STUDENT}),  # they keep their first time
    (Status.COUNTERED, Status.CANCELLED): _ANYONE,
    (Status.COUNTERED, Status.EXPIRED): _SYSTEM,
    (Status.CONFIRMED, Status.MET): _ANYONE,
    (Status.CONFIRMED, Status.NO_SHOW): _ANYONE,
    (Status.CONFIRMED, Status.CANCELLED): _ANYONE,
    # A mistaken tap is taken back: "met" and "no-show" may be exchanged by those who were there.
    (Status.MET, Status.NO_SHOW): _BOTH,
    (Status.NO_SHOW, Status.MET): _BOTH,
}
"""Every legal step and who may take it; what is not here is refused."""

TO_ANOTHER_SLOT: Final = frozenset(
    {
        (Status.HELD, Status.COUNTERED),
        (Status.REQUESTED, Status.COUNTERED),
        (Status.COUNTERED, Status.REQUESTED),
    }
)
"""Steps that take another slot than the booking has."""

TAKEN_BACK: Final[Mapping[tuple[Status, Status], frozenset[Party]]] = {
    (Status.CANCELLED, Status.REQUESTED): _ANYONE,
    (Status.CANCELLED, Status.COUNTERED): _ANYONE,
    (Status.CANCELLED, Status.CONFIRMED): _ANYONE,
    (Status.DECLINED, Status.REQUESTED): _BOTH,
    (Status.CONFIRMED, Status.REQUESTED): _BOTH,
    (Status.CONFIRMED, Status.COUNTERED): frozenset({Party.STUDENT, Party.ORGANIZER}),
    (Status.MET, Status.CONFIRMED): _ANYONE,
    (Status.NO_SHOW, Status.CONFIRMED): _ANYONE,
}
"""Steps back, for whoever took the step, shortly after it. A hold comes back as a request: its code was seen."""

LATE: Final = (Status.EXPIRED, Status.REQUESTED)
"""The step of a hold that lapsed while no database answered: the student had asked for it in time."""


def may_take_back(current: Status, before: Status, party: Party) -> bool:
    """Tell whether `party` may take a booking back from `current` to `before`; when and whose step is not asked."""
    return party in TAKEN_BACK.get((current, before), frozenset())


def may_move(current: Status, wanted: Status, party: Party) -> bool:
    """Tell whether `party` may take a booking from `current` to `wanted`."""
    return party in TRANSITIONS.get((current, wanted), frozenset())
