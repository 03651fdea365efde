"""Lines of `kiosk doctor` about the machine, broken for real and mended by what they say: the very program is run.

Terminals, clocks, disks, systemd's folders and a phone's network are real ones; what a machine does not allow is
skipped, saying so.
"""

import json
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.doctor_lines import proves, seen
from tests.cli.pseudo_terminal import PseudoTerminal
from tests.conftest import need
from tests.web.test_reach_network import cable, phone

__all__ = ["cable"]  # the fixture

KIOSK = str(Path(sys.executable).with_name("kiosk"))
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals, mounts and systemd are Linux's")
_OWN = ("TERM", "TZ", "NO_COLOR", "COLORTERM", "LANG", "LC_ALL", "PYTHONUTF8", "PYTHONIOENCODING")


class Machine:
    """A kiosk's machine as its organizer has it: variables, a folder, and what its doctor says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith("KIOSK_") and name not in _OWN
        }
        self.variables = {**kept, "LANG": "C.UTF-8", "TERM": "xterm-256color", "KIOSK_PORT": "0"}
        self.variables["KIOSK_DATA_DIR"] = str(folder / "data")

    def kiosk(self, *words: str, before: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
        """Run a command, behind others such as `faketime`."""
        return subprocess.run(
            [*before, KIOSK, *words], env=self.variables, cwd=self.folder, capture_output=True, text=True, check=False
        )

    def line(self, check: str, before: Sequence[str] = ()) -> dict[str, Any]:
        """Return one line of the doctor, run without a terminal."""
        return _line(self.kiosk("doctor", "--json", before=before).stdout, check)

    def on_screen(self, check: str, size: tuple[int, int] = (80, 24)) -> dict[str, Any]:
        """Return one line of the doctor, run on a terminal of this size that answers where its cursor is."""
        out = self.folder / "doctor.json"
        command = f"exec {shlex.quote(KIOSK)} doctor --json > {shlex.quote(str(out))}"
        alone = ["/usr/bin/env", "-i", *(f"{name}={value}" for name, value in self.variables.items())]
        with PseudoTerminal([*alone, "/bin/sh", "-c", command], {}, size) as terminal:
            if check == "glyphs":
                terminal.wait_for("\x1b[6n")
                terminal.write("\x1b[1;2R")
            terminal.end()
        return _line(out.read_text(encoding="utf-8"), check)


def _line(said: str, check: str) -> dict[str, Any]:
    return seen(next(one for one in json.loads(said)["checks"] if one["check"] == check))


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine on which nothing is set up."""
    return Machine(tmp_path)


def set_up(machine: Machine, **options: str) -> None:
    """Set an event and one professional up by the commands."""
    day = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    words = ["--name", "N", "--date", day, "--from", "18:00", "--to", "21:00", "--time-zone", "UTC"]
    more = [word for name, value in options.items() for word in (f"--{name.replace('_', '-')}", value)]
    assert machine.kiosk("event", "set", *words, *more).returncode == 0
    (machine.folder / "roster.csv").write_text("Name,Topics\nAna Ruiz,Crisis communications\n", encoding="utf-8")
    assert machine.kiosk("roster", "import", "roster.csv").returncode == 0


@pytest.mark.soak
@proves("terminal.small")
def test_a_window_that_is_too_small_is_made_larger(machine: Machine) -> None:
    """The line names both sizes; at each of them it is well."""
    small = machine.on_screen("terminal", (79, 23))
    assert (small["outcome"], small["state"]) == ("small", "failing")
    sizes = [(int(columns), int(rows)) for columns, rows in re.findall(r"(\d+) x (\d+)", small["advice"])]
    assert [machine.on_screen("terminal", size)["outcome"] for size in sizes] == ["tight", "ok"]


@proves("terminal.none")
def test_a_place_without_a_terminal_is_left_for_one(machine: Machine) -> None:
    """Run where no kiosk can stand it says so, and looks at the terminal when it is run in one."""
    nowhere = machine.line("terminal")
    assert (nowhere["outcome"], nowhere["state"]) == ("none", "warning")
    assert "in the terminal" in nowhere["advice"]
    assert machine.on_screen("terminal")["state"] == "ok"


