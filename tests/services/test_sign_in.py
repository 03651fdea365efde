import pytest
from sqlalchemy import select

from kiosk.database.models import PhoneRow, PinFailureRow, ProfessionalRow
from kiosk.errors import NoSuchProfessional, SignInPaused, SignInRefused
from kiosk.services.answers import BadgeSecrets
from kiosk.services.make_badges import make_badges
from kiosk.services.show_professional import show_professional
from kiosk.services.sign_in import recognise_phone, sign_in_phone, sign_in_with_pin, sign_out_phone
from tests.services.evening import Evening


def badges(evening: Evening, *renewed: str) -> dict[str, BadgeSecrets]:
    """Make badges and return them by professional."""
    made = make_badges(evening.database, evening.clock, renewed)
    return {badge.professional.id: badge for badge in made}


def wrong(pin: str) -> str:
    """Return another PIN of the same length."""
    return f"{(int(pin) + 1) % 10**6:06d}"


def try_pin(evening: Evening, code: str, pin: str, device: str = "kiosk-1") -> str:
    """Sign in for one moment and return who it was."""
    return sign_in_with_pin(evening.database, evening.clock, code, pin, device, False).professional.id


def test_badges_are_made_once_and_shown_once(evening: Evening) -> None:
    """Everybody gets a badge the first time, and nobody a second one unasked."""
    assert set(badges(evening)) == {"ana", "bo", "cy"}
    assert badges(evening) == {}


def test_the_database_keeps_no_secret(evening: Evening) -> None:
    """Whoever reads the database finds neither a secret link, a PIN nor a phone's token."""
    badge = badges(evening)["ana"]
    token = sign_in_phone(evening.database, evening.clock, badge.secret).phone_token
    row = evening.database.read(
        lambda tx: tx.scalars(select(ProfessionalRow).where(ProfessionalRow.identity == "ana")).one()
    )
    phone = evening.database.read(lambda tx: tx.scalars(select(PhoneRow)).one())
    kept = f"{row.secret_hash} {row.pin_hash} {phone.token_hash}"
    assert badge.secret not in kept
    assert badge.pin not in kept
    assert token not in kept


def test_one_scan_signs_a_phone_in(evening: Evening) -> None:
    """The secret link, in any letter case, signs the phone in, and its owner counts as here."""
    badge = badges(evening)["ana"]
    assert not show_professional(evening.database, evening.clock, "ana").present
    signed = sign_in_phone(evening.database, evening.clock, badge.secret.lower())
    assert recognise_phone(evening.database, signed.phone_token).name == "Ana Ruiz"
    assert show_professional(evening.database, evening.clock, "ana").present


def test_a_pin_is_typed_as_the_badge_prints_it(evening: Evening) -> None:
    """The PIN counts with the gap between its halves, a hyphen or the wide digits of an East Asian keyboard."""
    badge = badges(evening)["ana"]
    first, second = badge.pin[:3], badge.pin[3:]
    wide = "".join(chr(ord(digit) - ord("0") + ord("\uff10")) for digit in badge.pin)
    for typed in (f"{first} {second}", f" {first}\u00a0{second} ", f"{first}-{second}", wide):
        assert try_pin(evening, badge.personal_code, typed) == "ana"
    with pytest.raises(SignInRefused):
        try_pin(evening, badge.personal_code, f"{first} {second} 1")


def test_a_phone_is_forgotten_by_itself_alone(evening: Evening) -> None:
    """Signing one phone out leaves another one of the same person signed in."""
    badge = badges(evening)["ana"]
    first, second = (sign_in_phone(evening.database, evening.clock, badge.secret) for _ in range(2))
    sign_out_phone(evening.database, evening.clock, first.phone_token)
    with pytest.raises(SignInRefused):
        recognise_phone(evening.database, first.phone_token)
    assert recognise_phone(evening.database, second.phone_token).id == "ana"


def test_a_renewed_badge_ends_the_lost_one(evening: Evening) -> None:
    """After a renewal the lost badge's link, PIN and phones open nothing; the public names stay, others too."""
    made = badges(evening)
    old = made["ana"]
    phone = sign_in_phone(evening.database, evening.clock, old.secret)
    other = sign_in_phone(evening.database, evening.clock, made["bo"].secret)
    new = badges(evening, "ana")
    assert set(new) == {"ana"}
    assert (new["ana"].badge_code, new["ana"].personal_code) == (old.badge_code, old.personal_code)
    for refused in (
        lambda: sign_in_phone(evening.database, evening.clock, old.secret),
        lambda: recognise_phone(evening.database, phone.phone_token),
        lambda: try_pin(evening, old.personal_code, old.pin),
    ):
        with pytest.raises(SignInRefused):
            refused()
    assert try_pin(evening, new["ana"].personal_code, new["ana"].pin) == "ana"
    assert recognise_phone(evening.database, other.phone_token).id == "bo"


