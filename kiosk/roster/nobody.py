"""Rows that are no person: totals, headings of groups, repeated headers, footers, and a template's example."""

import re
from collections.abc import Sequence
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.columns import CANONICAL, Columns
from kiosk.roster.evidence import holds_address, is_number, is_url, is_yes_or_no
from kiosk.roster.headers import key
from kiosk.roster.phrases import is_footer, is_instruction, is_total, says_sample
from kiosk.roster.table import Record
from kiosk.roster.words import fold, word_list

_FOOTNOTE: Final = re.compile(r"[*†‡#]\s*\S|\S+ = \S")
_DRAWN: Final = re.compile(r"[-–—―_=~*#•·>+|─━.]{2,}|[-–—―_=~*#•>+|─━]\s?\w.*[-–—―_=~*#•<+|─━]$")
"""A line between groups: drawn with signs before its words, or with one before and one behind them."""
_SENTENCE: Final = 4
"""Words of the longest name that ends with a full stop."""
_SAMPLE_ROWS: Final = 5
"""A template's example stands at the top."""


class Nobody:
    """Tells rows of a table that are no person."""

    def __init__(self, columns: Columns, records: Sequence[Record]) -> None:
        self._columns = columns
        self._headers = tuple(key(header) for header in columns.headers)
        named = [header for header in columns.headers if header]
        self._is_own_export = tuple(named) == CANONICAL
        self._named = len(named) or len(columns.headers)
        self.name_columns = {columns.single[n] for n in ("name", "first", "last", "preferred") if n in columns.single}
        names = [cell for record in records[:200] for c in self.name_columns if (cell := record.cell(c).strip())]
        self._leftmost = min((c for c, header in enumerate(columns.headers) if header), default=0)
        filled = [len(record.filled) for record in records[:200] if not record.is_blank]
        # Where hardly any row has a second cell, one with a single cell heads nothing.
        self._is_one_column = sum(count > 1 for count in filled) * 10 < len(filled)
        self._shouts = sum(name.isupper() for name in names) * 2 > len(names)

    def is_nobody(self, record: Record) -> bool:
        """Tell whether a row that is not blank is no person."""
        if any("@" in cell and holds_address(clean(cell)) for cell in record.cells):
            return False
        texts = {column: clean(record.cells[column]) for column in record.filled}
        if not any(char.isalnum() for text in texts.values() for char in text):
            return True  # control bytes, or a line of dashes
        return (
            self._is_separator(texts)
            or self._is_repeated_header(texts)
            or self._is_summary(texts)
            or self._is_heading(texts)
            or self._is_form_control(texts)
            or self._is_open_slot(texts)
        )

    def may_be_somebody(self, record: Record) -> bool:
        """Tell whether one word in the column of names, taken for a heading, may be a first name."""
        texts = {column: clean(record.cells[column]) for column in record.filled}
        if len(texts) != 1 or not self.name_columns & set(texts):
            return False
        text = next(iter(texts.values()))
        is_heading = fold(text) in word_list("headings") | word_list("totals") or is_footer(text)
        return text.isalpha() and not is_heading

    def is_sample(self, record: Record, index: int) -> bool:
        """Tell whether a row near the top (`index` from 0) is a template's example or its instructions."""
        if index >= _SAMPLE_ROWS:
            return False
        texts = {c: clean(record.cells[c]) for c in record.filled}
        plain = [text for text in texts.values() if not is_url(text) and "@" not in text]
        instructions = sum(map(is_instruction, plain))
        if instructions > 1 and instructions * 2 >= len(plain):
            return True
        names = " ".join(texts[c] for c in sorted(self.name_columns) if c in texts)
        others = [text for c, text in texts.items() if c not in self.name_columns and text in plain]
        marks = sum(map(says_sample, others))
        is_example_name = fold(names) in word_list("sample_names")
        return (is_example_name and marks > 0) or marks > 1 or (bool(names) and says_sample(names))

    def _is_separator(self, texts: dict[int, str]) -> bool:
        """Tell whether nothing but a line between groups stands in a row, also where its cell was filled out."""
        values = set(texts.values())
        return len(values) == 1 and not self._is_own_export and bool(_DRAWN.match(values.pop()))

    def _is_repeated_header(self, texts: dict[int, str]) -> bool:
        same = sum(
            c < len(self._headers) and bool(self._headers[c]) and key(t) == self._headers[c] for c, t in texts.items()
        )
        return same > 1 and same * 5 >= len(texts) * 4

    def _is_summary(self, texts: dict[int, str]) -> bool:
        words = [text for text in texts.values() if not is_number(text)]
        return 0 < len(words) <= 2 and (is_total(words[0]) or is_footer(words[0]))

    def _is_heading(self, texts: dict[int, str]) -> bool:
        values = set(texts.values())
        if self._named < 2 or len(values) > 1 or self._is_own_export or self._is_one_column:
            return False
        if len(texts) > 1:
            return len(texts) > 2 or not self.name_columns & set(texts)  # a merged cell that was filled out
        column, text = next(iter(texts.items()))
        if column not in self.name_columns:
            # A lone company or page further right is half a person; a heading stands at the left.
            return not is_url(text) and (column not in self._columns.used or column == self._leftmost)
        if "last" in self._columns.single:
            return True  # half a name and nothing else tells of nobody
        return self._is_heading_text(text)

    def _is_heading_text(self, text: str) -> bool:
        """Tell whether what stands alone in the column of names heads a group rather than names somebody."""
        words = re.findall(r"\w+(?:-\w+)*", fold(text))
        words += [part for word in words for part in word.split("-") if "-" in word]
        if _FOOTNOTE.match(text) or (text.endswith(".") and len(words) > _SENTENCE):
            return True
        if any(char.isdigit() for char in text) or text.endswith((":", "：")) or len(words) > 6:
            return True
        if text.isupper() and not self._shouts and len(text) > 2:
            return True
        if any(word in word_list("headings") for word in words):
            return True
        if any("\u3040" <= char <= "\u9fff" for char in text):
            return any(word in text for word in word_list("headings") if not word.isascii())
        return len(words) == 1 and self._named > 2

    def _is_open_slot(self, texts: dict[int, str]) -> bool:
        """Tell whether a row says when and where only: a slot of a list of sign-ups that nobody took."""
        hours = {self._columns.single.get("available")} | {
            column for group in self._columns.groups if group.name == "available" for column in group.columns
        }
        return bool(hours & set(texts)) and not (self._columns.used - hours) & set(texts)

    def _is_form_control(self, texts: dict[int, str]) -> bool:
        """Tell whether only counters and unticked boxes stand in the row, as below the last person of a template."""
        if self.name_columns & set(texts):
            return False
        return all(is_number(text) or is_yes_or_no(text) for text in texts.values())
