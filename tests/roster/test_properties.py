"""Whatever bytes come, reading them ends in a report: no exception, no invented person."""

# ruff: noqa: E501 - tables of examples read better unbroken

import random
import time
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import EncodingUnknown
from kiosk.plaintext import clean
from kiosk.roster import Roster, read_roster_bytes, roster_shape
from kiosk.roster.damage import mended
from kiosk.roster.encoding import decode
from kiosk.roster.table import Table, numbered
from tests.roster.exports import ALL
from tests.roster.odd_files import ODD_FILES
from tests.roster.organizers_files import FILES

SPRINKLES = [
    b'"', b"\\\"", b"\n", b"\r", b"\0", b"\x1a", b",", b";", b"\t", b"|", b"\xff", b"\xe9", b"\xc3", b"\xef\xbb\xbf", b"=", b"sep=;\n",
    b"\x1b[31m", b"\xe2\x80\xae", b"@", b"'", b"[", b"]", b"Name", b"\xff\xfe", b"...", b" " * 40, b"x" * 600,
]  # fmt: skip


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text)
    return "".join(sorted(set(folded) - set(" ,\"'\\")))


def _check(data: bytes) -> Roster:
    """Read bytes, check what must hold of any report, and return it."""
    roster = read_roster_bytes(data)
    roster_shape(roster)
    (meant,) = mended(Table(numbered([[decode(data).text]]))).records  # accents decoded twice, references of HTML
    source = set(unicodedata.normalize("NFKC", decode(data).text + meant.cells[0]))
    rows = [row.row for row in roster.rows]
    assert rows == sorted(set(rows))
    for person in roster.professionals:
        assert person.name
        assert clean(person.name) == person.name
        assert set(_letters(person.name)) <= source | {"\ufffd", "/"}  # the stroke between names below each other
    return roster


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """Random bytes are reported on, never crashed over."""
    _check(data)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    """Random text is reported on, in several encodings."""
    for encoding in ("utf-8", "utf-16", "cp1252"):
        _check(text.encode(encoding, "replace"))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ALL), st.lists(st.tuples(st.floats(0, 1), st.sampled_from(SPRINKLES)), max_size=6))
def test_damaged_exports(export: object, sprinkles: list[tuple[float, bytes]]) -> None:
    """Real-shaped files with bytes thrown in are read without a crash and without inventing anybody."""
    data = export.text.encode()  # type: ignore[attr-defined]
    for place, bit in sprinkles:
        at = int(place * len(data))
        data = data[:at] + bit + data[at:]
    _check(data)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=100), st.sampled_from(["utf-8", "cp932", "utf-16", "nonsense", "base64", "utf-7", "idna"]))
def test_any_stated_encoding(data: bytes, encoding: str) -> None:
    """A stated encoding gives a report or a sentence."""
    if encoding in ("nonsense", "base64"):
        with pytest.raises(EncodingUnknown):
            read_roster_bytes(data, encoding=encoding)
    else:
        with suppress(EncodingUnknown):  # some codecs refuse to replace what they cannot read
            read_roster_bytes(data, encoding=encoding)


@pytest.mark.soak
def test_a_hundred_thousand_damaged_rosters() -> None:
    """The long version: 100,000 rosters with random cuts, doublings and stray bytes."""
    _mutate(100_000)


def test_a_few_hundred_damaged_rosters() -> None:
    """The short version of the same."""
    _mutate(300)


def _mutate(count: int) -> None:
    dice = random.Random(20261203)  # noqa: S311 - repeatable, not secret
    texts = [export.text.encode() for export in ALL]
    texts += [file.text.encode(file.encoding) for file in (*FILES, *ODD_FILES)]
    slowest = 0.0
    for _ in range(count):
        data = bytearray(dice.choice(texts))
        for _ in range(dice.randint(1, 8)):
            at = dice.randrange(len(data) + 1)
            kind = dice.randrange(4)
            if kind == 0:
                data[at:at] = dice.choice(SPRINKLES)
            elif kind == 1:
                del data[at : at + dice.randint(1, 30)]
            elif kind == 2:
                data[at:at] = data[at : at + dice.randint(1, 200)]
            elif data:
                data[at % len(data)] = dice.randrange(256)
        started = time.perf_counter()
        _check(bytes(data))
        slowest = max(slowest, time.perf_counter() - started)
    print(f"{count} damaged rosters, the slowest read in {slowest:.3f} s")  # shown with -s; no test asserts a time


@pytest.mark.parametrize(
    "text",
    ['"' * 20_000, '"a\n' * 5_000, '",' * 10_000, '\\"' * 10_000, "a," * 20_000, "Name,Email\n" + '"x"y' * 8_000, "total " + "-" * 20_000,
     "Name\n" + "<" * 20_000 + "@", "Name\n" + "a.a" * 8_000, " " * 50_000, "Name,Topics\nAda O," + "(" * 400 + "," * 90, "\r" * 9_999 + "\n" * 9_999,
     "Name,Bio\nRen\udce9," + "x" * 40_000, "Name,Phone\nAda O," + "1 " * 240 + "x", "Name,available\nAda O," + "6-7 and " * 60 + "x", "Q - " * 120 + "x,y\n1,2"],
)  # fmt: skip
def test_files_made_to_take_forever(text: str) -> None:
    """A file made of one stubborn character ends in a report like any other."""
    _check(text.encode(errors="surrogateescape"))


def test_a_file_on_disk(tmp_path: Path) -> None:
    """What is read from a path is what is read from its bytes."""
    from kiosk.roster import read_roster

    file = tmp_path / "roster.csv"
    file.write_text(ALL[0].text, encoding="utf-8")
    assert read_roster(file).professionals == read_roster_bytes(ALL[0].text.encode()).professionals
