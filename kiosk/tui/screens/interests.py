"""What the student types, and beside it who fits and why: one field, a live shortlist, gentle corrections."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from kiosk.people import Stage
from kiosk.services.answers import FoundMatch, FoundMatches, OfferedInterest
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import Refused
from kiosk.tui.screens.browsing import BEHIND, MOST, BrowsingScreen
from kiosk.tui.visit import CurrentVisit
from kiosk.tui.widgets.browse_choice import BrowseBy, BrowseChoice
from kiosk.tui.widgets.key_bar import Hint, KeyBar
from kiosk.tui.widgets.notice import sentence
from kiosk.tui.widgets.person_card import PersonCard
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.shortlist_view import ShortlistView
from kiosk.tui.widgets.stage_choice import StageChoice
from kiosk.tui.widgets.typed_field import TypedField
from kiosk.tui.widgets.understood import understood
from kiosk.tui.wording import found_words, looking_around

if TYPE_CHECKING:  # imported where it opens
    from kiosk.tui.screens.compare import Compared

_LIMIT = 12
"""More people than anybody reads while others wait."""
_RETRY = 1.5
_BEGUN = 2
"""Letters that are no word yet: whoever has just begun is not told that nobody offers them."""
_DOUBLE = 0.5
"""Seconds (clock of `monotonic`) in which a second Enter belongs to the one that opened the screen."""


class InterestsScreen(BrowsingScreen):
    """From words to people."""

    CSS_PATH = "interests.tcss"
    TYPES = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('cursor_down')", show=False),
        Binding("up", "move('cursor_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
        Binding("f2", "compare", show=False),
        Binding("f4", "change_stage", show=False),
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

    class MatchesFound(Message):
        """The shortlist for what was typed when it was asked."""

        def __init__(self, asked: tuple[str, Stage | None], answer: FoundMatches) -> None:
            super().__init__()
            self.asked = asked
            self.answer = answer

    def __init__(self, scene: Scene, visit: CurrentVisit, typed: str = "") -> None:
        super().__init__(scene, visit)
        self._typed = typed
        self._answer: FoundMatches | None = None
        self._asking: tuple[str, Stage | None] | None = None
        self._answered: tuple[str, Stage | None] | None = None
        self._opening = False
        self._lead = ""
        """What stands over the list for whoever comes back for somebody else, until they type."""
        self._opened_at = 0.0

    def body(self) -> Iterable[Widget]:
        """Lay out question, field, what was understood, the list, and beside it the person under the cursor."""
        texts = self.scene.texts
        yield Horizontal(
            Plain(texts("tui.interests.title"), classes="title"),
            StageChoice(texts, self._visit.stage),
            classes="title-row",
        )
        yield TypedField(
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
            self.hint("browse", "browse"),
            replace(self.hint("add", "add"), gives_way=True),  # the chip says its key too
        )

    def on_mount(self) -> None:
        """Put the cursor behind what was typed and fetch what is on offer."""
        field = self.query_one("#query", TypedField)
        field.focus()
        field.cursor_position = len(field.value)
        self.browse(BrowseBy.NICHE)
        self._seek()
        self._opened_at = monotonic()

    def on_screen_resume(self) -> None:
        """Refresh the free times after somebody looked at a person and came back."""
        if self._answer is not None:
            self._asking = None
            self._seek()

    @property
    def shown(self) -> str:
        """The query whose shortlist is on the screen; empty while there is none."""
        return self._answer.shortlist.query if self._answer is not None else ""

    # --- asking -------------------------------------------------------------------------------------------

    @property
    def _wanted(self) -> tuple[str, Stage | None]:
        return self.query_one("#query", TypedField).text, self._visit.stage

    def _seek(self) -> None:
        """Ask for the newest words, one question at a time: the next is asked when this one is answered."""
        wanted = self._wanted
        if not wanted[0]:
            self._answer = None
            self._visit.settle()
            self.show_offered()
            return
        if self._asking is not None:
            return
        self._asking = wanted
        work = partial(self.scene.services.find_matches, wanted[0], wanted[1], _LIMIT)
        self.ask("matches", work, partial(self.MatchesFound, wanted))

    def _seek_again(self) -> None:
        """Look once more while the line is down; the list stays as it is until there is an answer."""
        if self.is_on_top:
            self._seek()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for people as the words grow."""
        event.stop()
        self._opening, self._lead = False, ""
        self._seek()

    def on_interests_screen_matches_found(self, event: MatchesFound) -> None:
        """Show the shortlist, unless the words have changed since; then ask again."""
        self._asking = None
        if event.asked != self._wanted:
            self._seek()
            return
        # The same words once more, after a look at somebody: the cursor stays on them.
        stays = self.query_one(ShortlistView).current() if event.asked == self._answered else None
        self._answer, self._answered = event.answer, event.asked
        self._visit.note_answer(event.answer.shortlist)
        self.say(self.scene.texts("errors.DatabaseUnavailable.told") if event.answer.is_away else self.undo_words)
        self._show_answer(event.answer, stays)
        if event.answer.is_away:
            self.set_timer(_RETRY, self._seek_again)
        if self._opening and event.answer.found:
            self.action_open()
        self._opening = False

    def on_refused(self, event: Refused) -> None:
        """Say so and try again by itself; the words stay."""
        if event.question == BEHIND:
            return  # nobody asked for it but the screen itself
        event.stop()
        self._asking = None
        self.say(sentence(event.error, self.scene.texts))
        if event.question == "matches":
            self.set_timer(_RETRY, self._seek)

    # --- showing ------------------------------------------------------------------------------------------

    def _show_answer(self, answer: FoundMatches, stays: FoundMatch | None) -> None:
        texts, people = self.scene.texts, self.query_one(ShortlistView)
        if self._looks_around:  # as before anything was typed
            self.show_offered()
            return
        # The chips stand under the field and have no width of their own before they are shown.
        width = self.query_one("#query").outer_size.width - 2
        self.query_one("#understood", Plain).say(understood(answer.shortlist, texts, width))
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
        if not self._wanted[0]:
            return True
        answer = self._answer
        begun = len(self._wanted[0]) <= _BEGUN
        return answer is not None and (answer.shortlist.undecided or (begun and not answer.found))

    def show_offered(self) -> None:
        """Show what is on offer to whoever looks around, and to whom nobody was found before it was known."""
        if not self._looks_around:
            if self._answer is not None and not self._answer.found and self._answered == self._wanted:
                self._show_answer(self._answer, None)
            return
        self.query_one("#understood", Plain).say("")
        self.query_one("#list-title", Plain).say(
            looking_around(self._answer.shortlist if self._answer else None, self.scene.texts)
        )
        self._offer_browsing(True)
        # A title also finds those whose work is called otherwise: the number is of those who are called so.
        is_title = self.query_one(BrowseChoice).by is BrowseBy.POSITION
        counted = "tui.interests.titled" if is_title else "tui.interests.people"
        self.query_one(ShortlistView).show_interests(self._browsed[:MOST], self.scene.texts, counted)

    def _offer_browsing(self, is_empty: bool) -> None:
        self.query_one(BrowseChoice).display = is_empty
        unfit = {"compare"} if is_empty or len(self.query_one(ShortlistView).people) < 2 else set()
        unfit |= set() if is_empty else {"browse"}
        unfit |= set() if self._addition() and not is_empty else {"add"}
        self.query_one(KeyBar).offer(lambda action: action not in unfit)

    # --- choosing -----------------------------------------------------------------------------------------

    def on_shortlist_view_interest_chosen(self, event: ShortlistView.InterestChosen) -> None:
        """Take an interest as if it had been typed; what was typed before found nobody."""
        self._visit.settle()
        self.query_one("#query", TypedField).take(self.scene.texts.interest(event.phrase))

    def on_shortlist_view_person_chosen(self, event: ShortlistView.PersonChosen) -> None:
        """Open a person, if the list still belongs to the words."""
        if self._answer is not None:
            self.post_message(self.PersonOpened(event.found, self.query_one(ShortlistView).people, self._answer))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open what is under the cursor."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open what is under the cursor, once the list belongs to the words: a quick Enter waits for its answer."""
        if not self._wanted[0] and monotonic() - self._opened_at < _DOUBLE:
            return
        self._opening = bool(self._wanted[0]) and self._answered != self._wanted
        if not self._opening:
            self.query_one(ShortlistView).action_select()

    def open_compared(self, compared: "Compared") -> None:
        """Open the one of two that the student has chosen."""
        if self._answer is not None:
            people = self.query_one(ShortlistView).people
            self.post_message(self.PersonOpened(compared.found, people, self._answer, compared))

    def action_compare(self) -> None:
        """Show the person under the cursor beside the one below, or above at the end of the list."""
        shortlist = self.query_one(ShortlistView)
        people, here = shortlist.people, shortlist.current()
        if here is None or len(people) < 2 or self._answered != self._wanted:
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

    def on_key(self, event: events.Key) -> None:
        """Take letters that were typed before the field was there, or after a touch elsewhere.

        Those that were on their way elsewhere when the first of them took the cursor come here too; what the field
        has taken does not.
        """
        if event.is_printable and event.character:
            event.stop()
            self.type_more(event.character)

    def type_more(self, letters: str) -> None:
        """Add letters to the field and put the cursor behind them; they wait where there is no field yet."""
        if not self.query("#query"):
            self._typed += letters
            return
        field = self.query_one("#query", TypedField)
        field.focus()
        field.cursor_position = len(field.value)
        field.insert_text_at_cursor(letters)

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
        found = self._answer.shortlist if self._answer is not None and self._answered == self._wanted else None
        return found.additions[0].phrase if found is not None and found.matches and found.additions else ""

    def action_add(self) -> None:
        """Add what would find more people to what is typed."""
        phrase = self._addition()
        if phrase:
            self.type_more(f", {self.scene.texts.interest(phrase)}")

    def action_change_stage(self) -> None:
        """Go on to the other stage: not said, exploring, job-seeking."""
        self.query_one(StageChoice).turn()

    def on_stage_choice_changed(self, event: StageChoice.Changed) -> None:
        """Order the shortlist for where the student stands."""
        self._visit.stage = event.stage
        self._seek()
