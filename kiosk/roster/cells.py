"""One used cell of a row: made plain, measured, checked for what a spreadsheet would run. It knows no field."""

import re
from dataclasses import dataclass, field
from typing import Final

from kiosk.plaintext import clean, clean_lines, has_controls
from kiosk.roster import limits
from kiosk.roster.evidence import is_absent
from kiosk.roster.formulas import as_shown, is_formula, unescaped

_RELATION: Final = re.compile(r" ?\(https?://(?:www\.)?notion\.so/[^\s()]*\)")
"""The address that Notion writes behind what a cell links to."""


@dataclass(slots=True)
class RowCells:
    """The used cells of one row, and the codes of what was found in them."""

    found: list[tuple[str, int]] = field(default_factory=list)
    """(code, column) in the order of reading."""

    def read(self, raw: str, column: int, *, lines: bool = False, most: int = limits.CELL) -> str:
        """Return a cell as plain text, empty where it stands for nothing or is longer than `most` characters.

        `lines` keeps line breaks.
        """
        if not raw:
            return ""
        if raw.isprintable() and "  " not in raw:
            text = raw.strip()  # nearly every cell; the patterns below cost ten times as much
        else:
            if has_controls(raw):
                self.note("control_chars", column)
            text = clean_lines(raw) if lines else clean(raw)
        if "notion.so/" in text:
            text = _RELATION.sub("", text)
        if len(text) > most:
            self.note("too_long", column)
            return ""
        if text.startswith('="'):
            text = as_shown(text)
        if text.startswith(("'", "’")):
            text = unescaped(text)
        elif not lines and text.startswith('"') and text.endswith('"') and text.count('"') == 2 and "," in text:
            text = text[1:-1].strip()  # some tables quote a linked name with a comma inside its cell
        return "" if text and is_absent(text) else text

    def check_formula(self, text: str, column: int) -> str:
        """Return `text`, noting where a spreadsheet would run it."""
        if text and text[0] in "=@+-＝＠＋－" and is_formula(text):
            self.note("formula_like", column)
        return text

    def note(self, code: str, column: int) -> None:
        """Note a problem of a cell, once for each column."""
        if (code, column) not in self.found:
            self.found.append((code, column))

    def has(self, code: str, column: int) -> bool:
        """Tell whether a problem was noted for a column."""
        return (code, column) in self.found
