"""A professional's private notes on the phone, and "forget me"."""

from starlette.testclient import TestClient

from kiosk.booking.status import Status
from tests.web.fakes import CODES, OMAR, Evening, booking


def test_a_note_is_written_on_a_page_of_its_own_and_shown_to_nobody_else(
    evening: Evening, maria: TestClient, phone: TestClient
) -> None:
    """Maria writes a note after a meeting and reads it on her evening; the student's ticket does not hold it."""
    evening.add(booking(1, status=Status.MET))
    assert "Write a note" in maria.get("/me").text
    assert 'name="words"' in maria.get("/me/bookings/1/note").text
    kept = maria.post("/me/bookings/1/note", data={"words": "Knows <b>swans</b> & waits"})
    assert kept.headers["location"] == "/me#who-1"
    page = maria.get("/me").text
    assert "Knows &lt;b&gt;swans&lt;/b&gt; &amp; waits" in page
    assert "Change the note" in page
    assert "swans" not in phone.get(f"/b/{CODES[1]}").text


def test_nobody_writes_about_somebody_elses_student(evening: Evening, maria: TestClient, phone: TestClient) -> None:
    """Omar's booking is a 404 for Maria, and a phone that is not signed in is asked to sign in."""
    evening.add(booking(1, professional=OMAR))
    assert maria.get("/me/bookings/1/note").status_code == 404
    assert maria.post("/me/bookings/1/note", data={"words": "x"}).status_code == 404
    for answer in (phone.get("/me/bookings/1/note"), phone.post("/me/bookings/1/note"), phone.post("/me/forget")):
        assert answer.headers["location"] == "/sign-in?next=/me"
    assert evening.notes == {}


def test_forget_me_signs_out_and_says_what_the_organizer_holds(evening: Evening, maria: TestClient) -> None:
    """After one tap and its confirmation no phone of Maria's is signed in; the page names the organizer's roster."""
    assert "Forget me" in maria.get("/me").text
    gone = maria.post("/me/forget")
    assert gone.status_code == 200
    assert "the organizer&#39;s" in gone.text
    assert maria.get("/me").headers["location"] == "/sign-in?next=/me"
    assert evening.phones == {}


def test_a_note_keeps_its_lines(evening: Evening, maria: TestClient) -> None:
    """Three lines come back as three lines, in the form and on the evening."""
    evening.add(booking(1, status=Status.MET))
    maria.post("/me/bookings/1/note", data={"words": "Knows  swans\r\nwaits\r\ncalls back"})
    assert evening.notes == {1: "Knows swans\nwaits\ncalls back"}
    assert ">Knows swans\nwaits\ncalls back</textarea>" in maria.get("/me/bookings/1/note").text
    assert "Knows swans\nwaits\ncalls back</p>" in maria.get("/me").text
