"""Damaged tables: quotation marks, ragged rows, line ends, stray bytes. Nobody behind the damage is lost."""

# ruff: noqa: E501 - CSV is shown as it is, line by line

from kiosk.roster import Roster, read_roster_bytes


def _read(text: str) -> Roster:
    return read_roster_bytes(text.encode())


def _people(roster: Roster) -> list[tuple[str, str, str]]:
    return [(p.name, p.email, p.company) for p in roster.professionals]


def _codes(roster: Roster) -> list[tuple[int | None, str]]:
    return [(p.row, p.code) for p in roster.problems]


def test_backslash_before_a_quotation_mark() -> None:
    """Quotation marks escaped by backslashes belong to the text."""
    roster = _read(
        'Name,Email,Company\n"Tess Blake","t@example.com","Blake \\"B\\" Consulting, Ltd"\n"Bo Lind","b@example.com","X \\"Y\\""\n'
    )
    assert _people(roster)[0] == ("Tess Blake", "t@example.com", 'Blake "B" Consulting, Ltd')
    assert _people(roster)[1] == ("Bo Lind", "b@example.com", 'X "Y"')


def test_quotation_marks_nobody_doubled() -> None:
    """A nickname in plain quotation marks inside a quoted cell stays in its cell."""
    roster = _read(
        'Name,Email,Company\n"Bill "the Dyke" Berg",b@example.com,"Dykes, "Ltd""\nBo Lind,bo@example.com,X1\n'
    )
    assert _people(roster)[0] == ('Bill "the Dyke" Berg', "b@example.com", 'Dykes, "Ltd"')
    assert _people(roster)[1][0] == "Bo Lind"
    assert "quotes_mended" in {p.code for p in roster.file_problems}


def test_an_opening_mark_without_a_closing_one() -> None:
    """A stray quotation mark does not swallow the people below it."""
    roster = _read(
        'Name,Email,Company\n"Ada Okoro,a@example.com,Acme\nBo Lind,b@example.com,Beta\nCy Wu,c@example.com,Delta\n'
    )
    assert [name for name, *_ in _people(roster)] == ["Ada Okoro", "Bo Lind", "Cy Wu"]


def test_two_stray_marks_do_not_hide_those_between() -> None:
    """Two stray marks with people between them do not make one large cell."""
    roster = _read(
        'Name,Email,Company\nAda Okoro,a@example.com,"Acme\nBo Lind,b@example.com,Beta\nCy Wu,c@example.com,"Delta\nDi Roy,d@example.com,Eta\n'
    )
    assert [name for name, *_ in _people(roster)] == ["Ada Okoro", "Bo Lind", "Cy Wu", "Di Roy"]


def test_line_breaks_inside_quoted_cells() -> None:
    """A bio of several lines is one cell, rows are counted as a spreadsheet does, lines as an editor does."""
    roster = _read('Name,Email,Bio\nAda Okoro,a@example.com,"One\n\nThree, ""quoted"""\nBo Lind,b@example.com,\n')
    assert [(r.row, r.line) for r in roster.rows] == [(2, 2), (3, 5)]
    assert roster.professionals[0].bio == 'One\n\nThree, "quoted"'


def test_spaces_before_quoted_cells() -> None:
    """A space after the comma does not stop a quoted cell from being one."""
    roster = _read('Name, Email, Company\n"Lind, Bo", b@example.com, "Smith, Lee & Co"\n')
    assert _people(roster) == [("Bo Lind", "b@example.com", "Smith, Lee & Co")]


def test_single_quotation_marks_around_every_cell() -> None:
    """A dump that quotes with apostrophes is read as if it had quotation marks."""
    roster = _read(
        "'Name','Email','Company'\n'Ada Okoro','a@example.com','Smith, Lee'\n'Bo Lind','b@example.com','X1'\n"
    )
    assert _people(roster)[0] == ("Ada Okoro", "a@example.com", "Smith, Lee")


def test_a_row_with_an_unquoted_comma_is_an_error() -> None:
    """A row with more cells than headers is left out and named, not read into the wrong columns."""
    roster = _read(
        "Name,Email,Company,Phone\nAda Okoro,a@example.com,Smith, Lee,555-0101\nBo Lind,b@example.com,X1,555-0102,,\n"
    )
    assert _codes(roster) == [(2, "too_many_cells")]
    assert [name for name, *_ in _people(roster)] == ["Bo Lind"]
    assert roster.has_errors


