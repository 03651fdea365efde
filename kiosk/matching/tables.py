"""What an index holds, as plain tables from keys to professionals, so that it can be kept and loaded again.

People are numbers, their place in the roster. The tables know no vocabulary and answer nothing.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

Weighted = dict[str, dict[int, float]]
"""Key -> professional -> weight, the heaviest first."""
Plain = dict[str, dict[int, None]]
"""Key -> professionals, in the order of the roster."""

WEIGHTED: Final = ("postings", "companies")
PLAIN: Final = ("titles", "interests", "schools", "cities", "languages", "names", "nicknames", "flags", "shown")
RECRUITERS: Final = "recruiter"
MENTORS: Final = "mentor"


@dataclass(slots=True)
class Tables:
    """Everything of a roster that can be asked for."""

    people: int = 0
    """How many professionals the tables speak of."""
    postings: Weighted = field(default_factory=lambda: defaultdict(dict))
    """By concept."""
    companies: Weighted = field(default_factory=lambda: defaultdict(dict))
    """By employer: 1 is now, less is a stint that the bio tells of."""
    titles: Plain = field(default_factory=lambda: defaultdict(dict))
    """By the key of the position."""
    interests: Plain = field(default_factory=lambda: defaultdict(dict))
    """By the key of a specialty or an industry."""
    schools: Plain = field(default_factory=lambda: defaultdict(dict))
    cities: Plain = field(default_factory=lambda: defaultdict(dict))
    languages: Plain = field(default_factory=lambda: defaultdict(dict))
    names: Plain = field(default_factory=lambda: defaultdict(dict))
    """By each part of a name, folded."""
    nicknames: Plain = field(default_factory=lambda: defaultdict(dict))
    flags: Plain = field(default_factory=lambda: defaultdict(dict))
    """Who hires and who mentors."""
    shown: Plain = field(default_factory=lambda: defaultdict(dict))
    """By concept: whose position or bio shows it, whatever they list."""
    phrases: dict[str, str] = field(default_factory=dict)
    """Key -> the phrase as the first who has it wrote it; companies under "company " and their id."""
    levels: list[int | None] = field(default_factory=list)
    """The rank of each professional's position."""
