"""What is said before badges are printed, on the screen and line by line: what they would lack. No screen."""

from kiosk.services.bundle import Services
from kiosk.texts import Texts
from kiosk.tui.options import KioskOptions


def lacking_words(services: Services, options: KioskOptions, texts: Texts) -> str:
    """Return what badges would be printed without, each with the step that gives it; empty where nothing lacks.

    Paper does not change: one without a link or a table is printed again, with new secrets.
    """
    said = [] if options.badge_address() else [texts("organizer.badges.no_link")]
    without = services.show_set_up().without_table
    said += [texts.plural("organizer.badges.no_table", without)] if without else []
    return " ".join(said)
