"""Writing a page for the organizer: private (0600), and whole or not at all."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from kiosk.errors import FileUnwritable


def must_be_file(out: Path) -> None:
    """Refuse to put a page in the place of a folder or a device: the machine's /dev/null is everybody's.

    Raises:
        FileUnwritable: something has that name and is no file.
    """
    if out.exists() and not out.is_file():
        raise FileUnwritable(file=out, problem=os.strerror(errno.EISDIR if out.is_dir() else errno.EPERM))


def write_private(out: Path, text: str) -> None:
    """Write text (UTF-8, line ends as they are) to a file of mode 0600, which takes the place of an older one.

    Raises:
        FileUnwritable: nothing was changed.
    """
    draft: Path | None = None
    must_be_file(out)
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
