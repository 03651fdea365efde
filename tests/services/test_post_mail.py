"""Letters by a real mail server (aiosmtpd) from a real database."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from icalendar import Calendar

from kiosk.booking.booking import Booking
from kiosk.booking.forgotten import as_shown
from kiosk.booking.status import Party, Status
from kiosk.database import Database
from kiosk.services.forget_people import forget
from kiosk.services.import_roster import import_roster
from kiosk.services.list_bookings import list_bookings
from kiosk.services.post_mail import TRIES, Postbox, post_mail, smtp
from kiosk.texts import Texts
from kiosk.web.listening import listen, port_of
from tests.services.evening import PEOPLE, Evening, a_visit

HANGS_UP = "hangs up"
"""The server takes the letter, and the line breaks before it can say so."""
SENDER = "kiosk@pr-night.example.org"


class Post:
    """A mail server's memory; it refuses while `refuse` says how."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.envelopes: list[list[str]] = []
        """To whom each went."""
        self.refuse = ""

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Take a letter."""
        if self.refuse and self.refuse != HANGS_UP:
            return self.refuse
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        self.envelopes.append(list(envelope.rcpt_tos))
        if self.refuse:
            _server.transport.abort()
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name and order
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        """Take a recipient."""
        if address.startswith("nobody"):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"


@pytest.fixture
def post() -> Post:
    """Return what the server has received."""
    return Post()


@pytest.fixture
def server(post: Post) -> Iterator[str]:
    """Run a mail server; return its address."""
    with closing(listen("127.0.0.1", 0)) as free:
        port = port_of(free)
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    yield f"smtp://127.0.0.1:{port}"
    controller.stop()


@pytest.fixture
def booking(database: Database, evening: Evening) -> Booking:
    """Return a booking of a student and a professional who both gave an address."""
    ana = replace(PEOPLE[0], email="ana@faro.example")
    import_roster(database, evening.clock, [ana, *PEOPLE[1:]], False, False)
    return evening.hold(visit=a_visit(email="ada@example.edu"))


def send(database: Database, evening: Evening, server: str) -> int:
    """Do what the phone process does every few seconds."""
    return post_mail(database, evening.clock, Postbox(SENDER, smtp(server)))


def entry(letter: EmailMessage) -> tuple[str, Any]:
    """Return method and event of the letter's calendar part."""
    part = next(each for each in letter.walk() if each.get_content_type() == "text/calendar")
    calendar = Calendar.from_ical(part.get_content())
    assert str(calendar["method"]) == part.get_param("method")
    (event,) = calendar.walk("VEVENT")
    return str(calendar["method"]), event


def test_both_sides_get_an_invitation_once(
    database: Database, evening: Evening, booking: Booking, post: Post, server: str
) -> None:
    """Nothing is sent before it is confirmed; then one letter to each, which a calendar enters by itself."""
    assert send(database, evening, server) == 0
    evening.move(booking, Status.CONFIRMED)
    assert send(database, evening, server) == 2
    assert send(database, evening, server) == 0
    to = {str(letter["To"]): letter for letter in post.letters}
    assert set(to) == {"ada@example.edu", "ana@faro.example"}
    letter = to["ada@example.edu"]
    assert str(letter["Subject"]) == "Confirmed: Ana Ruiz, Thu 3 Dec at 18:00"
    method, event = entry(letter)
    assert (method, str(event["status"])) == ("REQUEST", "CONFIRMED")
    assert str(event["attendee"]) == "mailto:ada@example.edu"
    assert str(event["organizer"]) == f"mailto:{SENDER}"
    body = letter.get_body(("plain",))
    assert body is not None
    assert booking.reference in body.get_content()


def test_calling_off_takes_the_entry_out_again(
    database: Database, evening: Evening, booking: Booking, post: Post, server: str
) -> None:
    """The cancellation has the same UID, a higher SEQUENCE and STATUS:CANCELLED."""
    evening.move(booking, Status.CONFIRMED)
    send(database, evening, server)
    _, before = entry(post.letters[0])
    evening.move(booking, Status.CANCELLED)
    assert send(database, evening, server) == 2
    method, after = entry(post.letters[2])
    assert (method, str(after["status"])) == ("CANCEL", "CANCELLED")
    assert str(after["uid"]) == str(before["uid"])
    assert int(after["sequence"]) > int(before["sequence"])


