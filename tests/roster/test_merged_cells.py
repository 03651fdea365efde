"""What spreadsheets and sign-up sheets say once for several rows, say as numbers, or leave open."""

import pytest

from kiosk.roster import read_roster_bytes
from kiosk.roster.report import Roster


def read(text: str) -> Roster:
    """Return what is read of a file of text."""
    return read_roster_bytes(text.encode())


def hours(roster: Roster) -> list[list[str]]:
    """Return everybody's hours as a cell would say them."""
    return [[str(window) for window in person.available] for person in roster.professionals]


def told(roster: Roster, code: str) -> str:
    """Return the rows that a warning about the file names; empty where there is no such warning."""
    return next((str(each.values["rows"]) for each in roster.file_problems if each.code == code), "")


def test_topics_in_rows_without_names_belong_to_the_person_above() -> None:
    """A merged cell of a name goes on in rows where only topics stand; row numbers stay those of the sheet."""
    roster = read(
        "Name,Company,Email,Topics\nAda Okoro,Acme,a@example.com,Crisis\n,,,Media relations\n,,,Sports\n"
        "Bo Lind,Nord,b@example.com,Music; Film\n,,,Events\n"
    )
    assert [p.specialties for p in roster.professionals] == [
        ("Crisis", "Media relations", "Sports"),
        ("Music", "Film", "Events"),
    ]
    assert [row.row for row in roster.rows] == [2, 5]
    assert roster.problems == ()
    assert told(roster, "topics_filled_in") == "3 (Ada Okoro), 4 (Ada Okoro), 6 (Bo Lind)"


@pytest.mark.parametrize(
    "text",
    ["Name,Topics\nAna Ruiz,Crisis\n,Sports marketing\nBo Lind,Tech PR\n",
     "Name,Industries,Topics\nAna Ruiz,Health,Crisis\n,Tech,Sports marketing\nBo Lind,Tech,Film\n"],
)  # fmt: skip
def test_a_forgotten_name_gives_nobody_its_topics(text: str) -> None:
    """Where only names and topics are asked for, a row of topics is a person whose name is missing."""
    roster = read(text)
    assert ("missing_name", 3) in [(each.code, each.row) for each in roster.problems]
    assert roster.professionals[0].specialties == ("Crisis",)


def test_topics_are_added_to_nobody_without_a_name() -> None:
    """A row without a name is left out with its own error, and the topics below it with theirs."""
    roster = read("Name,Company,Email,Topics\nAda Okoro,Acme,a@example.com,Crisis\n,Nord,,Music\n,,,Sports\n")
    assert [(each.code, each.row) for each in roster.problems] == [("missing_name", 3), ("missing_name", 4)]


def test_added_topics_are_taken_apart_by_their_own_marks() -> None:
    """Each cell that is joined may separate its topics in its own way."""
    roster = read(
        'Name,Company,Email,Topics\nAda Okoro,Acme,a@example.com,Crisis\n,,,"Sports, Fashion"\n,,,Film; Music\n'
    )
    assert roster.professionals[0].specialties == ("Crisis", "Sports", "Fashion", "Film", "Music")


def test_half_a_row_is_still_somebody_without_a_name() -> None:
    """A row with an employer beside its topics is a person whose name is missing."""
    roster = read("Name,Company,Email,Topics\nAda Okoro,Acme,a@example.com,Crisis\n,Nord,,Music\n")
    assert [(each.code, each.row) for each in roster.problems] == [("missing_name", 3)]
    assert roster.professionals[0].specialties == ("Crisis",)


def test_a_topic_behind_a_blank_row_belongs_to_nobody() -> None:
    """What stands apart is no part of the cell above."""
    roster = read("Name,Company,Email,Topics\nAda Okoro,Acme,a@example.com,Crisis\n,,,\n,,,Sports\n")
    assert roster.professionals[0].specialties == ("Crisis",)


