"""Attacks on the schema in plain SQL: whatever the code does, the database keeps its promises, on both databases."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from kiosk.database import Database
from kiosk.database.conflicts import (
    CODE,
    IDEMPOTENCY_KEY,
    REFERENCE,
    SLOT_SEAT,
    STUDENT_PLACE,
    STUDENT_START,
    TABLE,
    Conflict,
    refusals,
)
from tests.database import rows
from tests.database.rows import NOW, SLOT, booking, insert

CLOSED = {"due_at": None, "closed_at": NOW}


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One migrated database for all attacks of this file: each is rolled back."""
    if request.param == "postgres":
        make: Callable[[str], str] = request.getfixturevalue("new_postgres")
        url = make(request.getfixturevalue("postgres_template"))
    else:
        path = tmp_path_factory.mktemp("attacked") / "kiosk.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        url = f"sqlite:///{path}"
    database = Database(url)
    yield database
    database.close()


@pytest.fixture
def evening(attacked: Database) -> Iterator[Connection]:
    """A connection in a transaction over an evening with two professionals, four slots and two students."""
    with rows.writing(attacked.engine).connect() as connection:
        rows.lay_ground(connection)
        yield connection
        connection.rollback()


def refused(connection: Connection, statement: str, **values: Any) -> str:
    """Return the name of the constraint that refuses a statement; the transaction goes on."""
    with pytest.raises(IntegrityError) as caught, connection.begin_nested():
        connection.execute(text(statement), values)
    return Conflict(caught.value).constraint


def refused_row(connection: Connection, table: str, **values: Any) -> str:
    """Return the name of the constraint that refuses a row; the transaction goes on."""
    with pytest.raises(IntegrityError) as caught, connection.begin_nested():
        insert(connection, table, **values)
    return Conflict(caught.value).constraint


def foreign_key(connection: Connection, name: str) -> str:
    """Return how a foreign key is named here: SQLite does not tell which one it was."""
    return "foreign key" if connection.dialect.name == "sqlite" else name


# --- nobody is booked twice ---------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["held", "requested", "countered", "confirmed"])
def test_one_seat_is_booked_once(evening: Connection, status: str) -> None:
    """A seat with any open booking is not given to a second student."""
    fitting: dict[str, Any] = {"status": status}
    if status == "confirmed":
        fitting |= {"confirmed_at": NOW, "due_at": None}
    if status == "countered":
        fitting |= {"proposed_slot_id": 1}
    insert(evening, "bookings", **booking(1, **fitting))
    assert refused_row(evening, "bookings", **booking(2, student_id=2)) == SLOT_SEAT


@pytest.mark.parametrize("status", ["declined", "expired", "cancelled"])
def test_a_closed_booking_frees_its_seat(evening: Connection, status: str) -> None:
    """What was declined, has expired or was cancelled stands in nobody's way."""
    insert(evening, "bookings", **booking(1, status=status, **CLOSED))
    insert(evening, "bookings", **booking(2, student_id=2))


def test_a_closed_booking_cannot_come_back_into_a_taken_seat(evening: Connection) -> None:
    """Opening an expired booking again is refused when its slot has gone to somebody else."""
    insert(evening, "bookings", **booking(1, status="expired", **CLOSED))
    insert(evening, "bookings", **booking(2, student_id=2))
    again = "UPDATE bookings SET status = 'requested', due_at = created_at, closed_at = NULL WHERE id = 1"
    assert refused(evening, again) == SLOT_SEAT


def test_one_table_has_one_meeting_at_a_time(evening: Connection) -> None:
    """Two professionals who share a table do not meet students there at the same time."""
    insert(evening, "bookings", **booking(1))
    assert refused_row(evening, "bookings", **booking(2, slot_id=3, student_id=2)) == TABLE


def test_meetings_without_a_table_do_not_disturb_each_other(evening: Connection) -> None:
    """Where the event has no tables, two professionals meet students at the same time."""
    evening.execute(text("UPDATE slots SET table_name = ''"))
    insert(evening, "bookings", **booking(1, table_name=""))
    insert(evening, "bookings", **booking(2, slot_id=3, student_id=2, table_name=""))


def test_one_student_has_one_meeting_at_a_time(evening: Connection) -> None:
    """A student does not book two professionals for the same minute."""
    evening.execute(text("UPDATE slots SET table_name = '8' WHERE professional_id = 2"))
    insert(evening, "bookings", **booking(1))
    assert refused_row(evening, "bookings", **booking(2, slot_id=3, table_name="8")) == STUDENT_START


