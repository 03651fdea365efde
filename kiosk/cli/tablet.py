"""`kiosk tablet`: the kiosk in a browser, for tablets: one process a tab, on loopback or a named address."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import socket

    from kiosk.bootstrap import Kiosk
    from kiosk.texts import Texts


def tablet(
    *,
    host: Annotated[str, typer.Option(help="Address of this machine; by default only itself.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes any free one.")] = 8770,
    name: Annotated[
        list[str] | None, typer.Option(metavar="HOST", help="Another name of it, behind a proxy. May be repeated.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=64, help="How many tabs may have a kiosk at once.")] = 8,
    tab: Annotated[bool, typer.Option("--tab", hidden=True)] = False,
    phones_port: Annotated[int, typer.Option(hidden=True)] = 0,
) -> None:
    """Show the kiosk in browsers, for tablets."""
    from kiosk.bootstrap import open_kiosk
    from kiosk.cli.doors import show_tab
    from kiosk.cli.run import ensure_set_up
    from kiosk.cli.station import own_texts
    from kiosk.cli.upkeep import keep_log

    with open_kiosk() as kiosk:
        if tab:
            show_tab(kiosk, phones_port)
            return
        ensure_set_up(kiosk)
        keep_log(kiosk.settings)
        serve_tabs(kiosk, own_texts(kiosk.settings), (host, *(name or ())), port, limit)


def serve_tabs(kiosk: "Kiosk", texts: "Texts", names: tuple[str, ...], port: int, limit: int) -> None:
    """Serve until somebody ends it, with the phone pages beside.

    Raises:
        ExtraMissing: textual-serve is not installed.
        InvalidSetting: every address at once was asked for, which is no address that a browser could be held to.
        PortBusy: another program listens there.
    """
    from kiosk.cli.doors import child_environment
    from kiosk.errors import ExtraMissing, InvalidSetting
    from kiosk.web.listening import listen
    from kiosk.web.process import PhonePages

    try:
        from kiosk.tui.tablet.server import TabletServer
    except ImportError as error:
        raise ExtraMissing(extra="tablet", purpose=texts("errors.purposes.tablet")) from error
    if names[0] in ("0.0.0.0", "::"):  # noqa: S104 - refused here
        raise InvalidSetting(setting="--host", problem=texts("errors.InvalidSetting.named_address"))
    settings = kiosk.settings
    with (
        listen(names[0], port) as bound,
        PhonePages(settings.host, settings.port, child_environment(settings), settings.data_dir) as pages,
    ):
        say_where(texts, bound, limit)
        command = (sys.executable, "-m", "kiosk", "tablet", "--tab", "--phones-port", str(pages.port))
        local = ("localhost", "127.0.0.1", "::1")
        TabletServer(command, (*names, *local), texts, limit).run(bound)
    typer.echo(texts("tablet.stopped"), err=True)


def say_where(texts: "Texts", bound: "socket.socket", limit: int) -> None:
    """Say what to open in a browser, and who could read along."""
    host, port = bound.getsockname()[:2]
    address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    typer.echo(texts("tablet.up", limit=limit, address=address), err=True)
    if not host.startswith("127.") and host != "::1":
        typer.echo(texts("tablet.plain"), err=True)
    typer.echo(texts("tablet.stop_hint"), err=True)
