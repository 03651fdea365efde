"""Which column is which field: header and cells together, and what the organizer decides."""

# ruff: noqa: E501 - CSV is shown as it is, line by line

import pytest

from kiosk.errors import HeaderUnknown
from kiosk.roster import Roster, read_roster_bytes
from kiosk.roster.headers import scores


def _read(text: str, **mapping: str) -> Roster:
    return read_roster_bytes(text.encode(), mapping=mapping)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("What is your full name?", "name"),
        ("Name (first and last)", "name"),
        ("Please enter your e-mail address *", "email"),
        ("E-Mail-Adresse", "email"),
        ("Which company or organisation do you work for?", "company"),
        ("Where do you currently work?", "company"),
        ("Company / Organization", "company"),
        ("What is your current role at your company?", "position"),
        ("JobTitle", "position"),
        ("job_title", "position"),
        ("Position / Job Title", "position"),
        ("What do you do there?", "position"),
        ("Which areas could you speak to students about? (check all that apply)", "specialties"),
        ("What can students ask you about?", "specialties"),
        ("Areas of Expertise", "specialties"),
        ("In which industry does your company operate?", "industries"),
        ("How many years of experience do you have?", "years"),
        ("Are you currently hiring?", "recruiter"),
        ("Would you be willing to mentor a student afterwards?", "mentoring"),
        ("When are you available?", "available"),
        ("How many students could you meet? (10 min each)", "capacity"),
        ("Where did you study?", "alma_mater"),
        ("Which city are you based in?", "city"),
        ("Which languages do you speak?", "languages"),
        ("May we share your contact details with students?", "share_contact"),
        ("Calendly link", "booking_url"),
        ("LinkedIn profile (URL)", "linkedin"),
        ("Mobile number", "phone"),
        ("Tell us about yourself (short bio)", "bio"),
        ("Will you attend in person?", "status"),
        ("Wie heißen Sie?", "name"),
        ("Für welches Unternehmen arbeiten Sie?", "company"),
        ("Was ist Ihre Berufsbezeichnung?", "position"),
        ("Zu welchen Themen können Sie Auskunft geben?", "specialties"),
        ("Fachgebiete", "specialties"),
        ("Berufserfahrung (Jahre)", "years"),
        ("Comment vous appelez-vous ?", "name"),
        ("Pour quelle entreprise travaillez-vous ?", "company"),
        ("Intitulé du poste", "position"),
        ("De quels sujets pouvez-vous parler ?", "specialties"),
        ("Adresse électronique", "email"),
        ("N° de téléphone", "phone"),
        ("¿Cómo se llama?", "name"),
        ("¿Para qué empresa trabaja?", "company"),
        ("¿Cuál es su cargo?", "position"),
        ("¿Sobre qué temas puede hablar?", "specialties"),
        ("Correo electrónico", "email"),
        ("Jak się Pan/Pani nazywa?", "name"),
        ("W jakiej firmie Pan/Pani pracuje?", "company"),
        ("Jakie stanowisko Pan/Pani zajmuje?", "position"),
        ("O jakich tematach może Pan/Pani opowiedzieć?", "specialties"),
        ("Adres e-mail", "email"),
        ("お名前（漢字）", "name"),
        ("勤務先（会社名）", "company"),
        ("現在の役職を教えてください", "position"),
        ("どのようなテーマについて話せますか", "specialties"),
        ("メールアドレス（必須）", "email"),
        ("電話番号", "phone"),
    ],
)
def test_headers_and_questions_in_six_languages(header: str, field: str) -> None:
    """A header or a whole question means its field more than any other."""
    found = scores(header)
    assert max(found, key=lambda name: found[name]) == field


@pytest.mark.parametrize(
    "header",
    ["Contact owner", "Buyer Email", "Billing Name", "Order Email", "Assistant's Phone", "Email Opt-in", "E-mail 1 - Label",
     "Phonetic First Name", "Associated Company IDs", "Company Size", "Created By", "Manager Name", "フリガナ", "Number of Employees",
     "Email consent", "Emergency contact", "Referred by"],
)  # fmt: skip
def test_somebody_else_or_something_else(header: str) -> None:
    """Columns about another person, or about an address rather than one, are nobody's name, address or company."""
    assert not {"name", "email", "company", "phone", "first"} & {n for n, v in scores(header).items() if v > 45}