def test_one_place_of_a_student_is_taken_once(evening: Connection) -> None:
    """A student's limit holds even when two requests arrive together: each needs a place of its own."""
    insert(evening, "bookings", **booking(1))
    assert refused_row(evening, "bookings", **booking(2, slot_id=2, place=1)) == STUDENT_PLACE


def test_the_taken_slot_is_named_before_the_table_and_the_student(evening: Connection) -> None:
    """Of several rules broken at once the first told is the slot, then the student's time, then the table."""
    insert(evening, "bookings", **booking(1))
    assert refused_row(evening, "bookings", **booking(2)) == SLOT_SEAT
    assert refused_row(evening, "bookings", **booking(2, place=1)) == SLOT_SEAT
    assert refused_row(evening, "bookings", **booking(2, slot_id=3)) == STUDENT_START


@pytest.mark.parametrize(
    ("column", "name"), [("idempotency_key", IDEMPOTENCY_KEY), ("code_hash", CODE), ("reference", REFERENCE)]
)
def test_what_names_a_booking_is_unique(evening: Connection, column: str, name: str) -> None:
    """One attempt, one booking code and one reference each lead to one booking."""
    first = booking(1)
    insert(evening, "bookings", **first)
    other = booking(2, slot_id=4, student_id=2, **{column: first[column]})
    assert refused_row(evening, "bookings", **other) == name


def test_a_repeated_attempt_is_known_by_its_key_first(evening: Connection) -> None:
    """Sending the same attempt again is recognised as such and not as a taken slot."""
    insert(evening, "bookings", **booking(1))
    assert refused_row(evening, "bookings", **(booking(1) | {"id": 2})) == IDEMPOTENCY_KEY


# --- a booking is true to its slot and its student ----------------------------------------------------


@pytest.mark.parametrize(
    "lie",
    [
        {"starts_at": rows.T0 + SLOT / 3},
        {"ends_at": rows.T0 + 2 * SLOT},
        {"professional_id": 2},
        {"table_name": "9"},
        {"seats": 2},
        {"slot_id": 99},
    ],
    ids=lambda lie: next(iter(lie)),
)
def test_a_booking_says_what_its_slot_says(evening: Connection, lie: dict[str, Any]) -> None:
    """No booking names another time, person, table or size than its slot."""
    assert refused_row(evening, "bookings", **(booking(1) | lie)) == foreign_key(evening, "fk_bookings_slots")


def test_a_visit_belongs_to_its_student(evening: Connection) -> None:
    """A booking cannot be counted for another student than the one whose visit it is."""
    lie = booking(1) | {"student_id": 2}
    assert refused_row(evening, "bookings", **lie) == foreign_key(evening, "fk_bookings_visits")


def test_a_booked_slot_is_not_deleted(evening: Connection) -> None:
    """A slot that a booking refers to cannot disappear."""
    insert(evening, "bookings", **booking(1))
    assert refused(evening, "DELETE FROM slots WHERE id = 1") == foreign_key(evening, "fk_bookings_slots")


@pytest.mark.parametrize(
    "change", ["starts_at = ends_at", "professional_id = 2", "ends_at = (SELECT ends_at FROM networking_events)"]
)
def test_a_slot_never_moves(evening: Connection, change: str) -> None:
    """The time that a student was promised cannot be changed under them."""
    statement = f"UPDATE slots SET {change} WHERE id = 1"  # noqa: S608 - written above
    assert refused(evening, statement) == "tr_slots_time_fixed"


def test_bookings_follow_their_slot_to_another_table(evening: Connection) -> None:
    """When a professional is seated elsewhere, the booking says the new table."""
    insert(evening, "bookings", **booking(1))
    evening.execute(text("UPDATE slots SET table_name = '12' WHERE id = 1"))
    assert evening.execute(text("SELECT table_name FROM bookings")).scalar() == "12"


def test_nobody_is_seated_at_a_table_that_is_taken_then(evening: Connection) -> None:
    """Moving a booked slot to a table with another meeting at that time is refused."""
    evening.execute(text("UPDATE slots SET table_name = '8' WHERE professional_id = 2"))
    insert(evening, "bookings", **booking(1))
    insert(evening, "bookings", **booking(2, slot_id=3, student_id=2, table_name="8"))
    assert refused(evening, "UPDATE slots SET table_name = '7' WHERE id = 3") == TABLE


