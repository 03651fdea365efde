"""Rows that are no person, people who do not come, and the same person twice."""

# ruff: noqa: E501 - CSV is shown as it is, line by line

import pytest

from kiosk.roster import Roster, read_roster_bytes


def _read(text: str) -> Roster:
    return read_roster_bytes(text.encode())


def _codes(roster: Roster) -> list[tuple[int | None, str]]:
    return [(p.row, p.code) for p in roster.problems]


HEADER = "Name,Email,Company,Title\n"
ADA = "Ada Okoro,a@example.com,Acme,Press Officer\n"
BO = "Bo Lind,b@example.com,Beta,Editor\n"


@pytest.mark.parametrize(
    "row",
    ["Total: 2,,,", "Total records: 2,,,", "Total,2,,", ",,Total,2", "Grand total,,,2", "2 records,,,", "Count: 2,,,", "Gesamt: 2,,,",
     "Summe,2,,", "Nombre total : 2,,,", "Total general: 2,,,", "Razem: 2,,,", "合計,2,,", "合計：2名,,,", "Sum,,,", "Number of attendees: 2,,,",
     "Generated on 2026-01-02,,,", "Page 1 of 2,,,", "End of report,,,", "Confidential - internal use only,,,", "---,---,---,---", "*****,,,",
     "HEALTH,,,", "Room 101,,,", "Agencies:,,,", "In-house teams,,,", "Day 1,,,", "Public Affairs,,,", "\x1a", "\0\0,\0,\0,\0",
     "Name,Email,Company,Title", "HEALTH,HEALTH,HEALTH,HEALTH"],
)  # fmt: skip
def test_rows_that_are_no_person(row: str) -> None:
    """Totals, headings, footers and leftovers are mentioned, invent nobody and block nothing."""
    roster = _read(f"{HEADER}{ADA}{row}\n{BO}")
    assert [p.name for p in roster.professionals] == ["Ada Okoro", "Bo Lind"]
    assert _codes(roster) == [(3, "not_a_person")]
    assert not roster.has_errors


@pytest.mark.parametrize(
    "line", ["--- second confirmations ---", "-- late", "===== SENIORS =====", "*** maybe ***", "- not sure yet -",
             "— Second shift —", "### alumni", "~~ waiting ~~"],
)  # fmt: skip
@pytest.mark.parametrize("header", ["Name,Company,Topics", "Name", "Company,Name,Topics"])
def test_a_drawn_line_between_groups_is_no_person(header: str, line: str) -> None:
    """What people draw to part a list is nobody, whatever words stand in it and however many columns there are."""
    at = header.split(",").index("Name")
    row = ["", "", ""][: header.count(",") + 1]
    cells = [[*row] for _ in range(3)]
    for each, name in zip(cells, ("Ada Okoro", line, "Bo Lind"), strict=True):
        each[at] = name
    roster = read_roster_bytes("\n".join([header, *map(",".join, cells)]).encode())
    assert [person.name for person in roster.professionals] == ["Ada Okoro", "Bo Lind"]


@pytest.mark.parametrize(
    "row",
    [
        "Summer Total,t@example.com,,",
        "Mary Page,,Acme,",
        "Cher,c@example.com,,",
        "Anita Hall,,,",
        "Grace Count,,Beta,",
        "JANE ROE,j@example.com,,",
    ],
)
def test_people_who_look_like_rows_of_nobody(row: str) -> None:
    """Somebody with an address, a company or a plain full name is a person, whatever the name sounds like."""
    roster = _read(f"{HEADER}{ADA}{row}\n{BO}")
    assert len(roster.professionals) == (2 if row.startswith("Anita Hall") else 3)


def test_a_row_with_facts_but_no_name_is_an_error() -> None:
    """A company and a position without a name cannot be booked, and the row is named as an error."""
    roster = _read(f"{HEADER}{ADA},,Gamma,Director\n")
    assert _codes(roster) == [(3, "missing_name")]
    assert roster.has_errors


@pytest.mark.parametrize(
    "row",
    ["John Doe,john@example.com,Sample Inc.,Sample Title", "Jane Smith,jane@example.com,Example Company,Manager", "Max Mustermann,m@example.com,Musterfirma,Muster",
     "Sample Person,s@example.com,,", "e.g. Jane Roe,j@example.com,,", "Required,Required,Optional,Optional", "山田 太郎,taro@example.com,サンプル株式会社,例"],
)  # fmt: skip
def test_a_template_s_example_is_left_out(row: str) -> None:
    """The example row of a template is nobody."""
    roster = _read(f"{HEADER}{row}\n{ADA}")
    assert [p.name for p in roster.professionals] == ["Ada Okoro"]
    assert _codes(roster) == [(2, "sample_row")]