def test_a_title_that_holds_forms_of_address() -> None:
    """A Title column of Mr. and Dr. is not the position."""
    roster = _read("Title,Name,Email\nDr.,Ada Okoro,a@example.com\nMs.,Bo Lind,b@example.com\n,Cy Wu,c@example.com\n")
    assert [p.position for p in roster.professionals] == ["", "", ""]


def test_a_title_that_holds_positions() -> None:
    """A Title column of job titles is."""
    roster = _read(
        "Title,Name,Email\nPress Officer,Ada Okoro,a@example.com\nDr.,Bo Lind,b@example.com\nEditor,Cy Wu,c@example.com\n"
    )
    assert roster.columns["position"] == "Title"


def test_a_role_in_a_group_is_no_position() -> None:
    """Where a tool lists a meeting's people, Title is their role in the group, whatever it says."""
    roster = _read("Name\tTitle\tRSVP\tJoined Group on\nAda Okoro\tFounding Member\tYes\tMay 2, 2021\n")
    assert roster.professionals[0].position == ""


def test_the_fuller_of_two_columns() -> None:
    """Of two equally good headers the column with more in it is read, and the other one is mentioned."""
    roster = _read("Name,Employer,Company,Email\nAda Okoro,,Acme,a@example.com\nBo Lind,Beta,Beta,b@example.com\n")
    assert [p.company for p in roster.professionals] == ["Acme", "Beta"]
    (choice,) = [p for p in roster.file_problems if p.code == "column_choice"]
    assert '--map company="Employer"' in choice.message()


def test_columns_that_say_anonymous() -> None:
    """A form's own columns of anonymous give way to the questions about the same thing."""
    roster = _read(
        "Start time,Email,Name,Your name,Your e-mail\n1/1/26,anonymous,anonymous,Ada Okoro,a@example.com\n"
    )
    assert (roster.professionals[0].name, roster.professionals[0].email) == ("Ada Okoro", "a@example.com")


def test_a_form_s_number_is_nobody_s_id() -> None:
    """The running number of a form's answers does not become the identity of people."""
    form = _read("ID,Start time,Full name,Email\n1,1/1/26 10:00,Ada Okoro,a@example.com\n")
    assert form.professionals[0].id == "a@example.com"
    assert _read("id,name,email\nP-7,Ada Okoro,a@example.com\n").professionals[0].id == "P-7"


def test_without_id_and_address_the_row_is_the_id() -> None:
    """Somebody without id and address is told apart by the row."""
    assert _read("Name,Company\nAda Okoro,Acme\n").professionals[0].id == "row-2"


def test_the_same_header_twice() -> None:
    """The first of two columns with one header is read, and a warning names the header."""
    roster = _read("Name,Email,email,Company\nAda Okoro,a@example.com,home@example.net,Acme\n")
    assert roster.professionals[0].email == "a@example.com"
    (warning,) = [p for p in roster.file_problems if p.code == "duplicate_header"]
    assert (warning.column, warning.row, warning.severity) == ("Email", 1, "warning")


def test_the_organizer_decides() -> None:
    """A mapping overrules every guess, by header in any case, by number, and leaves a field out when empty."""
    text = "Name,Email,Motto,Company\nAda Okoro,a@example.com,Press Officer,Acme\n"
    assert _read(text, position="motto").professionals[0].position == "Press Officer"
    assert _read(text, position="column 3").professionals[0].position == "Press Officer"
    assert _read(text, company="").professionals[0].company == ""


def test_a_mapping_to_no_column_is_a_sentence() -> None:
    """A header that is not in the file is told as such."""
    with pytest.raises(HeaderUnknown) as caught:
        _read("Name\nAda Okoro\n", email="E-mail")
    assert "E-mail" in str(caught.value)


