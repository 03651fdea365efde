"""`kiosk demo`: the whole kiosk on the shipped roster, in a database of its own that goes when the demo ends."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer


def demo(
    theme: Annotated[str | None, typer.Option(help="kiosk-dark, kiosk-light or kiosk-contrast.")] = None,
    port: Annotated[int | None, typer.Option(help="Port of the phone pages.")] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Line by line: for screen readers, serial consoles and TERM=dumb.")
    ] = False,
) -> None:
    """Try the whole kiosk: sixty invented professionals, an event that is always tonight, phone pages on."""
    from kiosk.bootstrap import open_kiosk, utc_now
    from kiosk.cli.doors import open_doors
    from kiosk.services.prepare_demo import prepare_demo
    from kiosk.settings import load
    from kiosk.tui.terminal import check_terminal

    if not plain:
        check_terminal()
    own = load(theme=theme, port=port)
    own.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(prefix="demo-", dir=own.data_dir) as folder:
        flags = own.model_dump() | {"data_dir": Path(folder), "database_url": "", "assume_reachable": True}
        with open_kiosk(**flags) as kiosk:
            open_doors(kiosk, prepare_demo(kiosk.services, utc_now), plain=plain)
