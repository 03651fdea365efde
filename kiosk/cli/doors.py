"""Opening the doors: the phone pages in a process of their own, then the screen, and both taken down together.

Shared by `kiosk run` and `kiosk demo`, which differ in what stands in the database.
"""

import gc
import logging
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from kiosk import heap
from kiosk.cli.upkeep import keep_log, keep_showing
from kiosk.errors import FileUnwritable, InvalidSetting, KioskError, NoEvent
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

log = logging.getLogger(__name__)

_FIRST_LOOK: Final = 1.0
"""Seconds that the very first code may wait for the first look at the network."""


def open_doors(kiosk: "Kiosk", demo: "Demo | None" = None, *, plain: bool = False, set_up: bool = False) -> None:
    """Show the kiosk until the organizer leaves it, on a full screen or, `plain`, line by line.

    With `set_up` the steps of the set-up come first, and the doors open only when somebody says so there.

    Raises:
        TerminalUnfit, PortBusy: before anything is shown.
        ScreenFails: the screen ended by mistakes of ours again and again.
    """
    heap.prepare()
    if not plain:
        from kiosk.tui.terminal import check_terminal

        check_terminal()
    keep_log(kiosk.settings)
    from kiosk.web.process import UP, PhonePages
    from kiosk.web.reach_watch import ReachWatch

    settings = kiosk.settings
    texts = own_texts(settings)
    off = seconds_off(kiosk)

    def trouble(texts: Texts, pages: PhonePages, watch: ReachWatch) -> str:
        lines = clock_line(texts, off) or disk_line(texts, settings.data_dir)
        return lines or phones_line(texts, pages.status, watch.reach)

    with (
        PhonePages(settings.host, settings.port, child_environment(settings), settings.data_dir) as pages,
        ReachWatch(reach_check(kiosk, pages.port), lambda: pages.status == UP) as watch,
    ):
        options = station_options(kiosk, pages.port, watch, lambda texts: trouble(texts, pages, watch), demo)
        if set_up and not is_set_up(kiosk, options, texts):
            return
        with suppress(FileUnwritable):  # the doors open all the same
            kiosk.services.note_opened()
        _show(kiosk, options, texts, plain=plain)
        if demo is None:
            tell_what_is_left(kiosk, texts)
        gc.freeze()  # all of it goes with the process; a last look for garbage in it would only hold up the end


def tell_what_is_left(kiosk: "Kiosk", texts: Texts) -> None:
    """Say on the terminal, once the organizer closed the kiosk, where the report is and what may be done now."""
    from kiosk.services.written_pages import BADGES, REPORT, list_pages
    from kiosk.tui.closing import retention_day

    def words(name: str, **values: object) -> str:
        return texts(f"organizer.close.after.{name}", **values)

    folder = kiosk.settings.data_dir
    reports, badges = list_pages(folder, REPORT), list_pages(folder, BADGES)
    lines = [words("closed"), words("report", file=reports[-1]) if reports else words("no_report")]
    if badges:
        lines.append(words("badges", files=", ".join(map(str, badges))))
    with suppress(KioskError):  # a database that went away has said so
        lines.append(words("data", day=retention_day(kiosk.services.show_event(), texts)))
    typer.echo("\n".join(lines), err=True)


def _show(kiosk: "Kiosk", options: "KioskOptions", texts: Texts, *, plain: bool) -> None:
    if plain:
        from kiosk.tui.plain.dialogue import run_plain

        run_plain(kiosk.services, options, texts)
    else:
        from kiosk.tui.app import KioskApp

        keep_showing(lambda: KioskApp(kiosk.services, options, texts))


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
        phone_addresses=lambda: phone_addresses(settings, kiosk, port),
        badge_address=lambda: badge_address(settings, kiosk, port),
    )


def show_tab(kiosk: "Kiosk", phones_port: int) -> None:
    """Show the kiosk in one tab of a browser; the phone pages belong to the process that serves the tabs."""
    heap.prepare()
    keep_log(kiosk.settings)
    from kiosk.tui.app import KioskApp
    from kiosk.web.process import UP
    from kiosk.web.reach_watch import ReachWatch

    with ReachWatch(reach_check(kiosk, phones_port), lambda: True) as watch:
        options = station_options(kiosk, phones_port, watch, lambda texts: phones_line(texts, UP, watch.reach))
        app = KioskApp(kiosk.services, options, own_texts(kiosk.settings))
        app.run()
    if app.return_code:
        app.hand_on()
        raise SystemExit(app.return_code)  # the page opens another one, and none after the organizer closed it


