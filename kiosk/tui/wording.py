"""Sentences about people and times that the screens and the dialogue share. Plain strings; it draws nothing."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from rich.cells import cell_len, set_cell_size

from kiosk.booking.booking import Booking
from kiosk.booking.forgotten import is_forgotten
from kiosk.booking.leaving import had_to_leave
from kiosk.booking.rules import goes_now
from kiosk.booking.stations import Call, StationOrders
from kiosk.booking.status import UNANSWERED, Status
from kiosk.matching.shortlist import Shortlist
from kiosk.matching.words import fold
from kiosk.people import INTERESTS, Professional, Reason
from kiosk.services.answers import FoundMatch, FoundMatches, ProfessionalView
from kiosk.texts import Texts
from kiosk.tui.scene import Scene
from kiosk.tui.ways_on import WaysOn

"""Somebody has something to do by a certain time."""
_FEW: Final = 4
_FIRST: Final = 18
"""Columns of the longest word that stands for a name in a sentence."""
_CALL: Final = 60
"""Characters of a call, as of a message."""
_ALIKE: Final = frozenset({"synonym", "abbreviation", "related"})
STRENGTHS = {"strong": "●●●", "good": "●●○", "partial": "●○○"}


def first_name(person: Professional) -> str:
    """Return what to call a professional in a sentence; of a very long first word its beginning."""
    first = person.name if is_forgotten(person) else person.name.split(" ")[0]
    return first if cell_len(first) <= _FIRST else set_cell_size(first, _FIRST - 1).rstrip() + "…"


def call_words(call: Call, texts: Texts) -> str:
    """Return a call on one line of 80 columns beside the clock; of a long name the first word, or its beginning."""

    def said(name: str) -> str:
        return texts("tui.line.call", reference=call.reference, name=name)

    room = max(_CALL - len(said("")), 1)
    whole = next((name for name in (call.professional, call.professional.split(" ")[0]) if len(name) <= room), "")
    return said(whole or f"{call.professional[: room - 1]}…")


def order_words(orders: StationOrders, texts: Texts) -> str:
    """Return what a station tells everybody now: a call before the organizer's message, or nothing."""
    return call_words(orders.call, texts) if orders.call else orders.announcement


def strength_words(strength: str, texts: Texts) -> str:
    """Return how well somebody fits, as a mark and in words."""
    return f"{STRENGTHS.get(strength, STRENGTHS['partial'])} {texts(f'tui.strength.{strength}')}"


def place(booking: Booking, scene: Scene) -> str:
    """Return when and at which table a booking takes place."""
    key = "tui.code.where_table" if booking.table else "tui.code.where"
    return scene.texts(key, time=scene.moment(booking.starts_at), table=booking.table)


def taken_words(booking: Booking, scene: Scene) -> str:
    """Return that somebody else has a time that was given back, be it whoever was first in line."""
    name, time = first_name(booking.professional), scene.moment(booking.starts_at)
    return scene.texts("tui.undo.taken", name=name, time=time)


def times_title(starts: Iterable[datetime], scene: Scene) -> str:
    """Return what stands over free times, which are not all tonight's where meetings take place later."""
    days = any(scene.date(start) for start in starts)
    return scene.texts("tui.person.times_days" if days else "tui.person.times")


def no_times_words(view: ProfessionalView, others: bool, scene: Scene) -> str:
    """Return why somebody has no time to choose, and where to go on if there are others to see."""
    texts = scene.texts
    if not view.slots and scene.event is not None and scene.options.clock() >= scene.event.ends_at:
        return texts("tui.person.event_over")
    if view.free_slots:  # each of them is at a time that the student has booked
        said = texts("tui.person.clash", name=view.professional.name)
        return f"{said} {texts('tui.person.see_next')}" if others else said
    key = "paused" if view.paused else "no_times" if view.slots else "times_over"
    said = texts(f"tui.person.{key}", name=view.professional.name)
    return f"{said} {texts('tui.person.see_next')}" if others and not view.paused else said


def facts(person: Professional, texts: Texts) -> str:
    """Return the small facts on one line: years, city, languages, hires, mentors; empty where none is known."""
    parts = (
        texts.plural("tui.person.years", person.years) if person.years else "",
        person.city,
        ", ".join(person.languages),
        texts("tui.person.recruiter") if person.recruiter else "",
        texts("tui.person.mentoring") if person.mentoring else "",
    )
    return " · ".join(part for part in parts if part)


def found_words(answer: FoundMatches, texts: Texts) -> str:
    """Return the line over a shortlist: how many fit, or that it is everybody but those turned away.

    Where what is turned away has an opposite ("not agency"), those who fit that come first, as always.
    """
    if answer.shortlist.without and not answer.shortlist.interests:
        return texts("tui.interests.without", phrases=", ".join(map(texts.interest, answer.shortlist.without)))
    return texts.plural("tui.interests.found", len(answer.found))


def looking_around(shortlist: Shortlist | None, texts: Texts) -> str:
    """Return the line over the interests on offer, for who has no interest yet or names everybody's trade."""
    return texts("tui.interests.trade" if shortlist and shortlist.trade else "tui.interests.browse")


