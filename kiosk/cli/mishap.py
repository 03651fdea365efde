"""What a person hears of an error: its sentence, or for one that nobody foresaw where the log file has the trace."""

import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

import typer

from kiosk.cli.told_lines import told_lines
from kiosk.errors import KioskError
from kiosk.texts import ENGLISH


def report(error: BaseException) -> None:
    """Say on standard error what is wrong and what to do next."""
    if isinstance(error, KioskError):
        say(f"kiosk: {error}")
    else:
        say(ENGLISH("cli.mishap", place=_kept(error)))


def say(sentence: str) -> None:
    """Say a sentence on standard error, in lines that a terminal does not break within a word."""
    typer.echo("\n".join(told_lines(sentence, sys.stderr)), err=True)


def _kept(error: BaseException) -> Path:
    """Write the trace to the log file in the data folder (or a temporary file) and return where it is."""
    from kiosk.settings import load

    stamp = datetime.now(UTC).isoformat(timespec="seconds")
    trace = f"{stamp}\n{''.join(traceback.format_exception(error))}\n"
    try:
        place = load().data_dir / "kiosk.log"
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with place.open("a", encoding="utf-8") as log:
            place.chmod(0o600)
            log.write(trace)
    except Exception:  # whatever is wrong with the data folder must not hide the first error
        with tempfile.NamedTemporaryFile(
            "w", prefix="kiosk-", suffix=".log", delete=False, encoding="utf-8"
        ) as spare:
            spare.write(trace)
        place = Path(spare.name)
    return place
