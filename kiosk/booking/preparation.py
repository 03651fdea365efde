"""The preparation kit: five to seven questions for one student and one professional, from the shipped question bank.

Pure: the same pair gets the same questions. Wording stands in `seeds/questions.toml`, never here.
"""

import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from kiosk.booking.questions import ALONE, Niche, QuestionBank, Setting, holds, load_questions, words_of
from kiosk.people import INTERESTS, Professional, Reason, Stage

__all__ = ["load_questions", "suggest_questions"]

MOST: Final = 7
_BODY: Final = 5
"""Questions before the closing ones, where nothing adds one; with two closings that is seven."""
_LONGEST_PLACE: Final = 48
"""Characters; a longer cell makes a question that nobody can say aloud."""

# Kinds of reasons and the table of openings that speaks of them; a name alone says nothing to ask about.
_OPENINGS: Final[Mapping[str, str]] = {
    "exact": "interest",
    "typo": "interest",
    "abbreviation": "interest",
    "synonym": "interest",
    "related": "related",
    "company": "company",
    "position": "position",
    "place": "place",
    "alumni": "alumni",
    "hiring": "hiring",
    "language": "language",
}

# Where an interest met a word outside what somebody works on: "the work in Press Officer" is no question.
_ELSEWHERE: Final[Mapping[str, str]] = {
    "position": "position",
    "company": "company",
    "city": "place",
    "alma_mater": "alumni",
    "recruiter": "hiring",
    "mentoring": "",
}


def suggest_questions(
    bank: QuestionBank,
    professional: Professional,
    reasons: Sequence[Reason],
    stage: Stage | None,
    named: Callable[[str], str] = str,
) -> tuple[str, ...]:
    """Return five to seven questions on different topics for one pair, in the order to ask them.

    The first comes from the best reason of the match, then niche, setting, stage and everybody's topics; the last
    ones lead on to other people. `named` is what the language of the bank calls an interest.
    """
    pick = _Choice(bank, professional, reasons, named)
    body = [pick.opening()]
    body += [pick.one(niche.questions, niche.name) for niche in _niches(bank, professional, reasons)[:2]]
    body.append(pick.one(_questions_of(_setting_of(bank, professional)), "setting"))
    late = [pick.late(stage)] if stage else []
    asked = [question for question in body if question]
    topics = (pick.one(questions, topic) for topic, questions in bank.topics.items())
    for question in filter(None, topics):
        if len(asked) + len(late) >= _BODY:
            break
        asked.append(question)
    asked += late
    closings = bank.closings[-(MOST - len(asked)) :]  # "who else" is the last and stays longest
    return (*asked, *closings)


class _Choice:
    """Chooses one question of several for a pair, and fills its places."""

    def __init__(
        self, bank: QuestionBank, professional: Professional, reasons: Sequence[Reason], named: Callable[[str], str]
    ) -> None:
        self._bank = bank
        self._reason = next((reason for reason in reasons if _opening_kind(reason)), None)
        typed = self._reason.typed if self._reason else ""
        self._seed = f"{professional.id}/{typed}".casefold()
        self._is_alone = _names(_setting_of(bank, professional)) == "independent"
        self._places = {
            "company": "" if self._is_alone else _sayable(professional.company),
            "position": _sayable(professional.position),
            "typed": _sayable(typed),
            "matched": self._in_a_sentence(_sayable(self._matched(named))),
        }

    def _matched(self, named: Callable[[str], str]) -> str:
        if self._reason is None:
            return ""
        return named(self._reason.matched) if self._reason.field in INTERESTS else self._reason.matched

    def opening(self) -> str:
        kind = _opening_kind(self._reason) if self._reason else ""
        return self.one(self._bank.openings.get(kind, ()), kind) or self.one(self._bank.openings["general"], "")

    def late(self, stage: Stage) -> str:
        """Return a question for the stage; of somebody without a team nobody asks how people join it."""
        name = ALONE if self._is_alone and stage is Stage.JOB_SEEKING else stage
        return self.one(self._bank.stages[name], name)

    def one(self, questions: Sequence[str], topic: str) -> str:
        """Return one of the questions whose places can be filled; empty where there is none."""
        usable = [text for text in questions if all(self._places[place] for place in _places(text))]
        if not usable:
            return ""
        # crc32 and not hash(): the same pair gets the same questions on every station and after a restart.
        return usable[zlib.crc32(f"{self._seed}/{topic}".encode()) % len(usable)].format_map(self._places)

    def _in_a_sentence(self, phrase: str) -> str:
        """Return a phrase without the capitals of a list entry; names and abbreviations keep theirs."""
        words = words_of(phrase)
        plain = all(word.islower() or (word.istitle() and word.lower() in self._bank.ordinary) for word in words)
        return phrase.lower() if plain else phrase


def _opening_kind(reason: Reason) -> str:
    kind = _OPENINGS.get(reason.how, "")
    if kind not in ("interest", "related"):
        return kind
    return "mention" if kind == "interest" and reason.field == "bio" else _ELSEWHERE.get(reason.field, kind)


def _niches(bank: QuestionBank, professional: Professional, reasons: Sequence[Reason]) -> list[Niche]:
    """Return the niches of the match, best reason first; without any, the first that the professional offers."""
    sought = [_niche_of(bank, reason.topic) for reason in reasons]
    found = [niche for niche in sought if niche]
    if not found:
        offered = (_niche_of(bank, phrase) for phrase in (*professional.specialties, *professional.industries))
        found = [niche for niche in offered if niche][:1]
    return list({niche.name: niche for niche in found}.values())


def _niche_of(bank: QuestionBank, phrase: str) -> Niche | None:
    """Return the niche with the longest word that stands in a phrase."""
    fits = [(len(word), niche) for niche in bank.niches for word in niche.words if holds(phrase, word)]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def _setting_of(bank: QuestionBank, professional: Professional) -> Setting | None:
    """Return where somebody works: by position and company, then by industries (an agency serves many)."""
    own = {"positions": professional.position, "companies": professional.company}
    for cells in (own, {"industries": "; ".join(professional.industries)}):
        for setting in bank.settings:
            if any(holds(cell, word) for column, cell in cells.items() for word in setting.cues[column]):
                return setting
    return None


def _questions_of(setting: Setting | None) -> tuple[str, ...]:
    return setting.questions if setting else ()


def _names(setting: Setting | None) -> str:
    return setting.name if setting else ""


def _sayable(cell: str) -> str:
    return cell if len(cell) <= _LONGEST_PLACE else ""


def _places(text: str) -> Iterator[str]:
    return (found.group(1) for found in re.finditer(r"\{(\w+)\}", text))
