"""A list with a Find box, by one rule: letters find until somebody is chosen, then keys act on the chosen.

Nobody is chosen until an arrow, a touch or Find has done so: a name that is typed at once does nothing to anybody.
"""

from dataclasses import replace
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.screens.choose import ChooseModal
from kiosk.tui.widgets.key_bar import Hint, KeyBar
from kiosk.tui.widgets.ledger import Ledger
from kiosk.tui.widgets.typed_field import TypedField

_REFRESH: Final = 3.0
"""Seconds between two looks."""


class FindPage(OrganizerPage[None]):
    """A page with one `TypedField` above one `Ledger`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", show=False),
        Binding("down", "lines", show=False),
    ]

    @property
    def ledger(self) -> Ledger:
        """The list."""
        return self.query_one(Ledger)

    @property
    def typed(self) -> str:
        """What is looked for, in small letters."""
        return self.query_one("#search", TypedField).text.casefold()

    def look(self) -> None:
        """Look again at what is listed."""
        raise NotImplementedError

    def acts(self, action: str) -> bool:
        """Tell whether an action can be taken now: it needs a line that was chosen, or something to take back."""
        raise NotImplementedError

    def show_list(self) -> None:
        """Show who fits what is typed."""
        raise NotImplementedError

    def doings(self) -> tuple[str, list[tuple[str, str]]]:
        """Return of the chosen line what it is, and what can be done with it: the words and the action."""
        raise NotImplementedError

    def aside(self) -> Hint | None:
        """Return the key that searches; the way back to the students is in the menu."""
        return replace(self.hint("search", "search"), gives_way=True)

    def on_mount(self) -> None:
        """Look, and again now and then."""
        self.ledger.focus_lines()
        self.offer_keys()
        self.look()
        self.set_interval(_REFRESH, self.look)

    def offer_keys(self) -> None:
        """Show the keys that do something now."""
        self.query_one(KeyBar).offer(lambda action: not action or self.acts(action))

    def on_key(self, event: events.Key) -> None:
        """Type a letter into Find that is no key of anything now."""
        field = self.query_one("#search", TypedField)
        letter = event.character or ""
        # What is typed in Find itself does not come here; what came just before it had the keyboard does.
        if not event.is_printable or letter == "/" or (self.focused is not field and self._is_key(letter)):
            return
        event.stop()
        event.prevent_default()
        if letter.strip() or field.value:
            self.set_focus(field)  # at once: the next letter may be on its way
            field.insert_text_at_cursor(letter)

    def _is_key(self, letter: str) -> bool:
        acting = {hint.key.casefold(): hint.action for hint in self.hints() if hint.action}
        action = acting.get(letter.casefold(), "")
        # With somebody chosen, a key that does nothing just then says why.
        return bool(action) and (bool(self.ledger.current) or self.acts(action))

    def action_search(self) -> None:
        """Type what is looked for."""
        self.query_one("#search", TypedField).focus()

    def action_lines(self) -> None:
        """Go from Find to the list."""
        self.ledger.focus_lines()
        if not self.ledger.current:
            self.ledger.choose_first()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show who fits; nobody is chosen while somebody is looked for."""
        event.stop()
        if self.focused is event.input:
            self.ledger.choose_none()
        self.show_list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose the first of those who were found."""
        event.stop()
        self.action_lines()

    def on_ledger_moved(self, event: Ledger.Moved) -> None:
        """Offer what can be done with another line."""
        event.stop()
        self.offer_keys()

    def on_ledger_chosen(self, event: Ledger.Chosen) -> None:
        """Open what can be done with a line, by Enter or by touch."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Ask what is to be done with the chosen line."""
        if not self.ledger.current or not self.is_on_top:
            return
        question, doings = self.doings()
        if not doings:
            self.say(question)
            return

        async def do(chosen: int | None) -> None:
            if chosen is not None:
                await self.run_action(doings[chosen][1])

        self.app.push_screen(ChooseModal(self.scene, question, [words for words, _ in doings]), do)
