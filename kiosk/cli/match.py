"""`kiosk match`: the shortlist without the screen, for one query or for many. Ranking stands in `kiosk.matching`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kiosk.cli.printed import print_json
from kiosk.people import OUTSIDE, Stage
from kiosk.texts import ENGLISH

if TYPE_CHECKING:
    from kiosk.matching.matcher import Matcher
    from kiosk.matching.shortlist import Shortlist
    from kiosk.people import Professional, Reason


def match(  # noqa: PLR0917 - options, given by name on the command line
    text: Annotated[list[str] | None, typer.Argument(help="What somebody is curious about.")] = None,
    roster: Annotated[Path | None, typer.Option(help="A roster file, instead of the roster in the database.")] = None,
    stage: Annotated[Stage | None, typer.Option(help="Where the student stands.")] = None,
    limit: Annotated[int, typer.Option(help="At most so many professionals.", min=1)] = 5,
    queries: Annotated[Path | None, typer.Option(help="JSON lines with id, and text or interests.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show how the query was read.")] = False,
) -> None:
    """Show who fits what a student is curious about, best first, with the reasons."""
    if queries is not None:
        _many(queries, roster, as_json, limit)
        return
    typed = " ".join(text or ())
    if not typed.strip():
        raise typer.BadParameter(ENGLISH("cli.match.nothing_typed"))
    matcher = _matcher(roster)
    shortlist = matcher.match(typed, stage=stage, limit=limit)
    if explain:
        for line in explanation(matcher, typed):
            typer.echo(line, err=as_json)
    if as_json:
        print_json(shape(shortlist, matcher))
    else:
        for line in lines(shortlist, matcher):
            typer.echo(line)


def _matcher(roster: Path | None) -> "Matcher":
    from kiosk.services.find_matches import shipped_vocabulary
    from kiosk.services.keep_index import ready_matcher

    return ready_matcher(_data_dir, people_of(roster), shipped_vocabulary())


def _data_dir() -> Path:
    from kiosk.settings import load

    return load().data_dir


def people_of(roster: Path | None) -> "tuple[Professional, ...]":
    """Return the professionals of a roster file, or of the database where no file is given."""
    if roster is not None:
        from kiosk.roster import read_roster

        return read_roster(roster).professionals
    from kiosk.bootstrap import open_kiosk

    with open_kiosk() as kiosk:
        return tuple(kiosk.services.list_professionals())


def _many(queries: Path, roster: Path | None, as_json: bool, limit: int) -> None:
    if not as_json:
        raise typer.BadParameter(ENGLISH("cli.match.needs_json"))
    if roster is None:
        raise typer.BadParameter(ENGLISH("cli.match.needs_roster"))
    asked = list(_read_queries(queries))
    matcher = _matcher(roster)
    for query in asked:
        typed = query["text"] if "text" in query else ", ".join(query["interests"])
        stage = Stage(query["stage"]) if query.get("stage") else None
        ranking = [found.id for found in matcher.match(typed, stage=stage, limit=max(limit, 20)).matches]
        sys.stdout.write(json.dumps({"id": query["id"], "ranking": ranking}, ensure_ascii=False) + "\n")


def _read_queries(queries: Path) -> Iterator[dict[str, Any]]:
    try:
        content = queries.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{queries}: {error}") from None
    for number, line in enumerate(content.splitlines(), 1):
        if line.strip():
            problem = _problem_of(line)
            if problem:
                raise typer.BadParameter(
                    ENGLISH("cli.match.bad_queries", file=queries.name, line=number, problem=problem)
                )
            yield json.loads(line)


def _problem_of(line: str) -> str:
    try:
        query = json.loads(line)
    except ValueError as error:
        return f"not JSON ({error})"
    if not isinstance(query, dict) or "id" not in query:
        return "an object with an id is needed"
    interests = query.get("interests")
    if not isinstance(query.get("text"), str) and not (
        isinstance(interests, list) and all(isinstance(one, str) for one in interests)
    ):
        return "text or a list of interests is needed"
    if query.get("stage") not in (None, "", *Stage):
        return "stage is exploring or job-seeking"
    return ""


def shape(shortlist: "Shortlist", matcher: "Matcher") -> dict[str, Any]:
    """Return a shortlist in the shape that other programs read."""
    return {
        "query": shortlist.query,
        "interests": [
            {"typed": one.typed, "understood": one.understood, "how": one.how} for one in shortlist.interests
        ],
        "matches": [
            {
                "id": found.id,
                "name": matcher.people[found.id].name,
                "company": matcher.people[found.id].company,
                "position": matcher.people[found.id].position,
                "score": found.score,
                "strength": found.strength,
                "reasons": [
                    {"typed": why.typed, "matched": why.matched, "field": why.field, "how": why.how}
                    for why in found.reasons
                    if why.how != OUTSIDE  # what was turned away is no fit, and stands in `without`
                ],
            }
            for found in shortlist.matches
        ],
        "unmatched": list(shortlist.unmatched),
        "nearest": list(shortlist.nearest),
        "additions": [{"phrase": one.phrase, "people": one.people} for one in shortlist.additions],
        "without": list(shortlist.without),
    }


def lines(shortlist: "Shortlist", matcher: "Matcher") -> Iterator[str]:
    """Yield a shortlist as people read it."""
    if not shortlist.matches:
        said = "trade" if shortlist.trade else "undecided" if shortlist.undecided else "nobody"
        yield ENGLISH(f"cli.match.{said}")
    elif shortlist.without:
        yield ENGLISH("cli.match.without", phrases=", ".join(shortlist.without))
    for place, found in enumerate(shortlist.matches, 1):
        person = matcher.people[found.id]
        parts = [part for part in (person.name, person.position, person.company) if part]
        yield f"{place}. {', '.join(parts)} ({found.strength})"
        for why in found.reasons:
            yield ENGLISH("cli.match.because", reason=sentence(why))
    if shortlist.unmatched:
        yield ENGLISH("cli.match.unmatched", unmatched=", ".join(shortlist.unmatched))
    if shortlist.nearest:
        yield ENGLISH("cli.match.nearest", nearest=", ".join(shortlist.nearest))
    for one in shortlist.additions:
        yield ENGLISH.plural("cli.match.add", one.people, phrase=one.phrase)


def sentence(why: "Reason") -> str:
    """Return a reason in plain words."""
    field = ENGLISH(f"matching.field.{why.field}")
    # What a company does is no other word for its name.
    how = "company" if why.field == "company" and why.how == "synonym" else why.how
    return ENGLISH(f"matching.reason.{how}", typed=why.typed, matched=why.matched, field=field)


def explanation(matcher: "Matcher", typed: str) -> Iterator[str]:
    """Yield how a query was read, for who develops a vocabulary."""
    reading = matcher.reader.read(typed)
    for want in reading.wants:
        values = {"kind": want.kind.value, "ids": ", ".join(one for one, _ in want.ids[:4]), "typed": want.typed}
        if want.turned_away:
            yield ENGLISH("cli.match.explain_away", **values)
            continue
        reach = matcher.reach(want)
        yield ENGLISH("cli.match.explain_want", **values, how=want.how, weight=want.weight, reach=reach)
    if reading.unknown:
        yield ENGLISH("cli.match.explain_unknown", unknown=", ".join(reading.unknown))
