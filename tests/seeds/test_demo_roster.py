"""The roster that the demo opens on: sixty invented people over the width of the field."""

import csv
import re
from collections import Counter

from kiosk.booking.preparation import suggest_questions
from kiosk.booking.questions import load_questions
from kiosk.people import Professional, Reason, Stage
from kiosk.roster import read_roster
from kiosk.shipped import seed

FILE = seed("demo_roster.csv")
HEADERS = (
    "id,name,email,company,position,industries,specialties,bio,recruiter,mentoring,years,alma_mater,city,languages,"
    "linkedin,phone,booking_url,share_contact,available,table,capacity"
)
ROSTER = read_roster(FILE)
PEOPLE = ROSTER.professionals


def offered() -> Counter[str]:
    """Count who offers each interest."""
    return Counter(phrase.casefold() for person in PEOPLE for phrase in person.specialties)


def test_it_reads_without_a_problem() -> None:
    """The shipped roster is an example of a clean one: sixty people, nothing to mend."""
    assert len(PEOPLE) == 60
    assert ROSTER.problems == ()
    assert ROSTER.file_problems == ()
    assert not ROSTER.is_contact_book


def test_its_headers_are_the_canonical_ones() -> None:
    """The shipped roster can be copied as a template."""
    with FILE.open(encoding="utf-8", newline="") as file:
        assert ",".join(next(csv.reader(file))) == HEADERS


def test_every_cell_arrives() -> None:
    """Nothing of a person is lost on the way: accents, long names, several values in a cell."""
    by_id = {person.id: person for person in PEOPLE}
    longest = by_id["P60"]
    assert longest.name == "María de los Ángeles Hernández-Villaseñor y Castellanos"
    assert longest.specialties == ("Podcasts", "Broadcast publicity", "Hispanic media")
    assert len(by_id["P08"].available) == 2
    assert by_id["P49"].name == "Bảo Trân Phạm"


def test_the_people_are_invented() -> None:
    """No address, page or telephone number of the roster can belong to anybody (RFC 2606, 555-01xx)."""
    for person in PEOPLE:
        assert re.fullmatch(r"[a-z.-]+@example\.(com|org|net)", person.email)
        assert not person.booking_url or re.match(r"https://book\.example\.(com|org|net)/", person.booking_url)
        assert not person.phone or re.fullmatch(r"312-555-01\d\d", person.phone)
        assert person.linkedin == ""
    assert len({person.email for person in PEOPLE}) == len({person.name for person in PEOPLE}) == 60


def test_the_field_is_covered() -> None:
    """A student finds at least twenty niches, every kind of employer, recruiters, freelancers and mentors."""
    bank = load_questions(seed("questions.toml"))
    phrases = offered()
    covered = [niche.name for niche in bank.niches if any(word.casefold() in phrases for word in niche.words)]
    assert len(covered) >= 20
    assert sum(person.recruiter for person in PEOPLE) >= 6
    assert sum(person.company == "Freelance" for person in PEOPLE) >= 3
    assert 0 < sum(person.mentoring for person in PEOPLE) < 60
    assert len(phrases) >= 80


def test_time_is_scarce_and_uneven() -> None:
    """Some have the whole evening, some one hour, some a cap; all between six and nine."""
    windows = {tuple(map(str, person.available)) for person in PEOPLE}
    assert len(windows) >= 8
    for person in PEOPLE:
        assert all("18:00" <= str(w)[:5] < str(w)[6:] <= "21:00" for w in person.available)
    assert 10 <= sum(person.capacity is not None for person in PEOPLE) < 60
    assert any(person.share_contact for person in PEOPLE)
    assert any(not person.share_contact for person in PEOPLE)
    tables = [person.table for person in PEOPLE if person.table]
    assert len(set(tables)) == len(tables)


def test_everybody_says_something_about_themselves() -> None:
    """A bio is one to three sentences that can be read in a breath."""
    for person in PEOPLE:
        assert 40 <= len(person.bio) <= 160, person.name
        assert person.bio.endswith(".")


def test_everybody_can_be_asked_something() -> None:
    """For each person and each interest they offer there are five to seven questions without a gap."""
    bank = load_questions(seed("questions.toml"))

    def asked(person: Professional, phrase: str) -> tuple[str, ...]:
        reason = Reason(phrase.lower(), phrase, "specialties", "exact")
        return suggest_questions(bank, person, (reason,), Stage.EXPLORING)

    for person in PEOPLE:
        for phrase in person.specialties:
            questions = asked(person, phrase)
            assert 5 <= len(questions) <= 7
            assert not re.search(r"[{}]|\bFreelance\b|  | \?", " ".join(questions))
