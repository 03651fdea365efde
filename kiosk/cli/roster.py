"""`kiosk roster`: check a file, bring it in, write it out. Rules stand in `kiosk.roster`, storing in the services."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.printed import page_width, print_file, print_json
from kiosk.cli.roster_options import (
    AsJson,
    Encoding,
    KeepMap,
    MapFile,
    Maps,
    Newest,
    Reading,
    RosterFile,
    Sheet,
    write_file,
)

roster = typer.Typer(help="Read, import and export the roster of professionals.", no_args_is_help=True)


@roster.command()
def check(  # noqa: PLR0917 - options, given by name on the command line
    file: RosterFile,
    as_json: AsJson = False,
    encoding: Encoding = None,
    maps: Maps = None,
    map_file: MapFile = None,
    keep_map: KeepMap = None,
    sheet: Sheet = None,
    newest: Newest = None,
) -> None:
    """Read a roster and report what is wrong; changes nothing, needs no database."""
    # Programs are told what stands in the file; a form's timestamps decide where people read the answer.
    as_it_stands = bool(newest) if as_json else newest
    reading = Reading(
        encoding=encoding, sheet=sheet, maps=maps or (), map_file=map_file, keep_map=keep_map, newest=as_it_stands
    )
    found = reading.read(file)
    if as_json:
        from kiosk.roster.shape import roster_shape

        print_json(roster_shape(found))
    else:
        from kiosk.cli.roster_report import report_lines

        typer.echo("\n".join(report_lines(found, file, page_width(), newest=newest)))
    raise typer.Exit(1 if found.has_errors else 0)


@roster.command(name="import")
def import_(  # noqa: PLR0917 - options, given by name on the command line
    file: RosterFile,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    sync: Annotated[bool, typer.Option("--sync", help="Take off the roster who is not in the file.")] = False,
    volunteers: Annotated[
        bool, typer.Option("--volunteers", help="Everybody in this contact book has volunteered.")
    ] = False,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Leave out rows with errors, import the rest.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Import without asking.")] = False,
    encoding: Encoding = None,
    maps: Maps = None,
    map_file: MapFile = None,
    keep_map: KeepMap = None,
    sheet: Sheet = None,
    newest: Newest = None,
    as_json: AsJson = False,
) -> None:
    """Add and update professionals from a file: all of it or nothing. kiosk roster undo takes it back."""
    from kiosk.cli.roster_import import Answers, import_file

    reading = Reading(
        encoding=encoding, sheet=sheet, maps=maps or (), map_file=map_file, keep_map=keep_map, newest=newest
    )
    answers = Answers(volunteers=volunteers, skip_bad=skip_bad, yes=yes)
    import_file(file, reading.read(file), answers, dry_run=dry_run, sync=sync, as_json=as_json)


@roster.command()
def undo(as_json: AsJson = False) -> None:
    """Take back the last import: who came with it goes, who was changed or taken off is as before."""
    from kiosk.bootstrap import open_kiosk
    from kiosk.cli.roster_report import conflict_lines, receipt_shape, undo_lines

    with open_kiosk() as kiosk:
        receipt = kiosk.services.undo_import()
        time_zone = kiosk.services.show_event().time_zone
    if as_json:
        print_json(receipt_shape(receipt))
        return
    typer.echo("\n".join([*undo_lines(receipt, time_zone), *conflict_lines(receipt.conflicts, time_zone)]))


@roster.command()
def add(  # noqa: PLR0917 - options, given by name on the command line
    name: Annotated[str | None, typer.Option(help="Full name; with it no field is asked for.")] = None,
    email: Annotated[str | None, typer.Option(help="E-mail address.")] = None,
    company: Annotated[str | None, typer.Option(help="Employer.")] = None,
    position: Annotated[str | None, typer.Option(help="Job title.")] = None,
    specialties: Annotated[
        str | None, typer.Option(help="What they can be asked about, separated by commas.")
    ] = None,
    available: Annotated[str | None, typer.Option(help='Such as "18:00-20:00", "after 7", "all evening".')] = None,
    table: Annotated[str | None, typer.Option(help="Name or number of their table.")] = None,
    capacity: Annotated[str | None, typer.Option(help="Most meetings they give tonight.")] = None,
    phone: Annotated[str | None, typer.Option(help="Telephone number.")] = None,
    linkedin: Annotated[str | None, typer.Option(help="Address of their profile.")] = None,
) -> None:
    """Put one walk-in professional on the roster, asked field by field, with slots at once."""
    from kiosk.cli.roster_add import add_walk_in

    given = {
        "name": name,
        "email": email,
        "company": company,
        "position": position,
        "specialties": specialties,
        "available": available,
        "table": table,
        "capacity": capacity,
        "phone": phone,
        "linkedin": linkedin,
    }
    add_walk_in({field: value for field, value in given.items() if value is not None})


@roster.command()
def change(  # noqa: PLR0917 - the options of a command
    professional: Annotated[str, typer.Argument(metavar="PROFESSIONAL", help="Id on the roster, or full name.")],
    name: Annotated[str | None, typer.Option(help="Their name from now on.")] = None,
    email: Annotated[str | None, typer.Option(help="E-mail address.")] = None,
    company: Annotated[str | None, typer.Option(help="Employer.")] = None,
    position: Annotated[str | None, typer.Option(help="Job title.")] = None,
    specialties: Annotated[str | None, typer.Option(help="What they can be asked about, all of it.")] = None,
    industries: Annotated[str | None, typer.Option(help="Sectors they work for, all of them.")] = None,
    languages: Annotated[str | None, typer.Option(help="Languages they speak, all of them.")] = None,
    available: Annotated[str | None, typer.Option(help='"18:00-20:00", "until 8"; "" is all evening.')] = None,
    table: Annotated[str | None, typer.Option(help='Table; "" for the next free one.')] = None,
    capacity: Annotated[str | None, typer.Option(help='Most meetings tonight; "" for no limit.')] = None,
    recruiter: Annotated[str | None, typer.Option(help="Whether they hire: yes or no.")] = None,
    mentoring: Annotated[str | None, typer.Option(help="Whether they mentor: yes or no.")] = None,
    share_contact: Annotated[str | None, typer.Option(help="Students may have their address: yes or no.")] = None,
    mode: Annotated[str | None, typer.Option(help="tonight, later, both, or event for the event's own.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would do, and change nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    as_json: AsJson = False,
) -> None:
    """Change one professional; what is promised to students stands, and is named where it no longer fits."""
    from kiosk.cli.roster_change import change_entry, edit_shape, said
    from kiosk.people import Mode

    given = {
        "name": name,
        "email": email,
        "company": company,
        "position": position,
        "specialties": specialties,
        "industries": industries,
        "languages": languages,
        "available": available,
        "table": table,
        "capacity": capacity,
        "recruiter": recruiter,
        "mentoring": mentoring,
        "share_contact": share_contact,
    }
    if mode is not None and mode not in ("event", *Mode):
        raise typer.BadParameter("tonight, later, both, event", param_hint="--mode")
    typed = {field: value for field, value in given.items() if value is not None}
    edit = change_entry(professional, typed, mode, dry_run=dry_run, yes=yes)
    if as_json:
        print_json(edit_shape(edit, dry_run=dry_run))
    else:
        typer.echo("\n".join(said(edit, dry_run=dry_run)))


@roster.command()
def remove(
    professional: Annotated[str, typer.Argument(metavar="PROFESSIONAL", help="Id on the roster, or full name.")],
    back: Annotated[
        bool, typer.Option("--back", help="Put them back, by their id; what was called off stays so.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    as_json: AsJson = False,
) -> None:
    """Take off somebody who does not come at all; their bookings are called off and students led to others."""
    from kiosk.cli.roster_remove import put_back, remove_entry

    if back:
        put_back(professional)
        return
    done = remove_entry(professional, yes=yes)
    if as_json:
        print_json(done)


@roster.command(name="list")
def list_(as_json: AsJson = False) -> None:
    """List who is on the roster, with their tables, hours and free times."""
    from kiosk.bootstrap import open_kiosk
    from kiosk.cli.roster_list import roster_lines, roster_record

    with open_kiosk() as kiosk:
        people = kiosk.services.list_professionals()
        free = {one.seen.id: one.seen.free for one in kiosk.services.show_board().people}
    if as_json:
        print_json([roster_record(one, free.get(one.id, 0)) for one in people])
    else:
        typer.echo("\n".join(roster_lines(people, free)))


@roster.command()
def template() -> None:
    """Print an empty roster with one example row."""
    from kiosk.roster.export import TEMPLATE_PERSON, write_roster

    print_file(write_roster([TEMPLATE_PERSON]))


@roster.command()
def export(
    out: Annotated[Path | None, typer.Option(help="File to write; standard output where none is named.")] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Mark the file as UTF-8, so that Excel shows accents.")] = False,
) -> None:
    """Write the roster as it stands, as CSV that imports again unchanged."""
    from kiosk.bootstrap import open_kiosk
    from kiosk.roster.export import write_roster
    from kiosk.texts import ENGLISH

    with open_kiosk() as kiosk:
        professionals = kiosk.services.list_professionals()
    text = ("\ufeff" if bom else "") + write_roster(professionals)
    if out is None:
        print_file(text)
        return
    write_file(out, text)
    people = ENGLISH.plural("roster.check.people", len(professionals))
    typer.echo(ENGLISH("roster.export.done", count=people, file=out), err=True)
