"""Columns that are only ticked: topics and times from a grid, and none from lunch and photographs."""

import pytest

from kiosk.roster import read_roster_bytes
from kiosk.roster.tick_marks import is_ticked

GRID = (
    "Full name,Employer,Vegan,VIP,Crisis,Media Relations,Sports,6:00 PM,6:15 PM,6:30 PM,6:45 PM\n"
    "Ana Ruiz,Edelman,x,,✓,,x,X,X,,\n"
    "Bob Stone,Nike,,x,,Yes,✔️,,,TRUE,1\n"
)


def test_a_grid_of_ticks_is_topics_and_times() -> None:
    """What is ticked is a topic under a topic and a time under a time; times that touch are one."""
    roster = read_roster_bytes(GRID.encode())
    assert roster.header_row == 1
    assert [p.specialties for p in roster.professionals] == [("Crisis", "Sports"), ("Media Relations", "Sports")]
    assert [[str(w) for w in p.available] for p in roster.professionals] == [["18:00-18:30"], ["18:30-19:00"]]
    assert set(roster.left_out) == {"Vegan", "VIP"}


def test_other_ticks_are_no_topics() -> None:
    """Lunch, photographs and the door's own list are nothing to talk about."""
    text = "Name,Email,Vegan,Parking,Photo OK,Checked in,VIP\nAda Okoro,a@example.com,x,,x,x,x\n"
    (person,) = read_roster_bytes(text.encode()).professionals
    assert person.specialties == ()


def test_a_column_of_topics_in_words_wins() -> None:
    """Where the topics stand in a column of their own, ticked columns are something else."""
    text = "Name,Topics,Red,Green,Blue\nAda Okoro,crisis,x,,x\nBo Lind,sports,,x,\n"
    assert [p.specialties for p in read_roster_bytes(text.encode()).professionals] == [("crisis",), ("sports",)]


@pytest.mark.parametrize("headers", ["6:00-6:30,6:30-7:00,7:00-7:30", "18h00,18h30,19h00", "6pm,6:30pm,7pm"])
def test_times_in_headers_are_read_as_people_write_them(headers: str) -> None:
    """A slot lasts until the next one begins, or as long as its header says."""
    text = f"Name,Company,{headers}\nAda Okoro,Acme,TRUE,TRUE,FALSE\nBo Lind,Nord,FALSE,FALSE,TRUE\n"
    people = read_roster_bytes(text.encode()).professionals
    assert [[str(w) for w in p.available] for p in people] == [["18:00-19:00"], ["19:00-19:30"]]


@pytest.mark.parametrize(
    ("cell", "answer"), [("x", True), ("[x]", True), ("✔️", True), ("0", False), ("[ ]", False), ("maybe", None)]
)
def test_ticks_are_told_from_words(cell: str, answer: bool | None) -> None:
    """A tick is a sign or a yes; anything else is a cell that says something."""
    assert is_ticked(cell) is answer


@pytest.mark.parametrize(
    ("headers", "cells", "hours"),
    [
        ("Availability,Arrive at 5 pm,Panel at 6 pm", "18:00-20:00,yes,no", ["18:00-20:00"]),
        ("Availability,5 pm,6 pm,7 pm", "18:00-20:00,yes,no,no", ["18:00-20:00"]),
        ("Availability,Arrives,Leaves", "18:00-19:00,17:30,20:00", ["18:00-19:00"]),
        ("Check-in 5:30 pm,Dinner 8 pm", "x,x", []),
        ("Can you stay until 9 pm?,Dinner at 8 pm?", "yes,yes", []),
        ("Setup 5 pm,Doors 6 pm,Dinner 7 pm", "x,x,x", []),
        ("Panel 18:00-19:00,Dinner 19:00-20:00", "x,x", []),
        ("Coming from,Time to airport", "17:00,20:00", []),
        ("Arrives,Leaves", "17:30,20:00", ["17:30-20:00"]),
        ("From,To", "17:30,20:00", ["17:30-20:00"]),
        ("Available from,Available to", "17:30,20:00", ["17:30-20:00"]),
    ],
)
def test_hours_are_taken_from_the_columns_that_ask_for_them(headers: str, cells: str, hours: list[str]) -> None:
    """A column of hours goes before times that are ticked or paired, and a dinner that is ticked is no hour."""
    (person,) = read_roster_bytes(f"Name,Email,{headers}\nAda Okoro,a@example.com,{cells}\n".encode()).professionals
    assert [str(window) for window in person.available] == hours


@pytest.mark.parametrize(
    "headers",
    [
        ("Asian", "Black", "LGBTQ+"),
        ("Celiac", "Diabetic", "Peanut free"),
        ("She/her", "He/him", "They/them"),
        ("Small", "Medium", "Large"),
        ("Table setup", "Registration desk", "Coat check"),
        ("Veteran", "Parent", "First generation"),
    ],
)
def test_what_is_ticked_is_shown_to_students_only_where_it_is_a_topic(headers: tuple[str, ...]) -> None:
    """What somebody told the organizers in confidence is left out and named so, ticked or said again."""
    for row in ("x,x,x", ",".join(headers)):
        text = f"name,email,{','.join(headers)}\nAda Okoro,a@example.com,{row}\nBo Lind,b@example.com,,,\n"
        roster = read_roster_bytes(text.encode())
        assert [p.specialties for p in roster.professionals] == [(), ()]
        assert roster.left_out == headers


def test_neighbours_of_ticked_topics_are_no_topics() -> None:
    """A run of topics ends where the headers are no longer known to be topics."""
    text = "Name,Email,Asian,Crisis,Media Relations,Sports,Large\nAda Okoro,a@example.com,x,x,x,x,x\n"
    roster = read_roster_bytes(text.encode())
    assert roster.professionals[0].specialties == ("Crisis", "Media Relations", "Sports")
    assert roster.left_out == ("Asian", "Large")


def test_ticked_columns_under_a_question_for_topics_are_topics() -> None:
    """Where the form asks for topics, unknown words are topics too, as each tool writes its ticks."""
    text = "Name,Email,Topics [Falconry],Topics [Origami],Topics [Bees]\nAda Okoro,a@example.com,✓,✓,\n"
    (person,) = read_roster_bytes(text.encode()).professionals
    assert person.specialties == ("Falconry", "Origami")


@pytest.mark.parametrize(
    "headers",
    [
        "Crisis comms,Media training,Career advice",
        "Investor Relations,Government affairs,DEI",
        "Robotics,Nanotechnology,Biotech",
        "Public speaking,Grad school,Job search",
        "Krisenkommunikation,Pressearbeit,Interne Kommunikation",
        "Relations publiques,Réseaux sociaux,Rédaction",
        "Comunicación de crisis,Redes sociales,Redacción",
    ],
)
def test_topics_of_several_fields_and_languages_are_known(headers: str) -> None:
    """Without a question above them topics are told by their words."""
    text = f"Name,Email,{headers}\nAda Okoro,a@example.com,x,x,x\n"
    (person,) = read_roster_bytes(text.encode()).professionals
    assert person.specialties == tuple(headers.split(","))