def test_a_real_john_smith_is_kept() -> None:
    """A common name alone makes nobody an example."""
    assert len(_read(f"{HEADER}John Smith,john@example.com,Acme,Director\n").professionals) == 1


@pytest.mark.parametrize(
    ("header", "status"),
    [("Attendee Status", "Not Attending"), ("Status", "Declined"), ("RSVP", "No"), ("approval_status", "rejected"), ("Registration Status", "Cancelled"),
     ("Payment Status", "Refunded"), ("Will you attend?", "No, sorry"), ("Zusage", "Nein"), ("Status", "abgesagt"), ("Présence", "Non"),
     ("Statut", "Annulé"), ("Asistirá", "No"), ("Estado", "Rechazado"), ("Obecność", "Nie"), ("Status", "odrzucone"), ("出欠", "欠席"),
     ("ステータス", "キャンセル"), ("Cancelled", "Yes"), ("Are you coming?", "no"), ("Order Status", "Deleted"),
     ("Can you make it?", "I can't make it after all :("), ("RSVP", "sorry no"), ("RSVP", "I won't be able to attend")],
)  # fmt: skip
def test_people_who_do_not_come(header: str, status: str) -> None:
    """Who declined, was refunded or deleted is left out, and the column is named."""
    coming = "No" if header == "Cancelled" else {"RSVP": "Yes", "出欠": "出席"}.get(header, "Confirmed")
    roster = _read(f'Name,Email,{header}\nAda Okoro,a@example.com,{coming}\nBo Lind,b@example.com,"{status}"\n')
    assert [p.name for p in roster.professionals] == ["Ada Okoro"]
    assert [(p.row, p.code, p.column) for p in roster.problems] == [(3, "not_attending", header)]


@pytest.mark.parametrize(
    "status",
    [
        "",
        "Maybe",
        "Pending",
        "Waitlist",
        "Invited",
        "No reply yet",
        "Checked in",
        "Tentative",
        "Yes but can't make it before 6:30",
    ],
)
def test_people_who_may_come(status: str) -> None:
    """Who has not said no is kept."""
    roster = _read(f"Name,Email,RSVP\nAda Okoro,a@example.com,Yes\nBo Lind,b@example.com,{status}\n")
    assert len(roster.professionals) == 2


@pytest.mark.parametrize("header", ["Checked In", "Email Opt-in", "Lead status", "Recruiter", "First time?"])
def test_no_in_other_columns_means_nothing(header: str) -> None:
    """A No that does not answer whether somebody comes leaves nobody out."""
    assert (
        len(_read(f"Name,Email,{header}\nAda Okoro,a@example.com,No\nBo Lind,b@example.com,Yes\n").professionals) == 2
    )


def test_the_same_person_twice() -> None:
    """The same address and name in any case is one person; the first row stands."""
    roster = _read(f"{HEADER}{ADA}ADA  OKORO, A@Example.com ,Other,\n")
    assert [p.company for p in roster.professionals] == ["Acme"]
    assert [(p.row, p.code, p.severity, p.column) for p in roster.problems] == [(3, "duplicate", "warning", "Email")]


def test_a_name_with_and_without_accents_is_one_person() -> None:
    """Who signed up as María and again as Maria, with one address, is one person and not two."""
    roster = _read(f"{HEADER}María Ortega,m@example.com,Acme,\nMaria Ortega,m@example.com,Acme,\n")
    assert [(p.name, p.email) for p in roster.professionals] == [("María Ortega", "m@example.com")]
    assert _codes(roster) == [(3, "duplicate")]


def test_one_address_for_two_people() -> None:
    """Two people with one address are both kept, the second without it; their own second row is a duplicate."""
    roster = _read(f"{HEADER}{ADA}Bo Lind,a@example.com,Beta,\nBo Lind,a@example.com,Beta,\n")
    assert [(p.name, p.email, p.id) for p in roster.professionals] == [
        ("Ada Okoro", "a@example.com", "a@example.com"),
        ("Bo Lind", "", "row-3"),
    ]
    assert _codes(roster) == [(3, "shared_email"), (4, "duplicate")]


def test_two_people_of_one_name() -> None:
    """The same name with another address is another person, and mentioned."""
    roster = _read(f"{HEADER}{ADA}Ada Okoro,ada@other.example.com,Other,\n")
    assert len(roster.professionals) == 2
    assert _codes(roster) == [(3, "same_name")]


