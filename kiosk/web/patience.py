"""How long the phone pages wait for a request to be said: a phone that only begins one keeps no place from others.

Uvicorn waits for the rest of a request's head for ever, and answers so many connections at a time; one phone that
opened as many and said half a line on each would lock all others out.
"""

import asyncio
from typing import Final

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

HEAD_SECONDS: Final = 10.0
"""How long the head of a request may take to arrive."""


class PatientProtocol(H11Protocol):
    """One connection, closed when it says nothing, or half a request, for too long."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came, and wait for the rest of it."""
        super().data_received(data)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        if self._waiting:
            self._waiting.cancel()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP; whoever is still answering what came before it must not speak after that."""
        super().send_400_response(msg)
        answer: RequestResponseCycle | None = self.cycle
        if answer and not answer.response_complete:
            answer.disconnected = True
            answer.message_event.set()

    def _wait(self) -> None:
        # Whoever says a letter now and then wins nothing by it: a wait that has begun goes on.
        if self._waiting is None and not self.transport.is_closing():
            self._waiting = self.loop.call_later(HEAD_SECONDS, self._look)

    def _look(self) -> None:
        self._waiting = None
        begun, _ = self.conn.trailing_data
        answer: RequestResponseCycle | None = self.cycle  # none before the first request
        if answer and not answer.response_complete:
            if begun:
                self._wait()
        elif begun or not answer:
            self.transport.close()
