"""The border of the phone pages."""

import logging
from typing import Any

import pytest
from starlette.requests import Request
from starlette.routing import Route
from starlette.testclient import TestClient

from kiosk.booking.status import Status
from kiosk.errors import DatabaseUnavailable, NoEvent
from kiosk.web.app import create_app
from kiosk.web.guard import check_origin, fixed_words_lower
from kiosk.web.mishaps import way_back
from tests.web.conftest import HOME
from tests.web.fakes import CODES, PIN, SECRETS, Evening

TICKET = f"/b/{CODES[1]}"

POSTS = (
    f"{TICKET}/keep",
    f"{TICKET}/cancel",
    f"/p/{SECRETS['D0001']}",
    "/sign-in",
    "/sign-out",
    "/me/bookings/1/confirm",
    "/me/bookings/1/decline",
    "/me/bookings/1/cancel",
    "/me/bookings/1/met",
    "/me/bookings/1/no-show",
)
PAGES = ("/", "/healthz", TICKET, f"{TICKET}/state", f"{TICKET}/interview.ics", "/me", "/sign-in", "/p/X", "/nothing")

FOREIGN: tuple[dict[str, str], ...] = (
    {"origin": "http://evil.test"},
    {"origin": "null"},
    {"origin": ""},
    {"referer": ""},
    {"origin": "http://kiosk.test"},
    {"origin": "https://kiosk.test:8765"},
    {"origin": "http://kiosk.test:8765.evil.test"},
    {"origin": HOME, "sec-fetch-site": "cross-site"},
    {"origin": HOME, "sec-fetch-site": "same-site"},
    {"sec-fetch-site": "none"},
    {"referer": "http://evil.test/http://kiosk.test:8765/"},
    {"origin": "http://[broken"},
    {},
)
OURS: tuple[dict[str, str], ...] = (
    {"origin": HOME},
    {"origin": "HTTP://KIOSK.TEST:8765"},
    {"sec-fetch-site": "same-origin"},
    {"origin": HOME, "sec-fetch-site": "same-origin"},
    {"referer": f"{HOME}/me"},
)


def request(headers: dict[str, str], host: str = "kiosk.test:8765") -> Request:
    """Return a POST with the given headers."""
    raw = [(name.encode(), value.encode()) for name, value in {"host": host, **headers}.items()]
    scope = {"type": "http", "method": "POST", "scheme": "http", "path": "/", "query_string": b"", "headers": raw}
    return Request({**scope, "server": ("kiosk.test", 8765)})


@pytest.mark.parametrize("headers", OURS)
def test_a_post_of_our_own_page_is_taken(headers: dict[str, str]) -> None:
    """Browsers differ in what they send along; each way of saying "same page" is understood."""
    check_origin(request(headers), secure=False)


def test_the_default_port_may_be_left_out() -> None:
    """Behind a proxy on port 443 the browser names no port."""
    check_origin(request({"origin": "https://kiosk.test"}, host="kiosk.test:443"), secure=True)


def test_no_route_takes_a_post_that_says_nothing_of_its_page(evening: Evening, maria: TestClient) -> None:
    """Whatever takes a POST, today or next year, takes none without Origin, Referer and Fetch Metadata."""
    app: Any = maria.app
    taking = [each.path for each in app.routes if isinstance(each, Route) and "POST" in (each.methods or ())]
    assert len(taking) > 20
    for path in taking:
        real = path.replace("{id:number}", "1").replace("{code}", CODES[1])
        real = real.replace("{secret}", SECRETS["D0001"]).replace("{nonce}", "N" * 26)
        assert maria.post(real, headers={"Origin": ""}).status_code == 403, path
    assert evening.moves == []