def test_one_professional_has_one_slot_at_a_time(evening: Connection) -> None:
    """A professional is not offered twice for the same minute."""
    assert refused_row(evening, "slots", **(rows.slot(id=1) | {"id": 9})) == "uq_slots_start"


def test_a_slot_belongs_to_the_event_of_its_professional(evening: Connection) -> None:
    """Nobody is booked at a networking event whose roster they are not on."""
    insert(evening, "networking_events", **rows.event(id=2))
    lie = rows.slot(id=1) | {"id": 9, "event_id": 2, "starts_at": NOW}
    assert refused_row(evening, "slots", **lie) == foreign_key(evening, "fk_slots_professionals")


# --- seats and groups ---------------------------------------------------------------------------------


@pytest.mark.parametrize("seat", [0, 2])
def test_a_seat_must_exist(evening: Connection, seat: int) -> None:
    """A slot for one has no second seat."""
    assert refused_row(evening, "bookings", **booking(1, seat=seat)) == "ck_bookings_seat"


def test_a_group_fills_its_seats_and_no_more(evening: Connection) -> None:
    """A slot with two seats takes two students."""
    evening.execute(text("UPDATE slots SET seats = 2, table_name = '8' WHERE id = 1"))
    group = {"seats": 2, "table_name": "8"}
    insert(evening, "bookings", **booking(1, **group))
    insert(evening, "bookings", **booking(2, student_id=2, seat=2, **group))
    assert refused_row(evening, "bookings", **booking(3, student_id=2, seat=2, **group)) == SLOT_SEAT
    assert refused_row(evening, "bookings", **booking(3, student_id=2, seat=3, **group)) == "ck_bookings_seat"


def test_seats_with_students_in_them_are_not_taken_away(evening: Connection) -> None:
    """A group is not made smaller than the students who have booked it."""
    evening.execute(text("UPDATE slots SET seats = 2, table_name = '8' WHERE id = 1"))
    insert(evening, "bookings", **booking(1, seats=2, seat=2, table_name="8"))
    assert refused(evening, "UPDATE slots SET seats = 1 WHERE id = 1") == "ck_bookings_seat"


def test_a_group_shares_its_table_with_nobody(evening: Connection) -> None:
    """A group and another meeting are never laid on one table at one time, in whichever order."""
    assert refused(evening, "UPDATE slots SET seats = 3 WHERE id = 1") == "tr_slots_group_table"
    evening.execute(text("UPDATE slots SET seats = 3, table_name = '8' WHERE id = 1"))
    assert refused(evening, "UPDATE slots SET table_name = '8' WHERE id = 3") == "tr_slots_group_table"
    insert(evening, "professionals", **rows.professional(id=3, identity="D3"))
    third = rows.slot(id=5) | {"table_name": "8"}
    assert refused_row(evening, "slots", **third) == "tr_slots_group_table"


# --- a status means something -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lie", "name"),
    [
        ({"status": "maybe"}, None),
        ({"status": "confirmed", "due_at": None}, "ck_bookings_confirmed_at"),
        ({"confirmed_at": NOW}, "ck_bookings_confirmed_at"),
        ({"status": "met", **CLOSED}, "ck_bookings_confirmed_at"),
        ({"status": "declined", "confirmed_at": NOW, **CLOSED}, "ck_bookings_confirmed_at"),
        ({"due_at": None}, "ck_bookings_due_at"),
        ({"status": "held", "due_at": None}, "ck_bookings_due_at"),
        ({"status": "confirmed", "confirmed_at": NOW}, "ck_bookings_due_at"),
        ({"status": "expired", "closed_at": NOW}, "ck_bookings_due_at"),
        ({"status": "cancelled", "due_at": None}, "ck_bookings_closed_at"),
        ({"closed_at": NOW}, "ck_bookings_closed_at"),
        ({"status": "no-show", "confirmed_at": NOW, **CLOSED}, "ck_bookings_no_show"),
        ({"no_show_by": "student"}, "ck_bookings_no_show"),
        ({"status": "no-show", "confirmed_at": NOW, "no_show_by": "nobody", **CLOSED}, "ck_bookings_no_show_by"),
        ({"status": "countered"}, "ck_bookings_countered"),
        ({"proposed_slot_id": 1}, "ck_bookings_countered"),
        ({"status": "countered", "proposed_slot_id": 2}, "ck_bookings_proposed_slot"),
        ({"status": "countered", "proposed_slot_id": 1, "first_starts_at": rows.T0}, "ck_bookings_first_time"),
        ({"place": 0}, "ck_bookings_place"),
        ({"place": 10}, "ck_bookings_place"),
        ({"via": "telepathy"}, "ck_bookings_via"),
        ({"sequence": -1}, "ck_bookings_sequence"),
        ({"code_hash": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}, "ck_bookings_code_hash"),
        ({"idempotency_key": ""}, "ck_bookings_idempotency_key"),
        ({"reference": ""}, "ck_bookings_reference"),
        ({"student_id": None}, "not null bookings.student_id"),
        ({"slot_id": None}, "not null bookings.slot_id"),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else None,
)
def test_a_booking_cannot_contradict_itself(evening: Connection, lie: dict[str, Any], name: str | None) -> None:
    """Status, deadlines and answers of a booking always fit together, and no secret is stored in clear."""
    found = refused_row(evening, "bookings", **(booking(1) | lie))
    assert found == (name or found)
    assert found.startswith(("ck_bookings_", "not null"))


