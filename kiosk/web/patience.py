"""How long the phone pages wait for a phone, and for how many: none takes the places of all others.

Uvicorn waits for ever for the rest of a request's head and for an answer to be read, and answers so many connections
at a time; one phone that opened as many and said half a line on each, or read nothing, would lock all others out.
"""

import asyncio
from typing import Final

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from kiosk.web.crowd import in_the_way

HEAD_SECONDS: Final = 10.0
"""How long the head of a request may take to arrive."""
READ_SECONDS: Final = 30.0
"""How long a phone may take to read what the system's own buffers do not hold of its answers."""


class PatientProtocol(H11Protocol):
    """One connection, closed when it says nothing, or half a request, or reads nothing, for too long."""

    since = 0.0
    _waiting: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait; where every place is taken, whoever holds most gives some back."""
        super().connection_made(transport)
        self.since = self.loop.time()
        transport.set_write_buffer_limits(high=0)  # all that is not read is told by `pause_writing`
        if self.limit_concurrency is not None and len(self.connections) >= self.limit_concurrency:
            for one in in_the_way([each for each in self.connections if isinstance(each, PatientProtocol)]):
                one.hang_up()
        self._wait()

    @property
    def host(self) -> str | None:
        """The address it comes from."""
        return self.client[0] if self.client else None

    @property
    def is_answering(self) -> bool:
        """Whether a request on it is being answered."""
        answer: RequestResponseCycle | None = self.cycle  # none before the first request
        return answer is not None and not answer.response_complete

    def hang_up(self) -> None:
        """Close it at once, whatever is still to be said."""
        self.connections.discard(self)  # its place is free now, not when the loop comes round
        self.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Take what came, and wait for the rest of it."""
        super().data_received(data)
        self._wait()

    def pause_writing(self) -> None:
        """Wait until what was said is read."""
        super().pause_writing()
        self._unread = self.loop.call_later(READ_SECONDS, self.hang_up)

    def resume_writing(self) -> None:
        """Go on: all of it was read."""
        super().resume_writing()
        if self._unread:
            self._unread.cancel()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        for timer in (self._waiting, self._unread):
            if timer:
                timer.cancel()
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
        if self.is_answering:
            if begun:
                self._wait()
        elif begun or self.cycle is None:
            self.transport.close()
