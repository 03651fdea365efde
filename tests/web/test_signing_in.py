"""Signing a professional's phone in and out."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from kiosk.web.app import create_app
from kiosk.web.devices import FROM_ALL, FROM_NEWCOMERS, FROM_ONE_ADDRESS, WINDOW, Devices
from tests.web.conftest import HOME, Browser
from tests.web.fakes import CODES, PIN, SECRETS, Evening

LINK = f"/p/{SECRETS['D0001']}"
GOOD = {"code": "MJQT7", "pin": PIN, "next": "/me"}


def test_opening_the_badge_link_signs_nobody_in(evening: Evening, phone: TestClient) -> None:
    """A preview of the link gets a page with one button and no cookie."""
    answer = phone.get(LINK)
    assert answer.status_code == 200
    assert "Sign this phone in" in answer.text
    assert "set-cookie" not in answer.headers
    assert evening.phones == {}


def test_one_tap_signs_the_phone_in(evening: Evening, phone: TestClient) -> None:
    """The button signs in and leads to the professional's page; the cookie is closed to scripts and other sites."""
    answer = phone.post(LINK)
    assert (answer.status_code, answer.headers["location"]) == (303, "/me")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert "Secure" not in cookie
    assert list(evening.phones.values()) == ["D0001"]
    assert phone.get("/me").status_code == 200


def test_over_https_the_cookie_stays_on_https(evening: Evening) -> None:
    """With a public https address the cookie is never sent over plain HTTP."""
    app = create_app(evening.services(), secure=True, clock=evening.clock)
    home = "https://kiosk.test"
    phone = TestClient(app, base_url=home, headers={"Origin": home}, follow_redirects=False)
    cookie = phone.post(LINK).headers["set-cookie"]
    assert cookie.startswith("__Host-kiosk_phone=")
    assert "Secure" in cookie


def test_a_wrong_link_says_what_to_do(phone: TestClient) -> None:
    """A renewed badge's old link leads to code and PIN."""
    answer = phone.post("/p/WRONG")
    assert answer.status_code == 404
    assert "personal code and PIN" in answer.text


def test_code_and_pin_sign_in_and_lead_back(phone: TestClient) -> None:
    """A professional who scanned a ticket and then signed in stands before Confirm."""
    back = f"/b/{CODES[1]}"
    assert f'href="/sign-in?next={back}"' in phone.get(back).text
    assert f'value="{back}"' in phone.get(f"/sign-in?next={back}").text
    answer = phone.post("/sign-in", data={**GOOD, "next": back})
    assert (answer.status_code, answer.headers["location"]) == (303, back)
    assert "A request for you" in phone.get(back).text


@pytest.mark.parametrize("back", ["https://evil.test", "//evil.test/b/A", "/b/A/../../x", "/b/A\r\nX: y"])
def test_signing_in_never_leads_elsewhere(phone: TestClient, back: str) -> None:
    """A forged way back ends on the professional's own page."""
    assert phone.post("/sign-in", data={**GOOD, "next": back}).headers["location"] == "/me"


def test_a_wrong_pin_says_so_beside_the_form(phone: TestClient) -> None:
    """The code stays typed, the PIN does not, and no hint says which was wrong."""
    answer = phone.post("/sign-in", data={**GOOD, "pin": "000000"})
    assert answer.status_code == 403
    assert 'value="MJQT7"' in answer.text
    assert "000000" not in answer.text
    assert "do not fit together" in answer.text


def test_five_wrong_pins_pause_that_phone_only(browser: Browser) -> None:
    """A guesser is paused; the professional's own phone behind the same address still signs in."""
    guesser, own = browser(), browser()
    for each in (guesser, own):
        each.get("/sign-in")
    tries = [guesser.post("/sign-in", data={**GOOD, "pin": "000000"}).status_code for _ in range(6)]
    assert tries == [403] * 5 + [429]
    assert own.post("/sign-in", data=GOOD).status_code == 303


def test_fresh_names_do_not_buy_more_guesses(evening: Evening, browser: Browser) -> None:
    """Ten thousand guesses are not had by asking for a new cookie each time, nor by making one up."""
    statuses = []
    for number in range(60):
        guesser = browser()
        if number % 2:
            guesser.get("/sign-in")
        else:
            guesser.cookies.set("kiosk_device", f"{number:032x}.{number:064x}")
        statuses.append(guesser.post("/sign-in", data={**GOOD, "pin": f"{number:06}"}).status_code)
    assert statuses[-30:] == [429] * 30
    assert sum(evening.failures.values()) < 25


def test_a_phone_that_is_signed_in_is_not_paused(maria: TestClient, browser: Browser) -> None:
    """While somebody guesses, the signed-in phone goes on."""
    guesser = browser()
    for _ in range(40):
        guesser.post("/sign-in", data={**GOOD, "pin": "000000"})
    assert maria.get("/me").status_code == 200


def test_signing_out_forgets_the_phone(evening: Evening, maria: TestClient) -> None:
    """After signing out the cookie is gone here and worthless elsewhere."""
    answer = maria.post("/sign-out")
    assert answer.headers["location"] == "/"
    assert evening.phones == {}
    assert maria.get("/me").status_code == 303


