"""A disk that fills up is announced on the screen before a booking fails."""

import shutil
from pathlib import Path

import pytest

from kiosk.cli.top_line import disk_line
from kiosk.texts import ENGLISH


def test_a_disk_that_is_almost_full_is_said_at_the_top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room nothing is said; under 100 MB it is; a folder that is gone is no reason to stop."""
    usage = shutil.disk_usage(tmp_path)
    for free, said in ((10**12, ""), (50 * 1024**2, "disk almost full")):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: usage._replace(free=free))
        assert disk_line(ENGLISH, tmp_path) == said
    monkeypatch.undo()
    assert disk_line(ENGLISH, tmp_path / "gone") == ""
