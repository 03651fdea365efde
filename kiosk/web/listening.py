"""The socket of the phone pages: bound before anything opens, so that a busy port is a sentence and not a silence."""

import os
import socket
from typing import Final

from kiosk.errors import PortBusy

_BACKLOG: Final = 512
"""Phones that may wait while the phone process starts again."""


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; port 0 takes any free one.

    Raises:
        PortBusy: another program listens there, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    # On POSIX this lets a kiosk that was just closed open again; on Windows it would let two share one port.
    option = socket.SO_REUSEADDR if os.name == "posix" else socket.SO_EXCLUSIVEADDRUSE  # type: ignore[attr-defined,unused-ignore]
    bound.setsockopt(socket.SOL_SOCKET, option, 1)
    try:
        bound.bind((host, port))
        bound.listen(_BACKLOG)
    except OSError:
        bound.close()
        raise PortBusy(host=host, port=port) from None
    return bound


def port_of(bound: socket.socket) -> int:
    """Return the port that a socket is bound to."""
    return int(bound.getsockname()[1])
