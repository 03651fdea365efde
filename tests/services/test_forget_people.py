from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.forgotten import Known
from kiosk.booking.status import Status
from kiosk.database import events, invariants, visits
from kiosk.database.models import Base
from kiosk.database.purging import Stripped
from kiosk.errors import NobodyToForget, NoSuchBooking, NoSuchProfessional
from kiosk.matching.shortlist import Shortlist, UnderstoodInterest
from kiosk.people import Professional, RequestCard
from kiosk.services.change_professional import change_professional, show_entry
from kiosk.services.check_data import check_data
from kiosk.services.compare_clocks import watch_jumps
from kiosk.services.find_booking import find_my_booking, open_ticket
from kiosk.services.forget_people import find_whom_to_forget, forget, purge, purge_by_itself, purge_overdue
from kiosk.services.forms import EventForm, HoldForm, WaitForm
from kiosk.services.gather_report import gather_report
from kiosk.services.hold_slot import hold_slot
from kiosk.services.import_roster import import_roster
from kiosk.services.keep_house import keep_house
from kiosk.services.keep_notes import keep_note
from kiosk.services.list_bookings import list_bookings
from kiosk.services.list_professionals import list_professionals
from kiosk.services.make_badges import make_badges
from kiosk.services.record_query import record_query
from kiosk.services.set_event import set_event
from kiosk.services.wait_in_line import wait_in_line
from kiosk.services.watch_stations import announce, report_station
from tests.services.evening import PEOPLE, Evening, a_visit

SECRETS = (b"Zebedee", b"Quillfeather", b"zq@example.org", b"How did the swan story end")


def ask(evening: Evening) -> None:
    """A student books, with everything that a student may say."""
    visit = a_visit("Zebedee Quillfeather", email="zq@example.org", year="Quillfeather year")
    booked = evening.hold(visit=visit, question="How did the swan story end?")
    evening.move(booked, Status.CONFIRMED)
    understood = UnderstoodInterest("swans", "animal welfare", "exact")
    record_query(evening.database, evening.clock, Shortlist("swans", (understood,), (), ("swans",)))


def test_a_purge_leaves_counts_and_no_trace(evening: Evening) -> None:
    """After a purge no name, address, question or code is left, in the file itself neither, and the counts stand."""
    ask(evening)
    stand_in_line(evening)
    form = evening.form("bo")
    receipt_before = purge(evening.database, evening.clock, dry_run=True)
    assert opens_ticket(evening, form)
    receipt = purge(evening.database, evening.clock)
    assert receipt_before.gone.students == 2
    assert receipt.gone == Stripped(students=3, visits=4, bookings=3, waits=1, questions=2)
    assert (receipt.cancelled, receipt.kept) == (3, {"cancelled": 3})
    assert (receipt.times, receipt.interests) == (1, 1)
    cards = {one.card for one in list_bookings(evening.database, evening.clock)}
    assert cards == {RequestCard(student="")}
    with pytest.raises(NoSuchBooking):
        open_ticket(evening.database, evening.clock, form.code)
    assert evening.database.read(invariants.broken) == {}
    check_data(evening.database)
    if evening.database.file:
        left = b"".join(file.read_bytes() for file in Path(evening.database.file).parent.iterdir())
        assert not [secret for secret in SECRETS if secret in left]


def test_messages_that_name_somebody_go_with_them(evening: Evening) -> None:
    """A message with the name or the reference of whoever is forgotten is empty after it; another one stays."""
    import_roster(evening.database, evening.clock, [*PEOPLE, ZOE], False, False)
    booked = evening.hold(visit=a_visit("Zebedee Quillfeather"))
    for words in ("Last bookings at 20:30", f"{booked.reference.lower()}: come", "ZEBEDEE QUILLFEATHER: come"):
        announce(evening.database, evening.clock, words)
    assert forget(evening.database, evening.clock, booked.reference).messages == 2
    announce(evening.database, evening.clock, "Ask Zoe Umbrage!")
    assert forget(evening.database, evening.clock, "zoe@umbrage.example").messages == 1
    assert report_station(evening.database, evening.clock, "door").announcement == ""
    assert purge(evening.database, evening.clock).messages == 4
    if evening.database.file:
        left = b"".join(file.read_bytes() for file in Path(evening.database.file).parent.iterdir())
        assert b"Last bookings" not in left


