"""`kiosk vocabulary`: check the words of the field, list them, and find what a roster says that they lack."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.printed import print_json
from kiosk.texts import ENGLISH

vocabulary = typer.Typer(help="The words of the field that matching knows.", no_args_is_help=True)

Folder = Annotated[Path | None, typer.Option(help="A vocabulary folder of your own, instead of the shipped one.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_KINDS_OF_NAMES = ("names", "short", "slang", "stands", "hints", "signs", "foreign")


@vocabulary.command()
def check(folder: Folder = None, as_json: AsJson = False) -> None:
    """Read the vocabulary and say whether it is sound; a mistake is named with its file and entry."""
    from kiosk.matching.vocabulary import load_vocabulary
    from kiosk.shipped import seed

    found = load_vocabulary(folder or seed("vocabulary"))
    names = sum(len(getattr(concept, what)) for concept in found.concepts.values() for what in _KINDS_OF_NAMES)
    values = {"concepts": len(found.concepts), "employers": len(found.employers), "names": names}
    if as_json:
        print_json(values, indent=None)
    else:
        typer.echo(ENGLISH("cli.vocabulary.fine", **values))


@vocabulary.command(name="list")
def list_(
    concept: Annotated[str | None, typer.Argument(help="One concept, with all its names.")] = None,
    folder: Folder = None,
    as_json: AsJson = False,
) -> None:
    """List the concepts, or all names and relations of one."""
    from kiosk.matching.vocabulary import load_vocabulary
    from kiosk.shipped import seed

    concepts = load_vocabulary(folder or seed("vocabulary")).concepts
    if concept is not None and concept not in concepts:
        raise typer.BadParameter(ENGLISH("cli.vocabulary.no_concept", id=concept))
    shown = concepts.values() if concept is None else [concepts[concept]]
    shapes = [
        {"id": one.id, "name": one.name, "kind": one.kind, "related": dict(one.related)}
        | {what: list(getattr(one, what)) for what in _KINDS_OF_NAMES}
        for one in shown
    ]
    if as_json or concept is not None:
        print_json(shapes if concept is None else shapes[0])
        return
    for one in shown:
        count = sum(len(getattr(one, what)) for what in _KINDS_OF_NAMES)
        typer.echo(ENGLISH("cli.vocabulary.line", id=one.id, name=one.name, kind=one.kind, names=count))


@vocabulary.command()
def unknown(
    roster: Annotated[Path | None, typer.Option(help="A roster file, instead of the roster in the database.")] = None,
    folder: Folder = None,
    as_json: AsJson = False,
) -> None:
    """List what professionals offer, do and work for that the vocabulary does not know, most frequent first."""
    from kiosk.cli.match import people_of
    from kiosk.matching.employers import EmployerBook
    from kiosk.matching.offers import OfferReader
    from kiosk.matching.vocabulary import load_vocabulary
    from kiosk.shipped import seed

    found = load_vocabulary(folder or seed("vocabulary"))
    reader = OfferReader(found, EmployerBook(found))
    counts: Counter[str] = Counter()
    for person in people_of(roster):
        for cell in (*person.specialties, *person.industries, person.position):
            if cell and not reader.read_cell(cell):
                counts[cell] += 1
    if as_json:
        print_json([{"phrase": p, "professionals": n} for p, n in counts.most_common()], indent=None)
        return
    if not counts:
        typer.echo(ENGLISH("cli.vocabulary.unknown_all_known"))
    for phrase, count in counts.most_common():
        typer.echo(ENGLISH("cli.vocabulary.unknown_line", count=count, phrase=phrase))
