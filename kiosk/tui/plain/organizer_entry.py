"""One professional's entry, line by line: a field is typed anew; what it does is said before it is kept."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from kiosk.people import Mode
from kiosk.services.answers import PersonEdit
from kiosk.services.forms import PersonForm
from kiosk.tui.desk_words import edit_question, edited, taken_back
from kiosk.tui.plain.fields import field_choices, retyped
from kiosk.tui.plain.menu import Talk
from kiosk.tui.plain.part import Part

_SAVE: Final = "save"


class EntryTalk(Part):
    """Changes somebody on the roster."""

    def __init__(self, talk: Talk, identity: str, table: str) -> None:
        """`table`: where they sit now, whoever gave it to them."""
        super().__init__(talk)
        self._identity = identity
        self._table = table

    def run(self) -> tuple[str, Callable[[], str] | None]:
        """Let fields be typed until they are to be kept; return what is said then, and what takes it back.

        Raises:
            Back: nothing is to be changed.
        """
        stands = self._talk.do(partial(self._services.show_entry, self._identity))
        if stands is None:
            return "", None
        self._talk.say("", self._texts("organizer.person.title", name=stands.professional.name))
        form = stands
        while True:
            wish = self._talk.choose(self._fields(form, can_save=form != stands))
            if wish != _SAVE:
                form = self._retyped(form, wish)
                continue
            edit = self._keep(replace(form, station=self._talk.scene.options.station))
            if edit is not None:
                return edited(edit, self._texts), partial(self._take_back, edit)

    def _fields(self, form: PersonForm, *, can_save: bool) -> list[tuple[str, str]]:
        mode = (f"{self._texts('organizer.person.fields.mode')}: {self._mode(form.mode)}", "mode")
        save = [(self._texts("organizer.plain.save"), _SAVE)] if can_save else []
        return [*field_choices(self._talk, form.professional, self._table), mode, *save]

    def _mode(self, mode: Mode | None) -> str:
        return self._texts(f"organizer.person.choices.mode.{mode.value if mode else 'event'}")

    def _retyped(self, form: PersonForm, name: str) -> PersonForm:
        """Ask for one field anew; what cannot be used is said, and stays as it was."""
        if name != "mode":
            return replace(form, professional=retyped(self._talk, form.professional, name))
        self._talk.say("", self._texts("organizer.person.fields.mode"))
        return replace(form, mode=self._talk.choose([(self._mode(mode), mode) for mode in (None, *Mode)]))

    def _keep(self, form: PersonForm) -> PersonEdit | None:
        """Say what it does and ask, where somebody is promised a time; then keep it."""
        weighed = self._talk.do(partial(self._services.preview_person, form))
        if weighed is None:
            return None
        if not weighed.fields:
            self._talk.say("", self._texts("organizer.person.nothing"))
            return None
        self._talk.say("", edit_question(weighed, self._talk.scene))
        keep, do = (self._texts(f"organizer.person.{name}") for name in ("keep", "do"))
        if not self._talk.choose([(keep, False), (do, True)]):
            return None
        return self._talk.do(partial(self._services.change_person, form))

    def _take_back(self, edit: PersonEdit) -> str:
        return taken_back(self._services.change_person(edit.was), self._texts)
