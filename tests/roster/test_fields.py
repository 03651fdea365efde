"""Single fields: names, addresses, telephone numbers, lists, answers, as people write them."""

# ruff: noqa: E501 - tables of examples read better unbroken

import pytest

from kiosk.people import Professional
from kiosk.roster import Roster, read_roster_bytes
from kiosk.roster.addresses import read_address
from kiosk.roster.answers import read_count, read_page, read_yes
from kiosk.roster.lists import join_list, split_list
from kiosk.roster.names import turned
from kiosk.roster.phones import read_phone


def _one(text: str) -> tuple[Professional, list[str]]:
    roster = read_roster_bytes(text.encode())
    return roster.professionals[0], [p.code for p in roster.problems]


def _read(text: str) -> Roster:
    return read_roster_bytes(text.encode())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Okoro, Ada", "Ada Okoro"),
        ("van der Berg, Bill", "Bill van der Berg"),
        ("Ada Okoro, PhD", "Ada Okoro, PhD"),
        ("Ada Okoro, Jr.", "Ada Okoro, Jr."),
        ("Ada Okoro, Ph.D., APR", "Ada Okoro, Ph.D., APR"),
        ("Okoro, Ada, Jr.", "Ada Okoro, Jr."),
        ("Okoro Jr., Ada", "Ada Okoro Jr."),
        ("Ada Okoro,", "Ada Okoro"),
        ("Ada Okoro", "Ada Okoro"),
        ('=HYPERLINK("x","y")', '=HYPERLINK("x","y")'),
        ("佐藤 智子", "佐藤 智子"),
    ],
)
def test_names_are_turned_round_and_suffixes_are_not(written: str, shown: str) -> None:
    """A name given as "Last, First" becomes "First Last", while a degree behind a comma stays there."""
    assert turned(written) == shown


def test_a_preferred_name_goes_before_the_last_name() -> None:
    """The name somebody goes by replaces the first name, unless it is a whole name already."""
    header = "Preferred Name,First Name,Last Name\n"
    assert _one(header + "Bill,William,Berg\n")[0].name == "Bill Berg"
    assert _one(header + ",William,Berg\n")[0].name == "William Berg"
    assert _one(header + "Bill Berg,William,Berg\n")[0].name == "Bill Berg"


def test_full_name_fills_in_where_the_parts_are_empty() -> None:
    """Where first and last name are empty in a row, the full name is taken."""
    roster = _read(
        "Full Name,First Name,Last Name,Email\nAda Okoro,,,a@example.com\nBo B. Lind,Bo,Lind,b@example.com\n"
    )
    assert [p.name for p in roster.professionals] == ["Ada Okoro", "Bo Lind"]


def test_family_name_first_where_it_is_written_so() -> None:
    """Japanese names keep the family name first, Latin ones from the same columns do not."""
    roster = _read("姓,名,メール\n佐藤,智子,t@example.com\nSato,Tomoko,s@example.com\n")
    assert [p.name for p in roster.professionals] == ["佐藤 智子", "Tomoko Sato"]


def test_a_name_that_says_nothing_is_missing() -> None:
    """A dash or N/A for a name is no name, and the row is left out with an error."""
    roster = _read("Name,Email,Company\nN/A,a@example.com,Acme\n-,b@example.com,Beta\n,c@example.com,Delta\n")
    assert [(p.row, p.code, p.severity) for p in roster.problems] == [(n, "missing_name", "error") for n in (2, 3, 4)]


@pytest.mark.parametrize(
    ("cell", "email"),
    [
        ("Ada@Example.COM", "ada@example.com"),
        ("mailto:ada@example.com", "ada@example.com"),
        ("Ada Okoro <ada@example.com>", "ada@example.com"),
        ('"Okoro, Ada" <ada@example.com>;', "ada@example.com"),
        ("ada@example.com.", "ada@example.com"),
        ("ada@example.com, ", "ada@example.com"),
        ("<ada@example.com>", "ada@example.com"),
        ("ada@example.com (work)", "ada@example.com"),
        ("o'neil@example.com", "o'neil@example.com"),
        ("ada+pr@example.co.uk", "ada+pr@example.co.uk"),
        ("ａｄａ＠example.com", "ada@example.com"),
        ("jürgen@exämple.de", "jürgen@exämple.de"),
        ("mailto:ada@example.com?subject=Hi", "ada@example.com"),
    ],
)
def test_addresses_as_people_write_them(cell: str, email: str) -> None:
    """An address is found in the forms that programs and people give it."""
    found = read_address(cell)
    assert (found.email, found.has_others) == (email, False)


