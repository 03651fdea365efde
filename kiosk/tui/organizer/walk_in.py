"""A professional who has just come: a name and what else fits into half a minute."""

from functools import partial
from typing import ClassVar, Final

from textual.message import Message

from kiosk.booking.paper.table_lines import seat_line
from kiosk.people import Professional
from kiosk.roster.walk_in import doubt_words, read_walk_in
from kiosk.tui.organizer.person_page import PersonPage

_ROWS: Final = (("name", "company"), ("position", "email"), ("specialties",), ("available", "table"))


class WalkInScreen(PersonPage[None]):
    """Adds one person, and the next one after that."""

    ROWS = _ROWS
    TAKE: ClassVar[str] = "add"

    class Added(Message):
        """Somebody is on the roster."""

        def __init__(self, professional: Professional) -> None:
            super().__init__()
            self.professional = professional

    def title_words(self) -> str:
        """Return the title."""
        return self.scene.texts("organizer.walk_in.title")

    def hint_words(self) -> str:
        """Return when they can be booked."""
        return self.scene.texts("organizer.walk_in.slots")

    def action_take(self) -> None:
        """Put this person on the roster."""
        person, problems = read_walk_in(self.typed())
        if person is None or problems:
            self.refuse(problems if self.typed()["name"] else ())
            return
        self.ask("add", partial(self.scene.services.add_professional, person), self.Added)

    def on_walk_in_screen_added(self, event: Added) -> None:
        """Say so and make room for the next one."""
        event.stop()
        self.fill({name: "" for row in self.ROWS for name in row})
        self.input("name").focus()
        texts, added = self.scene.texts, event.professional
        said = (
            texts("organizer.walk_in.added", name=added.name),
            doubt_words(added, texts),
            seat_line(added.table, texts),
        )
        self.say(" ".join(filter(None, said)))
