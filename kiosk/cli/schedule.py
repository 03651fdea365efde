"""`kiosk schedule`: the schedule on paper, for when phones or networks fail."""

from pathlib import Path
from typing import Annotated

import typer


def schedule(
    out: Annotated[Path, typer.Option(help="The page to write, HTML; print it from a browser.", dir_okay=False)],
) -> None:
    """Write the schedule to print: by professional and by table, with blank lines for free times."""
    from kiosk.booking.paper.schedule_page import render_schedule
    from kiosk.bootstrap import open_kiosk, utc_now
    from kiosk.services.gather_schedule import gather_schedule
    from kiosk.services.write_files import write_private
    from kiosk.texts import ENGLISH

    with open_kiosk() as kiosk:
        found = gather_schedule(kiosk.database, utc_now)
    write_private(out, render_schedule(found))
    typer.echo(ENGLISH("schedule.written", file=out), err=True)
