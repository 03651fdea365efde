"""A receipt of deleted personal data as lines for a terminal, a screen or a file: it names nobody."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kiosk.texts import ENGLISH

if TYPE_CHECKING:
    from kiosk.services.forget_people import Receipt

GONE: Final = ("students", "visits", "bookings", "waits", "questions")
"""What of students goes, as `Stripped` counts it."""
MORE: Final = ("cancelled", "words", "times", "messages", "phones", "professionals")
"""What goes besides."""


def receipt_table(receipt: "Receipt", without: Sequence[str] = (), *, with_nothing: bool = True) -> str:
    """Return what went and what is kept, a line each; without what was nothing where that is not wanted."""
    lines = [line for line in _lines(receipt, without) if with_nothing or line[1]]
    if "kept" not in without:
        lines.append(("", ENGLISH("care.receipt.kept_interests", count=receipt.interests)))
    width = max(len(name) for name, _ in lines)
    return "\n".join(f"  {name:{width}}  {value}" for name, value in lines)


def _lines(receipt: "Receipt", without: Sequence[str] = ()) -> list[tuple[str, object]]:
    values: dict[str, object] = {"place": receipt.place, "at": receipt.at.isoformat(timespec="seconds")}
    values |= {name: getattr(receipt.gone, name) for name in GONE}
    values |= {name: getattr(receipt, name) for name in MORE}
    values["backups"] = len(receipt.backups)
    counts = ", ".join(
        f"{ENGLISH(f'cli.bookings.status.{status}')} {count}" for status, count in receipt.kept.items()
    )
    values["kept"] = ENGLISH("care.receipt.kept_bookings", counts=counts or 0)
    return [(ENGLISH(f"care.receipt.{name}"), value) for name, value in values.items() if name not in without]
