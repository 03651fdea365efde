import re
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

from kiosk.booking.paper.report import Report, Sought, Tally, sum_up
from kiosk.booking.paper.report_page import render_report
from kiosk.booking.paper.tables import report_record, report_tables
from kiosk.booking.status import Party, Status
from kiosk.people import NetworkingEvent, Professional
from tests.services.evening import OPENS

EVENT = NetworkingEvent(
    id=1, name="<b>Night</b>", starts_at=OPENS, ends_at=OPENS + timedelta(hours=2), time_zone="Europe/Madrid"
)
PEOPLE = (Professional(id="a", name="<script>alert(1)</script>", company="=Faro"), Professional(id="b", name="Bo"))


def tally(minutes: int, status: Status, confirmed_after: float | None = None, **more: Any) -> Tally:
    """A booking of Ana's made so many minutes after the doors opened."""
    made = OPENS + timedelta(minutes=minutes)
    confirmed = made + timedelta(minutes=confirmed_after) if confirmed_after is not None else None
    facts: dict[str, Any] = {"professional": "a", "student": 1, "requested_at": made, "no_show_by": None}
    return Tally(status=status, created_at=made, confirmed_at=confirmed, **facts | more)


def report(*tallies: Tally, **more: Any) -> Report:
    """A report of these bookings."""
    facts: dict[str, Any] = {"people": PEOPLE, "offered": {"a": 8}, "sought": (), "unmet": (), "feedback": {}}
    return sum_up(EVENT, OPENS, tallies=tallies, **facts | more)


def test_an_evening_in_figures() -> None:
    """Students, agreement, no-shows, waits and quarters of an hour are counted as people would."""
    found = report(
        tally(0, Status.MET, 2),
        tally(31, Status.NO_SHOW, 4, no_show_by=Party.STUDENT),
        tally(32, Status.EXPIRED, student=2),
        tally(33, Status.CANCELLED, 12, student=3),
    )
    assert (found.students, found.bookings, found.agreed) == (3, 4, 3)
    assert (found.median_wait, found.wait_classes) == (4, (0, 2, 0, 1, 0))
    assert [(quarter.asked, quarter.agreed) for quarter in found.evening] == [(1, 1), (0, 0), (3, 2)]
    ana, bo = found.loads
    assert (ana.offered, ana.asked, ana.taken, ana.met, ana.no_shows, ana.unanswered) == (8, 4, 2, 1, 1, 1)
    assert found.without_request == (bo.professional,)


def test_a_booking_of_the_night_before_leaves_the_evening_readable() -> None:
    """One that was made to try things out a day ahead is a column beside those of the evening, not a desert away."""
    found = report(tally(-24 * 60, Status.CANCELLED), tally(0, Status.MET, 2), tally(40, Status.MET, 4))
    assert [(quarter.asked, quarter.agreed) for quarter in found.evening] == [(1, 0), (1, 1), (1, 1)]


def test_a_professional_who_did_not_come_is_not_drawn_as_not_marked() -> None:
    """Whose absence it was stands in the bar of the professional; nothing that was marked is called open."""
    found = report(tally(0, Status.NO_SHOW, 2, no_show_by=Party.PROFESSIONAL), tally(31, Status.MET, 4))
    ana = found.loads[0]
    assert (ana.taken, ana.met, ana.no_shows, ana.missed) == (2, 1, 0, 1)
    first = render_report(found).partition('"bar"')[2].partition("</svg>")[0]
    drawn = dict(re.findall(r'<rect class="([\w-]+)" [^>]*width="([\d.]+)"', first))
    assert (drawn["met"], drawn["missed"], drawn["open"]) == ("12.50", "12.50", "0.00")


class Seen(HTMLParser):
    """What a page would run or load."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag and what it would load."""
        self.tags.append(tag)
        self.loads += [value or "" for name, value in attrs if name in ("src", "href") or name.startswith("on")]


def test_the_page_runs_and_loads_nothing() -> None:
    """Names and interests with tags in them stay text, and the page asks for nothing from anywhere."""
    hostile = Sought("<img src=x onerror=alert(1)>", 3, ("<i>",))
    page = render_report(report(tally(0, Status.MET, 2), sought=(hostile,), unmet=(hostile,)))
    seen = Seen()
    seen.feed(page)
    assert seen.loads == []
    assert not {"script", "img", "i", "b", "link", "iframe"} & set(seen.tags)
    assert page.count("<svg") == page.count('role="img"')
    assert "url(" not in page


def test_what_nobody_covers_is_said_in_words_too() -> None:
    """On paper without colours both bars are grey: the row of what nobody here covers says it."""
    page = render_report(report(sought=(Sought("swans", 2), Sought("crisis", 1)), unmet=(Sought("swans", 2),)))
    assert "swans <small>nobody here covers it</small>" in page
    assert "crisis</th>" in page


def test_an_evening_without_bookings_is_a_page_too() -> None:
    """Nobody came: the page says so instead of breaking."""
    page = render_report(report(people=(), offered={}))
    assert "There were no bookings." in page
    assert "$" not in page


def test_tables_and_json_agree_with_the_report() -> None:
    """The same figures stand in the tables and in the JSON."""
    found = report(tally(0, Status.MET, 2), sought=(Sought("swans", 2),), unmet=(Sought("swans", 2, ("pets",)),))
    tables = report_tables(found)
    assert tables["interests.csv"].rows == [
        {"interest": "swans", "looked_for": 2, "covered": "no", "nearest": "pets"}
    ]
    assert report_record(found)["professionals"][0]["met"] == 1
    assert report_record(found)["statuses"]["met"] == 1
