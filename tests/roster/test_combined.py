"""Cells that hold two things, lists that hands made, and columns that are left out."""

import pytest

from kiosk.roster import read_roster_bytes

JOBS = "Where do you work & what do you do?"


def _people(text: str) -> list[tuple[str, str, str, str]]:
    return [(p.name, p.email, p.company, p.position) for p in read_roster_bytes(text.encode()).professionals]


def test_a_name_and_its_address_in_one_cell_are_taken_apart() -> None:
    """Whatever stands around the address, the name is the rest, turned where it has to be."""
    text = (
        f'Volunteer,{JOBS}\nAna Ruiz <ana@example.com>,"AVP, Edelman"\n'
        '"Stone, Bob (bob@example.com)",PR Manager at Nike\nCy Young cy@example.com,Harbour Trust\n'
    )
    assert _people(text) == [
        ("Ana Ruiz", "ana@example.com", "Edelman", "AVP"),
        ("Bob Stone", "bob@example.com", "Nike", "PR Manager"),
        ("Cy Young", "cy@example.com", "Harbour Trust", ""),
    ]


def test_an_address_beside_a_name_is_taken_off_where_there_is_a_column_of_addresses_too() -> None:
    """A name in the column of names never shows somebody's address."""
    text = "Name,Email\nAna Ruiz <ana@example.com>,ana@example.com\nBob Stone,bob@example.com\n"
    assert [p[:2] for p in _people(text)] == [("Ana Ruiz", "ana@example.com"), ("Bob Stone", "bob@example.com")]


def test_a_company_with_a_comma_stays_whole_under_its_own_header() -> None:
    """Only a header that asks for two things lets a cell be taken apart."""
    text = 'Name,Company\nAda Okoro,"Director, Smith & Partners"\n'
    assert _people(text) == [("Ada Okoro", "", "Director, Smith & Partners", "")]


def test_the_line_of_recipients_of_a_mail_is_a_list() -> None:
    """Addresses copied out of a mail are people, one for each."""
    text = 'To: Ana Ruiz <ana@example.com>; "Stone, Bob" <bob@example.com>; Young, Cy <cy@example.com>\n'
    assert [p[:2] for p in _people(text)] == [
        ("Ana Ruiz", "ana@example.com"),
        ("Bob Stone", "bob@example.com"),
        ("Cy Young", "cy@example.com"),
    ]


@pytest.mark.parametrize("mark", [" - ", " – ", " | ", " / "])
def test_lines_that_hands_made_are_taken_apart(mark: str) -> None:
    """A line such as "1. Ana Ruiz - Edelman - crisis, media" is a person; a title above is none."""
    lines = [("1. Ana Ruiz", "Edelman", "crisis, media"), ("2. Bob Stone", "Nike", "sports")]
    text = "Volunteers\n\n" + "\n".join(mark.join(parts) for parts in lines)
    people = read_roster_bytes(text.encode()).professionals
    assert [(p.name, p.company, p.specialties) for p in people] == [
        ("Ana Ruiz", "Edelman", ("crisis", "media")),
        ("Bob Stone", "Nike", ("sports",)),
    ]


def test_a_list_typed_without_capitals_has_names() -> None:
    """Names typed on a telephone in small letters are names."""
    text = "ana ruiz, edelman, crisis and media\nbob stone, nike, sports\n"
    assert [(p[0], p[2]) for p in _people(text)] == [("ana ruiz", "edelman"), ("bob stone", "nike")]


def test_columns_that_are_not_read_are_named() -> None:
    """The report names the columns that are left out, those with something in them."""
    text = "Name,Phone type,Email,Dietary restrictions,Notes\nAda Okoro,mobile,a@example.com,none,\n"
    assert read_roster_bytes(text.encode()).left_out == ("Phone type", "Dietary restrictions")


def test_name_position_and_employer_in_one_cell_are_taken_apart() -> None:
    """Brackets or a comma behind a name hold the job, where most cells of the column say so."""
    text = (
        'Speaker,Contact\n"Ana Ruiz (Editor, Acme)",a@example.com\n"Bo Lind (Director, Lind, Inc.)",b@example.com\n'
        "Cy Wu,c@example.com\n"
    )
    assert _people(text) == [
        ("Ana Ruiz", "a@example.com", "Acme", "Editor"),
        ("Bo Lind", "b@example.com", "Lind, Inc.", "Director"),
        ("Cy Wu", "c@example.com", "", ""),
    ]
    beside = (
        'Company,Contact person,Email\nAcme,"Ana Ruiz, Editor",a@example.com\nNord,"Bo Lind, Press",b@example.com\n'
    )
    beside += 'Faro,"Di Roy, VP (she/her)",d@example.com\n'
    assert _people(beside) == [
        ("Ana Ruiz", "a@example.com", "Acme", "Editor"),
        ("Bo Lind", "b@example.com", "Nord", "Press"),
        ("Di Roy (she/her)", "d@example.com", "Faro", "VP"),
    ]


def test_last_names_first_and_nicknames_are_no_jobs() -> None:
    """Without positions behind the names nothing is taken apart."""
    text = 'Name,Email\n"Ruiz, Ana",a@example.com\nBo Lind (Bobby),b@example.com\n"Wu, Cy, Jr.",c@example.com\n'
    assert [p[0] for p in _people(text)] == ["Ana Ruiz", "Bo Lind (Bobby)", "Cy Wu, Jr."]


def test_a_telephone_beside_an_address_is_kept() -> None:
    """One cell for both, where no column asks for telephones."""
    text = "Name,Contact details\nAda Okoro,ada@example.com / 312-555-0121\nBo Lind,bo@example.com\n"
    text += 'Cy Wu,"(312) 555-0122, cy@example.com"\n'
    roster = read_roster_bytes(text.encode())
    assert [(p.email, p.phone) for p in roster.professionals] == [
        ("ada@example.com", "312-555-0121"),
        ("bo@example.com", ""),
        ("cy@example.com", "(312) 555-0122"),
    ]
