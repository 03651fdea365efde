"""The questions that a student takes along: from the match, on different topics, fit to be said aloud."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.booking.preparation import load_questions, suggest_questions
from kiosk.booking.questions import translated
from kiosk.errors import QuestionsInvalid
from kiosk.people import Professional, Reason, Stage
from kiosk.shipped import seed

BANK = load_questions(seed("questions.toml"))
DANA = Professional(
    id="P1",
    name="Dana Whitfield",
    company="Ironbridge Public Relations",
    position="Senior Account Director",
    specialties=("Crisis Communications", "Media relations"),
    industries=("Sports",),
)
CRISIS = Reason("crisis comunications", "Crisis Communications", "specialties", "typo")
SPORTS = Reason("sports", "Sports", "industries", "exact")


def test_a_pair_gets_five_to_seven_different_questions() -> None:
    """A student gets at least five and at most seven questions, none of them twice."""
    for stage in (None, *Stage):
        for reasons in ((), (CRISIS,), (CRISIS, SPORTS)):
            questions = suggest_questions(BANK, DANA, reasons, stage)
            assert 5 <= len(questions) <= 7
            assert len(set(questions)) == len(questions)


def test_the_first_question_comes_from_the_reason_of_the_match() -> None:
    """The first question names what the professional does, written as within a sentence, not what was mistyped."""
    first, *_ = suggest_questions(BANK, DANA, (CRISIS, SPORTS), None)
    assert "crisis communications" in first
    assert "comunications" not in first


def test_the_last_question_asks_who_else_to_meet() -> None:
    """The talk ends by leading on to other people."""
    assert suggest_questions(BANK, DANA, (CRISIS,), Stage.EXPLORING)[-1] == "Who else should I talk to?"


def test_niche_setting_and_stage_have_their_question() -> None:
    """Someone who does crisis work at an agency is asked about both, and a student near a degree about teams."""
    questions = suggest_questions(BANK, DANA, (CRISIS,), Stage.JOB_SEEKING)
    crisis = next(niche for niche in BANK.niches if niche.name == "crisis")
    agency = next(setting for setting in BANK.settings if setting.name == "agency")
    filled = {text.format(company=DANA.company) for text in agency.questions}
    assert set(questions) & set(crisis.questions)
    assert set(questions) & filled
    assert set(questions) & set(BANK.stages["job-seeking"])
    assert not set(questions) & set(BANK.stages["exploring"])


def test_the_same_pair_gets_the_same_questions() -> None:
    """The ticket shows the questions that the kiosk showed."""
    assert suggest_questions(BANK, DANA, (CRISIS,), None) == suggest_questions(BANK, DANA, (CRISIS,), None)


@pytest.mark.parametrize(
    ("company", "position", "industries", "setting"),
    [
        ("Ironbridge PR", "Vice President", (), "agency"),
        ("Northlight Energy", "Head of Communications", (), "corporate"),
        ("City of Marlow", "Communications Director", (), "public"),
        ("Open Table Food Bank", "Storyteller", (), "public"),
        ("Freelance", "Publicist", (), "independent"),
        ("Calder Executive Search", "Partner", (), "recruiting"),
        ("Ironbridge Consulting", "Account Executive", ("Non-profit",), "agency"),
    ],
)
def test_the_setting_is_told_by_position_company_and_industries(
    company: str, position: str, industries: tuple[str, ...], setting: str
) -> None:
    """Somebody is asked about the kind of house they work in, not about the houses they work for."""
    person = Professional(id="P2", name="X Y", company=company, position=position, industries=industries)
    wanted = next(entry for entry in BANK.settings if entry.name == setting)
    filled = {text.format(company=company) for text in wanted.questions}
    assert set(suggest_questions(BANK, person, (), None)) & filled


def test_a_freelancer_is_not_asked_about_a_company_named_freelance() -> None:
    """A person on their own is not asked how things are at Freelance."""
    person = Professional(id="P3", name="X Y", company="Freelance", specialties=("Speechwriting",))
    reason = Reason("speeches", "Speechwriting", "specialties", "synonym")
    assert "Freelance" not in " ".join(suggest_questions(BANK, person, (reason,), None))


@pytest.mark.parametrize(
    ("phrase", "niche"),
    [
        ("Podcasts", "audio"),
        ("Podcast outreach", "audio"),
        ("Book publicity", "publishing"),
        ("Music publicity", "music"),
        ("Film festivals", "events"),
        ("Airlines", "aviation"),
        ("Destination marketing", "travel"),
        ("Restaurants", "hospitality"),
        ("Wine", "food and drink"),
        ("Museums", "arts and culture"),
        ("Market research", "measurement"),
        ("Accessibility", "inclusion"),
        ("Hispanic media", "multicultural communications"),
        ("Community education", "public information"),
        ("EdTech", "schools"),
        ("Higher education", "higher education"),
        ("Utilities", "utilities"),
        ("Oil and gas", "energy"),
        ("Foundations", "giving"),
        ("Fundraising", "nonprofit"),
        ("Media training", "media training"),
        ("Employer branding", "employer branding"),
        ("Beauty PR", "beauty"),
        ("Social impact", "responsibility"),
        ("Content marketing", "content"),
        ("Product recall", "crisis"),
        ("Litigation communications", "legal"),
    ],
)
def test_nobody_gets_the_question_of_a_neighbouring_trade(phrase: str, niche: str) -> None:
    """A podcast host is not asked about first books, nor a museum about scientists, nor a brewery about hotels."""
    person = Professional(id="P8", name="X Y", specialties=(phrase,))
    reason = Reason(phrase.lower(), phrase, "specialties", "exact")
    wanted = next(entry for entry in BANK.niches if entry.name == niche)
    asked = set(suggest_questions(BANK, person, (reason,), None))
    assert asked & set(wanted.questions)
    assert not any(asked & set(entry.questions) for entry in BANK.niches if entry.name != niche)


def test_whoever_works_alone_is_not_asked_about_a_team() -> None:
    """A freelancer has no first-year colleague to speak of; a student near a degree asks something else."""
    for number in range(20):
        person = Professional(id=f"F{number}", name="X Y", company="Freelance", position="Publicist")
        asked = set(suggest_questions(BANK, person, (), Stage.JOB_SEEKING))
        assert not asked & set(BANK.stages["job-seeking"])
        assert asked & set(BANK.stages["job-seeking-alone"])


def test_a_bare_row_still_gets_questions() -> None:
    """A professional of whom only the name is known can be asked five questions without a gap in them."""
    questions = suggest_questions(BANK, Professional(id="P4", name="Only Name"), (), None)
    assert len(questions) >= 5
    assert "{" not in "".join(questions)


@pytest.mark.parametrize("how", ["exact", "related", "company", "position", "place", "alumni", "hiring", "language"])
def test_every_kind_of_reason_opens_a_talk(how: str) -> None:
    """Whatever the two have in common, there is a first question for it."""
    reason = Reason("X typed", "Lakeshore", "specialties", how)
    assert suggest_questions(BANK, DANA, (reason,), None)[0].endswith("?")


@pytest.mark.parametrize("how", ["exact", "synonym", "related"])
def test_a_job_title_is_no_topic(how: str) -> None:
    """An interest that met somebody's position asks about the day, never about "the work in Press Officer"."""
    person = replace(DANA, position="Press Officer")
    reason = Reason("media relations", "Press Officer", "position", how)
    for language in (None, "es", "fr"):
        bank = BANK if language is None else translated(BANK, seed("questions", f"{language}.toml"))
        first = suggest_questions(bank, person, (reason,), None)[0]
        assert first in [text.format(position="Press Officer") for text in bank.openings["position"]]


def test_braces_in_a_cell_are_text() -> None:
    """A cell with braces or markup is said as it stands and fills nothing."""
    reason = Reason("x", "{company} [b]", "specialties", "exact")
    assert "{company} [b]" in suggest_questions(BANK, DANA, (reason,), None)[0]


def test_names_keep_their_capitals() -> None:
    """Abbreviations and names keep their capitals within a question."""
    for matched in ("ESG", "TikTok", "Hispanic media", "B2B technology"):
        reason = Reason("x", matched, "specialties", "exact")
        assert matched in suggest_questions(BANK, DANA, (reason,), None)[0]


def test_a_wrong_bank_is_told_in_words(tmp_path: Path) -> None:
    """A question bank with a missing table or broken syntax is refused with the file's name."""
    for text in ("[openings]\n", "not toml", ""):
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(QuestionsInvalid, match=re.escape("mine.toml")):
            load_questions(path)