@pytest.mark.parametrize("path", POSTS)
def test_a_post_from_elsewhere_changes_nothing(evening: Evening, maria: TestClient, path: str) -> None:
    """Another site cannot make a signed-in phone confirm, cancel, sign in or sign out."""
    before = dict(evening.phones)
    for headers in FOREIGN:
        del maria.headers["origin"]
        answer = maria.post(path, headers=headers, data={"code": "MJQT7", "pin": PIN})
        assert answer.status_code == 403, headers
        assert "set-cookie" not in answer.headers
        maria.headers["origin"] = HOME
    assert evening.moves == []
    assert evening.phones == before


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_keeps_browsers_quiet(phone: TestClient, path: str) -> None:
    """Nothing is stored, framed, guessed or told to other sites, on pages and on errors alike."""
    headers = phone.get(path).headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]


def test_pages_load_nothing_from_elsewhere(phone: TestClient, maria: TestClient) -> None:
    """Every file that a page loads comes from the kiosk, and no page has script or style in it."""
    for page in (phone.get(TICKET).text, maria.get("/me").text, phone.get("/sign-in").text):
        assert 'src="http' not in page
        assert 'rel="stylesheet" href="/look.css?v=' in page
        assert "style=" not in page
        assert "onclick" not in page


def test_a_first_load_is_small(phone: TestClient) -> None:
    """A ticket with everything it loads stays under 30 kB on a slow network."""
    loads = (TICKET, "/look.css", "/live.js", "/icon.svg")
    assert sum(len(phone.get(path).content) for path in loads) < 30_000


def test_a_long_body_is_refused(evening: Evening, phone: TestClient) -> None:
    """Whatever is longer than 4 kB is not read further."""
    assert phone.post("/sign-in", data={"code": "M" * 5000, "pin": PIN}).status_code == 413
    assert evening.failures == {}


def test_a_broken_form_is_refused(phone: TestClient) -> None:
    """A form that is not UTF-8 or has far too many fields gets a sentence."""
    kind = {"content-type": "application/x-www-form-urlencoded"}
    for body in (b"code=\xff\xfe", b"&".join(b"a=1" for _ in range(50))):
        assert phone.post("/sign-in", content=body, headers=kind).status_code == 400


@pytest.mark.parametrize(
    ("path", "plain"),
    [
        ("/B/K7qd/CANCEL", "/b/K7qd/cancel"),
        ("/P/SeCret", "/p/SeCret"),
        ("/ME/Bookings/3/No-Show", "/me/bookings/3/no-show"),
        ("/", "/"),
    ],
)
def test_only_fixed_words_are_put_in_lower_case(path: str, plain: str) -> None:
    """A code keeps its letters; the words around it may be written in any case."""
    assert fixed_words_lower(path) == plain


def test_guessing_codes_is_slowed_down(phone: TestClient) -> None:
    """Ten thousand guesses do not get ten thousand answers."""
    statuses = [phone.get(f"/b/{number:026}").status_code for number in range(60)]
    assert statuses[0] == 404
    assert statuses[-1] == 429


def test_the_right_code_is_never_slowed_down(phone: TestClient) -> None:
    """A student behind the same address as a guesser opens their ticket."""
    for number in range(60):
        phone.get(f"/b/{number:026}")
    assert [phone.get(TICKET).status_code for _ in range(60)] == [200] * 60


def test_guessing_is_forgiven_after_a_while(evening: Evening, phone: TestClient) -> None:
    """Who mistyped often may try again a minute later."""
    for number in range(60):
        phone.get(f"/b/{number:026}")
    evening.now = evening.now.replace(minute=evening.now.minute + 2)
    assert phone.get("/b/NO").status_code == 404


def test_codes_and_names_are_in_no_log(
    evening: Evening, phone: TestClient, maria: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    """A full evening leaves no code, secret, name or address in the log, but does leave the routes."""
    caplog.set_level(logging.DEBUG, logger="kiosk")
    for path in PAGES:
        phone.get(path)
    maria.post("/me/bookings/1/confirm")
    phone.post("/sign-in", data={"code": "MJQT7", "pin": "000000"})
    phone.request(f"X{CODES[1]}", TICKET)
    lines = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("kiosk"))
    assert "GET /b/{code} 200" in lines
    assert "POST /me/bookings/{id:number}/confirm 303" in lines
    for private in (CODES[1], SECRETS["D0001"], "MJQT7", "000000", "Ada", "testclient"):
        assert private not in lines


