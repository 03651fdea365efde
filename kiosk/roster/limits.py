"""How large a roster may be. Beyond these it is a mistake or an attack, and a sentence says which limit was met."""

from typing import Final

BYTES: Final = 50_000_000
"""Largest file."""
ROWS: Final = 100_000
"""Most rows that are not blank."""
COLUMNS: Final = 200
"""Most columns."""
CELL: Final = 500
"""Most characters of a used cell."""
BIO: Final = 2_000
"""Most characters of a bio."""
QUOTED: Final = 32_767
"""Most characters between two quotation marks, the limit of a spreadsheet's own cells."""
