"""Files as organizers send them are read whole, whatever mixture of tool, system, language and damage they are."""

import pytest

from kiosk.roster import read_roster_bytes
from tests.roster.odd_files import ODD_FILES
from tests.roster.organizers_files import FILES, File

OPTIONAL = {"sample_row", "same_name", "several_emails"}
"""Codes that no answer demands."""


@pytest.mark.parametrize("file", [*FILES, *ODD_FILES], ids=lambda file: file.tells[:50])
def test_a_file_is_read_exactly(file: File) -> None:
    """Everybody in it, every field of theirs, and every row that is wrong with its reason."""
    roster = read_roster_bytes(file.text.encode(file.encoding))
    people = [(row.row, row.professional) for row in roster.rows]
    kept = [(n, p.name, p.email, p.company, p.position, p.specialties, p.linkedin, p.phone) for n, p in people]
    assert kept == [tuple(each) for each in file.kept]
    assert {(p.row, p.code) for p in roster.problems if p.code not in OPTIONAL} == file.codes
    assert file.file_codes <= {problem.code for problem in roster.file_problems}


# As they came in a third round of files that nobody had seen: what was lost in each, and is not.
LOST = {
    "A database writes t and f": (
        "full_name,email,is_deleted\nAda Okoro,a@example.com,f\nBo Lind,b@example.com,t\n",
        ["Ada Okoro"],
    ),
    "Pictures, titles and pronouns around names under a weak header": (
        'Display name,Works at\n"Dr. Ada Okoro, APR (she/her)",Acme\n✨Bo Lind✨,Nord\n',
        ["Dr. Ada Okoro, APR (she/her)", "✨Bo Lind✨"],
    ),
    "Bullets in front of names": (
        "Name,Email\n• Ada Okoro,a@example.com\n• Bo Lind,b@example.com\n",
        ["Ada Okoro", "Bo Lind"],
    ),
    "Lines out of a mail with more behind the address": (
        "Ada Okoro <a@example.com> - Acme - Editor\nBo Lind <b@example.com> - Nord PR - Press Officer\n",
        ["Ada Okoro", "Bo Lind"],
    ),
}


@pytest.mark.parametrize("case", LOST)
def test_nobody_is_lost(case: str) -> None:
    """Everybody in the file is on the roster, by their own name."""
    text, names = LOST[case]
    assert [person.name for person in read_roster_bytes(text.encode()).professionals] == names


@pytest.mark.parametrize(
    ("header", "cell", "field", "value"),
    [
        ("In which role?", "Editor", "position", "Editor"),
        ("Name up to three things students should ask you", "film, tv", "specialties", ("film", "tv")),
        ("Número de móvil", "+34 600 555 010", "phone", "+34 600 555 010"),
        ("Would you be OK with us handing your email to students?", "Yes", "share_contact", True),
    ],
)
def test_questions_in_more_words(header: str, cell: str, field: str, value: object) -> None:
    """What forms ask in words of their own is known."""
    roster = read_roster_bytes(f'Name,Email,"{header}"\nAda Okoro,a@example.com,"{cell}"\n'.encode())
    assert getattr(roster.professionals[0], field) == value


@pytest.mark.parametrize(
    ("headers", "cells", "hours"),
    [
        ("Présent de,Présent jusqu'à", "18h00,19h30", ["18:00-19:30"]),
        ("Which sessions can you attend?", "Session 1: 18-18:45; Session 2: 19-20", ["18:00-18:45", "19:00-20:00"]),
        ("Em que horários está disponível?", "depois das 19h", ["19:00-00:00"]),
        ("Müsait olduğu saatler", "19:00 sonrası", ["19:00-00:00"]),
    ],
)  # fmt: skip
def test_hours_in_more_words(headers: str, cells: str, hours: list[str]) -> None:
    """Whatever language and tool ask when somebody is there."""
    roster = read_roster_bytes(f"Name,{headers}\nAda Okoro,{cells}\n".encode())
    assert [str(window) for window in roster.professionals[0].available] == hours