@pytest.mark.parametrize("confirmed_at", [None, NOW])
def test_a_cancelled_booking_keeps_whether_it_was_confirmed(evening: Connection, confirmed_at: object) -> None:
    """The history of the evening tells a cancelled request from a cancelled confirmation."""
    insert(evening, "bookings", **booking(1, status="cancelled", confirmed_at=confirmed_at, **CLOSED))


# --- the history --------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", ["UPDATE booking_history SET to_status = 'met'", "DELETE FROM booking_history"])
def test_the_history_is_only_added_to(evening: Connection, change: str) -> None:
    """What happened to a booking cannot be rewritten, by nobody."""
    insert(evening, "bookings", **booking(1))
    insert(evening, "booking_history", **rows.history())
    assert refused(evening, change) == "tr_booking_history_append_only"


@pytest.mark.parametrize(
    ("lie", "name"),
    [
        ({"to_status": "maybe"}, "ck_booking_history_to_status"),
        ({"from_status": "maybe"}, "ck_booking_history_from_status"),
        ({"party": "somebody"}, "ck_booking_history_party"),
        ({"via": "telepathy"}, "ck_booking_history_via"),
    ],
)
def test_the_history_knows_the_words(evening: Connection, lie: dict[str, Any], name: str) -> None:
    """Every step in the history is one that the rules know."""
    insert(evening, "bookings", **booking(1))
    assert refused_row(evening, "booking_history", **rows.history(**lie)) == name


def test_the_history_is_of_a_booking(evening: Connection) -> None:
    """No step stands in the history without its booking, and no booking with a history disappears."""
    name = foreign_key(evening, "fk_booking_history_bookings")
    assert refused_row(evening, "booking_history", **rows.history()) == name
    insert(evening, "bookings", **booking(1))
    insert(evening, "booking_history", **rows.history())
    assert refused(evening, "DELETE FROM bookings") == name


# --- people and the event -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lie", "name"),
    [
        ({"identity": "D1"}, "uq_professionals_identity"),
        ({"personal_code": "AB12"}, "uq_professionals_personal_code"),
        ({"badge_code": "MK1P0001"}, "uq_professionals_badge_code"),
        ({"secret_hash": "a" * 64}, "uq_professionals_secret_hash"),
        ({"secret_hash": "in clear"}, "ck_professionals_secret_hash"),
        ({"name": ""}, "ck_professionals_name"),
        ({"identity": ""}, "ck_professionals_identity"),
        ({"capacity": -1}, "ck_professionals_capacity"),
        ({"event_id": 9}, "fk_professionals_networking_events"),
    ],
)
def test_professionals_are_told_apart(evening: Connection, lie: dict[str, Any], name: str) -> None:
    """One person is on a roster once, and no two badges open the same door."""
    evening.execute(
        text(
            "UPDATE professionals SET personal_code = 'AB12', badge_code = 'MK1P0001', secret_hash = :hash "
            "WHERE id = 1"
        ),
        {"hash": "a" * 64},
    )
    other = rows.professional(id=3, identity="D3", **{key: value for key, value in lie.items() if key != "identity"})
    found = refused_row(evening, "professionals", **({**other, **lie}))
    assert found == (foreign_key(evening, name) if name.startswith("fk_") else name)


