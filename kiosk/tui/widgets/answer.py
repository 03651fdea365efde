"""Where the booking stands, in a panel that changes its words, its mark and its frame, never its colour alone."""

from textual.app import ComposeResult
from textual.containers import Vertical

from kiosk.booking.status import Status
from kiosk.texts import Texts
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.wording import answer_detail

_MARKS = {
    Status.HELD: "…",
    Status.REQUESTED: "…",
    Status.COUNTERED: "?",
    Status.CONFIRMED: "✓",
    Status.MET: "✓",
}
_SPARKS = ("·  ✶   ·   ✦  ·   ✶  ·", "✦   ·  ✶  ·   ✦   ·  ✶", "·   ✦  ·   ✶  ·  ✦   ·", "✶  ·   ✦  ·   ✶   ·  ✦")
_FLIGHT = 12
"""How often the sparks move before they rest: a moment of joy, not a blinking sign."""


class Answer(Vertical):
    """One headline about the booking; sparks when it is confirmed."""

    def __init__(self, texts: Texts, name: str, where: str, *, on_phone: bool = True) -> None:
        """`on_phone`: the student's phone can hold a ticket; without one nothing is promised there."""
        super().__init__()
        self._on_phone = on_phone
        self._texts = texts
        self._name = name
        self._where = where
        self._flown = 0

    def compose(self) -> ComposeResult:
        """Lay out the sparks, the headline and a second line."""
        yield Plain("", classes="sparks")
        yield Plain("", id="answer-headline")
        yield Plain("", id="answer-detail")

    def show(self, status: Status, where: str = "") -> None:
        """Say where the booking stands, and when and where it is now if that has changed."""
        self._where = where or self._where
        detail = answer_detail(status, self._on_phone)
        self.tell(f"tui.answer.{status.value}", _MARKS.get(status, "×"), detail)
        sparks = self.query_one(".sparks", Plain)
        sparks.say(_SPARKS[0] if status is Status.CONFIRMED else "")
        if status is Status.CONFIRMED and self.app.animation_level != "none":
            self.set_interval(0.15, self._fly, repeat=_FLIGHT)

    def tell(self, key: str, mark: str, detail: str = "detail", **more: object) -> None:
        """Say the headline and the detail that stand under `key`; the mark is `…`, `?`, `✓` or `×`."""
        values = {"name": self._name, "where": self._where, **more}
        self.query_one("#answer-headline", Plain).update(f"{mark} {self._texts(f'{key}.headline', **values)}")
        self.query_one("#answer-detail", Plain).say(self._texts(f"{key}.{detail}", **values))
        self.remove_class("-waiting", "-good", "-bad")
        self.add_class({"✓": "-good", "×": "-bad"}.get(mark, "-waiting"))

    def _fly(self) -> None:
        self._flown += 1
        self.query_one(".sparks", Plain).update(_SPARKS[self._flown % len(_SPARKS)])
