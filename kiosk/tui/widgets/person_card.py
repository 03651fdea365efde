"""Beside the list on wide screens: the person under the cursor, or who stands behind an interest. It asks nothing."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from kiosk.services.answers import FoundMatch
from kiosk.tui.scene import Scene
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.wording import free_times, reason_words, work


class PersonCard(VerticalScroll, can_focus=False):
    """Name, work, why, about; empty while nobody is under the cursor."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene

    def compose(self) -> ComposeResult:
        """Lay out one text."""
        yield Plain("", id="card-text")

    def show(self, found: FoundMatch | None) -> None:
        """Show somebody, or nobody."""
        self.set_class(found is None, "-empty")
        self.query_one("#card-text", Plain).update(self._words(found) if found else "")

    def show_behind(self, interest: str, found: Sequence[FoundMatch]) -> None:
        """Show who fits an interest on offer."""
        people = [
            Content.assemble((one.professional.name, "bold $ink"), "\n", (work(one, self._scene.texts), "$soft"))
            for one in found
        ]
        self.set_class(not people, "-empty")
        self.query_one("#card-text", Plain).update(
            Content("\n\n").join([Content.styled(interest, "bold $accent"), *people])
        )

    def _words(self, found: FoundMatch) -> Content:
        texts, person = self._scene.texts, found.professional
        reasons = [
            Content.assemble(("● ", "$fresh"), (reason_words(reason, texts), "$ink"))
            for reason in found.match.reasons
        ]
        parts = [
            Content.assemble((person.name, "bold $accent"), "\n", (work(found, texts), "$ink")),
            Content("\n").join([Content.styled(texts("tui.person.why"), "bold $soft"), *reasons]),
        ]
        if person.bio:
            about = Content.styled(texts("tui.person.about"), "bold $soft")
            parts.append(Content("\n").join([about, Content.styled(person.bio, "$ink")]))
        parts.append(Content.styled(free_times(found, self._scene), "$fresh"))
        if found.first:
            parts.append(Content.styled(texts(f"tui.person.first.{found.first}"), "$soft"))
        return Content("\n\n").join(parts)
