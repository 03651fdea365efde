"""One thing about a professional's evening changed at the desk, so that it can be taken back. No screen."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kiosk.booking.status import Party, Via
from kiosk.services.answers import EveningStanding
from kiosk.services.bundle import Services
from kiosk.services.forms import EveningForm
from kiosk.tui.desk_words import evening_said
from kiosk.tui.scene import Scene

Regret = Callable[[], str]
"""Takes a change back, and returns what holds then."""


def desk_form(scene: Scene, identity: str, **changes: Any) -> EveningForm:
    """Return a change of somebody's evening by the organizer, at this station."""
    station = scene.options.station
    return EveningForm(professional_id=identity, party=Party.ORGANIZER, via=Via.DESK, station=station, **changes)


def change_at_desk(scene: Scene, form: EveningForm, said: str = "") -> tuple[str, Regret]:
    """Change it; return the sentence that says so (`said` as in `evening_said`), and what takes it back."""
    services = scene.services
    before = _form_back(services, form)
    changed = evening_said(services.change_evening(form), scene.texts, said)

    def take_back() -> str:
        return evening_said(services.change_evening(before), scene.texts, "mode" if said == "mode" else "")

    return changed, take_back


def _form_back(services: Services, form: EveningForm) -> EveningForm:
    """Return the form that makes what `form` changes as it is now."""
    was = services.show_evening(form.professional_id)
    back = replace(form, staying=False, leaving_at=None, gone_at=was.gone_at, **_marks(form, was))
    if form.staying or form.leaving_at is not None:
        back = replace(back, staying=was.leaving_at is None, leaving_at=was.leaving_at)
    if form.as_event or form.mode is not None:
        mode = services.show_entry(form.professional_id).mode
        back = replace(back, as_event=mode is None, mode=mode)
    return back


def _marks(form: EveningForm, was: EveningStanding) -> dict[str, Any]:
    return {name: getattr(was, name) for name in ("present", "paused", "seats") if getattr(form, name) is not None}
