"""Two people of a shortlist, spoken one row after the other, so that each row is heard of both."""

from collections.abc import Sequence
from functools import partial

from kiosk.services.answers import FoundMatch
from kiosk.tui.plain.menu import Back, Talk
from kiosk.tui.wording import facts, first_name, free_hours, free_times, reason_words, work


def compare(talk: Talk, people: Sequence[FoundMatch]) -> int | None:
    """Ask for two, say both, and return the place of the one who was chosen; none goes back to the shortlist."""
    try:
        talk.say("", talk.text("compare_first"))
        first = talk.choose([(one.professional.name, number) for number, one in enumerate(people)])
        name = people[first].professional.name
        talk.say("", talk.text("compare_second", name=name))
        others = [(one.professional.name, number) for number, one in enumerate(people) if number != first]
        second = talk.choose(others)
        _tell(talk, [people[first], people[second]])
        texts = talk.scene.texts
        return talk.choose(
            [(texts("tui.compare.open", name=people[number].professional.name), number) for number in (first, second)]
        )
    except Back:
        return None


def _tell(talk: Talk, pair: Sequence[FoundMatch]) -> None:
    rows = [_rows(talk, found) for found in pair]
    for lines in zip(*rows, strict=True):
        if any(lines):
            said = zip(pair, lines, strict=True)
            talk.say("", *(f"{first_name(found.professional)}: {line or '-'}" for found, line in said))


def _rows(talk: Talk, found: FoundMatch) -> tuple[str, ...]:
    """Return one line for each row: work, fit, times, reasons, facts, about."""
    scene, texts = talk.scene, talk.scene.texts
    view = talk.do(partial(scene.services.show_professional, found.professional.id))
    return (
        work(found, texts),
        texts(f"tui.strength.{found.match.strength}"),
        free_hours(view, scene) if view else free_times(found, scene),
        ". ".join(reason_words(reason, texts) for reason in found.match.reasons),
        facts(found.professional, texts),
        found.professional.bio,
    )
