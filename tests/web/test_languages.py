"""Which language a page speaks, and that no page mixes two."""

import html
import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from kiosk.booking.status import Status
from kiosk.texts import LANGUAGES, Texts
from kiosk.web.app import create_app
from kiosk.web.languages import preferred
from tests.web.conftest import HOME
from tests.web.fakes import CODES, Evening

TICKET = f"/b/{CODES[1]}"
OTHERS = [code for code in LANGUAGES if code != "en"]


def choose(evening: Evening, language: str) -> None:
    """Let the student have read the kiosk in a language."""
    evening.bookings[1] = replace(evening.bookings[1], language=language)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("es", "es"),
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("de-DE,de;q=0.9,es;q=0.5,en;q=0.4", "es"),
        ("en;q=0.3,es;q=0.7", "es"),
        ("de", ""),
        ("", ""),
        ("*", ""),
        ("es;q=0", ""),
        ("es;q=much, fr", "fr"),
        (",;=;q,," * 200, ""),
    ],
)
def test_a_browser_says_what_it_prefers(accepted: str, language: str) -> None:
    """The best liked of our languages counts, whatever nonsense stands beside it."""
    assert preferred(accepted) == language


@pytest.mark.parametrize("language", OTHERS)
def test_a_ticket_speaks_the_language_chosen_at_the_kiosk(evening: Evening, phone: TestClient, language: str) -> None:
    """Whatever the phone prefers, the student reads on in the language of the booking, calendar included."""
    choose(evening, language)
    page = html.unescape(phone.get(TICKET, headers={"Accept-Language": "en"}).text)
    texts = Texts(language)
    assert f'<html lang="{language}">' in page
    assert texts("web.status.requested.headline") in page
    entry = phone.get(f"{TICKET}/interview.ics").text.replace("\r\n ", "")
    assert texts("web.calendar.summary", name=evening.bookings[1].professional.name) in entry


@pytest.mark.parametrize("language", OTHERS)
def test_the_professional_reads_what_the_browser_prefers(evening: Evening, maria: TestClient, language: str) -> None:
    """The student's choice is not the professional's: the same address speaks to each in their own language."""
    choose(evening, "en")
    page = html.unescape(maria.get(TICKET, headers={"Accept-Language": f"{language},en;q=0.5"}).text)
    assert f'<html lang="{language}">' in page
    assert Texts(language)("web.confirm.title") in page


def test_the_event_s_language_and_own_words_stand_where_a_browser_prefers_none(evening: Evening) -> None:
    """A phone that speaks no language of ours reads the event's default; the event's own words stand in every one."""
    texts = Texts("es", {"fr": {"web": {"front": {"sign_in": "Entrez"}}}})
    app = create_app(evening.services(), secure=False, clock=evening.clock, texts=texts)
    phone = TestClient(app, base_url=HOME)
    assert '<html lang="es">' in phone.get("/", headers={"Accept-Language": "de"}).text
    assert "Entrez" in phone.get("/", headers={"Accept-Language": "fr"}).text
    assert '<html lang="fr">' in phone.get("/nowhere", headers={"Accept-Language": "fr"}).text


def english_sentences() -> set[str]:
    """Return the English sentences of the pages that no other language says in the same way."""
    found: set[str] = set()
    for language in OTHERS:
        texts, english = Texts(language), Texts("en")
        for table in (
            "ticket",
            "evening",
            "controls",
            "status",
            "meeting",
            "sign_in",
            "link",
            "frame",
            "front",
            "times",
        ):
            said, other = english.entry(f"web.{table}"), texts.entry(f"web.{table}")
            found |= {words for words in walk(said) if words not in set(walk(other)) and len(words.split()) > 1}
    return {words for words in found if "{" not in words and not words.startswith("Google")}  # a name is a name


def walk(found: object) -> list[str]:
    """Return all sentences below an entry."""
    if isinstance(found, dict):
        return [words for each in found.values() for words in walk(each)]
    return [found] if isinstance(found, str) else []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("status", list(Status))
def test_no_page_mixes_languages(evening: Evening, maria: TestClient, language: str, status: Status) -> None:
    """In no status does an English sentence of the catalogue stand on a page of another language."""
    choose(evening, language)
    evening.bookings[1] = replace(evening.bookings[1], status=status)
    maria.headers["Accept-Language"] = language
    pages = [maria.get(path).text for path in ("/", "/me", TICKET, "/me/bookings/1/times", "/sign-in")]
    maria.cookies.clear()
    pages += [maria.get(path).text for path in (TICKET, "/sign-in", "/p/whatever")]
    for page in pages:
        words = html.unescape(re.sub(r"<[^>]+>", "\n", page))
        assert not [sentence for sentence in english_sentences() if sentence in words.split("\n")]