def test_messages_are_overdue_too(evening: Evening) -> None:
    """They go by themselves after the retention date, even where nobody booked, and only once."""
    announce(evening.database, evening.clock, "Zebedee, come to the desk")
    evening.now += timedelta(days=31)
    receipt = purge_overdue(evening.database, evening.clock)
    assert receipt is not None
    assert receipt.messages == 1
    assert purge_overdue(evening.database, evening.clock) is None


def look_for_a_name(evening: Evening) -> None:
    """Somebody types a name that nobody here has, where the organizer keeps such words."""
    set_event(evening.database, evening.clock, EventForm(keep_unknown=True))
    sought = UnderstoodInterest("swans", "animal welfare", "exact")
    shortlist = Shortlist("swans, zebedee quillfeather", (sought,), (), ("swans", "zebedee quillfeather"))
    record_query(evening.database, evening.clock, shortlist)


def test_words_that_may_be_a_name_go_with_a_purge(evening: Evening) -> None:
    """What nobody understood is in the report until the purge and nowhere after it; understood interests stay."""
    look_for_a_name(evening)
    before = [one.phrase for one in gather_report(evening.database, evening.clock).sought]
    assert before == ["animal welfare", "zebedee quillfeather"]
    assert purge(evening.database, evening.clock, dry_run=True).words == 1
    receipt = purge(evening.database, evening.clock)
    assert (receipt.words, receipt.interests) == (1, 1)
    assert [one.phrase for one in gather_report(evening.database, evening.clock).sought] == ["animal welfare"]
    if evening.database.file:
        left = b"".join(file.read_bytes() for file in Path(evening.database.file).parent.iterdir())
        assert b"quillfeather" not in left


def test_words_that_may_be_a_name_are_overdue_too(evening: Evening) -> None:
    """They go by themselves after the retention date, even where nobody booked, and only once."""
    look_for_a_name(evening)
    assert purge_overdue(evening.database, evening.clock) is None
    evening.now += timedelta(days=31)
    receipt = purge_overdue(evening.database, evening.clock)
    assert receipt is not None
    assert (receipt.words, receipt.gone.students) == (1, 0)
    assert purge_overdue(evening.database, evening.clock) is None


@pytest.mark.parametrize("by", ["purge", "forget"])
def test_the_language_somebody_chose_goes_too(evening: Evening, by: str) -> None:
    """One of two students who chose Spanish is easily told apart, so it does not stay with the visit."""
    booked = evening.hold(visit=a_visit("Zebedee Quillfeather", language="es"))
    if by == "purge":
        purge(evening.database, evening.clock)
    else:
        forget(evening.database, evening.clock, booked.reference)
    said = evening.database.read(lambda tx: tx.execute(text("SELECT language FROM visits")).scalars().all())
    assert set(said) == {""}


def stand_in_line(evening: Evening) -> None:
    """The same student waits for somebody who is full."""
    evening.hold("cy", 30)
    visit = a_visit("Zebedee Quillfeather", email="zq@example.org")
    form = WaitForm(
        key=new_key(),
        code=new_booking_code(),
        professional_id="cy",
        visit=visit,
        question="How did the swan story end?",
    )
    wait_in_line(evening.database, evening.clock, form)


def test_everything_that_belongs_to_a_student_is_known_here() -> None:
    """A new table that refers to students or visits has to be emptied by a purge too."""
    of_students = {
        table.name
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in ("students", "visits")
    }
    assert of_students == {"visits", "bookings", "waits"}


def opens_ticket(evening: Evening, form: HoldForm) -> bool:
    """Book with a form and tell whether its code opens the ticket."""
    booked = hold_slot(evening.database, evening.clock, form)
    return open_ticket(evening.database, evening.clock, form.code).id == booked.id


