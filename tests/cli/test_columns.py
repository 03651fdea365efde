"""Tables that commands print."""

from rich.cells import cell_len

from kiosk.cli.columns import in_columns


def test_wide_letters_shift_no_column() -> None:
    """An emoji and Chinese letters take two columns each, and what follows stands below what follows others."""
    lines = in_columns([("Name", "Table"), ("Zoë 🎉", "1"), ("李明", "2"), ("Jo\u0308rg", "3")])
    assert {
        cell_len(line[: line.index(last)]) for line, last in zip(lines, ("Table", "1", "2", "3"), strict=True)
    } == {8}
