"""What a student's stage changes: the order among equally strong matches, and nothing else."""

from collections.abc import Mapping, Sequence
from typing import Final

from kiosk.matching.index import RosterIndex
from kiosk.people import Stage

# Scores this close are equally strong.
_EQUAL: Final = 0.03


def reorder(order: Sequence[int], scores: Mapping[int, float], index: RosterIndex, stage: Stage) -> list[int]:
    """Return `order` with each run of equally strong matches put in the order that suits the stage."""
    result: list[int] = []
    run: list[int] = []
    for at in order:
        if run and scores[run[0]] - scores[at] > _EQUAL:
            result += _arrange(run, result, index, stage)
            run = []
        run.append(at)
    return result + _arrange(run, result, index, stage)


def _arrange(run: Sequence[int], before: Sequence[int], index: RosterIndex, stage: Stage) -> list[int]:
    if stage is Stage.JOB_SEEKING:
        return sorted(run, key=lambda at: at not in index.recruiters)
    # Exploring: the next is who adds most that the shortlist does not show yet.
    left = list(run)
    seen = {mark for at in before for mark in _marks(at, index)}
    spread: list[int] = []
    while left:
        best = max(left, key=lambda at: (len(_marks(at, index) - seen), -left.index(at)))
        left.remove(best)
        spread.append(best)
        seen |= _marks(best, index)
    return spread


def _marks(at: int, index: RosterIndex) -> set[str]:
    person = index.people[at]
    first = person.industries[:1] + person.specialties[:1]
    return {text.casefold() for text in first} | {f"level {index.levels[at]}"}
