"""Whatever is sent to whichever route, on a real database, gets an answer that is meant."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from starlette.routing import Route
from starlette.testclient import TestClient

from kiosk.bootstrap import Kiosk, open_kiosk, utc_now
from kiosk.web.app import create_app
from tests.web.conftest import HOME
from tests.web.test_serve import open_evening

MEANT = {200, 303, 304, 307, 400, 403, 404, 405, 408, 409, 413, 422, 429}
_ODD = st.sampled_from(
    ["", "0", "-1", "999999999999999999999", "yes", "no", "2026-12-03T18:00:00+00:00", "0001-01-01T00:00:00+23:59",
     "9999-12-31T23:59:59-23:59", "D1", "../..", "%00", "\x00", "'; DROP TABLE bookings; --", "[/]", "{{7*7}}",
     "\u202e", "A" * 300, "/me", "//evil.example", "https://evil.example", "\ud7ff", "K7QD-2M"]
)  # fmt: skip
WORDS = st.one_of(_ODD, st.text(max_size=40))
FIELDS = st.sampled_from(["value", "code", "pin", "next", "back", "professional", "starts_at", "words", "x"])
HEADERS = st.sampled_from(
    ["Host", "Origin", "Referer", "Sec-Fetch-Site", "Accept-Language", "X-Forwarded-For", "X-Forwarded-Proto",
     "Range", "If-None-Match", "If-Modified-Since", "Content-Type", "X-HTTP-Method-Override", "Cookie"]
)  # fmt: skip
SAID = st.one_of(
    st.sampled_from(
        ["", "null", "en;q=x,*", "kiosk_phone=a.b; kiosk_device=.; =", "bytes=9-1,-", "[::1", "a b", "*/*"]
    ),
    st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=60),
)
"""What a proxy in a student's hand may put into a header; a line break is no header any more."""


@pytest.fixture(scope="module")
def open_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Kiosk, TestClient, dict[str, str]]]:
    """Return an evening on a real database, a signed-in phone on it, and what fills the places of its paths."""
    folder: Path = tmp_path_factory.mktemp("fuzz")
    with open_kiosk(database_url=f"sqlite:///{folder / 'kiosk.db'}", data_dir=folder) as kiosk:
        code = open_evening(kiosk)
        (badge,) = kiosk.services.make_badges(())
        app = create_app(kiosk.services, secure=False, clock=utc_now)
        phone = TestClient(app, base_url=HOME, headers={"Origin": HOME}, follow_redirects=False)
        phone.post(f"/p/{badge.secret}")
        known = {
            "code": code,
            "secret": badge.secret,
            "id": str(kiosk.services.open_ticket(code).id),
            "nonce": kiosk.services.begin_trial(),
        }
        yield kiosk, phone, known


def routes(phone: TestClient) -> list[Route]:
    """Return every route but those that sign the phone out."""
    app: Any = phone.app
    return [
        route for route in app.routes if isinstance(route, Route) and route.path not in ("/sign-out", "/me/forget")
    ]


def ask(house: tuple[Kiosk, TestClient, dict[str, str]], data: st.DataObject) -> None:
    """Send one request that hypothesis makes, and look at the answer."""
    _, phone, known = house
    route = data.draw(st.sampled_from(routes(phone)))
    path = route.path.replace(":number", "")
    for name, right in known.items():
        value = data.draw(st.one_of(st.just(right), WORDS)) if "{" + name + "}" in path else right
        path = path.replace("{" + name + "}", quote(value, safe=""))
    method = data.draw(st.sampled_from(["GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS"]))
    body = data.draw(st.one_of(st.dictionaries(FIELDS, WORDS, max_size=4), st.binary(max_size=5000)))
    query = data.draw(st.dictionaries(st.sampled_from(["answered", "next", "v"]), WORDS, max_size=2))
    said = data.draw(st.one_of(st.just({}), st.dictionaries(HEADERS, SAID, max_size=3)))
    headers = [(name.encode(), value.encode("latin-1")) for name, value in said.items()]
    extra: dict[str, Any] = {"data": body} if isinstance(body, dict) else {"content": body}
    answer = phone.request(method, path or "/", params=query, headers=headers, **(extra if method == "POST" else {}))
    assert answer.status_code in MEANT, (method, path, body, query, said, answer.status_code)
    # Not even an odd request takes the locks off an answer.
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@seed(20261203)
@settings(max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_request_breaks_a_page(open_house: tuple[Kiosk, TestClient, dict[str, str]], data: st.DataObject) -> None:
    """Odd paths, forms, bytes, headers and methods on every route get an answer that is meant."""
    ask(open_house, data)


@pytest.mark.soak
@settings(max_examples=5000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_five_thousand_requests_break_no_page(
    open_house: tuple[Kiosk, TestClient, dict[str, str]], data: st.DataObject
) -> None:
    """The same for long."""
    ask(open_house, data)


def test_every_route_answers_what_it_is_for(open_house: tuple[Kiosk, TestClient, dict[str, str]]) -> None:
    """With the right code, number and phone no route is unknown: what is fuzzed above is really reached."""
    _, phone, known = open_house
    for route in routes(phone):
        path = route.path.replace(":number", "")
        for name, right in known.items():
            path = path.replace("{" + name + "}", right)
        method = "GET" if "GET" in (route.methods or ()) else "POST"
        allowed = {200, 303, 400, 409} | (
            {404} if path.endswith(("contact.vcf", "/leave")) else {403} if path == "/sign-in" else set()
        )
        assert phone.request(method, path).status_code in allowed, path


@pytest.mark.parametrize("number", ["0", str(2**31), str(2**63), "9" * 400, "9" * 5000])
def test_a_number_that_no_database_holds_is_nobodys(
    open_house: tuple[Kiosk, TestClient, dict[str, str]], number: str
) -> None:
    """A number of any length in an address is a booking that does not exist, on every page that takes one."""
    _, phone, _ = open_house
    for route in routes(phone):
        if "{id:number}" in route.path:
            method = "POST" if "POST" in (route.methods or ()) else "GET"
            assert phone.request(method, route.path.replace("{id:number}", number)).status_code in (404, 429), (
                route.path
            )
