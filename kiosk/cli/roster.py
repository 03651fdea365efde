"""`kiosk roster`: check a file, bring it in, write it out. Rules stand in `kiosk.roster`, storing in the services."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kiosk.roster.reading import Progress
    from kiosk.roster.report import Roster

roster = typer.Typer(help="Read, import and export the roster of professionals.", no_args_is_help=True)

RosterFile = Annotated[Path, typer.Argument(help="CSV or XLSX file, as any program has exported it.", metavar="FILE")]
Encoding = Annotated[
    str | None, typer.Option(help="Encoding of the file, where the guess is wrong: cp1252, cp932 ...")
]
Sheet = Annotated[str | None, typer.Option(help="Sheet of a workbook; the first where none is named.")]
Maps = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar='FIELD="HEADER"', help="Read a field from this column; may be given several times."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@roster.command()
def check(
    file: RosterFile,
    as_json: AsJson = False,
    encoding: Encoding = None,
    maps: Maps = None,
    sheet: Sheet = None,
) -> None:
    """Read a roster and report what is wrong; changes nothing, needs no database."""
    found = _read(file, encoding, maps, sheet)
    if as_json:
        from kiosk.roster.shape import roster_shape

        typer.echo(json.dumps(roster_shape(found), ensure_ascii=not _can_print_unicode(), indent=1))
    else:
        from kiosk.cli.roster_report import report_lines

        typer.echo("\n".join(report_lines(found, file, _width())))
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
    encoding: Encoding = None,
    maps: Maps = None,
    sheet: Sheet = None,
    as_json: AsJson = False,
) -> None:
    """Add and update professionals from a file: all of it or nothing."""
    from kiosk.bootstrap import open_kiosk
    from kiosk.cli.roster_report import difference, problem_lines, receipt_lines, receipt_shape

    found = _read(file, encoding, maps, sheet)
    _refuse_unfit(found, file, volunteers=volunteers, skip_bad=skip_bad)
    with open_kiosk() as kiosk:
        before = kiosk.services.list_professionals() if dry_run else ()
        receipt = kiosk.services.import_roster(found.professionals, dry_run, sync)
    if as_json:
        typer.echo(json.dumps(receipt_shape(receipt), ensure_ascii=not _can_print_unicode(), indent=1))
        return
    typer.echo("\n".join(receipt_lines(receipt, file.name)))
    if dry_run:
        for line in difference(receipt, before, found.professionals):
            typer.echo(line)
    if found.has_errors:
        typer.echo("\n".join(problem_lines(found, _width(), only_errors=True)), err=True)


@roster.command()
def template() -> None:
    """Print an empty roster with one example row."""
    from kiosk.roster.export import TEMPLATE_PERSON, write_roster

    _print_csv(write_roster([TEMPLATE_PERSON]))


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
        _print_csv(text)
        return
    _write_file(out, text)
    people = ENGLISH.plural("roster.check.people", len(professionals))
    typer.echo(ENGLISH("roster.export.done", count=people, file=out), err=True)


def _read(file: Path, encoding: str | None, maps: list[str] | None, sheet: str | None) -> "Roster":
    from kiosk.roster.reading import read_roster

    with _progress() as progress:
        return read_roster(file, encoding=encoding, mapping=_mapping(maps or ()), sheet=sheet, progress=progress)


def _mapping(maps: "list[str] | tuple[str, ...]") -> Mapping[str, str]:
    """Return field -> header out of `field=Header` options; a wrong field is wrong usage."""
    from kiosk.roster.columns import FIELDS

    mapping: dict[str, str] = {}
    for each in maps:
        name, equals, header = each.partition("=")
        if not equals or name.strip() not in FIELDS:
            fields = ", ".join(sorted(FIELDS))
            raise typer.BadParameter(
                f'{each}: write FIELD="HEADER", where FIELD is one of {fields}', param_hint="--map"
            )
        mapping[name.strip()] = header
    return mapping


def _refuse_unfit(found: "Roster", file: Path, *, volunteers: bool, skip_bad: bool) -> None:
    """Stop before anything is stored: rows with errors, nobody at all, or people who have not volunteered."""
    from kiosk.cli.roster_report import problem_lines
    from kiosk.errors import RosterRefused, VolunteersUnconfirmed

    if found.has_errors and (not skip_bad or not found.rows):
        typer.echo("\n".join(problem_lines(found, _width(), only_errors=True)), err=True)
        raise RosterRefused(file=file.name, count=found.error_count)
    if found.is_contact_book and not volunteers:
        raise VolunteersUnconfirmed(file=file.name)


@contextmanager
def _progress() -> "Iterator[Progress]":
    """Yield a progress callback that draws a bar on a terminal once the work has lasted a second."""
    from time import monotonic

    from kiosk.texts import ENGLISH

    started, shown = monotonic(), False
    is_terminal = sys.stderr.isatty()

    def show(done: int, total: int) -> None:
        nonlocal shown
        if is_terminal and (shown or monotonic() - started > 1):
            filled = 30 * done // max(total, 1)
            typer.echo(
                f"\r{ENGLISH('roster.import.reading')} [{'#' * filled:<30}] {done}/{total}", nl=False, err=True
            )
            shown = True

    try:
        yield show
    finally:
        if shown:
            typer.echo("\r\x1b[K", nl=False, err=True)


def _width() -> int:
    """Return the columns that a report may use: the terminal's, or a page's in a pipe."""
    from shutil import get_terminal_size

    return get_terminal_size((110, 24)).columns


def _can_print_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")


def _print_csv(text: str) -> None:
    # Bytes, because a text stream would turn CR LF into CR CR LF on Windows and refuse accents in an old locale.
    stream = typer.get_binary_stream("stdout")
    stream.write(text.encode("utf-8"))
    stream.flush()


def _write_file(out: Path, text: str) -> None:
    from kiosk.errors import FileUnwritable

    try:
        out.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise FileUnwritable(file=out, problem=(error.strerror or str(error)).lower()) from error
