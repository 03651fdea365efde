"""The catalogues of other languages, an event's own words, and dates as each language writes them."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from kiosk import errors
from kiosk.booking.rules import status_word
from kiosk.booking.status import Status
from kiosk.cli.main import app
from kiosk.errors import WrongStatus
from kiosk.texts import ENGLISH, LANGUAGES, Texts, day, read_overrides
from kiosk.texts.catalogue import FOLDER
from kiosk.texts.overrides import leaves, places

# What only the organizer reads may be English alone: commands, their reports, and the screens behind the PIN.
# Everything else is read by students or professionals, a new file and a new table too.
ORGANIZERS_FILES = frozenset({"care", "cli", "rehearsal", "report", "roster", "schedule"})
ORGANIZERS: Mapping[str, tuple[str, ...]] = {
    "organizer": (
        "keys.",
        "menu.",
        "codes.",
        "close.",
        "files.",
        "preview.",
        "people.",
        "leaving.",
        "bookings.",
        "walk_in.",
        "person.",
        "pauses.",
        "board.",
        "room.",
        "undo.",
        "message.",
        "plain.",
        "set_up.",
        "tables.",
        "event.",
        "pin.",
        "badges.",
        "rehearsal.",
        "reach.",
    ),
    "reach": ("says.", "command."),
    "tablet": ("up", "plain", "stop_hint", "stopped"),
    "web": ("serve.",),
    "errors": (
        "InvalidEvent.",
        "InvalidSetting.",
        "PortBusy.",
        "TerminalUnfit.",
        "ScreenFails.",
        "AutostartUnfit.",
        "WouldOverwrite.",
        "FileUnwritable.",
        "BadgesLost.",
        "FolderUnreadable.",
        "RosterUnreadable.",
        "RosterNotFound.",
        "RosterEmpty.",
        "NothingToUndo.",
        "NameShared.",
        "NoEvent.message",
        "NoEvent.advice",
        "DatabaseUnavailable.message",
        "DatabaseUnavailable.advice",
        "DatabaseUnwritable.message",
        "DatabaseUnwritable.advice",
        "DiskFull.",
        "DatabaseForbidden.",
        "FileUnopened.",
        "FileForbidden.",
        "DiskFailing.",
        "NoSuchProfessional.message",
        "NoSuchProfessional.advice",
        "MappingUnreadable.",
        "EncodingUnknown.",
        "HeaderUnknown.",
        "SheetUnknown.",
        "RosterRefused.",
        "VolunteersUnconfirmed.",
        "InvalidProfessional.",
        "InvalidEntry.",
        "AlreadyOnRoster.",
        "ExtraMissing.",
        "purposes.",
        "VocabularyInvalid.",
        "QuestionsInvalid.",
        "DatabaseDamaged.",
        "DataContradicts.",
        "BackupNotFound.",
        "BackupUnusable.",
        "FileWouldBeLost.",
        "DataThere.",
        "DatabaseInUse.",
        "NobodyToForget.",
        "SchemaOutdated.",
        "SchemaTooNew.",
        "GroupTable.",
        "PinUnfit.",
    ),
}
OTHERS = [code for code in LANGUAGES if code != "en"]


def catalogue(language: str, name: str) -> dict[str, Any]:
    """Return every sentence of one file by its key below the file."""
    path = FOLDER / language / f"{name}.toml"
    if not path.is_file():
        return {}
    return dict(leaves(tomllib.loads(path.read_text(encoding="utf-8"))))


def wanted() -> Iterator[tuple[str, str, Any]]:
    """Yield file, key and English sentence of all that a student or a professional can read."""
    for path in sorted((FOLDER / "en").glob("*.toml")):
        if path.stem not in ORGANIZERS_FILES:
            for key, said in catalogue("en", path.stem).items():
                if not key.startswith(ORGANIZERS.get(path.stem, ())):
                    yield path.stem, key, said


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_stands_in_every_language(language: str) -> None:
    """What students and professionals read stands in all catalogues, with the same places to fill."""
    problems = []
    found: dict[str, dict[str, Any]] = {}
    for name, key, said in wanted():
        file = f"kiosk/texts/{language}/{name}.toml"
        other = found.setdefault(name, catalogue(language, name)).get(key)
        if other is None:
            problems.append(f"{file} lacks {key} = {said!r}")
        elif type(other) is not type(said) or places(other) != places(said):
            problems.append(f"{file}: {key} is of another kind, or has other places than {said!r}")
        elif isinstance(said, list) and len(other) != len(said):
            problems.append(f"{file}: {key} has {len(other)} lines instead of {len(said)}")
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_says_more_than_english(language: str) -> None:
    """A sentence that English has no more is not kept in another language."""
    for path in (FOLDER / language).glob("*.toml"):
        assert set(catalogue(language, path.stem)) <= set(catalogue("en", path.stem)), path.name


ORGANIZERS_DOOR = ("OrganizerPinWrong.", "PinUnset.")
"""What is said at the question for the organizer's PIN alone."""


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_error_shows_students_an_id_an_address_or_a_command(language: str) -> None:
    """Of an error, students and professionals read neither an id, nor where data is, nor what to type in a shell."""
    typer = get_command(app)
    assert isinstance(typer, TyperGroup)
    commands = re.compile(rf"kiosk ({'|'.join(typer.commands)})\b|(^|\s)--[a-z]|KIOSK_|\bpip\b|@|\.log\b")
    texts, problems, walked = Texts(language), [], 0
    for name in sorted({key.partition(".")[0] for file, key, _ in wanted() if file == "errors"}):
        kind = getattr(errors, name, None)
        if kind is None or f"{name}.".startswith(ORGANIZERS_DOOR):
            continue
        walked += 1
        entries = texts.entry(f"errors.{name}")
        found = places(" ".join(entries.values() if "told" not in entries else [entries["told"]]))
        told = kind(**dict.fromkeys(found, "…")).told(texts)
        shown = found & {"id", "ids", "place", "file", "who", "host", "station"}
        if shown or commands.search(told):
            problems.append(f"{name}: {told} {sorted(shown)}")
    assert walked > 15
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(("language", "written"), [("en", "Thu 3 Dec"), ("es", "jue 3 dic"), ("fr", "jeu. 3 déc.")])
def test_dates_are_written_as_the_language_does(language: str, written: str) -> None:
    """A date has the weekday and the month of the language, whatever the machine's locale is."""
    assert day(datetime(2026, 12, 3, 18, 40, tzinfo=UTC), "Europe/Madrid", Texts(language)) == written


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_minutes_are_no_clock_time_and_a_first_time_is_not_all(language: str) -> None:
    """Minutes that run are called so, and of meetings that are left the time is the first, on whatever day it is."""
    texts = Texts(language)
    for key in ("tui.code.countdown.held", "tui.waiting.countdown")[: 1 if language == "en" else 2]:
        assert "4:59 min" in texts(key, time="4:59")
    if language != "en":
        assert texts.plural("tui.left", 2, time="jue 10").split(", ")[1] in ("la próxima jue 10", "dès jue 10")


