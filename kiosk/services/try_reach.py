"""Use case: do phones reach the kiosk? A nonce is shown, a phone brings it back; an address is asked for it too.

Every address is asked by this machine as well: silence there is a disproof, an answer is none but for a public one.
"""

import http.client
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from kiosk.booking.codes import hash_secret, new_secret
from kiosk.booking.reach import GRACE, Reach, Sign, judge
from kiosk.database import Database, Transaction, events, reach
from kiosk.errors import KioskError

LOG: Final = logging.getLogger(__name__)
PATH: Final = "/reach"
"""Where the phone pages take a nonce: `/reach/NONCE`."""
_SECONDS: Final = 4.0
"""How long an address may take to answer."""


def begin_trial(database: Database, clock: Callable[[], datetime]) -> str:
    """Return a nonce to show; only its hash is kept.

    Raises:
        NoEvent: there is no networking event yet.
    """
    nonce = new_secret()
    database.write(lambda tx: reach.add(tx, events.current(tx).id, hash_secret(nonce), clock()))
    return nonce


def know_trial(database: Database, clock: Callable[[], datetime], nonce: str) -> bool:
    """Tell whether a nonce was shown at this event."""

    def work(tx: Transaction) -> bool:
        event = events.find(tx)
        return event is not None and reach.is_known(tx, event.id, hash_secret(nonce), clock())

    return database.read(work)


def prove_reach(database: Database, clock: Callable[[], datetime], nonce: str, address: str) -> bool:
    """Note that another machine brought `nonce` under `address`; tell whether it was one of ours.

    An event without an address takes this one: it is the one that works.
    """

    def work(tx: Transaction) -> bool:
        event, hashed = events.find(tx), hash_secret(nonce)
        if event is None or not reach.is_known(tx, event.id, hashed, clock()):
            return False
        reach.prove(tx, hashed, address, clock())
        if not event.base_url:
            events.update(tx, replace(event, base_url=address))
        return True

    return database.write(work)


def note_phone(database: Database, clock: Callable[[], datetime], address: str) -> bool:
    """Note that another machine opened one of our pages under `address`; tell whether that says something.

    It does where a phone proved this address before: what it opens later is as good a proof as the first.
    """

    def work(tx: Transaction) -> bool:
        event = events.find(tx)
        return event is not None and reach.refresh(tx, event.id, address, clock())

    return database.write(work)


def show_reach_sign(database: Database, address: str, now: datetime) -> Sign | None:
    """Return when a phone was last here under `address` at this event, and what was shown in vain since."""

    def work(tx: Transaction) -> Sign | None:
        event = events.find(tx)
        at = reach.proved_at(tx, event.id, address) if event else None
        if event is None or at is None:
            return None
        return Sign(at, reach.count_booked(tx, event.id, at, now - GRACE), event.starts_at)

    return database.read(work)


def show_reach_proof(database: Database, address: str) -> datetime | None:
    """Return when a phone last proved `address` at this event, or nothing."""

    def work(tx: Transaction) -> datetime | None:
        event = events.find(tx)
        return reach.proved_at(tx, event.id, address) if event else None

    return database.read(work)


class ReachCheck:
    """Judges the reach of one station again and again, with one nonce of its own for asking addresses."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        *,
        public_url: str,
        assumed: bool,
        likeliest: Callable[[], str],
    ) -> None:
        """Describe the station.

        Args:
            database: where the event and the proofs are.
            clock: aware UTC.
            public_url: address of a tunnel or proxy; goes before the event's own.
            assumed: the organizer takes it on themselves.
            likeliest: this machine's likeliest address, for when nothing was chosen and `assumed`.
        """
        self._database, self._clock = database, clock
        self._public_url, self._assumed, self._likeliest = public_url, assumed, likeliest
        self._nonce = ""

    def __call__(self) -> Reach:
        """Return how it stands now; takes up to some seconds.

        Raises:
            DatabaseUnavailable, DatabaseBusy
        """
        has_event, base = self._chosen()
        return self._judged(base, answers=not self._assumed and bool(base) and has_event and self._answers(base))

    def without_asking(self) -> Reach:
        """Return how it stands by what is stored: nothing is written, and that the address answers is believed.

        Raises:
            DatabaseUnavailable, DatabaseBusy
        """
        return self._judged(self._chosen()[1], answers=True)

    def _chosen(self) -> tuple[bool, str]:
        """Return whether there is an event, and the address that codes would carry."""
        event = self._database.read(events.find)
        base = self._public_url or (event.base_url if event else "")
        return event is not None, self._likeliest() if not base and self._assumed else base

    def _judged(self, base: str, *, answers: bool) -> Reach:
        now = self._clock()
        sign = show_reach_sign(self._database, base, now)
        return judge(base, assumed=self._assumed, answers=answers, sign=sign, now=now)

    def _answers(self, base: str) -> bool:
        """Ask an address for a page that only this evening's pages know."""
        if not self._nonce or not know_trial(self._database, self._clock, self._nonce):
            self._nonce = begin_trial(self._database, self._clock)
        return fetches(f"{base}{PATH}/{self._nonce}")


def fetches(url: str) -> bool:
    """Tell whether an address answers 200 within some seconds; redirects are not followed."""
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    try:
        connection = kind(parts.hostname or "", parts.port, timeout=_SECONDS)
    except (ValueError, http.client.HTTPException):
        return False
    try:
        connection.request("GET", parts.path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def judged_calmly(check: Callable[[], Reach], before: Reach) -> Reach:
    """Return what `check` says, or what was known before while the database is away."""
    try:
        return check()
    except KioskError as error:
        LOG.warning("reach cannot be judged: %s", type(error).__name__)
        return before
