"""One professional as fields to type in: what adding somebody and changing somebody share. It keeps nothing."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, Final, Generic

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input

from kiosk.people import Mode
from kiosk.roster.report import Problem
from kiosk.roster.walk_in import problem_words
from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.screens.base import Result
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.one_of import OneOf
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.typed_field import TypedField

AS_EVENT: Final = "event"
"""The mode of those who have none of their own."""
CHOICES: Final = {
    "mode": (AS_EVENT, *(mode.value for mode in Mode)),
    "recruiter": ("no", "yes"),
    "mentoring": ("no", "yes"),
    "share_contact": ("no", "yes"),
}
"""Fields of which one of a few words is chosen."""


class PersonPage(OrganizerPage[Result], Generic[Result]):
    """Fields of one professional; F2, the button, or Enter behind the last field takes them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "take", show=False)]
    ROWS: ClassVar[Sequence[Sequence[str]]]
    """The fields, row by row."""
    TAKE: ClassVar[str]
    """The key and the button that take them, by their name in the catalogue."""

    def body(self) -> Iterable[Widget]:
        """Lay out the fields."""
        texts = self.scene.texts
        yield Plain(self.title_words(), classes="title", id="title")
        yield VerticalScroll(
            *(Horizontal(*map(self._field, row), classes="pair") for row in self.ROWS),
            Button(Content(texts(f"organizer.person.{self.TAKE}")), id="take"),
            Plain(self.hint_words(), classes="quiet", id="hint"),
            can_focus=False,
        )

    def title_words(self) -> str:
        """Return the title."""
        raise NotImplementedError

    def hint_words(self) -> str:
        """Return what stands below the fields."""
        raise NotImplementedError

    def _field(self, name: str) -> Widget:
        texts = self.scene.texts
        label = texts(f"organizer.person.fields.{name}")
        if name not in CHOICES:
            return TypedField(label, placeholder=texts(f"organizer.person.hints.{name}"), id=name)
        kind = "mode" if name == "mode" else "answer"
        words = [(one, texts(f"organizer.person.choices.{kind}.{one}")) for one in CHOICES[name]]
        return OneOf(label, words, id=name)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the form."""
        return (self.back_hint(), self.hint("next_field"), self.hint(self.TAKE, "take"))

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query_one("#name", TypedField).focus()

    def fill(self, cells: Mapping[str, str]) -> None:
        """Show what stands, or nothing."""
        for name, text in cells.items():
            self.input(name).value = text

    def input(self, name: str) -> TypedField | OneOf:
        """Return a field."""
        return self.query_one(f"#{name}", OneOf) if name in CHOICES else self.query_one(f"#{name}", TypedField)

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields, clean."""
        fields = {name: self.input(name) for row in self.ROWS for name in row}
        return {name: one.text if isinstance(one, TypedField) else one.value for name, one in fields.items()}

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Say what cannot be used and go to the first field that is wrong; without a problem it lacks a name."""
        texts = self.scene.texts
        self.say(problem_words(problems, texts) or texts("organizer.walk_in.no_name"))
        wrong = next((one.column for one in problems if self.query(f"#{one.column or 'name'}")), "")
        self.input(wrong or "name").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field; after the last one, take them."""
        event.stop()
        self._go_on(event.input)

    def on_key(self, event: events.Key) -> None:
        """Take Enter on a choice as in a field."""
        if event.key == "enter" and isinstance(self.focused, OneOf):
            event.stop()
            self._go_on(self.focused)

    def _go_on(self, field: Widget) -> None:
        if field.id == self.ROWS[-1][-1]:
            self.action_take()
        else:
            self.focus_next()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Take them by touch."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Take what stands in the fields."""
        raise NotImplementedError
