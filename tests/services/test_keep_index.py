"""The index of a large roster, kept in the data folder."""

import stat
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.matching import packing
from kiosk.matching.concepts import Vocabulary
from kiosk.matching.index import RosterIndex
from kiosk.matching.matcher import Matcher
from kiosk.matching.tables import Tables
from kiosk.people import Professional
from kiosk.roster import read_roster
from kiosk.services import keep_index
from kiosk.services.find_matches import shipped_vocabulary
from kiosk.services.keep_index import FILE, drop_index, ready_matcher
from kiosk.shipped import seed

TYPED = ("crisis comunications, sports", "tiktok", "not agency", "account exec", "who hires interns")


@pytest.fixture(scope="module")
def people() -> tuple[Professional, ...]:
    """The shipped demo roster."""
    return read_roster(seed("demo_roster.csv")).professionals


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The shipped vocabulary."""
    return shipped_vocabulary()


@pytest.fixture(autouse=True)
def any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep small rosters too, so that a test need not be large."""
    monkeypatch.setattr(keep_index, "WORTH_KEEPING", 1)


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """How often a matcher was made, and whether from kept tables."""
    seen: list[bool] = []
    build = Matcher.build

    def watched(*given: object) -> Matcher:
        seen.append(len(given) == 3)
        return build(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(Matcher, "build", watched)
    return seen


def answers(matcher: Matcher) -> list[object]:
    """Return what a matcher says to a few queries."""
    return [matcher.match(text) for text in TYPED]


def test_a_kept_index_answers_as_the_built_one(
    tmp_path: Path, people: Sequence[Professional], vocabulary: Vocabulary, builds: list[bool]
) -> None:
    """A second start finds the same people, in the same order, with the same reasons."""
    built = ready_matcher(lambda: tmp_path, people, vocabulary)
    loaded = ready_matcher(lambda: tmp_path, people, vocabulary)
    assert builds == [False, True]
    assert answers(loaded) == answers(built)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_another_roster_is_read_anew(
    tmp_path: Path, people: Sequence[Professional], vocabulary: Vocabulary, builds: list[bool]
) -> None:
    """One changed cell, and nothing of the old index is used."""
    ready_matcher(lambda: tmp_path, people, vocabulary)
    changed = (replace(people[0], specialties=("Falconry",)), *people[1:])
    assert ready_matcher(lambda: tmp_path, changed, vocabulary).match("falconry").matches[0].id == people[0].id
    assert builds == [False, False]


def test_another_vocabulary_reads_anew(
    tmp_path: Path, people: Sequence[Professional], vocabulary: Vocabulary, builds: list[bool]
) -> None:
    """A word that the organizer added counts at the next start."""
    ready_matcher(lambda: tmp_path, people, vocabulary)
    ready_matcher(lambda: tmp_path, people, replace(vocabulary, digest=b"another"))
    assert builds == [False, False]


@pytest.mark.parametrize("place", [0, 31, 32, 60, 200, -1])
def test_a_damaged_index_is_built_anew(
    tmp_path: Path, people: Sequence[Professional], vocabulary: Vocabulary, builds: list[bool], place: int
) -> None:
    """A flipped bit anywhere costs the time of reading the roster, and nothing else."""
    before = answers(ready_matcher(lambda: tmp_path, people, vocabulary))
    content = bytearray((tmp_path / FILE).read_bytes())
    content[place] ^= 1
    (tmp_path / FILE).write_bytes(content)
    assert answers(ready_matcher(lambda: tmp_path, people, vocabulary)) == before
    assert builds == [False, False]


def test_a_folder_that_cannot_be_written_hinders_nobody(
    tmp_path: Path, people: Sequence[Professional], vocabulary: Vocabulary
) -> None:
    """Without a place for the index the kiosk answers all the same."""
    (tmp_path / "file").write_text("no folder")
    assert ready_matcher(lambda: tmp_path / "file", people, vocabulary).match("crisis").matches


def test_a_small_roster_is_not_kept(
    tmp_path: Path, people: Sequence[Professional], vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixty people are read faster than a file is looked for."""
    monkeypatch.setattr(keep_index, "WORTH_KEEPING", len(people) + 1)
    ready_matcher(lambda: tmp_path, people, vocabulary)
    assert not list(tmp_path.iterdir())


def test_a_dropped_index_is_gone(tmp_path: Path, people: Sequence[Professional], vocabulary: Vocabulary) -> None:
    """What is purged leaves no names behind in the index."""
    ready_matcher(lambda: tmp_path, people, vocabulary)
    drop_index(tmp_path)
    drop_index(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_forged_index_is_refused(people: Sequence[Professional], vocabulary: Vocabulary) -> None:
    """Numbers that speak of nobody are found out even where the checksum is right."""
    tables = RosterIndex(people, vocabulary).tables
    tables.people = 3
    with pytest.raises(packing.Damaged):
        packing.unpack(packing.pack(tables), 3)


@settings(max_examples=50)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused(content: bytes) -> None:
    """Whatever lies where the index should be, its checksum right or not, is never more than a damaged index."""
    mark = packing.pack(Tables()).partition(b"\n")[0] + b"\n"
    for packed in (content, mark + content, mark + sha256(content).digest() + content):
        with pytest.raises(packing.Damaged):
            packing.unpack(packed, 0)