@pytest.mark.parametrize(
    "cell",
    ["ada at example.com", "ada@", "@example.com", "ada@example", "ada@@example.com", "ada@example..com", "ada.@example.com",
     "ada@-example.com", "ada@example.c", "a b@", "ada@1.2.3.4", "x" * 65 + "@example.com", "call me", "ada(at)example.com"],
)  # fmt: skip
def test_addresses_that_cannot_be_used(cell: str) -> None:
    """What could never receive mail is no address, and is not taken for a missing one."""
    found = read_address(cell)
    assert (found.email, found.is_missing) == ("", False)


@pytest.mark.parametrize(
    "cell", ["", "N/A", "n/a", "-", "none", "keine", "brak", "aucun", "ninguno", "なし", "unknown", "anonymous"]
)
def test_addresses_that_are_not_there(cell: str) -> None:
    """A word for nothing, in any language, is a missing address and not a wrong one."""
    assert read_address(cell).is_missing


@pytest.mark.parametrize(
    "cell", ["a@example.com; b@example.com", "a@example.com, b@example.com", "a@example.com b@example.com", "a@example.com/b@example.com",
             "a@example.com ::: b@example.com", "a@example.com or b@example.com"],
)  # fmt: skip
def test_of_several_addresses_the_first_is_kept(cell: str) -> None:
    """The first of several addresses is taken, and the organizer hears of the others."""
    found = read_address(cell)
    assert (found.email, found.has_others) == ("a@example.com", True)


def test_people_without_a_usable_address_are_kept() -> None:
    """Nobody is lost for want of an e-mail address."""
    roster = _read("Name,Email\nAda Okoro,ada at example\nBo Lind,n/a\n")
    assert len(roster.professionals) == 2
    assert [p.code for p in roster.problems] == ["invalid_email", "missing_email"]
    assert not roster.has_errors


@pytest.mark.parametrize(
    ("cell", "number", "damaged"),
    [
        ("4.47911E+11", "", True),
        ("4,47911E+11", "", True),
        ("1.5E10", "", True),
        ("4.47911e+11", "", True),
        ("########", "", True),
        ("'07700900123", "07700900123", False),
        ("+44 (0)20 7946 0958 ext. 12", "+44 (0)20 7946 0958 ext. 12", False),
        ("447911123456.0", "447911123456", False),
        ("15555550136", "15555550136", False),
    ],
)
def test_telephone_numbers(cell: str, number: str, damaged: bool) -> None:
    """A number that a spreadsheet has rounded is given up; any other is kept as given."""
    found = read_phone(cell)
    assert (found.number, found.is_damaged) == (number, damaged)


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("tax, audit", ("tax", "audit")),
        ("tax; audit, internal; law", ("tax", "audit, internal", "law")),
        ("tax|audit", ("tax", "audit")),
        ("tax / audit", ("tax", "audit")),
        ("B2B/B2C", ("B2B/B2C",)),
        ("tax;audit;", ("tax", "audit")),
        ("- tax\n- audit, internal", ("tax", "audit, internal")),
        ("• tax • audit", ("tax", "audit")),
        ("1. tax\n2. audit", ("tax", "audit")),
        ("編集、翻訳", ("編集", "翻訳")),
        ("材料；特許", ("材料", "特許")),
        ("media (TV, radio), crisis", ("media (TV, radio)", "crisis")),
        ('"Smith, Lee",audit', ("Smith, Lee", "audit")),
        ('["tax","audit"]', ("tax", "audit")),
        ("Tax, tax", ("Tax",)),
        ("R&D", ("R&D",)),
        ("n/a", ()),
        ("", ()),
    ],
)
def test_lists_in_one_cell(cell: str, values: tuple[str, ...]) -> None:
    """The strongest separator in a cell splits it; bullets, doubles and blanks are dropped."""
    assert split_list(cell) == values


