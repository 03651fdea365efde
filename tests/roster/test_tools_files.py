"""What event, form, mail and contact tools write, and what hands type: the peculiarities of each, understood."""

# ruff: noqa: E501 - the files are shown as they are, line by line

import pytest

from kiosk.people import Professional
from kiosk.roster import read_roster_bytes


def _people(text: str) -> tuple[Professional, ...]:
    return read_roster_bytes(text.encode()).professionals


def _times(text: str) -> list[list[str]]:
    return [[str(window) for window in person.available] for person in _people(text)]


def test_a_name_that_a_ticket_shop_still_asks_for_is_none() -> None:
    """Eventbrite writes Info Requested where the buyer named nobody yet."""
    roster = read_roster_bytes(b"First Name,Last Name,Email\nInfo Requested,Info Requested,a@example.com\n")
    assert [problem.code for problem in roster.problems] == ["missing_name"]


def test_links_behind_what_a_cell_names_are_dropped() -> None:
    """Notion writes the address of the page behind the name of what a cell links to."""
    text = "Name,Company\nAda Okoro,Acme (https://www.notion.so/Acme-123abc?pvs=21)\n"
    assert _people(text)[0].company == "Acme"


def test_a_bio_of_a_web_page_reads_as_text() -> None:
    """Swapcard and its like keep biographies as HTML."""
    text = 'Name,Bio\nAda Okoro,"<p>I do <b>crisis</b> &amp; issues.</p>"\n'
    assert _people(text)[0].bio == "I do crisis & issues."


@pytest.mark.parametrize("cell", ["6:00 PM, 6:15 PM", "6:00 PM\n6:15 PM", "6:00 PM; 6:15 PM"])
def test_ticked_slots_in_one_cell_are_spans(cell: str) -> None:
    """A form joins the times that were ticked; each stands for its slot, neighbours for one span."""
    assert _times(f'Name,Preferred Time Slots\nAda Okoro,"{cell}"\n') == [["18:00-18:30"]]


def test_a_poll_for_dates_is_read() -> None:
    """A poll has dates and times above, names at the left without a header, and counts below."""
    text = (
        '"Poll ""PR Night"""\n\n,December 2026,\n,Thu 3,\n,6:00 PM – 6:15 PM,6:15 PM – 6:30 PM\n'
        "Ana Ruiz,OK,OK\nBob Stone,,(OK)\nCount,1,2\n"
    )
    assert [person.name for person in _people(text)] == ["Ana Ruiz", "Bob Stone"]
    assert _times(text) == [["18:00-18:30"], ["18:15-18:30"]]


def test_choices_with_free_text_at_the_end_are_topics() -> None:
    """A form gives each choice a column with its own words in it, one that nobody took too, and one for the rest."""
    text = (
        '#,"What\'s your *first name*?",And your last name?,Crisis comms,Media relations,Sports,Other\n'
        "a1,Ana,Ruiz,Crisis comms,,,Health\na2,Bob,Stone,,,Sports,\n"
    )
    assert [(p.name, p.specialties) for p in _people(text)] == [
        ("Ana Ruiz", ("Crisis comms", "Health")),
        ("Bob Stone", ("Sports",)),
    ]


def test_the_choice_other_itself_is_no_topic() -> None:
    """Where what was meant stands in a column of its own, the box in front of it says nothing."""
    question = "What can students ask you about?"
    text = (
        f"Name,{question} - Crisis,{question} - Other:,{question} - Other: - Text\nAda Okoro,Crisis,Other:,Health\n"
    )
    assert _people(text)[0].specialties == ("Crisis", "Health")


def test_a_grid_of_yes_and_no_under_one_question_is_topics() -> None:
    """Each row of a form's grid is a column; whoever says yes can be asked about it."""
    text = (
        'Name,"Which of these can you speak to? [Crisis]","Which of these can you speak to? [Sports]"\n'
        "Ada Okoro,Yes,No\nBo Lind,No,Yes\n"
    )
    assert [p.specialties for p in _people(text)] == [("Crisis",), ("Sports",)]


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Company Name & Job Title", "Edelman, AVP"),
        ("Title / Organization", "AVP / Edelman"),
        ("Poste et entreprise", "AVP chez Edelman"),
    ],
)
def test_headers_that_ask_for_two_things_are_heard(header: str, cell: str) -> None:
    """Position and employer in one cell are told apart by the words of job titles, or by "at"."""
    person = _people(f'Name,{header}\nAna Ruiz,"{cell}"\n')[0]
    assert (person.company, person.position) == ("Edelman", "AVP")


def test_hashtags_are_a_list() -> None:
    """Topics written as hashtags are topics."""
    assert _people("Name,Interests\nAda Okoro,#crisis #media\n")[0].specialties == ("crisis", "media")


