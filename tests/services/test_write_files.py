import os
import stat
from pathlib import Path

import pytest

from kiosk.errors import FileUnwritable
from kiosk.services.write_files import write_private


def test_a_page_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    """It is for its owner alone, whatever the older one was."""
    page = tmp_path / "report.html"
    page.write_text("older")
    page.chmod(0o644)
    write_private(page, "newer")
    assert page.read_text() == "newer"
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_a_device_stays_one(tmp_path: Path) -> None:
    """`--out /dev/null` leaves the machine its /dev/null: nothing is put in the place of what is no file."""
    device = tmp_path / "null"
    os.mkfifo(device)
    with pytest.raises(FileUnwritable):
        write_private(device, "page")
    assert stat.S_ISFIFO(device.stat().st_mode)
    with pytest.raises(FileUnwritable):
        write_private(tmp_path, "page")
    assert [each.name for each in tmp_path.iterdir()] == ["null"]
