"""`kiosk evening`: how a professional's evening stands, and what the desk changes for those without a phone."""

from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.cli.printed import print_json
from kiosk.people import Mode

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.people import NetworkingEvent
    from kiosk.services.answers import EveningStanding
    from kiosk.services.forms import EveningForm


Capacity = Annotated[
    int | None, typer.Option(min=0, max=999, help="Informational interviews at most; what is booked stays.")
]
Seats = Annotated[int | None, typer.Option(min=1, max=4, help="Students who share each free slot of tonight.")]


def evening(  # noqa: PLR0917 - the options of a command
    professional: Annotated[str, typer.Argument(metavar="PROFESSIONAL", help="Id on the roster, or full name.")],
    here: Annotated[bool | None, typer.Option("--here/--away", help="Present, or not (any more).")] = None,
    pause: Annotated[bool | None, typer.Option("--pause/--resume", help="No new requests for now.")] = None,
    leaving: Annotated[
        str | None, typer.Option(metavar="WHEN", help="No new booking ends after this: 20:00, 8pm, 8.")
    ] = None,
    staying: Annotated[bool, typer.Option("--staying", help="Takes --leaving back.")] = False,
    capacity: Capacity = None,
    as_roster: Annotated[bool, typer.Option("--as-roster", help="The roster's capacity again.")] = False,
    seats: Seats = None,
    mode: Annotated[Mode | None, typer.Option(help="Meets tonight, later on the days they propose, or both.")] = None,
    as_event: Annotated[bool, typer.Option("--as-event", help="The event's mode again.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show a professional's evening, and change what is named; nothing booked is touched."""
    from kiosk.booking.status import Party, Via
    from kiosk.bootstrap import open_kiosk
    from kiosk.services.forms import EveningForm
    from kiosk.services.identify_professional import identify_professional

    with open_kiosk() as kiosk:
        professional = identify_professional(kiosk.database, professional)
        event = kiosk.services.show_event()
        form = EveningForm(
            professional_id=professional,
            party=Party.ORGANIZER,
            via=Via.DESK,
            station=kiosk.settings.station,
            present=here,
            paused=pause,
            leaving_at=_leaving(leaving, event) if leaving else None,
            staying=staying,
            capacity=capacity,
            as_roster=as_roster,
            seats=seats,
            mode=mode,
            as_event=as_event,
        )
        standing = kiosk.services.change_evening(form) if _says(form) else kiosk.services.show_evening(professional)
    _print(standing, event, as_json)


def _leaving(typed: str, event: "NetworkingEvent") -> "datetime":
    """Return when somebody leaves; what is no time is wrong usage, whatever they offer."""
    from kiosk.booking.rules import read_slot_time
    from kiosk.errors import NoSuchSlot
    from kiosk.texts import ENGLISH

    try:
        return read_slot_time(typed, event)
    except NoSuchSlot:
        raise typer.BadParameter(ENGLISH("cli.evening.not_a_time", typed=typed), param_hint="--leaving") from None


def _says(form: "EveningForm") -> bool:
    """Tell whether anything is to change: what is none leaves what stands, a switch that is off does too."""
    switches = (form.staying, form.as_roster, form.as_event)
    values = (form.present, form.paused, form.leaving_at, form.capacity, form.seats, form.mode)
    return any(switches) or any(value is not None for value in values)


def _shape(standing: "EveningStanding") -> dict[str, object]:
    return {
        "id": standing.professional.id,
        "name": standing.professional.name,
        "present": standing.present,
        "paused": standing.paused,
        "leaving_at": standing.leaving_at.isoformat() if standing.leaving_at else None,
        "capacity": standing.capacity,
        "meetings": standing.meetings,
        "seats": standing.seats,
        "mode": standing.mode.value,
        "free": standing.free,
        "after_leaving": [one.reference for one in standing.after_leaving],
    }


def _print(standing: "EveningStanding", event: "NetworkingEvent", as_json: bool) -> None:
    from kiosk.booking.rules import slot_time
    from kiosk.texts import ENGLISH

    if as_json:
        print_json(_shape(standing))
        return
    texts = ENGLISH
    facts = [
        texts("cli.evening.here" if standing.present else "cli.evening.away"),
        texts("cli.evening.paused") if standing.paused else "",
        texts("cli.evening.leaving", time=slot_time(standing.leaving_at, event)) if standing.leaving_at else "",
        texts("cli.evening.capped", count=standing.meetings, cap=standing.capacity)
        if standing.capacity is not None
        else texts("cli.evening.uncapped", count=standing.meetings),
        texts("cli.evening.seats", seats=standing.seats) if standing.seats > 1 else "",
        texts(f"cli.evening.modes.{standing.mode.value}"),
        texts("cli.evening.free", count=standing.free),
    ]
    typer.echo(f"{standing.professional.name}: {', '.join(fact for fact in facts if fact)}.")
    for one in standing.after_leaving:
        words = {"reference": one.reference, "student": one.card.student, "time": slot_time(one.starts_at, event)}
        typer.echo(texts("cli.evening.promised", **words), err=True)
