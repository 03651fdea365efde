"""A professional who has just come: a name and what else fits into half a minute."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input

from kiosk.booking.paper.table_lines import seat_line
from kiosk.people import Professional
from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.typed_field import TypedField

_FIELDS: Final = ("name", "company", "position", "interests", "email", "table")


class WalkInScreen(OrganizerPage[None]):
    """Adds one person, and the next one after that."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "add", show=False)]

    class Added(Message):
        """Somebody is on the roster."""

        def __init__(self, professional: Professional) -> None:
            super().__init__()
            self.professional = professional

    def body(self) -> Iterable[Widget]:
        """Lay out the fields."""
        texts = self.scene.texts
        yield Plain(texts("organizer.walk_in.title"), classes="title")
        fields = {
            name: TypedField(
                texts(f"organizer.walk_in.{name}"), placeholder=texts(f"organizer.walk_in.hints.{name}"), id=name
            )
            for name in _FIELDS
        }
        yield VerticalScroll(
            Horizontal(fields["name"], fields["company"], classes="pair"),
            Horizontal(fields["position"], fields["email"], classes="pair"),
            fields["interests"],
            Horizontal(fields["table"], Button(Content(texts("organizer.walk_in.add")), id="add"), classes="pair"),
            Plain(texts("organizer.walk_in.slots"), classes="quiet"),
            can_focus=False,
        )

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the form."""
        return (self.back_hint(), self.hint("next_field"), self.hint("add", "add"))

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query_one("#name", TypedField).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field; after the last one, add."""
        event.stop()
        if event.input.id == "table":
            self.action_add()
        else:
            self.focus_next()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Add by touch."""
        event.stop()
        self.action_add()

    def action_add(self) -> None:
        """Put this person on the roster."""
        typed = {name: self.query_one(f"#{name}", TypedField).text for name in _FIELDS}
        if not typed["name"]:
            self.say(self.scene.texts("organizer.walk_in.no_name"))
            self.query_one("#name", TypedField).focus()
            return
        interests = typed["interests"].replace(";", ",").split(",")
        specialties = tuple(each.strip() for each in interests if each.strip())
        person = Professional(
            id="",
            name=typed["name"],
            company=typed["company"],
            position=typed["position"],
            email=typed["email"],
            table=typed["table"],
            specialties=specialties,
        )
        self.ask("add", partial(self.scene.services.add_professional, person), self.Added)

    def on_walk_in_screen_added(self, event: Added) -> None:
        """Say so and make room for the next one."""
        event.stop()
        for name in _FIELDS:
            self.query_one(f"#{name}", TypedField).value = ""
        self.query_one("#name", TypedField).focus()
        texts, added = self.scene.texts, event.professional
        self.say(f"{texts('organizer.walk_in.added', name=added.name)} {seat_line(added.table, texts)}")