def test_the_same_stranger_twice() -> None:
    """Without addresses, the same name at the same company is one person, at another company another."""
    roster = _read("Name,Company\nAda Okoro,Acme\nada okoro,ACME\nAda Okoro,Beta\n")
    assert [p.company for p in roster.professionals] == ["Acme", "Beta"]
    assert (3, "duplicate") in _codes(roster)


def test_two_strangers_with_profiles_of_their_own() -> None:
    """Two people of one name, company and no address are told apart by their profiles, on every import alike."""
    text = "Name,Company,LinkedIn\nWei Chen,,https://www.linkedin.com/in/wei-1\nWei Chen,,https://www.linkedin.com/in/wei-2\n"
    assert [p.id for p in _read(text).professionals] == ["row-2", "https://www.linkedin.com/in/wei-2"]


def test_one_id_for_two_people() -> None:
    """The same id for two names is taken from the second, who stays."""
    roster = _read("id,name,email\nP1,Ada Okoro,a@example.com\nP1,Bo Lind,b@example.com\n")
    assert [p.id for p in roster.professionals] == ["P1", "b@example.com"]
    assert _codes(roster) == [(3, "shared_id")]


def test_an_id_of_ones_own_keeps_two_strangers_apart() -> None:
    """Two people of one name with ids of their own are two people."""
    assert len(_read("id,name\nP1,Wei Chen\nP2,Wei Chen\n").professionals) == 2


def test_who_does_not_come_is_no_duplicate() -> None:
    """Who cancelled and signed up again is kept from the second row."""
    roster = _read("Name,Email,Status\nAda Okoro,a@example.com,Cancelled\nAda Okoro,a@example.com,Confirmed\n")
    assert [r.row for r in roster.rows] == [3]


def test_unreadable_values_are_left_out_and_named() -> None:
    """A time, a number or an answer that makes no sense is left out with a word, and the person stays."""
    roster = _read(
        "Name,Email,available,years,recruiter\nAda Okoro,a@example.com,18:00-20:00,7,yes\nBo Lind,b@example.com,soonish,lots,perhaps\n"
    )
    assert [(p.row, p.code, p.column) for p in roster.problems] == [
        (3, "unreadable_value", "recruiter"),
        (3, "unreadable_value", "years"),
        (3, "unreadable_times", "available"),
    ]
    assert len(roster.professionals) == 2
    assert roster.problems[1].message().startswith("“lots” in years was not understood")


def test_a_long_cell_is_repeated_in_part() -> None:
    """What was not understood is shown, so that two rows differ in the list, but never a page of it."""
    roster = _read(f"Name,Email,years\nAda Okoro,a@example.com,{'since I was a child, ' * 9!r}\n".replace("'", '"'))
    (problem,) = roster.problems
    assert problem.values["value"] == "since I was a child, since I was a chil…"


def test_half_a_person_is_an_error_and_a_heading_is_none() -> None:
    """A lone company or profile is a person without a name; a lone word at the left is a heading."""
    roster = _read(
        "Room,Name,Email,Company,LinkedIn\n1,Ada Okoro,a@example.com,Acme,\nHEALTH,,,,\n,,,Beta,\n,,,,https://www.linkedin.com/in/x\n"
    )
    assert _codes(roster) == [(3, "not_a_person"), (4, "missing_name"), (5, "missing_name")]


def test_a_newer_answer_of_the_same_person_counts_where_that_is_asked_for() -> None:
    """With the newest asked for, the lower row stands in the first one's place, and it is said of the upper one."""
    text = f"{HEADER}{ADA}{BO}Ada Okoro,A@example.com,Nord,Director\nAda Okoro,a@example.com,Faro,Owner\n"
    roster = read_roster_bytes(text.encode(), newest=True)
    assert [(r.row, r.professional.name, r.professional.company) for r in roster.rows] == [
        (5, "Ada Okoro", "Faro"),
        (3, "Bo Lind", "Beta"),
    ]
    assert [(p.row, p.code, p.severity) for p in roster.problems] == [
        (2, "superseded", "info"),
        (4, "superseded", "info"),
    ]


def test_a_newer_answer_keeps_id_and_gives_nobody_elses_address() -> None:
    """Known by their id somebody may change their address; whose address was another's gets it by no second answer."""
    text = "id,name,email\nP1,Ada Okoro,a@example.com\nP2,Bo Lind,a@example.com\nP1,Ada Okoro,ada@new.example\n"
    roster = read_roster_bytes((text + "P2,Bo Lind,a@example.com\n").encode(), newest=True)
    found = [(r.professional.id, r.professional.email) for r in roster.rows]
    assert found == [("P1", "ada@new.example"), ("P2", "")]


