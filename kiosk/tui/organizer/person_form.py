"""One professional changed by hand: fields filled in already; what it does to promised times is said first."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from textual.message import Message

from kiosk.people import Mode
from kiosk.plaintext import clean
from kiosk.roster.walk_in import read_changes, typed_cells
from kiosk.services.answers import PersonEdit
from kiosk.services.edit_lines import overruled
from kiosk.services.forms import PersonForm
from kiosk.tui.desk_words import edit_question
from kiosk.tui.organizer.person_page import AS_EVENT, PersonPage
from kiosk.tui.scene import Scene
from kiosk.tui.screens.confirm import ConfirmModal
from kiosk.tui.widgets.typed_field import TypedField

_ROWS: Final = (
    ("name", "company"),
    ("position", "email"),
    ("specialties",),
    ("industries", "languages"),
    ("available", "table", "capacity"),
    ("mode",),
    ("recruiter", "mentoring", "share_contact"),
)


class PersonFormScreen(PersonPage[PersonEdit]):
    """Ends with what was changed."""

    ROWS = _ROWS
    TAKE: ClassVar[str] = "save"

    class EntrySeen(Message):
        """How somebody stands on the roster."""

        def __init__(self, form: PersonForm) -> None:
            super().__init__()
            self.form = form

    class Weighed(Message):
        """What the change would do."""

        def __init__(self, form: PersonForm, edit: PersonEdit) -> None:
            super().__init__()
            self.form = form
            self.edit = edit

    class Saved(Message):
        """It is done."""

        def __init__(self, edit: PersonEdit) -> None:
            super().__init__()
            self.edit = edit

    def __init__(self, scene: Scene, identity: str, name: str, table: str) -> None:
        super().__init__(scene)
        self._identity = identity
        self._name = name
        self._table = table
        """Where they sit now, whoever said so."""
        self._form: PersonForm | None = None
        self._began: Mapping[str, str] = {}
        """What the fields began with: only what differs from it is read."""

    def title_words(self) -> str:
        """Return whose fields these are."""
        return self.scene.texts("organizer.person.title", name=self._name)

    def hint_words(self) -> str:
        """Return how the fields are read."""
        return self.scene.texts("organizer.person.hint")

    def on_mount(self) -> None:
        """Look up what stands."""
        super().on_mount()
        self.ask("entry", partial(self.scene.services.show_entry, self._identity), self.EntrySeen)

    def on_person_form_screen_entry_seen(self, event: EntrySeen) -> None:
        """Fill it in."""
        event.stop()
        self._form = form = event.form
        cells = {name: clean(cell) for name, cell in typed_cells(form.professional).items()}
        self._began = cells | {"mode": form.mode.value if form.mode else AS_EVENT}
        self.fill(self._began)
        if self._table and not form.professional.table:
            self.query_one("#table", TypedField).placeholder = self.scene.texts(
                "organizer.person.given", table=self._table
            )

    def action_take(self) -> None:
        """Read what is new and weigh it."""
        if self._form is None:
            return
        typed = {name: text for name, text in self.typed().items() if text != self._began[name]}
        mode = typed.pop("mode", self._began["mode"])
        person, problems = read_changes(self._form.professional, typed)
        if person is None or problems:
            self.refuse(problems if typed.get("name", " ") else ())
            return
        own = None if mode == AS_EVENT else Mode(mode)
        form = replace(self._form, professional=person, mode=own, station=self.scene.options.station)
        weigh = partial(self.scene.services.preview_person, form)
        self.ask("weigh", weigh, partial(self.Weighed, form))

    def on_person_form_screen_weighed(self, event: Weighed) -> None:
        """Save at once where nobody is promised a time and nobody else changed it meanwhile; else say so and ask."""
        event.stop()
        texts, edit = self.scene.texts, event.edit
        if not edit.fields:
            self.say(texts("organizer.person.nothing"))
            return
        save = partial(self.scene.services.change_person, event.form)
        if not edit.standing and not overruled(edit):
            self.ask("save", save, self.Saved)
            return
        question = edit_question(edit, self.scene)
        keep, do = (texts(f"organizer.person.{name}") for name in ("keep", "do"))
        modal = ConfirmModal(self.scene, question, keep=keep, do=do)
        self.app.push_screen(modal, lambda sure: self.ask("save", save, self.Saved) if sure else None)

    def on_person_form_screen_saved(self, event: Saved) -> None:
        """Go back to the list, which can take it back."""
        event.stop()
        self.leave(event.edit)