def test_columns_of_a_fixed_width_are_read() -> None:
    """An old system pads its cells with blanks, shortens its headers and knows capitals only."""
    text = (
        "CUSTNM              COMPNM          TITLE\nRUIZ, ANA           EDELMAN         AVP\n"
        "STONE, BOB          NIKE INC        PR MANAGER\n"
    )
    roster = read_roster_bytes(text.encode())
    found = [(p.name, p.company, p.position) for p in roster.professionals]
    assert found == [("ANA RUIZ", "EDELMAN", "AVP"), ("BOB STONE", "NIKE INC", "PR MANAGER")]
    assert "shouting_names" in {problem.code for problem in roster.file_problems}
    (said,) = [problem.message() for problem in roster.file_problems if problem.code == "shouting_names"]
    assert "letters only: 2 of the names, such as ANA RUIZ" in said  # reads well with one name too


def test_people_as_paragraphs_are_read() -> None:
    """Signatures pasted one below the other are people."""
    text = "Ana Ruiz\nAVP, Edelman\nana@example.com\nCrisis, media\n\nBob Stone\nPR Manager, Nike\nbob@example.com\nSports\n"
    assert [(p.name, p.email, p.company, p.position, p.specialties) for p in _people(text)] == [
        ("Ana Ruiz", "ana@example.com", "Edelman", "AVP", ("Crisis", "media")),
        ("Bob Stone", "bob@example.com", "Nike", "PR Manager", ("Sports",)),
    ]


def test_a_footnote_below_the_names_is_nobody() -> None:
    """Remarks under a list, with a star or as a sentence, are no people."""
    text = "Name,Company\nAda Okoro,Acme\n* = vegetarian. Dana has the passes.,\nPlease do not share this list.,\n"
    assert [person.name for person in _people(text)] == ["Ada Okoro"]


def test_a_table_on_its_side_is_turned() -> None:
    """Headers in the first column and a column for each person: rows are numbered by columns, and it is said."""
    roster = read_roster_bytes(b"Name,Ana Ruiz,Bob Stone\nCompany,Edelman,Nike\nEmail,a@example.com,b@example.com\n")
    assert [(r.row, r.professional.name, r.professional.email) for r in roster.rows] == [
        (2, "Ana Ruiz", "a@example.com"),
        (3, "Bob Stone", "b@example.com"),
    ]
    assert "lying_table" in {problem.code for problem in roster.file_problems}


@pytest.mark.parametrize(
    "headers",
    ["Available from,Available until", "I can arrive at,I have to leave at", "Start Time,End Time", "Von,Bis"],
)
def test_hours_in_two_columns_are_one_span(headers: str) -> None:
    """The one column begins what the other ends; an open end is one."""
    text = f"Name,Company,{headers}\nAda Okoro,Acme,6:00 PM,7:30 PM\nBo Lind,Nord,7 PM,\n"
    assert _times(text) == [["18:00-19:30"], ["19:00-00:00"]]


def test_numbered_slots_are_one_field() -> None:
    """Time slot 1, Time slot 2: all of them count."""
    text = "Name,Company,Time slot 1,Time slot 2\nAda Okoro,Acme,6:00-6:30,6:30-7:00\nBo Lind,Nord,7:00-7:30,\n"
    assert _times(text) == [["18:00-19:00"], ["19:00-19:30"]]


def test_one_time_without_an_end_is_no_slot_of_minutes() -> None:
    """Who writes only 6:00 PM under Availability is asked to say more, and stays free all evening."""
    roster = read_roster_bytes(b"Name,Availability\nAda Okoro,6:00 PM\n")
    assert roster.professionals[0].available == ()
    assert "unreadable_times" in {problem.code for problem in roster.problems}


def test_quotation_marks_bent_by_a_word_processor_are_quotation_marks() -> None:
    """A list that went through a word processor keeps its commas inside cells."""
    text = "“Name”,“Company”\n“Ana Ruiz”,“Edelman, Inc.”\n“Bob Stone”,“Nike”\n"
    assert [(p.name, p.company) for p in _people(text)] == [("Ana Ruiz", "Edelman, Inc."), ("Bob Stone", "Nike")]


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("JÃ¼rgen GroÃŸ", "Jürgen Groß"),
        ("Å\x81ukasz Å»Ã³Å‚kiewski", "Łukasz Żółkiewski"),
        ("æ\x9d\x8eä¼Ÿ Ã‰milie", "李伟 Émilie"),
    ],
)
def test_accents_damaged_before_are_mended_and_told(damaged: str, meant: str) -> None:
    """A name that was decoded wrongly once already is what it was, and is to be looked at."""
    roster = read_roster_bytes(f"Name,Company\n{damaged},Acme\nÅsa Ädel,Öz\n".encode())
    assert [person.name for person in roster.professionals] == [meant, "Åsa Ädel"]
    (told,) = [problem for problem in roster.file_problems if problem.code == "accents_mended"]
    assert meant in told.message()
    assert "Åsa" not in told.message()


