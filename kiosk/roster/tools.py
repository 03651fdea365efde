"""Columns that a program keeps for itself under headers that elsewhere tell of people."""

from collections.abc import Sequence
from typing import Final

from kiosk.roster.headers import key

# Forms: when and by which answer.
_META: Final = frozenset(
    ("timestamp", "start time", "completion time", "respondent id", "response id", "submission date", "submit date",
     "start date", "end date", "zeitstempel", "horodateur", "marca temporal", "sygnatura czasowa", "タイムスタンプ",
     "startzeit", "fertigstellungszeit", "hora de inicio", "heure de debut", "開始時刻", "完了時刻",
     "godzina rozpoczecia")
)  # fmt: skip
_FORM_OWN: Final = frozenset(("id", "language", "sprache", "langue", "idioma", "jezyk"))
_GROUP_SITE: Final = frozenset(("joined group on", "url of member profile", "rsvped on"))
_GROUP_OWN: Final = frozenset(("title", "user id", "id"))
_MAILER: Final = frozenset(
    ("member rating", "optin time", "leid", "euid", "contact owner", "record id", "lead source")
)
_MAILER_OWN: Final = frozenset(("tags", "region", "cc", "timezone"))
# Sign-up sheets: where the event is, and what was signed up for.
_SHEET: Final = frozenset(("sign up", "signup timestamp", "available slot"))
_SHEET_OWN: Final = frozenset(("sign up", "location", "item", "qty", "available slot"))
_TOOLS: Final = (
    (_META, _FORM_OWN),
    (_GROUP_SITE, _GROUP_OWN),
    (_MAILER, _MAILER_OWN),
    (_SHEET, _SHEET_OWN),
)


def columns_of_tool(texts: Sequence[str]) -> set[int]:
    """Return the columns that a tool uses for its own: a form's number, a role in a group."""
    keys = [key(text) for text in texts]
    own = {words for marks, words_of_tool in _TOOLS if marks & set(keys) for words in words_of_tool}
    return {column for column, words in enumerate(keys) if words in own}