def test_who_signs_up_and_takes_it_back_does_not_come() -> None:
    """Of the newest answers a no counts too, and a third answer brings the person back."""
    text = (
        "Name,Email,Company,Available\nBo Lind,b@example.com,Nord,18:00-20:00\nAda Okoro,a@example.com,Acme,after 7\n"
    )
    text += "Ada Okoro,a@example.com,Acme,Sorry - can't make it\n"
    gone = read_roster_bytes(text.encode(), newest=True)
    assert [r.row for r in gone.rows] == [2]
    assert [(p.row, p.code) for p in gone.problems] == [(3, "superseded"), (4, "not_attending")]
    back = read_roster_bytes((text + "Ada Okoro,a@example.com,Acme,18:00-19:00\n").encode(), newest=True)
    assert [r.row for r in back.rows] == [2, 5]


@pytest.mark.parametrize(
    ("answer", "comes"),
    [
        ("can't make it sorry", False),
        ("Sorry, I can’t make it.", False),
        ("No", False),
        ("Not available", False),
        ("leider verhindert", False),
        ("no puedo", False),
        ("Ich kann leider nicht kommen", False),
        ("je ne peux pas venir, désolée", False),
        ("Sorry, I'm not available this year", False),
        ("Sorry, can't make it this time", False),
        ("can't make it before 7", True),
        ("not available during dinner", True),
        ("No preference", True),
        ("TBC", True),
        ("not sure yet", True),
        ("18:00-19:00", True),
    ],
)
def test_who_has_no_hours_at_all_does_not_come(answer: str, comes: bool) -> None:
    """Regrets in a column of hours leave the person out; a part of the evening, or nothing certain, does not."""
    roster = _read(f'Name,Email,Available\nBo Lind,b@example.com,after 7\nAda Okoro,a@example.com,"{answer}"\n')
    assert len(roster.professionals) == (2 if comes else 1)
    if not comes:
        assert [(p.row, p.code, p.severity) for p in roster.problems] == [(3, "not_attending", "warning")]
    elif not any(map(str.isdigit, answer)):
        assert _codes(roster) == [(3, "unreadable_times")]


@pytest.mark.parametrize(
    "answer",
    [
        "Any time; can't make it early",
        "All evening. I can't come to the dinner",
        "Evening only, unavailable in the day",
        "ne peux pas rester tard",
        "Kann nicht lange bleiben, ganzer Abend sonst",
    ],
)
def test_regrets_about_a_part_of_the_evening_keep_the_person(answer: str) -> None:
    """Somebody is left out only for an answer that says no and nothing else."""
    roster = _read(f'Name,Email,Availability\nBo Lind,b@example.com,after 7\nAda Okoro,a@example.com,"{answer}"\n')
    assert [p.name for p in roster.professionals] == ["Bo Lind", "Ada Okoro"]


@pytest.mark.parametrize(
    "header",
    ["Times you are NOT available", "When can you not come?", "Any times that don't work?", "Wann können Sie nicht?"],
)
def test_hours_of_absence_are_no_hours_and_no_regrets(header: str) -> None:
    """Who has no hour at which they are away comes, and the hours of the others are not taken for hours they are there."""
    roster = _read(f"Name,Email,{header}\nAda Okoro,a@example.com,No\nBo Lind,b@example.com,18:00-19:00\n")
    assert [(p.name, p.available) for p in roster.professionals] == [("Ada Okoro", ()), ("Bo Lind", ())]
    assert roster.left_out == (header,)


def test_a_newer_answer_with_somebody_elses_address_keeps_ones_own_and_says_so() -> None:
    """Whoever answers again from a colleague's address keeps the earlier one, and the row is named."""
    text = "id,name,email\nP1,Ada Okoro,a@example.com\nP2,Bo Lind,b@example.com\nP1,Ada Okoro,b@example.com\n"
    roster = read_roster_bytes(text.encode(), newest=True)
    assert [(r.professional.id, r.professional.email) for r in roster.rows] == [
        ("P1", "a@example.com"),
        ("P2", "b@example.com"),
    ]
    assert _codes(roster) == [(2, "superseded"), (4, "shared_email")]


def test_what_was_wrong_in_a_superseded_row_is_not_told() -> None:
    """Of a row that counts no more nothing is said but that; the problems stay in file order."""
    text = "Name,Email,years\nAda Okoro,a@example.com,lots\nBo Lind,b@example.com,many\nAda Okoro,a@example.com,7\n"
    roster = read_roster_bytes(text.encode(), newest=True)
    assert _codes(roster) == [(2, "superseded"), (3, "unreadable_value")]