def work(found: FoundMatch, texts: Texts) -> str:
    """Return position and company on one line, whichever is known."""
    person = found.professional
    if person.position and person.company:
        return texts("tui.person.work", position=person.position, company=person.company)
    return person.position or person.company or texts("tui.person.no_work")


def work_lines(person: Professional) -> str:
    """Return position and company, each on its own line."""
    return "\n".join(part for part in (person.position, person.company) if part)


_MARKED: Final = {"recruiter": "tui.reason.hiring", "mentoring": "tui.person.mentoring"}
"""Columns of the roster that hold a yes, and what that means."""


def why(reasons: Sequence[Reason], texts: Texts, most: int = 2) -> str:
    """Return the best reasons, short, joined."""
    once = dict.fromkeys(reason_words(reason, texts) for reason in reasons)
    return " · ".join(list(once)[:most])


def reason_words(reason: Reason, texts: Texts) -> str:
    """Return one reason in a few words."""
    if reason.field in _MARKED:  # the roster says yes, and "yes" is no reason
        return texts(_MARKED[reason.field])
    matched = texts.interest(reason.matched) if reason.field in INTERESTS else reason.matched
    # What was taken from the list stands here as the vocabulary has it, and is read in the student's language.
    typed = texts.interest(reason.typed)
    # "Non-profit (nonprofit)" would only say it twice.
    says_it = reason.how in _ALIKE and any(_letters(one) in _letters(matched) for one in (reason.typed, typed))
    return texts(f"tui.reason.{'exact' if says_it else reason.how}", typed=typed, matched=matched)


def _letters(phrase: str) -> str:
    return "".join(letter for letter in fold(phrase) if letter.isalnum())


def misspelt(typed: str, meant: str) -> str:
    """Return the words of `typed` that are not in `meant`: a correction names no more than what it corrects."""
    right = set(meant.casefold().split())
    return " ".join(word for word in typed.split() if word.casefold() not in right) or typed


def free_times(found: FoundMatch, scene: Scene) -> str:
    """Return how many times are free and the next of them."""
    if found.next_free is None:
        return scene.texts("tui.free.none")
    time = scene.moment(found.next_free.starts_at)
    if few_left(found.left, found.free_slots):
        return scene.texts.plural("tui.left", found.left or 0, time=time)
    return scene.texts.plural("tui.free", found.free_slots, time=time)


def free_hours(view: ProfessionalView, scene: Scene) -> str:
    """Return every free time of somebody on one line, or that there are none."""
    free = [slot.starts_at for slot in view.slots if slot.free > 0 and not view.paused]
    return "  ".join(scene.moment(start) for start in free) or scene.texts("tui.free.none")


def few_left(left: int | None, free: int) -> bool:
    """Tell whether somebody gives so few more meetings that their free times alone would promise too much."""
    # At none left a seat beside somebody is still free: their time is all there is to say.
    return left is not None and 0 < left < min(free, _FEW)


def answer_detail(status: Status, on_phone: bool) -> str:
    """Return which detail of `tui.answer` holds: without a ticket on a phone, what is to come is at My booking."""
    return "detail_here" if status in UNANSWERED and not on_phone else "detail"


def kept_until(status: Status, booking: Booking, due_at: datetime | None, scene: Scene) -> str:
    """Return how long the student has, or the professional, where a booking stands like this; empty for no limit.

    Shortly before the start there is no time to wait: the student is told to go there.
    """
    if due_at is None or status not in UNANSWERED:
        return ""
    if goes_now(status, booking.starts_at, scene.options.clock()):
        return scene.texts("tui.code.countdown.now", where=place(booking, scene))
    time = scene.moment(due_at)
    if status is Status.HELD:  # minutes, and they run
        time = minutes_left(due_at, scene)
    return scene.texts(f"tui.code.countdown.{status.value}", time=time)


def where_it_stands(booking: Booking, scene: Scene, ways: WaysOn | None = None) -> str:
    """Return how a booking stands, as My booking says it; `ways` knows whether the first time can be kept."""
    now, first = scene.options.clock(), ways.first if ways is not None else None
    key, time = booking.status.value, scene.moment(booking.proposed_at) if booking.proposed_at else ""
    if had_to_leave(booking, now):
        key = "had-to-leave"
    elif booking.status is Status.COUNTERED and first is not None:
        key = "countered-first"
    elif booking.status is Status.HELD and booking.due_at:
        key, time = "turn", scene.hour(booking.due_at)
    elif goes_now(booking.status, booking.starts_at, now):
        key, time = "now", scene.moment(booking.starts_at)
    elif booking.status is Status.REQUESTED and booking.keeps_first:
        key, time = "kept", scene.moment(booking.starts_at)
    asked_first = scene.moment(first.starts_at) if first is not None else ""
    name = first_name(booking.professional)
    return scene.texts(f"tui.my_booking.status.{key}", name=name, time=time, first=asked_first)


def minutes_left(due_at: datetime, scene: Scene) -> str:
    """Return the time until then as minutes and seconds: `4:59`."""
    seconds = max(0, int((due_at - scene.options.clock()).total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02}"
