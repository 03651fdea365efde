"""The lists of words that ship with the reader are whole and say nothing twice."""

from pathlib import Path

import pytest

from kiosk.roster.columns import CANONICAL, FIELDS
from kiosk.roster.headers import key, scores
from kiosk.roster.wordfile import read_words
from kiosk.roster.words import fold

FOLDER = Path(__file__).parents[2] / "kiosk" / "roster"


def test_sections_lists_and_comments(tmp_path: Path) -> None:
    """A list goes on in indented lines, and only a hash with a space behind it begins a comment."""
    file = tmp_path / "words.txt"
    file.write_text("# why\n[one]\nany: a; #n/a;\n    b c; note:\nmore: d\n\n[two]\nany: e\n", encoding="utf-8")
    assert read_words(file) == {"one": {"any": ["a", "#n/a", "b c", "note:"], "more": ["d"]}, "two": {"any": ["e"]}}


def test_every_field_has_headers() -> None:
    """Everything a column can be has at least one spelling, and no spelling is of an unknown field."""
    assert set(read_words(FOLDER / "headers.txt")) == {*FIELDS, "ignored"}
    for field in CANONICAL:
        assert scores(field).get(field, 0) >= 80 or field == "id"


def test_spellings_are_written_as_they_are_compared() -> None:
    """A spelling that differs from its folded form could never be met."""
    for lists in read_words(FOLDER / "headers.txt").values():
        for kind in ("exact", "likely", "weak"):
            for spelling in lists.get(kind, []):
                assert key(spelling) == spelling, spelling
        for phrase in lists.get("phrases", []):
            assert fold(phrase) == phrase, phrase


@pytest.mark.parametrize("name", ["headers.txt", "words.txt"])
def test_no_list_says_a_word_twice(name: str) -> None:
    """Each word stands once in its list."""
    for section, lists in read_words(FOLDER / name).items():
        for kind, words in lists.items():
            assert len(words) == len(set(words)), (
                f"{section}.{kind}: {sorted(w for w in words if words.count(w) > 1)}"
            )
