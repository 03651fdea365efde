"""`kiosk doctor`: checks before the doors open, one line each: ok, warning or failing, and what to do."""

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kiosk.cli.printed import print_json
from kiosk.cli.told_lines import told_lines
from kiosk.texts import ENGLISH

if TYPE_CHECKING:
    from kiosk.services.finding import Finding

_INDENT: Final = 23
"""Columns before the sentences: the state and the name of the check."""


def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Check everything before the doors open."""
    from kiosk.bootstrap import utc_now
    from kiosk.services.examine_kiosk import examine_kiosk
    from kiosk.settings import load

    findings = examine_kiosk(load(), utc_now)
    counts = Counter(finding.state.value for finding in findings)
    if as_json:
        print_json(_shape(findings))
    else:
        typer.echo("\n".join(_lines(findings)))
        typer.echo(_sum(counts))
    if counts["failing"]:
        raise typer.Exit(1)


def _shape(findings: "Sequence[Finding]") -> dict[str, object]:
    checks = [
        {
            "check": finding.check,
            "state": finding.state.value,
            "outcome": finding.outcome,
            "message": finding.message(),
            "advice": finding.advice(),
        }
        for finding in findings
    ]
    return {"ready": all(finding.state.value != "failing" for finding in findings), "checks": checks}


def _lines(findings: "Sequence[Finding]") -> list[str]:
    colours = {"ok": typer.colors.GREEN, "warning": typer.colors.YELLOW, "failing": typer.colors.RED}
    lines = []
    for finding in findings:
        # The word says it; the colour repeats it, and typer leaves it out of pipes.
        state = typer.style(f"{ENGLISH(f'cli.doctor.state.{finding.state.value}'):<8}", fg=colours[finding.state])
        first, *more = _wrapped(finding.message(), "")
        lines += [f"{state} {finding.check:<13} {first.lstrip()}", *more]
        lines += _wrapped(finding.advice(), "-> ") if finding.advice() else []
    return lines


def _wrapped(sentence: str, mark: str) -> list[str]:
    """Return a sentence in lines that fit the terminal, under each other; in a pipe it stays one line."""
    indent = " " * _INDENT
    return told_lines(sentence, sys.stdout, first=indent + mark, rest=indent + " " * len(mark))


def _sum(counts: Counter[str]) -> str:
    if counts["failing"]:
        return ENGLISH.plural("cli.doctor.failures", counts["failing"])
    if counts["warning"]:
        return ENGLISH.plural("cli.doctor.warnings", counts["warning"])
    return ENGLISH("cli.doctor.all_ok")
