"""A roster that means harm goes the whole way with the real parts: import, screens, phone pages, every export."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.payload import choose_payload
from kiosk.booking.status import Party, Status, Via
from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.cli.main import app as commands
from kiosk.people import Reason, Visit
from kiosk.roster import read_roster_bytes, write_roster
from kiosk.services.forms import HoldForm
from kiosk.tui.app import KioskApp
from kiosk.tui.options import KioskOptions
from kiosk.web.app import create_app
from tests.evening_hours import evening_now
from tests.tui import driving

HOSTILE = (
    '[@click=app.quit]Quit[/] [/]',
    "\x1b[31mRed\x1b]0;owned\x07 \u202edlroW",
    "<script>alert(1)</script>",
    "=HYPERLINK(\"http://x.example\",\"Click\")",
    "{{ 7*7 }} {% raw %} ${7*7} %s {0}",
    "'\"><img src=x onerror=alert(1)>",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "Robert'); DROP TABLE professionals;--",
)  # fmt: skip
"""What each hostile person has in every field of text."""
RAW = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What could steer a terminal or turn a line of text round."""


def hostile_roster() -> bytes:
    """Return a roster of people who mean harm, one of them with cells of ten thousand characters."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(["name", "email", "company", "position", "specialties", "bio", "city", "table", "linkedin"])
    for number, text in enumerate(HOSTILE):
        topics = f"crisis communications; {text}"
        writer.writerow([text, f"p{number}@x.example", text, text, topics, text, text, text[:20], text])
    writer.writerow(["Long Cell", "long@x.example", *["x" * 10_000] * 7])
    return out.getvalue().encode()


@pytest.fixture
def kiosk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kiosk]:
    """A kiosk with an event now and the hostile roster, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("KIOSK_DATABASE_URL", raising=False)
    Path("roster.csv").write_bytes(hostile_roster())
    with open_kiosk() as opened:
        opened.services.set_event(replace(evening_now(), tables=30))
        done = CliRunner().invoke(commands, ["roster", "import", "roster.csv"])
        assert "9 added" in done.output, done.output
        yield opened


def book_everybody(kiosk: Kiosk) -> list[str]:
    """Let a student ask every professional; return the booking codes."""
    codes: list[str] = []
    for person in kiosk.services.list_professionals():
        slot = next(slot for slot in kiosk.services.show_professional(person.id).slots if slot.free)
        reason = Reason(typed=HOSTILE[2], matched=HOSTILE[0], field="specialties", how="exact")
        code = new_booking_code()
        form = HoldForm(
            key=new_key(),
            code=code,
            professional_id=person.id,
            starts_at=slot.starts_at,
            visit=Visit(id=new_key(), name=HOSTILE[2], email=f"s{len(codes)}@x.example"),
            question=HOSTILE[0] + HOSTILE[5],
            reasons=(reason,),
        )
        held = kiosk.services.hold_slot(form)
        kiosk.services.move_booking(held.id, Status.REQUESTED, Party.STUDENT, Via.KIOSK, "kiosk-1")
        codes.append(code)
    return codes


def check_page(body: str) -> None:
    """Nothing of a roster is markup of a page."""
    assert not RAW.search(body)
    assert "<script>alert" not in body
    assert "<img src=x" not in body
    assert "javascript:" not in body


def test_the_roster_itself_is_kept_as_plain_text(kiosk: Kiosk) -> None:
    """Everybody is there with harmless text, over-long cells are left out, and the export reads back the same."""
    people = kiosk.services.list_professionals()
    assert len(people) == len(HOSTILE) + 1
    for person in people:
        text = (person.name, person.company, person.position, person.bio, person.city, *person.specialties)
        assert not RAW.search("".join(text))
    (long,) = (person for person in people if person.name == "Long Cell")
    assert (long.company, long.bio, long.specialties) == ("", "", ())
    again = read_roster_bytes(write_roster(people).encode()).professionals
    assert sorted(again, key=lambda one: one.email) == sorted(people, key=lambda one: one.email)


async def test_every_screen_shows_plain_text(kiosk: Kiosk) -> None:
    """Each hostile professional is found, opened and booked at the kiosk; nothing quits, breaks or acts."""

    def address(code: str, reference: str) -> Any:
        return choose_payload(code=code, reference=reference, base_url="http://192.0.2.7:8765", reachable=True)

    app = KioskApp(kiosk.services, KioskOptions(code_address=address))
    app.animation_level = "none"
    async with app.run_test(size=(100, 30)) as pilot:
        driven = driving.Kiosk(app, pilot, cast(Any, None))
        await driven.settle()
        await driven.to_interests("crisis communications")
        for _ in range(4):
            await driven.press("enter")
            assert driven.screen == "ProfessionalScreen"
            painted = driven.text()
            assert not RAW.search(painted.replace("\n", ""))
            await pilot.click(offset=(20, 8))
            await driven.settle()
            assert app.is_running
            while driven.screen != "InterestsScreen":
                await driven.press("escape")
            await driven.press("down")
        assert app._exit is False


def test_every_phone_page_shows_plain_text(kiosk: Kiosk) -> None:
    """Tickets, calendar entries and the professionals' pages hold the text and nothing that runs."""
    codes = book_everybody(kiosk)
    badges = kiosk.services.make_badges(())
    home = "http://kiosk.test:8765"
    app = create_app(kiosk.services, secure=False, clock=lambda: datetime.now(UTC))
    for code in codes:
        phone = TestClient(app, base_url=home, headers={"Origin": home}, follow_redirects=False)
        for path in (f"/b/{code}", f"/b/{code}/interview.ics"):
            answer = phone.get(path)
            assert answer.status_code == 200
            if path.endswith(".ics"):
                assert not RAW.search(answer.text)
            else:
                check_page(answer.text)
    for badge in badges:
        phone = TestClient(app, base_url=home, headers={"Origin": home}, follow_redirects=False)
        check_page(phone.get(f"/p/{badge.secret}").text)
        assert phone.post(f"/p/{badge.secret}").status_code == 303
        check_page(phone.get("/me").text)


EXPORTS = (
    "roster export",
    "bookings list",
    "bookings list --csv",
    "bookings export --csv",
    "bookings export --ics",
    "bookings export --json",
    "match crisis",
    "match crisis --json",
    "badges --out out.html",
    "report --out out.html",
    "report --csv tables",
    "schedule --out out.html",
)
"""Every command that gives out what stood in the roster."""


def test_every_export_is_harmless(kiosk: Kiosk) -> None:
    """No export steers a terminal, runs in a page, or is a formula in a spreadsheet."""
    book_everybody(kiosk)
    for command in EXPORTS:
        done = CliRunner().invoke(commands, command.split())
        assert done.exit_code == 0, (command, done.output, done.exception)
        assert not RAW.search(done.stdout.replace("\r\n", "\n")), command
        if command.endswith("out.html"):
            check_page(Path("out.html").read_text(encoding="utf-8"))
            Path("out.html").unlink()
        if command == "roster export" or command.endswith("--csv"):
            check_table(done.stdout)
    tables = sorted(Path("tables").rglob("*.csv"))
    assert tables
    for table in tables:
        check_table(table.read_text(encoding="utf-8-sig"))


def check_table(text: str) -> None:
    """No cell of a table is run by a spreadsheet."""
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