def test_a_badge_for_a_stranger_is_refused(evening: Evening) -> None:
    """Renewing a badge of somebody who is not on the roster makes none at all."""
    with pytest.raises(NoSuchProfessional):
        badges(evening, "nobody")
    assert len(badges(evening)) == 3


def test_badge_or_personal_code_with_pin_opens(evening: Evening) -> None:
    """A scanned badge and a typed personal code, in small letters too, both open with the PIN."""
    badge = badges(evening)["ana"]
    assert try_pin(evening, badge.badge_code, badge.pin) == "ana"
    assert try_pin(evening, f" {badge.personal_code.lower()} ", f"{badge.pin} ") == "ana"


def test_remembering_is_a_choice(evening: Evening) -> None:
    """At a station nothing is remembered; on one's own phone a token is."""
    badge = badges(evening)["ana"]
    phone = sign_in_with_pin(evening.database, evening.clock, badge.personal_code, badge.pin, "phone", True)
    station = sign_in_with_pin(evening.database, evening.clock, badge.personal_code, badge.pin, "kiosk-1", False)
    assert recognise_phone(evening.database, phone.phone_token).id == "ana"
    assert station.phone_token == ""


def test_an_empty_token_or_secret_opens_nothing(evening: Evening) -> None:
    """A phone without a cookie is nobody's."""
    badges(evening)
    with pytest.raises(SignInRefused):
        recognise_phone(evening.database, "")
    with pytest.raises(SignInRefused):
        sign_in_phone(evening.database, evening.clock, "")


def test_five_wrong_pins_pause_this_code_on_this_device_only(evening: Evening) -> None:
    """Guessing pauses for five minutes, for either code of the badge, and locks nobody out anywhere else."""
    made = badges(evening)
    badge = made["ana"]
    for number in range(5):
        with pytest.raises(SignInRefused):
            try_pin(evening, (badge.personal_code, badge.badge_code)[number % 2], wrong(badge.pin))
    for code in (badge.personal_code, badge.badge_code):
        with pytest.raises(SignInPaused) as paused:
            try_pin(evening, code, badge.pin)
        assert "5 min" in str(paused.value)
    assert try_pin(evening, badge.personal_code, badge.pin, "phone") == "ana"
    assert try_pin(evening, made["bo"].personal_code, made["bo"].pin) == "bo"
    evening.pass_minutes(5)
    assert try_pin(evening, badge.personal_code, badge.pin) == "ana"


def test_pauses_double_until_the_right_pin(evening: Evening) -> None:
    """The second five wrong PINs pause for ten minutes; a right one begins anew."""
    badge = badges(evening)["ana"]
    for minutes in (5, 10):
        for _ in range(5):
            with pytest.raises(SignInRefused):
                try_pin(evening, badge.personal_code, wrong(badge.pin))
        evening.pass_minutes(minutes - 1)
        with pytest.raises(SignInPaused):
            try_pin(evening, badge.personal_code, badge.pin)
        evening.pass_minutes(1)
    assert try_pin(evening, badge.personal_code, badge.pin) == "ana"
    for _ in range(4):
        with pytest.raises(SignInRefused):
            try_pin(evening, badge.personal_code, wrong(badge.pin))
    assert try_pin(evening, badge.personal_code, badge.pin) == "ana"


def test_guessing_names_pauses_too_and_fills_no_table(evening: Evening) -> None:
    """Unknown codes are refused in the same words, counted together, and pause like wrong PINs."""
    badges(evening)
    for number in range(5):
        with pytest.raises(SignInRefused):
            try_pin(evening, f"ZZZ0{number}", "120934")
    with pytest.raises(SignInPaused):
        try_pin(evening, "not a code at all", "120934")
    assert len(evening.database.read(lambda tx: tx.scalars(select(PinFailureRow)).all())) == 1


def test_without_a_badge_no_pin_fits(evening: Evening) -> None:
    """Before badges are made nobody gets in with an empty code and an empty PIN."""
    with pytest.raises(SignInRefused):
        try_pin(evening, "", "")