def test_a_server_that_is_away_is_tried_again_and_given_up_at_last(
    database: Database, evening: Evening, booking: Booking, post: Post, server: str
) -> None:
    """A busy server gets the letter later, after longer and longer pauses; nothing is lost and nothing sent twice."""
    evening.move(booking, Status.CONFIRMED)
    assert send(database, evening, "smtp://127.0.0.1:9") == 0
    assert send(database, evening, server) == 0
    evening.pass_minutes(1)
    post.refuse = "451 later"
    assert send(database, evening, server) == 0
    post.refuse = ""
    evening.pass_minutes(1)
    assert send(database, evening, server) == 0
    evening.pass_minutes(1)
    assert send(database, evening, server) == 2
    evening.move(booking, Status.CANCELLED)
    for _ in range(TRIES + 2):
        send(database, evening, "smtp://127.0.0.1:9")
        evening.now += timedelta(hours=6)
    assert send(database, evening, server) == 0
    assert len(post.letters) == 2


def test_who_gave_no_address_gets_no_letter(database: Database, evening: Evening, post: Post, server: str) -> None:
    """Without addresses there is nothing to send, and an address that does not exist is tried once."""
    evening.move(evening.hold(), Status.CONFIRMED)
    assert send(database, evening, server) == 0
    evening.move(evening.hold("bo", visit=a_visit(email="nobody@example.edu")), Status.CONFIRMED)
    assert send(database, evening, server) == 0
    evening.pass_minutes(5)
    assert send(database, evening, server) == 0
    assert post.letters == []


def test_a_letter_that_was_overtaken_is_dropped(
    database: Database, evening: Evening, booking: Booking, post: Post, server: str
) -> None:
    """When a meeting was called off before its confirmation could be sent, only the last word is sent."""
    evening.move(booking, Status.CONFIRMED)
    send(database, evening, "smtp://127.0.0.1:9")
    evening.move(booking, Status.CANCELLED, Party.STUDENT)
    evening.pass_minutes(2)
    send(database, evening, server)
    assert [entry(letter)[0] for letter in post.letters] == ["CANCEL", "CANCEL"]


def test_each_side_is_written_to_in_their_own_language(
    database: Database, evening: Evening, booking: Booking, post: Post, server: str
) -> None:
    """The student in the language that they chose at the kiosk, the professional in the event's."""
    evening.hold(visit=a_visit(email="bea@example.edu", language="fr"), minutes=15)
    for each in list_bookings(database, evening.clock):
        evening.move(each, Status.CONFIRMED)
    post_mail(database, evening.clock, Postbox(SENDER, smtp(server), Texts("es")))
    subjects = {(str(letter["To"]), str(letter["Subject"])) for letter in post.letters}
    assert ("bea@example.edu", "Confirmé\xa0: Ana Ruiz, jeu. 3 déc. à 18:15") in subjects
    assert ("ada@example.edu", "Confirmada: Ana Ruiz, jue 3 dic a las 18:00") in subjects
    assert ("ana@faro.example", "Confirmada: Ada Lovelace, jue 3 dic a las 18:00") in subjects


@pytest.mark.parametrize("sender", ["desk@@example.org", "desk@[x"])
def test_a_letter_that_cannot_be_written_stops_no_other(
    database: Database, evening: Evening, booking: Booking, server: str, sender: str
) -> None:
    """Whatever Python's parser makes of an address, the phone process goes on."""
    evening.move(booking, Status.CONFIRMED)
    assert post_mail(database, evening.clock, Postbox(sender, smtp(server))) == 0
    assert send(database, evening, server) == 0  # given up: it would never be written


