"""`kiosk bookings`: the organizer's view of all bookings, and the desk that answers for a professional."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.cli.bookings_printed import print_csv, print_one, print_records, print_steps, print_table
from kiosk.cli.printed import print_json

if TYPE_CHECKING:
    from kiosk.booking.booking import Booking
    from kiosk.booking.status import Status
    from kiosk.people import NetworkingEvent

bookings = typer.Typer(
    name="bookings",
    help="See, export and answer bookings.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


class Answer(StrEnum):
    """What the desk may say; each is a status."""

    CONFIRM = "confirm"
    DECLINE = "decline"
    CANCEL = "cancel"
    MET = "met"
    NO_SHOW = "no-show"


@bookings.command("list")
def show(
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, one array.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV with a header.")] = False,
) -> None:
    """List all bookings, earliest first."""
    found, event = _all()
    if as_json:
        print_records(found)
    elif as_csv:
        print_csv(found)
    else:
        print_table(found, event)


@bookings.command()
def export(
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV with a header (the default).")] = False,
    as_ics: Annotated[bool, typer.Option("--ics", help="One calendar of all bookings.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON, one array.")] = False,
) -> None:
    """Print all bookings for another program."""
    if as_csv + as_ics + as_json > 1:
        from kiosk.texts import ENGLISH

        raise typer.BadParameter(ENGLISH("cli.bookings.one_format"))
    found, event = _all()
    if as_ics:
        from kiosk.booking.calendar import event_calendar

        typer.echo(event_calendar(found, event), nl=False)
    elif as_json:
        print_records(found)
    else:
        print_csv(found)


def _all() -> tuple[Sequence["Booking"], "NetworkingEvent"]:
    from kiosk.bootstrap import open_kiosk

    with open_kiosk() as kiosk:
        return kiosk.services.list_bookings(), kiosk.services.show_event()


@bookings.command()
def answer(
    reference: Annotated[str, typer.Argument(metavar="REFERENCE", help="The booking's reference, such as K7QD-2M.")],
    said: Annotated[Answer, typer.Argument(metavar="ANSWER", help="confirm, decline, cancel, met or no-show.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the booking as JSON.")] = False,
) -> None:
    """Answer at the organizer's desk for somebody who has no phone at hand."""
    from kiosk.booking.status import Party, Via
    from kiosk.bootstrap import open_kiosk

    wanted = _wanted(said)
    with open_kiosk() as kiosk:
        known, event = kiosk.services.find_reference(reference), kiosk.services.show_event()
        if not yes:
            _ask_first(known, wanted, event)
        moved = kiosk.services.move_booking(known.id, wanted, Party.ORGANIZER, Via.DESK, kiosk.settings.station)
    print_one(moved, event, as_json)


def _wanted(said: Answer) -> "Status":
    from kiosk.booking.status import Status

    return {
        Answer.CONFIRM: Status.CONFIRMED,
        Answer.DECLINE: Status.DECLINED,
        Answer.CANCEL: Status.CANCELLED,
        Answer.MET: Status.MET,
        Answer.NO_SHOW: Status.NO_SHOW,
    }[said]


def _ask_first(booking: "Booking", wanted: "Status", event: "NetworkingEvent") -> None:
    """Ask a terminal before what is easily a slip; a program is told what it has done, and how to take it back."""
    from kiosk.booking.rules import slip, slot_time
    from kiosk.booking.status import Party, may_move
    from kiosk.bootstrap import utc_now
    from kiosk.texts import ENGLISH

    name = slip(booking, wanted, utc_now())
    if not name or not may_move(booking.status, wanted, Party.ORGANIZER):
        return
    who = {"student": booking.card.short_name, "name": booking.professional.name}
    question = ENGLISH(f"organizer.bookings.sure.{name}", time=slot_time(booking.starts_at, event), **who)
    if not sys.stdin.isatty():
        typer.echo(ENGLISH("cli.bookings.slip", question=question, reference=booking.reference), err=True)
    elif not typer.confirm(question, err=True):
        raise typer.Exit(1)


@bookings.command()
def propose(
    reference: Annotated[str, typer.Argument(metavar="REFERENCE", help="The booking's reference, such as K7QD-2M.")],
    when: Annotated[str, typer.Argument(metavar="WHEN", help="Start of another free slot, such as 19:15.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the booking as JSON.")] = False,
) -> None:
    """Propose another time for the professional, once; the student accepts or not."""
    from kiosk.booking.rules import read_slot_time
    from kiosk.booking.status import Party, Via
    from kiosk.bootstrap import open_kiosk

    with open_kiosk() as kiosk:
        known = kiosk.services.find_reference(reference)
        event = kiosk.services.show_event()
        moved = kiosk.services.counter_booking(
            known.id, read_slot_time(when, event), Party.ORGANIZER, Via.DESK, kiosk.settings.station
        )
    print_one(moved, event, as_json)


@bookings.command()
def undo(
    reference: Annotated[str, typer.Argument(metavar="REFERENCE", help="The booking's reference, such as K7QD-2M.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the booking as JSON.")] = False,
) -> None:
    """Take back what the desk said last, within a minute."""
    from kiosk.booking.status import Party, Via
    from kiosk.bootstrap import open_kiosk

    with open_kiosk() as kiosk:
        known = kiosk.services.find_reference(reference)
        moved = kiosk.services.take_back(known.id, Party.ORGANIZER, Via.DESK, kiosk.settings.station)
        event = kiosk.services.show_event()
    print_one(moved, event, as_json)


@bookings.command()
def wait(  # noqa: PLR0917 - the options of a command
    professional: Annotated[str, typer.Option(metavar="PROFESSIONAL", help="Who is full: id or full name.")],
    student: Annotated[str, typer.Option(metavar="NAME", help="Who waits.")],
    email: Annotated[str, typer.Option(help="Their address, optional.")] = "",
    question: Annotated[str, typer.Option(help="What they want to ask.")] = "",
    key: Annotated[str, typer.Option(help="Makes it safe to repeat: the same key waits once.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Let a student wait for a full professional; a freed slot is held for whoever is first, for five minutes."""
    from kiosk.booking.codes import new_booking_code, new_key
    from kiosk.booking.status import Via
    from kiosk.bootstrap import open_kiosk
    from kiosk.people import Visit
    from kiosk.services.forms import WaitForm
    from kiosk.services.identify_professional import identify_professional
    from kiosk.texts import ENGLISH

    with open_kiosk() as kiosk:
        place = kiosk.services.wait_in_line(
            WaitForm(
                key=key or new_key(),
                code=new_booking_code(),
                professional_id=identify_professional(kiosk.database, professional),
                visit=Visit(id=new_key(), name=student, email=email),
                question=question,
                station=kiosk.settings.station,
                via=Via.DESK,
            )
        )
    if as_json:
        found = {"reference": place.reference, "professional_id": place.professional.id, "position": place.position}
        print_json(found, indent=None)
        return
    typer.echo(place.reference)
    words = {"student": place.student, "name": place.professional.name, "position": place.position}
    typer.echo(ENGLISH("cli.bookings.waits", **words), err=True)


@bookings.command()
def history(
    reference: Annotated[str, typer.Argument(metavar="REFERENCE", help="The booking's reference, such as K7QD-2M.")],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, one array.")] = False,
) -> None:
    """Show every step of a booking: when, what, who, by which door."""
    from kiosk.bootstrap import open_kiosk

    with open_kiosk() as kiosk:
        steps = kiosk.services.list_history(kiosk.services.find_reference(reference).id)
        event = kiosk.services.show_event()
    print_steps(steps, event, as_json)
