from kiosk.booking.status import Party, Status, Via
from kiosk.matching.shortlist import Match, Shortlist
from kiosk.people import Reason, Stage
from kiosk.services.answers import FoundMatch, FoundMatches
from kiosk.services.change_evening import change_evening
from kiosk.services.forms import EveningForm
from kiosk.services.next_best import next_best
from tests.services.evening import PEOPLE, Evening, a_visit

SPORTS = Reason("sports", "sports", "specialties", "exact")
WORKS_AS = Reason("sports", "Publicist", "position", "related")


def offered(evening: Evening, booking: int, **reasons: Reason) -> str:
    """Return the id of who is offered next, out of those named and in their order; empty for nobody."""
    people = {one.id: one for one in PEOPLE}
    found = tuple(
        FoundMatch(Match(name, 50.0, "good", (reason,)), people[name], 9, None) for name, reason in reasons.items()
    )
    shortlist = Shortlist("sports", (), tuple(one.match for one in found), ())

    def find(_text: str, _stage: Stage | None, _limit: int, /) -> FoundMatches:
        return FoundMatches(shortlist, found)

    best = next_best(evening.database, evening.clock, find, booking)
    return best.found.professional.id if best else ""


def test_whoever_is_here_is_offered_before_whoever_may_not_have_come(evening: Evening) -> None:
    """For tonight: who is here, then who may come; nobody who let a request lapse and was not seen."""
    lost = evening.move(evening.hold("ana"), Status.DECLINED).id
    assert offered(evening, lost, bo=SPORTS, cy=SPORTS) == "bo"
    here = EveningForm(professional_id="cy", party=Party.ORGANIZER, via=Via.DESK, present=True)
    change_evening(evening.database, evening.clock, here)
    assert offered(evening, lost, bo=SPORTS, cy=SPORTS) == "cy"
    assert offered(evening, lost, bo=SPORTS) == "bo"
    other = evening.hold("bo", 30, a_visit("Katherine Johnson"))
    evening.move(other, Status.REQUESTED, Party.STUDENT, Via.KIOSK)
    evening.pass_minutes(30)
    lost = evening.move(evening.hold("ana", 60), Status.DECLINED).id
    assert offered(evening, lost, bo=SPORTS) == ""


def test_nobody_is_offered_for_a_position_that_was_not_asked_for(evening: Evening) -> None:
    """Their position says nothing of the interest; where positions were asked for it does."""
    lost = evening.move(evening.hold("ana"), Status.DECLINED).id
    assert offered(evening, lost, bo=WORKS_AS, cy=SPORTS) == "cy"
    assert offered(evening, lost, bo=WORKS_AS) == ""
    assert offered(evening, lost, bo=Reason("publicist", "Publicist", "position", "position")) == "bo"