def test_a_letter_about_somebody_forgotten_is_in_its_readers_language(
    database: Database, evening: Evening, post: Post, server: str
) -> None:
    """Whoever is forgotten has no name any more; the letter and My booking say so in the student's words."""
    import_roster(database, evening.clock, [replace(PEOPLE[0], email="ana@faro.example"), *PEOPLE[1:]], False, False)
    booked = evening.hold(visit=a_visit(email="ada@example.edu", language="es"))
    evening.move(booked, Status.CONFIRMED)
    forget(database, evening.clock, "ana@faro.example")
    send(database, evening, server)
    assert [str(letter["Subject"]) for letter in post.letters] == [
        "Cancelada: Profesional del evento, jue 3 dic a las 18:00"
    ]
    (shown,) = list_bookings(database, evening.clock)
    assert as_shown(shown, Texts("fr")).professional.name == "Professionnel de l'événement"
    other = evening.hold("bo")
    assert as_shown(other, Texts("fr")) == other


def test_a_letter_whose_receipt_was_lost_is_the_same_letter_again(
    database: Database, evening: Evening, booking: Booking, post: Post, server: str
) -> None:
    """When the line breaks after a letter was taken it is sent once more, with the Message-ID that programs know."""
    evening.move(booking, Status.CONFIRMED)
    post.refuse = HANGS_UP
    assert send(database, evening, server) == 0
    post.refuse = ""
    evening.pass_minutes(2)
    assert send(database, evening, server) == 2
    first, again = post.letters[:2], post.letters[2:]
    assert sorted(str(each["Message-ID"]) for each in first) == sorted(str(each["Message-ID"]) for each in again)


def test_a_mail_server_that_starts_again_gets_every_letter_once(
    database: Database, evening: Evening, booking: Booking, post: Post
) -> None:
    """Down while the evening is confirmed, up again on the same port: both letters arrive, once."""
    with closing(listen("127.0.0.1", 0)) as free:
        port = port_of(free)
    first, second = (Controller(post, hostname="127.0.0.1", port=port) for _ in range(2))
    first.start()
    evening.move(booking, Status.CONFIRMED)
    first.stop()
    assert send(database, evening, f"smtp://127.0.0.1:{port}") == 0
    second.start()
    try:
        evening.pass_minutes(2)
        assert send(database, evening, f"smtp://127.0.0.1:{port}") == 2
        assert send(database, evening, f"smtp://127.0.0.1:{port}") == 0
    finally:
        second.stop()
    assert len(post.letters) == 2


def test_a_letter_refused_for_good_is_not_sent_again(
    database: Database, evening: Evening, booking: Booking, post: Post, server: str
) -> None:
    """A server that says no for good is not asked eight times."""
    evening.move(booking, Status.CONFIRMED)
    post.refuse = "554 no such letters here"
    assert send(database, evening, server) == 0
    post.refuse = ""
    evening.pass_minutes(10)
    assert send(database, evening, server) == 0
    assert post.letters == []


def test_a_name_that_is_a_header_in_disguise_reaches_nobody_else(
    database: Database, evening: Evening, post: Post, server: str
) -> None:
    """A student whose name hides a Bcc line has letters to both sides, and no third one, on the wire."""
    ana = replace(PEOPLE[0], email="ana@faro.example")
    import_roster(database, evening.clock, [ana, *PEOPLE[1:]], False, False)
    name = "=?utf-8?q?Ada=0D=0ABcc:_evil@x.example?="
    evening.move(evening.hold(visit=a_visit(name=name, email="ada@example.edu")), Status.CONFIRMED)
    assert send(database, evening, server) == 2
    assert sorted(post.envelopes) == [["ada@example.edu"], ["ana@faro.example"]]
    assert all(letter["Bcc"] is None for letter in post.letters)


def test_an_address_that_is_none_keeps_no_letter_back(
    database: Database, evening: Evening, post: Post, server: str
) -> None:
    """An address with a line break in it, however it came there, costs one letter and not all."""
    ana = replace(PEOPLE[0], email="ana@faro.example\nBcc: evil@x.example")
    import_roster(database, evening.clock, [ana, *PEOPLE[1:]], False, False)
    evening.move(evening.hold(visit=a_visit(email="ada@example.edu")), Status.CONFIRMED)
    assert send(database, evening, server) == 1
    assert post.envelopes == [["ada@example.edu"]]
    evening.pass_minutes(10)
    assert send(database, evening, server) == 0
