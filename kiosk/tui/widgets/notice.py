"""One calm sentence above the keys: what happened and the next step. Empty, it takes no room."""

from textual.content import Content

from kiosk.errors import KioskError
from kiosk.texts import Texts
from kiosk.tui.widgets.plain import Plain


class Notice(Plain):
    """A sentence for the student; a mark in front tells it from the rest without colour."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.tell(text)

    def tell(self, text: str) -> None:
        """Show a sentence, or nothing."""
        self.say(Content.assemble(("! ", "bold"), text) if text else "")


def sentence(error: KioskError | None, texts: Texts) -> str:
    """Return what to say about an error; none is one that nobody foresaw."""
    return error.told(texts) if error else texts("tui.mishap")
