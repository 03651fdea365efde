"""`kiosk serve`: the phone pages alone, for a host or as the second process that `kiosk run` starts."""

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Sequence

    from kiosk.bootstrap import Kiosk
    from kiosk.settings import Settings


def serve(
    *,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 takes any free one.")] = None,
    trusted_proxy: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ADDRESS", help="Address of a proxy whose X-Forwarded headers are believed. May be repeated."
        ),
    ] = None,
    fd: Annotated[int | None, typer.Option(hidden=True)] = None,
    instance: Annotated[str, typer.Option(hidden=True)] = "",
    lifeline: Annotated[bool, typer.Option("--lifeline", hidden=True)] = False,
) -> None:
    """Serve the phone pages alone."""
    import socket

    from kiosk.bootstrap import open_kiosk
    from kiosk.texts import ENGLISH
    from kiosk.web.listening import listen

    with open_kiosk(host=host, port=port) as kiosk:
        settings = kiosk.settings
        keep_log(settings)
        bound = listen(settings.host, settings.port) if fd is None else socket.socket(fileno=fd)
        if fd is None:
            say_where(settings, bound)
        _serve_on(kiosk, bound, instance, trusted_proxy or (), lifeline=lifeline)
    if fd is None:
        typer.echo(ENGLISH("web.serve.stopped"), err=True)


def _serve_on(
    kiosk: "Kiosk", bound: "socket.socket", instance: str, trusted_proxies: "Sequence[str]", *, lifeline: bool
) -> None:
    """Serve on a listening socket until somebody ends it; `instance` names this start to whoever watches it."""
    from kiosk.bootstrap import utc_now
    from kiosk.cli.station import own_texts
    from kiosk.web.app import create_app
    from kiosk.web.server import serve as serve_pages

    app = create_app(
        kiosk.services,
        secure=is_secure(kiosk),
        clock=utc_now,
        instance_id=instance,
        texts=own_texts(kiosk.settings),
        prefill=kiosk.settings.prefill_booking_links,
    )
    serve_pages(
        app,
        bound,
        sweep=kiosk.services.sweep,
        post=postman(kiosk),
        trusted_proxies=trusted_proxies,
        lifeline=lifeline,
    )


def postman(kiosk: "Kiosk") -> "Callable[[], int] | None":
    """Return what sends letters, where a mail server and a sender are configured."""
    settings = kiosk.settings
    if not settings.smtp_url or not settings.mail_from:
        return None
    from kiosk.bootstrap import utc_now
    from kiosk.cli.station import own_texts
    from kiosk.services.post_mail import Postbox, post_mail, smtp

    box = Postbox(settings.mail_from, smtp(settings.smtp_url), own_texts(settings))
    return lambda: post_mail(kiosk.database, utc_now, box)


def is_secure(kiosk: "Kiosk") -> bool:
    """Tell whether phones come over https: by the public address, else by the event's own."""
    from kiosk.errors import NoEvent

    address = kiosk.settings.public_url
    if not address:
        with suppress(NoEvent):
            address = kiosk.services.show_event().base_url
    return address.startswith("https://")


def keep_log(settings: "Settings") -> None:
    """Write the log to stderr, which `kiosk run` sends to a file."""
    import logging

    logging.basicConfig(
        level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s %(message)s", force=True
    )


def say_where(settings: "Settings", bound: "socket.socket") -> None:
    """Print under which addresses phones find the pages."""
    from kiosk.texts import ENGLISH
    from kiosk.web.addresses import list_addresses
    from kiosk.web.listening import port_of

    port = port_of(bound)
    if settings.host not in ("0.0.0.0", "::"):  # noqa: S104 - every address of this machine
        typer.echo(ENGLISH("web.serve.one", address=f"http://{settings.host}:{port}/"), err=True)
    else:
        typer.echo(ENGLISH("web.serve.listening"), err=True)
        for address in list_addresses():
            line = ENGLISH("web.serve.address", address=f"http://{address.ip}:{port}/", interface=address.interface)
            typer.echo(line, err=True)
    if settings.public_url:
        typer.echo(ENGLISH("web.serve.public", address=settings.public_url), err=True)
    typer.echo(ENGLISH("web.serve.stop_hint"), err=True)