@pytest.mark.parametrize(
    ("lie", "name"),
    [
        ({"ends_at": rows.T0}, "ck_networking_events_hours"),
        ({"slot_minutes": 4}, "ck_networking_events_slot_minutes"),
        ({"slot_minutes": 121}, "ck_networking_events_slot_minutes"),
        ({"student_limit": 0}, "ck_networking_events_student_limit"),
        ({"student_limit": 10}, "ck_networking_events_student_limit"),
        ({"tables": 501}, "ck_networking_events_tables"),
        ({"break_every": -1}, "ck_networking_events_break_every"),
        ({"hold_minutes": 0}, "ck_networking_events_hold_minutes"),
        ({"request_minutes": 0}, "ck_networking_events_request_minutes"),
        ({"mode": "sometime"}, "ck_networking_events_mode"),
        ({"later_minutes": 45}, "ck_networking_events_later_minutes"),
        ({"later_days": 0}, "ck_networking_events_later_days"),
        ({"seats": 5}, "ck_networking_events_seats"),
        ({"retention_days": -1}, "ck_networking_events_retention_days"),
    ],
)
def test_an_impossible_event_is_refused(evening: Connection, lie: dict[str, Any], name: str) -> None:
    """No networking event ends before it begins or has a limit that bookings cannot count to."""
    assert refused_row(evening, "networking_events", **rows.event(id=2, **lie)) == name


def test_the_other_tables_keep_their_rules(evening: Connection) -> None:
    """Interests, slots, students, visits, phones, failures and queries refuse what cannot be."""
    interest = {"professional_id": 1, "kind": "specialty", "position": 0, "phrase": "crisis"}
    insert(evening, "interests", id=1, **interest)
    assert refused_row(evening, "interests", id=2, **interest) == "uq_interests_position"
    assert refused_row(evening, "interests", id=2, **(interest | {"kind": "mood"})) == "ck_interests_kind"
    assert (
        refused_row(evening, "interests", id=2, **(interest | {"position": 1, "phrase": ""})) == "ck_interests_phrase"
    )
    backwards = rows.slot(id=9) | {"professional_id": 1, "starts_at": NOW, "ends_at": NOW - timedelta(1)}
    assert refused_row(evening, "slots", **backwards) == "ck_slots_hours"
    assert refused_row(evening, "slots", **(backwards | {"ends_at": NOW + SLOT, "seats": 0})) == "ck_slots_seats"
    student = {"id": 9, "event_id": 1, "counted_by": "visit:1", "created_at": NOW}
    assert refused_row(evening, "students", **student) == "uq_students_counted_by"
    assert refused_row(evening, "visits", **rows.visit(student_id=2)) == "pk_visits"
    assert refused_row(evening, "visits", **rows.visit(id="short")) == "ck_visits_id"
    strange = rows.visit(id=rows.visit_id(9), student_id=99)
    assert refused_row(evening, "visits", **strange) == foreign_key(evening, "fk_visits_students")
    phone = {"professional_id": 1, "token_hash": "b" * 64, "created_at": NOW}
    insert(evening, "phones", id=1, **phone)
    assert refused_row(evening, "phones", id=2, **phone) == "uq_phones_token_hash"
    assert refused_row(evening, "phones", id=2, **(phone | {"token_hash": "clear"})) == "ck_phones_token_hash"
    failure = {"subject": "organizer", "device": "kiosk-1", "failures": 1}
    insert(evening, "pin_failures", id=1, **failure)
    assert refused_row(evening, "pin_failures", id=2, **failure) == "uq_pin_failures_subject"
    assert refused_row(evening, "pin_failures", id=2, **(failure | {"failures": -1, "device": "k"})) == (
        "ck_pin_failures_failures"
    )
    query = {"id": 1, "event_id": 1, "at": NOW, "interest": "sports", "matches": -1}
    assert refused_row(evening, "queries", **query) == "ck_queries_matches"


# --- how a refusal reaches the program ----------------------------------------------------------------


def test_a_refused_step_leaves_the_transaction_usable(database: Database) -> None:
    """After a lost race the same transaction goes on and keeps what it did before and after."""
    with rows.writing(database.engine).begin() as connection:
        rows.lay_ground(connection)
        insert(connection, "bookings", **booking(1))

    def work(transaction: Any) -> str:
        with pytest.raises(Conflict) as caught, refusals(transaction):
            insert(transaction.connection(), "bookings", **booking(2, student_id=2))
        insert(transaction.connection(), "bookings", **booking(2, student_id=2, slot_id=4))
        return caught.value.constraint

    assert database.write(work) == SLOT_SEAT
    assert database.read(lambda tx: tx.execute(text("SELECT count(*) FROM bookings")).scalar()) == 2


