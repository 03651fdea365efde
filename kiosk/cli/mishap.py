"""What happens to an error that nobody foresaw: the trace goes to a log file, a person gets one sentence."""

import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

import typer

from kiosk.texts import ENGLISH


def report(error: BaseException) -> None:
    """Write the trace to the log file in the data folder (or a temporary file) and say where it is."""
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
    typer.echo(ENGLISH("cli.mishap", place=place), err=True)