def test_in_a_list_with_a_row_for_each_slot_the_hours_add_up() -> None:
    """Who took two slots stands in two rows and is there for both; elsewhere the first row counts."""
    slots = "Start Date/Time,End Date/Time,First Name,Last Name,Email\n"
    rows = "12/03/2026 {0},12/03/2026 {1},Ada,Okoro,a@example.com\n"
    roster = _read(
        slots
        + rows.format("6:00 PM", "6:30 PM")
        + rows.format("6:30 PM", "7:00 PM")
        + rows.format("8:00 PM", "8:30 PM")
    )
    assert [[str(w) for w in p.available] for p in roster.professionals] == [["18:00-19:00", "20:00-20:30"]]
    assert _codes(roster) == [(3, "duplicate"), (4, "duplicate")]
    assert "added" in roster.problems[0].message()
    assert "--newest" not in roster.problems[0].message()
    answers = _read("Name,Email,Availability\nAda Okoro,a@example.com,6-7pm\nAda Okoro,a@example.com,7-8pm\n")
    assert [[str(w) for w in p.available] for p in answers.professionals] == [["18:00-19:00"]]


@pytest.mark.parametrize(
    "name", ["TBC", "TBA - Acme to confirm", "tbd", "To be announced", "N.N.", "OPEN", "por confirmar", "未定"]
)
def test_nobody_who_is_still_to_be_named_can_be_booked(name: str) -> None:
    """A place kept for somebody is an error that names what is missing, not a person."""
    roster = _read(HEADER + ADA + f"{name},x@example.com,Acme,Editor\n")
    assert [p.name for p in roster.professionals] == ["Ada Okoro"]
    assert (3, "missing_name") in _codes(roster)


def test_halves_of_names_that_elsewhere_stand_for_nothing() -> None:
    """Christopher Null and Nan Li are called so; what a program writes for nothing is nothing."""
    roster = _read(
        "First Name,Last Name,Email\nChristopher,Null,a@example.com\nNan,Li,b@example.com\nBo,NULL,c@example.com\nCy,nan,d@example.com\n"
    )
    assert [p.name for p in roster.professionals] == ["Christopher Null", "Nan Li", "Bo", "Cy"]


@pytest.mark.parametrize("status", ["cancelled by self", "Declined on 3 Nov", "Abgesagt (krank)"])
def test_a_status_with_a_word_behind_it(status: str) -> None:
    """By whom, when and why change nothing about it."""
    assert _codes(
        _read(f"Name,Email,Status\nAda Okoro,a@example.com,{status}\nBo Lind,b@example.com,confirmed by phone\n")
    ) == [(2, "not_attending")]


def test_companies_are_counted_too() -> None:
    """What the people below work for may be counted as well as they."""
    assert _codes(_read(HEADER + ADA + BO + ",,2 companies,\n")) == [(4, "not_a_person")]


def test_names_under_times_are_people_with_those_times() -> None:
    """A sheet to sign up on has no column of names: who stands under two times is there for both."""
    roster = _read(
        "PR Night sign-up\nTable,5:30 PM,6:00 PM,6:30 PM\n"
        '1,Al Green (Stax PR),al green,\n2,,"Bo Lind, Editor at Nord",Cy Wu; Di Roy\n3,Etta James,,\n'
    )
    assert [
        (p.name, p.position, p.company, p.table, [str(w) for w in p.available]) for p in roster.professionals
    ] == [
        ("Al Green", "", "Stax PR", "1", ["17:30-18:00", "18:00-18:30"]),
        ("Bo Lind", "Editor", "Nord", "2", ["18:00-18:30"]),
        ("Cy Wu", "", "", "2", ["18:30-19:00"]),
        ("Di Roy", "", "", "2", ["18:30-19:00"]),
        ("Etta James", "", "", "3", ["17:30-18:00"]),
    ]
    assert "names_under_times" in {p.code for p in roster.file_problems}


@pytest.mark.parametrize(
    "text", ["Name,5:30 PM,6:00 PM\nAda Okoro,x,\nBo Lind,,x\n", "Opens,6:00 PM,8:00 PM\nDoor,yes,no\n"]
)
def test_ticks_under_times_are_no_names(text: str) -> None:
    """Where names stand at the left, or nobody does, the sheet is read as ever."""
    assert "names_under_times" not in {p.code for p in _read(text).file_problems}