def test_an_event_has_its_own_words(tmp_path: Path) -> None:
    """Sentences of the event's file stand before the catalogue's, one form of a plural alone too."""
    path = tmp_path / "words.toml"
    path.write_text(
        '[en.tui.welcome]\nheadline = "minutes with our alumni."\n'
        '[en.tui.welcome.people]\none = "{count} of us is here"\n[es.tui.idle]\ntitle = "¿Hola?"\n',
        encoding="utf-8",
    )
    texts = Texts("en", read_overrides(path))
    assert texts("tui.welcome.headline") == "minutes with our alumni."
    assert texts.plural("tui.welcome.people", 1) == "1 of us is here"
    assert texts.plural("tui.welcome.people", 2) == ENGLISH.plural("tui.welcome.people", 2)
    assert texts.others()[0]("tui.idle.title") == "¿Hola?"
    assert texts("tui.idle.title") == ENGLISH("tui.idle.title")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('[xx.tui.idle]\ntitle = "x"', "xx is none of the languages"),
        ('[en.tui.idle]\ntitel = "x"', "no sentence is called tui.idle.titel"),
        ('[en.tui.idle]\ntitle = ["x"]', "tui.idle.title must be one sentence"),
        ('[en.tui.idle]\ntitle = "for {name}"', "tui.idle.title has a place {name} that nothing fills"),
        ("[en", "at the end of a table declaration"),
    ],
)
def test_a_mistake_in_the_event_s_words_is_named(tmp_path: Path, content: str, problem: str) -> None:
    """A wrong language, key, kind or place is said before the doors open."""
    path = tmp_path / "words.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=problem.replace("{", r"\{")):
        read_overrides(path)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_sentence_leaves_the_plural_to_the_reader(language: str) -> None:
    """A count has the form that it needs, and "kiosk(s)" stands nowhere."""
    said = {path.stem: catalogue(language, path.stem) for path in (FOLDER / language).glob("*.toml")}
    assert not [(name, key) for name, all_ in said.items() for key, text in all_.items() if "(s)" in str(text)]


def test_a_refused_step_reads_as_a_sentence() -> None:
    """What a booking cannot be is said with the words of where it stands."""
    refused = WrongStatus(status=status_word(Status.REQUESTED), wanted=status_word(Status.NO_SHOW))
    assert refused.message().startswith("This booking is requested and cannot be marked as a no-show.")


def test_no_french_line_begins_with_a_sign() -> None:
    """The space before a colon or a question mark holds the two together, however narrow the phone."""
    french = Texts("fr")
    assert french("web.reason.student.offers", typed="x", matched="y").count("\u00a0:") == 1
    assert "\u00a0?" in french("reach.page.title")
    assert " :" not in french("reach.line.unproved")


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_ticket_gives_one_deadline_for_thanks(language: str) -> None:
    """The kiosk, the ticket and its advice say the same time to say thank you."""
    texts = Texts(language)
    within = {"en": "within a day", "es": "en menos de 24 horas", "fr": "dans les 24 heures"}[language]
    said = [
        texts("tui.done.kit"),
        texts("web.status.met.explanation", name="Mia"),
        texts.lines("booking.after.tips")[1],
    ]
    assert all(within in each for each in said)


def test_a_ticket_speaks_to_one_person() -> None:
    """A Spanish student is called tú all through; how many questions to ask fits how many stand there."""
    texts = Texts("es")
    assert "usted" not in texts("web.ticket.professional_question", name="Mia Torres")
    assert "tres" in texts("web.ticket.ask_hint")
