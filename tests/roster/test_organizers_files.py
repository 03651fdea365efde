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
