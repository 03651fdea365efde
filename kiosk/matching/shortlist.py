"""What matching answers: how each interest was understood, who fits, why, and what found nobody."""

from dataclasses import dataclass

from kiosk.people import Reason


@dataclass(frozen=True, slots=True)
class UnderstoodInterest:
    """One interest of a query: what was typed, what it was taken for, and by which step."""

    typed: str
    understood: str
    how: str


@dataclass(frozen=True, slots=True)
class Match:
    """A professional with a score and its reasons."""

    id: str
    """`Professional.id`."""
    score: float
    """0 to 100, comparable within one shortlist only; people read `strength`."""
    strength: str
    """strong, good or partial."""
    reasons: tuple[Reason, ...]
    """Best first."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A further interest and what adding it to the query would bring."""

    phrase: str
    """The interest, as people read it."""
    people: int
    """How many professionals fit then who do not fit now."""


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The ordered answer to one query."""

    query: str
    interests: tuple[UnderstoodInterest, ...]
    matches: tuple[Match, ...]
    unmatched: tuple[str, ...]
    """Interests that found nobody, as typed; a wrong answer is worse than none."""
    nearest: tuple[str, ...] = ()
    """Offered interests nearest to what found nobody, to lead the student on."""
    additions: tuple[Addition, ...] = ()
    """Interests beside those asked for that would bring more people, where few fit."""
    without: tuple[str, ...] = ()
    """What is turned away where nothing else is said: the matches are everybody else."""
    undecided: bool = False
    """The student says that they do not know yet: nobody is shown, nothing is missing, and they look around."""
    trade: bool = False
    """What they name is everybody's trade here; so they look around too."""