@pytest.mark.parametrize("by", ["address", "reference"])
def test_one_student_is_forgotten(evening: Evening, by: str) -> None:
    """One student's data goes by address or reference, their slot is free again, and others keep theirs."""
    ask(evening)
    (mine,) = list_bookings(evening.database, evening.clock)
    other = evening.hold("bo")
    (known,) = find_whom_to_forget(evening.database, mine.reference)
    assert (known.name, known.is_professional, known.bookings, known.open) == (mine.card.student, False, 1, 1)
    receipt = forget(
        evening.database, evening.clock, "ZQ@Example.org " if by == "address" else mine.reference.lower()
    )
    assert (receipt.gone.students, receipt.cancelled) == (1, 1)
    evening.hold("ana")  # the slot is free again
    assert find_my_booking(evening.database, evening.clock, other.reference, "Ada", "here").id == other.id
    for stranger in ("zq@example.org", mine.reference, "gone:1", "nonsense"):
        with pytest.raises(NobodyToForget):
            forget(evening.database, evening.clock, stranger)


ZOE = Professional(
    id="zoe",
    name="Zoe Umbrage",
    email="Zoe@Umbrage.example",
    company="Umbrage Press",
    specialties=("obituaries",),
    bio="Wrote obituaries of swans.",
    linkedin="https://linkedin.example/zoe-umbrage",
    table="9",
)


def test_a_professional_is_forgotten(evening: Evening) -> None:
    """By their address a professional goes: entry, badge, notes, what an undo kept; meetings name nobody."""
    import_roster(evening.database, evening.clock, [*PEOPLE, ZOE], False, False)
    make_badges(evening.database, evening.clock, ["zoe"])
    past = evening.hold("zoe")
    evening.move(past, Status.CONFIRMED)
    evening.pass_minutes(20)
    evening.move(past, Status.MET)
    coming = evening.hold("zoe", 30, a_visit("Bo"))
    keep_note(evening.database, "zoe", past.id, "Umbrage was taken")
    assert find_whom_to_forget(evening.database, "zoe@umbrage.EXAMPLE") == (
        Known("Zoe Umbrage", "Umbrage Press", is_professional=True, bookings=2, open=1),
    )
    receipt = forget(evening.database, evening.clock, "zoe@umbrage.EXAMPLE")
    assert (receipt.professionals, receipt.cancelled, receipt.gone.students) == (1, 1, 0)
    by_id = {one.id: one for one in list_bookings(evening.database, evening.clock)}
    assert (by_id[past.id].professional.name, by_id[past.id].status) == ("A professional", Status.MET)
    assert by_id[coming.id].status is Status.CANCELLED
    assert "zoe" not in {one.id for one in list_professionals(evening.database, evening.clock)}
    with pytest.raises(NoSuchProfessional):
        evening.hold("zoe")
    with pytest.raises(NobodyToForget):
        forget(evening.database, evening.clock, "zoe@umbrage.example")
    check_data(evening.database)
    assert evening.database.read(invariants.broken) == {}
    if evening.database.file:
        left = b"".join(file.read_bytes() for file in Path(evening.database.file).parent.iterdir()).lower()
        assert not [word for word in (b"umbrage", b"obituaries", b"swans") if word in left]


def test_an_address_of_before_is_forgotten_too(evening: Evening) -> None:
    """Whoever came with an address and has another one now is still named by the first: either one takes them out."""
    came = replace(ZOE, id="", email="old@example.org")
    import_roster(evening.database, evening.clock, [came], False, False)
    form = show_entry(evening.database, "old@example.org")
    changed = replace(form.professional, email="new@example.org")
    change_professional(evening.database, evening.clock, replace(form, professional=changed))
    assert forget(evening.database, evening.clock, "Old@example.org").professionals == 1
    for address in ("old@example.org", "new@example.org"):
        with pytest.raises(NobodyToForget):
            forget(evening.database, evening.clock, address)


