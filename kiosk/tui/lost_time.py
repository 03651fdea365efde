"""A time that went in the moment it was wanted: what happened, and what can be had at once instead. No screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kiosk.booking.booking import Slot
from kiosk.errors import (
    KioskError,
    NoSuchProfessional,
    NoSuchSlot,
    ProfessionalAway,
    ProfessionalFull,
    SlotPast,
    SlotTaken,
    TableTaken,
)
from kiosk.services.answers import FoundMatch
from kiosk.tui.scene import Scene
from kiosk.tui.visit import CurrentVisit
from kiosk.tui.wording import first_name

GONE: Final = (SlotTaken, TableTaken, SlotPast, NoSuchSlot, NoSuchProfessional, ProfessionalFull, ProfessionalAway)
"""Refusals after which another time can still be had."""


@dataclass(frozen=True, slots=True)
class Instead:
    """A time in place of the one that has gone: with the same person, else with whoever fits next best."""

    found: FoundMatch
    slot: Slot
    questions: tuple[str, ...]


def find_instead(
    visit: CurrentVisit, wanted: tuple[FoundMatch, Slot], people: Iterable[FoundMatch], scene: Scene
) -> Instead | None:
    """Return the next time of the same person, else the first of the next one of the shortlist; it asks services."""
    services, (asked, lost) = scene.services, wanted
    others = [one for one in people if one.professional.id not in {asked.professional.id, *visit.booked}]
    for one in (asked, *others):
        try:
            view = services.show_professional(one.professional.id)
        except NoSuchProfessional:  # the roster was brought in again meanwhile
            continue
        free = visit.times_with(view)
        later = [slot for slot in free if one is asked and slot.starts_at > lost.starts_at]
        if free:
            about = (view.professional, one.match.reasons, visit.stage)
            questions = services.suggest_questions(*about, scene.texts.language)
            return Instead(one, (later or free)[0], questions)
    return None


def lost_words(error: KioskError | None, found: FoundMatch, slot: Slot, scene: Scene) -> str:
    """Return what happened to a time that was wanted, without what to do next."""
    texts = scene.texts
    if isinstance(error, SlotTaken):
        return texts("tui.lost.taken", name=first_name(found.professional), time=scene.moment(slot.starts_at))
    if isinstance(error, NoSuchProfessional):
        return texts("tui.lost.gone", name=first_name(found.professional))
    return error.message(texts) if error is not None else texts("tui.mishap")


def gone_words(found: FoundMatch, scene: Scene) -> str:
    """Return that somebody is not on the roster any more, and what to do: they have no line to wait in either."""
    gone = scene.texts("tui.lost.gone", name=first_name(found.professional))
    return f"{gone} {scene.texts('errors.ProfessionalAway.advice')}"


def instead_words(
    error: KioskError, wanted: tuple[FoundMatch, Slot], instead: Instead | None, key: str, scene: Scene
) -> str:
    """Return what happened and what can be had at once; `key` names the sentences `same`, `other` and `nobody`."""
    asked, lost = wanted
    texts, name, said = scene.texts, first_name(asked.professional), [lost_words(error, asked, lost, scene)]
    if instead is not None and instead.found is asked:
        return " ".join((*said, texts(f"{key}.same", name=name, time=scene.moment(instead.slot.starts_at))))
    if isinstance(error, ProfessionalFull):
        said = []
    if isinstance(error, NoSuchProfessional):
        if instead is None:
            return gone_words(asked, scene)
    elif not isinstance(error, ProfessionalAway):
        said.append(texts("tui.lost.full", name=name))
    if instead is None:
        return " ".join((*said, texts(f"{key}.nobody")))
    return " ".join((*said, texts(f"{key}.other", **offered(instead, scene))))


def offered(instead: Instead, scene: Scene) -> dict[str, str]:
    """Return the words of an offer: name, company and time."""
    person = instead.found.professional
    return {"name": person.name, "company": person.company, "time": scene.moment(instead.slot.starts_at)}
