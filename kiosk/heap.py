"""How the C library keeps memory that was freed: little of it, because a kiosk runs for hours beside a browser.

It changes nothing but that, and where the library is another one (macOS, musl, Windows) nothing at all.
"""

import ctypes
import sys
from functools import cache
from typing import Final

# Numbers of mallopt(3) in glibc's malloc.h.
_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
_ARENA_MAX: Final = -8
_BLOCK: Final = 128 * 1024
"""Bytes; glibc's own first value, which it raises by itself with every large block that is freed."""


@cache
def _library() -> ctypes.CDLL | None:
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "gnu_get_libc_version") else None


def share_one_heap() -> None:
    """Let all threads share one heap, and give large blocks back when they are freed; before threads start.

    Each thread would keep what it once needed, and only one of Python's threads runs at a time.
    """
    if library := _library():
        library.mallopt(_ARENA_MAX, 1)
        library.mallopt(_MMAP_THRESHOLD, _BLOCK)
        library.mallopt(_TRIM_THRESHOLD, _BLOCK)


def give_back() -> None:
    """Give freed memory back to the system, after something large is done; takes milliseconds."""
    if library := _library():
        library.malloc_trim(0)
