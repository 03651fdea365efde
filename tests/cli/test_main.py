"""The command line as a whole: what it lists, what it imports, how it fails."""

import subprocess
import sys

import pytest

from kiosk import __version__
from kiosk.cli.shelf import HELP, take

HEAVY = {
    "textual",
    "sqlalchemy",
    "alembic",
    "starlette",
    "pydantic",
    "rapidfuzz",
    "qrcode",
    "icalendar",
    "jinja2",
    "rich",
}


def kiosk(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the real command."""
    return subprocess.run([sys.executable, "-m", "kiosk", *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", HELP)
def test_every_command_that_the_help_lists_is_there(name: str) -> None:
    """Whatever `kiosk --help` promises answers to its own --help."""
    assert take(name).name == name


def test_help_and_version_import_nothing_heavy() -> None:
    """The first line of help does not wait for the screen, the database or the phone pages."""
    check = "import sys, kiosk.cli.main, kiosk.cli.shelf; print('\\n'.join(sys.modules))"
    found = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout.split()
    assert not HEAVY & set(found)


def test_the_first_screen_waits_for_no_later_stage() -> None:
    """A kiosk that opens has read no roster, no vocabulary and no phone page: who needs them first imports them."""
    check = "import sys, kiosk.bootstrap, kiosk.tui.app; print('\\n'.join(sys.modules))"
    found = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout.split()
    assert "kiosk.tui.screens.welcome" in found
    assert not {"kiosk.roster", "kiosk.matching.matcher", "rapidfuzz", "starlette", "jinja2", "qrcode"} & set(found)


def test_version_and_help_are_answers_on_standard_output() -> None:
    """`kiosk --version` can be read by a script."""
    version, help_ = kiosk("--version"), kiosk("--help")
    assert (version.returncode, version.stdout.strip()) == (0, f"kiosk {__version__}")
    assert help_.returncode == 0
    assert all(f"  {name} " in help_.stdout for name in HELP)


def test_a_mistyped_command_is_answered_with_the_likely_one() -> None:
    """Wrong usage is exit status 2, on standard error, with a hint."""
    answer = kiosk("dmeo")
    assert answer.returncode == 2
    assert "demo" in answer.stderr
    assert answer.stdout == ""


def test_an_unforeseen_error_is_one_sentence_and_a_log(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody at the desk reads a traceback; the log file has it."""
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path))
    script = "import kiosk.cli.main as m\ndef broken(*_): raise RuntimeError('boom')\nm.app = broken\nm.main()\n"
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
    assert "kiosk.log" in answer.stderr
