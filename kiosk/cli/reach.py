"""`kiosk reach`: whether phones reach this kiosk, the address that codes carry, and the proof by a phone."""

import time
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.cli.printed import print_json
from kiosk.texts import ENGLISH

if TYPE_CHECKING:
    from kiosk.bootstrap import Kiosk

reach = typer.Typer(
    name="reach",
    help="See, choose and prove how phones reach the kiosk.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


@reach.command()
def show(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Show this machine's addresses, the one that codes carry, and whether it is proved."""
    from kiosk.bootstrap import open_kiosk
    from kiosk.cli.station import judge_of_reach
    from kiosk.web.addresses import list_addresses

    with open_kiosk() as kiosk:
        port, found = kiosk.settings.port, judge_of_reach(kiosk, kiosk.settings.port)()
    ending = f":{port}" if port else ""
    own = [(f"http://{each.ip}{ending}", each.interface) for each in list_addresses()]
    if as_json:
        known = [{"address": address, "interface": interface} for address, interface in own]
        shape = {"door": found.door.value, "open": found.is_open, "address": found.base_url, "addresses": known}
        print_json(shape)
        return
    typer.echo(ENGLISH(f"reach.says.{found.door.value}", address=found.base_url))
    typer.echo(ENGLISH("reach.command.addresses"))
    for address, interface in own:
        typer.echo(ENGLISH("reach.command.address", address=address, interface=interface))
    if not port:
        typer.echo(ENGLISH("reach.command.any_port"))


@reach.command()
def use(address: Annotated[str, typer.Argument(help="One of this machine's addresses, or a whole URL.")]) -> None:
    """Choose the address that codes and badges carry; it is remembered with the event."""
    from kiosk.bootstrap import open_kiosk
    from kiosk.errors import InvalidSetting
    from kiosk.services.forms import EventForm

    with open_kiosk() as kiosk:
        if "://" not in address and not kiosk.settings.port:
            raise InvalidSetting(setting="port", problem=ENGLISH("errors.InvalidSetting.any_port"))
        wanted = address if "://" in address else f"http://{address}:{kiosk.settings.port}"
        event = kiosk.services.set_event(EventForm(base_url=wanted))
    typer.echo(ENGLISH("reach.command.chosen", address=event.base_url), err=True)


@reach.command()
def scan(
    seconds: Annotated[int, typer.Option(min=1, help="How long to wait for the phone.")] = 300,
) -> None:
    """Show a code; the phone that scans it proves that phones reach the kiosk."""
    from kiosk.bootstrap import open_kiosk
    from kiosk.cli.station import base_address
    from kiosk.services.try_reach import PATH, fetches

    with open_kiosk() as kiosk:
        kiosk.services.show_event()
        base = base_address(kiosk, kiosk.settings.port)
        url = f"{base}{PATH}/{kiosk.services.begin_trial()}"
        if not fetches(url):
            typer.echo(ENGLISH("reach.command.silent", address=base), err=True)
            raise typer.Exit(1)
        _show_wifi(kiosk)
        typer.echo(_drawn(url))
        typer.echo(ENGLISH("reach.command.scan", address=url), err=True)
        typer.echo(ENGLISH("reach.command.waiting"), err=True)
        until = time.monotonic() + seconds
        before = kiosk.services.show_reach_proof(base)
        while kiosk.services.show_reach_proof(base) == before:
            if time.monotonic() >= until:
                typer.echo(ENGLISH("reach.command.nobody"), err=True)
                raise typer.Exit(1)
            time.sleep(1)
    typer.echo(ENGLISH("reach.command.proved", address=base))


def _show_wifi(kiosk: "Kiosk") -> None:
    """Show the code that joins the network of the guests, where the organizer has named one."""
    from kiosk.cli.station import extras

    wifi = extras(kiosk.settings).wifi
    if wifi is not None:
        typer.echo(_drawn(wifi.payload().text))
        typer.echo(ENGLISH("reach.command.wifi", network=wifi.name), err=True)


def _drawn(url: str) -> str:
    """Return the code for a terminal: black on white whatever its colours."""
    from kiosk.booking.qr import half_block_rows, make_code

    code = make_code(url)
    if code is None:
        return url
    return "\n".join(f"\x1b[30;107m{row}\x1b[0m" for row in half_block_rows(code))
