"""Files of many tools are read whole: nobody lost, nobody invented, the right cell in every field."""

import pytest

from kiosk.roster import read_roster_bytes
from tests.roster.exports import ALL, Export


@pytest.mark.parametrize("export", ALL, ids=lambda export: export.tool[:40])
def test_people_of_an_export(export: Export) -> None:
    """Everybody in the file is read with their own name, address, company and position."""
    roster = read_roster_bytes(export.text.encode())
    people = tuple((p.name, p.email, p.company, p.position) for p in roster.professionals)
    assert people == export.people


@pytest.mark.parametrize("export", ALL, ids=lambda export: export.tool[:40])
def test_problems_of_an_export(export: Export) -> None:
    """What is wrong is said of the right row, and nothing else is."""
    roster = read_roster_bytes(export.text.encode())
    assert tuple((p.row, p.code) for p in roster.problems) == export.codes
