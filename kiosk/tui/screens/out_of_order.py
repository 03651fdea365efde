"""What a student sees at a kiosk that the organizer has set out of order. The organizer's key still works."""

from collections.abc import Iterable

from textual.widget import Widget

from kiosk.tui.screens.base import KioskScreen
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.plain import Plain


class OutOfOrderScreen(KioskScreen[None]):
    """Stays until the organizer lets the kiosk work again."""

    def body(self) -> Iterable[Widget]:
        """Lay out two sentences."""
        texts = self.scene.texts
        yield Plain(texts("organizer.out_of_order.title"), classes="title out-of-order")
        yield Plain(texts("organizer.out_of_order.advice"), classes="out-of-order")

    def hints(self) -> tuple[Hint, ...]:
        """Return no keys: there is nothing to do here."""
        return ()

    def aside(self) -> Hint | None:
        """Return the organizer's key."""
        return self.hint("organizer", "organizer")

    def action_back(self) -> None:
        """Stay."""

    def action_start_over(self) -> None:
        """Stay."""
