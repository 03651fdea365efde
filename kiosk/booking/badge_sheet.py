"""The badge sheet: one printable, self-contained HTML page, eight badges to a sheet. Pure; it makes no secret.

A badge is a strip of three panels printed on one side: the name, the secrets, the evening. Folded back behind the
name and then over, the secrets lie inside. One grid fits A4 and Letter, so nobody has to choose a paper.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import Final

from kiosk.booking.payload import badge_address
from kiosk.booking.qr import make_code, svg
from kiosk.texts import ENGLISH, Texts

PER_SHEET: Final = 8
_FOLDER: Final = Path(__file__).parent
_GROUP: Final = 4
"""Characters that are read in one glance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """What one badge shows. The secret, the personal code and the PIN stand inside."""

    name: str
    company: str
    table: str
    """Outside: where they sit; empty where it is not known."""
    badge_code: str
    """Outside, a public name: `MK1P` and eight Crockford characters, a version 1 code."""
    secret: str
    """The path segment of the secret link."""
    personal_code: str
    pin: str


def render_badges(badges: Iterable[Badge], *, event: str, base_url: str, texts: Texts = ENGLISH) -> str:
    """Return the page for `badges`; without a `base_url` that phones open, they carry no secret link.

    Text of a roster is escaped; the page loads nothing from anywhere.
    """
    drawn = [_badge(badge, base_url, texts) for badge in badges]
    sheets = [drawn[start : start + PER_SHEET] for start in range(0, len(drawn), PER_SHEET)]
    return _template("badge_sheet").substitute(
        language=texts.language,
        title=escape(texts("booking.badges.document", event=event)),
        count=escape(texts.plural("booking.badges.count", len(drawn))),
        intro=escape(texts("booking.badges.intro")),
        keep=escape(texts("booking.badges.keep")),
        sheets="".join(_sheet(sheet, number, len(sheets), event, texts) for number, sheet in enumerate(sheets, 1)),
    )


def _sheet(drawn: list[str], number: int, sheets: int, event: str, texts: Texts) -> str:
    note = escape(texts("booking.badges.note"))
    place = escape(texts("booking.badges.place", event=event, number=number, sheets=sheets))
    return f'<div class="sheet">{"".join(drawn)}<p class="note"><span>{note}</span><span>{place}</span></p></div>'


def _badge(badge: Badge, base_url: str, texts: Texts) -> str:
    address = badge_address(base_url, badge.secret)
    table = "booking.badges"
    evening = texts.lines(f"{table}.evening" if address else f"{table}.evening_offline")
    return _template("badge").substitute(
        name=escape(badge.name),
        name_size=_size(badge.name, 18, 30),
        company=escape(badge.company),
        company_size=_size(badge.company, 28, 999),
        table=_table(badge.table, texts),
        badge_svg=_outside(badge),
        badge_code=escape(" ".join(_groups(badge.badge_code))),
        mode="" if address else "offline",
        link=_inside(address, texts),
        inside=escape(texts(f"{table}.inside", name=badge.name)),
        hint="" if address else f'<p class="label">{escape(texts(f"{table}.no_phone"))}</p>',
        personal_label=escape(texts(f"{table}.personal_code")),
        personal_code=escape(badge.personal_code),
        pin_label=escape(texts(f"{table}.pin")),
        pin=escape(" ".join(_groups(badge.pin, 3))),
        evening_title=escape(texts(f"{table}.evening_title")),
        evening="".join(f"<li>{escape(line)}</li>" for line in evening),
    )


def _table(table: str, texts: Texts) -> str:
    """Return the line that says where to sit: `Table 4` for a number or letter, else the table's own name."""
    words = texts("web.moment.table", table=table) if len(table) <= 3 else table
    return f'<p class="table {_size(table, 14, 26)}">{escape(words)}</p>' if table else ""


def _outside(badge: Badge) -> str:
    code = make_code(badge.badge_code, max_version=1) or make_code(badge.badge_code)
    return svg(code, badge.badge_code) if code else ""


def _inside(address: str, texts: Texts) -> str:
    """Return the code of the secret link: as few modules as can be, then as strong as those modules allow."""
    smallest = make_code(address, levels=("M",)) if address else None
    code = make_code(address, max_version=smallest.version) if smallest else None
    return f'<div class="code">{svg(code, texts("booking.badges.phone"))}</div>' if code else ""


def _size(text: str, long: int, longest: int) -> str:
    """Return the class of letters that let `text` fit, by its length in characters."""
    return "" if len(text) <= long else "long" if len(text) <= longest else "longest"


def _groups(text: str, size: int = _GROUP) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]


@cache
def _template(name: str) -> Template:
    return Template((_FOLDER / f"{name}.html").read_text(encoding="utf-8"))
