"""The phone process: started, watched, started again, taken down."""

import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import PortBusy
from kiosk.web.process import DOWN, UP, PhonePages

ROOT = Path(__file__).parents[2]
CHILD = (sys.executable, str(Path(__file__).with_name("serve_fake.py")))

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")


def wait_for(fact: Callable[[], object]) -> bool:
    """Wait until something is so; the bound is generous because machines are shared."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if fact():
            return True
        time.sleep(0.05)
    return False


def is_alive(process: int) -> bool:
    """Tell whether a process is there and no zombie."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False


def started(folder: Path) -> list[int]:
    """Return the process numbers that the children wrote down."""
    notes = folder / "pids"
    return [int(line) for line in notes.read_text().split()] if notes.exists() else []


def phone_pages(folder: Path) -> PhonePages:
    """Return phone pages whose child serves an evening in memory and notes its process number."""
    environment = {"NOTE_PID": str(folder / "pids"), "PYTHONPATH": str(ROOT)}
    return PhonePages("127.0.0.1", 0, environment, folder, command=CHILD)


def test_the_pages_come_up_and_go_down(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The kiosk's own child answers on the bound port, says nothing on the terminal, and is gone afterwards."""
    with phone_pages(tmp_path) as pages:
        assert wait_for(lambda: pages.status == UP)
        (child,) = started(tmp_path)
        assert is_alive(child)
    assert pages.status == DOWN
    assert not is_alive(child)
    assert capfd.readouterr() == ("", "")
    assert (tmp_path / "phone-pages.log").stat().st_mode & 0o077 == 0


def test_a_killed_child_is_started_again(tmp_path: Path) -> None:
    """The pages come back by themselves after a kill -9, on the same port."""
    with phone_pages(tmp_path) as pages:
        assert wait_for(lambda: pages.status == UP)
        port = pages.port
        os.kill(started(tmp_path)[0], signal.SIGKILL)
        assert wait_for(lambda: len(started(tmp_path)) == 2 and pages.status == UP)
        assert pages.port == port
        last = started(tmp_path)[1]
    assert not is_alive(last)


@pytest.mark.parametrize("probe_s", [0.2, pytest.param(2.0, marks=pytest.mark.soak)])
def test_a_child_that_hangs_is_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, probe_s: float) -> None:
    """Pages that answer nothing any more are said to be away, ended although they hear nothing, and come back."""
    monkeypatch.setattr("kiosk.web.process._PROBE_SECONDS", probe_s)
    with phone_pages(tmp_path) as pages:
        assert wait_for(lambda: pages.status == UP)
        (hung,) = started(tmp_path)
        os.kill(hung, signal.SIGSTOP)
        began = time.monotonic()
        assert wait_for(lambda: pages.status != UP)
        assert wait_for(lambda: len(started(tmp_path)) == 2 and pages.status == UP)
        print(f"up again after {time.monotonic() - began:.1f} s")
        assert not is_alive(hung)


def test_a_busy_port_is_a_sentence(tmp_path: Path) -> None:
    """Before anything opens, the organizer reads which port is taken."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortBusy) as raised, PhonePages("127.0.0.1", port, {}, tmp_path):
            pass
    assert str(port) in raised.value.message()


def test_a_child_that_cannot_start_is_told(tmp_path: Path) -> None:
    """Phone pages that cannot run leave the kiosk running and say so."""
    with PhonePages("127.0.0.1", 0, {}, tmp_path, command=(str(tmp_path / "missing"),)) as pages:
        assert wait_for(lambda: pages.status != UP)


def test_the_child_ends_when_the_kiosk_is_killed(tmp_path: Path) -> None:
    """After kill -9 of the kiosk no process holds the port for the next start."""
    parent = textwrap.dedent(f"""
        import sys, time
        sys.path.insert(0, {str(ROOT)!r})
        from pathlib import Path
        from tests.web.test_process import phone_pages
        with phone_pages(Path({str(tmp_path)!r})):
            time.sleep(60)
    """)
    process = subprocess.Popen([sys.executable, "-c", parent])
    try:
        assert wait_for(lambda: started(tmp_path))
        (child,) = started(tmp_path)
    finally:
        process.kill()
        process.wait()
    assert wait_for(lambda: not is_alive(child))


def test_the_supervisor_needs_no_web_framework() -> None:
    """The screen starts without paying for the web framework."""
    check = "import sys, kiosk.web.process, kiosk.web.addresses; sys.exit('starlette' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False, cwd=ROOT).returncode == 0
