"""A question over the screen with a short list of answers; Esc takes none."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kiosk.tui.scene import Scene
from kiosk.tui.screens.modal import KioskModal
from kiosk.tui.widgets.choice_list import ChoiceList
from kiosk.tui.widgets.plain import Plain


class ChooseModal(KioskModal[int]):
    """Ends with the place of the answer that was chosen, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]
    DEFAULT_CSS = "ChooseModal .frame { OptionList { height: auto; max-height: 12; } .hint { margin: 1 0 0 0; } }"

    def __init__(self, scene: Scene, question: str, answers: Sequence[str]) -> None:
        super().__init__(scene)
        self._question = question
        self._answers = tuple(answers)

    def body(self) -> Iterable[Widget]:
        """Lay out the question and the answers."""
        yield Plain(self._question, classes="title")
        yield ChoiceList(*(Option(Content(answer)) for answer in self._answers), markup=False)
        yield Plain(self.scene.texts("tui.evening.choose"), classes="hint")

    def on_mount(self) -> None:
        """Put the cursor on the first answer."""
        answers = self.query_one(ChoiceList)
        answers.highlighted = 0
        answers.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take an answer."""
        event.stop()
        self.leave(event.option_index)
