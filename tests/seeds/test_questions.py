"""The shipped question bank: every question can be said aloud, asks one thing, and asks nobody for a job."""

import re

import pytest

from kiosk.booking.questions import load_questions
from kiosk.shipped import seed

BANK = load_questions(seed("questions.toml"))
GROUPS = [
    *BANK.openings.values(),
    *BANK.topics.values(),
    *BANK.stages.values(),
    BANK.closings,
    *(setting.questions for setting in BANK.settings),
    *(niche.questions for niche in BANK.niches),
]
QUESTIONS = [question for group in GROUPS for question in group]
PLACES = {"typed", "matched", "company", "position"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_asks_one_thing(question: str) -> None:
    """No question is two questions, or longer than one breath."""
    assert question.endswith("?")
    assert question.count("?") == 1
    assert len(question.split()) <= 22
    assert not re.search(r"\b(and|or) (what|how|why|who|when|where|which|do|did|is|are|can)\b", question.lower())


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_asks_for_a_job(question: str) -> None:
    """An informational interview is not the place to ask for a job, a referral or an internship."""
    asked = question.lower()
    assert not re.search(
        r"hire me|are you hiring|job for me|internship|vacanc|refer me|my resume|my application", asked
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_is_what_a_search_answers(question: str) -> None:
    """Nothing asks when a company was founded, how large it is or what a word means."""
    assert not re.match(
        r"(what is|what are) (a|an|the definition)|when was|how many|how big|where is", question.lower()
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_only_known_places_are_filled(question: str) -> None:
    """A question names no place that a match cannot fill."""
    assert set(re.findall(r"\{(\w*)\}", question)) <= PLACES


def test_no_question_stands_twice() -> None:
    """Each question is one of its kind."""
    assert len(set(QUESTIONS)) == len(QUESTIONS)


def test_the_bank_covers_the_field() -> None:
    """At least twenty niches of PR and every kind of employer have questions of their own."""
    assert len(BANK.niches) >= 20
    assert {"agency", "corporate", "public"} <= {setting.name for setting in BANK.settings}
    assert all(len(group) >= 1 for group in GROUPS)


def test_no_word_tells_two_niches_of_the_same_length() -> None:
    """Within one niche no word is repeated."""
    for niche in BANK.niches:
        folded = [word.casefold() for word in niche.words]
        assert len(set(folded)) == len(folded), niche.name
