"""Who somebody is, why you two, and what to ask: what there is to read before a time is chosen."""

from collections.abc import Sequence

from textual.containers import VerticalScroll
from textual.content import Content

from kiosk.services.answers import FoundMatch
from kiosk.texts import Texts
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.points import Points
from kiosk.tui.wording import facts, reason_words, work_lines

_MOST = 5
"""Questions shown; more can be chosen from when it comes to asking."""


class Story(VerticalScroll):
    """One professional in words; where they are longer than the screen they are read on by a key."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            Plain("", id="who"),
            Points(texts("tui.person.why"), id="why"),
            Plain("", id="about"),
            Points(texts("tui.person.ask"), id="questions"),
            id="story",
            can_focus=False,
        )
        self._texts = texts

    async def tell(self, found: FoundMatch) -> None:
        """Tell from the beginning who this is; there are no questions yet."""
        texts, person = self._texts, found.professional
        small = facts(person, texts)
        self.query_one("#who", Plain).update(
            Content.assemble(
                (person.name, "bold $accent"),
                "\n",
                (work_lines(person), "bold $ink"),
                (f"\n{small}" if small else "", "$soft"),
            )
        )
        await self.query_one("#why", Points).show([reason_words(reason, texts) for reason in found.match.reasons])
        title = Content.styled(texts("tui.person.about"), "bold $soft")
        about = self.query_one("#about", Plain)
        about.say(Content("\n").join([title, Content.styled(person.bio, "$ink")]) if person.bio else "")
        await self.ask(())
        self.scroll_home(animate=False)

    async def ask(self, questions: Sequence[str]) -> None:
        """Show what could be asked, the best first."""
        await self.query_one("#questions", Points).show(questions[:_MOST])

    def read_on(self, step: int) -> None:
        """Go on by a screen of it, or back."""
        self.scroll_relative(y=step * max(1, self.size.height - 2), animate=False)
