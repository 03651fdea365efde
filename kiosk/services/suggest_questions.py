"""What one student could ask one professional, named as their language names it."""

from collections.abc import Sequence
from functools import cache

from kiosk.booking.preparation import suggest_questions as suggested
from kiosk.booking.questions import QuestionBank, load_questions, translated
from kiosk.people import Professional, Reason, Stage
from kiosk.services.name_interest import name_interest
from kiosk.shipped import seed
from kiosk.texts import DEFAULT_LANGUAGE


def suggest_questions(
    professional: Professional, reasons: Sequence[Reason], stage: Stage | None, language: str
) -> tuple[str, ...]:
    """Return five to seven questions for this pair, best first; `language` is the code of the language."""

    def named(phrase: str) -> str:
        name = name_interest(phrase.casefold(), language)  # within a sentence: no capital
        return phrase if name == phrase.casefold() else name

    return suggested(_bank(language), professional, reasons, stage, named)


@cache
def _bank(language: str) -> QuestionBank:
    # Read when the first pair asks for questions: most commands never do.
    bank = load_questions(seed("questions.toml"))
    return bank if language == DEFAULT_LANGUAGE else translated(bank, seed("questions", f"{language}.toml"))
