"""What commands say on a terminal and in a pipe."""

import os
import sys
from pathlib import Path

from tests.cli.pseudo_terminal import PseudoTerminal


def test_an_error_breaks_between_words_on_a_terminal(tmp_path: Path) -> None:
    """On 80 columns an error stands in lines of whole words, and a command that is to be copied keeps its hyphens."""
    environment = {"KIOSK_DATA_DIR": str(tmp_path), "COLUMNS": "80", "PATH": os.environ["PATH"]}
    with PseudoTerminal([sys.executable, "-m", "kiosk", "event", "show"], environment) as terminal:
        terminal.wait_for("20:30")
        said = terminal.seen.decode()
    lines = [line.rstrip() for line in said.splitlines() if line.strip()]
    assert len(lines) > 1
    assert all(len(line) <= 80 for line in lines)
    assert "Set one up: kiosk event set --name" in " ".join(lines)
