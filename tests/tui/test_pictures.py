"""Every screen of a student as it is painted, characters and colours, in every theme, small and large.

A change that is meant: look at it, then `pytest --snapshot-update -m "soak or not soak" tests/tui/test_pictures.py`.
The same walk proves that no word is cut off, that nothing lies over anything else and that every painted word has the
contrast that its theme promises. All but the first theme on a small screen are long proofs: dressing takes a while.
"""

from dataclasses import replace

from syrupy.assertion import SnapshotAssertion

from kiosk.booking.payload import Extras, Wifi
from kiosk.booking.status import Status
from kiosk.services.answers import ProfessionalView
from kiosk.tui.options import offline_payload
from kiosk.tui.screens.idle import IdleModal
from tests.tui.driving import Kiosk
from tests.tui.fakes import BADGE, FakeEvening
from tests.tui.organizing import FakeDesk
from tests.tui.picturing import LARGER, SMALL, Sight, looking, sights


class FewLeft(FakeEvening):
    """An evening on which Mateo gives one more informational interview."""

    def show_professional(self, identity: str) -> ProfessionalView:
        """Return one professional with a cap."""
        return replace(super().show_professional(identity), left=1)


@sights(SMALL)
async def test_from_the_welcome_to_a_time(sight: Sight, snapshot: SnapshotAssertion) -> None:
    """Welcome in three languages, looking around, typing, nobody, the shortlist, two side by side, one person."""
    async with looking(sight, snapshot) as (kiosk, looks):
        await looks("welcome")
        for language in ("es", "fr"):
            await kiosk.press("f2")
            await looks(f"welcome {language}")
        await kiosk.press("f2")
        await kiosk.to_interests()
        for by in ("topics", "companies", "positions"):
            await looks(f"interests empty, {by}")
            await kiosk.press("f6")
        await kiosk.write("sports")
        await looks("interests one word")
        await kiosk.press("ctrl+u")
        await kiosk.write("quantum")
        await looks("interests nobody")
        await kiosk.press("ctrl+u", "f4")
        await kiosk.write("crisis comunications, sports, quantum")
        await looks("interests typos")
        await kiosk.press("f2")
        await looks("compare")
        await kiosk.press("escape", "enter")
        await looks("professional")


@sights(SMALL)
async def test_from_a_time_to_the_goodbye(sight: Sight, snapshot: SnapshotAssertion) -> None:
    """About you, the code, its questions and answers, the last screen, the undo, My booking."""
    async with looking(sight, snapshot, FakeDesk()) as (kiosk, looks):
        await kiosk.to_about_you()
        await looks("about you")
        await kiosk.write("Maya Lindt")
        await kiosk.press("enter", "enter")
        await looks("about you, suggestions")
        await kiosk.press("enter")
        await looks("about you, filled in")
        await kiosk.press("enter")
        await looks("code")
        await kiosk.press("escape")
        await looks("code, give back")
        await kiosk.press("escape")
        await answered(kiosk, Status.DECLINED)
        await looks("code, declined")
        await answered(kiosk, Status.CONFIRMED)
        await looks("code, confirmed")
        await kiosk.press("enter")
        await looks("done")
        await kiosk.press("f8")
        await looks("done, undone")
        await kiosk.press("f5", "f3")
        await looks("my booking")
        kiosk.evening.bookings[1] = replace(kiosk.evening.bookings[1], status=Status.REQUESTED)
        await kiosk.write("K7QD-21")
        await kiosk.press("enter")
        await kiosk.write("Maya")
        await kiosk.press("enter")
        await looks("my booking, found")
        await kiosk.press("f8", "right", "enter")
        await looks("my booking, cancelled")


@sights(SMALL)
async def test_the_side_ways(sight: Sight, snapshot: SnapshotAssertion) -> None:
    """Nobody there, the organizer's PIN, a professional's door and evening."""
    evening = FakeEvening()
    evening.ask(1, "Ada Lovelace")
    async with looking(sight, snapshot, evening) as (kiosk, looks):
        await kiosk.to_interests("crisis")
        kiosk.app.push_screen(IdleModal(kiosk.app.scene, 20))
        await kiosk.settle()
        await looks("idle")
        await kiosk.press("x", "f5", "ctrl+o")
        await looks("pin")
        await kiosk.press("escape", "f7")
        await looks("sign in")
        await kiosk.press("escape")
        for letter in BADGE:
            kiosk.send(letter)
        await kiosk.press("enter")
        await kiosk.write("471193")
        await kiosk.press("enter")
        await looks("professional's evening")


@sights(SMALL)
async def test_codes_without_phones_and_places_in_line(sight: Sight, snapshot: SnapshotAssertion) -> None:
    """A code that is the reference alone, one behind the guests' Wi-Fi, and a place in line that becomes a time."""
    async with looking(sight, snapshot, FewLeft(), code_address=offline_payload) as (kiosk, looks):
        await kiosk.to_professional()
        await looks("professional, one meeting left")
        await kiosk.press("enter", "M", "f2")
        await looks("code, no phones")
        await kiosk.press("enter")
        await looks("done, no phones")
    async with looking(sight, snapshot, extras=Extras(Wifi("PR Night", "welcome2026"))) as (kiosk, looks):
        await kiosk.to_code()
        await looks("code, the network first")
    async with looking(sight, snapshot, FakeEvening(full={"P01"})) as (kiosk, looks):
        await kiosk.to_professional("crisis comunications")
        await looks("professional, all taken")
        await kiosk.press("enter", "M", "f2")
        await looks("in line")
        kiosk.evening.free_for(1)
        kiosk.app.screen._look()  # type: ignore[attr-defined]
        await kiosk.settle()
        await looks("in line, a time is free")


@sights(SMALL, LARGER)
async def test_very_long_names(sight: Sight, snapshot: SnapshotAssertion) -> None:
    """A very long name, position and company keep every screen whole."""
    async with looking(sight, snapshot) as (kiosk, looks):
        await kiosk.to_interests("sustainability, sports")
        await looks("shortlist")
        await kiosk.press("f2")
        await looks("compare")
        await kiosk.press("right", "enter")
        await looks("professional")
        await kiosk.press("enter")
        await looks("about you")
        await kiosk.write("Maximiliane Freifrau von Hohenstein-Wittgenstein")
        await kiosk.press("f2")
        await looks("code")
        await kiosk.press("enter")
        await looks("done")


async def answered(kiosk: Kiosk, status: Status) -> None:
    """Answer for the professional, and let the screen see it."""
    kiosk.evening.bookings[1] = replace(kiosk.evening.bookings[1], status=status, due_at=None)
    screen = kiosk.app.screen
    screen._glancing, screen._status = False, Status.REQUESTED  # type: ignore[attr-defined]
    screen._look()  # type: ignore[attr-defined]
    await kiosk.settle()
