"""The rows of two people side by side: who, how well, when, why, facts, about. Words only; it lays out nothing."""

from typing import Final

from textual.content import Content

from kiosk.services.answers import FoundMatch, ProfessionalView
from kiosk.texts import Texts
from kiosk.tui.scene import Scene
from kiosk.tui.wording import facts, free_hours, free_times, reason_words, strength_words, work_lines

ROWS: Final = ("who", "fit", "times", "why", "facts", "about")


def compared(found: FoundMatch, scene: Scene, view: ProfessionalView | None) -> dict[str, Content]:
    """Return what stands in each of ROWS; empty where nothing is known. `view` has the free times."""
    texts, person = scene.texts, found.professional
    free = _titled("tui.person.times", free_hours(view, scene), texts) if view else Content("")
    return {
        "who": Content.assemble((person.name, "bold $accent"), "\n", (work_lines(person), "bold $ink")),
        "fit": Content.assemble(
            (strength_words(found.match.strength, texts), "$accent"), "\n", (free_times(found, scene), "$soft")
        ),
        "times": free,
        "why": _titled("tui.person.why", _reasons(found, texts), texts),
        "facts": Content.styled(facts(person, texts), "$soft"),
        "about": _titled("tui.person.about", person.bio, texts),
    }


def _reasons(found: FoundMatch, texts: Texts) -> str:
    return "\n".join(f"● {reason_words(reason, texts)}" for reason in found.match.reasons)


def _titled(key: str, words: str, texts: Texts) -> Content:
    return Content.assemble((texts(key), "bold $soft"), "\n", (words, "$ink")) if words else Content("")
