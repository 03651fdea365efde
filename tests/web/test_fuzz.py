"""Whatever is sent to whichever route, on a real database, gets an answer that is meant."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from starlette.routing import Route
from starlette.testclient import TestClient

from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.status import OPEN
from kiosk.bootstrap import Kiosk, open_kiosk, utc_now
from kiosk.errors import ProfessionalAway, ProfessionalFull
from kiosk.people import Visit
from kiosk.services.forms import HoldForm
from kiosk.web.app import create_app
from tests.web.conftest import HOME
from tests.web.test_serve import open_evening

MEANT = {200, 303, 304, 307, 400, 403, 404, 405, 408, 409, 413, 422, 429}
_ODD = st.sampled_from(
    ["", "0", "-1", "999999999999999999999", "yes", "no", "2026-12-03T18:00:00+00:00", "0001-01-01T00:00:00+23:59",
     "9999-12-31T23:59:59-23:59", "D1", "../..", "%00", "\x00", "'; DROP TABLE bookings; --", "[/]", "{{7*7}}",
     "\u202e", "A" * 300, "/me", "//evil.example", "https://evil.example", "\ud7ff", "K7QD-2M", "=cmd|' /C calc'!A0",
     "a\r\nSet-Cookie: x=y", "١٢٣", "½", "NaN", "1e9", " 3 "]
)  # fmt: skip
WORDS = st.one_of(_ODD, st.text(max_size=40))
FIELDS = st.one_of(
    st.sampled_from(["value", "code", "pin", "next", "back", "professional", "starts_at", "words", "slot", "x"]),
    st.text(max_size=10),
)
HEADERS = st.sampled_from(
    ["Host", "Origin", "Referer", "Sec-Fetch-Site", "Accept-Language", "X-Forwarded-For", "X-Forwarded-Proto",
     "Range", "If-None-Match", "If-Modified-Since", "Content-Type", "X-HTTP-Method-Override", "Cookie", "Accept",
     "Accept-Encoding", "Content-Encoding", "Content-Length", "Transfer-Encoding", "Forwarded", "Purpose", "Upgrade"]
)  # fmt: skip
SAID = st.one_of(
    st.sampled_from(
        ["", "null", "en;q=x,*", "kiosk_phone=a.b; kiosk_device=.; =", "bytes=9-1,-", "[::1", "a b", "*/*", "chunked",
         "gzip", "-1", "application/json", "multipart/form-data", "multipart/form-data; boundary=x", "text/html; q=é",
         "evil.example", "kiosk.test:99999", "prefetch", "websocket", "same-origin", "cross-site"]
    ),
    st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=60),
)  # fmt: skip
"""What a proxy in a student's hand may put into a header; a line break is no header any more."""
BODIES = st.one_of(
    st.dictionaries(FIELDS, WORDS, max_size=4),
    st.binary(max_size=5000),
    st.sampled_from([b"{}", b'{"a": [', b"--x\r\n\r\n", b"&" * 50, b"a=%ff%fe", b"words=%00%1b[2J", b"=&=&="]),
    st.sampled_from([4095, 4096, 4097, 70_000]).map(lambda size: b"words=" + b"\xc3\xa9" * (size // 2)),
)
METHODS = st.sampled_from(["GET", "POST", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "X"])
DETOURS: dict[str, Callable[[str], str]] = {
    "": lambda path: path,
    "upper": str.upper,
    "slash": lambda path: path + "/",
    "slashes": lambda path: "/" + path,
    "dots": lambda path: path + "/../me",
    "ending": lambda path: path + ".json",
    "escaped": lambda path: path.replace("/", "%2f"),
    "percent": lambda path: path + "%",
}


class Clock:
    """The time now, or later in the evening."""

    ahead = timedelta()

    def __call__(self) -> datetime:
        """Return the time."""
        return utc_now() + self.ahead


@dataclass
class House:
    """An evening on a real database, a signed-in phone on it, and what fills the places of its paths."""

    kiosk: Kiosk
    clock: Clock
    phone: TestClient
    secret: str
    nonce: str
    code: str
    has_changed: bool = True
    _known: dict[str, str] = field(default_factory=dict)

    @property
    def known(self) -> dict[str, str]:
        """What stands in paths by its name; whatever the last post ended or forgot is there again."""
        if self.has_changed:
            self._known = self._renewed()
            self.has_changed = False
        return self._known

    def _renewed(self) -> dict[str, str]:
        if self.kiosk.services.open_ticket(self.code).status not in OPEN:
            self._book()
        if self.phone.get("/me").status_code != 200:
            self.phone.cookies.clear()
            self.phone.post(f"/p/{self.secret}")
        return {
            "code": self.code,
            "secret": self.secret,
            "id": str(self.kiosk.services.open_ticket(self.code).id),
            "nonce": self.nonce,
        }

    def _book(self) -> None:
        before = self.code
        slots = self.kiosk.services.show_professional("D1").slots
        if slots:  # else the evening is full; what ended is asked about all the same
            self.code = new_booking_code()
            visit = Visit(id=new_key(), name="Ada")
            starts = slots[-1].starts_at
            form = HoldForm(key=new_key(), code=self.code, professional_id="D1", starts_at=starts, visit=visit)
            with suppress(ProfessionalAway, ProfessionalFull):  # some request has said so
                self.kiosk.services.hold_slot(form)
                return
        self.code = before


@pytest.fixture(scope="module")
def open_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Return a house in which one professional takes requests."""
    folder: Path = tmp_path_factory.mktemp("fuzz")
    clock = Clock()
    with open_kiosk(database_url=f"sqlite:///{folder / 'kiosk.db'}", data_dir=folder, clock=clock) as kiosk:
        code = open_evening(kiosk)
        (badge,) = kiosk.services.make_badges(())
        app = create_app(kiosk.services, secure=False, clock=clock)
        phone = TestClient(app, base_url=HOME, headers={"Origin": HOME}, follow_redirects=False)
        yield House(kiosk, clock, phone, badge.secret, kiosk.services.begin_trial(), code)


def routes(phone: TestClient) -> list[Route]:
    """Return every route."""
    app: Any = phone.app
    return [route for route in app.routes if isinstance(route, Route)]


def ask(house: House, data: st.DataObject) -> None:
    """Send one request that hypothesis makes, and look at the answer."""
    phone, known = house.phone, house.known
    path = data.draw(st.sampled_from(routes(phone))).path.replace(":number", "")
    for name, right in known.items():
        value = data.draw(st.one_of(st.just(right), WORDS)) if "{" + name + "}" in path else right
        path = path.replace("{" + name + "}", quote(value, safe=""))
    detour = data.draw(st.sampled_from(["", "", "", "", *DETOURS]))
    path = DETOURS[detour](path)
    method = data.draw(
        st.sampled_from(["GET", "POST", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "X"])
    )
    body = data.draw(BODIES)
    query: Any = data.draw(st.lists(st.tuples(st.sampled_from(["answered", "next", "v", "x"]), WORDS), max_size=3))
    said = data.draw(st.one_of(st.just({}), st.dictionaries(HEADERS, SAID, max_size=3)))
    headers = [(name.encode(), value.encode("latin-1")) for name, value in said.items()]
    house.clock.ahead = data.draw(st.sampled_from([timedelta(), timedelta(), timedelta(hours=4)]))
    extra: dict[str, Any] = {"data": body} if isinstance(body, dict) else {"content": body}
    answer = phone.request(method, path or "/", params=query, headers=headers, **(extra if method == "POST" else {}))
    house.clock.ahead = timedelta()
    house.has_changed = method == "POST"
    assert answer.status_code in MEANT, (method, path, body, query, said, answer.status_code)
    # Not even an odd request takes the locks off an answer, or leads away from here.
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    leads = answer.headers.get("Location", "/")
    assert "Host" in said or leads.startswith(HOME + "/") or re.match("/[^/]|/$", leads), (method, path, said, leads)
    assert "Traceback" not in answer.text


@seed(20261203)
@settings(max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_request_breaks_a_page(open_house: House, data: st.DataObject) -> None:
    """Odd paths, forms, bytes, headers and methods on every route get an answer that is meant."""
    ask(open_house, data)


@pytest.mark.soak
@settings(max_examples=20_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_twenty_thousand_requests_break_no_page(open_house: House, data: st.DataObject) -> None:
    """The same for long."""
    ask(open_house, data)


def test_every_route_answers_what_it_is_for(open_house: House) -> None:
    """With the right code, number and phone no route is unknown: what is fuzzed above is really reached."""
    phone, known = open_house.phone, open_house.known
    for route in routes(phone):
        if route.path in ("/sign-out", "/me/forget"):
            continue
        path = route.path.replace(":number", "")
        for name, right in known.items():
            path = path.replace("{" + name + "}", right)
        method = "GET" if "GET" in (route.methods or ()) else "POST"
        allowed = {200, 303, 400, 409} | (
            {404} if path.endswith(("contact.vcf", "/leave")) else {403} if path == "/sign-in" else set()
        )
        assert phone.request(method, path).status_code in allowed, path


@pytest.mark.parametrize("number", ["0", str(2**31), str(2**63), "9" * 400, "9" * 5000])
def test_a_number_that_no_database_holds_is_nobodys(open_house: House, number: str) -> None:
    """A number of any length in an address is a booking that does not exist, on every page that takes one."""
    phone, _ = open_house.phone, open_house.known
    for route in routes(phone):
        if "{id:number}" in route.path:
            method = "POST" if "POST" in (route.methods or ()) else "GET"
            assert phone.request(method, route.path.replace("{id:number}", number)).status_code in (404, 429), (
                route.path
            )
