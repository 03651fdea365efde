"""What the student types, and beside it who fits and why: one field, a live shortlist, gentle corrections."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from kiosk.services.answers import FoundMatch, FoundMatches, OfferedInterest
from kiosk.tui.scene import Scene
from kiosk.tui.screens.browsing import MOST
from kiosk.tui.screens.finding import FindingScreen
from kiosk.tui.visit import CurrentVisit
from kiosk.tui.widgets.browse_choice import BrowseBy, BrowseChoice
from kiosk.tui.widgets.key_bar import Hint, KeyBar
from kiosk.tui.widgets.person_card import PersonCard
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.shortlist_view import ShortlistView
from kiosk.tui.widgets.stage_choice import StageChoice
from kiosk.tui.widgets.typed_field import QueryField, TypedField
from kiosk.tui.widgets.understood import understood
from kiosk.tui.wording import found_words, looking_around

if TYPE_CHECKING:  # imported where it opens
    from kiosk.tui.screens.compare import Compared

_BEGUN = 2
"""Letters that are no word yet: whoever has just begun is not told that nobody offers them."""
_DOUBLE = 0.5
"""Seconds (clock of `monotonic`) in which a second Enter belongs to the one that opened the screen."""


class InterestsScreen(FindingScreen):
    """From words to people."""

    CSS_PATH = "interests.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('cursor_down')", show=False),
        Binding("up", "move('cursor_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
        Binding("f2", "compare", show=False),
        Binding("f6", "browse", show=False),
        Binding("f9", "add", show=False),
    ]

    class PersonOpened(Message):
        """The student wants to see somebody; `people` is the whole shortlist, for going on to the next."""

        def __init__(
            self,
            found: FoundMatch,
            people: tuple[FoundMatch, ...],
            answer: FoundMatches,
            compared: "Compared | None" = None,
        ) -> None:
            super().__init__()
            self.found = found
            self.people = people
            self.answer = answer
            self.compared = compared
            """The two of whom this is one, where they stood side by side."""

    class CompareAsked(Message):
        """The student wants to see two of the shortlist side by side; `people` is the whole of it."""

        def __init__(self, pair: tuple[FoundMatch, FoundMatch], people: tuple[FoundMatch, ...]) -> None:
            super().__init__()
            self.pair = pair
            self.people = people

    def __init__(self, scene: Scene, visit: CurrentVisit, typed: str = "") -> None:
        super().__init__(scene, visit, typed)
        self._opening = False
        self._lead = ""
        """What stands over the list for whoever comes back for somebody else, until they type."""
        self._opened_at = 0.0
        self._chosen = ""
        """The interest that was taken last from those on offer."""

    def body(self) -> Iterable[Widget]:
        """Lay out question, field, what was understood, the list, and beside it the person under the cursor."""
        texts = self.scene.texts
        yield Horizontal(
            Plain(texts("tui.interests.title"), classes="title"),
            StageChoice(texts, self._visit.stage),
            classes="title-row",
        )
        yield QueryField(
            texts("tui.interests.label"),
            value=self._typed,
            placeholder=texts("tui.interests.placeholder"),
            id="query",
        )
        yield Plain("", id="understood")
        yield Horizontal(
            Vertical(Plain("", id="list-title"), BrowseChoice(texts), ShortlistView(), id="list-side"),
            PersonCard(self.scene),
            id="columns",
        )

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of choosing."""
        return (
            self.back_hint(),
            self.hint("choose"),
            self.hint("open", "open"),
            self.hint("compare", "compare"),
            self.hint("undo", "undo"),
            self.hint("browse", "browse"),
            replace(self.hint("add", "add"), gives_way=True),  # the chip says its key too
        )

    def on_mount(self) -> None:
        """Put the cursor behind what was typed and fetch what is on offer."""
        field = self.query_one("#query", TypedField)
        field.focus()
        field.cursor_position = len(field.value)
        self.browse(BrowseBy.NICHE)
        self.seek()
        self._opened_at = monotonic()

    # --- showing ------------------------------------------------------------------------------------------

    def words_changed(self) -> None:
        """Open nobody any more for what was typed before."""
        self._opening, self._lead = False, ""

    def show_answer(self, answer: FoundMatches, stays: FoundMatch | None) -> None:
        """Show the shortlist, and open whom a quick Enter is waiting for."""
        self._show(answer, stays)
        if self._opening and answer.found:
            self.action_open()
        self._opening = False

    def _show(self, answer: FoundMatches, stays: FoundMatch | None) -> None:
        texts, people = self.scene.texts, self.query_one(ShortlistView)
        if self._looks_around:  # as before anything was typed
            self.show_offered()
            return
        # The chips stand under the field and have no width of their own before they are shown.
        width = self.query_one("#query").outer_size.width - 2
        chips = self.query_one("#understood", Plain)
        height = chips.styles.max_height
        chips.say(understood(answer.shortlist, texts, width, int(height.value) if height else 1))
        title = self.query_one("#list-title", Plain)
        if answer.found:
            title.say(self._lead or found_words(answer, texts))
            people.show_people(answer.found, self.scene, stays)
        else:
            nearest = self._nearest(answer)
            title.say(texts("tui.interests.nobody_nearest" if nearest else "tui.interests.nobody"))
            people.show_interests(nearest or self._offered[:MOST], texts)
        self._offer_browsing(False)

    def _nearest(self, answer: FoundMatches) -> tuple[OfferedInterest, ...]:
        counts = {one.phrase: one.professionals for one in self._offered}
        return tuple(OfferedInterest(phrase, counts.get(phrase, 1)) for phrase in answer.shortlist.nearest)

    @property
    def _looks_around(self) -> bool:
        """Whether nothing is typed, no more than a letter or two that find nobody, or that they do not know yet."""
        if not self.wanted[0]:
            return True
        answer = self.answer
        begun = len(self.wanted[0]) <= _BEGUN
        return answer is not None and (answer.shortlist.undecided or (begun and not answer.found))

    def show_offered(self) -> None:
        """Show what is on offer to whoever looks around, and to whom nobody was found before it was known."""
        if not self._looks_around:
            if self.answer is not None and not self.answer.found and self.answered == self.wanted:
                self._show(self.answer, None)
            return
        self.query_one("#understood", Plain).say("")
        self.query_one("#list-title", Plain).say(
            looking_around(self.answer.shortlist if self.answer else None, self.scene.texts)
        )
        self._offer_browsing(True)
        # A title also finds those whose work is called otherwise: the number is of those who are called so.
        is_title = self.query_one(BrowseChoice).by is BrowseBy.POSITION
        counted = "tui.interests.titled" if is_title else "tui.interests.people"
        self.query_one(ShortlistView).show_interests(self._browsed[:MOST], self.scene.texts, counted, self._chosen)

    def _offer_browsing(self, is_empty: bool) -> None:
        self.query_one(BrowseChoice).display = is_empty
        self.offer_keys()

    def offer_keys(self) -> None:
        """Show the keys that do something for what is listed."""
        is_empty = self.query_one(BrowseChoice).display
        unfit = {"compare"} if is_empty or len(self.query_one(ShortlistView).people) < 2 else set()
        unfit |= set() if is_empty else {"browse"}
        unfit |= set() if self._addition() and not is_empty else {"add"}
        unfit |= set() if self.can_undo else {"undo"}
        self.query_one(KeyBar).offer(lambda action: action not in unfit)

    # --- choosing -----------------------------------------------------------------------------------------

    def on_shortlist_view_interest_chosen(self, event: ShortlistView.InterestChosen) -> None:
        """Take an interest as if it had been typed; what was typed before found nobody."""
        self._visit.settle()
        self._chosen = event.phrase
        self.query_one("#query", TypedField).take(self.scene.texts.interest(event.phrase))

    def action_back(self) -> None:
        """Go back to the list that was looked at, from what was chosen there; else end the visit."""
        field = self.query_one("#query", TypedField)
        if field.is_taken:
            field.value = ""
        else:
            super().action_back()

    def on_shortlist_view_person_chosen(self, event: ShortlistView.PersonChosen) -> None:
        """Open a person, if the list still belongs to the words."""
        if self.answer is not None:
            self.post_message(self.PersonOpened(event.found, self.query_one(ShortlistView).people, self.answer))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open what is under the cursor."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open what is under the cursor, once the list belongs to the words: a quick Enter waits for its answer."""
        if not self.wanted[0] and monotonic() - self._opened_at < _DOUBLE:
            return
        self._opening = bool(self.wanted[0]) and self.answered != self.wanted
        if not self._opening:
            self.query_one(ShortlistView).action_select()

    def open_compared(self, compared: "Compared") -> None:
        """Open the one of two that the student has chosen."""
        if self.answer is not None:
            people = self.query_one(ShortlistView).people
            self.post_message(self.PersonOpened(compared.found, people, self.answer, compared))

    def action_compare(self) -> None:
        """Show the person under the cursor beside the one below, or above at the end of the list."""
        shortlist = self.query_one(ShortlistView)
        people, here = shortlist.people, shortlist.current()
        if here is None or len(people) < 2 or self.answered != self.wanted:
            return
        index = people.index(here)
        pair = (here, people[index + 1]) if index + 1 < len(people) else (people[index - 1], here)
        self.post_message(self.CompareAsked(pair, people))

    def following(self, met: Collection[str]) -> FoundMatch | None:
        """Return the first of the shortlist with a free time who is not among `met`, if anybody is left."""
        people = self.query_one(ShortlistView).people
        return next((one for one in people if one.free_slots and one.professional.id not in met), None)

    def offer_another(self, met: Collection[str]) -> None:
        """Put the cursor on whoever follows; what is typed begins a new search."""
        found = self.following(met)
        if found is not None:
            self.point_at(found)
        self._lead = self.scene.texts("tui.interests.another")
        self.query_one("#list-title", Plain).say(self._lead)
        field = self.query_one("#query", TypedField)
        field.focus()
        field.select_all()

    def point_at(self, found: FoundMatch) -> None:
        """Put the cursor on somebody of the shortlist."""
        self.query_one(ShortlistView).point_at(found.professional.id)

    def action_move(self, step: str) -> None:
        """Move the cursor of the list while the keyboard stays in the field."""
        self._opened_at = 0.0  # they look already
        getattr(self.query_one(ShortlistView), f"action_{step}")()

    def action_browse(self) -> None:
        """Look around by something else, while nothing is typed that finds anybody."""
        if self._looks_around:
            self._opened_at = 0.0
            self.query_one(BrowseChoice).turn()

    def _addition(self) -> str:
        """Return the phrase that would find more people for what is typed; empty where there is none."""
        found = self.answer.shortlist if self.answer is not None and self.answered == self.wanted else None
        return found.additions[0].phrase if found is not None and found.matches and found.additions else ""

    def action_add(self) -> None:
        """Add what would find more people to what is typed."""
        phrase = self._addition()
        if phrase:
            self.type_more(f", {self.scene.texts.interest(phrase)}")
