"""The way from nothing to open doors: every step with what it has come to; each can be left, skipped and resumed."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import Any, ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kiosk.services.show_set_up import SetUp, SetUpStep
from kiosk.texts import clock_time, day
from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.scene import Scene
from kiosk.tui.screens.confirm import ConfirmModal
from kiosk.tui.widgets.choice_list import ChoiceList
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.top_bar import TopBar

DOORS: Final = "doors"
_ENTRIES: Final = (*(step.value for step in SetUpStep), DOORS)
_PAGES: Final = {
    SetUpStep.EVENT: "kiosk.tui.organizer.event_form:EventFormScreen",
    SetUpStep.REACH: "kiosk.tui.organizer.reach_step:ReachStepScreen",
    SetUpStep.BADGES: "kiosk.tui.organizer.badge_step:BadgeStepScreen",
    SetUpStep.PIN: "kiosk.tui.organizer.pin_step:PinStepScreen",
    SetUpStep.REHEARSAL: "kiosk.tui.organizer.rehearsal_step:RehearsalStepScreen",
}
"""Step -> the page it opens, imported when somebody goes there; the roster's is the file chooser."""


class SetUpScreen(OrganizerPage[bool]):
    """Ends with true when the doors are to open."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s,S", "skip", show=False)]

    class Begun(Message):
        """It was noted that the set-up is shown."""

    class Known(Message):
        """How the set-up stands."""

        def __init__(self, set_up: SetUp) -> None:
            super().__init__()
            self.set_up = set_up

    def __init__(self, scene: Scene, *, is_first: bool = False) -> None:
        super().__init__(scene)
        self._is_first = is_first
        """The doors were never open: there are no students to go back to."""
        self._set_up = SetUp()
        self._is_known = False
        self._is_going_on = False
        """A step is done and the cursor still stands on it."""
        self._early: Callable[[], None] | None = None
        """What a key asked for that came before the answer how far it is."""
        self._walks_on = True
        """The cursor goes to the next step when the answer comes: after a step, not after a mere look."""

    def body(self) -> Iterable[Widget]:
        """Lay out the steps."""
        yield Plain(self.scene.texts("organizer.set_up.title"), classes="title", id="set-up-title")
        yield ChoiceList(*self._options(), markup=False, id="menu")
        yield Plain("", id="command", classes="quiet")

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the set-up."""
        return (self.back_hint(), self.hint("choose"), self.hint("open"), self.hint("skip", "skip"))

    def aside(self) -> Hint | None:
        """Return the key back to the students, where there are any."""
        return None if self._is_first else super().aside()

    def on_mount(self) -> None:
        """Note that it was begun, where the doors were never open; `on_screen_resume` asks how far it is."""
        self.query_one("#menu", OptionList).focus()
        if self._is_first:
            self.ask("begin", self.scene.services.begin_set_up, lambda _: self.Begun())

    def on_screen_resume(self) -> None:
        """Look again: a step may have been done."""
        self._look()

    def _look(self) -> None:
        self.ask("set-up", self.scene.services.show_set_up, self.Known)

    def on_set_up_screen_known(self, event: Known) -> None:
        """Show it; the cursor waits on what comes next."""
        event.stop()
        before, self._set_up = self._set_up, event.set_up
        if event.set_up.event is not None:
            self.scene = replace(self.scene, event=event.set_up.event)
            self.query_one(TopBar).show_scene(self.scene)
        menu = self.query_one("#menu", OptionList)
        stood = menu.highlighted or 0
        menu.clear_options()
        menu.add_options(self._options())
        following = event.set_up.next
        goes_on = self._walks_on or before.next != following
        menu.highlighted = _ENTRIES.index(following.value if following else DOORS) if goes_on else stood
        self._walks_on = False
        self._is_known, self._is_going_on = True, False
        early, self._early = self._early, None
        if early is not None:
            early()

    # --- what stands there --------------------------------------------------------------------------------

    def _options(self) -> Iterable[Option]:
        texts = self.scene.texts
        for number, name in enumerate(_ENTRIES, 1):
            what = texts(f"organizer.set_up.{name}.name")
            mark, style = self._mark(name)
            state = f"\n      {self._state(name)}"
            yield Option(
                Content.assemble(
                    (f" {number} ", "$on-accent on $accent"), (f" {mark} ", style), (what, "bold $ink"), state
                )
            )

    def _mark(self, name: str) -> tuple[str, str]:
        """Return the sign in front of an entry, which tells without colour too."""
        if name == DOORS:
            return "▶", "$accent"
        step = SetUpStep(name)
        if self._set_up.is_done(step):
            return "✓", "$good"
        return ("–", "$soft") if self._set_up.is_skipped(step) else ("○", "$soft")

    def _state(self, name: str) -> str:
        texts, known = self.scene.texts, self._set_up
        if name == DOORS:
            return texts("organizer.set_up.doors.why")
        step = SetUpStep(name)
        if known.is_skipped(step):
            return texts("organizer.set_up.skipped")
        if not known.is_done(step):
            return texts(f"organizer.set_up.{name}.why")
        if step is SetUpStep.EVENT and known.event is not None:
            event = known.event
            return texts(
                "organizer.set_up.event.done",
                name=event.name,
                day=day(event.starts_at, event.time_zone, texts),
                starts=clock_time(event.starts_at, event.time_zone),
                ends=clock_time(event.ends_at, event.time_zone),
            )
        if step is SetUpStep.ROSTER:
            said = texts.plural("organizer.set_up.roster.done", known.professionals)
            return f"{said}; {self._tables(known.without_table)}" if known.without_table else said
        is_on_word = step is SetUpStep.REACH and not known.is_reached
        return texts(f"organizer.set_up.{name}.{'assumed' if is_on_word else 'done'}")

    def _tables(self, without: int) -> str:
        return self.scene.texts.plural("organizer.set_up.roster.without_table", without)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say how the same is done by a command."""
        event.stop()
        name = _ENTRIES[event.option_index]
        command = self.scene.texts(f"organizer.set_up.{name}.command")
        self.query_one("#command", Plain).update(self.scene.texts("organizer.set_up.command", command=command))

    # --- going there --------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Open an entry by its number."""
        typed = event.character or ""
        # Keyboards have digits like "²" that are no numbers.
        if typed.isascii() and typed.isdigit() and 0 < int(typed) <= len(_ENTRIES):
            event.stop()
            self._open(_ENTRIES[int(typed) - 1])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        event.stop()
        if self._is_going_on:
            return
        self._open(_ENTRIES[event.option_index])

    def _open(self, name: str) -> None:
        if not self.is_on_top:
            return
        if not self._is_known:
            self._early = partial(self._open, name)
            return
        self.query_one("#menu", OptionList).highlighted = _ENTRIES.index(name)
        if name == DOORS:
            self._ask_to_open()
        elif self._set_up.event is None and name != SetUpStep.EVENT.value:
            self.say(self.scene.texts("organizer.set_up.event_first"))
        else:
            self.say("")
            self.app.push_screen(_page(SetUpStep(name))(self.scene), self._stepped)

    def _stepped(self, is_done: object) -> None:
        """Take no Enter until the cursor has gone on: one too many would open the step again that is done."""
        self._is_going_on = bool(is_done)
        self._walks_on = self._walks_on or self._is_going_on

    def action_skip(self) -> None:
        """Leave the step under the cursor out for now and go on."""
        if not self._is_known:
            self._early = self.action_skip
            return
        name = _ENTRIES[self.query_one("#menu", OptionList).highlighted or 0]
        if name in (DOORS, SetUpStep.EVENT.value):
            self.say(
                self.scene.texts("organizer.set_up.event_first" if name != DOORS else "organizer.set_up.no_skip")
            )
            return
        self._walks_on = True
        self.ask("skip", partial(self._skip, name), self.Known)

    def _skip(self, name: str) -> SetUp:
        self.scene.services.skip_step(name)
        return self.scene.services.show_set_up()

    # --- the doors ----------------------------------------------------------------------------------------

    def _ask_to_open(self) -> None:
        """Open at once when all is there; else say what will be missing."""
        texts, known = self.scene.texts, self._set_up
        if known.event is None:
            self.say(texts("organizer.set_up.event_first"))
            return
        missing = [step for step in SetUpStep if not known.is_done(step)]
        if not missing:
            self._open_doors(True)
            return
        lacks = "\n".join(texts(f"organizer.set_up.{step.value}.lacks") for step in missing)
        modal = ConfirmModal(
            self.scene,
            texts("organizer.set_up.doors.question", lacks=lacks),
            keep=texts("organizer.set_up.doors.keep"),
            do=texts("organizer.set_up.doors.do"),
        )
        self.app.push_screen(modal, self._open_doors)

    def _open_doors(self, sure: bool | None) -> None:
        if sure:
            self.ask("open", self.scene.services.note_opened, lambda _: self.Opened())

    class Opened(Message):
        """The doors are open from now on."""

    def on_set_up_screen_opened(self, event: Opened) -> None:
        """Make room for the welcome screen."""
        event.stop()
        self.leave(True)


def _page(step: SetUpStep) -> Callable[[Scene], Screen[Any]]:
    if step is SetUpStep.ROSTER:
        from kiosk.tui.organizer.choose_file import ChooseFileScreen  # noqa: PLC0415 - the preview is heavy

        return partial(ChooseFileScreen, is_step=True)
    module, _, kind = _PAGES[step].partition(":")
    page: Callable[[Scene], Screen[Any]] = getattr(import_module(module), kind)
    return page
