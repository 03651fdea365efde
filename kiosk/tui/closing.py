"""What there is to do when the evening ends: who is still to meet, files to keep, data to delete. No screen."""

import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.booking.booking import Booking
from kiosk.booking.status import UNANSWERED, Party, Status, Via
from kiosk.errors import KioskError
from kiosk.people import NetworkingEvent
from kiosk.services.write_files import write_private
from kiosk.texts import ENGLISH, Texts, day
from kiosk.tui.scene import Scene

if TYPE_CHECKING:
    from kiosk.services.forget_people import Receipt

_MOST: Final = 2
"""Meetings that are named; more than these are a number."""


def unmarked(bookings: Sequence[Booking], now: datetime) -> tuple[Booking, ...]:
    """Return what is confirmed, over, and marked neither as met nor as a no-show."""
    return tuple(one for one in bookings if one.status is Status.CONFIRMED and one.ends_at <= now)


def open_lines(bookings: Sequence[Booking], scene: Scene) -> list[str]:
    """Return who is still to meet, and how many wait for an answer, or are over and not marked."""
    texts, now = scene.texts, scene.options.clock()
    ahead = [one for one in bookings if one.status is Status.CONFIRMED and one.ends_at > now]
    lines = [texts.plural("organizer.close.ahead", len(ahead)), *(_line(one, scene) for one in ahead[:_MOST])]
    if len(ahead) > _MOST:
        lines.append(f"  {texts('organizer.plain.more', count=len(ahead) - _MOST)}")
    asked = sum(one.status in UNANSWERED for one in bookings)
    counts = {"waiting": asked, "over": len(unmarked(bookings, now))}
    return [*lines, *(texts.plural(f"organizer.close.{name}", count) for name, count in counts.items() if count)]


def retention_line(scene: Scene) -> str:
    """Return when the data of students goes by itself; empty without an event."""
    if scene.event is None:
        return ""
    return scene.texts("organizer.close.retention", day=retention_day(scene.event, scene.texts))


def retention_day(event: NetworkingEvent, texts: Texts) -> str:
    """Return the day on which the data of students goes."""
    return day(event.ends_at + timedelta(days=event.retention_days), event.time_zone, texts)


def mark_met(scene: Scene, bookings: Sequence[Booking]) -> int:
    """Mark those that nobody marked, and return how many; whoever did not come was to be marked before."""
    marked = 0
    for one in bookings:
        try:
            scene.services.move_booking(one.id, Status.MET, Party.ORGANIZER, Via.DESK, scene.options.station)
        except KioskError:  # marked by somebody else meanwhile
            continue
        marked += 1
    return marked


def keep_report(scene: Scene) -> str:
    """Write the report; return where it is, and how it is made again with what comes later."""
    texts, file = scene.texts, scene.services.write_report(free_path("report", ".html"))
    return f"{texts('report.written', file=file)} {texts('organizer.close.report_again')}"


def keep_tables(scene: Scene) -> str:
    """Write the tables to a folder of their own and return where they are."""
    folder = free_path("tables")
    count = scene.services.write_tables(folder)
    return scene.texts.plural("report.exported", count, folder=folder)


def badge_line(pages: Sequence[Path], texts: Texts) -> str:
    """Return which pages still hold links and PINs; empty without any."""
    return texts("organizer.close.badges.there", files=", ".join(map(str, pages))) if pages else ""


def delete_badges(scene: Scene) -> str:
    """Delete the pages of badges and say which; printed badges go on working."""
    gone = scene.services.delete_badge_pages()
    return scene.texts("organizer.close.badges.gone", files=", ".join(map(str, gone)))


def deletion_question(found: "Receipt", scene: Scene) -> str:
    """Return what would be deleted, and that files which were written meanwhile stay."""
    texts = scene.texts
    lines = [texts.plural("organizer.close.purge.question", found.gone.students)]
    if found.cancelled:
        lines.append(texts.plural("organizer.close.purge.open", found.cancelled))
    return "\n".join([*lines, texts("organizer.close.purge.stays")])


def delete(scene: Scene) -> str:
    """Delete it, write the receipt, and return where that is; the receipt is said where it cannot be written."""
    from kiosk.services.receipt_lines import receipt_table  # noqa: PLC0415 - once an evening

    receipt = scene.services.delete_students()
    words = f"{ENGLISH('care.receipt.title')}\n{receipt_table(receipt)}\n"
    file = free_path("receipt", ".txt")
    try:
        write_private(file, words)
    except KioskError:  # it is done all the same
        return words
    return scene.texts.plural("organizer.close.purge.done", receipt.gone.students, file=file)


def free_path(name: str, ending: str = "") -> Path:
    """Return a path that is free in the current folder, or at home where that cannot be written to."""
    here, home = Path.cwd(), Path.home()
    folder = here if os.access(here, os.W_OK) else home
    paths = (folder / f"{name}{number or ''}{ending}" for number in range(100))
    return next((each for each in paths if not each.exists()), folder / f"{name}{ending}")


def _line(one: Booking, scene: Scene) -> str:
    return f"  {scene.time(one.starts_at)}  {one.professional.name}, {one.card.short_name}"