def test_a_slot_named_once_is_that_of_all_who_signed_up_below() -> None:
    """A sign-up sheet names date and time in the first row of a slot, and its people below."""
    roster = read(
        "PR Mentors Night\n\nDate (MM/dd/yyyy),Time,Available Slot,Name,Email,Company\n"
        "12/03/2026,6:00pm - 7:00pm,Volunteer (2 of 2 filled),Ada Okoro,a@example.com,Acme\n"
        ",,,Bo Lind,b@example.com,Nord\n"
        "12/03/2026,7:00pm - 8:00pm,Volunteer (2 of 2 filled),Cy Marsh,c@example.com,Delta\n"
        ",,,Di Roe,d@example.com,Echo\n"
    )
    assert hours(roster) == [["18:00-19:00"]] * 2 + [["19:00-20:00"]] * 2
    assert [row.row for row in roster.rows] == [4, 5, 6, 7]
    assert told(roster, "slots_filled_in") == "5 (4), 7 (6)"


def test_blank_hours_elsewhere_are_nobody_elses() -> None:
    """Whoever leaves the hours blank is there all evening, also below somebody who does not."""
    roster = read("Name,Company,Time\nAda Okoro,Acme,18:00-19:00\nBo Lind,Nord,\nCy Marsh,Delta,\n")
    assert hours(roster) == [["18:00-19:00"], [], []]


def test_blank_answers_are_nobody_elses() -> None:
    """A column that asks when people can come says of a blank that they can always."""
    roster = read(
        "Available times,Name,Topics\n18:00-18:30,Ana Ruiz,Crisis\n,Bo Lind,Film\n"
        "19:00-20:00,Cy Marsh,Music\n,Di Roe,Tech\n"
    )
    assert hours(roster) == [["18:00-18:30"], [], ["19:00-20:00"], []]


def test_a_day_beside_an_hour_is_kept() -> None:
    """Somebody who comes on another day is not there at the event; only where all say one day is it the event's."""
    roster = read(
        "Name,From,To\nAna Ruiz,18:00,19:00\nBo Lind,18:00,20:00\nCy Marsh,2026-12-05 18:00,20:00\n"
        "Di Roe,2026-12-05 18:00,2026-12-05 20:00\nEd Poe,2026-12-05 18:00,2026-12-06 01:00\n"
        + "".join(f"{name},18:00,20:00\n" for name in ("Fay Oh", "Gus Ray", "Hal Orr"))
    )
    assert hours(roster) == [
        ["18:00-19:00"], ["18:00-20:00"], *[["2026-12-05 18:00-20:00"]] * 2, [], *[["18:00-20:00"]] * 3
    ]  # fmt: skip
    assert [(each.code, each.row) for each in roster.problems if each.code == "unreadable_times"] == [
        ("unreadable_times", 6)
    ]


@pytest.mark.parametrize(
    "cells",
    [("both", "18:00-18:15", "9:00-23:00"), ("both", "18:00-18:15", "19:00-19:15"), ("both", "later", "perhaps"),
     ("both", "18:00-19:00", "18:00-19:00"),
     ("both", "18:00-20:00", "18:00-20:00", "18:00-19:00", "18:00-19:00")],
)  # fmt: skip
def test_both_of_what_are_no_shifts_is_said(cells: tuple[str, ...]) -> None:
    """What single people can do, or what lies within each other, is nobody else's hours."""
    people = zip(("Ana Ruiz", "Bo Lind", "Cy Marsh", "Di Roe", "Ed Poe"), cells, strict=False)
    roster = read("Name,Available\n" + "".join(f"{name},{cell}\n" for name, cell in people))
    assert hours(roster)[0] == []
    assert ("unreadable_times", 2) in [(each.code, each.row) for each in roster.problems]


def test_shifts_that_several_name_are_both() -> None:
    """What two or more people name each is a shift, whatever the column is called; who was given them is said."""
    rows = "".join(f"{name},{cell}\n" for name, cell in (
        ("Ana Ruiz", "6-7pm"), ("Bo Lind", "6-7pm"), ("Cy Marsh", "7-8pm"), ("Di Roe", "7-8pm"),
        ("Ed Poe", "until 9"), ("Fay Oh", "both"),
    ))  # fmt: skip
    roster = read(f"Name,Available\n{rows}")
    assert hours(roster)[-1] == ["18:00-20:00"]
    assert told(roster, "shifts_filled_in") == "7 (Fay Oh)"


