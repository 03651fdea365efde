"""How a professional's phone becomes theirs: the secret link inside the badge, or a code and the PIN.

Opening the link changes nothing, since previews and scanners open links too; the button on it signs in.
"""

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.errors import NoEvent, SignInPaused, SignInRefused
from kiosk.people import NetworkingEvent
from kiosk.services.answers import SignedIn
from kiosk.web.devices import COOKIE as DEVICE_COOKIE
from kiosk.web.devices import WINDOW
from kiosk.web.guard import form_fields
from kiosk.web.mishaps import describe
from kiosk.web.site import Site, go
from kiosk.web.throttle import client_of

_RETURNS: Final = re.compile(r"/me|/b/[A-Za-z0-9]{1,64}")
_LONGEST: Final = 64


def safe_return(path: str) -> str:
    """Return where to go after signing in or answering: a page of ours that was named, else `/me`."""
    return path if _RETURNS.fullmatch(path) else "/me"


class SigningInPages:
    """Pages `/p/SECRET`, `/sign-in` and `/sign-out`."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._services = site.services

    def routes(self) -> list[Route]:
        """Return the routes of signing in and out."""
        return [
            Route("/p/{secret}", self.show_link),
            Route("/p/{secret}", self.use_link, methods=["POST"]),
            Route("/sign-in", self.show_form),
            Route("/sign-in", self.use_form, methods=["POST"]),
            Route("/sign-out", self.sign_out, methods=["POST"]),
        ]

    def show_link(self, request: Request) -> Response:
        """Show the one button of a badge's link. Nothing is looked up: every link looks the same."""
        return self._site.page("link.html", event=self._event(), secret=request.path_params["secret"])

    def use_link(self, request: Request) -> Response:
        """Sign this phone in by the secret of a badge."""
        try:
            signed_in = self._services.sign_in_phone(str(request.path_params["secret"])[:_LONGEST])
        except SignInRefused as error:
            refused = self._site.not_right(request, error)
            if refused is not error:
                raise refused from None
            return self._site.page("link_refused.html", status=404, event=self._event())
        return self._welcome(signed_in, "/me")

    def show_form(self, request: Request) -> Response:
        """Ask for a code and the PIN; a phone that is signed in goes on at once."""
        back = safe_return(request.query_params.get("next", ""))
        if self._site.professional(request):
            return go(back)
        response = self._form(back)
        if not self._site.devices.is_ours(request.cookies.get(DEVICE_COOKIE, "")):
            self._site.remember(response, DEVICE_COOKIE, self._site.devices.new_cookie())
        return response

    def use_form(self, request: Request) -> Response:
        """Sign this phone in by personal or badge code and PIN."""
        fields = form_fields(request)
        code, pin = fields.get("code", "")[:_LONGEST], fields.get("pin", "")[:_LONGEST]
        back = safe_return(fields.get("next", ""))
        try:
            return self._welcome(self._sign_in(request, code, pin), back)
        except (SignInRefused, SignInPaused) as error:
            return self._form(back, code, error)

    def _sign_in(self, request: Request, code: str, pin: str) -> SignedIn:
        """Compare the PIN where this phone and its address may still try."""
        devices, cookie = self._site.devices, request.cookies.get(DEVICE_COOKIE, "")
        client = client_of(request.client.host if request.client else None)
        tried = devices.begin_try(cookie, client)
        was_wrong = False
        try:
            if tried is None:
                raise SignInPaused(minutes=int(WINDOW.total_seconds()) // 60)
            return self._services.sign_in_with_pin(code, pin, devices.device(cookie, client), True)
        except (SignInRefused, SignInPaused) as error:
            was_wrong = isinstance(error, SignInRefused)  # a code that is paused was not compared
            devices.note_failure(cookie, client)
            raise
        finally:
            if tried is not None and not was_wrong:
                tried.forgive()

    def sign_out(self, request: Request) -> Response:
        """Forget this phone, here and in the database."""
        token = request.cookies.get(self._site.phone_cookie, "")
        if token:
            self._services.sign_out_phone(token)
        response = go("/")
        self._site.forget(response, self._site.phone_cookie)
        return response

    def _welcome(self, signed_in: SignedIn, back: str) -> Response:
        response = go(back)
        self._site.remember(response, self._site.phone_cookie, signed_in.phone_token)
        return response

    def _form(self, back: str, code: str = "", error: SignInRefused | SignInPaused | None = None) -> Response:
        mishap = describe(error, self._site.texts) if error else None
        status = mishap.status if mishap else 200
        response = self._site.page(
            "sign_in.html", status=status, event=self._event(), back=back, code=code, mishap=mishap
        )
        response.headers.update(mishap.headers if mishap else {})
        return response

    def _event(self) -> NetworkingEvent | None:
        try:
            return self._services.show_event()
        except NoEvent:
            return None
