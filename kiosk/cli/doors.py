"""Opening the doors: the phone pages in a process of their own, then the screen, and both taken down together.

Shared by `kiosk run` and `kiosk demo`, which differ in what stands in the database.
"""

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from kiosk import heap
from kiosk.cli.station import own_texts, reach_check, station_options
from kiosk.cli.top_line import clock_line, disk_line, phones_line, seconds_off
from kiosk.cli.upkeep import keep_log, keep_showing
from kiosk.errors import FileUnwritable, KioskError
from kiosk.texts import ENGLISH, Texts

if TYPE_CHECKING:
    from kiosk.bootstrap import Kiosk
    from kiosk.services.prepare_demo import Demo
    from kiosk.settings import Settings
    from kiosk.tui.options import KioskOptions


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
