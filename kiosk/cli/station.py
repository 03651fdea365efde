"""What one station is told at its start: what codes and badges say, in which words, and how phones get here."""

from typing import TYPE_CHECKING, Final

from kiosk.errors import InvalidSetting, NoEvent
from kiosk.texts import ENGLISH, Texts, read_overrides

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.booking.payload import Extras, Payload
    from kiosk.booking.reach import Reach
    from kiosk.bootstrap import Kiosk
    from kiosk.services.prepare_demo import Demo
    from kiosk.services.try_reach import ReachCheck
    from kiosk.settings import Settings
    from kiosk.tui.options import KioskOptions
    from kiosk.web.reach_watch import ReachWatch

_FIRST_LOOK: Final = 1.0
"""Seconds that the very first code may wait for the first look at the network."""


def station_options(
    kiosk: "Kiosk", port: int, watch: "ReachWatch", line: "Callable[[Texts], str]", demo: "Demo | None" = None
) -> "KioskOptions":
    """Return what one station's screen is told at its start.

    Args:
        kiosk: settings and services.
        port: of the phone pages.
        watch: knows whether phones reach them.
        line: what the top line says of trouble.
        demo: what a demo shows besides.
    """
    from kiosk.tui.options import KioskOptions

    settings = kiosk.settings
    return KioskOptions(
        station=settings.station,
        idle_seconds=settings.idle_seconds,
        idle_warning_seconds=settings.idle_warning_seconds,
        theme=settings.theme,
        qr_mode=settings.qr_mode,
        demo_label=ENGLISH("cli.demo.label") if demo else "",
        demo_pin=demo.organizer_pin if demo else "",
        demo_hint=lambda id_, name, texts: play_hint(demo, id_, name, texts),
        code_address=lambda code, reference: code_payload(watch.wait(_FIRST_LOOK), code, reference),
        extras=extras(settings),
        phones_status=line,
        phone_addresses=lambda: phone_addresses(kiosk, port),
        badge_address=lambda: badge_address(kiosk, port),
    )


def reach_check(kiosk: "Kiosk", port: int) -> "Callable[[Reach], Reach]":
    """Return what judges again and again whether phones reach this station."""
    from kiosk.services.try_reach import judged_calmly

    check = judge_of_reach(kiosk, port)
    return lambda before: judged_calmly(check, before)


def judge_of_reach(kiosk: "Kiosk", port: int) -> "ReachCheck":
    """Return what knows how it stands between phones and this station."""
    from kiosk.bootstrap import utc_now
    from kiosk.services.try_reach import ReachCheck

    settings = kiosk.settings
    return ReachCheck(
        kiosk.database,
        utc_now,
        public_url=settings.public_url,
        assumed=settings.assume_reachable,
        likeliest=lambda: base_address(kiosk, port),
    )


def code_payload(reach: "Reach", code: str, reference: str) -> "Payload":
    """Return what a code says: the booking's address while phones reach it or may again, else the reference."""
    from kiosk.booking.payload import choose_payload

    return choose_payload(code=code, reference=reference, base_url=reach.base_url, reachable=reach.opens(code))


def extras(settings: "Settings") -> "Extras":
    """Return what the organizer wants in codes besides the booking itself."""
    from kiosk.booking.payload import Extras, Wifi

    wifi = Wifi(settings.wifi_name, settings.wifi_password) if settings.wifi_name else None
    return Extras(wifi, settings.prefill_booking_links)


def play_hint(demo: "Demo | None", professional_id: str, name: str, texts: Texts) -> str:
    """Return how somebody who tries the demo answers as the professional; empty on a real evening."""
    badge = demo.badge(professional_id) if demo else None
    if badge is None:
        return ""
    return texts("tui.demo.play", name=name, code=badge.personal_code, pin=badge.pin)


def phone_addresses(kiosk: "Kiosk", port: int) -> tuple[str, ...]:
    """Return addresses under which phones may reach this machine, the chosen one first, then the likeliest."""
    from kiosk.web.addresses import list_addresses

    own = [f"http://{each.ip}:{port}" for each in list_addresses()]
    return tuple(dict.fromkeys([base_address(kiosk, port), *own]))


def badge_address(kiosk: "Kiosk", port: int) -> str:
    """Return the address that badges carry; a link that no phone opens would only disappoint, so none by itself."""
    settings = kiosk.settings
    has_address = settings.public_url or kiosk.services.show_event().base_url or settings.assume_reachable
    return base_address(kiosk, port) if has_address else ""


def base_address(kiosk: "Kiosk", port: int) -> str:
    """Return the address that codes carry: the public one, the event's own, or this machine's likeliest."""
    if kiosk.settings.public_url:
        return kiosk.settings.public_url
    try:
        chosen = kiosk.services.show_event().base_url
    except NoEvent:
        chosen = ""
    if chosen:
        return chosen
    from kiosk.web.addresses import list_addresses

    return f"http://{list_addresses()[0].ip}:{port}"


def own_texts(settings: "Settings") -> Texts:
    """Return the sentences in the default language, the event's own words before the catalogue's.

    Raises:
        InvalidSetting: the file with the event's own words cannot be used.
    """
    from kiosk.services.name_interest import name_interest

    if settings.texts_file is None:
        return Texts(settings.language, interests=name_interest)
    try:
        return Texts(settings.language, read_overrides(settings.texts_file), name_interest)
    except ValueError as problem:
        raise InvalidSetting(setting="texts_file", problem=str(problem)) from None
