"""The systemd unit is right by systemd's own judgement, and what it starts is the kiosk."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli.main import app
from kiosk.errors import AutostartUnfit
from kiosk.services.write_autostart import write_autostart
from tests.cli.pseudo_terminal import PseudoTerminal
from tests.conftest import need

_TRUE = Path("/bin/true")
"""Stands for a program that every machine has; verify looks whether it can be started."""


def _values(unit: str, name: str) -> list[str]:
    return re.findall(rf"^{name}=(.*)$", unit, re.MULTILINE)


@pytest.fixture
def analyze() -> str:
    """Systemd's own judge of units."""
    found = shutil.which("systemd-analyze")
    need(found is not None, "systemd-analyze")
    return str(found)


def test_systemd_finds_no_fault(analyze: str, tmp_path: Path) -> None:
    """`systemd-analyze verify` says nothing about the unit for a text console."""
    unit = tmp_path / "mentor-kiosk.service"
    unit.write_text(write_autostart(_TRUE, "root", "tty1", touch=False))
    checked = subprocess.run([analyze, "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize("touch", [False, True])
def test_the_unit_keeps_little_of_the_machine_open(analyze: str, tmp_path: Path, touch: bool) -> None:
    """`systemd-analyze security` calls the exposure OK: 2.5 or less of 10, for console and touch screen."""
    unit = tmp_path / "mentor-kiosk.service"
    unit.write_text(write_autostart(_TRUE, "kiosk", "tty1", touch=touch))
    command = [analyze, "security", "--offline=yes", "--threshold=25", str(unit)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout[-200:]


def test_what_the_unit_starts_is_the_kiosk() -> None:
    """Its command with its environment on a terminal, as a user of few rights, shows where the set-up begins."""
    kiosk = Path(sys.executable).with_name("kiosk")
    unit = write_autostart(kiosk, "kiosk", "tty1", touch=False)
    environment = dict(value.split("=", 1) for line in _values(unit, "Environment") for value in line.split())
    command = shlex.split(_values(unit, "ExecStart")[0])
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir(mode=0o700)
        environment |= {"KIOSK_DATA_DIR": str(data), "HOME": folder, "KIOSK_PORT": "0"}  # both are elsewhere here
        nobody = _user_of_few_rights(kiosk)
        if nobody:
            for path in (Path(folder), data):
                os.chown(path, nobody, nobody)
            command = ["/usr/bin/setpriv", f"--reuid={nobody}", f"--regid={nobody}", "--clear-groups", *command]
        with PseudoTerminal(command, environment) as terminal:
            terminal.wait_for("From here to open doors", seconds=60)
            database = (data / "kiosk.db").stat()
        assert (database.st_uid, database.st_mode & 0o777) == (nobody or os.getuid(), 0o600)


def _user_of_few_rights(program: Path) -> int:
    """Return a user to become, where this is root and that user may run the program; else 0."""
    if os.getuid() or not Path("/usr/bin/setpriv").exists():
        return 0
    tried = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", str(program), "--version"]
    return 65534 if subprocess.run(tried, capture_output=True, check=False).returncode == 0 else 0


def test_a_program_below_a_home_is_still_seen() -> None:
    """A kiosk installed in somebody's home folder starts, and the homes stay read-only."""
    assert _values(write_autostart(Path("/home/ana/kiosk"), "kiosk", "tty1", touch=False), "ProtectHome") == [
        "read-only"
    ]
    assert _values(write_autostart(Path("/opt/kiosk"), "kiosk", "tty1", touch=False), "ProtectHome") == ["yes"]


@pytest.mark.parametrize(
    ("program", "user", "terminal"),
    [
        ("kiosk", "kiosk", "tty1"),
        ("/opt/my kiosk", "kiosk", "tty1"),
        ("/opt/kiosk\nExecStartPost=/bin/sh", "kiosk", "tty1"),
        ("/opt/kiosk", "kiosk\nUser=root", "tty1"),
        ("/opt/kiosk", "", "tty1"),
        ("/opt/kiosk", "kiosk", "tty0"),
        ("/opt/kiosk", "kiosk", "../mem"),
    ],
)
def test_what_cannot_stand_in_a_unit_is_refused(program: str, user: str, terminal: str) -> None:
    """Spaces, line breaks and odd consoles are refused in words instead of making another unit."""
    with pytest.raises(AutostartUnfit, match="systemd unit"):
        write_autostart(Path(program), user, terminal, touch=False)


def test_the_unit_is_printed_and_the_next_steps_beside_it() -> None:
    """Standard output is the unit alone, so it can be sent to its file; what to do comes on standard error."""
    said = CliRunner().invoke(app, ["autostart", "--user", "ana", "--touch"])
    assert said.exit_code == 0
    assert said.stdout.startswith("# The kiosk from power-on")
    assert "User=ana" in said.stdout
    assert "/usr/bin/cage" in said.stdout
    assert "systemctl enable --now" in said.stderr
