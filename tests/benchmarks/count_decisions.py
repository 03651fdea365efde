"""Prints how many decisions and seconds a student needs from the welcome screen to the code: run it as a module."""

import asyncio
import tempfile
from pathlib import Path

from tests.tui.test_decisions import effort_to_code

_INTERESTS = ("crisis communications", "sports", "music and festivals", "how to get into an agency")


def main() -> None:
    """Count for a few interests of the demo roster."""
    for interest in _INTERESTS:
        with tempfile.TemporaryDirectory() as folder:
            effort = asyncio.run(effort_to_code(Path(folder), interest, "Maya Lindt"))
        print(f"{interest:28} {effort.decisions:3} decisions  {effort.seconds:5.1f} s")


if __name__ == "__main__":
    main()
