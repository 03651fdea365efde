"""What a check before the doors open found: ok, warning or failing, and what to do. The record alone; no check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from kiosk.texts import ENGLISH, Texts

_NAMED: Final = 5
"""Names in a sentence; more would not be read."""


class State(StrEnum):
    """How a check came out."""

    OK = "ok"
    WARNING = "warning"
    """The evening works, less well than it could."""
    FAILING = "failing"
    """The doors should stay closed until this is mended."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check; its sentences stand in the catalogue under `cli.doctor.<check>.<outcome>`."""

    check: str
    """What was looked at: terminal, database, clock ..."""
    outcome: str
    """What was found; `ok` or the name of the trouble."""
    state: State = State.OK
    values: Mapping[str, object] = field(default_factory=dict)
    """What fills the named places of the sentences."""

    def message(self, texts: Texts = ENGLISH) -> str:
        """Return what was found, in one sentence."""
        return texts(f"cli.doctor.{self.check}.{self.outcome}.says", **self.values)

    def advice(self, texts: Texts = ENGLISH) -> str:
        """Return what to do; empty where there is nothing to do."""
        if self.state is State.OK:
            return ""
        return texts(f"cli.doctor.{self.check}.{self.outcome}.advice", **self.values)


def ok(check: str, outcome: str = "ok", **values: object) -> Finding:
    """Return that a check found nothing to do."""
    return Finding(check, outcome, State.OK, values)


def warning(check: str, outcome: str, **values: object) -> Finding:
    """Return that something could be better."""
    return Finding(check, outcome, State.WARNING, values)


def failing(check: str, outcome: str, **values: object) -> Finding:
    """Return that something must be mended."""
    return Finding(check, outcome, State.FAILING, values)


def named(names: Sequence[str]) -> str:
    """Return the first names of a list as one text, and a sign that there are more."""
    shown = ", ".join(names[:_NAMED])
    return f"{shown}, …" if len(names) > _NAMED else shown