def test_letters_that_only_look_damaged_stay() -> None:
    """A quotation mark behind a capital with an accent is no accent, and what is half lost is told as such."""
    roster = read_roster_bytes("Name,Company\nÅsa Ädel,„Ä“\nSÃO Paulo,Ä–\n".encode())
    assert [(p.name, p.company) for p in roster.professionals] == [("Åsa Ädel", "„Ä“"), ("SÃO Paulo", "Ä–")]
    lost = read_roster_bytes("Name,Company\nJÃ¼rgen BjÃ¶rn Å™Ã\u2013x,Acme\n".encode())
    assert "accents_mended" in {problem.code for problem in lost.file_problems}
    assert "accents_mended" not in {problem.code for problem in roster.file_problems}


def test_characters_written_for_a_page_are_those_characters() -> None:
    """References of HTML and its line breaks come out of a database as they were stored; others are text."""
    (one, two) = _people(
        "Name,Company,Topics\nSinead O&#39;Connor,Smith &amp; Jones,R&amp;D<br>media&nbsp;relations\nBo Lind,AT&T;x,a\n"
    )
    assert (one.name, one.company, one.specialties) == (
        "Sinead O'Connor",
        "Smith & Jones",
        ("R&D", "media relations"),
    )
    assert two.company == "AT&T;x"


def test_a_chat_is_no_list() -> None:
    """An exported chat is told what it is, instead of becoming people."""
    roster = read_roster_bytes(
        b"[02/11/2026, 14:12] Ana Ruiz: I am in, crisis\n[02/11/2026, 14:15] Bob Stone: me too\n"
    )
    assert [problem.code for problem in roster.file_problems] == ["is_chat"]


def test_names_and_addresses_typed_without_capitals_are_taken_apart() -> None:
    """Small letters are no reason to lose a name."""
    assert [p.name for p in _people("ana ruiz ana@example.com\nbob stone bob@example.com\n")] == [
        "ana ruiz",
        "bob stone",
    ]


def test_questions_written_beside_their_answers_become_headers() -> None:
    """A booking tool repeats Question 1 in every row; its answer is read by that question."""
    asked = "What company do you work for?"
    text = f"Invitee Name,Invitee Email,Question 1,Response 1\nAda Okoro,a@example.com,{asked},Acme\n"
    text += f"Bo Lind,b@example.com,{asked},Nord\n"
    assert [(p.name, p.company) for p in _people(text)] == [("Ada Okoro", "Acme"), ("Bo Lind", "Nord")]


def test_numbers_in_front_of_names_are_dropped() -> None:
    """A numbered list without headers has names, not numbers."""
    text = "1) Ana Ruiz, Edelman, AVP\n2) Bob Stone, Nike, PR Manager\n"
    assert [(p.name, p.company) for p in _people(text)] == [("Ana Ruiz", "Edelman"), ("Bob Stone", "Nike")]


def test_years_head_columns() -> None:
    """Years above columns of ticks do not hide the row of headers."""
    roster = read_roster_bytes(b"Name,Email,2023,2024,2025\nAda Okoro,a@example.com,x,,x\n")
    assert roster.header_row == 1
    assert roster.left_out == ("2023", "2025")


@pytest.mark.parametrize("header", ["Name", "Full name", "Name (first and last)", "Nombre"])
def test_a_header_above_lines_that_are_taken_apart_is_nobody(header: str) -> None:
    """The line "Name" above "Ana Ruiz - Director" heads the list and is no third person."""
    people = _people(f"{header}\nAna Ruiz - Director\nBob Stone - Manager\n")
    assert [(p.name, p.position) for p in people] == [("Ana Ruiz", "Director"), ("Bob Stone", "Manager")]


def test_a_padded_table_is_parted_at_its_commas() -> None:
    """Cells that somebody aligned with blanks are still parted by commas, and a long name is not cut."""
    rows = [f"Ann Lee{n:<4} , ann{n}@example.com , Acme" for n in range(10)]
    text = "Name         ,  Email            ,  Company\n" + "\n".join(rows)
    text += '\nMaximiliane von Hohenstein , max@example.com , "Nord, Inc"\n'
    roster = read_roster_bytes(text.encode())
    last = roster.professionals[-1]
    assert (last.name, last.email, last.company) == ("Maximiliane von Hohenstein", "max@example.com", "Nord, Inc")
    assert roster.columns == {"name": "Name", "email": "Email", "company": "Company"}
    assert not roster.left_out
    assert not roster.file_problems


def test_words_over_the_border_of_a_fixed_column_are_told() -> None:
    """Where one line in ten does not fit its columns, its row is named."""
    rows = [f"RUIZ, ANA {n:<5} EDELMAN         AVP" for n in range(10)]
    text = "NAME            COMPANY         TITLE\n" + "\n".join(rows) + "\nHOHENSTEIN-LANGE, MAX NIKE     AVP\n"
    roster = read_roster_bytes(text.encode())
    assert [p.values for p in roster.file_problems if p.code == "torn_rows"] == [{"rows": "12"}]
