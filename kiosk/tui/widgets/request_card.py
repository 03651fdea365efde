"""The request card at the kiosk: who comes, when, what they want to ask, why the two were matched. Words only."""

from textual.content import Content

from kiosk.booking.booking import Booking
from kiosk.booking.status import ASKED, Status
from kiosk.people import OUTSIDE, Reason
from kiosk.texts import Texts
from kiosk.tui.scene import Scene


def request_card(booking: Booking, scene: Scene) -> Content:
    """Return the card of one booking as its professional reads it; text of people is never markup."""
    texts, card = scene.texts, booking.card
    about = [card.year, texts(f"web.stage.{card.stage.value}") if card.stage else ""]
    where = "tui.code.where_table" if booking.table else "tui.code.where"
    lines = [
        Content.styled(card.student, "bold $accent"),
        Content.styled(" · ".join(part for part in about if part), "$soft"),
        Content.styled(texts(where, time=scene.moment(booking.starts_at), table=booking.table), "bold $ink"),
        Content.styled(_status(booking, scene), "$soft"),
    ]
    if booking.status in ASKED and booking.keeps_first:
        lines.append(Content.styled(texts("web.evening.keeps_first", name=card.student), "bold $fresh"))
    if booking.status is Status.CONFIRMED and scene.options.clock() < booking.ends_at:
        # The screen is public: the address itself stands on the professional's own phone.
        reached = "tui.evening.reached" if card.email else "web.evening.no_address"
        lines.append(Content.styled(texts(reached, name=card.student, reference=booking.reference), "$ink"))
    if card.question:
        lines += [
            Content(""),
            Content.styled(texts("web.evening.wants"), "bold $soft"),
            Content.styled(card.question, "$ink"),
        ]
    if card.reasons:
        lines += [Content(""), Content.styled(texts("web.evening.why"), "bold $soft")]
        lines += [Content.styled(f"● {reason_to_professional(each, texts)}", "$fresh") for each in card.reasons]
    return Content("\n").join(lines)


def reason_to_professional(reason: Reason, texts: Texts) -> str:
    """Return why a student comes, as the professional reads it."""
    kind = OUTSIDE if reason.how == OUTSIDE else "reason"
    return texts(f"tui.evening.{kind}", typed=reason.typed, matched=reason.matched)


def _status(booking: Booking, scene: Scene) -> str:
    texts, kind = scene.texts, booking.status.value
    words = texts(f"web.meeting.{kind}.words")
    if booking.status in ASKED and booking.due_at:
        late = booking.due_at > booking.starts_at  # the student is on the way to the table
        key, moment = ("answer_now", booking.starts_at) if late else ("answer_by", booking.due_at)
        return f"{words} · {texts(f'web.evening.{key}', time=scene.moment(moment))}"
    return words
