"""Text from outside, made plain."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.plaintext import bare, clean, clean_lines, has_controls


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07name", "name"),
        ("a\u202eb\u2066c", "abc"),
        ("Ann\u00a0\u3000 Lee\u200b", "Ann Lee"),
        ("one\r\ntwo", "one two"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
    ],
)
def test_what_steers_a_terminal_goes_and_words_stay(given_text: str, shown: str) -> None:
    """A name is shown as the person wrote it, without anything that could move the cursor or turn the text."""
    assert clean(given_text) == shown


def test_lines_are_kept_where_they_are_wanted() -> None:
    """A bio of two paragraphs keeps its line break, in whatever way its system wrote it."""
    assert clean_lines(" one \r\ntwo\rthree\n") == "one\ntwo\nthree"


def test_a_tab_or_a_line_break_is_no_control() -> None:
    """A quoted cell with a line break is no reason to warn the organizer."""
    assert not has_controls("a\tb\r\nc")
    assert has_controls("a\x00b")
    assert has_controls("a\u202eb")


@given(st.text())
def test_cleaned_text_holds_no_control_character_and_is_stable(text: str) -> None:
    """Whatever is typed or pasted, nothing invisible reaches the screen, and cleaning twice changes nothing."""
    cleaned = clean(text)
    assert not [character for character in cleaned if unicodedata.category(character) in ("Cc", "Cs")]
    assert clean(cleaned) == cleaned
    assert not has_controls(cleaned)


def test_a_sequence_that_was_cut_off_leaves_nothing() -> None:
    """A text that ends in the middle of an escape sequence ends before it."""
    assert clean("Ada Okoro\x1b[0") == clean("Ada Okoro\x1b[38;5") == clean("Ada Okoro\x1b") == "Ada Okoro"


def test_names_compare_without_accents_and_other_scripts_keep_their_marks() -> None:
    """María is Maria in any case; a mark that makes another letter stays."""
    assert bare("  MARÍA  Ørsted ") == bare("Mari\u0301a orsted") == "maria orsted"
    assert bare("Łukasz Müller") == "lukasz muller"
    assert bare("がく") != bare("かく")
