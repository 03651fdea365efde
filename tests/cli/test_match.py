"""`kiosk match` as scripts use it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROSTER = """id,name,email,company,position,specialties
D1,Noor Haddad,noor@example.com,Harbor Crisis Group,Director,Crisis communications
D2,Teo Marín,teo@example.com,Club Norte,Head of Communications,Sports PR
"""


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """A roster file of two."""
    path = tmp_path / "roster.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


def match(*arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run the real command."""
    command = [sys.executable, "-m", "kiosk", "match", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_json_says_who_and_why(roster: Path) -> None:
    """A script reads the query, how it was understood, the matches with reasons, and what found nobody."""
    answer = json.loads(match("crisis comunications, blorp", "--roster", roster, "--json").stdout)
    assert set(answer) >= {"query", "interests", "matches", "unmatched"}
    best = answer["matches"][0]
    assert (best["id"], best["name"], best["company"], best["strength"]) == (
        "D1",
        "Noor Haddad",
        "Harbor Crisis Group",
        "strong",
    )
    assert best["reasons"][0]["how"] == "typo"
    assert answer["unmatched"] == ["blorp"]


def test_what_is_turned_away_is_no_reason_for_a_program(roster: Path) -> None:
    """Who only says what not: a script finds that in `without`, and in `how` no word that it does not know."""
    answer = json.loads(match("no sports please", "--roster", roster, "--json").stdout)
    assert answer["without"] == ["sports"]
    assert [(one["id"], one["reasons"]) for one in answer["matches"]] == [("D1", [])]
    assert "sports" in match("no sports please", "--roster", roster).stdout


def test_many_queries_keep_their_order(roster: Path, tmp_path: Path) -> None:
    """One line an answer, in the order asked, empty for nonsense."""
    queries = tmp_path / "queries.jsonl"
    lines = [{"id": "q1", "text": "sports"}, {"id": "q2", "interests": ["crisis"]}, {"id": "q3", "text": "zzqx"}]
    queries.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    answers = [
        json.loads(line) for line in match("--queries", queries, "--roster", roster, "--json").stdout.splitlines()
    ]
    assert [answer["id"] for answer in answers] == ["q1", "q2", "q3"]
    assert [answer["ranking"][:1] for answer in answers] == [["D2"], ["D1"], []]


def test_a_missing_roster_is_a_sentence(tmp_path: Path) -> None:
    """A wrong path is exit status 1 with the next step, and no traceback."""
    answer = match("sports", "--roster", tmp_path / "none.csv")
    assert answer.returncode == 1
    assert "none.csv" in answer.stderr
    assert "Traceback" not in answer.stderr
