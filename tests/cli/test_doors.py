"""What a station's screen is told at its start, at the doors and in a tab of a browser."""

from pathlib import Path
from typing import Any

import pytest

from kiosk.bootstrap import open_kiosk
from kiosk.cli import doors
from kiosk.people import Professional
from kiosk.services.forms import EventForm
from kiosk.services.print_badges import SheetForm
from kiosk.tui.app import KioskApp
from kiosk.tui.options import KioskOptions


def test_a_tab_knows_the_addresses_of_the_phone_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The organizer tests the reach and prints badges on a tablet as at the kiosk itself."""
    monkeypatch.delenv("KIOSK_DATABASE_URL", raising=False)
    monkeypatch.setattr(doors, "keep_log", lambda _: None)
    seen: list[KioskOptions] = []

    def shown(app: Any) -> None:
        seen.append(app.scene.options)

    monkeypatch.setattr(KioskApp, "run", shown)
    with open_kiosk(data_dir=tmp_path) as kiosk:
        kiosk.services.set_event(kiosk.services.suggest_event())
        kiosk.services.set_event(EventForm(base_url="http://192.0.2.5:8765"))
        doors.show_tab(kiosk, 8765)
        (options,) = seen
        assert options.phone_addresses()[0] == "http://192.0.2.5:8765"
        assert options.badge_address() == "http://192.0.2.5:8765"


def test_open_doors_are_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However a kiosk was set up, once its doors were open the next start shows the students their screen."""
    monkeypatch.delenv("KIOSK_DATABASE_URL", raising=False)
    monkeypatch.setattr(doors, "keep_log", lambda _: None)
    monkeypatch.setattr("kiosk.tui.plain.dialogue.run_plain", lambda *_: None)
    with open_kiosk(data_dir=tmp_path, port=0) as kiosk:
        kiosk.services.set_event(kiosk.services.suggest_event())
        assert kiosk.services.show_set_up().is_wanted
        doors.open_doors(kiosk, plain=True)
        assert not kiosk.services.show_set_up().is_wanted


def test_a_closed_kiosk_says_where_things_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Behind the screen no bare prompt waits: the report, pages with secrets, and the next steps."""
    monkeypatch.delenv("KIOSK_DATABASE_URL", raising=False)
    monkeypatch.setattr(doors, "keep_log", lambda _: None)
    report, badges = tmp_path / "report.html", tmp_path / "badges.html"

    def evening(services: Any, *_: object) -> None:
        services.write_report(report)
        services.import_roster((Professional(id="", name="Ida Rey"),), False, False)
        services.write_badges(SheetForm(badges))

    monkeypatch.setattr("kiosk.tui.plain.dialogue.run_plain", lambda *_: None)
    with open_kiosk(data_dir=tmp_path / "data", port=0) as kiosk:
        kiosk.services.set_event(kiosk.services.suggest_event())
        doors.open_doors(kiosk, plain=True)
        assert "kiosk report --out report.html" in capsys.readouterr().err
        monkeypatch.setattr("kiosk.tui.plain.dialogue.run_plain", evening)
        doors.open_doors(kiosk, plain=True)
        said = capsys.readouterr().err
        assert f"The report: {report}." in said
        assert str(badges) in said
        assert "kiosk database purge" in said
        assert kiosk.services.delete_badge_pages() == (badges,)
        assert not badges.exists()
        doors.open_doors(kiosk, plain=True)
        assert "badges" not in capsys.readouterr().err
