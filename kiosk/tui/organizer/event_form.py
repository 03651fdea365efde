"""The networking event as a form: filled in already, so that one key takes it; a change says what it does first."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input

from kiosk.errors import InvalidEvent
from kiosk.people import NetworkingEvent
from kiosk.services.answers import EventChange
from kiosk.services.event_lines import consequence_lines
from kiosk.services.forms import EventForm
from kiosk.services.set_event import form_of
from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.screens.base import Refused
from kiosk.tui.screens.confirm import ConfirmModal
from kiosk.tui.typed_event import CHOICES, as_form, as_typed, today_in
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.one_of import OneOf
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.typed_field import TypedField

_ROWS: Final = (
    ("name", "date"),
    ("starts", "ends", "time_zone"),
    ("slot_minutes", "seats", "tables"),
    ("mode",),
    ("contact",),
    ("keep_unknown", "room_names"),
)


class EventFormScreen(OrganizerPage[bool]):
    """Ends with true when the event stands as typed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "save", show=False)]

    class Filled(Message):
        """What the fields begin with."""

        def __init__(self, form: EventForm) -> None:
            super().__init__()
            self.form = form

    class Weighed(Message):
        """What saving would do."""

        def __init__(self, form: EventForm, change: EventChange) -> None:
            super().__init__()
            self.form = form
            self.change = change

    class Saved(Message):
        """The event stands."""

    def body(self) -> Iterable[Widget]:
        """Lay out the fields."""
        texts = self.scene.texts
        yield Plain(texts("organizer.event.title"), classes="title")
        rows = [Horizontal(*(self._field(name) for name in row), classes="pair") for row in _ROWS]
        yield VerticalScroll(
            *rows,
            Plain(texts("organizer.event.hint"), classes="quiet", id="hint"),
            Button(Content(texts("organizer.event.save")), id="save"),
            can_focus=False,
        )

    def _field(self, name: str) -> Widget:
        texts = self.scene.texts
        label = texts(f"organizer.event.{name}")
        if name not in CHOICES:
            return TypedField(label, id=name, suggested=True)
        words = [(one, texts(f"organizer.event.choices.{name}.{one}")) for one in CHOICES[name]]
        return OneOf(label, words, id=name)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the form."""
        return (self.back_hint(), self.hint("next_field"), self.hint("save", "save"))

    def on_mount(self) -> None:
        """Begin with what stands, or with what is likeliest."""
        event = self.scene.event
        if event is not None:
            self._fill(form_of(event))
        else:
            self.ask("suggest", self.scene.services.suggest_event, self.Filled)
        self.query_one("#name", TypedField).focus()

    def on_event_form_screen_filled(self, event: Filled) -> None:
        """Show the suggestion."""
        event.stop()
        self._fill(event.form)

    def _fill(self, form: EventForm) -> None:
        for name, text in as_typed(form).items():
            self._input(name).value = text
        field = self.query_one("#name", TypedField)
        if field.has_focus:  # it gives way to what is typed, as the others do on arrival
            field.action_select_all()

    def _input(self, name: str) -> TypedField | OneOf:
        return self.query_one(f"#{name}", OneOf) if name in CHOICES else self.query_one(f"#{name}", TypedField)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field."""
        event.stop()
        self.focus_next()

    def on_key(self, event: events.Key) -> None:
        """Take Enter on a choice as in a field; after the last one, save."""
        if event.key == "enter" and isinstance(self.focused, OneOf):
            event.stop()
            if self.focused.id == _ROWS[-1][-1]:
                self.action_save()
            else:
                self.focus_next()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Save by touch."""
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Read the fields; a change of an event that stands is weighed first."""
        fields = {name: self._input(name) for row in _ROWS for name in row}
        typed = {name: field.text if isinstance(field, TypedField) else field.value for name, field in fields.items()}
        form, wrong = as_form(typed, self.scene.texts, today_in(typed["time_zone"], self.scene.options.clock()))
        if form is None:
            self.say(wrong[1])
            self._input(wrong[0]).focus()
            return
        weigh = partial(self.scene.services.preview_event, form)
        self.ask("weigh", weigh, partial(self.Weighed, form))

    def on_event_form_screen_weighed(self, event: Weighed) -> None:
        """Save at once where there is nothing to say of bookings, nor that it is over; else say it and ask."""
        event.stop()
        texts = self.scene.texts
        said = consequence_lines(event.change, texts)
        if not said:
            self._save(event.form)
            return
        modal = ConfirmModal(
            self.scene,
            "\n".join([*said, texts("organizer.event.question")]),
            keep=texts("organizer.event.keep"),
            do=texts("organizer.event.do"),
        )
        self.app.push_screen(modal, lambda sure: self._save(event.form) if sure else None)

    def on_refused(self, event: Refused) -> None:
        """Say what cannot be, in the words of the form."""
        error = event.error
        event.prevent_default()  # the page's own handler would say it in the commands' words right after
        if isinstance(error, InvalidEvent):
            event.stop()
            self.say(self.scene.texts("organizer.event.refused", problem=error.problem(self.scene.texts)))
        else:
            super().on_refused(event)

    def _save(self, form: EventForm) -> None:
        self.ask("save", partial(self.scene.services.set_event, form), self._saved)

    def _saved(self, _: NetworkingEvent) -> Message:
        return self.Saved()

    def on_event_form_screen_saved(self, event: Saved) -> None:
        """Go back to where the form was opened."""
        event.stop()
        self.leave(True)
