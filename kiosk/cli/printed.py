"""What commands print for programs and pages: JSON and files, and how wide a line may be."""

import json
import sys
from shutil import get_terminal_size

import typer


def print_json(shape: object, *, indent: int | None = 1) -> None:
    """Print plain data as JSON; letters are escaped where the output cannot say them."""
    speaks_unicode = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    typer.echo(json.dumps(shape, ensure_ascii=not speaks_unicode, indent=indent))


def print_file(text: str) -> None:
    """Print a file as it is to be stored, in UTF-8.

    Bytes, because a text stream would turn CR LF into CR CR LF on Windows and refuse accents in an old locale.
    """
    typer.echo(text.encode("utf-8"), nl=False)


def page_width() -> int:
    """Return the columns that a report may use: the terminal's, or a page's in a pipe."""
    return get_terminal_size((110, 24)).columns
