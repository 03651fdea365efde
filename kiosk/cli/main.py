"""The command `kiosk`: collects the commands and turns errors into sentences and exit statuses.

Exit 0 = done, 1 = it could not be done (reason and next step on stderr), 2 = wrong usage. No traceback reaches a
person; the log file has it.
"""

import os
import sys
from typing import Annotated

import typer

from kiosk import __version__
from kiosk.cli.shelf import Shelf

app = typer.Typer(
    name="kiosk",
    cls=Shelf,
    help="Find and book informational interviews at a networking event.",
    rich_markup_mode=None,  # rich would double the time to the first line of help
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kiosk {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line and leave with its exit status."""
    os.umask(0o077)  # names and addresses: whatever a command writes is for its owner alone
    try:
        app()
    except BrokenPipeError:
        # `kiosk ... | head` closed the pipe; Python would complain once more while it shuts down.
        sys.stderr.close()
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # the last border before a person
        from kiosk.cli.mishap import report

        report(error)
        sys.exit(1)
