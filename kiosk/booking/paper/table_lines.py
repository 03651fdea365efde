"""How far the tables go, in sentences for the organizer. Only words."""

from kiosk.booking.tables import TableCount
from kiosk.texts import Texts


def seat_line(table: str, texts: Texts) -> str:
    """Return where somebody who has just come sits, or that no table was free for them."""
    return texts("organizer.tables.at", table=table) if table else texts("organizer.tables.none_free")


def table_lines(tables: TableCount, texts: Texts) -> list[str]:
    """Return who has no table and who shares one, and what to do; nothing where the tables suffice."""
    said = []
    if tables.without:
        said.append(
            texts.plural("organizer.tables.without", tables.without, people=tables.people, enough=tables.enough)
        )
    if tables.sharing:
        said.append(texts.plural("organizer.tables.sharing", tables.sharing))
    return said
