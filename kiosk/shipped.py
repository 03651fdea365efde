"""Where the data that the product ships is found: `seeds/` in a checkout, `kiosk/seeds` in an installed wheel."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent


def seed(*parts: str) -> Path:
    """Return the path of a shipped file or folder: `seed("vocabulary")`.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    for root in (_PACKAGE / "seeds", _PACKAGE.parent / "seeds"):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"the shipped file {'/'.join(parts)} is missing from this installation")
