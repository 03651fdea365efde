"""The evening that the benchmarks run on: open all day, with an organizer's PIN, so that `kiosk run` asks nothing."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from kiosk.bootstrap import open_kiosk


def set_up(folder: Path, roster: Path) -> None:
    """Set up an evening with a roster in a data folder, by the commands that an organizer would use."""
    environment = os.environ | {"KIOSK_DATA_DIR": str(folder)}
    kiosk = [sys.executable, "-m", "kiosk"]
    event = ["event", "set", "--name", "Benchmark", "--date", date.today().isoformat(), "--from", "00:00"]  # noqa: DTZ011
    for command in ([*event, "--to", "23:45"], ["roster", "import", str(roster), "--volunteers", "--skip-bad"]):
        subprocess.run([*kiosk, *command], check=True, capture_output=True, env=environment)
    with open_kiosk(data_dir=folder) as opened:
        opened.services.set_organizer_pin("471108")  # the command asks for it on a terminal
