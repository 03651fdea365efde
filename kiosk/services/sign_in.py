"""Use case: a professional proves who they are: by the secret inside their badge, or by a code and their PIN.

What opens a door is kept as a hash. Nothing tells whether a code or its PIN was wrong, neither words nor time.
"""

from collections.abc import Callable
from datetime import datetime

from kiosk.booking.codes import hash_secret, new_secret, read_badge_or_personal
from kiosk.booking.pins import pin_fits, read_pin
from kiosk.database import Database, Transaction, events, phones, professionals
from kiosk.database.phones import Door
from kiosk.errors import SignInRefused
from kiosk.people import Professional
from kiosk.services.answers import SignedIn
from kiosk.services.count_tries import count_try, forgive

_UNKNOWN = "unknown"
"""All codes that nobody has are counted as one, so that guessing names pauses too and fills no table."""


def sign_in_phone(database: Database, clock: Callable[[], datetime], secret: str) -> SignedIn:
    """Sign in the phone that opened the secret link of a badge.

    Raises:
        SignInRefused: no badge has that secret (any more).
    """
    token = new_secret()

    def work(tx: Transaction) -> Professional:
        door = phones.door_of_secret(tx, events.current(tx).id, hash_secret(secret))
        return _let_in(tx, door, token, clock())

    return SignedIn(professional=database.write(work), phone_token=token)


def sign_in_with_pin(  # noqa: PLR0913, PLR0917 - what is bound beforehand, and what was typed where
    database: Database, clock: Callable[[], datetime], code: str, pin: str, device: str, remember: bool
) -> SignedIn:
    """Sign in by personal or badge code and PIN; `remember` makes a token for this phone.

    Five wrong PINs pause this code on this device only: nobody locks anybody out by typing their code. Besides,
    the phone pages stop comparing PINs where very many were wrong; the link inside the badge and the kiosk stay open
    then, and a phone that is signed in is not concerned.

    Raises:
        SignInRefused: code and PIN do not fit together.
        SignInPaused: too many wrong tries; the right PIN does not count either until the pause is over.
    """
    plain = read_badge_or_personal(code)
    door = database.read(lambda tx: phones.door_of_code(tx, events.current(tx).id, plain)) if plain else None
    # One subject for both codes of a badge, or there would be ten tries.
    subject = (door.personal_code if door else None) or _UNKNOWN
    count_try(database, clock, subject, device)
    # Outside of a transaction: the slow hash must not hold the database.
    if not pin_fits(read_pin(pin), door.pin_hash if door else None):
        raise SignInRefused
    forgive(database, subject, device)
    token = new_secret() if remember else ""
    professional = database.write(lambda tx: _let_in(tx, door, token, clock()))
    return SignedIn(professional=professional, phone_token=token)


def recognise_phone(database: Database, phone_token: str) -> Professional:
    """Return whose phone has this token.

    Raises:
        SignInRefused: nobody's, or it was signed out.
    """

    def work(tx: Transaction) -> Professional:
        number = phones.number_of_phone(tx, events.current(tx).id, hash_secret(phone_token))
        if number is None:
            raise SignInRefused
        return professionals.load_some(tx, [number])[number]

    return database.read(work)


def sign_out_phone(database: Database, clock: Callable[[], datetime], phone_token: str) -> None:
    """Forget one phone; an unknown one is forgotten already."""
    database.write(lambda tx: phones.sign_out(tx, hash_secret(phone_token), clock()))


def _let_in(tx: Transaction, door: Door | None, token: str, now: datetime) -> Professional:
    if door is None:
        raise SignInRefused
    if token:
        phones.add(tx, door.number, hash_secret(token), now)
    phones.mark_present(tx, door.number, now)
    return professionals.load_some(tx, [door.number])[door.number]
