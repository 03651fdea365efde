"""Questions to choose from, each behind a dot and aligned there: a wrapped one is not taken for two."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text
from textual.widgets.option_list import Option

from kiosk.tui.widgets.choice_list import ChoiceList


class QuestionList(ChoiceList):
    """A list of plain questions."""

    roomy = True

    @property
    def is_marked(self) -> bool:  # type: ignore[override]
        """Whether the keyboard is in it: its cursor is one of two on the screen."""
        return self.has_focus

    def __init__(self, questions: Sequence[str], id: str) -> None:
        super().__init__(*(Option(_dotted(question)) for question in questions), markup=False, id=id)
        self._questions = tuple(questions)

    def mark(self, chosen: int) -> None:
        """Tick the one that was taken: here it can be read whole, however narrow its field is."""
        for index, question in enumerate(self._questions):
            self.replace_option_prompt_at_index(index, _dotted(question, is_chosen=index == chosen))


def _dotted(question: str, *, is_chosen: bool = False) -> Table:
    row = Table.grid(padding=(0, 1, 0, 0), expand=True)
    row.add_column(width=1)
    row.add_column(ratio=1)
    style = "bold" if is_chosen else ""
    row.add_row(Text("✓" if is_chosen else "●", style), Text(question, style))
    return row
