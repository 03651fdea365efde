"""One person of a roster file put right before it is imported: the file stays as it is, the import takes this."""

from typing import ClassVar

from kiosk.people import Professional
from kiosk.plaintext import clean
from kiosk.roster.walk_in import read_changes, typed_cells
from kiosk.tui.organizer.person_page import PersonPage
from kiosk.tui.scene import Scene


class MendScreen(PersonPage[Professional]):
    """Ends with the person as they are to be imported."""

    ROWS = (
        ("name", "company"),
        ("position", "email"),
        ("specialties",),
        ("industries", "languages"),
        ("available", "table", "capacity"),
        ("recruiter", "mentoring", "share_contact"),
    )
    TAKE: ClassVar[str] = "save"

    def __init__(self, scene: Scene, person: Professional) -> None:
        super().__init__(scene)
        self._person = person
        cells = {name: clean(cell) for name, cell in typed_cells(person).items()}
        answers = {name: cells[name] or "no" for name in self.ROWS[-1]}
        self._began = cells | answers
        """What the fields begin with: only what differs from it is read."""

    def title_words(self) -> str:
        """Return whose fields these are."""
        return self.scene.texts("organizer.person.title", name=self._person.name)

    def hint_words(self) -> str:
        """Return how the fields are read, and that the file stays as it is."""
        return self.scene.texts("organizer.preview.mend_hint")

    def on_mount(self) -> None:
        """Fill in what was read."""
        super().on_mount()
        self.fill({name: self._began[name] for row in self.ROWS for name in row})

    def action_take(self) -> None:
        """Read what is new; what cannot be used is said."""
        typed = {name: text for name, text in self.typed().items() if text != self._began[name]}
        person, problems = read_changes(self._person, typed)
        if person is None or problems:
            self.refuse(problems if typed.get("name", " ") else ())
            return
        self.leave(person)