@pytest.mark.parametrize(
    "values", [("a, b",), ("a", "b"), ("a; b", "c"), ("a / b",), ("a|b", "c, d"), ("x",), (), ("media (TV, radio)",)]
)
def test_a_joined_list_splits_into_the_same_values(values: tuple[str, ...]) -> None:
    """What an export joins, an import splits the same way."""
    assert split_list(join_list(values)) == values


@pytest.mark.parametrize(
    ("cell", "answer"),
    [("Yes", True), ("ja", True), ("OUI", True), ("sí", True), ("tak", True), ("はい", True), ("x", True), ("TRUE", True), ("1", True),
     ("Yes, for interns", True), ("no", False), ("Nein", False), ("", False), ("FALSE", False), ("No - sorry", False), ("perhaps", None)],
)  # fmt: skip
def test_answers(cell: str, answer: bool | None) -> None:
    """Yes and no are understood in six languages and with a remark behind them; other words are neither."""
    assert read_yes(cell) is answer


@pytest.mark.parametrize(
    ("cell", "number"),
    [("4", 4), ("10+", 10), ("3-4 people", 3), ("about 12 years", 12), ("many", None), ("2019", None)],
)
def test_counts(cell: str, number: int | None) -> None:
    """A count is the first small number in a cell; a calendar year is none."""
    assert read_count(cell, 80) == number


def test_pages() -> None:
    """A web address is found in a cell, with https where nothing was said, and a script is none."""
    assert read_page("Book: https://cal.example/ada.") == "https://cal.example/ada"
    assert read_page("calendly.example/ada") == "https://calendly.example/ada"
    assert read_page("javascript:alert(1)") == ""


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd", '=HYPERLINK("http://x","y")', "＝1+1"]
)
def test_formulas_are_kept_as_text_and_named(text: str) -> None:
    """A cell that a spreadsheet would run is kept as it stands, and the organizer is told."""
    quoted = text.replace('"', '""')
    person, codes = _one(f'Name,Email,Company\nAda Okoro,a@example.com,"{quoted}"\n')
    assert (person.company, codes) == (text, ["formula_like"])


@pytest.mark.parametrize("text", ["+1 555-0100", "-5", "+44 (0)20 7946 0958", "+49 431 555010 ext 3", "- 12.5 %"])
def test_numbers_with_a_sign_are_no_formulas(text: str) -> None:
    """A telephone number with a plus is not mistaken for a formula."""
    assert _one(f'Name,Email,Phone\nAda Okoro,a@example.com,"{text}"\n')[1] == []


def test_an_apostrophe_that_kept_a_formula_from_running_goes() -> None:
    """What an export escaped comes back as it was; a name such as 't Hooft keeps its apostrophe."""
    person, codes = _one("Name,Email,Company\n't Hooft Jan,a@example.com,'=1+1\n")
    assert (person.name, person.company, codes) == ("'t Hooft Jan", "=1+1", ["formula_like"])


def test_unused_columns_are_not_judged() -> None:
    """What stands in a column that nobody reads causes no message."""
    assert _one("Name,Email,Notes\nAda Okoro,a@example.com,=1+1\n")[1] == []


@pytest.mark.parametrize(
    ("cell", "topics"),
    [
        ("1) crisis 2) radio", ("crisis", "radio")),
        ("1. film, 2. tv", ("film", "tv")),
        ("1) music", ("music",)),
        ("events, 2. Bundesliga", ("events", "2. Bundesliga")),
    ],
)
def test_numbered_topics_on_one_line(cell: str, topics: tuple[str, ...]) -> None:
    """Numbers from one on are no part of the topics."""
    assert split_list(cell) == topics


def test_bare_hours_of_who_arrives_and_leaves() -> None:
    """A mere 6 is an hour where people come and go, and a number elsewhere."""
    came = read_roster_bytes(b"Name,Arrives,Leaves\nAda Okoro,6,8\nBo Lind,6:30,7:30\n").professionals
    assert [[str(window) for window in one.available] for one in came] == [["18:00-20:00"], ["18:30-19:30"]]
    assert not read_roster_bytes(b"Name,Start,End\nAda Okoro,6,8\nBo Lind,2,9\n").professionals[0].available
