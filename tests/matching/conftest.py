"""A small evening to match against: ten people whose rows say different things in different columns."""

import pytest

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.matcher import Matcher
from kiosk.people import Professional
from kiosk.services.find_matches import shipped_vocabulary


def person(id_: str, name: str, position: str, company: str, *specialties: str, **more: object) -> Professional:
    """Return a professional with little around the interests."""
    return Professional(id=id_, name=name, position=position, company=company, specialties=specialties, **more)  # type: ignore[arg-type]


PEOPLE = (
    person("crisis", "Noor Haddad", "Director", "Harbor Crisis Group", "Crisis communications", "Issues management"),
    person("sports", "Teo Marín", "Head of Communications", "Club Atlético Norte", "Sports PR", "Media relations"),
    person("health", "Ines Okafor", "Communications Manager", "Mercy Hospital", "Health care communications"),
    person("social", "Mika Tan", "Social Media Manager", "Loop Agency", "Social media", "Influencer marketing"),
    person("gov", "Priya Raman", "Press Secretary", "City of Oakland", "Public affairs", "Government relations"),
    person("invest", "Tom Becker", "Vice President", "Northbank", "Investor relations", "Financial communications"),
    person("hiring", "Ana Sousa", "Talent Partner", "Edelman", "Recruiting", recruiter=True),
    person("music", "Jo Park", "Publicist", "Bright Noise", "Music publicity", "Entertainment publicity"),
    person(
        "nonprofit", "Lena Vogt", "Development Director", "Ocean Trust", "Fundraising", "Nonprofit communications"
    ),
    person("writer", "Omar Diallo", "Speechwriter", "Freelance", "Speechwriting", city="Chicago, IL"),
)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The vocabulary that the product ships."""
    return shipped_vocabulary()


@pytest.fixture(scope="session")
def matcher(vocabulary: Vocabulary) -> Matcher:
    """The matcher of the small evening."""
    return Matcher.build(PEOPLE, vocabulary)
