"""Writing a page for the organizer: private (0600), and whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

from kiosk.errors import FileUnwritable


def write_private(out: Path, text: str) -> None:
    """Write text (UTF-8, line ends as they are) to a file of mode 0600, which takes the place of an older one.

    Raises:
        FileUnwritable: nothing was changed.
    """
    draft: Path | None = None
    try:
        out.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{out.name}-", dir=out.parent)
        draft = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        draft.replace(out)
    except OSError as problem:
        raise FileUnwritable(file=out, problem=problem.strerror or problem) from None
    finally:
        if draft is not None:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