@pytest.mark.parametrize(
    "header",
    [
        "Topics [{}]",
        "Which topics can you discuss? - {}",
        "Which topics can you discuss? - Selected Choice - {}",
        "{}: Which topics can you discuss?",
    ],
)
@pytest.mark.parametrize(("yes", "no"), [("Yes", "No"), ("1", "0"), ("x", ""), ("TRUE", "FALSE"), ("own", "")])
def test_one_column_for_each_choice(header: str, yes: str, no: str) -> None:
    """Ticked choices of one question become the specialties, however the tool writes a tick."""
    first, second = ("Crisis", "Media training")
    ticks = [first if yes == "own" else yes, second if yes == "own" else yes]
    roster = _read(
        f"Name,Email,{header.format(first)},{header.format(second)}\n"
        f"Ada Okoro,a@example.com,{ticks[0]},{no}\nBo Lind,b@example.com,{ticks[0]},{ticks[1]}\nCy Wu,c@example.com,{no},{no}\n"
    )
    assert [p.specialties for p in roster.professionals] == [("Crisis",), ("Crisis", "Media training"), ()]


def test_numbered_columns_are_one_field() -> None:
    """Specialty 1 to 3 are read together, from left to right."""
    roster = _read("Name,Email,Specialty 1,Specialty 2,Specialty 3\nAda Okoro,a@example.com,Crisis,,Events\n")
    assert roster.professionals[0].specialties == ("Crisis", "Events")


def test_two_header_rows_with_open_answers() -> None:
    """A second header row of "Open-Ended Response" belongs to the headers and is no person."""
    roster = _read(
        "Respondent ID,What is your name?,What is your email?,Which topics?,\n,Open-Ended Response,Open-Ended Response,Crisis,Events\n"
        "1,Ada Okoro,a@example.com,Crisis,\n"
    )
    assert [(p.name, p.email, p.specialties) for p in roster.professionals] == [
        ("Ada Okoro", "a@example.com", ("Crisis",))
    ]


def test_a_form_s_language_is_no_knowledge_of_languages() -> None:
    """The language that a form was shown in is not what somebody speaks."""
    roster = _read("Name,Email,Language\nAda Okoro,a@example.com,English (United States)\n")
    assert roster.professionals[0].languages == ()


def test_all_canonical_columns_are_read() -> None:
    """A roster with the kiosk's own headers fills every field."""
    roster = _read(
        "id,name,email,company,position,industries,specialties,bio,recruiter,mentoring,years,alma_mater,city,languages,linkedin,"
        "phone,booking_url,share_contact,available,table,capacity\n"
        "P1,Ada Okoro,a@example.com,Acme,Press Officer,Health; Tech,Crisis; Media,Hello,yes,yes,12,Leeds,Leeds,English; Igbo,"
        "https://www.linkedin.com/in/ada,555-0101,https://cal.example/ada,yes,18:00-20:00,T1,4\n"
    )
    (p,) = roster.professionals
    assert not roster.problems
    assert (p.id, p.industries, p.languages, p.years, p.capacity, p.table) == (
        "P1",
        ("Health", "Tech"),
        ("English", "Igbo"),
        12,
        4,
        "T1",
    )
    assert (p.recruiter, p.mentoring, p.share_contact, str(p.available[0])) == (True, True, True, "18:00-20:00")
    assert (p.booking_url, p.bio, p.alma_mater, p.city) == ("https://cal.example/ada", "Hello", "Leeds", "Leeds")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Okoro,,a@example.com,Acme,Editor,01 Jan 2020\n",
            True,
        ),
        (
            "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value\nAda Okoro,Ada,Okoro,Work,a@example.com\n",
            True,
        ),
        (
            "First Name,Last Name,E-mail Address,E-mail Type,E-mail Display Name\nAda,Okoro,a@example.com,SMTP,Ada\n",
            True,
        ),
        ("First Name,Last Name,Email,Company,Title\nAda,Okoro,a@example.com,Acme,Editor\n", False),
        ("Timestamp,Email Address,Your name\n1/1/26,a@example.com,Ada Okoro\n", False),
    ],
)
def test_contact_books_are_recognised(text: str, answer: bool) -> None:
    """An export of somebody's contacts is told from a list of people who signed up."""
    assert _read(text).is_contact_book is answer


def test_when_a_form_was_filled_in_is_no_availability() -> None:
    """A column of points in time is not taken for the hours in which somebody can be met."""
    roster = _read(
        "Name,Email,Time\nAda Okoro,a@example.com,2026-01-02 14:00:11\nBo Lind,b@example.com,3/1/2026 15:00\n"
    )
    assert "available" not in roster.columns
    roster = _read("Name,Email,Time\nAda Okoro,a@example.com,6-8pm\nBo Lind,b@example.com,18:00-19:00\n")
    assert [str(p.available[0]) for p in roster.professionals] == ["18:00-20:00", "18:00-19:00"]


