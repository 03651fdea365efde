"""The networking event as an organizer types it, field by field, and back to a form. No screen."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.booking.typed_times import read_date, read_time
from kiosk.people import Mode
from kiosk.services.forms import EventForm
from kiosk.texts import Texts

CHOICES: Final = {
    "mode": tuple(mode.value for mode in Mode),
    "keep_unknown": ("no", "yes"),
    "room_names": ("no", "yes"),
}
"""Fields of which one of a few words is chosen."""


def as_typed(form: EventForm) -> dict[str, str]:
    """Return what stands in the fields for a complete form."""
    return {
        "name": form.name or "",
        "date": form.date.isoformat() if form.date else "",
        "starts": f"{form.starts:%H:%M}" if form.starts else "",
        "ends": f"{form.ends:%H:%M}" if form.ends else "",
        "time_zone": form.time_zone or "",
        "slot_minutes": str(form.slot_minutes or ""),
        "tables": str(form.tables or 0),
        "contact": form.contact or "",
        "seats": str(form.seats or 1),
        "mode": (form.mode or Mode.BOTH).value,
        "keep_unknown": "yes" if form.keep_unknown else "no",
        "room_names": "yes" if form.room_names else "no",
    }


def today_in(time_zone: str, now: datetime) -> date:
    """Return what day it is at the event; in a zone that is none (the form says so later), in UTC."""
    try:
        return now.astimezone(ZoneInfo(time_zone)).date()
    except (LookupError, ValueError, OSError):
        return now.astimezone(UTC).date()


def as_form(typed: dict[str, str], texts: Texts, today: date) -> tuple[EventForm | None, tuple[str, str]]:
    """Return the form, or nothing with the field that cannot be read and a sentence about it."""
    readers: dict[str, Callable[[str], object]] = {
        "date": partial(read_date, today=today),
        "time": read_time,
        "number": int,
    }
    kinds = {"date": "date", "starts": "time", "ends": "time"}
    kinds |= dict.fromkeys(("slot_minutes", "seats", "tables"), "number")
    for name, kind in kinds.items():
        try:
            readers[kind](typed[name])
        except ValueError:
            return None, (name, texts(f"organizer.event.not_a_{kind}", typed=typed[name]))
    form = EventForm(
        name=typed["name"],
        date=read_date(typed["date"], today),
        starts=read_time(typed["starts"]),
        ends=read_time(typed["ends"]),
        time_zone=typed["time_zone"],
        slot_minutes=int(typed["slot_minutes"]),
        tables=int(typed["tables"]),
        contact=typed["contact"],
        seats=int(typed["seats"]),
        mode=Mode(typed["mode"]),
        keep_unknown=typed["keep_unknown"] == "yes",
        room_names=typed["room_names"] == "yes",
    )
    return form, ("", "")
