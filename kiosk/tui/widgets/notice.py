"""One calm sentence above the keys: what happened and the next step. Empty, it takes no room."""

from enum import StrEnum

from textual.content import Content

from kiosk.errors import KioskError
from kiosk.texts import Texts
from kiosk.tui.widgets.plain import Plain


class Mark(StrEnum):
    """What a sentence is, by the sign in front of it."""

    WRONG = "!"
    """Something did not go as wanted, or is to be known first."""
    DONE = "✓"
    """What was asked for is done."""
    UNDERWAY = "…"
    """It is being done."""


class Notice(Plain):
    """A sentence for the student; a mark in front tells it from the rest without colour."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.tell(text)

    def tell(self, text: str, mark: Mark = Mark.WRONG) -> None:
        """Show a sentence, or nothing."""
        style = "bold $good" if mark is Mark.DONE else "bold"
        self.say(Content.assemble((f"{mark.value} ", style), text) if text else "")


def sentence(error: KioskError | None, texts: Texts) -> str:
    """Return what to say about an error; none is one that nobody foresaw."""
    return error.told(texts) if error else texts("tui.mishap")
