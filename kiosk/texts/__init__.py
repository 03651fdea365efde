"""The one place for sentences that people read: one catalogue (a folder of TOML files) per language.

It imports nothing of the kiosk. A key is `file.table.entry`: `tui.welcome.title` is the entry `title` in the
table `welcome` of `en/tui.toml`. Sentences hold `{named}` places that are filled with plain text; nothing
that is filled in is ever read as a pattern or as markup.
"""

from kiosk.texts.catalogue import DEFAULT_LANGUAGE, ENGLISH, LANGUAGES, Texts
from kiosk.texts.moments import clock_time, day, minutes_until
from kiosk.texts.overrides import read_overrides

__all__ = [
    "DEFAULT_LANGUAGE",
    "ENGLISH",
    "LANGUAGES",
    "Texts",
    "clock_time",
    "day",
    "minutes_until",
    "read_overrides",
]