def test_a_refusal_that_nobody_expects_has_its_name(database: Database) -> None:
    """A write that breaks a rule is undone and says which rule, on both databases alike."""
    with rows.writing(database.engine).begin() as connection:
        rows.lay_ground(connection)
    with pytest.raises(Conflict, match="uq_students_counted_by"):
        database.write(
            lambda tx: insert(tx.connection(), "students", id=9, event_id=1, counted_by="visit:1", created_at=NOW)
        )


# --- lines and evenings -------------------------------------------------------------------------------


def waiting(number: int = 1, **changed: Any) -> dict[str, Any]:
    """Return the columns of a place in line: student 1 waits for professional 1."""
    return {
        "id": number,
        "event_id": 1,
        "professional_id": 1,
        "student_id": 1,
        "visit_id": rows.visit_id(1),
        "code_hash": f"{900 + number:064x}",
        "reference": f"W7QD-{number}",
        "idempotency_key": f"wait-{number}",
        "question": "",
        "reasons": "[]",
        "via": "kiosk",
        "station": "",
        "created_at": NOW,
    } | changed


def test_a_student_waits_once_for_somebody(evening: Connection) -> None:
    """A second place in the same line is refused while the first is open, and free after it."""
    insert(evening, "waits", **waiting(1))
    assert refused_row(evening, "waits", **waiting(2)) == "uq_waits_open_student"
    evening.execute(text("UPDATE waits SET closed_at = created_at"))
    insert(evening, "waits", **waiting(2))


def test_a_place_in_line_has_a_code_of_its_own(evening: Connection) -> None:
    """Two places never share a code, a reference or an attempt, and none keeps a code in clear."""
    insert(evening, "waits", **waiting(1))
    other = waiting(2, professional_id=2)
    assert refused_row(evening, "waits", **(other | {"code_hash": f"{901:064x}"})) == "uq_waits_code_hash"
    assert refused_row(evening, "waits", **(other | {"reference": "W7QD-1"})) == "uq_waits_reference"
    assert refused_row(evening, "waits", **(other | {"idempotency_key": "wait-1"})) == "uq_waits_idempotency_key"
    assert refused_row(evening, "waits", **(other | {"code_hash": "clear"})) == "ck_waits_code_hash"


def test_a_place_in_line_is_closed_by_its_booking(evening: Connection) -> None:
    """Nobody waits on after getting a slot, and nobody waits in another's name."""
    insert(evening, "bookings", **booking(1))
    assert refused_row(evening, "waits", **waiting(1, booking_id=1)) == "ck_waits_booked"
    strange = waiting(1, visit_id=rows.visit_id(2))
    assert refused_row(evening, "waits", **strange) == foreign_key(evening, "fk_waits_visits")


def test_the_evening_of_a_professional_keeps_its_rules(evening: Connection) -> None:
    """A cap is never negative, a group has at most four, and what was changed is only added to."""
    assert refused(evening, "UPDATE professionals SET own_capacity = -1") == "ck_professionals_own_capacity"
    assert refused(evening, "UPDATE professionals SET group_seats = 5") == "ck_professionals_group_seats"
    assert refused(evening, "UPDATE professionals SET own_mode = 'sometime'") == "ck_professionals_own_mode"
    step = {"id": 1, "professional_id": 1, "at": NOW, "value": "", "party": "professional", "via": "phone"}
    assert refused_row(evening, "evening_history", **step, station="", change="tired") == "ck_evening_history_change"
    insert(evening, "evening_history", **step, station="", change="paused")
    assert refused(evening, "DELETE FROM evening_history") == "tr_booking_history_append_only"
    assert refused(evening, "UPDATE evening_history SET change = 'resumed'") == "tr_booking_history_append_only"


def test_a_counter_never_leaves_its_own_slot(evening: Connection) -> None:
    """A countered booking sits in the slot that was proposed, and no other booking does."""
    countered = booking(1, status="countered", proposed_slot_id=2)
    assert refused_row(evening, "bookings", **countered) == "ck_bookings_proposed_slot"
    insert(evening, "bookings", **booking(1, status="countered", proposed_slot_id=1))
    assert refused_row(evening, "bookings", **booking(2, student_id=2)) == SLOT_SEAT
