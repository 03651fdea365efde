"""Cells of names in which more stands than a name: several people, pronouns, a cancellation, a first name alone."""

import pytest

from kiosk.roster import Severity, read_roster_bytes
from kiosk.roster.crowded_names import names_several
from kiosk.roster.names import turned
from kiosk.roster.report import Roster
from kiosk.roster.walk_in import doubt_words, read_walk_in


def read(*names: str) -> Roster:
    """Read a list of these cells of names, each with an employer."""
    rows = "".join(f'"{name}",Faro,n{n}@x.example\n' for n, name in enumerate(names))
    return read_roster_bytes(f"name,company,email\nAda Okoro,Faro,ada@x.example\n{rows}".encode())


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("Ana López, Luis Pérez y Marta Ruiz", "Ana López, Luis Pérez y Marta Ruiz"),
        ("John Smith\nMary Jones\nBob Lee", "John Smith / Mary Jones / Bob Lee"),
        ("Smith, John\nJones, Mary", "Smith, John / Jones, Mary"),
        ("Smith, John & Mary", "Smith, John & Mary"),
        ("Ana, Luis y Marta", "Ana, Luis y Marta"),
        ("Jean Petit et Marie Dupont", "Jean Petit et Marie Dupont"),
        ("Ana Ruiz und Bo Lind", "Ana Ruiz und Bo Lind"),
        ("Ana López, Luis Pérez, Marta Ruiz", "Ana López, Luis Pérez, Marta Ruiz"),
    ],
)
def test_several_people_in_one_cell_are_told_and_never_turned_into_one(cell: str, shown: str) -> None:
    """What is written stays as it is written, and a warning names the row and what stands there."""
    roster = read(cell)
    assert roster.professionals[1].name == shown
    (told,) = roster.problems
    assert (told.code, told.severity, told.row, told.person) == ("several_people", Severity.WARNING, 3, shown)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Santiago Ramón y Cajal", "Santiago Ramón y Cajal"),
        ("Ortega y Gasset, José", "José Ortega y Gasset"),
        ("Roca i Junyent, Miquel", "Miquel Roca i Junyent"),
        ("Karl-Theodor von und zu Berg", "Karl-Theodor von und zu Berg"),
        ("Anna Nowak/Kowalska", "Anna Nowak/Kowalska"),
        ("García López, Ana María", "Ana María García López"),
        ("Okoro, Ada, Jr.", "Ada Okoro, Jr."),
        ("Smith, John (Jack)", "John (Jack) Smith"),
        ("Smith, John (he/him)", "John Smith (he/him)"),
        ("Smith (she/her), Jane", "Jane Smith (she/her)"),
    ],
)
def test_one_person_stays_one_person(name: str, shown: str) -> None:
    """Two surnames, particles, suffixes and pronouns are one name; pronouns come last."""
    assert (turned(name), names_several(name)) == (shown, False)


def test_a_name_on_two_lines_of_a_cell_is_one_name() -> None:
    """A wrapped name, or a position below it, makes no second person."""
    assert [one.name for one in read("Bo\nLind", "Cy Dahl\nPress Officer").professionals[1:]] == [
        "Bo Lind",
        "Cy Dahl Press Officer",
    ]


@pytest.mark.parametrize(
    "cell",
    ["Bo Lind (abgesagt)", "Bo Lind (CANCELLED)", "Bo Lind [declined]", "Bo Lind - void", "Declined: Bo Lind"],
)
def test_who_is_cancelled_in_the_name_does_not_come(cell: str) -> None:
    """The word beside a name is read as a status would be, and told as a doubt."""
    roster = read(cell)
    assert [one.name for one in roster.professionals] == ["Ada Okoro"]
    assert [(one.code, one.severity, one.row) for one in roster.problems] == [("not_attending", Severity.WARNING, 3)]


def test_a_nickname_is_no_cancellation() -> None:
    """Brackets around anything else change nothing."""
    assert [one.name for one in read("Bo Lind (Declan)", "Jo Ray (No)").professionals[1:]] == [
        "Bo Lind (Declan)",
        "Jo Ray (No)",
    ]


def test_first_names_alone_are_never_dropped_in_silence() -> None:
    """Rows of one word in the column of names are left out with their names; a total below them is no matter."""
    text = "name,company,email\nAda Okoro,Faro,a@x.example\nMaria,,\nPedro,,\nTotal: 3,,\nSpeakers,,\n"
    roster = read_roster_bytes(text.encode())
    assert [(one.row, one.code, one.severity, one.person) for one in roster.problems] == [
        (3, "name_alone", Severity.WARNING, "Maria"),
        (4, "name_alone", Severity.WARNING, "Pedro"),
        (5, "not_a_person", Severity.INFO, ""),
        (6, "not_a_person", Severity.INFO, ""),
    ]


@pytest.mark.parametrize("name", ["Eva [/] Marie", "Eva/Marie Lang", "Anna Nowak/Eva Lang", "Ana Ruiz / Bo Lind"])
def test_a_stroke_that_is_typed_is_taken(name: str) -> None:
    """Who types a name at the desk means one person; where it looks like two the answer says so."""
    person, problems = read_walk_in({"name": name})
    assert person is not None
    assert (person.name, problems) == (name, ())
    assert bool(doubt_words(person)) == (name in ("Anna Nowak/Eva Lang", "Ana Ruiz / Bo Lind"))


@pytest.mark.parametrize("name", ["Ana Ruiz & Bo Lind", "Ana Ruiz and Bo Lind", "Ana Ruiz / Bo Lind y Al Ro"])
def test_several_people_that_are_typed_are_asked_about(name: str) -> None:
    """A word or a sign for "and" is no part of a name."""
    assert [problem.code for problem in read_walk_in({"name": name})[1]] == ["several_people"]


def test_a_sign_alone_is_no_half_of_a_name() -> None:
    """In a file too: "Eva [/] Marie" is one person."""
    assert not read("Eva [/] Marie").problems
