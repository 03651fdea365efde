"""`kiosk database`: how the database is doing, its upgrade, copies, and what is deleted."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.cli.printed import print_json
from kiosk.errors import DatabaseDamaged
from kiosk.texts import ENGLISH

if TYPE_CHECKING:
    from kiosk.services.examine_database import Health

database = typer.Typer(help="Look after the database.", no_args_is_help=True)


@database.command()
def status(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Show where the data lives, its revision, and whether it is whole; changes nothing."""
    from kiosk.services.examine_database import examine_database
    from kiosk.settings import load

    found = examine_database(load().database_address)
    if as_json:
        print_json(_shape(found))
    else:
        typer.echo("\n".join(_lines(found)))
    if found.problems:
        raise DatabaseDamaged(place=found.place)


@database.command()
def upgrade() -> None:
    """Bring the database up to date with this version of the kiosk; run it once, from one machine."""
    from kiosk.services.upgrade_database import upgrade_database
    from kiosk.settings import load

    done = upgrade_database(load().database_address)
    if done.before == done.now:
        entry = "cli.database.up_to_date"
    else:
        entry = "cli.database.upgraded" if done.before else "cli.database.made"
    typer.echo(ENGLISH(entry, place=done.place, before=done.before, now=done.now), err=True)


@database.command()
def backup(
    out: Annotated[
        Path | None,
        typer.Option(help="The copy to make; default: a new file in the folder backups.", dir_okay=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Make a copy of everything in one SQLite file, while kiosks go on; also of a PostgreSQL database."""
    from kiosk.bootstrap import utc_now
    from kiosk.services.keep_copies import back_up
    from kiosk.settings import load

    settings = load()
    made = back_up(settings.database_address, settings.data_dir, utc_now, out)
    if as_json:
        print_json({"place": made.place, "file": str(made.file), "bytes": made.size})
    else:
        typer.echo(str(made.file))
    typer.echo(ENGLISH("care.backup.done", place=made.place, file=made.file, size=made.size // 1024), err=True)


@database.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A copy that kiosk database backup made.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Take the place of what is there; it is kept in the folder backups.")
    ] = False,
) -> None:
    """Bring a copy back, into the configured database; every kiosk has to be closed."""
    from kiosk.bootstrap import utc_now
    from kiosk.services.keep_copies import restore as bring_back
    from kiosk.settings import load

    settings = load()
    done = bring_back(settings.database_address, settings.data_dir, utc_now, file, replace=replace)
    typer.echo(ENGLISH("care.restore.done", place=done.place, file=done.file), err=True)
    if done.kept:
        typer.echo(ENGLISH("care.restore.kept", file=done.kept), err=True)


@database.command()
def purge(
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the receipt as JSON.")] = False,
) -> None:
    """Delete the personal data of all students for good, copies included, and print a receipt; counts are kept."""
    from kiosk.cli.receipts import purge_with_receipt

    purge_with_receipt(yes=yes, as_json=as_json)


@database.command()
def forget(
    who: Annotated[str, typer.Argument(metavar="REFERENCE|EMAIL", help="A reference or an e-mail address.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking; only a terminal is asked.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the receipt as JSON.")] = False,
) -> None:
    """Delete one student's or professional's personal data for good, with a receipt; open bookings are cancelled."""
    from kiosk.cli.receipts import forget_with_receipt

    forget_with_receipt(who, yes=yes, as_json=as_json)


def _shape(found: "Health") -> dict[str, object]:
    return {
        "place": found.place,
        "kind": found.kind,
        "version": found.version,
        "revision": found.revision,
        "needed": found.needed,
        "up_to_date": found.revision == found.needed,
        "journal_mode": found.journal_mode or None,
        "wal_is_safe": found.wal_is_safe,
        "bytes": found.size,
        "problems": list(found.problems),
    }


def _lines(found: "Health") -> list[str]:
    revision = found.revision or ENGLISH("cli.database.none")
    values = {
        "place": found.place,
        "version": f"{ENGLISH(f'cli.database.kinds.{found.kind}')} {found.version}",
        "revision": ENGLISH("cli.database.revision", found=revision, needed=found.needed, state=_state(found)),
        "journal": found.journal_mode and ENGLISH(f"cli.database.journals.{found.journal_mode}"),
        "size": "" if found.size is None else f"{found.size / 1024:,.0f} kB",
        "whole": _whole(found),
    }
    width = max(len(ENGLISH(f"cli.database.names.{name}")) for name in values)
    lines = [f"{ENGLISH(f'cli.database.names.{name}'):{width}}  {value}" for name, value in values.items() if value]
    return [*lines, *(f"{'':{width}}  {problem}" for problem in found.problems)]


def _state(found: "Health") -> str:
    if found.revision == found.needed:
        return ENGLISH("cli.database.states.current")
    # A file is brought up to date by the kiosk itself, a server by hand.
    return ENGLISH(f"cli.database.states.old_{found.kind}")


def _whole(found: "Health") -> str:
    if found.kind != "sqlite" or found.size is None:
        return ""
    return ENGLISH("cli.database.damaged" if found.problems else "cli.database.whole")
