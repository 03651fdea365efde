"""Use case: badges with new secrets, on a sheet to print. The sheet is the only place where the secrets stand."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.booking.badge_sheet import Badge, render_badges
from kiosk.database import Database, phones
from kiosk.errors import BadgesLost, FileUnwritable, WouldOverwrite
from kiosk.people import NetworkingEvent, Professional
from kiosk.services.answers import BadgeSecrets
from kiosk.services.write_files import must_be_file
from kiosk.texts import ENGLISH, Texts

MakeBadges = Callable[[Sequence[str]], tuple[BadgeSecrets, ...]]


@dataclass(frozen=True, slots=True)
class SheetForm:
    """What the organizer asks for."""

    out: Path
    """The page to write."""
    renewed: Sequence[str] = ()
    """`Professional.id` of those whose badge is lost."""
    base_url: str = ""
    """The address that phones open; empty is an event without phone pages."""
    replace: bool = False
    """Write over `out` if it exists."""
    outdated: bool = False
    """Renew those too whose printed badge carries another address."""
    texts: Texts = ENGLISH
    """The event's own language and words."""


@dataclass(frozen=True, slots=True)
class BadgeSheet:
    """What was put on a sheet."""

    file: Path
    professionals: tuple[Professional, ...]
    """Whose badges are on it, in that order; empty when nobody needed one, and then no file was made."""


def print_badges(make_badges: MakeBadges, event: NetworkingEvent, form: SheetForm) -> BadgeSheet:
    """Write the badges of all who have none yet, and of the renewed, to a page of mode 0600.

    That the file can be written is tried first: secrets that stand nowhere would have to be renewed one by one.

    Raises:
        WouldOverwrite: the page exists and is not to be replaced; nothing was made.
        FileUnwritable: the page cannot be written; nothing was made.
        BadgesLost: the secrets were made, and the file could not be finished.
        NoSuchProfessional: one of the renewed is not on the roster.
    """
    out = form.out
    if out.exists() and not form.replace:
        raise WouldOverwrite(file=out)
    must_be_file(out)
    draft = _open_beside(out)
    try:
        made = make_badges(form.renewed)
        if made:
            page = render_badges(map(_badge, made), event=event.name, base_url=form.base_url, texts=form.texts)
            _finish(draft, out, page, made)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return BadgeSheet(out, tuple(badge.professional for badge in made))


def write_badges(database: Database, make_badges: MakeBadges, event: NetworkingEvent, form: SheetForm) -> BadgeSheet:
    """Write a sheet as `print_badges` does, and note which address its badges carry.

    With `outdated`, badges that were printed with another address are renewed too.

    Raises:
        WouldOverwrite, FileUnwritable, BadgesLost, NoSuchProfessional
    """
    if form.outdated:
        moved = database.read(lambda tx: phones.printed_elsewhere(tx, event.id, form.base_url))
        form = replace(form, renewed=(*form.renewed, *moved))
    sheet = print_badges(make_badges, event, form)
    names = [one.id for one in sheet.professionals]
    database.write(lambda tx: phones.note_printed(tx, event.id, names, form.base_url))
    return sheet


def _open_beside(out: Path) -> Path:
    """Return a new, empty, private file in the folder of `out`, so that it can take its place in one step."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.name}-", dir=out.parent)  # mode 0600 from the start
    except OSError as problem:
        raise FileUnwritable(file=out, problem=problem.strerror or problem) from None
    os.close(handle)
    return Path(name)


def _finish(draft: Path, out: Path, page: str, made: Sequence[BadgeSecrets]) -> None:
    try:
        with draft.open("w", encoding="utf-8") as file:
            file.write(page)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(out)
    except OSError as problem:
        ids = " ".join(f"--renew {badge.professional.id}" for badge in made)
        raise BadgesLost(file=out, problem=problem.strerror or problem, ids=ids) from None


def _badge(made: BadgeSecrets) -> Badge:
    return Badge(
        name=made.professional.name,
        company=made.professional.company,
        table=made.professional.table,
        badge_code=made.badge_code,
        secret=made.secret,
        personal_code=made.personal_code,
        pin=made.pin,
    )