def test_a_revoked_phone_is_asked_again(evening: Evening, maria: TestClient) -> None:
    """A badge that was renewed signs its old phones out."""
    evening.phones.clear()
    assert maria.get("/me").headers["location"] == "/sign-in?next=/me"


def test_a_signed_in_phone_is_not_asked_again(maria: TestClient) -> None:
    """The sign-in page leads on at once."""
    assert maria.get("/sign-in?next=/me").headers["location"] == "/me"


def from_address(evening: Evening) -> Callable[[str], TestClient]:
    """Return a maker of phones with an address; all talk to the same pages."""
    app = create_app(evening.services(), secure=False, clock=evening.clock)

    def phone(ip: str) -> TestClient:
        return TestClient(app, base_url=HOME, headers={"Origin": HOME}, client=(ip, 40000), follow_redirects=False)

    return phone


def test_guesses_from_many_addresses_are_counted_together(evening: Evening) -> None:
    """With thousands of addresses no more than so many PINs are compared; link and signed-in phones go on."""
    phone = from_address(evening)
    maria = phone("192.0.2.1")
    maria.post(f"/p/{SECRETS['D0001']}")
    tries = [
        phone(f"198.51.{turn // 250}.{turn % 250}").post("/sign-in", data={**GOOD, "pin": "000000"}).status_code
        for turn in range(700)
    ]
    assert set(tries) == {403, 429}
    assert tries.count(403) <= FROM_ALL + 1
    assert phone("203.0.113.5").post("/sign-in", data=GOOD).status_code == 429
    assert maria.get("/me").status_code == 200
    assert phone("203.0.113.6").post(f"/p/{SECRETS['D0001']}").status_code == 303
    evening.now += WINDOW
    assert phone("203.0.113.5").post("/sign-in", data=GOOD).status_code == 303


def test_one_address_with_every_code_is_stopped_for_itself(evening: Evening) -> None:
    """Who tries all the public codes from one address pauses there, and nowhere else."""
    phone = from_address(evening)
    guesser = phone("192.0.2.2")
    tries = [
        guesser.post("/sign-in", data={"code": f"MJQ{turn:03}", "pin": "000000"}).status_code for turn in range(300)
    ]
    assert tries.count(403) <= FROM_ONE_ADDRESS + 1
    assert phone("192.0.2.3").post("/sign-in", data=GOOD).status_code == 303


def test_an_honest_crowd_behind_one_address_is_never_locked_out(evening: Evening) -> None:
    """Phones that share one address: eighty mistype their PIN once, sixty a ticket; all of them get in."""
    phone = from_address(evening)
    for number in range(150):
        own = phone("192.0.2.9")
        if number < 80:
            own.get("/sign-in")
            assert own.post("/sign-in", data={**GOOD, "pin": "482951"}).status_code in (403, 429)
            evening.failures.clear()  # the pause of one code is for that professional alone
        if number < 60:
            assert own.get("/b/MISTYPED").status_code in (404, 429)
        if number < 120:
            assert own.post("/sign-in", data=GOOD).status_code == 303, number
        assert own.get(f"/b/{CODES[1]}").status_code == 200, number


def test_a_prankster_keeps_no_honest_phone_out(evening: Evening) -> None:
    """After far too many wrong PINs from the room's address a phone that never failed signs in; others wait."""
    phone = from_address(evening)
    for turn in range(FROM_ONE_ADDRESS + 1):
        phone("192.0.2.9").post("/sign-in", data={**GOOD, "code": f"AAAA{turn}", "pin": "000000"})
        evening.failures.clear()
    honest, nameless = phone("192.0.2.9"), phone("192.0.2.9")
    assert nameless.post("/sign-in", data=GOOD).status_code == 429
    honest.get("/sign-in")
    assert honest.post("/sign-in", data=GOOD).status_code == 303
    clumsy = phone("192.0.2.9")
    clumsy.get("/sign-in")
    assert clumsy.post("/sign-in", data={**GOOD, "pin": "000000"}).status_code == 403
    evening.failures.clear()
    assert clumsy.post("/sign-in", data=GOOD).status_code == 429


def test_new_names_buy_no_more_than_their_own_number() -> None:
    """Whoever asks for a fresh name for every guess has a hundred more in the window, and then no more."""
    now = datetime(2026, 12, 3, 18, tzinfo=UTC)
    devices = Devices(lambda: now)
    for turn in range(FROM_ALL + 1):
        assert devices.begin_try("", f"198.51.100.{turn}")
    tries = [devices.begin_try(devices.new_cookie(), "192.0.2.9") for _ in range(FROM_NEWCOMERS + 50)]
    assert sum(each is not None for each in tries) == FROM_NEWCOMERS + 1


def test_tries_of_one_moment_are_counted_before_they_are_compared() -> None:
    """However many come at once, no more are compared than may be wrong; a right one is counted no more."""
    now = datetime(2026, 12, 3, 18, tzinfo=UTC)
    devices = Devices(lambda: now)
    under_way = [devices.begin_try("", "192.0.2.9") for _ in range(FROM_ONE_ADDRESS + 30)]
    begun = [each for each in under_way if each is not None]
    assert len(begun) == FROM_ONE_ADDRESS + 1
    begun[0].forgive()
    assert devices.begin_try("", "192.0.2.9")
    assert not devices.begin_try("", "192.0.2.9")