def test_trailing_delimiters_on_the_header_hide_no_shift() -> None:
    """Delimiters at the end of the header line make no room for a shifted row."""
    roster = _read(
        "Name,Email,Company,Phone,,\nAda Okoro,a@example.com,Smith, Lee,555-0101,\nBo Lind,b@example.com,X1,555-0102,,\n"
    )
    assert _codes(roster) == [(2, "too_many_cells")]


def test_a_column_without_a_header_may_be_filled() -> None:
    """An unnamed last column that everybody fills is a column, not a shift."""
    roster = _read("Name,Email,Company,\nAda Okoro,a@example.com,Acme,x\nBo Lind,b@example.com,Beta,x\n")
    assert _codes(roster) == []


def test_short_rows_are_fine() -> None:
    """Who gave only a name and an address is kept."""
    roster = _read("Name,Email,Company,Phone\nAda Okoro,a@example.com\n")
    assert _people(roster) == [("Ada Okoro", "a@example.com", "")]
    assert not roster.problems


def test_a_carriage_return_inside_a_cell() -> None:
    """A lone carriage return in a file of line feeds is a break inside a cell, not a new row."""
    roster = _read(
        "Name,Email,Specialties\nAda Okoro,a@example.com,media\rcrisis\nBo Lind,b@example.com,\nCy Wu,c@example.com,\n"
    )
    assert [name for name, *_ in _people(roster)] == ["Ada Okoro", "Bo Lind", "Cy Wu"]


def test_control_bytes_go_and_are_named_with_their_column() -> None:
    """Escape sequences, NUL bytes and direction overrides are removed from used cells, and said."""
    roster = _read("Name,Email,Company,Notes\n\x1b[31mAda\x1b[0m Okoro,a@example.com,Ac\u202eme\0,\x07\n")
    assert _people(roster) == [("Ada Okoro", "a@example.com", "Acme")]
    assert [(p.code, p.column) for p in roster.problems] == [("control_chars", "Name"), ("control_chars", "Company")]


def test_zero_width_characters_go_silently() -> None:
    """Invisible joiners and no-break spaces from web pages leave no trace and no warning."""
    roster = _read("Name,Email,Company\n\u200bAda\u00a0\u3000Okoro\ufeff,a@example.com\u200b,Acme\u00a0\n")
    assert _people(roster) == [("Ada Okoro", "a@example.com", "Acme")]
    assert not roster.problems


def test_blank_rows_count_and_are_not_mentioned() -> None:
    """Empty rows are counted as a spreadsheet counts them and cause no message."""
    roster = _read("Name,Email\n\n , \n\u00a0,\u3000\nAda Okoro,a@example.com\n")
    assert [(r.row, r.line) for r in roster.rows] == [(5, 5)]
    assert not roster.problems


def test_a_picture_is_not_a_table() -> None:
    """Bytes that are no text are refused in one sentence."""
    roster = read_roster_bytes(bytes(range(256)) * 40)
    assert [p.code for p in roster.file_problems] == ["not_a_table"]
    assert roster.has_errors


def test_an_empty_file_has_nobody() -> None:
    """A file of no bytes, of spaces or of line ends has nobody in it, and says so."""
    for text in ("", " ", "\n\n", "\ufeff", ",,,\n,,,\n"):
        assert [p.code for p in _read(text).file_problems if p.severity == "error"] == ["no_rows"]


def test_names_alone_are_a_roster() -> None:
    """One column of names is enough; the missing addresses are mentioned."""
    roster = _read("Name\nAda Okoro\nBo Lind\n")
    assert [p.name for p in roster.professionals] == ["Ada Okoro", "Bo Lind"]
    assert _codes(roster) == [(2, "missing_email"), (3, "missing_email")]


def test_long_cells_are_left_out() -> None:
    """A cell over 500 characters, or a bio over 2,000, is dropped and named; the person stays."""
    roster = _read(
        f"Name,Email,Company,Bio\nAda Okoro,a@example.com,{'x' * 501},{'y' * 2001}\nBo Lind,b@example.com,{'x' * 500},{'y' * 2000}\n"
    )
    assert [(p.row, p.code, p.column) for p in roster.problems] == [
        (2, "too_long", "Company"),
        (2, "too_long", "Bio"),
    ]
    assert roster.professionals[0].company == ""
    assert len(roster.professionals[1].bio) == 2000
