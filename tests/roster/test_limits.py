"""Files that are too large, too wide or not there end in one sentence."""

from pathlib import Path

import pytest

from kiosk.errors import RosterUnreadable
from kiosk.roster import limits, read_roster, read_roster_bytes


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A wrong path, a folder and an impossible name are told as such."""
    for path in (tmp_path / "nobody.csv", tmp_path, Path("a\0b.csv")):
        with pytest.raises(RosterUnreadable) as caught:
            read_roster(path)
        assert caught.value.advice()


def test_a_file_over_fifty_megabytes(tmp_path: Path) -> None:
    """A file over the limit is not even opened."""
    file = tmp_path / "big.csv"
    with file.open("wb") as out:
        out.truncate(limits.BYTES + 1)
    (problem,) = read_roster(file).file_problems
    assert (problem.code, problem.severity) == ("too_large", "error")
    assert "50 MB" in problem.message()


def test_more_than_a_hundred_thousand_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many rows are refused as a whole; blank ones do not count."""
    monkeypatch.setattr(limits, "ROWS", 3)
    people = "".join(f"Ada Okoro{n},a{n}@example.com\n\n" for n in range(3))
    assert len(read_roster_bytes(f"Name,Email\n{people}".encode()).rows) == 3
    (problem,) = read_roster_bytes(f"Name,Email\n{people}Bo Lind,b@example.com\n".encode()).file_problems
    assert problem.code == "too_many_rows"


def test_more_than_two_hundred_columns() -> None:
    """Too many columns are refused as a whole."""
    header = ",".join(["Name", "Email", *(f"Question {n}" for n in range(199))])
    (problem,) = read_roster_bytes(f"{header}\nAda Okoro,a@example.com\n".encode()).file_problems
    assert problem.code == "too_many_columns"


def test_every_problem_has_a_sentence() -> None:
    """Each code that a report can hold has its sentence, ending in a full stop or an instruction."""
    from kiosk.roster.report import Problem, Severity
    from kiosk.texts.catalogue import _file

    named = "differs newest email taken fields known "
    named += (
        "cells headers encoding names rows row field chosen limit count name sheet others first value hours event"
    )
    values = dict.fromkeys(named.split(), "1")
    codes = _file("en", "roster")["problem"]
    assert len(codes) > 25
    for code in codes:
        message = Problem(code, Severity.WARNING, column="Company", values=values).message()
        assert "{" not in message
        assert len(message) > 40


def test_thousands_of_namesakes_are_read_like_any_others() -> None:
    """A long list of few names without addresses takes no longer a row than a short one (it once took minutes)."""
    rows = "".join(f"Ada Okoro;Company {number}\n" for number in range(20_000))
    roster = read_roster_bytes(f"Name;Company\n{rows}".encode())
    assert len(roster.rows) == 20_000
