"""What is kept in memory, and looked at there: little, because a kiosk runs for hours and answers every key.

Where the C library is not glibc (macOS, musl, Windows) its part of it changes nothing.
"""

import ctypes
import gc
import sys
from functools import cache
from typing import Final

# Numbers of mallopt(3) in glibc's malloc.h.
_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
_ARENA_MAX: Final = -8
_BLOCK: Final = 128 * 1024
"""Bytes; glibc's own first value, which it raises by itself with every large block that is freed."""

_LOTS: Final = (5_000, 5, 10)
"""A key makes some 15,000 objects, and most of what it leaves behind is garbage two keys later. Lots of this size
meet it as such: half the work of what Python's own 700 take in all, and no single one holds a key up for long."""


@cache
def _library() -> ctypes.CDLL | None:
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "gnu_get_libc_version") else None


def prepare() -> None:
    """Let all threads share one heap, give large blocks back when they are freed, and collect garbage in larger lots.

    Call it before threads start: each would keep what it once needed, and only one of Python's runs at a time.
    """
    gc.set_threshold(*_LOTS)
    if library := _library():
        library.mallopt(_ARENA_MAX, 1)
        library.mallopt(_MMAP_THRESHOLD, _BLOCK)
        library.mallopt(_TRIM_THRESHOLD, _BLOCK)


def give_back() -> None:
    """Give freed memory back to the system, after something large is done; takes milliseconds."""
    if library := _library():
        library.malloc_trim(0)


def settle() -> None:
    """Free what only refers to itself, and take the rest out of the collector's sight.

    A roster of 10,000 and its index are a hundred thousand objects that all stay. Looked at again and again among
    what each key leaves behind (Textual's strips refer to themselves), they would hold up every tenth key by 150 ms.
    So call it when an index was built, and at every visit's end: what came out of sight by chance with the index, as
    the screens of a visit under way, is seen again then. It takes as long as that look, when nobody should wait.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    give_back()
