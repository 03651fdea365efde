"""The badge sheet: what stands outside and inside, that it fits the paper, and that every code on it is read."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import cairosvg
import pytest
import zxingcpp
from PIL import Image

from kiosk.booking.badge_sheet import PER_SHEET, Badge, render_badges
from kiosk.booking.codes import new_badge_code, new_personal_code, new_secret
from kiosk.booking.pins import new_pin
from tests.chromium import CHROMIUM, QUIET
from tests.conftest import need

BASE = "http://192.168.178.124:8765"
NAMES = [
    "María de los Ángeles Hernández-Villaseñor y Castellanos",
    "Chukwuemeka Adeyemi-Rutherford",
    "Bảo Trân Phạm",
    *(f"Person Number {number}" for number in range(1, 7)),
]


def badges(names: list[str], table: str = "4") -> list[Badge]:
    """Return a badge for each name, with secrets of the real kind."""
    return [
        Badge(
            name=name,
            company="Northern Lakes Public Relations & Partners",
            table=table,
            badge_code=new_badge_code(),
            secret=new_secret(),
            personal_code=new_personal_code(),
            pin=new_pin(),
        )
        for name in names
    ]


def texts_of(page: str) -> list[str]:
    """Return what the codes of a page say, each drawn alone."""
    drawings = re.findall(r"<svg.*?</svg>", page)
    pictures = [Image.open(io.BytesIO(cairosvg.svg2png(svg.encode(), output_width=400))) for svg in drawings]
    return [found.text for picture in pictures for found in zxingcpp.read_barcodes(picture.convert("L"))]


def test_a_badge_has_its_name_outside_and_its_secrets_inside() -> None:
    """Name, company and badge code stand on the first panel; secret link, personal code and PIN on the second."""
    [badge] = badges(["Dana Whitfield"])
    page = render_badges([badge], event="PR Night", base_url=BASE)
    outside, inside, evening = page.split('<section class="panel')[1:]
    assert "Dana Whitfield" in outside
    assert "Northern Lakes Public Relations &amp; Partners" in outside
    assert badge.badge_code == re.sub(r"\s", "", re.search(r'"mono">(.*?)<', outside)[1])  # type: ignore[index]
    assert badge.pin not in outside
    assert badge.secret not in outside
    assert badge.personal_code in inside
    assert f"{badge.pin[:3]} {badge.pin[3:]}" in inside
    assert evening.count("<li>") == 3
    assert texts_of(page) == [badge.badge_code, f"{BASE}/p/{badge.secret}"]


def test_a_badge_says_where_its_owner_sits() -> None:
    """A number is "Table 4", a table with a name of its own stands as it is, and nothing is said of none."""

    def outside(table: str) -> str:
        page = render_badges(badges(NAMES[:1], table), event="PR Night", base_url=BASE)
        return page[page.index('class="panel out"') : page.index('class="panel in')]

    assert ">Table 4<" in outside("4")
    assert ">Window &lt;left&gt;<" in outside("Window <left>")
    assert "Table" not in outside("")


def test_the_badge_code_is_the_smallest_code_there_is() -> None:
    """A badge reader sees a version 1 code: 21 modules and the quiet zone."""
    page = render_badges(badges(["Dana Whitfield"]), event="PR Night", base_url="")
    assert 'viewBox="0 0 29 29"' in page


def test_without_a_network_there_is_no_link() -> None:
    """At an event without phone pages a badge promises none and says how to answer at a kiosk."""
    page = render_badges(badges(["Dana Whitfield"]), event="PR Night", base_url="")
    assert page.count("<svg") == 1
    assert "/p/" not in page
    assert "Answer your requests at any kiosk." in page


def test_a_name_is_never_markup() -> None:
    """A name or a company from a roster cannot become part of the page."""
    hostile = badges(['<script>alert("x")</script> $name ${pin}'])
    page = render_badges(hostile, event="<b>Night</b>", base_url=BASE)
    assert "<script" not in page
    assert "<b>" not in page
    assert "$name ${pin}" in page


def test_the_page_needs_nothing_from_anywhere() -> None:
    """The sheet prints without a network: no script, no image, no font and no style from elsewhere."""
    page = render_badges(badges(NAMES), event="PR Night", base_url=BASE)
    plain = re.sub(r"<svg.*?</svg>", "", page)
    assert not re.search(r"<script|<link|<img|@import|url\(|src=|http", plain)


def test_eight_badges_stand_on_a_sheet() -> None:
    """Nine badges need two sheets."""
    page = render_badges(badges(NAMES), event="PR Night", base_url=BASE)
    sheets = page.split('<div class="sheet">')[1:]
    assert [sheet.count("<article") for sheet in sheets] == [PER_SHEET, 1]
    assert "sheet 2 of 2" in sheets[1]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Badge], dict[str, Path]]:
    """Badges, and their sheets as Chromium prints them on A4 and on Letter."""
    need(CHROMIUM, "Chromium")
    need(shutil.which("pdftoppm"), "pdftoppm (poppler-utils)")
    from playwright.sync_api import sync_playwright

    folder = tmp_path_factory.mktemp("sheet")
    made = badges(NAMES)
    page_file = folder / "badges.html"
    page_file.write_text(render_badges(made, event="PR Night", base_url=BASE), encoding="utf-8")
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page()
        page.goto(page_file.as_uri())
        papers = {paper: folder / f"{paper}.pdf" for paper in ("A4", "Letter")}
        for paper, file in papers.items():
            page.pdf(path=file, format=paper)
        browser.close()
    return made, papers


@pytest.mark.browser
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("dpi", [100, 150, 300])
def test_every_printed_code_is_read(
    printed: tuple[list[Badge], dict[str, Path]], paper: str, dpi: int, tmp_path: Path
) -> None:
    """On A4 and Letter, eight to a page, every code is read even where the printer is a coarse one."""
    made, papers = printed
    command = ["pdftoppm", "-r", str(dpi), "-gray", "-png", str(papers[paper]), str(tmp_path / "page")]
    subprocess.run(command, check=True)
    pages = sorted(tmp_path.glob("page*.png"))
    assert len(pages) == 2
    found = [{code.text for code in zxingcpp.read_barcodes(Image.open(page))} for page in pages]
    for number, seen in enumerate(found):
        expected = made[number * PER_SHEET : (number + 1) * PER_SHEET]
        assert seen == {b.badge_code for b in expected} | {f"{BASE}/p/{b.secret}" for b in expected}


@pytest.mark.browser
def test_no_text_is_cut_off(tmp_path: Path) -> None:
    """The longest name, company and label fit their panels."""
    need(CHROMIUM, "Chromium")
    from playwright.sync_api import sync_playwright

    file = tmp_path / "badges.html"
    made = [*badges(NAMES), *badges(NAMES, "The long table by the windows, upstairs")]
    file.write_text(render_badges(made, event="PR Night", base_url=BASE), encoding="utf-8")
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page()
        page.goto(file.as_uri())
        page.emulate_media(media="print")
        over = page.evaluate(
            "[...document.querySelectorAll('.panel, .who')].filter("
            "e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1).length"
        )
        browser.close()
    assert over == 0