def test_a_linked_name_in_quotation_marks() -> None:
    """A table that quotes linked names with commas inside their cells gives the plain name."""
    roster = _read('Name,Email,Company\nAda Okoro,a@example.com,"""Smith, Lee & Partners"""\n')
    assert roster.professionals[0].company == "Smith, Lee & Partners"


def test_who_names_the_column_of_names_wants_no_other() -> None:
    """A column named for names goes before the first and last names of the file."""
    text = "First Name,Last Name,Badge\nAda,Okoro,Dr Ada Okoro\n"
    assert _read(text, name="Badge").professionals[0].name == "Dr Ada Okoro"
    assert _read("Name,A,B\nOkoro Ada,Ada,Okoro\n", first="A", last="B").professionals[0].name == "Ada Okoro"


def test_who_leads_staff_is_no_recruiter_and_a_most_is_a_capacity() -> None:
    """Responsibility for staff says nothing about hiring; "at most" before meetings in three languages is the cap."""
    for header in ("Máx. reuniones", "Max. Gespräche", "Nb max. entretiens", "Max. meetings"):
        text = f"Name,Firma,Personalverantwortung (J/N),{header}\nAda Okoro,Faro,J,4\nBo Lind,Oak,N,3\n"
        roster = read_roster_bytes(text.encode())
        assert "recruiter" not in roster.columns
        assert [(one.recruiter, one.capacity) for one in roster.professionals] == [(False, 4), (False, 3)]


def test_a_second_telephone_or_employer_is_read_where_the_first_is_blank() -> None:
    """It is said which column helped out; a column that a person named is read alone."""
    text = (
        "Name,Phone,Mobile,Home Phone,Company Name,Associated Company,Email,Email 2\n"
        "Ada Okoro,555-0101,555-0102,555-0103,Acme,Acme,a@example.com,\n"
        "Bo Lind,,555-0104,555-0105,,Nord,,b@example.net\n"
        "Cy Wu,555-0106,,,Faro,,c@example.com,\n"
        "Di Roy,,,555-0107,Faro,,d@example.com,\n"
    )
    roster = _read(text)
    assert [(p.phone, p.company, p.email) for p in roster.professionals] == [
        ("555-0101", "Acme", "a@example.com"),
        ("555-0104", "Nord", ""),
        ("555-0106", "Faro", "c@example.com"),
        ("", "Faro", "d@example.com"),
    ]
    told = [p.message() for p in roster.file_problems if p.code == "column_spare"]
    assert len(told) == 2
    assert "from Mobile" in told[0]
    assert not {"Mobile", "Associated Company"} & set(roster.left_out)
    alone = read_roster_bytes(text.encode(), mapping={"phone": "Phone"})
    assert alone.professionals[1].phone == ""


def test_first_names_under_a_word_for_names_beside_last_names() -> None:
    """With words around that say nothing too: nobody is called by half a name."""
    roster = _read("Nombre del asistente,Apellido(s) del asistente,Empresa\nLucía,Ñíguez,Voz\nÍñigo,Montoya,Voz\n")
    assert [p.name for p in roster.professionals] == ["Lucía Ñíguez", "Íñigo Montoya"]


def test_hours_under_a_header_in_words_of_its_own() -> None:
    """Hours that are written as nothing else is are hours; bare numbers and one time alone are not."""
    rows = "Ada Okoro,6:00-7:00,6-8,12:30\nBo Lind,after 7pm,3-5,13:00\n"
    roster = _read(f"Name,Dee will find me,Grade levels,Lunch\n{rows}")
    assert [[str(w) for w in p.available] for p in roster.professionals] == [["18:00-19:00"], ["19:00-00:00"]]
    assert roster.left_out == ("Grade levels", "Lunch")


def test_topics_at_the_end_of_a_pasted_table() -> None:
    """Without headers the last column of words is topics where somebody has several; one town each is none."""
    rows = "Ada Okoro\tAcme\tEditor\ta@example.com\t{}\nBo Lind\tNord\tEditor\tb@example.com\tParis\n"
    assert _read(rows.format("crisis, sports")).professionals[0].specialties == ("crisis", "sports")
    assert not _read(rows.format("Rome")).professionals[0].specialties
