"""What each side says afterwards: kept once a side, counted in the report, gone from everywhere else."""

from pathlib import Path

import pytest

from kiosk.booking.feedback import Verdict
from kiosk.booking.paper.report_page import render_report
from kiosk.booking.paper.tables import report_record
from kiosk.booking.status import Party, Status, Via
from kiosk.errors import WrongStatus
from kiosk.services.gather_report import gather_report
from kiosk.services.give_feedback import give_feedback, list_feedback, show_feedback
from tests.services.evening import Evening


def judged(evening: Evening, number: int, party: Party, verdict: Verdict) -> Status:
    """Say how a booking was and return where it stands now."""
    return give_feedback(evening.database, evening.clock, number, party, verdict, Via.PHONE).status


def test_both_sides_are_counted_and_the_first_word_settles_it(evening: Evening) -> None:
    """A second word replaces the own first one, never the other side's, and a meeting that was stays one."""
    held = [evening.hold("ana", 0), evening.hold("bo", 0)]
    for one in held:
        evening.move(one, Status.CONFIRMED)
    with pytest.raises(WrongStatus):
        judged(evening, held[0].id, Party.STUDENT, Verdict.USEFUL)
    evening.pass_minutes(40)
    assert judged(evening, held[0].id, Party.STUDENT, Verdict.USEFUL) is Status.MET
    assert judged(evening, held[0].id, Party.PROFESSIONAL, Verdict.NOT_HELD) is Status.MET
    assert judged(evening, held[0].id, Party.PROFESSIONAL, Verdict.NOT_USEFUL) is Status.MET
    assert judged(evening, held[1].id, Party.PROFESSIONAL, Verdict.NOT_HELD) is Status.NO_SHOW
    assert show_feedback(evening.database, held[0].id, Party.STUDENT) is Verdict.USEFUL
    assert list_feedback(evening.database, "ana") == {held[0].id: Verdict.NOT_USEFUL}
    report = gather_report(evening.database, evening.clock)
    assert report.feedback == {
        (Party.STUDENT, Verdict.USEFUL): 1,
        (Party.PROFESSIONAL, Verdict.NOT_USEFUL): 1,
        (Party.PROFESSIONAL, Verdict.NOT_HELD): 1,
    }
    assert report_record(report)["feedback"]["professional"] == {"useful": 0, "not-useful": 1, "not-held": 1}
    page = render_report(report)
    assert "How it was, said afterwards" in page
    assert "1 useful, 0 not useful, 0 did not happen" in page


def test_a_report_without_a_word_says_nothing_of_it(evening: Evening, tmp_path: Path) -> None:
    """Where nobody tapped there is no empty table."""
    assert "How it was" not in render_report(gather_report(evening.database, evening.clock))
