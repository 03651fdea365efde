"""What the desk says of a professional who was changed, on the screens and line by line. No screen."""

from kiosk.booking.booking import Booking
from kiosk.booking.forgotten import as_shown
from kiosk.booking.rules import slip
from kiosk.booking.status import Status
from kiosk.services.answers import EveningStanding, PersonEdit
from kiosk.services.edit_lines import beside_lines, edit_lines, meanwhile_lines
from kiosk.texts import Texts
from kiosk.tui.scene import Scene


def evening_said(standing: EveningStanding, texts: Texts, said: str = "") -> str:
    """Return how somebody's evening stands now; `said` names the sentence, empty is whether they are here."""
    name = said or ("paused" if standing.paused else "here" if standing.present else "away")
    name = "here_pausing" if name == "here" and standing.paused else name
    return texts(
        f"organizer.people.now.{name}",
        name=standing.professional.name,
        mode=texts(f"organizer.people.modes.{standing.mode}"),
        seats=texts.plural("organizer.people.seats", standing.seats),
        free=standing.free,
    )


def booking_line(booking: Booking, scene: Scene) -> str:
    """Return a booking in one line: when, who with whom, how it stands."""
    booking = as_shown(booking, scene.texts)
    status = scene.texts(f"organizer.bookings.status.{booking.status.value}")
    hour = scene.moment(booking.starts_at)
    return f"{hour} {booking.professional.name}, {booking.card.student}: {status}. {booking.reference}".rstrip()


def answer_question(booking: Booking, wanted: Status, scene: Scene) -> str:
    """Return what is asked before an answer that is easily a slip, or nothing."""
    name = slip(booking, wanted, scene.options.clock())
    if not name:
        return ""
    who = {"student": booking.card.short_name, "name": booking.professional.name}
    return scene.texts(f"organizer.bookings.sure.{name}", time=scene.moment(booking.starts_at), **who)


def time_question(booking: Booking, scene: Scene) -> str:
    """Return the question which other time of the professional's is proposed to the student."""
    who = {"student": booking.card.student, "name": booking.professional.name}
    return scene.texts("organizer.bookings.which_time", time=scene.moment(booking.starts_at), **who)


def edit_question(edit: PersonEdit, scene: Scene) -> str:
    """Return the question before somebody is changed who is promised to students."""
    zone = scene.event.time_zone if scene.event else "UTC"
    asked = scene.texts("organizer.person.question", name=edit.was.professional.name)
    return "\n".join([asked, *edit_lines(edit, scene.texts, zone)])


def edited(edit: PersonEdit, texts: Texts) -> str:
    """Return who was changed in what."""
    said = texts("organizer.person.changed", name=edit.professional.name, fields=_fields(edit, texts))
    return " ".join([said, *meanwhile_lines(edit, texts), *beside_lines(edit, texts)])


def taken_back(undone: PersonEdit, texts: Texts) -> str:
    """Return who is as before in what; `undone` is what taking it back did."""
    said = texts("organizer.person.undone", name=undone.professional.name, fields=_fields(undone, texts))
    return " ".join([said, *meanwhile_lines(undone, texts)])


def _fields(edit: PersonEdit, texts: Texts) -> str:
    return ", ".join(texts(f"organizer.person.fields.{one.field}") for one in edit.fields)
