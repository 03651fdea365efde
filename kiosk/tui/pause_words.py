"""Pauses after too many wrong PINs, as the desk reads them. No screen."""

from collections.abc import Sequence

from kiosk.booking.pauses import PinPause
from kiosk.tui.scene import Scene


def pause_words(pause: PinPause, scene: Scene) -> str:
    """Return what pauses where and until when."""
    texts = scene.texts
    where = pause.station or texts("organizer.pauses.phone")
    door = texts(f"organizer.pauses.door.{pause.door.value}", name=pause.name)
    return texts("organizer.pauses.line", door=door, where=where, until=scene.hour(pause.until))


def pauses_said(pauses: Sequence[PinPause], scene: Scene) -> str:
    """Return the sentence that stands on the board while anything pauses; empty for nothing."""
    if not pauses:
        return ""
    more = f" {scene.texts('organizer.plain.more', count=len(pauses) - 1)}" if len(pauses) > 1 else ""
    how = scene.texts("organizer.pauses.how", pane=scene.texts("organizer.board.panes.stations"))
    return f"{pause_words(pauses[0], scene)}{more} {how}"
