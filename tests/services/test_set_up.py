"""What the set-up knows: how far it is, what it suggests, and what a changed event does to bookings."""

from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from kiosk.bootstrap import compose
from kiosk.services.event_lines import consequence_lines
from kiosk.services.forms import EventForm
from kiosk.services.keep_progress import read_progress
from kiosk.services.print_badges import SheetForm
from kiosk.services.set_event import preview_event
from kiosk.services.show_event import show_event
from kiosk.services.show_set_up import SetUpStep, show_set_up
from kiosk.services.suggest_event import suggest_event, suggest_name
from kiosk.texts import Texts
from tests.services.evening import Evening


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("PR Night 2026 sign-up (Responses) - Form Responses 1.csv", "PR Night 2026"),
        ("alumni_evening_volunteers_final.xlsx", "Alumni Evening"),
        ("professionals.csv", "Autumn Fair"),
        ("holiday.jpg", "Autumn Fair"),
    ],
)
def test_the_event_is_named_after_its_file_or_its_folder(tmp_path: Path, file: str, name: str) -> None:
    """The name that an organizer would type stands there already, without the words that only files have."""
    folder = tmp_path / "autumn-fair"
    folder.mkdir()
    (folder / file).write_text("x")
    assert suggest_name(folder) == name


def test_a_folder_that_says_nothing_gives_a_plain_name(tmp_path: Path) -> None:
    """Downloads is no networking event."""
    (tmp_path / "Downloads").mkdir()
    assert suggest_name(tmp_path / "Downloads") == "Networking event"


@pytest.mark.parametrize(
    ("now", "day", "opens"),
    [
        ((2026, 12, 3, 9, 0), 3, time(18)),
        ((2026, 12, 3, 19, 10), 3, time(19, 30)),
        ((2026, 12, 3, 23, 50), 4, time(0)),
    ],
)
def test_the_suggested_evening_can_still_be_booked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, now: tuple[int, ...], day: int, opens: time
) -> None:
    """It is today from six, and after six it begins at the next half hour, past midnight if need be."""
    monkeypatch.setenv("TZ", "UTC")
    year, month, date, hour, minute = now
    form = suggest_event(lambda: datetime(year, month, date, hour, minute, tzinfo=UTC), tmp_path)
    assert form.date is not None
    assert (form.date.day, form.starts) == (day, opens)


def test_steps_are_known_by_what_stands_in_the_database(evening: Evening, tmp_path: Path) -> None:
    """Event and roster are done however they came; a step that is left out is passed over until it is done."""
    services = compose(evening.database, evening.clock, tmp_path)
    assert services.show_set_up().next is SetUpStep.REACH
    services.skip_step("reach")
    services.write_badges(SheetForm(tmp_path / "badges.html"))
    assert services.show_set_up().next is SetUpStep.PIN
    services.skip_step("pin")
    services.set_organizer_pin("246813")
    found = services.show_set_up()
    assert found.next is SetUpStep.REHEARSAL
    assert not found.is_skipped(SetUpStep.PIN)
    assert services.rehearse(5).students == 5
    assert services.show_set_up().next is None


def test_phones_on_the_organizers_word_lack_nothing_before_the_doors(evening: Evening, tmp_path: Path) -> None:
    """Where the setting says that phones get here, codes lead there, and nobody reads that they hold a reference."""
    services = compose(evening.database, evening.clock, tmp_path, is_assumed=True)
    found = services.show_set_up()
    assert found.is_done(SetUpStep.REACH)
    assert not found.is_reached
    assert not compose(evening.database, evening.clock, tmp_path).show_set_up().is_done(SetUpStep.REACH)


def test_a_kiosk_that_was_set_up_by_commands_opens_at_once(evening: Evening, tmp_path: Path) -> None:
    """The steps come only where something is missing, or where they were begun and the doors never opened."""
    services = compose(evening.database, evening.clock, tmp_path)
    assert not services.show_set_up().is_wanted
    services.rehearse(2)
    services.skip_step("reach")
    assert not services.show_set_up().is_wanted
    services.begin_set_up()
    assert services.show_set_up().is_wanted
    services.note_opened()
    assert not services.show_set_up().is_wanted
    services.begin_set_up()
    assert not services.show_set_up().is_wanted


@pytest.mark.parametrize("address", ["https://kiosk.example.org", "http://192.168.1.20:8765"])
def test_phones_are_done_when_one_was_here(evening: Evening, tmp_path: Path, address: str) -> None:
    """An address alone proves nothing, a public one neither; a phone's proof holds for an evening."""
    services = compose(evening.database, evening.clock, tmp_path)
    services.set_event(EventForm(base_url=address))
    assert not services.show_set_up().is_reached
    assert services.prove_reach(services.begin_trial(), address)
    assert services.show_set_up().is_reached
    evening.pass_minutes(13 * 60)
    assert not services.show_set_up().is_reached


def test_a_damaged_progress_file_is_one_that_was_never_begun(evening: Evening, tmp_path: Path) -> None:
    """A file that a power cut left half written keeps nobody from opening the doors."""
    (tmp_path / "set-up.json").write_text('{"skipped": [')
    assert not read_progress(tmp_path).begun
    assert not show_set_up(evening.database, evening.clock, tmp_path).is_wanted


def test_a_changed_event_says_what_becomes_of_bookings(evening: Evening) -> None:
    """Bookings outside the new hours are named, keep their times, and looking changes nothing."""
    first, late = evening.hold("ana", 0), evening.hold("bo", 120)
    before = show_event(evening.database, evening.clock)
    change = preview_event(evening.database, evening.clock, EventForm(ends=time(19, 30)))
    assert change.standing == 2
    assert [one.reference for one in change.outside] == [late.reference]
    assert first.reference not in str(change.outside)
    assert show_event(evening.database, evening.clock) == before
    assert "jue 3 dic" in "\n".join(consequence_lines(change, Texts("es")))
