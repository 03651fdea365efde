"""Letters whose names were typed by strangers: nothing in them is a header, an address or another letter."""

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from kiosk.booking.letter import letter
from kiosk.booking.status import Party, Status
from kiosk.plaintext import clean
from tests.web.fakes import EVENT, MARIA, booking

OURS = {"From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"}
SENDER, TO = "kiosk@pr-night.example", "ada@example.edu"
_ODD = st.sampled_from(
    ["=?utf-8?q?a=0D=0ABcc:_evil@x.example?=", "=?utf-8?b?YQ0KQmNjOiBldmlsQHguZXhhbXBsZQ==?=", "=?", "?=",
     "a\r\nBcc: evil@x.example", "Bcc: evil@x.example", "<evil@x.example>", '"', "\\", ",", ";", ":", "(", "@", "é",
     "日本語", "\u202e", "\u2028", "\x85", "W" * 120]
)  # fmt: skip
WORDS = st.lists(st.one_of(_ODD, st.text(max_size=8)), min_size=1, max_size=5).map(lambda some: clean(" ".join(some)))


def received(person: str, student: str, event: str, party: Party) -> EmailMessage:
    """Return a letter as the other end reads its bytes."""
    card = replace(booking(1).card, student=student)
    made = booking(1, status=Status.CONFIRMED, professional=replace(MARIA, name=person), card=card)
    sent = letter(made, replace(EVENT, name=event), party, sender=SENDER, to=TO).as_bytes(policy=policy.SMTP)
    read = message_from_bytes(sent, policy=policy.default)
    assert isinstance(read, EmailMessage)
    return read


def check(read: EmailMessage) -> None:
    """The letter has our headers alone, goes to one address and comes from one."""
    assert set(read.keys()) == OURS
    assert [each.addr_spec for each in read["To"].addresses] == [TO]
    assert [each.addr_spec for each in read["From"].addresses] == [SENDER]
    assert [part.get_content_type() for part in read.iter_parts()] == ["text/plain", "text/calendar"]


@pytest.mark.parametrize("examples", [8, pytest.param(80, marks=pytest.mark.soak)])
def test_whatever_names_hold_is_a_name(examples: int) -> None:
    """No name of a professional, student or event adds a header, a recipient or a part."""

    @seed(20261203)
    @settings(max_examples=examples, deadline=None, database=None)
    @given(person=WORDS, student=WORDS, event=WORDS)
    def holds(person: str, student: str, event: str) -> None:
        for party in (Party.STUDENT, Party.PROFESSIONAL):
            check(received(person, student, event, party))

    holds()


def test_an_encoded_word_as_a_name_adds_no_header() -> None:
    """Python would decode it, find a line break inside, and write it: a student could write to anybody."""
    read = received("Ana", "=?utf-8?q?Ada=0D=0ABcc:_evil@x.example?=", "PR Night", Party.PROFESSIONAL)
    check(read)
    assert read["Bcc"] is None


@pytest.mark.parametrize(
    "event", ["PR Night, Málaga", "Noche: comunicación", 'Die "große" Nacht; Teil 2', "PR Night"]
)
def test_the_events_name_stands_before_the_sender(event: str) -> None:
    """A comma or a colon in a name with accents begins no second address."""
    read = received("Ana", "Ada", event, Party.STUDENT)
    check(read)
    assert read["From"].addresses[0].display_name == event
