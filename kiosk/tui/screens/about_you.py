"""Who the student is: a name, one line to ask, and what is kept, with whom it is shared, and for how long."""

from collections.abc import Iterable
from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList

from kiosk.booking.booking import Booking, Slot
from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.waiting import Waiting
from kiosk.errors import DatabaseBusy, DatabaseUnavailable, InvalidStudent, KioskError
from kiosk.services.answers import FoundMatch
from kiosk.services.forms import HoldForm, WaitForm
from kiosk.tui.lost_time import GONE, Instead, find_instead, instead_words, lost_words
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import KioskScreen, Refused
from kiosk.tui.screens.professional import Meeting
from kiosk.tui.visit import CurrentVisit
from kiosk.tui.widgets.key_bar import Hint, KeyBar
from kiosk.tui.widgets.notice import sentence
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


class AboutYouScreen(KioskScreen[KioskError | None]):
    """The last step before the code, or before a place in line; ends with the reason when that cannot be had."""

    CSS_PATH = "about_you.tcss"
    TYPES = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "book", show=False),
        Binding("f4", "room", show=False),
        Binding("f6", "take_instead", show=False),
    ]

    class SlotHeld(Message):
        """The time is the student's; `code` opens the ticket."""

        def __init__(self, booking: Booking, code: str) -> None:
            super().__init__()
            self.booking = booking
            self.code = code

    class LineJoined(Message):
        """The student has a place in line; `code` opens it, and the booking that it becomes."""

        def __init__(self, waiting: Waiting, code: str) -> None:
            super().__init__()
            self.waiting = waiting
            self.code = code

    class InsteadFound(Message):
        """The time has gone; `instead` is what can be had at once, if anything can."""

        def __init__(self, error: KioskError, instead: Instead | None) -> None:
            super().__init__()
            self.error = error
            self.instead = instead

    def __init__(  # noqa: PLR0913, PLR0917 - whose time, for whom, and who else fits
        self,
        scene: Scene,
        visit: CurrentVisit,
        found: FoundMatch,
        slot: Slot | None,
        meeting: Meeting,
        people: tuple[FoundMatch, ...] = (),
    ) -> None:
        """Ask who wants `slot`; without one, who wants to wait for any. `people` is the shortlist."""
        super().__init__(scene)
        self._visit = visit
        self._found = found
        self._slot = slot
        self._questions = meeting.questions
        self._people = people
        # Made before the first attempt: whatever happens on the way, a repeat books the same time once.
        self._key = new_key()
        self._code = new_booking_code()
        self._holding = False
        self._instead: Instead | None = None
        self._gone: KioskError | None = None
        """Why the time that was chosen on the screen before cannot be had."""

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
        self._offer(None)
        # Who is known from before in this visit books with one key more; the question can still be reached.
        self.query_one("#book" if self._visit.name else "#name").focus()
        if self._slot is None and self._visit.name:  # known from before in this visit: one key is enough
            self.action_book()

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
        elif field == "question" and not self._text("question") and self._questions:
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
        if self._holding:
            return
        self._holding = True
        self.query_one("#book", Button).disabled = True
        services, code = self.scene.services, self._code
        if self._slot is not None:
            self.say(self.scene.texts("tui.about_you.holding"))
            hold = partial(services.hold_slot, HoldForm(**self._wish(), starts_at=self._slot.starts_at))
            self.ask("hold", hold, lambda held: self.SlotHeld(held, code))
        else:
            self.say(self.scene.texts("tui.about_you.joining"))
            join = partial(services.wait_in_line, WaitForm(**self._wish()))
            self.ask("hold", join, lambda waiting: self.LineJoined(waiting, code))

    def _wish(self) -> dict[str, Any]:
        """Return what a time and a place in line are asked for with."""
        return {
            "key": self._key,
            "code": self._code,
            "professional_id": self._found.professional.id,
            "visit": self._visit.as_visit(self.scene.texts.language),
            "question": self._text("question"),
            "reasons": self._found.match.reasons,
            "station": self.scene.options.station,
        }

    def _remember(self) -> None:
        self._visit.name, self._visit.year, self._visit.email = (
            self._text("name"),
            self._text("year"),
            self._text("email"),
        )

    def on_refused(self, event: Refused) -> None:
        """Stay where another try can help; else go back to the professional with the reason."""
        event.stop()
        self._holding = False
        self.query_one("#book", Button).disabled = False
        error = event.error
        if isinstance(error, GONE) and self._slot is not None and event.question == "hold":
            self._look_instead(error, self._slot)
        elif error is None or isinstance(error, (InvalidStudent, DatabaseBusy, DatabaseUnavailable)):
            self.say(sentence(error, self.scene.texts))
        else:
            self.leave(error)

    # --- a time that has gone -----------------------------------------------------------------------------

    def _look_instead(self, error: KioskError, slot: Slot) -> None:
        """Find out what can be had at once; nothing that was typed is lost."""
        scene, wanted = self.scene, (self._found, slot)
        self._gone = error if self._gone is None else self._gone
        self.say(lost_words(error, *wanted, scene))
        work = partial(find_instead, self._visit, wanted, self._people, scene)
        self.ask("instead", work, partial(self.InsteadFound, error))

    def on_about_you_screen_instead_found(self, event: InsteadFound) -> None:
        """Say what happened, and offer what can be had with one key."""
        event.stop()
        if self._slot is not None:
            wanted = (self._found, self._slot)
            self.say(instead_words(event.error, wanted, event.instead, "tui.lost", self.scene))
            self._offer(event.instead)

    def _offer(self, instead: Instead | None) -> None:
        self._instead = instead
        button = self.query_one("#instead", Button)
        if instead is not None:
            name, time = first_name(instead.found.professional), self.scene.moment(instead.slot.starts_at)
            button.label = Content(self.scene.texts("tui.lost.take", name=name, time=time))
        button.display = self.query_one("#book", Button).disabled = instead is not None
        self.query_one(KeyBar).offer(lambda action: action != "take_instead" or instead is not None)

    def action_take_instead(self) -> None:
        """Book what is offered in place of the time that has gone, with everything that was typed."""
        if self._instead is None or self._holding:
            return
        self._found, self._slot, self._questions = self._instead.found, self._instead.slot, self._instead.questions
        self._key, self._code = new_key(), new_booking_code()
        self._offer(None)
        self.query_one("#about-title", Plain).update(self._title())
        self.action_book()

    def action_back(self) -> None:
        """Go back and keep what was typed for the next time; a time that has gone is said there too."""
        self._remember()
        self.leave(self._gone)
