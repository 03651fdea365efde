"""What every page is handed: the services, the clock, and what this process knows about phones."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kiosk.booking.booking import Booking
from kiosk.errors import KioskError, NoSuchBooking, SignInRefused
from kiosk.people import NetworkingEvent, Professional
from kiosk.services.bundle import Services
from kiosk.texts import ENGLISH, Texts
from kiosk.web.devices import Devices
from kiosk.web.languages import spoken
from kiosk.web.rendering import Live, Renderer
from kiosk.web.sightings import Sightings
from kiosk.web.throttle import Failures, client_of

_PHONE_COOKIE: Final = "kiosk_phone"
_REMEMBERED: Final = timedelta(days=30)
_HIGHEST: Final = 2**31 - 1
"""No booking has a higher number, and no database is asked for one that it cannot hold."""


@dataclass(frozen=True, slots=True)
class Site:
    """The phone pages of one process."""

    services: Services
    clock: Callable[[], datetime]
    """Aware UTC."""
    secure: bool
    """Whether phones come over https: cookies are then sent over nothing else."""
    instance_id: str
    """Names this process in `/healthz`, so that a check knows it reached the right one."""
    devices: Devices
    look_ups: Failures
    """Codes and secrets that were not right, by client address."""
    sightings: Sightings
    """Keeps the proof fresh that phones get here."""
    default_texts: Texts = ENGLISH
    """The event's own language, for browsers that prefer none that there is."""
    prefill: bool = False
    """A student's name may go into a professional's booking link."""
    renderer: Renderer = field(default_factory=Renderer)

    @classmethod
    def build(  # noqa: PLR0913 - what `create_app` was given
        cls,
        services: Services,
        clock: Callable[[], datetime],
        *,
        secure: bool,
        instance_id: str,
        texts: Texts = ENGLISH,
        prefill: bool = False,
    ) -> "Site":
        """Return a site with nothing counted yet."""
        look_ups = Failures(clock, allowed=30, within=timedelta(minutes=1))
        sightings = Sightings(services.note_phone, clock)
        return cls(services, clock, secure, instance_id, Devices(clock), look_ups, sightings, texts, prefill)

    @property
    def texts(self) -> Texts:
        """The sentences in the language of the request that is being answered."""
        return spoken(self.default_texts)

    def page(
        self,
        template: str,
        *,
        status: int = 200,
        live: Live | None = None,
        event: NetworkingEvent | None = None,
        **context: Any,
    ) -> Response:
        """Return a page within the frame that all share; `event` gives its name and the DEMO label."""
        return self.renderer.page(template, {"event": event, **context}, self.texts, status=status, live=live)

    def professional(self, request: Request) -> Professional | None:
        """Return the professional whose phone this is, if it is signed in."""
        token = request.cookies.get(self.phone_cookie, "")
        if not token:
            return None
        try:
            return self.services.recognise_phone(token)
        except SignInRefused:
            return None

    def theirs(self, request: Request, professional: Professional) -> Booking:
        """Return the booking that the address names, if it is this professional's.

        Raises:
            NoSuchBooking: there is none, or it is somebody else's, which nobody is told.
            HTTPException: too many such failures from this client.
        """
        number = int(request.path_params["id"])
        if number > _HIGHEST:
            raise self.not_right(request, NoSuchBooking())
        try:
            booking = self.services.show_booking(number)
        except NoSuchBooking as error:
            raise self.not_right(request, error) from None
        if booking.professional.id != professional.id:
            raise self.not_right(request, NoSuchBooking())
        return booking

    @property
    def phone_cookie(self) -> str:
        """The cookie of a signed-in phone; `__Host-` binds it to this host over https (RFC 6265bis)."""
        return f"__Host-{_PHONE_COOKIE}" if self.secure else _PHONE_COOKIE

    def remember(self, response: Response, name: str, value: str) -> None:
        """Set a cookie that scripts cannot read and that other sites' posts do not carry."""
        response.set_cookie(
            name,
            value,
            max_age=int(_REMEMBERED.total_seconds()),
            path="/",
            secure=self.secure,
            httponly=True,
            samesite="lax",
        )

    def forget(self, response: Response, name: str) -> None:
        """Take a cookie back."""
        response.delete_cookie(name, path="/", secure=self.secure, httponly=True, samesite="lax")

    def address(self, request: Request, path: str) -> str:
        """Return the full address of a path as the phone reached it."""
        scheme = "https" if self.secure else request.url.scheme
        return f"{scheme}://{request.headers.get('host', request.url.netloc)}{path}"

    def seen(self, request: Request) -> None:
        """Note that somebody got here who has a right code or cookie: a phone, if it is not this machine."""
        self.sightings.note(request.client.host if request.client else "", self.address(request, ""))

    def not_right(self, request: Request, error: KioskError) -> Exception:
        """Count a code or secret that was not right; return what to raise: the error, or a pause after too many.

        Only failures come here, so a phone with the right code is never paused, whoever shares its address.
        """
        client = client_of(request.client.host if request.client else None)
        self.look_ups.note(client)
        if self.look_ups.too_many(client):
            return HTTPException(429, headers={"Retry-After": str(self.look_ups.seconds)})
        return error


def go(path: str) -> Response:
    """Return the answer to a POST that was done: look there (303, RFC 9110 section 15.4.4)."""
    return RedirectResponse(path, status_code=303)
