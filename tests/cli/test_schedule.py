import re
import stat
from pathlib import Path

from tests.cli.test_book import _evening, book, run

__all__ = ["_evening"]  # the evening that the command works on


def page(tmp_path: Path) -> str:
    """The page as it is written."""
    out = tmp_path / "schedule.html"
    assert run("schedule", "--out", str(out)).exit_code == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    return out.read_text(encoding="utf-8")


def test_everybody_finds_their_times_twice(tmp_path: Path) -> None:
    """A booking stands with its professional and at its table, and free times are lines to write on."""
    reference = book("18:30", "Ada Lovelace", "--question", "How do you begin?").stdout.splitlines()[0]
    waiting = page(tmp_path)
    assert waiting.count(reference) == waiting.count("How do you begin?") == 2
    assert "waiting for an answer" in waiting
    run("bookings", "answer", reference, "confirm")
    confirmed = page(tmp_path)
    assert "waiting for an answer" not in confirmed
    assert confirmed.count('<tr class="confirmed">') == 2
    assert confirmed.count('<tr class="free">') == waiting.count('<tr class="free">') > 30
    assert re.findall("<h3>(.*?)</h3>", confirmed) == ["Ana Ruiz", "Bo Lind", "Table 1", "Table 2"]


def test_what_was_called_off_is_not_on_paper(tmp_path: Path) -> None:
    """A cancelled booking leaves a blank line."""
    reference = book("18:30", "Ada Lovelace").stdout.splitlines()[0]
    run("bookings", "answer", reference, "cancel")
    assert "Ada Lovelace" not in page(tmp_path)


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    """A name with tags in it is shown as it was typed."""
    book("18:30", "<script>alert(1)</script>")
    written = page(tmp_path)
    assert "<script" not in written
    assert "&lt;script&gt;" in written
