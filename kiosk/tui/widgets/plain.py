"""Text that is shown as it stands. Everything from a roster or a keyboard goes through it: it knows no markup."""

from textual.content import Content
from textual.widgets import Static


class Plain(Static):
    """A piece of text; a string given to it is never read as markup."""

    def __init__(self, text: str | Content = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(text, markup=False, id=id, classes=classes)

    def say(self, text: str | Content) -> None:
        """Show another text, and nothing where it is empty."""
        self.update(text)
        self.display = bool(text)
