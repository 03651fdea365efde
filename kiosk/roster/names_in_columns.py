"""Columns of names: words such as Name, Nom or Nombre mean the full name in one file and a part of it in another."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.evidence import ColumnFacts, is_clock
from kiosk.roster.header_row import Heading
from kiosk.roster.headers import is_strangers, key, scores
from kiosk.roster.words import word_list

# Beside a column of last names these are first names; beside one of first names they are last names.
_FIRST_BESIDE_LAST: Final = frozenset(
    ("nombre", "nome", "名前", "名", "name", "namn", "navn", "naam", "이름", "名字", "имя", "isim")
)
_LAST_BESIDE_FIRST: Final = frozenset(("name", "nom", "nome", "naam", "namn", "navn", "氏名", "名字", "氏"))


def settle_names(
    table: dict[tuple[str, int], float],
    heading: Heading,
    facts: Sequence[ColumnFacts],
    cells: Sequence[Sequence[str]],
) -> None:
    """Change the scores of columns whose name-word depends on its neighbours."""
    first = _best(table, "first")
    last = _best(table, "last")
    if last is not None and first is None:
        _turn(table, heading, _FIRST_BESIDE_LAST, "first", lambda column: _are_parts(cells[column], cells[last]))
    if first is not None and last is None:
        _turn(table, heading, _LAST_BESIDE_FIRST, "last", lambda column: _are_parts(cells[first], cells[column]))


def _best(table: Mapping[tuple[str, int], float], name: str) -> int | None:
    found = [(value, -column) for (field, column), value in table.items() if field == name and value >= 30]
    return -max(found)[1] if found else None


def _turn(
    table: dict[tuple[str, int], float],
    heading: Heading,
    words: frozenset[str],
    part: str,
    agrees: Callable[[int], bool],
) -> None:
    for column, header in enumerate(heading.headers):
        if ("name", column) in table and _says_one_of(header.own, words) and agrees(column):
            table[part, column] = table.pop(("name", column)) + 15


def _says_one_of(header: str, words: frozenset[str]) -> bool:
    """Tell whether a header is one of some words, alone or with words that say nothing: "Nombre del asistente"."""
    said = key(header).split()
    return " ".join(said) in words or (bool(said) and said[0] in words and word_list("neutral").issuperset(said[1:]))


def _are_parts(ones: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether two columns hold different parts of names: neither cell contains the other."""
    pairs = [(clean(a).casefold(), clean(b).casefold()) for a, b in zip(ones, others, strict=True)][:300]
    both = [(a, b) for a, b in pairs if a and b]
    contained = sum(a in b.split() or b in a.split() or a in b or b in a for a, b in both)
    return contained * 2 <= len(both)


def name_fallback(
    heading: Heading, facts: Sequence[ColumnFacts], taken: set[int], closed: set[str]
) -> dict[str, int]:
    """Return the first column that holds what looks like full names, under a header that says something else."""
    if "name" in closed:
        return {}
    for column, each in enumerate(facts):
        header = heading.headers[column].own
        is_free = (
            column not in taken
            and not is_clock(header)
            and not (header and not scores(header) and is_strangers(key(header)))
        )
        if is_free and each.count and each.name >= 0.6 and each.distinct >= 0.7 and each.position < 0.3:
            return {"name": column}
    return {}
