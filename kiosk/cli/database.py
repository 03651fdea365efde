"""`kiosk database`: how the database is doing, and its upgrade."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

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
        typer.echo(json.dumps(_shape(found), indent=1))
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
