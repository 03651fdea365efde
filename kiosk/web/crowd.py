"""Who makes room when every connection is taken: whoever holds most of them. It closes nothing itself."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeVar

from kiosk.web.throttle import client_of


class Held(Protocol):
    """One connection that somebody holds."""

    since: float
    """When it was opened, in seconds of any steady clock."""

    @property
    def host(self) -> str | None:
        """The address it comes from."""

    @property
    def is_answering(self) -> bool:
        """Whether a request on it is being answered."""


Connection = TypeVar("Connection", bound=Held)


def in_the_way(connections: Iterable[Connection]) -> list[Connection]:
    """Return half of the connections of the client that holds most, those that wait first, then the oldest.

    So one phone that opens all there are takes its own away, and a hall behind one address loses a few idle ones.
    Half at once: to look for one at every newcomer would be work that somebody can make us do.
    """
    held: dict[str, list[Connection]] = defaultdict(list)
    for one in connections:
        held[client_of(one.host)].append(one)
    most = max(held.values(), key=len, default=[])
    return sorted(most, key=lambda one: (one.is_answering, one.since))[: len(most) // 2]
