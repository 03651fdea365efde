"""`kiosk book`: a booking without the screen, at the organizer's desk or from a script."""

from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.cli.printed import print_json

if TYPE_CHECKING:
    from kiosk.booking.booking import Booking
    from kiosk.bootstrap import Kiosk


def book(
    *,
    professional: Annotated[str, typer.Option(help="Their id, as kiosk roster list shows it, or their full name.")],
    slot: Annotated[str, typer.Option(metavar="WHEN", help="18:30 on the event's night, or a date and time.")],
    student: Annotated[str, typer.Option(help="The student's name.")],
    email: Annotated[str, typer.Option(help="The student's e-mail; it tells whose open bookings count.")] = "",
    question: Annotated[str, typer.Option(help="The one line they want to ask.")] = "",
    key: Annotated[
        str, typer.Option(help="Makes it safe to repeat: the same key is booked once; a repeat gets a new code.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the booking as JSON.")] = False,
) -> None:
    """Book a slot for a student and ask the professional at once."""
    from kiosk.booking.codes import new_booking_code, new_key
    from kiosk.booking.rules import read_slot_time
    from kiosk.booking.status import Via
    from kiosk.bootstrap import open_kiosk
    from kiosk.people import Visit
    from kiosk.services.forms import HoldForm
    from kiosk.services.identify_professional import identify_professional

    with open_kiosk() as kiosk:
        form = HoldForm(
            key=key or new_key(),
            code=new_booking_code(),
            professional_id=identify_professional(kiosk.database, professional),
            starts_at=read_slot_time(slot, kiosk.services.show_event()),
            visit=Visit(id=new_key(), name=student, email=email),
            question=question,
            station=kiosk.settings.station,
            via=Via.DESK,
        )
        booking = _requested(kiosk, kiosk.services.hold_slot(form))
        address = _address(kiosk, form.code, booking.reference)
        _print(kiosk, booking, address, as_json)


def _requested(kiosk: "Kiosk", booking: "Booking") -> "Booking":
    """Ask the professional, as Done does at the kiosk; a repeat finds it asked or answered already."""
    from kiosk.booking.status import Party, Status, Via

    if booking.status is not Status.HELD:
        return booking
    return kiosk.services.move_booking(
        booking.id, Status.REQUESTED, Party.ORGANIZER, Via.DESK, kiosk.settings.station
    )


def _address(kiosk: "Kiosk", code: str, reference: str) -> str:
    from kiosk.booking.payload import PayloadKind, choose_payload

    base_url = kiosk.settings.public_url or kiosk.services.show_event().base_url
    payload = choose_payload(code=code, reference=reference, base_url=base_url, reachable=bool(base_url))
    return payload.text if payload.kind is PayloadKind.ADDRESS else ""


def _print(kiosk: "Kiosk", booking: "Booking", address: str, as_json: bool) -> None:
    from kiosk.booking.records import booking_record
    from kiosk.booking.rules import slot_time
    from kiosk.texts import ENGLISH

    if as_json:
        print_json({**booking_record(booking), "address": address}, indent=None)
        return
    said = {
        "student": booking.card.student,
        "professional": booking.professional.name,
        "time": slot_time(booking.starts_at, kiosk.services.show_event()),
        "status": ENGLISH(f"cli.bookings.status.{booking.status.value}"),
    }
    typer.echo(booking.reference)
    if address:
        typer.echo(address)
    typer.echo(ENGLISH("cli.book.done", **said), err=True)
