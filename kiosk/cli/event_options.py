"""The options of `kiosk event set`, each with what it is for; what is not given stays as it was."""

from datetime import UTC, date, datetime, time
from typing import Annotated

import typer

from kiosk.booking.typed_times import read_date, read_time
from kiosk.people import Mode
from kiosk.texts import ENGLISH


def _date(typed: str) -> date:
    try:
        return read_date(typed, datetime.now(UTC).astimezone().date())
    except ValueError:
        raise typer.BadParameter(ENGLISH("cli.event.not_a_date", typed=typed)) from None


def _time(typed: str) -> time:
    try:
        return read_time(typed)
    except ValueError:
        raise typer.BadParameter(ENGLISH("cli.event.not_a_time", typed=typed)) from None


Name = Annotated[str | None, typer.Option(help="What the invitation calls it.")]
Date = Annotated[date | None, typer.Option(parser=_date, metavar="YYYY-MM-DD", help="Day it begins.")]
Starts = Annotated[time | None, typer.Option("--from", parser=_time, metavar="HH:MM", help="Doors open.")]
Ends = Annotated[
    time | None,
    typer.Option("--to", parser=_time, metavar="HH:MM", help="Doors close; at or before --from: the next day."),
]
TimeZone = Annotated[str | None, typer.Option(help="IANA name such as Europe/Madrid; this machine's by default.")]
SlotMinutes = Annotated[int | None, typer.Option(help="Length of an informational interview tonight.")]
Meets = Annotated[
    Mode | None, typer.Option(help="Meet tonight at a table, later on the days that people propose, or both.")
]
RequestMinutes = Annotated[int | None, typer.Option(help="An unanswered request for tonight lapses after this.")]
LaterMinutes = Annotated[int | None, typer.Option(help="Length of a meeting on another day, 20 to 30.")]
LaterDays = Annotated[int | None, typer.Option(help="An unanswered request for another day lapses after this.")]
Seats = Annotated[int | None, typer.Option(help="Students who share a slot tonight, 1 to 4.")]
Tables = Annotated[int | None, typer.Option(help="Numbered tables to give to professionals without one; 0 is none.")]
BaseUrl = Annotated[
    str | None, typer.Option(help="Address of the phone pages that codes and badges carry; '' is offline.")
]
Contact = Annotated[str | None, typer.Option(help="Who answers for the stored data; students see it.")]
KeepUnknown = Annotated[
    bool | None, typer.Option(help="Keep words that nobody understood for the report; they may be a name.")
]
RoomNames = Annotated[
    bool | None, typer.Option(help="Ask students whether their first name may stand on the room's screen.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what it would do; change nothing.")]
