"""Keep the index of a large roster in the data folder, so that it is read once and not with every start.

What is kept counts only for the very same roster, vocabulary and program, by a key over all three; anything else, and
anything damaged, is built anew. The file holds names, so it is as private as the database and goes with a purge.
"""

import gc
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import kiosk
from kiosk.matching import packing
from kiosk.matching.concepts import Vocabulary
from kiosk.matching.matcher import Matcher
from kiosk.people import Professional

LOG: Final = logging.getLogger(__name__)
FILE: Final = "match-index.bin"
# A smaller roster is read faster than a file is looked for.
WORTH_KEEPING: Final = 500


def ready_matcher(
    folder: Callable[[], Path | None], professionals: Sequence[Professional], vocabulary: Vocabulary
) -> Matcher:
    """Return the matcher of a roster, from the kept index where there is one of this very roster.

    `folder` says where to keep it; none keeps nothing. A disk that is full or read-only costs time and nothing else.
    """
    place = folder() if len(professionals) >= WORTH_KEEPING else None
    if place is None:
        return Matcher.build(professionals, vocabulary)
    with _nothing_collected():
        return _matcher(place, professionals, vocabulary)


def _matcher(place: Path, professionals: Sequence[Professional], vocabulary: Vocabulary) -> Matcher:
    key = _key(professionals, vocabulary)
    kept = _read(place / FILE, key)
    if kept:
        with suppress(packing.Damaged):
            return Matcher.build(professionals, vocabulary, packing.unpack(kept, len(professionals)))
    matcher = Matcher.build(professionals, vocabulary)
    _write(place / FILE, key + packing.pack(matcher.index.tables))
    return matcher


def drop_index(folder: Path) -> None:
    """Delete the kept index, where there is one."""
    with suppress(OSError):
        (folder / FILE).unlink(missing_ok=True)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Hold garbage collection back: an index is millions of objects that all stay, and looking at them takes long."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _read(file: Path, key: bytes) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read() if opened.read(len(key)) == key else b""
    except OSError:
        return b""


def _write(file: Path, content: bytes) -> None:
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(content)
        draft.replace(file)
    except OSError as error:
        LOG.warning("The index was not kept: %s", error.strerror)
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _key(professionals: Sequence[Professional], vocabulary: Vocabulary) -> bytes:
    """Return what tells this roster, read with this vocabulary by this program, from every other: 32 bytes."""
    found = sha256(_program())
    found.update(vocabulary.digest)
    for one in professionals:
        cells = (one.id, one.name, one.company, one.position, *one.specialties, "", *one.industries, "",
                 one.bio, one.alma_mater, one.city, *one.languages, f"{one.recruiter}{one.mentoring}")  # fmt: skip
        found.update("\x1f".join(cells).encode("utf-8", "surrogatepass"))
        found.update(b"\x1e")
    return found.digest()


@cache
def _program() -> bytes:
    # The code of matching itself, so that a change of it needs no thought about old files.
    found = sha256(kiosk.__version__.encode())
    for file in sorted(Path(packing.__file__).parent.glob("*.py")):
        found.update(file.read_bytes())
    return found.digest()
