"""List what the professionals here offer, for a student who does not know what to type."""

from kiosk.matching.matcher import Matcher
from kiosk.services.answers import OfferedInterest


def browse_interests(matcher: Matcher) -> tuple[OfferedInterest, ...]:
    """Return the interests on offer under their usual names, most offered first, then by name."""
    offered = (OfferedInterest(phrase, count) for phrase, count in matcher.offered().items())
    return tuple(sorted(offered, key=lambda one: (-one.professionals, one.phrase)))
