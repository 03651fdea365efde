"""What is said of a roster file and of its import: how it was read, what is wrong, what was done. Only words."""

from collections.abc import Iterable
from dataclasses import replace

from kiosk.booking.paper.table_lines import table_lines
from kiosk.roster.alike import alike, doubts, spans_of, with_names
from kiosk.roster.delimiter import NAMES as DELIMITERS
from kiosk.roster.report import Problem, Roster, Severity
from kiosk.services.answers import ImportReceipt
from kiosk.services.compare_rosters import emptied_words
from kiosk.services.import_preview import ImportPreview
from kiosk.texts import Texts
from kiosk.tui.scene import Scene


def headline(roster: Roster, preview: ImportPreview | None, texts: Texts) -> str:
    """Return in one line how the file was read and what importing it would do."""
    people = texts.plural("roster.check.people", len(roster.rows))
    delimiter = DELIMITERS.get(roster.delimiter, "other")
    read = (
        texts(
            "organizer.preview.read",
            people=people,
            encoding=roster.encoding,
            delimiter=texts(f"roster.delimiter.{delimiter}", delimiter=roster.delimiter),
        )
        if roster.encoding
        else people
    )
    if preview is None:
        return read
    done = preview.receipt
    counts = {name: len(getattr(done, name)) for name in ("added", "changed", "unchanged", "missing")}
    told = [texts(f"organizer.preview.parts_of.{name}", count=count) for name, count in counts.items() if count]
    change = texts("organizer.preview.would", parts=", ".join(told) or texts("organizer.preview.parts_of.none"))
    bare = done.tables.without
    outside = len(done.outside)
    beyond = texts.plural("organizer.preview.outside", outside) if outside else ""
    lost = emptied(preview, texts)
    gone = texts("organizer.preview.emptied_of", fields=lost) if lost else ""
    return f"{read}. {change}{gone}{texts.plural('organizer.preview.without_table', bare) if bare else ''}{beyond}"


def receipt(done: ImportReceipt, scene: Scene) -> str:
    """Return what an import did, and which promised meetings lie outside the hours of the new roster."""
    texts = scene.texts
    counted = {"added": len(done.added), "changed": len(done.changed), "retired": len(done.retired)}
    words = [texts("organizer.preview.done", **counted, unchanged=len(done.unchanged), slots=done.slots)]
    if done.conflicts:
        told = (f"{one.professional} {scene.moment(one.starts_at)} ({one.reference})" for one in done.conflicts[:5])
        words.append(texts("organizer.preview.conflicts", count=len(done.conflicts), meetings=", ".join(told)))
    return " ".join([*words, *table_lines(done.tables, texts)])


def emptied(preview: ImportPreview | None, texts: Texts) -> str:
    """Return which fields would be emptied for many people, and for how many; empty where none would be."""
    return emptied_words(preview.receipt.emptied, texts) if preview else ""


def doubt_lines(roster: Roster, preview: ImportPreview | None, texts: Texts) -> list[str]:
    """Return every doubt in full: where, whom it is about, what was taken; and how to change it after the import."""
    seen = replace(roster, problems=doubts(roster), file_problems=())
    kinds = alike(all_problems(seen, preview, texts))
    told = [
        texts.plural(
            "roster.check.where", len(kind.rows), rows=", ".join(spans_of(kind.rows)), message=with_names(kind, texts)
        )
        for kind in kinds
    ]
    return [*told, texts("organizer.preview.doubts")] if told else []


def all_problems(roster: Roster, preview: ImportPreview | None, texts: Texts) -> Iterable[Problem]:
    """Yield what is wrong with the file and its rows, and with their hours once these were laid beside the event."""
    yield from roster.file_problems
    if lost := emptied(preview, texts):
        yield Problem("cells_emptied", Severity.WARNING, values={"fields": lost})
    for twin in preview.receipt.perhaps if preview else ():
        told = {"email": twin.email, "known": twin.known_email}
        yield Problem("perhaps_same", Severity.WARNING, values=told, person=twin.name)
    for one in preview.receipt.outside if preview else ():
        row = roster.rows[one.place].row if one.place < len(roster.rows) else None
        hours = {"hours": one.hours, "event": one.event}
        yield Problem("hours_outside", Severity.WARNING, row, values=hours, person=one.professional)
    yield from roster.problems
