"""Runs the phone pages on a bound socket until it is told to end, and sweeps what is due meanwhile."""

import contextlib
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from types import FrameType
from typing import Final

import uvicorn
from anyio import to_thread
from starlette.applications import Starlette

from kiosk.web.patience import PatientProtocol

LOG: Final = logging.getLogger("kiosk.web")

SWEEP_SECONDS: Final = 5.0
"""How long a lapsed request may keep its slot while nobody books."""
_GRACE_SECONDS: Final = 3
_CONNECTIONS: Final = 1000
# Of the usual 40 most would only wait: for the interpreter, and on SQLite as readers that hold a writer up.
_THREADS: Final = 4


def serve(  # noqa: PLR0913 - one call starts everything
    app: Starlette,
    bound: socket.socket,
    *,
    sweep: Callable[[], int],
    trusted_proxies: Sequence[str] = (),
    lifeline: bool = False,
    post: Callable[[], int] | None = None,
) -> None:
    """Answer phones until SIGTERM or ctrl+c; return when the open answers are given.

    Args:
        app: the phone pages.
        bound: the listening socket; it is closed at the end.
        sweep: expires what is due; called every few seconds.
        trusted_proxies: addresses whose `X-Forwarded-*` headers are believed.
        post: sends letters that are due; called every few seconds in a thread of its own, as it may be slow.
        lifeline: end when stdin ends, that is when the process that started this one is gone.
    """
    server = _Server(uvicorn_configuration(app, trusted_proxies))
    if lifeline:
        threading.Thread(target=_watch_lifeline, args=(server,), daemon=True, name="lifeline").start()
    with _swept(sweep), _swept(post, "posting") if post else contextlib.nullcontext():
        server.run(sockets=[bound])


def uvicorn_configuration(app: Starlette, trusted_proxies: Sequence[str] = ()) -> uvicorn.Config:
    """Return how uvicorn serves the phone pages: plain, quiet, and bounded."""
    return uvicorn.Config(
        app,
        loop="asyncio",
        http=PatientProtocol,
        ws="none",
        lifespan="off",
        access_log=False,  # its lines hold paths, and paths hold codes
        log_config=None,
        log_level="warning",
        server_header=False,
        proxy_headers=bool(trusted_proxies),
        forwarded_allow_ips=list(trusted_proxies),
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )


class _Server(uvicorn.Server):
    """Uvicorn's server that ends by returning: the original raises the signal again, and nothing would be closed."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        before = {number: signal.signal(number, self._end) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Bound the threads that pages run in, then listen."""
        to_thread.current_default_thread_limiter().total_tokens = _THREADS
        await super().startup(sockets)

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self.should_exit = True


def _watch_lifeline(server: uvicorn.Server) -> None:
    with contextlib.suppress(OSError, ValueError):
        while os.read(sys.stdin.fileno(), 64):
            pass
    server.should_exit = True
    # Whoever started this is gone; nobody would notice a server that hangs while it ends.
    threading.Event().wait(_GRACE_SECONDS + 2)
    os._exit(1)


@contextlib.contextmanager
def _swept(work: Callable[[], int], name: str = "sweeping") -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=_work_until, args=(work, stop, name), daemon=True, name=name)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(_GRACE_SECONDS)


def _work_until(work: Callable[[], int], stop: threading.Event, name: str) -> None:
    failing = False
    while not stop.wait(SWEEP_SECONDS):
        try:
            done = work()
        except Exception as error:  # a database that is away for a while must not end the sweeping
            if not failing:
                LOG.warning("%s fails: %s", name, type(error).__name__)
            failing = True
            continue
        if failing:
            LOG.info("%s works again", name)
        failing = False
        if done:
            LOG.info("%s: %d", name, done)
