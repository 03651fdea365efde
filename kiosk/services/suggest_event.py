"""Use case: what an organizer would most likely answer about their event, so that one key takes it.

It looks at the machine's clock and zone and at names in the current folder, and opens no file.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.errors import FolderUnreadable
from kiosk.people import NetworkingEvent
from kiosk.plaintext import clean
from kiosk.services.browse_files import ROSTER_ENDINGS, open_folder
from kiosk.services.find_time_zone import find_time_zone
from kiosk.services.forms import EventForm
from kiosk.services.set_event import NAME_LIMIT
from kiosk.texts import ENGLISH

_OPENS: Final = 18
"""Most networking events begin at six in the evening, local time."""
_LASTS: Final = timedelta(hours=3)
_NOISE: Final = re.compile(
    r"\(.*?\)|\bv\d+\b|"
    r"\b(form|responses?|sign[ -]?ups?|rosters?|volunteers?|professionals?|attendees?|exports?|copy|final|list)\b",
    re.IGNORECASE,
)
"""What file names say besides the name of the event."""
_NOWHERE: Final = frozenset(
    {"downloads", "desktop", "documents", "home", "root", "tmp", "data", "src", "media", "mnt"}
)
"""Folders whose names say nothing about an event."""


def suggest_event(clock: Callable[[], datetime], folder: Path | None = None) -> EventForm:
    """Return a form that can be taken as it is: this evening, named after the folder or the roster file in it.

    Hours are 18:00 to 21:00 local time; after six it begins at the next half hour.
    """
    zone = find_time_zone()
    now = clock().astimezone(ZoneInfo(zone))
    opens = now.replace(hour=_OPENS, minute=0, second=0, microsecond=0)
    if opens <= now:
        opens = now.replace(minute=0, second=0, microsecond=0) + timedelta(minutes=30 if now.minute < 30 else 60)
    shape = NetworkingEvent(id=0, name="", starts_at=opens, ends_at=opens + _LASTS, time_zone=zone)
    return EventForm(
        name=suggest_name(folder or Path.cwd()),
        date=opens.date(),
        starts=opens.time(),
        ends=(opens + _LASTS).time(),
        time_zone=zone,
        slot_minutes=shape.slot_minutes,
        tables=shape.tables,
        contact="",
        keep_unknown=shape.keep_unknown,
        room_names=shape.room_names,
    )


def suggest_name(folder: Path) -> str:
    """Return the name that a folder's newest roster file suggests, else the folder's own, else a plain one."""
    try:
        entries = open_folder(folder).entries
    except FolderUnreadable:
        entries = ()
    files = [entry.path.stem for entry in entries if not entry.is_folder and entry.path.suffix in ROSTER_ENDINGS]
    for typed in (*files[:1], "" if folder in (Path.home(), Path("/")) else folder.name):
        name = _readable(typed)
        if name:
            return name
    return ENGLISH("organizer.event.unnamed")


def _readable(stem: str) -> str:
    """Return the part of a file's or folder's name that names an event, or nothing."""
    words = _NOISE.sub(" ", re.sub(r"[_.\-–—]+", " ", clean(stem))).split()
    while words and words[-1].isdecimal() and len(words[-1]) < 4:  # "Form Responses 1"
        words.pop()
    name = " ".join(words)
    if name.casefold() in _NOWHERE or not any(letter.isalpha() for letter in name):
        return ""
    return (name.title() if name.islower() else name)[:NAME_LIMIT]