def is_set_up(kiosk: "Kiosk", options: "KioskOptions", texts: Texts) -> bool:
    """Show the steps of the set-up; tell whether the doors are to open."""
    from kiosk.tui.organizer.set_up_app import SetUpApp

    opens = keep_showing(
        lambda: SetUpApp(kiosk.services, options, texts, asks_pin=kiosk.services.show_set_up().has_pin)
    )
    if not opens:
        typer.echo(ENGLISH("cli.run.set_up_left"), err=True)
    return bool(opens)


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
        likeliest=lambda: base_address(settings, kiosk, port),
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


def phones_line(texts: Texts, pages: str, reach: "Reach") -> str:
    """Return what the top line says about phones: trouble of the pages first, else how phones get here."""
    return texts(f"tui.phones.{pages}") or texts(f"reach.line.{reach.door.value}")


def clock_line(texts: Texts, off: int) -> str:
    """Return what the top line says of a clock that is so many seconds off; empty when it is not."""
    return texts("tui.clock.off", seconds=off) if off else ""


def disk_line(texts: Texts, folder: Path) -> str:
    """Return what the top line says of a disk that is almost full; empty while there is room."""
    from kiosk.services.examine_machine import FULL_BYTES

    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return ""
    return texts("tui.disk.full") if free < FULL_BYTES else ""


def seconds_off(kiosk: "Kiosk") -> int:
    """Return by how many seconds this machine's clock differs from the server's; 0 when that is tolerable."""
    from kiosk.bootstrap import utc_now
    from kiosk.services.compare_clocks import check_clocks, clock_gap
    from kiosk.services.finding import State

    gap = clock_gap(kiosk.database, utc_now)
    found = check_clocks(gap)
    if found.state is State.OK:
        return 0
    log.warning("%s", found.message())
    return round(abs(gap).total_seconds())


def phone_addresses(settings: "Settings", kiosk: "Kiosk", port: int) -> tuple[str, ...]:
    """Return addresses under which phones may reach this machine, the chosen one first, then the likeliest."""
    from kiosk.web.addresses import list_addresses

    own = [f"http://{each.ip}:{port}" for each in list_addresses()]
    return tuple(dict.fromkeys([base_address(settings, kiosk, port), *own]))


def badge_address(settings: "Settings", kiosk: "Kiosk", port: int) -> str:
    """Return the address that badges carry; a link that no phone opens would only disappoint, so none by itself."""
    has_address = settings.public_url or kiosk.services.show_event().base_url or settings.assume_reachable
    return base_address(settings, kiosk, port) if has_address else ""


def play_hint(demo: "Demo | None", professional_id: str, name: str, texts: Texts) -> str:
    """Return how somebody who tries the demo answers as the professional; empty on a real evening."""
    badge = demo.badge(professional_id) if demo else None
    if badge is None:
        return ""
    return texts("tui.demo.play", name=name, code=badge.personal_code, pin=badge.pin)


def base_address(settings: "Settings", kiosk: "Kiosk", port: int) -> str:
    """Return the address that codes carry: the public one, the event's own, or this machine's likeliest."""
    if settings.public_url:
        return settings.public_url
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


def child_environment(settings: "Settings") -> dict[str, str]:
    """Return the settings that the phone process needs, as variables: flags of this process do not reach it."""
    return {
        "KIOSK_DATA_DIR": str(settings.data_dir),
        "KIOSK_DATABASE_URL": settings.database_url,
        "KIOSK_PUBLIC_URL": settings.public_url,
        "KIOSK_STATION": settings.station,
        "KIOSK_LANGUAGE": settings.language,
        **({"KIOSK_TEXTS_FILE": str(settings.texts_file.resolve())} if settings.texts_file else {}),
        "KIOSK_PREFILL_BOOKING_LINKS": str(settings.prefill_booking_links),
        "KIOSK_SMTP_URL": settings.smtp_url,
        "KIOSK_MAIL_FROM": settings.mail_from,
        "KIOSK_LOG_LEVEL": settings.log_level,
    }
