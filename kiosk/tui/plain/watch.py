"""Where a booking stands while its code is on the terminal: looked at now and then, said when it has changed."""

from functools import partial

from kiosk.booking.booking import Booking, Slot
from kiosk.booking.status import LOST, Party, Status, Via
from kiosk.tui.afterwards import log
from kiosk.tui.plain.menu import Talk
from kiosk.tui.ways_on import keep_first, show_ways
from kiosk.tui.wording import answer_detail, first_name, kept_until, place


class Changed(Exception):
    """The booking stands elsewhere now, so that other things can be chosen."""


class Watch:
    """Looks now and then where a booking stands, and says so when it has changed."""

    def __init__(self, talk: Talk, booking: Booking, *, on_phone: bool) -> None:
        """`on_phone`: the code opens a ticket on the student's phone."""
        self._talk = talk
        self._on_phone = on_phone
        self._booking = booking
        self._due_at = booking.due_at
        self.status = booking.status
        self.has_left = False
        self.first: Slot | None = None
        """The time asked for first, where it can be kept in place of a proposed one."""

    @property
    def is_proposed(self) -> bool:
        """Whether another time waits for the student's answer."""
        return self.status is Status.COUNTERED and not self.has_left

    @property
    def is_lost(self) -> bool:
        """Whether nothing comes of it any more."""
        return self.status in LOST or self.has_left

    def where(self) -> str:
        """Return when and where the informational interview is to take place, as it stands now."""
        return place(self._booking, self._talk.scene)

    def accept(self) -> None:
        """Take the time that the professional proposed."""
        services, station = self._talk.scene.services, self._talk.scene.options.station
        move = partial(services.move_booking, self._booking.id, Status.CONFIRMED, Party.STUDENT, Via.KIOSK, station)
        self._booking = self._talk.do(move) or self._booking

    def keep_first(self) -> None:
        """Ask for the first time again; where it has gone, that is said and it is offered no more."""
        scene, number = self._talk.scene, self._booking.id
        kept = self._talk.do(partial(keep_first, scene.services, number, scene))
        self._booking, self.first = kept or self._booking, None

    def look(self) -> bool:
        """Look once; false: nothing new was said.

        Raises:
            Changed: the booking stands elsewhere, and that was said.
        """
        try:
            glance = self._talk.scene.services.glance(self._booking.id)
        except Exception as error:  # the code stays good whatever the line to the database does
            log.info("no glance at booking %s: %s", self._booking.id, type(error).__name__)
            return False
        self._due_at = glance.due_at
        if (glance.status, glance.has_left) == (self.status, self.has_left):
            return False
        self.status, self.has_left, self.first = glance.status, glance.has_left, None
        if self.is_proposed:
            number, scene = self._booking.id, self._talk.scene
            ways = self._talk.do(partial(show_ways, scene.services, number, scene))
            self._booking, self.first = (ways.booking, ways.first) if ways else (self._booking, None)
        self._talk.say("", "", self.words())
        raise Changed

    def words(self) -> str:
        """Return where the booking stands in a sentence, with how long it is kept."""
        texts, scene = self._talk.scene.texts, self._talk.scene
        values = {"name": first_name(self._booking.professional), "where": place(self._booking, scene)}
        said = "left" if self.has_left else self.status.value
        if self.status is Status.REQUESTED and self._booking.keeps_first and not self.has_left:
            said = "kept"
        key = f"tui.answer.{said}"
        detail = answer_detail(self.status, self._on_phone) if said == self.status.value else "detail"
        line = f"{texts(f'{key}.headline', **values)}. {texts(f'{key}.{detail}', **values)}"
        left = "" if self.has_left else kept_until(self.status, self._booking, self._due_at, scene)
        return f"{line} {left}." if left else line
