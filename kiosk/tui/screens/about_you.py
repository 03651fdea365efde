"""Who the student is: a name, one line to ask, and what is kept, with whom it is shared, and for how long."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList

from kiosk.tui.screens.holding import HoldingScreen
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.points import Points
from kiosk.tui.widgets.question_list import QuestionList
from kiosk.tui.widgets.typed_field import NameField, TypedField
from kiosk.tui.wording import first_name


class RoomChoice(Plain):
    """Whether the first name may stand on the room's screen; a touch changes it."""

    async def on_click(self, event: events.Click) -> None:
        """Agree, or take it back."""
        event.stop()
        await self.screen.run_action("room")


class AboutYouScreen(HoldingScreen):
    """The last step before the code, or before a place in line; ends with the reason when that cannot be had."""

    CSS_PATH = "about_you.tcss"
    TYPES = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "book", show=False),
        Binding("f4", "room", show=False),
    ]

    def body(self) -> Iterable[Widget]:
        """Lay out who and what to ask, a line each; below them the suggestions and what happens with all of it."""
        texts, visit = self.scene.texts, self._visit
        optional = texts("tui.about_you.optional")
        yield Plain(self._title(), classes="title", id="about-title")
        yield Horizontal(
            NameField(texts("tui.about_you.name"), value=visit.name, id="name"),
            TypedField(texts("tui.about_you.year"), value=visit.year, placeholder=optional, id="year"),
            TypedField(texts("tui.about_you.email"), value=visit.email, placeholder=optional, id="email"),
            id="who",
        )
        # All of a line, so that a question which was chosen is read whole.
        yield TypedField(
            texts("tui.about_you.question"), placeholder=texts("tui.about_you.question_hint"), id="question"
        )
        suggestions = QuestionList(self._questions, id="suggestions")
        suggestions.border_title = texts("tui.about_you.suggestions")
        yield Horizontal(
            suggestions,
            Vertical(
                self._privacy(),
                *self._room(),
                Button(Content(texts("tui.about_you.book" if self._slot else "tui.about_you.join")), id="book"),
                Button("", id="instead"),
                id="promise",
            ),
            id="columns",
        )

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of filling in."""
        book = "book" if self._slot else "join"
        instead = self.hint("accept", "take_instead")
        return (self.back_hint(), self.hint("next_field"), self.hint("go_on"), self.hint(book, "book"), instead)

    def on_mount(self) -> None:
        """Begin where something is missing."""
        self.offer(None)
        # Who is known from before in this visit books with one key more; the question can still be reached.
        self.query_one("#book" if self._visit.name else "#name").focus()
        if self._slot is None and self._visit.name:  # known from before in this visit: one key is enough
            self.action_book()

    def time_changed(self) -> None:
        """Say which time it is now."""
        self.query_one("#about-title", Plain).update(self._title())

    def question(self) -> str:
        """Return the line that is to be asked."""
        return self._text("question")

    def _title(self) -> Content:
        texts, person = self.scene.texts, self._found.professional
        if self._slot is None:
            return Content.styled(texts("tui.about_you.title_line", name=person.name), "bold $accent")
        when = self.scene.moment(self._slot.starts_at)
        key = "tui.about_you.title_table" if self._slot.table else "tui.about_you.title"
        return Content.styled(texts(key, name=person.name, time=when, table=self._slot.table), "bold $accent")

    def _privacy(self) -> Points:
        texts, event = self.scene.texts, self.scene.event
        days = event.retention_days if event else 30
        contact = (event.contact if event else "") or texts("tui.about_you.desk")
        first = first_name(self._found.professional)
        lines = texts.lines("tui.about_you.privacy", days=days, contact=contact, name=first)
        return Points(texts("tui.about_you.privacy_title"), lines, id="privacy")

    def _room(self) -> Iterable[Widget]:
        """Return the question about the room's screen, at an event that has one; nobody agrees by saying nothing."""
        if self.scene.event is not None and self.scene.event.room_names:
            yield RoomChoice(self._room_words(), id="room")

    def _room_words(self) -> str:
        return self.scene.texts(f"tui.about_you.room_{'yes' if self._visit.room_consent else 'no'}")

    def action_room(self) -> None:
        """Agree that the room's screen shows the first name, or take it back."""
        for choice in self.query(RoomChoice):
            self._visit.room_consent = not self._visit.room_consent
            choice.update(self._room_words())

    # --- filling in ---------------------------------------------------------------------------------------

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to what comes next: the question, its suggestions, and then the booking."""
        event.stop()
        field = event.input.id
        if field == "name":
            self.query_one("#question", TypedField).focus()
        elif field == "question" and not self.question() and self._questions:
            self.query_one("#suggestions", OptionList).focus()
        else:
            self.action_book()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take a suggested question; it can still be changed."""
        event.stop()
        question = self.query_one("#question", TypedField)
        question.value = self._questions[event.option_index]
        self.query_one(QuestionList).mark(event.option_index)
        question.focus()
        question.cursor_position = len(question.value)

    def key_down(self, event: events.Key) -> None:
        """Walk from the question to the first of its suggestions; the list must not take the same key once more."""
        if self.focused is self.query_one("#question", TypedField) and self._questions:
            event.stop()
            event.prevent_default()
            self.query_one("#suggestions", OptionList).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Book by touch."""
        event.stop()
        if event.button.id == "instead":
            self.action_take_instead()
        else:
            self.action_book()

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", TypedField).text

    # --- booking ------------------------------------------------------------------------------------------

    def action_book(self) -> None:
        """Ask for the time, once; without a name, say so."""
        self._remember()
        if not self._visit.name:
            self.say(self.scene.texts("tui.about_you.name_missing"))
            self.query_one("#name", TypedField).focus()
            return
        self.hold()

    def _remember(self) -> None:
        self._visit.name, self._visit.year, self._visit.email = (
            self._text("name"),
            self._text("year"),
            self._text("email"),
        )

    def action_back(self) -> None:
        """Go back and keep what was typed for the next time; a time that has gone is said there too."""
        self._remember()
        self.leave(self._gone)
