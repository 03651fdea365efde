"""Deleting personal data at the command line: asked first, told afterwards in a receipt that names nobody."""

import sys
from typing import TYPE_CHECKING, Any

import typer

from kiosk.cli.printed import print_json
from kiosk.plaintext import clean
from kiosk.services.receipt_lines import GONE, MORE, receipt_table
from kiosk.texts import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.booking.forgotten import Known
    from kiosk.bootstrap import Kiosk
    from kiosk.services.forget_people import Receipt


def purge_with_receipt(*, yes: bool, as_json: bool) -> None:
    """Show what would go, ask where nobody said yes, delete it and the copies of it, print a receipt."""
    from kiosk.bootstrap import open_kiosk, utc_now
    from kiosk.services.delete_students import delete_students
    from kiosk.services.forget_people import purge

    with open_kiosk() as kiosk:
        if not yes and not _agreed(purge(kiosk.database, utc_now, dry_run=True), as_json=as_json):
            raise typer.Exit(1)
        _print(delete_students(kiosk.database, utc_now, kiosk.settings.data_dir), "title", as_json=as_json)
        _offer_to_delete_badges(kiosk)


def _offer_to_delete_badges(kiosk: "Kiosk") -> None:
    """Name the pages that hold links and PINs; only somebody at a terminal is asked whether they go."""
    pages = kiosk.services.list_badge_pages()
    if not pages:
        return
    files = ", ".join(map(str, pages))
    typer.echo(ENGLISH("care.purge.badges", files=files), err=True)
    if sys.stdin.isatty() and typer.confirm(ENGLISH("care.purge.badges_ask"), err=True):
        kiosk.services.delete_badge_pages()
        typer.echo(ENGLISH("care.purge.badges_gone", files=files), err=True)


def forget_with_receipt(who: str, *, yes: bool, as_json: bool) -> None:
    """Ask on a terminal, delete one person's data, print a receipt, and say which copies still hold it.

    Without a terminal nobody is asked: scripts name one person, and go on as they did before there was a question.
    """
    from kiosk.bootstrap import open_kiosk, utc_now
    from kiosk.services.forget_people import find_whom_to_forget, forget
    from kiosk.services.keep_copies import list_backups
    from kiosk.services.keep_index import drop_index

    with open_kiosk() as kiosk:
        if not yes and sys.stdin.isatty():
            people = find_whom_to_forget(kiosk.database, who)
            if not _may_go(who, people, forget(kiosk.database, utc_now, who, dry_run=True)):
                raise typer.Exit(1)
        done = forget(kiosk.database, utc_now, who)
        backups = list_backups(kiosk.settings.data_dir)
        if done.professionals:
            drop_index(kiosk.settings.data_dir)
    _print(done, "title", as_json=as_json)
    if backups:
        typer.echo(ENGLISH.plural("care.receipt.copies", len(backups), folder=backups[0].parent), err=True)


def _agreed(found: "Receipt", *, as_json: bool) -> bool:
    _print(found, "preview", as_json=as_json)
    if found.cancelled:
        typer.echo(ENGLISH("care.purge.running"), err=True)
    if not sys.stdin.isatty():
        typer.echo(ENGLISH("care.purge.preview"), err=True)
        return False
    return _confirmed(ENGLISH("care.purge.ask"), ENGLISH("care.purge.left"))


def _may_go(who: str, people: "Sequence[Known]", found: "Receipt") -> bool:
    """Show who it is and what would go, beside the receipt's own output, and ask."""
    typer.echo(ENGLISH("care.forget.preview", who=clean(who)), err=True)
    for one in people:
        typer.echo(f"  {_person(one)}", err=True)
    typer.echo(receipt_table(found, ("at", "backups", "kept"), with_nothing=False), err=True)
    if found.cancelled:
        typer.echo(ENGLISH.plural("care.forget.open", found.cancelled), err=True)
    names = ", ".join(dict.fromkeys(clean(one.name) for one in people)) or clean(who)
    return _confirmed(ENGLISH("care.forget.ask", names=names), ENGLISH("care.forget.left", names=names))


def _person(one: "Known") -> str:
    kind = "professional" if one.is_professional else "student"
    name = ", ".join(clean(part) for part in (one.name, one.company) if part)
    return ENGLISH(f"care.forget.{kind}", name=name, bookings=one.bookings, open=one.open)


def _confirmed(question: str, left: str) -> bool:
    if typer.confirm(question, err=True):
        return True
    typer.echo(left, err=True)
    return False


def _print(receipt: "Receipt", title: str, *, as_json: bool) -> None:
    if as_json:
        print_json(_shape(receipt))
        return
    typer.echo(ENGLISH(f"care.receipt.{title}"))
    typer.echo(receipt_table(receipt))


def _shape(receipt: "Receipt") -> dict[str, Any]:
    return {
        "place": receipt.place,
        "at": receipt.at.isoformat(timespec="seconds"),
        "deleted": {name: getattr(receipt.gone, name) for name in GONE}
        | {name: getattr(receipt, name) for name in MORE}
        | {"backups": [str(file) for file in receipt.backups]},
        "kept": {"bookings": dict(receipt.kept), "interests": receipt.interests},
    }