def test_what_is_overdue_goes_by_itself_once(evening: Evening) -> None:
    """Thirty days after the event personal data goes without anybody's doing, not a day earlier, and only once."""
    ask(evening)
    evening.pass_minutes(29 * 24 * 60)
    assert purge_overdue(evening.database, evening.clock) is None
    evening.now += timedelta(days=2)
    receipt = purge_overdue(evening.database, evening.clock)
    assert receipt is not None
    assert receipt.gone.students == 1
    assert purge_overdue(evening.database, evening.clock) is None


def test_a_date_of_last_year_typed_in_the_middle_deletes_nobody(evening: Evening) -> None:
    """An event moved into the past while students are there keeps them thirty days from their visit, no longer."""
    announce(evening.database, evening.clock, "Zebedee, come to the desk")
    ask(evening)
    set_event(evening.database, evening.clock, EventForm(date=date(2025, 12, 3)))
    assert purge_overdue(evening.database, evening.clock) is None
    (booking,) = list_bookings(evening.database, evening.clock)
    assert booking.card.student == "Zebedee Quillfeather"
    evening.now += timedelta(days=30)
    receipt = purge_overdue(evening.database, evening.clock)
    assert receipt is not None
    assert (receipt.gone.students, receipt.messages) == (1, 1)


def test_who_comes_after_the_event_is_kept_from_then(evening: Evening) -> None:
    """A kiosk that stays open gives late students their thirty days, and nobody else a day more for it."""
    ask(evening)
    evening.now += timedelta(days=20)
    join_late = a_visit("Late Comer")
    evening.change(lambda tx: visits.join(tx, events.current(tx).id, join_late, "here", evening.now))
    evening.now += timedelta(days=11)
    receipt = purge_overdue(evening.database, evening.clock)
    assert receipt is not None
    assert receipt.gone.students == 1
    evening.now += timedelta(days=19)
    receipt = purge_overdue(evening.database, evening.clock)
    assert receipt is not None
    assert receipt.gone.students == 1


def test_a_clock_that_is_set_under_an_open_kiosk_deletes_nothing(evening: Evening) -> None:
    """A colleague sets the clock two months on: nobody's data goes; once that time has really passed, it does."""
    ask(evening)
    steady = [0.0]
    jumped = watch_jumps(evening.clock, lambda: steady[0])
    evening.now += timedelta(days=60)
    assert keep_house(evening.database, evening.clock, jumped) == 0
    (booking,) = list_bookings(evening.database, evening.clock)
    assert booking.card.student == "Zebedee Quillfeather"
    steady[0] = timedelta(days=60).total_seconds()
    keep_house(evening.database, evening.clock, jumped)
    if not evening.database.is_shared:  # a server knows that it is no such day
        (booking,) = list_bookings(evening.database, evening.clock)
        assert booking.card.student == ""


def test_a_clock_that_was_put_right_at_the_start_keeps_nobody_for_ever(evening: Evening) -> None:
    """A kiosk without a battery hears what year it is after it has opened; thirty days on, data goes all the same."""
    steady = [0.0]

    def passes(days: int) -> None:
        evening.now += timedelta(days=days)
        steady[0] += timedelta(days=days).total_seconds()

    right, evening.now = evening.now, datetime(2020, 1, 1, tzinfo=UTC)
    jumped = watch_jumps(evening.clock, lambda: steady[0])
    evening.now = right
    assert jumped() > timedelta(days=1)
    ask(evening)
    passes(1)
    keep_house(evening.database, evening.clock, jumped)
    passes(40)
    assert jumped() == timedelta()
    keep_house(evening.database, evening.clock, jumped)
    if not evening.database.is_shared:  # a server knows that it is no such day
        assert {one.card.student for one in list_bookings(evening.database, evening.clock)} == {""}


def test_a_kiosk_whose_clock_is_wrong_deletes_nothing(evening: Evening) -> None:
    """A kiosk that believes it is years later purges nothing by itself where a server knows better."""
    ask(evening)
    evening.now = datetime(2080, 1, 1, tzinfo=UTC)
    receipt = purge_by_itself(evening.database, evening.clock)
    assert (receipt is None) == evening.database.is_shared
