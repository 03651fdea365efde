"""`kiosk roster import`: what has to be answered before a file is brought in, and what is said of it."""

import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kiosk.cli.printed import page_width, print_json
from kiosk.texts import ENGLISH

if TYPE_CHECKING:
    from kiosk.roster.report import Roster
    from kiosk.services.answers import ImportReceipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was answered on the command line before anybody asked."""

    volunteers: bool = False
    """Everybody in a contact book has volunteered."""
    skip_bad: bool = False
    """Rows with errors are left out, the rest is imported."""
    yes: bool = False
    """Whatever else would be asked."""


def import_file(file: Path, found: "Roster", answers: Answers, *, dry_run: bool, sync: bool, as_json: bool) -> None:
    """Bring in what was found in a file, and say what that did.

    Raises:
        RosterRefused, VolunteersUnconfirmed, NoEvent
    """
    from kiosk.bootstrap import open_kiosk
    from kiosk.cli.progress import progress_bar
    from kiosk.cli.roster_report import receipt_shape

    _refuse_unfit(found, file, answers)
    with open_kiosk() as kiosk:
        bring = partial(kiosk.services.import_roster, found.professionals, sync=sync, absent=found.absent)
        if not (dry_run or answers.yes) and sys.stdin.isatty():
            _ask_first(bring(dry_run=True))
        with progress_bar(ENGLISH("roster.import.storing")) as progress:
            receipt = bring(dry_run=dry_run, progress=progress)
        time_zone = kiosk.services.show_event().time_zone
    if as_json:
        from kiosk.roster.shape import problems_shape

        print_json({**receipt_shape(receipt), **problems_shape(found)})
    else:
        _tell(found, receipt, file.name, time_zone)


def _refuse_unfit(found: "Roster", file: Path, answers: Answers) -> None:
    """Stop before anything is stored: rows with errors, nobody at all, or people who have not volunteered."""
    from kiosk.cli.roster_report import problem_lines
    from kiosk.errors import RosterRefused, VolunteersUnconfirmed

    if found.has_errors and (not answers.skip_bad or not found.rows):
        typer.echo("\n".join(problem_lines(found, page_width(), only_errors=True)), err=True)
        raise RosterRefused(file=file.name, count=found.error_count)
    if found.is_contact_book and not answers.volunteers:
        raise VolunteersUnconfirmed(file=file.name)


def _ask_first(receipt: "ImportReceipt") -> None:
    """Ask a terminal before many lose what stands in a field or somebody stands twice; else the receipt tells it."""
    from kiosk.cli.roster_report import emptied_lines, perhaps_lines

    if receipt.emptied or receipt.perhaps:
        typer.echo("\n".join([*emptied_lines(receipt), *perhaps_lines(receipt)]), err=True)
        if not typer.confirm(ENGLISH("roster.import.empty_question"), err=True):
            raise typer.Exit(1)


def _tell(found: "Roster", receipt: "ImportReceipt", file_name: str, time_zone: str) -> None:
    """Print what an import did, or would do, and beside it what of the file was left out."""
    from kiosk.cli.roster_report import conflict_lines, difference, doubt_lines, problem_lines, receipt_lines

    lines = [*receipt_lines(receipt, file_name), *(difference(receipt) if receipt.dry_run else ())]
    typer.echo("\n".join([*lines, *conflict_lines(receipt.conflicts, time_zone)]))
    left_out = [*(problem_lines(found, page_width(), only_errors=True) if found.has_errors else ())]
    left_out += doubt_lines(found, page_width())
    if left_out:
        typer.echo("\n".join(left_out), err=True)
