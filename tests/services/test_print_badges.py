"""Badges on a sheet: written once, privately, and never over secrets that nobody has printed."""

import stat
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.errors import BadgesLost, FileUnwritable, NoSuchProfessional, WouldOverwrite
from kiosk.people import NetworkingEvent, Professional
from kiosk.services.answers import BadgeSecrets
from kiosk.services.print_badges import SheetForm, print_badges

NOW = datetime(2026, 12, 3, 17, tzinfo=UTC)
EVENT = NetworkingEvent(
    id=1, name="PR Night", starts_at=NOW, ends_at=NOW + timedelta(hours=3), time_zone="Europe/Madrid"
)


class Roster:
    """Two professionals; secrets are made for those who have none and for those asked for."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def make_badges(self, renewed: Sequence[str]) -> tuple[BadgeSecrets, ...]:
        """Stand in for the service of that name."""
        if set(renewed) - {"P1", "P2"}:
            raise NoSuchProfessional(id=renewed[0])
        wanted = [name for name in ("P1", "P2") if name not in self.made or name in renewed]
        self.made += wanted
        return tuple(
            BadgeSecrets(
                professional=Professional(id=name, name=f"Person {name}"),
                badge_code="MK1P7QD2MZ4R",
                secret=f"SECRETOF{name}",
                personal_code="M2XQ7",
                pin="493027",
            )
            for name in wanted
        )


def test_a_sheet_holds_everybody_who_has_no_badge(tmp_path: Path) -> None:
    """The first sheet has all badges and can be read by its owner alone."""
    out = tmp_path / "badges.html"
    sheet = print_badges(Roster().make_badges, EVENT, SheetForm(out, base_url="http://10.0.0.5:8765"))
    assert [person.id for person in sheet.professionals] == ["P1", "P2"]
    page = out.read_text(encoding="utf-8")
    assert page.count("<article") == 2
    assert "PR Night" in page
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["badges.html"]


def test_a_second_sheet_needs_somebody_new(tmp_path: Path) -> None:
    """When everybody has a badge no file is made, and nobody's secrets change."""
    roster = Roster()
    print_badges(roster.make_badges, EVENT, SheetForm(tmp_path / "first.html"))
    sheet = print_badges(roster.make_badges, EVENT, SheetForm(tmp_path / "second.html"))
    assert sheet.professionals == ()
    assert [file.name for file in tmp_path.iterdir()] == ["first.html"]


def test_one_badge_is_renewed_alone(tmp_path: Path) -> None:
    """A lost badge is made anew without the others."""
    roster = Roster()
    print_badges(roster.make_badges, EVENT, SheetForm(tmp_path / "first.html"))
    sheet = print_badges(roster.make_badges, EVENT, SheetForm(tmp_path / "lost.html", renewed=["P2"]))
    assert [person.id for person in sheet.professionals] == ["P2"]


def test_an_existing_sheet_is_not_written_over(tmp_path: Path) -> None:
    """A sheet that may not be printed yet stays as it is, and no secret is made, unless that was asked for."""
    roster = Roster()
    out = tmp_path / "badges.html"
    out.write_text("secrets", encoding="utf-8")
    with pytest.raises(WouldOverwrite, match="--replace"):
        print_badges(roster.make_badges, EVENT, SheetForm(out))
    assert roster.made == []
    assert out.read_text(encoding="utf-8") == "secrets"
    print_badges(roster.make_badges, EVENT, SheetForm(out, replace=True))
    assert "<article" in out.read_text(encoding="utf-8")


def test_an_old_sheet_stays_when_nobody_is_new(tmp_path: Path) -> None:
    """Asking for a new sheet in place of the old one leaves the old one when there is nothing to put on it."""
    roster = Roster()
    out = tmp_path / "badges.html"
    print_badges(roster.make_badges, EVENT, SheetForm(out))
    before = out.read_text(encoding="utf-8")
    print_badges(roster.make_badges, EVENT, SheetForm(out, replace=True))
    assert out.read_text(encoding="utf-8") == before


def test_a_place_that_cannot_be_written_is_told_before_anything_is_made(tmp_path: Path) -> None:
    """A wrong folder costs nobody their secrets."""
    roster = Roster()
    with pytest.raises(FileUnwritable):
        print_badges(roster.make_badges, EVENT, SheetForm(tmp_path / "nowhere" / "badges.html"))
    assert roster.made == []


def test_a_stranger_is_told_and_leaves_no_file(tmp_path: Path) -> None:
    """Renewing the badge of nobody on the roster says so and leaves nothing behind."""
    with pytest.raises(NoSuchProfessional):
        print_badges(Roster().make_badges, EVENT, SheetForm(tmp_path / "badges.html", renewed=["P9"]))
    assert list(tmp_path.iterdir()) == []


def test_secrets_that_could_not_be_kept_are_named(tmp_path: Path) -> None:
    """When the disk fails after the secrets were made, the message says whose badges to renew."""
    out = tmp_path / "badges.html"
    roster = Roster()

    def make_and_block(renewed: Sequence[str]) -> tuple[BadgeSecrets, ...]:
        made = roster.make_badges(renewed)
        out.mkdir()  # now the sheet cannot take its place
        return made

    with pytest.raises(BadgesLost, match="--renew P1 --renew P2"):
        print_badges(make_and_block, EVENT, SheetForm(out))


def test_a_folder_is_refused_before_secrets_are_made(tmp_path: Path) -> None:
    """Whoever names a folder for the page has lost nothing by it."""
    roster = Roster()
    with pytest.raises(FileUnwritable):
        print_badges(roster.make_badges, EVENT, SheetForm(tmp_path, replace=True))
    assert roster.made == []
