"""`kiosk badges` on a real database: the secrets on the sheet are those that let people in."""

import io
import re
import stat
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import cairosvg
import pytest
import typer
import zxingcpp
from PIL import Image
from typer.testing import CliRunner

from kiosk.bootstrap import open_kiosk
from kiosk.cli.badges import badges
from kiosk.errors import SignInRefused, WouldOverwrite
from kiosk.people import Professional
from kiosk.services.forms import EventForm

RUN = CliRunner()
APP = typer.Typer()
APP.command()(badges)
BASE = "http://10.0.0.5:8765"
PEOPLE = [Professional(id="ana", name="Ana Ruiz", company="Faro"), Professional(id="bo", name="Bo Lind")]


@pytest.fixture(autouse=True)
def _an_evening(own_folder: Path) -> None:
    """An event with two professionals in a folder of the test's own."""
    night = EventForm(name="PR Night", date=date(2026, 12, 3), starts=time(18), ends=time(20), base_url=BASE)
    with open_kiosk() as kiosk:
        kiosk.services.set_event(night)
        kiosk.services.import_roster(PEOPLE, False, False)


def codes_of(page: Path) -> list[str]:
    """Return what the codes on a sheet say, in order."""
    drawings = re.findall(r"<svg.*?</svg>", page.read_text(encoding="utf-8"))
    pictures = [Image.open(io.BytesIO(cairosvg.svg2png(svg.encode(), output_width=400))) for svg in drawings]
    return [found.text for picture in pictures for found in zxingcpp.read_barcodes(picture.convert("L"))]


def secret_of(page: Path, number: int = 0) -> str:
    """Return the secret in the link inside one badge."""
    address = codes_of(page)[2 * number + 1]
    assert address.startswith(f"{BASE}/p/")
    return address.rpartition("/")[2]


def test_the_link_and_the_pin_on_the_sheet_let_their_owner_in() -> None:
    """Ana signs in with the link, with her badge and PIN, and with her personal code and PIN."""
    out = Path("badges.html")
    result = RUN.invoke(APP, ["--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "2 badges written to badges.html." in result.stderr
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    personal, pin = re.findall(r'"secret">(.*?)<', out.read_text(encoding="utf-8"))[:2]
    badge_code = codes_of(out)[0]
    with open_kiosk() as kiosk:
        assert kiosk.services.sign_in_phone(secret_of(out)).professional.id == "ana"
        for code in (personal, badge_code):
            signed_in = kiosk.services.sign_in_with_pin(code, pin.replace(" ", ""), "here", False)
            assert signed_in.professional.id == "ana"


def test_the_sheet_says_who_sits_where() -> None:
    """A table of the roster and one that was given both stand on the badge of whoever sits there."""
    with open_kiosk() as kiosk:
        kiosk.services.set_event(EventForm(tables=3))
        kiosk.services.import_roster([replace(PEOPLE[0], table="Window"), PEOPLE[1]], False, False)
        given = kiosk.services.show_professional("bo").professional.table
    assert given
    RUN.invoke(APP, ["--out", "badges.html"])
    page = Path("badges.html").read_text(encoding="utf-8")
    ana, bo = page.split("<article")[1:]
    assert ">Window<" in ana
    assert f">Table {given}<" in bo


def test_a_renewed_badge_shuts_the_lost_one_out() -> None:
    """After Bo's badge is renewed the lost one opens nothing, and Ana's still does."""
    RUN.invoke(APP, ["--out", "badges.html"])
    result = RUN.invoke(APP, ["--out", "lost.html", "--renew", "Bo Lind"])
    assert result.exit_code == 0, result.output
    assert "1 badge written to lost.html." in result.stderr
    with open_kiosk() as kiosk:
        assert kiosk.services.sign_in_phone(secret_of(Path("badges.html"))).professional.id == "ana"
        assert kiosk.services.sign_in_phone(secret_of(Path("lost.html"))).professional.id == "bo"
        with pytest.raises(SignInRefused):
            kiosk.services.sign_in_phone(secret_of(Path("badges.html"), 1))


def test_nobody_new_means_no_file() -> None:
    """A second sheet is not made when everybody has a badge."""
    RUN.invoke(APP, ["--out", "badges.html"])
    result = RUN.invoke(APP, ["--out", "again.html"])
    assert result.exit_code == 0
    assert "Everybody has a badge already" in result.stderr
    assert not Path("again.html").exists()


def test_an_unprinted_sheet_is_kept() -> None:
    """The same command twice does not destroy the only copy of the secrets."""
    RUN.invoke(APP, ["--out", "badges.html"])
    before = Path("badges.html").read_bytes()
    result = RUN.invoke(APP, ["--out", "badges.html"])
    assert isinstance(result.exception, WouldOverwrite)
    assert Path("badges.html").read_bytes() == before


def test_without_an_address_the_badges_carry_no_link() -> None:
    """Offline the sheet has badge codes alone, and the command says why."""
    with open_kiosk() as kiosk:
        kiosk.services.set_event(EventForm(base_url=""))
    result = RUN.invoke(APP, ["--out", "badges.html"])
    assert "They carry no link" in result.stderr
    assert all(code.startswith("MK1P") for code in codes_of(Path("badges.html")))


def test_somebody_else_is_not_renewed() -> None:
    """An id that nobody has is answered in words, and no file is left."""
    result = RUN.invoke(APP, ["--out", "lost.html", "--renew", "zoe"])
    assert "zoe" in str(result.exception)
    assert not Path("lost.html").exists()
