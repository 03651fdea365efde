"""The evening in a few large numbers and two small pictures: how full it is, and how bookings came in."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Digits, ProgressBar, Sparkline

from kiosk.booking.board import Board
from kiosk.texts import Texts
from kiosk.tui.widgets.plain import Plain

NAMES = ("waiting", "now", "free", "met", "no_show")


class Figures(Vertical):
    """Numbers to be read across a room, and a line of pictures under them."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts

    def compose(self) -> ComposeResult:
        """Lay out the numbers, then the pictures."""
        with Horizontal(id="numbers"):
            for name in NAMES:
                yield Vertical(
                    Digits("0", id=f"figure-{name}"),
                    Plain(self._texts(f"organizer.board.figures.{name}")),
                    classes="figure",
                )
        with Horizontal(id="pictures"):
            yield Plain("", id="taken-words")
            yield ProgressBar(show_eta=False, show_percentage=False, id="taken")
            yield Plain(self._texts("organizer.board.made"), id="made-words")
            yield Sparkline([0], summary_function=max, id="made")

    def show(self, board: Board) -> None:
        """Show another moment."""
        for name, number in board.figures.items():
            digits = self.query_one(f"#figure-{name}", Digits)
            if digits.value != str(number):
                digits.update(str(number))
        self.query_one("#figure-waiting").set_class(bool(board.waiting), "-attention")
        self.query_one("#taken", ProgressBar).update(total=max(board.offered, 1), progress=board.taken)
        self.query_one("#taken-words", Plain).update(
            self._texts("organizer.board.taken", taken=board.taken, total=board.offered)
        )
        made = list(board.made)
        sparkline = self.query_one("#made", Sparkline)
        sparkline.visible = any(made)  # of nothing but zeros it would draw full bars
        if sparkline.data != made:
            sparkline.data = made
