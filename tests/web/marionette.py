"""Firefox as it comes, driven by its own remote protocol (Marionette, version 3): no driver program stands between.

One message is its length in bytes, a colon and JSON: `[0, id, command, parameters]` asks, `[1, id, error, result]`
answers. Only what an evening on a phone needs is here.
"""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import urlsplit

FIREFOX: Final = shutil.which("firefox-esr") or shutil.which("firefox")
PATIENCE: Final = 60.0
"""Seconds until something that has to appear on a page is missing; machines are shared."""
_ELEMENT: Final = "element-6066-11e4-a52e-4f735466cecf"
"""The key of an element in answers (W3C WebDriver, section 12)."""
_PREFERENCES: Final[dict[str, object]] = {
    "marionette.port": 0,
    # The kiosk's name has no name server here.
    "network.dns.localDomains": "kiosk.test",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "extensions.update.enabled": False,
    "services.settings.server": "",
    "intl.accept_languages": "en",
}


class Refused(AssertionError):
    """Firefox could not do what it was asked; while a page changes under it, it can a moment later."""


class Firefox:
    """One phone: a Firefox with an empty profile. Use it as a context manager."""

    def __init__(self, profile: Path, *, width: int = 390, scripts: bool = True, dark: bool = False) -> None:
        profile.mkdir(parents=True)
        looks = {"javascript.enabled": scripts, "ui.systemUsesDarkTheme": int(dark)}
        lines = (
            f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in (_PREFERENCES | looks).items()
        )
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        self._profile, self._width, self._asked = profile, width, 0

    def __enter__(self) -> Self:
        assert FIREFOX
        self._process = subprocess.Popen(
            [FIREFOX, "--headless", "--no-remote", "--marionette", "--profile", str(self._profile)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={"HOME": str(self._profile), "MOZ_CRASHREPORTER_DISABLE": "1", "PATH": "/usr/bin:/bin"},
        )
        try:
            self._connect()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(30)
        if hasattr(self, "_socket"):
            self._socket.close()

    def goto(self, address: str) -> None:
        """Open a page and wait until it is loaded."""
        self._ask("WebDriver:Navigate", url=address)

    def reload(self) -> None:
        """Load the page again."""
        self._ask("WebDriver:Refresh")

    @property
    def address(self) -> str:
        """Where the page is from."""
        return str(self._ask("WebDriver:GetCurrentURL")["value"])

    @property
    def source(self) -> str:
        """The page as HTML."""
        return str(self._ask("WebDriver:GetPageSource")["value"])

    @property
    def cookies(self) -> dict[str, str]:
        """What this phone remembers of the page's house."""
        found: Any = self._ask("WebDriver:GetCookies")
        return {each["name"]: each["value"] for each in found}

    def wait_for(self, css: str) -> str:
        """Wait until an element is on the page; return its name in the protocol."""
        return str(self._until(lambda: self._find(css), f"{css} is not on {self.address}"))

    def wait_for_path(self, path: str) -> None:
        """Wait until the page is the one at `path`."""
        self._until(lambda: urlsplit(self.address).path == path, f"{self.address} is not {path}")

    def wait_for_text(self, words: str) -> None:
        """Wait until the page says these words."""
        self._until(lambda: words in self.text("main"), f"{self.address} does not say {words}")

    def click(self, css: str) -> None:
        """Tap an element once Firefox can: not where it cannot be seen or something lies over it."""

        def tap() -> bool:
            self._ask("WebDriver:ElementClick", id=self.wait_for(css))
            return True

        self._until(tap, f"{css} cannot be tapped")

    def type(self, css: str, text: str) -> None:
        """Type into a field."""
        self._ask("WebDriver:ElementSendKeys", id=self.wait_for(css), text=text)

    def text(self, css: str) -> str:
        """Return what an element shows."""
        return str(self._ask("WebDriver:GetElementText", id=self.wait_for(css))["value"])

    def attribute(self, css: str, name: str) -> str:
        """Return an attribute of an element."""
        return str(self._ask("WebDriver:GetElementAttribute", id=self.wait_for(css), name=name)["value"])

    def run(self, script: str) -> Any:
        """Return what a script says of the page; Firefox runs it also where pages run none."""
        return self._ask("WebDriver:ExecuteScript", script=script, args=[])["value"]

    def _find(self, css: str) -> str:
        found: Any = self._ask("WebDriver:FindElements", using="css selector", value=css)
        return str(found[0][_ELEMENT]) if found else ""

    def _until(self, fact: Callable[[], Any], otherwise: str) -> Any:
        until = time.monotonic() + PATIENCE
        why = ""
        while time.monotonic() < until:
            try:
                if found := fact():
                    return found
            except Refused as refused:
                why = f" ({refused})"
            time.sleep(0.1)
        raise AssertionError(otherwise + why)

    def _connect(self) -> None:
        written = self._profile / "MarionetteActivePort"
        port = self._until(lambda: written.exists() and written.read_text(encoding="ascii"), "Firefox does not start")
        self._socket = socket.create_connection(("127.0.0.1", int(port)), timeout=PATIENCE)
        self._stream = self._socket.makefile("rb")
        assert self._read()["marionetteProtocol"] == 3
        self._ask("WebDriver:NewSession", capabilities={"alwaysMatch": {"pageLoadStrategy": "normal"}})
        self._ask("WebDriver:SetWindowRect", width=self._width, height=900)

    def _ask(self, command: str, **parameters: object) -> Any:
        self._asked += 1
        said = json.dumps([0, self._asked, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(said), said))
        _, number, error, result = self._read()
        assert number == self._asked
        if error:
            raise Refused(f"{command}: {error['error']}: {error['message']}")
        return result

    def _read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            letter = self._stream.read(1)
            assert letter, "Firefox has ended"
            length += letter
        return json.loads(self._stream.read(int(length[:-1])))
