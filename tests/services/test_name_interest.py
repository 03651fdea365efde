"""What interests are called in other languages."""

import pytest

from kiosk.people import Reason
from kiosk.services.name_interest import name_interest
from kiosk.texts import LANGUAGES, Texts
from kiosk.tui.wording import reason_words
from kiosk.web.wording import reason


@pytest.mark.parametrize(
    ("phrase", "language", "name"),
    [
        ("Crisis communications", "es", "Comunicación de crisis"),
        ("crisis communications", "fr", "communication de crise"),
        ("Fashion", "es", "Moda"),
        ("Crisis communications", "en", "Crisis communications"),
        ("Nobody's concept", "es", "Nobody's concept"),
        ("", "es", ""),
        ("[@click=app.quit]x[/]", "fr", "[@click=app.quit]x[/]"),
    ],
)
def test_an_interest_has_the_name_of_the_language(phrase: str, language: str, name: str) -> None:
    """The vocabulary's name with the phrase's capital; a phrase without a name stays as it stands."""
    assert name_interest(phrase, language) == name


def test_a_student_reads_names_and_a_professional_their_own_words() -> None:
    """Only cells that hold interests are named, and only for the student."""
    texts = Texts("es", interests=name_interest)
    offered = Reason("crisis", "Crisis communications", "specialties", "exact")
    title = Reason("crisis", "Crisis communications", "position", "position")
    assert reason_words(offered, texts) == "Comunicación de crisis"
    assert "Crisis communications" in reason_words(title, texts)
    assert "comunicación de crisis" in reason(offered, "student", texts)
    assert "Crisis communications" in reason(offered, "professional", texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_name_interests_in_each_language_they_go_on_in(language: str) -> None:
    """Turning to another language turns the names of interests too."""
    texts = Texts("en", interests=name_interest).speaking(language)
    assert texts.interest("Media relations") == name_interest("Media relations", language)