def test_a_slot_that_nobody_took_is_no_person() -> None:
    """A sign-up sheet lists open slots too; they stop no import."""
    roster = read(
        "Sign Up,Start Date/Time,End Date/Time,Location,Qty,Item,First Name,Last Name,Email,Sign Up Comment\n"
        "PR Night,12/03/2026 06:00 PM,12/03/2026 07:00 PM,Union,1,Mentor,Ada,Okoro,a@example.com,\n"
        "PR Night,12/03/2026 07:00 PM,12/03/2026 08:00 PM,Union,1,Mentor,Bo,Lind,b@example.com,hi\n"
        "PR Night,12/03/2026 07:00 PM,12/03/2026 08:00 PM,Union,,Mentor,,,,\n"
    )
    assert hours(roster) == [["18:00-19:00"], ["19:00-20:00"]]
    assert [(each.code, each.row) for each in roster.problems] == [("not_a_person", 4)]
    assert {person.city for person in roster.professionals} == {""}


def test_moments_at_which_a_form_was_filled_in_are_no_hours() -> None:
    """Start and end of an answer are the form's own, also where all answered on one day."""
    roster = read(
        "Start Date,End Date,Name,Email\n2026-11-02 18:00:01,2026-11-02 18:04:09,Ada Okoro,a@example.com\n"
        "2026-11-02 19:00:01,2026-11-02 19:02:00,Bo Lind,b@example.com\n"
    )
    assert hours(roster) == [[], []]


@pytest.mark.parametrize(
    ("begins", "ends", "meant"),
    [("0.75", "0.833333333333333", "18:00-20:00"), ('"0,770833333"', '"0,875"', "18:30-21:00"),
     ("46359.75", "46359.8541666667", "18:00-20:30"), ("6:00 PM", "0.8333333", "18:00-20:00")],
)  # fmt: skip
def test_a_spreadsheets_own_times_are_read(begins: str, ends: str, meant: str) -> None:
    """Times of which a spreadsheet saved the part of the day are hours and minutes again."""
    roster = read(
        f"Name,Email,Arrives,Leaves\nAda Okoro,a@example.com,{begins},{ends}\nBo Lind,b@example.com,0.75,0.79166667\n"
    )
    assert hours(roster) == [[meant], ["18:00-19:00"]]


@pytest.mark.parametrize("word", ["Both", "both shifts", "Either", "either one", "Ambos", "les deux"])
def test_both_shifts_are_those_that_the_others_name(word: str) -> None:
    """Who takes both is there in the hours of all shifts, and in no others."""
    roster = read(
        "Name,Email,Which shift?\nAda Okoro,a@example.com,Early (6-7pm)\nBo Lind,b@example.com,Late (7-8pm)\n"
        f"Cy Marsh,c@example.com,{word}\nDi Roe,d@example.com,All\n"
    )
    assert hours(roster) == [["18:00-19:00"], ["19:00-20:00"], ["18:00-20:00"], []]
    assert roster.problems == ()


@pytest.mark.parametrize("tick", ["", "FALSE", "0", "☐"])
def test_a_grid_in_which_nobody_ticked_anything_is_the_whole_event(tick: str) -> None:
    """Nobody said when, so everybody is there all evening; nothing has to be mended."""
    row = ",".join([tick] * 4)
    roster = read(
        "Name,Email,Topics,6:00 PM,6:30 PM,7:00 PM,7:30 PM\n"
        f"Ada Okoro,a@example.com,Crisis,{row}\nBo Lind,b@example.com,Music,{row}\n"
    )
    assert hours(roster) == [[], []]
    assert roster.problems == ()


def test_spanish_questions_and_names_are_western() -> None:
    """A question mark on its head, and an eñe before a vowel, are no letters of Central Europe."""
    text = (
        "Nombre;Apellidos;Empresa;¿Contrata?\nFrançois;Lefèvre;Maison;Sí\n"
        "Héctor;Muñoz Peña;Sol;No\nJörg;Weiß;Rhein;No\n"
    )
    roster = read_roster_bytes(text.encode("latin-1"))
    assert roster.encoding == "cp1252"
    assert [person.name for person in roster.professionals] == ["François Lefèvre", "Héctor Muñoz Peña", "Jörg Weiß"]
    assert [person.recruiter for person in roster.professionals] == [True, False, False]


