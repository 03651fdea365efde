"""Two phones with the same code, a professional and the desk do everything at once; on both databases."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise
from threading import Barrier

import pytest
from starlette.testclient import TestClient

from kiosk.booking.booking import Booking
from kiosk.booking.status import TAKEN_BACK, TRANSITIONS, Status
from kiosk.database import invariants
from tests.services.evening import OPENS, a_visit
from tests.web.test_kept_promises import OTHER, House, house, offer_of  # noqa: F401 - the fixture

STUDENT = ("keep", "cancel", "accept", "first", "take-back", "next", "useful")
PROFESSIONAL = ("confirm", "decline", "cancel", "counter", "take-back", "met", "no-show")


def legal(house: House, booking: Booking) -> None:  # noqa: F811
    """Check that every step was a legal one and that the history ends where the booking stands."""
    steps = house.services.list_history(booking.id)
    assert steps[-1].went_to is house.now(booking).status
    for before, step in pairwise(steps):
        assert step.came_from is before.went_to
        may = TRANSITIONS.get((before.went_to, step.went_to), frozenset())
        assert step.party in may | TAKEN_BACK.get((before.went_to, step.went_to), frozenset())


def at_once(*posts: Callable[[], int]) -> list[int]:
    """Do all of them in the same moment; return the status of each answer."""
    start = Barrier(len(posts))

    def run(post: Callable[[], int]) -> int:
        start.wait()
        return post()

    with ThreadPoolExecutor(len(posts)) as pool:
        return list(pool.map(run, posts))


def poster(phone: TestClient, path: str, **fields: str) -> Callable[[], int]:
    """Return what posts a form."""
    return lambda: phone.post(path, data=fields).status_code


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_tapped_at_once_leaves_a_true_booking(house: House, seed: int) -> None:  # noqa: F811
    """Two phones with one code and Ana tap anything at once, again and again: no page fails, no promise breaks."""
    luck = random.Random(seed)  # noqa: S311 - the same taps every time
    booking, ticket = house.book(minutes=0)
    phones, ana = (house.phone(), house.phone()), house.ana()
    for _ in range(6):
        fields = offer_of(phones[0].get(ticket).text)
        fields = fields or {"professional": "dan", "starts_at": OPENS.isoformat()}
        posts = [poster(phone, f"{ticket}/{luck.choice(STUDENT)}", **fields) for phone in phones]
        word = luck.choice(PROFESSIONAL)
        posts.append(poster(ana, f"/me/bookings/{booking.id}/{word}", value=OTHER.isoformat(), back="/me"))
        assert set(at_once(*posts)) <= {200, 303, 409, 503}
        for page in (phones[0].get(ticket), phones[1].get(f"{ticket}/state"), ana.get("/me"), ana.get(ticket)):
            assert page.status_code == 200
        assert house.evening.database.read(invariants.broken) == {}
    for one in house.services.list_visit_bookings(booking.id):
        legal(house, one)


def test_confirm_and_cancel_in_one_moment_have_one_end(house: House) -> None:  # noqa: F811
    """Ana confirms while Ada cancels: either order ends cancelled or refused, and both pages say how it stands."""
    for minutes in range(0, 120, 15):
        booking, ticket = house.book(a_visit(f"Ada {minutes}"), minutes=minutes)
        ana, ada = house.ana(), house.phone()
        codes = at_once(
            poster(ana, f"/me/bookings/{booking.id}/confirm", back="/me"), poster(ada, f"{ticket}/cancel")
        )
        assert set(codes) <= {303, 409}
        assert house.now(booking).status is Status.CANCELLED
        assert "Cancelled" in ada.get(ticket).text
        legal(house, booking)


def test_a_confirm_after_a_cancel_says_what_happened(house: House) -> None:  # noqa: F811
    """Ana taps Confirm on a page that is older than Ada's cancellation: she reads that it was called off."""
    booking, ticket = house.book()
    ana = house.ana()
    house.phone().post(f"{ticket}/cancel")
    answer = ana.post(f"/me/bookings/{booking.id}/confirm", data={"back": "/me"})
    assert answer.status_code == 409
    assert "Called off" in answer.text


def test_a_proposal_while_the_student_cancels_takes_no_time(house: House) -> None:  # noqa: F811
    """Ana proposes another time while Ada cancels: no time of Ana's stays taken by nobody."""
    for minutes in (0, 60, 75):
        booking, ticket = house.book(a_visit(f"Ada {minutes}"), minutes=minutes)
        ana, ada = house.ana(), house.phone()
        path = f"/me/bookings/{booking.id}/counter"
        codes = at_once(poster(ana, path, value=OTHER.isoformat()), poster(ada, f"{ticket}/cancel"))
        assert set(codes) <= {303, 409, 503}
        ada.post(f"{ticket}/cancel")
        assert house.now(booking).status is Status.CANCELLED
        free = {slot.starts_at for slot in house.services.show_professional("ana").slots if slot.free}
        assert {OTHER, booking.starts_at} <= free
        legal(house, booking)


def test_a_page_loaded_again_after_the_answer_answers_nothing_twice(house: House) -> None:  # noqa: F811
    """Confirm, back, Confirm again, reload: one step in the history, and every page stays a page."""
    booking, ticket = house.book()
    ana = house.ana()
    for _ in range(3):
        answer = ana.post(f"/me/bookings/{booking.id}/confirm", data={"back": "/me"})
        assert answer.status_code == 303
        assert ana.get(answer.headers["location"]).status_code == 200
        assert ana.get(f"/me/bookings/{booking.id}/confirm").status_code == 405
        assert ana.get(ticket).status_code == 200
    assert [step.went_to for step in house.services.list_history(booking.id)].count(Status.CONFIRMED) == 1


def test_a_hold_that_lapsed_is_not_sent_by_an_old_page(house: House) -> None:  # noqa: F811
    """Ada taps Send the request a quarter of an hour late: nothing is sent, and the page says it lapsed."""
    form = house.evening.form("ana", 0, a_visit())
    held = house.services.hold_slot(form)
    phone, ticket = house.phone(), f"/b/{form.code}"
    assert "Send the request" in phone.get(ticket).text
    house.evening.now += timedelta(minutes=20)
    assert phone.post(f"{ticket}/keep").status_code == 303
    assert house.now(held).status is Status.EXPIRED
    assert "No answer in time" in phone.get(ticket).text
