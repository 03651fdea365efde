"""Under which addresses this machine can be reached, most likely first. It opens no port and sends no packet."""

import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address
from typing import Final

import ifaddr

# Bridges and tunnels that containers, virtual machines and VPNs make; phones are hardly ever behind them.
_VIRTUAL: Final = (
    "docker",
    "br-",
    "veth",
    "virbr",
    "vboxnet",
    "vmnet",
    "tun",
    "tap",
    "wg",
    "tailscale",
    "zt",
    "utun",
)


@dataclass(frozen=True, slots=True)
class Address:
    """An IPv4 address of this machine."""

    ip: str
    """Dotted, such as 192.168.1.20."""
    interface: str
    """The network interface as the system names it, such as wlan0."""


def list_addresses() -> tuple[Address, ...]:
    """Return this machine's IPv4 addresses, most likely to be reached by a phone first, loopback last."""
    found = [
        Address(str(ip.ip), str(adapter.nice_name))
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4
    ]
    return rank(found, _outgoing())


def rank(found: Iterable[Address], outgoing: str = "") -> tuple[Address, ...]:
    """Order addresses by how likely a phone reaches them; `outgoing` is the one that the default route uses."""
    return tuple(sorted(found, key=lambda address: (_unlikelihood(address, outgoing), IPv4Address(address.ip))))


def _unlikelihood(address: Address, outgoing: str) -> int:
    ip = IPv4Address(address.ip)
    if ip.is_loopback:
        return 5
    if ip.is_link_local:
        return 4
    if address.interface.casefold().startswith(_VIRTUAL):
        return 3
    if not ip.is_private:
        return 2
    return 0 if address.ip == outgoing else 1


def _outgoing() -> str:
    # Connecting a datagram socket sends nothing; it only asks the routing table (192.0.2.0/24 is RFC 5737's
    # documentation net, so it stands for "somewhere else").
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return ""
