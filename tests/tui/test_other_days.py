"""Times on other days than the event's: two afternoons at four are told apart wherever a time is read."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.booking.booking import Slot
from kiosk.people import Professional
from kiosk.tui.evening_words import slot_words
from kiosk.tui.scene import Scene
from tests.tui.driving import running
from tests.tui.fakes import EVENT, FakeEvening


class Later(FakeEvening):
    """An evening whose professionals offer four o'clock on two afternoons of the week after."""

    def slots(self, one: Professional) -> tuple[Slot, ...]:
        """Return the same hour of two days."""
        starts = (datetime(2026, 12, day, 15, 0, tzinfo=UTC) for day in (10, 11))
        return tuple(
            Slot(
                id=900 + number,
                professional_id=one.id,
                starts_at=start,
                ends_at=start + timedelta(minutes=30),
                table="",
                free=1,
            )
            for number, start in enumerate(starts)
        )


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_a_later_meeting_names_its_day_from_the_shortlist_to_the_goodbye(size: tuple[int, int]) -> None:
    """The shortlist, both times, the questions, the code and the goodbye say on which day four o'clock is."""
    async with running(Later(), size=size) as kiosk:
        await kiosk.to_interests("crisis comunications, sports")
        assert "Thu 10 Dec, 16:00" in " ".join(kiosk.text().split())
        await kiosk.press("enter")
        for part in ("Free times", "Thu 10 Dec", "Fri 11 Dec"):
            assert part in kiosk.text()
        await kiosk.press("right", "enter")
        assert "Fri 11 Dec, 16:00 with" in kiosk.text()
        await kiosk.write("Maya Lindt")
        await kiosk.press("f2")
        assert kiosk.screen == "CodeScreen"
        assert "Fri 11 Dec, 16:00" in " ".join(kiosk.text().split())
        await kiosk.press("enter")
        assert "Fri 11 Dec, 16:00" in kiosk.text()


async def test_an_hour_of_the_evening_itself_stays_short() -> None:
    """On the event's own day a time is an hour; a time that is proposed for another day says which."""
    evening = FakeEvening()
    async with running(evening) as kiosk:
        scene: Scene = kiosk.app.scene
        assert scene.moment(EVENT.starts_at) == "18:00"
        later = Later().slots(evening.people[0])
        assert [slot_words(slot, scene) for slot in later] == ["Thu 10 Dec, 16:00", "Fri 11 Dec, 16:00"]
