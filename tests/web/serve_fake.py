"""A phone process on an evening in memory, for tests of its supervision: takes the options of `kiosk serve`."""

import argparse
import logging
import os
import socket
from pathlib import Path

from kiosk.web.app import create_app
from kiosk.web.server import serve
from tests.web.fakes import Evening, booking


def main() -> None:
    """Note the process number and serve."""
    options = argparse.ArgumentParser()
    options.add_argument("--fd", type=int)
    options.add_argument("--instance")
    options.add_argument("--lifeline", action="store_true")
    given = options.parse_args()
    logging.basicConfig(level="INFO")
    with Path(os.environ["NOTE_PID"]).open("a", encoding="utf-8") as notes:
        notes.write(f"{os.getpid()}\n")
    evening = Evening()
    evening.add(booking(1))
    app = create_app(evening.services(), secure=False, clock=evening.clock, instance_id=given.instance)
    serve(app, socket.socket(fileno=given.fd), sweep=lambda: 0, lifeline=given.lifeline)


if __name__ == "__main__":
    main()
