"""No line of `kiosk doctor` says what to do without a test that did it."""

import tomllib
from pathlib import Path

from tests.cli import doctor_lines

# Imported, they say what they prove.
from tests.cli import test_doctor_machine as _machine  # noqa: F401
from tests.cli import test_doctor_mends as _mends  # noqa: F401
from tests.cli import test_doctor_server as _server  # noqa: F401

_SENTENCES = Path(__file__).parents[2] / "kiosk" / "texts" / "en" / "cli.toml"


def test_every_line_that_says_what_to_do_was_seen_failing_and_mended() -> None:
    """Whatever the doctor advises was followed by a test, and the line was well afterwards."""
    checks = tomllib.loads(_SENTENCES.read_text(encoding="utf-8"))["doctor"]
    advising = {
        f"{check}.{outcome}"
        for check, outcomes in checks.items()
        if isinstance(outcomes, dict)
        for outcome, sentences in outcomes.items()
        if isinstance(sentences, dict) and "advice" in sentences
    }
    assert len(advising) > 35
    assert advising == doctor_lines.PROVED
