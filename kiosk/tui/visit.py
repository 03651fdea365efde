"""One student's time at the kiosk, in memory only. The end of a visit drops the whole object; nothing is written."""

import secrets
from dataclasses import dataclass, field

from kiosk.booking.booking import Booking, Slot
from kiosk.matching.shortlist import Shortlist
from kiosk.people import Stage, Visit
from kiosk.services.answers import ProfessionalView


@dataclass(slots=True)
class CurrentVisit:
    """What the student said so far, so that nothing is asked twice within the visit."""

    id: str = field(default_factory=lambda: secrets.token_hex(16))
    """128 random bits."""
    name: str = ""
    email: str = ""
    year: str = ""
    stage: Stage | None = None
    """Exploring or job-seeking, where they said so."""
    room_consent: bool = False
    """Agrees that the room's screen shows the first name; never agreed to for them."""
    looked_for: dict[str, Shortlist] = field(default_factory=dict)
    """What was looked for, by query as far as it was typed; handed on without a name when the visit ends."""
    _latest: Shortlist | None = None
    """What found somebody, as far as it was typed; it may still grow."""
    _nobody: Shortlist | None = None
    """What found nobody, as far as it was typed; it may still grow into words that find somebody."""
    booked: dict[str, Booking] = field(default_factory=dict)
    """What was booked, by `Professional.id`; the next one is somebody else, at another time."""
    unkept: set[int] = field(default_factory=set)
    """Bookings whose code is on the screen and that are not yet requested."""
    seen: set[int] = field(default_factory=set)
    """Those of them whose code was drawn."""

    def note_answer(self, shortlist: Shortlist) -> None:
        """Notice the answer to words that are still being typed; those that find nobody are unmet demand."""
        typed = self._latest.query.strip() if self._latest is not None else ""
        if typed and typed.startswith(shortlist.query.strip()):
            return  # shorter ones are what is left while the words are deleted
        self._note_found(shortlist)
        before = self._nobody.query if self._nobody is not None else ""
        if not shortlist.matches:
            # Shorter ones are what is left while the words are deleted.
            self._nobody = self._nobody if before.startswith(shortlist.query) else shortlist
        elif len(shortlist.query) >= len(before):
            self._nobody = None

    def _note_found(self, shortlist: Shortlist) -> None:
        before, now = self._latest, shortlist.query.strip()
        if before is not None and not now.startswith(before.query.strip()):
            self._keep_latest()  # something else is typed
        self._latest = shortlist if shortlist.matches and shortlist.interests else None

    def _keep_latest(self) -> None:
        """Keep a search unless all of it was looked for before: a word mended while typing is not sought twice."""
        latest, self._latest = self._latest, None
        if latest is not None:
            known = {one.understood for kept in self.looked_for.values() for one in kept.interests}
            if not {one.understood for one in latest.interests} <= known:
                self.looked_for[latest.query] = latest

    def settle(self) -> None:
        """Keep what was typed last: nothing more is typed behind it."""
        self._keep_latest()
        if self._nobody is not None:
            self.looked_for[self._nobody.query] = self._nobody
        self._nobody = None

    def note_booking(self, booking: Booking) -> None:
        """Count a booking that the student has now."""
        self.booked[booking.professional.id] = booking

    def is_busy(self, slot: Slot) -> bool:
        """Tell whether the student has booked something that overlaps a slot."""
        return any(one.starts_at < slot.ends_at and slot.starts_at < one.ends_at for one in self.booked.values())

    def times_with(self, view: ProfessionalView) -> list[Slot]:
        """Return the times of somebody that the student can take: what they have booked themselves is none."""
        return [slot for slot in view.free_slots if not self.is_busy(slot)]

    def forget_booking(self, booking: Booking) -> None:
        """Count a booking no more that came to nothing."""
        self.unkept.discard(booking.id)
        self.booked.pop(booking.professional.id, None)

    def as_visit(self, language: str) -> Visit:
        """Return the visit as services take it; `language` is the one in which the student reads the kiosk."""
        about = {"name": self.name, "email": self.email, "year": self.year}
        return Visit(id=self.id, stage=self.stage, language=language, room_consent=self.room_consent, **about)
