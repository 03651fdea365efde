"""A visit in another language, from the welcome screen to the goodbye, and back to the event's own."""

import asyncio

import pytest

from kiosk.errors import DatabaseBusy
from kiosk.texts import ENGLISH, Texts
from kiosk.tui.screens.base import Refused
from kiosk.tui.screens.welcome import WelcomeScreen
from kiosk.tui.widgets.key_bar import KeyBar, KeyHint
from tests.texts.test_languages import wanted
from tests.tui.driving import Kiosk, running

# Sentences that a language shares with English, or that stand inside others.
_LEAST = 14
_PATIENCE = 50
"""Paintings after a new size: the keys are laid out anew when the size has arrived."""


def english_left(kiosk: Kiosk, texts: Texts) -> list[str]:
    """Return English sentences on the screen that the language says otherwise."""
    painted = " ".join(kiosk.text().split())
    return [
        said
        for name, key, said in wanted()
        if isinstance(said, str)
        and "{" not in said
        and len(said) >= _LEAST
        and texts(f"{name}.{key}") != said
        and said in painted
    ]


def cut(kiosk: Kiosk) -> list[str]:
    """Return the keys at the bottom that do not stand there in full."""
    bar = kiosk.app.screen.query_one(KeyBar)
    shown = [hint for hint in bar.query(KeyHint) if hint.display]
    return [str(hint.content) for hint in shown if not bar.content_region.contains_region(hint.region)]


def left_out(kiosk: Kiosk) -> list[str]:
    """Return what keys of this screen do that there was no room for; the start has a panel of its own."""
    bar = kiosk.app.screen.query_one(KeyBar)
    hidden = [hint for hint in bar.query(KeyHint) if hint.action and not hint.display and hint.action != "start"]
    return [hint.action for hint in hidden if bar._possible(hint.action)]


async def test_a_terminal_made_smaller_keeps_every_key() -> None:
    """The languages stand by name while there is room for every key, else by letters; on the way back by name."""
    async with running(size=(130, 40)) as kiosk:
        for width, height, names in (
            (130, 40, "Español · Français"),
            (80, 24, "ES · FR"),
            (130, 40, "Español · Français"),
        ):
            await kiosk.pilot.resize_terminal(width, height)
            for _ in range(_PATIENCE):
                await kiosk.settle()
                if names in kiosk.text() and not cut(kiosk) + left_out(kiosk):
                    break
            assert names in kiosk.text()
            assert cut(kiosk) + left_out(kiosk) == []


@pytest.mark.parametrize(("turns", "language"), [(1, "es"), (2, "fr")])
@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_a_visit_in_another_language(turns: int, language: str, size: tuple[int, int]) -> None:
    """One key on the welcome screen speaks another language on every screen until the visit ends."""
    texts = Texts(language)
    async with running(size=size) as kiosk:
        await kiosk.press(*["f2"] * turns)
        assert texts("tui.welcome.start") in kiosk.text()
        for step in (["enter"], ["c", "r", "i", "s", "i", "s"], ["enter"], ["enter"]):
            assert english_left(kiosk, texts) == []
            assert cut(kiosk) + left_out(kiosk) == []
            if kiosk.screen == "InterestsScreen":
                assert texts("tui.interests.title") in kiosk.text()
            await kiosk.press(*step)
            if len(step) > 1:
                assert "…" not in kiosk.text(), "when somebody of the shortlist is free is cut off"
        await kiosk.press("f2")
        assert texts("tui.about_you.name_missing") in kiosk.text()
        await kiosk.write("Maya")
        await kiosk.press("f2")
        assert kiosk.screen == "CodeScreen"
        assert cut(kiosk) == []
        assert english_left(kiosk, texts) == []
        await kiosk.press("enter")
        assert texts("tui.done.title_asked", name="Maya") in kiosk.text()
        assert english_left(kiosk, texts) == []
        await kiosk.press("enter")
        assert ENGLISH("tui.welcome.start") in kiosk.text()


async def test_news_that_comes_while_the_language_turns_is_shown_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers of the database that arrive while no sentence stands there end no kiosk."""
    async with running() as kiosk:
        screen = kiosk.app.screen
        assert isinstance(screen, WelcomeScreen)
        evening, whole = screen._evening, screen.recompose
        assert evening is not None

        async def slowly() -> None:
            await screen.query("*").remove()
            screen.post_message(WelcomeScreen.EveningSeen(evening))
            screen.post_message(WelcomeScreen.ExamplesTried(()))
            screen.post_message(Refused("evening", DatabaseBusy()))
            await asyncio.sleep(0.1)  # as long as the messages take
            await whole()

        monkeypatch.setattr(screen, "recompose", slowly)
        await kiosk.press("f2")
        assert Texts("es")("tui.welcome.start") in kiosk.text()


async def test_the_main_key_stands_where_there_is_no_room_for_all() -> None:
    """In French the keys of a professional do not fit a small screen: the arrows give way, Enter stays."""
    async with running(size=(80, 24)) as kiosk:
        await kiosk.press("f2", "f2")
        await kiosk.to_professional()
        key, words = Texts("fr").lines("tui.keys.take")
        assert f"{key}  {words}" in kiosk.text()


async def test_a_language_goes_with_whoever_chose_it() -> None:
    """A student who chose a language and walked away leaves the event's own for the next."""
    async with running() as kiosk:
        await kiosk.press("f2", "f3")
        assert Texts("es")("tui.my_booking.hint") in kiosk.text()
        await kiosk.press("f5")
        assert ENGLISH("tui.welcome.start") in kiosk.text()
        await kiosk.press("f2")
        await kiosk.app._left_alone()
        await kiosk.settle()
        assert ENGLISH("tui.welcome.start") in kiosk.text()
