"""Somebody in a roster file put right before the import, line by line: the file stays as it is."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kiosk.people import Professional
from kiosk.tui.plain.fields import field_choices, retyped
from kiosk.tui.plain.menu import Written
from kiosk.tui.plain.pages import Pages
from kiosk.tui.plain.part import Part

if TYPE_CHECKING:
    from kiosk.roster.report import Roster


class MendTalk(Part):
    """Finds somebody in what was read of a file, and lets their fields be typed anew."""

    def run(self, roster: "Roster") -> tuple[int, Professional]:
        """Return the row of whom somebody has put right, and the person as they are to be imported.

        Raises:
            Back: nobody is to be put right.
        """
        people = {one.row: one.professional for one in roster.rows}
        row = self._whom(people, self._doubted_first(roster, people))
        person = self._mended(people[row])
        self._talk.say("", self._texts("organizer.preview.mended", name=person.name))
        return row, person

    def _doubted_first(self, roster: "Roster", people: Mapping[int, Professional]) -> Sequence[int]:
        from kiosk.tui.organizer.preview_parts import part  # noqa: PLC0415 - it brings the screens' widgets along

        doubted = part("problems", roster, None, self._texts).rows.values()
        return [row for row in dict.fromkeys([*doubted, *people]) if row in people]

    def _whom(self, people: Mapping[int, Professional], rows: Sequence[int]) -> int:
        typed, pages = "", Pages(self._talk)
        while True:
            self._talk.say("", self._texts("organizer.plain.mend_whom"))
            found = [row for row in rows if typed in people[row].name.casefold()]
            lines = [self._texts("organizer.plain.in_row", name=people[row].name, row=row) for row in found]
            chosen = pages.choose(list(zip(lines, found, strict=True)))
            if not isinstance(chosen, Written):
                return chosen
            typed = chosen.words.casefold()

    def _mended(self, person: Professional) -> Professional:
        began = person
        title = self._texts("organizer.person.title", name=person.name)
        self._talk.say("", title, self._texts("organizer.preview.mend_hint"))
        while True:
            keep = [(self._texts("organizer.plain.save"), "")] if person != began else []
            name = self._talk.choose([*field_choices(self._talk, person), *keep])
            if not name:
                return person
            person = retyped(self._talk, person, name)
