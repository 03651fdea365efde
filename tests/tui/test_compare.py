"""Two of a shortlist side by side: one key or touch from the list, and on to one of them."""

import pytest

from kiosk.tui.widgets.key_bar import KeyHint
from tests.tui.driving import running
from tests.tui.fakes import HOSTILE, PEOPLE, FakeEvening


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_two_stand_side_by_side(size: tuple[int, int]) -> None:
    """F2 shows whoever is under the cursor beside the next; Enter opens the chosen one, and Esc comes back."""
    async with running(size=size) as kiosk:
        await kiosk.to_interests("crisis comunications, sports")
        assert "Compare" in kiosk.text()
        await kiosk.press("f2")
        assert kiosk.screen == "CompareScreen"
        lines = kiosk.text().splitlines()
        assert any("Mateo Álvarez Ruiz" in line and "Amara Okafor" in line for line in lines)
        assert any(line.count("19:30") == 2 for line in lines), "free times are in no row of both"
        await kiosk.press("right", "enter")
        assert kiosk.screen == "ProfessionalScreen"
        assert kiosk.app.screen._found.professional.name == "Amara Okafor"  # type: ignore[attr-defined]
        await kiosk.press("escape")
        assert kiosk.screen == "CompareScreen"
        assert "Amara" in str(kiosk.app.screen.focused.label)  # type: ignore[union-attr]
        await kiosk.press("escape")
        assert kiosk.screen == "InterestsScreen"


async def test_one_of_two_is_changed_for_another() -> None:
    """N puts the next of the shortlist beside the one under the cursor; a touch opens the other."""
    async with running() as kiosk:
        await kiosk.to_interests("crisis, sports, agency")
        (hint,) = (one for one in kiosk.app.screen.query(KeyHint) if one.action == "compare")
        await kiosk.pilot.click(hint)
        await kiosk.settle()
        assert kiosk.screen == "CompareScreen"
        before = kiosk.text()
        await kiosk.press("n")
        assert kiosk.text() != before
        assert "Mateo Álvarez Ruiz" in kiosk.text()
        assert "Priya Raman" in kiosk.text()
        await kiosk.click("#side-1")
        assert kiosk.app.screen._found.professional.name == "Priya Raman"  # type: ignore[attr-defined]


async def test_one_alone_is_compared_with_nobody() -> None:
    """With one person on the list, or with interests on offer, the key is not shown and does nothing."""
    async with running() as kiosk:
        await kiosk.to_interests()
        assert "Compare" not in kiosk.text()
        await kiosk.press("f2")
        await kiosk.write("fundraising")
        assert "Compare" not in kiosk.text()
        await kiosk.press("f2")
        assert kiosk.screen == "InterestsScreen"


async def test_hostile_people_are_plain_beside_each_other() -> None:
    """What a roster writes in markup is shown as it stands."""
    async with running(FakeEvening(people=(*PEOPLE, HOSTILE))) as kiosk:
        await kiosk.to_interests("crisis")
        await kiosk.press("down", "f2", "right", "n")
        assert "[@click=app.quit]Quit" in kiosk.text()