@pytest.mark.soak
@proves("terminal.encoding")
def test_a_terminal_that_is_not_in_utf_8_gets_the_locale_that_is_named(machine: Machine) -> None:
    """Latin letters only would tear codes apart; the locale in the advice mends it."""
    machine.variables |= {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    broken = machine.on_screen("terminal")
    assert (broken["outcome"], broken["state"]) == ("encoding", "failing")
    name, value = _assignment(broken["advice"])
    del machine.variables["LC_ALL"]
    machine.variables[name] = value
    assert machine.on_screen("terminal")["state"] == "ok"


@pytest.mark.soak
@pytest.mark.parametrize(
    ("check", "outcome", "variable", "value"),
    [
        ("terminal", "dumb", "TERM", "dumb"),
        ("terminal", "console", "TERM", "linux"),
        ("colours", "few", "TERM", "xterm"),
        ("colours", "off", "NO_COLOR", "1"),
    ],
)
@proves("terminal.dumb", "terminal.console", "colours.few", "colours.off", one_by_one=True)
def test_what_variables_say_of_the_terminal_is_set_right(
    machine: Machine, check: str, outcome: str, variable: str, value: str
) -> None:
    """TERM and NO_COLOR are named by the line that they spoil; set or unset as it says, the line is well."""
    right = machine.variables.get(variable, "")
    machine.variables[variable] = value
    poor = machine.on_screen(check)
    assert (poor["outcome"], poor["state"]) == (outcome, "warning")
    if outcome == "off":
        assert "Unset NO_COLOR" in poor["advice"]
        del machine.variables[variable]
    elif outcome == "console":
        machine.variables[variable] = right  # a graphical terminal, as it says
    else:
        name, wanted = _assignment(poor["advice"])
        machine.variables[name] = wanted
    assert machine.on_screen(check)["state"] == "ok"


def _assignment(advice: str) -> tuple[str, str]:
    """Return the variable that an advice names, and its value there."""
    found = re.search(r"([A-Z_]+)=([\w./-]+\w)", advice)
    assert found, advice
    return found[1], found[2]


@pytest.mark.soak
@proves("glyphs.wide")
def test_half_blocks_of_two_columns_are_made_narrow(machine: Machine) -> None:
    """A real terminal with wide characters is measured, and again with narrow ones, as the line says."""
    for program in ("xterm", "Xvfb", "xvfb-run"):
        need(shutil.which(program), program)

    def glyphs(*options: str) -> dict[str, Any]:
        out = machine.folder / "doctor.json"
        inside = f"exec {shlex.quote(KIOSK)} doctor --json > {shlex.quote(str(out))}"
        command = ["xvfb-run", "-a", "xterm", *options, "-geometry", "80x24", "-e", "/bin/sh", "-c", inside]
        subprocess.run(command, env=machine.variables, capture_output=True, timeout=60, check=True)
        return _line(out.read_text(encoding="utf-8"), "glyphs")

    wide = glyphs("-cjk_width")
    assert (wide["outcome"], wide["state"]) == ("wide", "warning")
    assert "ambiguous width to narrow" in wide["advice"]
    assert glyphs("+cjk_width")["outcome"] == "ok"


@proves("clock.zone")
def test_a_time_zone_that_is_none_is_given_a_name(machine: Machine) -> None:
    """The variable that spoils it is named; unset, or with the name that is shown, the line is well."""
    machine.variables["TZ"] = "Mars/Olympus"
    lost = machine.line("clock")
    assert (lost["outcome"], lost["state"]) == ("zone", "warning")
    name, value = _assignment(lost["advice"])
    machine.variables[name] = value
    assert machine.line("clock")["state"] == "ok"
    del machine.variables[name]
    assert machine.line("clock")["state"] == "ok"


@pytest.mark.soak
@proves("clock.year")
def test_a_clock_of_another_year_is_set(machine: Machine) -> None:
    """A machine that woke up in 2010 keeps the doors closed until its clock is set."""
    need(shutil.which("faketime"), "faketime")
    asleep = machine.line("clock", before=("faketime", "2010-01-02 03:04:05"))
    assert (asleep["outcome"], asleep["state"]) == ("year", "failing")
    assert asleep["advice"].startswith("Set the clock")
    assert machine.line("clock")["state"] == "ok"


@pytest.mark.soak
@pytest.mark.parametrize(
    ("shift", "outcome"), [("+120s", "ahead"), pytest.param("-120s", "behind", marks=pytest.mark.soak)]
)
@proves("clocks.ahead", "clocks.behind", one_by_one=True)
def test_a_clock_that_differs_from_the_servers_is_set(
    machine: Machine, postgres_url: str, shift: str, outcome: str
) -> None:
    """Two minutes off are told in seconds and by direction; set by the network as the line says, it is well."""
    need(shutil.which("faketime"), "faketime")
    machine.variables["KIOSK_DATABASE_URL"] = postgres_url
    set_up(machine)
    off = machine.line("clocks", before=("faketime", "-f", shift))
    assert (off["outcome"], off["state"]) == (outcome, "warning")
    assert 110 <= int(re.findall(r"\d+", off["message"])[0]) <= 130
    assert "timedatectl set-ntp true" in off["advice"]
    assert machine.line("clocks")["state"] == "ok"


@pytest.fixture
def small_disk(machine: Machine) -> Iterator[Path]:
    """A real disk of 50 MB at the kiosk's data folder."""
    place = machine.folder / "data"
    place.mkdir()
    if _mount("-t", "tmpfs", "-o", "size=50m", "tmpfs", str(place)):
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)


