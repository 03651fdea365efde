"""What interests are called in other languages."""

import pytest

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.foreign import foreign_names, phrase_key
from kiosk.people import Reason
from kiosk.roster import read_roster
from kiosk.services.find_matches import shipped_vocabulary
from kiosk.services.name_interest import name_interest
from kiosk.shipped import seed
from kiosk.texts import LANGUAGES, Texts
from kiosk.tui.wording import reason_words
from kiosk.web.wording import reason


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The shipped vocabulary."""
    return shipped_vocabulary()


@pytest.mark.parametrize(
    ("phrase", "language", "name"),
    [
        ("Crisis communications", "es", "Comunicación de crisis"),
        ("crisis communications", "fr", "communication de crise"),
        ("Fashion", "es", "Moda"),
        ("Crisis communications", "en", "Crisis communications"),
        ("Nobody's concept", "es", "Nobody's concept"),
        ("Non-profit", "es", "Entidades sin ánimo de lucro"),
        ("Crisis comms", "fr", "Communication de crise"),
        ("Sports PR", "es", "Comunicación deportiva"),
        ("Public Relations", "fr", "Relations publiques"),
        ("Gaming and esports", "es", "Videojuegos y deportes electrónicos"),
        ("Insurance & Internships", "fr", "Assurance et stages"),
        ("Fashion & Research", "es", "Moda e investigación"),
        ("Fashion & Falconry", "es", "Fashion & Falconry"),
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


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_nearly_all_that_the_demo_offers_has_a_name_in_each_language(language: str) -> None:
    """Who tries the demo in another language reads its interests in it; what is called the same is no gap."""
    same = {"B2B", "Festivals", "Aviation", "Agriculture", "Science", "Arts", "Lobbying"}
    people = read_roster(seed("demo_roster.csv")).professionals
    offered = {cell for person in people for cell in (*person.specialties, *person.industries)} - same
    missing = {cell for cell in offered if name_interest(cell, language) == cell}
    assert len(missing) * 50 <= len(offered), missing


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_practice_and_sector_has_a_name_in_each_language(vocabulary: Vocabulary, language: str) -> None:
    """What was understood of a query and what is nearest are concepts: none of them is left in English."""
    named = foreign_names(seed("vocabulary"), language)
    concepts = [one for one in vocabulary.concepts.values() if one.kind != "position"]
    assert [one.name for one in concepts if phrase_key(one.name) not in named] == []
