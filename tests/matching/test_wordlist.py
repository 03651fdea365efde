"""A list of words in little room answers as a set does."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.matching.wordlist import WordList

_WORDS = st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=6)


@given(st.lists(_WORDS), _WORDS)
def test_it_holds_what_was_put_in_and_nothing_else(words: list[str], other: str) -> None:
    """Every word of it is found, and no other one: no part of a word, no two of them."""
    held = WordList(words)
    assert all(word in held for word in words)
    assert (other in held) == (other in set(words))
    assert "\n".join(["a", "b"]) not in WordList(["a", "b"])
