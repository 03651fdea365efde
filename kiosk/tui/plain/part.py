"""What the parts of the dialogue share: each is handed the talk, and says, asks and does everything through it."""

from kiosk.tui.plain.menu import Talk


class Part:
    """One part of the dialogue: a page of the organizer's, a booking, a turn in line."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._texts = talk.scene.texts
        self._services = talk.scene.services
