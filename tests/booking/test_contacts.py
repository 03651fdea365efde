"""Contacts read back by an address book's own reader."""

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import vobject

from kiosk.booking.booking import Booking
from kiosk.booking.contacts import contact_of_professional, contacts_of_students, vcards
from kiosk.booking.status import Status
from kiosk.people import NetworkingEvent, Professional, RequestCard

START = datetime(2026, 12, 3, 23, 30, tzinfo=UTC)
EVENT = NetworkingEvent(
    id=1, name="PR; Night, Madrid", starts_at=START, ends_at=START + timedelta(hours=1), time_zone="Europe/Madrid"
)
MARIA = Professional(
    id="1",
    name="María-José Quintanilla de la Torre y Fernández de Córdoba-Álvarez",
    email="maria@example.com",
    company="Harbor, Vane; Co\\Partners",
    position="Director",
    linkedin="https://www.linkedin.com/in/maria,jose",
    phone="+34 600 000 000",
    share_contact=True,
)
MET = Booking(
    id=1,
    reference="K7QD-2M",
    status=Status.MET,
    professional=MARIA,
    starts_at=START,
    ends_at=START + timedelta(minutes=15),
    table="4",
    card=RequestCard(
        student="李 Wei 🎓", year="Third year", question="How?\nAnd; why, exactly?", email="li@example.edu"
    ),
    created_at=START,
    changed_at=START,
    due_at=None,
)


def test_a_phone_reads_the_professional_as_the_roster_has_them() -> None:
    """Marks, commas and line ends of a name, company and note arrive as they were."""
    contact = contact_of_professional(MET, EVENT)
    assert contact is not None
    card = vobject.readOne(vcards([contact]).decode())
    assert card.version.value == "3.0"
    assert card.fn.value == MARIA.name
    assert card.org.value == [MARIA.company]
    assert card.title.value == "Director"
    assert card.email.value == "maria@example.com"
    assert card.url.value == MARIA.linkedin.replace(",", "%2C")
    assert card.note.value == "Met at PR; Night, Madrid on 2026-12-04."


def test_lines_are_short_and_never_cut_inside_a_character() -> None:
    """A phone that reads 75 octets a line reads every one of them as text."""
    student = replace(MET, card=replace(MET.card, student="王" * 70))
    for line in vcards(contacts_of_students([student], EVENT)).split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.MET])
def test_a_contact_is_nobodys_before_both_met(status: Status) -> None:
    """Neither side takes the other's contact along from a meeting that did not take place."""
    booking = replace(MET, status=status)
    assert contact_of_professional(booking, EVENT) is None
    assert contacts_of_students([booking], EVENT) == []


def test_a_professional_who_did_not_agree_is_not_handed_out() -> None:
    """Without share_contact there is no contact at all."""
    assert contact_of_professional(replace(MET, professional=replace(MARIA, share_contact=False)), EVENT) is None


def test_a_telephone_number_is_never_handed_out() -> None:
    """People agreed that their address is seen; nobody asked them about their telephone."""
    contact = contact_of_professional(MET, EVENT)
    assert contact is not None
    assert b"600" not in vcards([contact])


def test_whom_a_professional_met_is_one_file_of_cards() -> None:
    """Two students are two cards; one who came twice is one."""
    other = replace(MET, id=2, card=RequestCard(student="END:VCARD\r\nBEGIN:VCARD"))
    cards = list(vobject.readComponents(vcards(contacts_of_students([MET, MET, other], EVENT)).decode()))
    assert [card.fn.value for card in cards] == ["李 Wei 🎓", "END:VCARD\nBEGIN:VCARD"]
    assert cards[0].note.value.endswith("Wanted to ask: How?\nAnd; why, exactly?")
    assert not hasattr(cards[1], "email")


def test_a_person_kept_twice_is_one_entry() -> None:
    """The same person has the same UID from one evening to the next, another person another."""
    later = replace(MET, id=9, starts_at=START + timedelta(days=300))
    other = replace(MET, card=replace(MET.card, student="Ada"))
    cards = [vobject.readOne(vcards(contacts_of_students([each], EVENT)).decode()) for each in (MET, later, other)]
    assert cards[0].uid.value == cards[1].uid.value != cards[2].uid.value


@pytest.mark.skipif(not shutil.which("khard"), reason="khard is an address book for terminals")
def test_a_real_address_book_keeps_both_sides(tmp_path: Path) -> None:
    """Khard shows the professional with company and address, and the student with what they asked."""
    book, settings = tmp_path / "book", tmp_path / "khard.conf"
    book.mkdir()
    settings.write_text(f"[addressbooks]\n[[b]]\npath = {book}\n")
    contact = contact_of_professional(MET, EVENT)
    assert contact is not None
    (book / "professional.vcf").write_bytes(vcards([contact]))
    (book / "student.vcf").write_bytes(vcards(contacts_of_students([MET], EVENT)))

    def show(name: str) -> str:
        command = ["khard", "-c", str(settings), "show", name]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    for words in (MARIA.name, MARIA.company, MARIA.email, "Director"):
        assert words in show("Quintanilla")
    for words in ("li@example.edu", "Third year", "And; why, exactly?"):
        assert words in show("Wei")