def _mount(*words: str) -> int:
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode


@pytest.mark.soak
@proves("disk.full", "disk.tight", "disk.unwritable")
def test_a_disk_without_room_gets_some_or_another_folder(machine: Machine, small_disk: Path) -> None:
    """A full disk fails, a tight one warns, one that cannot be written fails; each is mended as its line says."""
    full = machine.line("disk")
    assert (full["outcome"], full["state"]) == ("full", "failing")
    assert _mount("-o", "remount,size=500m", str(small_disk)) == 0
    tight = machine.line("disk")
    assert (tight["outcome"], tight["state"]) == ("tight", "warning")
    assert "make room" in tight["advice"]
    assert _mount("-o", "remount,size=2g", str(small_disk)) == 0
    assert machine.line("disk")["state"] == "ok"
    assert _mount("-o", "remount,ro", str(small_disk)) == 0
    closed = machine.line("disk")
    assert (closed["outcome"], closed["state"]) == ("unwritable", "failing")
    for advice in (full["advice"], closed["advice"]):
        assert "KIOSK_DATA_DIR" in advice
    machine.variables["KIOSK_DATA_DIR"] = str(machine.folder / "elsewhere")
    assert machine.line("disk")["state"] != "failing"


@pytest.mark.soak
@proves("autostart.none", "autostart.other", "autostart.disabled")
def test_autostart_is_set_up_by_the_commands_of_its_line(machine: Machine) -> None:
    """No unit, a unit of another program, one that is not enabled: each is mended by running what the line says.

    In a mount namespace with folders of systemd's own, so that this machine's stay as they are; systemctl works on
    the files alone there.
    """
    need(shutil.which("systemctl"), "systemctl")
    script = machine.folder / "night.py"
    script.write_text(AUTOSTART, encoding="utf-8")
    variables = {**machine.variables, "SYSTEMD_OFFLINE": "1", "PATH": f"{Path(KIOSK).parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["unshare", "-m", sys.executable, str(script), KIOSK],
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
    if "no namespace" in done.stdout or "unshare failed" in done.stderr:
        pytest.skip("mount namespaces cannot be made here")
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [seen(json.loads(line)) for line in done.stdout.splitlines()]
    assert [line["outcome"] for line in lines] == ["none", "ok", "other", "ok", "disabled", "ok"]


AUTOSTART = r"""
import json, os, re, subprocess, sys
kiosk = sys.argv[1]

def run(words):
    return subprocess.run(words, shell=isinstance(words, str), capture_output=True, text=True)

# Only over folders that are there: what is made before mounting would stay on this machine.
for place in ("/run", "/etc/systemd/system"):
    if not os.path.isdir(place) or run(["mount", "-t", "tmpfs", "tmpfs", place]).returncode:
        sys.exit(print("no namespace"))
os.makedirs("/run/systemd/system")

def line():
    checks = json.loads(run([kiosk, "doctor", "--json"]).stdout)["checks"]
    found = next(one for one in checks if one["check"] == "autostart")
    print(json.dumps(found))
    return found["advice"]

def follow(advice):
    # The commands that the line names, one after the other.
    for command in re.split(r"(?:^|,)(?: ?then)? ", advice.split("else ")[-1].split("anew: ")[-1]):
        if command.strip():
            done = run(command.strip())
            # No systemd runs here to be told to start it now: what it does to the files is what counts.
            assert done.returncode == 0 or "connect to bus" in done.stderr, (command, done.stderr)

unit = "/etc/systemd/system/mentor-kiosk.service"
follow(line())
line()
with open(unit) as file:
    text = file.read()
with open(unit, "w") as file:
    file.write(text.replace(kiosk, "/opt/other/kiosk"))
follow(line())
line()
os.remove("/etc/systemd/system/multi-user.target.wants/mentor-kiosk.service")
follow(line())
line()
"""


@pytest.mark.soak
@proves("address.offline", "address.unproved", "address.stale", "address.elsewhere")
def test_reach_is_chosen_and_proved_by_the_commands_of_its_line(machine: Machine, cable: tuple[str, str]) -> None:
    """Offline, not tried, and elsewhere: `reach use` and `reach scan` with a phone in its own network mend it."""
    namespace, address = cable
    machine.variables["KIOSK_PORT"] = port = str(20000 + os.getpid() % 20000)
    set_up(machine)
    offline = machine.line("address")
    assert (offline["outcome"], offline["state"]) == ("offline", "warning")
    assert address in machine.kiosk("reach", "show").stdout
    _reach_use(machine, offline["advice"], address)
    unproved = machine.line("address")
    assert (unproved["outcome"], unproved["state"]) == ("unproved", "warning")
    assert unproved["advice"].endswith("kiosk reach scan")
    with Serving(machine, port):
        _scan(machine, namespace)
        assert machine.line("address")["state"] == "ok"

        _let_two_hours_pass(machine)
        stale = machine.line("address")
        assert (stale["outcome"], stale["state"]) == ("stale", "warning")
        assert stale["advice"].endswith("kiosk reach scan")
        _scan(machine, namespace)
        assert machine.line("address")["state"] == "ok"

    assert machine.kiosk("event", "set", "--base-url", "http://192.0.2.9:8765").returncode == 0
    elsewhere = machine.line("address")
    assert (elsewhere["outcome"], elsewhere["state"]) == ("elsewhere", "warning")
    _reach_use(machine, elsewhere["advice"], address)
    assert machine.line("address")["state"] == "ok"


def _let_two_hours_pass(machine: Machine) -> None:
    """Let the evening have begun two hours ago, and the last phone have been here before it."""
    began = datetime.now(UTC) - timedelta(hours=2)
    hours = ("--from", f"{began:%H:%M}", "--to", f"{began + timedelta(hours=5):%H:%M}")
    assert machine.kiosk("event", "set", "--date", began.date().isoformat(), *hours).returncode == 0
    with closing(sqlite3.connect(machine.folder / "data" / "kiosk.db")) as file:
        file.execute(
            "UPDATE reach_trials SET proved_at = ? WHERE proved_at IS NOT NULL",
            [f"{began - timedelta(hours=1):%Y-%m-%d %H:%M:%S.%f}"],
        )
        file.commit()


def _reach_use(machine: Machine, advice: str, address: str) -> None:
    assert "kiosk reach use ADDRESS" in advice
    assert machine.kiosk("reach", "use", address).returncode == 0


class Serving:
    """The phone pages, answering for as long as the block lasts."""

    def __init__(self, machine: Machine, port: str) -> None:
        command = [KIOSK, "serve", "--host", "0.0.0.0", "--port", port]  # noqa: S104 - as at an event
        self._process = subprocess.Popen(
            command, env=machine.variables, cwd=machine.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._machine = machine

    def __enter__(self) -> None:
        for _ in range(100):
            if self._machine.line("port")["outcome"] == "kiosk":
                return
        raise AssertionError("the phone pages do not come up")

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(20)


def _scan(machine: Machine, namespace: str) -> None:
    """Let the organizer's command wait for a phone, which opens what the code holds and taps the button."""
    scan = subprocess.Popen(
        [KIOSK, "reach", "scan", "--seconds", "60"],
        env=machine.variables,
        cwd=machine.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    with scan:
        assert scan.stderr is not None
        said = scan.stderr.readline()
        url = re.search(r"http://\S+[^.\s]", said)
        assert url, said
        assert phone(namespace, url[0])
        assert scan.wait(60) == 0
