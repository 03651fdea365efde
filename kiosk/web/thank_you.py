"""The beginning of an e-mail of thanks, as a `mailto:` address that the student's own mail program opens. Pure."""

from urllib.parse import quote

from kiosk.booking.booking import Booking
from kiosk.booking.status import Status
from kiosk.web.wording import Occasion


def thank_you(booking: Booking, occasion: Occasion) -> str:
    """Return a `mailto:` address (RFC 6068) with subject and a text that names what the two talked about.

    The professional's own address stands in it only after they have met, and only where the professional agreed
    that students see it; else the student fills it in.
    """
    texts = occasion.texts
    known = booking.status is Status.MET and booking.professional.share_contact
    to = quote(booking.professional.email, safe="@") if known else ""
    reasons = booking.card.reasons
    topic = (reasons[0].topic if reasons else "") or booking.professional.position
    lines = (
        texts("booking.thank_you.greeting", name=booking.professional.name),
        "",
        texts("booking.thank_you.thanks", event=occasion.event.name),
        *((texts("booking.thank_you.about", topic=topic),) if topic else ()),
        texts("booking.thank_you.learned"),
        "",
        texts("booking.thank_you.next"),
        "",
        texts("booking.thank_you.closing"),
        booking.card.student.partition(" ")[0],
    )
    subject = texts("booking.thank_you.subject", event=occasion.event.name)
    # Mail programs show `+` as it stands, and lines end with CRLF (RFC 6068 section 5).
    body = "\r\n".join(lines)
    return f"mailto:{to}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