def app_with(evening: Evening, **instead: Any) -> TestClient:
    """Return a phone on an evening where some service misbehaves."""
    app = create_app(evening.services(**instead), secure=False, clock=evening.clock)
    return TestClient(app, base_url=HOME, headers={"Origin": HOME}, follow_redirects=False)


def raising(error: Exception) -> Any:
    """Return a service that always fails."""

    def fail(*_: object) -> None:
        raise error

    return fail


def test_a_database_that_is_away_is_a_sentence(evening: Evening) -> None:
    """While the database is away a phone is asked for a moment, and reads no address of a server."""
    answer = app_with(evening, open_ticket=raising(DatabaseUnavailable(place="postgresql://secret"))).get(TICKET)
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert "One moment, please" in answer.text
    assert "secret" not in answer.text


def test_what_is_away_for_a_moment_is_tried_again(evening: Evening) -> None:
    """A page that could not be shown loads itself again; a button that was pressed in vain leads back to its page."""
    away = DatabaseUnavailable(place="x")
    phone = app_with(evening, open_ticket=raising(away), recognise_phone=raising(away))
    page = phone.get(TICKET).text
    assert f'id="again" href="{TICKET}"' in page
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page
    pressed = phone.post(f"{TICKET}/cancel").text
    assert f'id="again" href="{TICKET}"' in pressed
    assert "refresh" not in pressed
    phone.cookies.set("kiosk_phone", "x")
    assert 'id="again" href="/me"' in phone.post("/me/bookings/1/confirm").text


@pytest.mark.parametrize("path", ["//evil.example/b", "/b/x//evil.example", "/b/javascript:alert(1)", "/nothing"])
def test_trying_again_leads_nowhere_else(path: str) -> None:
    """Whatever address brought somebody to a mishap, the button leads to a page of ours or is not there."""
    asked = Request({"type": "http", "method": "GET", "path": path, "headers": [], "server": ("kiosk.test", 80)})
    assert way_back(asked) == ""


def test_without_an_event_the_first_page_still_opens(evening: Evening) -> None:
    """Before the organizer has set anything up, the phone pages say that they are up."""
    phone = app_with(evening, show_event=raising(NoEvent()))
    assert phone.get("/").status_code == 200
    assert phone.get("/sign-in").status_code == 200
    assert phone.get(TICKET).status_code == 503


def test_a_mistake_of_the_program_is_a_sentence(evening: Evening, caplog: pytest.LogCaptureFixture) -> None:
    """An error that nobody foresaw shows no trace and leaves its kind and place in the log, never its words."""
    answer = app_with(evening, open_ticket=raising(ValueError("Ada Lovelace"))).get(TICKET)
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "ValueError" not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    logged = "\n".join(record.getMessage() for record in caplog.records)
    assert "ValueError in /b/{code}" in logged
    assert "Lovelace" not in logged


def test_health_names_the_process_without_the_database(evening: Evening) -> None:
    """A check learns that the pages are up and which process answered, whatever the database does."""
    app = create_app(evening.services(), secure=False, clock=evening.clock, instance_id="abc")
    said = TestClient(app, base_url=HOME).get("/healthz").json()
    assert (said["ok"], said["instance"]) == (True, "abc")
    assert said["version"]


def test_nothing_moves_without_a_post(evening: Evening, maria: TestClient) -> None:
    """A scanner on a signed-in phone that opens every address leaves the evening as it was."""
    phones = dict(evening.phones)
    for path in (*PAGES, *POSTS):
        maria.get(path)
        maria.head(path)
    assert evening.bookings[1].status is Status.REQUESTED
    assert evening.phones == phones
