"""A PostgreSQL server of the tests' own: made in a temporary folder, on a socket there, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "120",
    # A machine that loses power in the middle of a test run may lose the test data.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}


def program(name: str) -> str | None:
    """Return the path of a PostgreSQL program: on PATH, or where Debian keeps the newest version."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(installed[-1]) if installed else None)


class Server:
    """A running server that a test may stop and start again."""

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        self.folder = folder
        # What was acknowledged must survive the server's own death (the machine's is not played).
        self.settings = _SETTINGS | ({"synchronous_commit": "on", "full_page_writes": "on"} if durable else {})
        self.data = folder / "data"
        self.port = 5432

    def url(self, database: str = "postgres") -> str:
        """Return the address of one of its databases."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}&port={self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = " ".join(f"-c {name}={value or repr(value)}" for name, value in self.settings.items())
        options = f"{settings} -p {self.port} -k {self.folder}"
        _run("pg_ctl", "start", "-w", "-D", str(self.data), "-l", str(self.folder / "log"), "-o", options)

    def stop(self, mode: str = "immediate") -> None:
        """Stop it: `immediate` is what a power cut looks like to clients, `fast` is a restart."""
        _run("pg_ctl", "stop", "-w", "-D", str(self.data), "-m", mode)


@contextmanager
def running(*, durable: bool = False) -> Iterator[Server]:
    """Make a server, run it, and leave nothing behind; `durable` keeps every commit through its crashes."""
    folder = Path(tempfile.mkdtemp(prefix="kiosk-pg-"))  # a socket's path must stay under 100 characters
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")  # the server refuses to run as root
    server = Server(folder, durable=durable)
    try:
        _run("initdb", "-D", str(server.data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(name: str, *arguments: str) -> None:
    found = program(name)
    assert found, f"{name} is missing"
    who = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    # The server inherits the descriptors of pg_ctl: a pipe to read from would never end.
    done = subprocess.run(
        [*who, found, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", check=False
    )
    assert done.returncode == 0, f"{name} ended with {done.returncode}"
