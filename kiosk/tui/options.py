"""What the kiosk's screen is told at its start, besides the services. Frozen; it reads no setting by itself."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from kiosk.booking.payload import Extras, Payload, choose_payload
from kiosk.booking.qr_cells import AUTO
from kiosk.texts import ENGLISH, Texts


def offline_payload(code: str, reference: str) -> Payload:
    """Return what a code says while no phone is known to reach this machine: the reference alone."""
    return choose_payload(code=code, reference=reference, base_url="", reachable=False)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskOptions:
    """How one station shows the kiosk."""

    station: str = "kiosk-1"
    """Name of this machine among several kiosks."""
    idle_seconds: float = 90
    """Without a key or a touch for so long, the kiosk asks whether anybody is there."""
    idle_warning_seconds: int = 20
    """Length of that question; WCAG 2.2.1 asks for at least 20 seconds."""
    theme: str = "kiosk-dark"
    """kiosk-dark, kiosk-light or kiosk-contrast."""
    qr_mode: str = AUTO
    """How codes are drawn (`qr_cells.MODES`) by the settings; automatic leaves it to `kept_mode`."""
    kept_mode: Callable[[], str] = field(default=lambda: AUTO)
    """How codes are drawn here since the organizer scanned them on the test screen; must answer at once."""
    demo_label: str = ""
    """Shown on every screen of a demo; empty for a real evening."""
    demo_pin: str = ""
    """The organizer's PIN, shown only in a demo; empty for a real evening."""
    demo_hint: Callable[[str, str, Texts], str] = field(default=lambda _id, _name, _texts: "")
    """`Professional.id`, first name, language -> how to play that professional; says something in a demo only."""
    code_address: Callable[[str, str], Payload] = offline_payload
    """Booking code, reference -> what the QR code says."""
    extras: Extras = field(default_factory=Extras)
    """What stands in codes besides the booking: the network of the guests, names in booking links."""
    phones_status: Callable[[Texts], str] = field(default=lambda _: "")
    """One short text about the phone pages for the top line, in a language; must answer at once."""
    announcement: Callable[[], str] = field(default=lambda: "")
    """The organizer's message to all kiosks for the top line; must answer at once, empty for none."""
    phone_addresses: Callable[[], tuple[str, ...]] = field(default=lambda: ())
    """Addresses under which phones may reach this machine, likeliest first; asks the system, so not for the loop."""
    badge_address: Callable[[], str] = field(default=lambda: "")
    """The address that badges carry; empty where nobody named one."""
    own_texts: Texts = ENGLISH
    """The event's own language and words, whatever language a visit speaks: for what is printed."""
    clock: Callable[[], datetime] = _now
    """The time now, aware."""

    def drawing_mode(self) -> str:
        """Return how codes are drawn now: a setting beats what was kept."""
        return self.kept_mode() if self.qr_mode == AUTO else self.qr_mode
