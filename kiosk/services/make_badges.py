"""Use case: secrets for badges. Made once, shown once: the database keeps hashes of the secret and the PIN."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.booking.codes import hash_secret, new_badge_code, new_personal_code, new_secret
from kiosk.booking.pins import hash_pin, new_pin
from kiosk.database import Database, Transaction, events, phones, professionals
from kiosk.database.phones import Door
from kiosk.errors import NoSuchProfessional
from kiosk.people import Professional
from kiosk.services.answers import BadgeSecrets

_HASHERS: Final = 4
"""Threads for the slow hashes, which use a core each; more than a few gain nothing."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A door before and after, and the two secrets that only the badge will know."""

    before: Door
    after: Door
    secret: str
    pin: str


def make_badges(
    database: Database, clock: Callable[[], datetime], renewed: Sequence[str]
) -> tuple[BadgeSecrets, ...]:
    """Make secrets for everybody who has none, and anew for these `Professional.id`s, whose phones are signed out.

    A renewed badge keeps its public names (badge code, personal code), so that printed lists stay right. Whom another
    machine gave secrets at the same moment is left out: that machine shows them.

    Raises:
        NoSuchProfessional: one of the ids is not on the roster.
    """
    roster = database.read(lambda tx: phones.doors(tx, events.current(tx).id))
    strangers = sorted(set(renewed) - {identity for identity, _ in roster})
    if strangers:
        raise NoSuchProfessional(id=strangers[0])
    wanted = [door for identity, door in roster if door.secret_hash is None or identity in renewed]
    names = {code for _, door in roster for code in (door.personal_code, door.badge_code) if code}
    new_names = [(_unused(new_personal_code, names), _unused(new_badge_code, names)) for _ in wanted]
    # Outside of the transaction: 300 slow hashes take many seconds.
    with ThreadPoolExecutor(_HASHERS) as threads:
        made = list(threads.map(_make, wanted, new_names))
    return database.write(lambda tx: _keep(tx, made, clock()))


def _make(before: Door, names: tuple[str, str]) -> _Made:
    secret, pin = new_secret(), new_pin()
    after = Door(
        number=before.number,
        personal_code=before.personal_code or names[0],
        badge_code=before.badge_code or names[1],
        secret_hash=hash_secret(secret),
        pin_hash=hash_pin(pin),
    )
    return _Made(before, after, secret, pin)


def _unused(draw: Callable[[], str], names: set[str]) -> str:
    while (name := draw()) in names:
        continue
    names.add(name)
    return name


def _keep(tx: Transaction, made: Sequence[_Made], now: datetime) -> tuple[BadgeSecrets, ...]:
    kept = [one for one in made if phones.change_door(tx, one.before, one.after)]
    phones.sign_out_all(tx, [one.after.number for one in kept], now)
    people = professionals.load_some(tx, [one.after.number for one in kept])
    badges = (_badge(people[one.after.number], one) for one in kept)
    return tuple(sorted(badges, key=lambda badge: badge.professional.name.casefold()))


def _badge(professional: Professional, made: _Made) -> BadgeSecrets:
    return BadgeSecrets(
        professional=professional,
        badge_code=made.after.badge_code or "",
        secret=made.secret,
        personal_code=made.after.personal_code or "",
        pin=made.pin,
    )