def test_rows_and_columns_of_tools_are_not_taken_for_people_and_towns() -> None:
    """A gradebook's points are nobody, and a mailing tool's region is no town."""
    book = read('Student,ID,SIS Login ID,Company\n    Points Possible,,,\n"Okoro, Ada",1,a@example.com,Acme\n')
    assert [person.name for person in book.professionals] == ["Ada Okoro"]
    mailer = read("Email Address,First Name,Last Name,MEMBER_RATING,REGION,LEID\na@example.com,Ada,Okoro,2,IL,7\n")
    assert [person.city for person in mailer.professionals] == [""]


def test_an_employer_named_once_is_that_of_everybody_below() -> None:
    """A list by employers names each once, above all of its people; a blank between names says nothing."""
    grouped = read(
        "Company,Name,Email\nAcme,Ada Okoro,a@example.com\n,Bo Lind,b@example.com\n,Cy Marsh,c@example.com\n"
        "Nord,Di Roe,d@example.com\n,Ed Poe,e@example.com\n"
    )
    assert [person.company for person in grouped.professionals] == ["Acme", "Acme", "Acme", "Nord", "Nord"]
    assert told(grouped, "employers_filled_in") == "3 (2), 4 (2), 6 (5)"
    alone = read(
        "Company,Name,Email\nAcme,Ada Okoro,a@example.com\n,Bo Lind,b@example.com\n,Cy Marsh,c@example.com\n"
    )
    assert [person.company for person in alone.professionals] == ["Acme", "", ""]
    plain = read(
        "Company,Name,Email\nAcme,Ada Okoro,a@example.com\n,Bo Lind,b@example.com\nNord,Cy Marsh,c@example.com\n"
        "Delta,Di Roe,d@example.com\n"
    )
    assert [person.company for person in plain.professionals] == ["Acme", "", "Nord", "Delta"]


@pytest.mark.parametrize(
    ("first", "last"),
    [("Name (First)", "Name (Last)"), ("Full Name - First Name", "Full Name - Last Name"),
     ("Name: First", "Name: Last"), ("Your name [Given]", "Your name [Family]"), ("Name / First", "Name / Last")],
)  # fmt: skip
def test_a_name_in_two_boxes_of_a_form_is_one_name(first: str, last: str) -> None:
    """Forms write the question before each half of the answer."""
    roster = read(f"{first},{last},Email\nAda,Okoro,a@example.com\nBo,Lind,b@example.com\n")
    assert [person.name for person in roster.professionals] == ["Ada Okoro", "Bo Lind"]


def test_cells_that_programs_keep_from_a_spreadsheet_are_read_as_shown() -> None:
    """What stands as ="..." is its text; anything that would reckon is still flagged."""
    roster = read(
        'ID,Name,Email,Phone,Topics\n"=""007""","=""Ada Okoro""",a@example.com,"=""0171 555010""",Crisis\n'
        '8,"=""a""&""b""",b@example.com,,Music\n'
    )
    assert [(p.id, p.name, p.phone) for p in roster.professionals] == [
        ("007", "Ada Okoro", "0171 555010"),
        ("8", '="a"&"b"', ""),
    ]
    assert {(each.row, each.code) for each in roster.problems} == {(3, "formula_like")}


def test_more_headers_of_tools_and_hands_are_known() -> None:
    """A sales tool's own mark, short words for years, a number sign."""
    roster = read(
        "First Name,Last Name,Account Name,Areas of Interest__c,Yrs in field,# of students\n"
        "Ada,Okoro,Acme,Crisis; Media,3+,4\nBo,Lind,Nord,Music,12,2\n"
    )
    person = roster.professionals[0]
    assert (person.specialties, person.years, person.capacity) == (("Crisis", "Media"), 3, 4)
