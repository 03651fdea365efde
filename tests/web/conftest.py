"""An evening and browsers on it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.testclient import TestClient

from kiosk.web.app import create_app
from kiosk.web.listening import listen, port_of
from kiosk.web.server import uvicorn_configuration
from tests.web.fakes import SECRETS, Evening, booking

Browser = Callable[[], TestClient]
HOME = "http://kiosk.test:8765"


@pytest.fixture
def evening() -> Evening:
    """Return an evening on which Ada asks María-José."""
    made = Evening()
    made.add(booking(1))
    return made


@pytest.fixture
def browser(evening: Evening) -> Browser:
    """Return a maker of phones on that evening: each has cookies of its own and posts like a browser."""
    app = create_app(evening.services(), secure=False, clock=evening.clock, instance_id="test")
    return lambda: TestClient(app, base_url=HOME, headers={"Origin": HOME}, follow_redirects=False)


@pytest.fixture
def phone(browser: Browser) -> TestClient:
    """Return a phone that nobody signed in."""
    return browser()


@pytest.fixture
def maria(browser: Browser) -> TestClient:
    """Return the phone of the professional who is asked, signed in."""
    signed_in = browser()
    assert signed_in.post(f"/p/{SECRETS['D0001']}").status_code == 303
    return signed_in


@pytest.fixture
def omar(browser: Browser) -> TestClient:
    """Return the phone of another professional, signed in."""
    signed_in = browser()
    assert signed_in.post(f"/p/{SECRETS['D0002']}").status_code == 303
    return signed_in


@contextmanager
def served(app: Starlette) -> Iterator[str]:
    """Serve pages on a real port; yield their address under a name that is not loopback's."""
    bound = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn_configuration(app))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    try:
        yield f"http://kiosk.test:{port_of(bound)}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def house(evening: Evening) -> Iterator[str]:
    """Serve the evening on a real port; return its address under a name that is not loopback's."""
    with served(create_app(evening.services(), secure=False, clock=evening.clock)) as house:
        yield house
