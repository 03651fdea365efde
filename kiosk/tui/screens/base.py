"""What all screens share: frame, keys that are always there, questions to services, one calm sentence when one fails.

It knows no service by name; each screen asks its own.
"""

import logging
from collections.abc import Callable, Iterable
from functools import partial
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.worker import Worker, active_worker, get_current_worker

from kiosk.errors import KioskError
from kiosk.tui.layouts import layout_classes
from kiosk.tui.scene import Scene
from kiosk.tui.widgets.key_bar import Hint, KeyBar
from kiosk.tui.widgets.notice import Mark, Notice, sentence
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.top_bar import TopBar
from kiosk.tui.widgets.touch_keyboard import TouchKeyboard

Result = TypeVar("Result")
Found = TypeVar("Found")

log = logging.getLogger(__name__)


class StartedOver(Message):
    """The student asked to begin again; everything of the visit is to be forgotten."""


class OrganizerAsked(Message):
    """Somebody wants the organizer's menu; the visit goes on as it was unless they have the PIN."""


class Refused(Message):
    """A service could not do what `question` asked; `error` is none for one that nobody foresaw."""

    def __init__(self, question: str, error: KioskError | None) -> None:
        super().__init__()
        self.question = question
        self.error = error


def asked(question: str, work: Callable[[], Found], tell: Callable[[Found], Message]) -> Message:
    """Do `work` and return what to post about it; no exception leaves, because it would end the kiosk."""
    try:
        return tell(work())
    except KioskError as error:
        return Refused(question, error)
    except Exception:
        log.exception("the question %s to a service failed", question)
        return Refused(question, None)


def take_worker() -> Worker[None]:
    """Return the worker of this thread and make the thread forget it.

    Textual leaves its last worker in every thread of the pool, and with it the screen and all that was typed there.
    """
    worker: Worker[None] = get_current_worker()
    active_worker.set(None)  # type: ignore[arg-type]
    return worker


class LeftOnce(Screen[Result], Generic[Result]):
    """A screen, or a question over one, that ends once."""

    @property
    def is_on_top(self) -> bool:
        """Whether nothing lies over this screen. Textual's `is_current` is also true under a question."""
        return self.app.screen is self

    def leave(self, result: Result | None = None) -> None:
        """End this screen, once: a second key on its way would end the screen below."""
        if self.is_on_top:
            self.dismiss(result)


class KioskScreen(LeftOnce[Result], Generic[Result], inherit_bindings=False):
    """A full screen: top line, body, one sentence when needed, keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
        Binding("escape", "back", show=False),
        Binding("f5", "start_over", show=False),
    ]
    KEYS = "tui.keys"
    """Where the catalogue has the keys of this screen."""
    TYPES: ClassVar[bool] = False
    """Whether students type here, and need letters to touch where nobody has pressed a key."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene

    def compose(self) -> ComposeResult:
        """Lay out the frame around the body."""
        self.add_class(*layout_classes(self.app.size))
        texts = self.scene.texts
        yield TopBar(self.scene)
        yield Vertical(*self.body(), id="body")
        yield Notice()
        if self.TYPES:
            yield TouchKeyboard(texts)
        yield KeyBar(*self.hints(), aside=self.aside())
        yield Plain(texts("tui.frame.too_small"), classes="too-small")

    def on_screen_suspend(self) -> None:
        """Forget how this screen was drawn: it is drawn anew when it comes back, and three of them are 4 MB."""
        if not isinstance(self.app.screen, ModalScreen):  # which leaves it to be seen
            for widget in self.walk_children():
                widget.refresh()

    def body(self) -> Iterable[Widget]:
        """Return what stands between the top line and the keys."""
        return ()

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this screen."""
        return (self.back_hint(),)

    def back_hint(self) -> Hint:
        """Return the key that goes back."""
        return self.hint("back", "back")

    def hint(self, name: str, action: str = "") -> Hint:
        """Return one key from the catalogue: the entry `name` has it, what it does, and perhaps that in short."""
        key, words, *short = self.scene.texts.lines(f"{self.KEYS}.{name}")
        return Hint(key, words, action, short="".join(short))

    def aside(self) -> Hint | None:
        """Return the key on the far right."""
        return self.hint("start_over", "start_over")

    def say(self, text: str, mark: Mark = Mark.WRONG) -> None:
        """Show one sentence above the keys, or none; a screen that is still being laid out has no place for it."""
        for notice in self.query(Notice):
            notice.tell(text, mark)

    def ask(self, question: str, work: Callable[[], Found], tell: Callable[[Found], Message]) -> None:
        """Ask a service in a thread; the answer comes as the message that `tell` makes, a refusal as `Refused`.

        The newest question of a name wins: the answer to an older one is dropped.
        """
        self.run_worker(
            partial(self._find_out, question, work, tell),
            name=question,
            group=question,
            exclusive=True,
            thread=True,
            exit_on_error=False,
        )

    def _find_out(self, question: str, work: Callable[[], Found], tell: Callable[[Found], Message]) -> None:
        message = asked(question, work, tell)
        if not take_worker().is_cancelled:
            self.post_message(message)

    def on_refused(self, event: Refused) -> None:
        """Say calmly what went wrong; screens that can do better take the message first."""
        event.stop()
        self.say(self.refusal_words(event.error))

    def refusal_words(self, error: KioskError | None) -> str:
        """Return what is said about a refusal."""
        return sentence(error, self.scene.texts)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do nothing before this screen is laid out: a key behind the one that opened it would find no field here."""
        return self.is_mounted and super().check_action(action, parameters)

    def action_back(self) -> None:
        """Go back one screen; nothing typed here is lost on the screen below."""
        self.leave(None)

    def action_start_over(self) -> None:
        """Forget the visit."""
        self.post_message(StartedOver())

    def action_organizer(self) -> None:
        """Ask for the organizer's PIN."""
        self.post_message(OrganizerAsked())
