"""The shipped question bank: every question can be said aloud, asks one thing, and asks nobody for a job."""

import re

import pytest

from kiosk.booking.questions import QuestionBank, load_questions, translated
from kiosk.shipped import seed
from kiosk.texts import LANGUAGES

BANK = load_questions(seed("questions.toml"))
TRANSLATED = {
    language: translated(BANK, seed("questions", f"{language}.toml")) for language in LANGUAGES if language != "en"
}


def groups(bank: QuestionBank) -> list[tuple[str, ...]]:
    """Return the questions of a bank, a table at a time."""
    return [
        *bank.openings.values(),
        *bank.topics.values(),
        *bank.stages.values(),
        bank.closings,
        *(setting.questions for setting in bank.settings),
        *(niche.questions for niche in bank.niches),
    ]


GROUPS = groups(BANK)
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


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_bank_of_another_language_has_every_question(language: str) -> None:
    """Each group has as many questions as in English, and the same places in each."""
    for english, other in zip(groups(BANK), groups(TRANSLATED[language]), strict=True):
        assert len(english) == len(other), english
        for one, another in zip(english, other, strict=True):
            assert sorted(re.findall(r"\{(\w*)\}", one)) == sorted(re.findall(r"\{(\w*)\}", another)), another


@pytest.mark.parametrize("language", TRANSLATED)
def test_questions_of_another_language_can_be_said_aloud(language: str) -> None:
    """Each asks one thing in one breath, and none stands twice."""
    questions = [question for group in groups(TRANSLATED[language]) for question in group]
    assert len(set(questions)) == len(questions)
    for question in questions:
        assert question.endswith(" ?" if language == "fr" else "?"), question
        assert question.count("?") == 1, question
        assert ("¿" in question) is (language == "es"), question
        assert len(question.split()) <= 26, question
