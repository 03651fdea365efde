"""Times as people write them in six languages."""

import pytest

from kiosk.roster.availability import is_only_hours, limits_said, read_availability

CASES = {
    "18:00-20:00": "18:00-20:00",
    "2026-12-03 14:00-16:00": "2026-12-03 14:00-16:00",
    "18:00-19:00; 19:30-20:00": "18:00-19:00; 19:30-20:00",
    "6-8pm": "18:00-20:00",
    "6pm-8pm": "18:00-20:00",
    "6:30 p.m. to 8 p.m.": "18:30-20:00",
    "6 - 8": "18:00-20:00",
    "8-10": "20:00-22:00",
    "10-12": "10:00-12:00",
    "11am-1pm": "11:00-13:00",
    "11-1pm": "11:00-13:00",
    "10:15-11:45pm": "22:15-23:45",
    "08:45-10:15 PM": "20:45-22:15",
    "10:00-8pm": "10:00-20:00",
    "noon-11pm": "12:00-23:00",
    "10h-11pm": "10:00-23:00",
    "10:30-12:15am": "22:30-00:15",
    "8:15pm-10:15": "20:15-22:15",
    "10pm-1:30": "22:00-01:30",
    "8pm-12": "20:00-00:00",
    "1st shift (8.45-10.15pm)": "20:45-22:15",
    "Shift 2: 10:15-11:45pm": "22:15-23:45",
    "2ème créneau : 19h-20h": "19:00-20:00",
    "1. Schicht (18-20 Uhr)": "18:00-20:00",
    "noon-2pm": "12:00-14:00",
    "9am - 11am": "09:00-11:00",
    "07:00-08:00": "07:00-08:00",
    "after 7": "19:00-00:00",
    "after 7:30pm": "19:30-00:00",
    "from 6": "18:00-00:00",
    "6pm onwards": "18:00-00:00",
    "6+": "18:00-00:00",
    "until 7": "00:00-19:00",
    "before 8pm": "00:00-20:00",
    "6-7 and 8-9pm": "18:00-19:00; 20:00-21:00",
    "18h-20h": "18:00-20:00",
    "18h30 à 20h": "18:30-20:00",
    "de 18h à 20h": "18:00-20:00",
    "à partir de 19h": "19:00-00:00",
    "après 19h": "19:00-00:00",
    "18 bis 20 Uhr": "18:00-20:00",
    "18.30 - 20.00 Uhr": "18:30-20:00",
    "ab 19 Uhr": "19:00-00:00",
    "bis 20 Uhr": "00:00-20:00",
    "de 18:00 a 20:00": "18:00-20:00",
    "a partir de las 19": "19:00-00:00",
    "desde las 18:30": "18:30-00:00",
    "hasta las 20:00": "00:00-20:00",
    "od 18 do 20": "18:00-20:00",
    "od 18:00": "18:00-00:00",
    "po 19": "19:00-00:00",
    "do 20:00": "00:00-20:00",
    "18時〜20時": "18:00-20:00",
    "18:00～20:00": "18:00-20:00",
    "18時30分から20時まで": "18:30-20:00",
    "19時以降": "19:00-00:00",
    "午後6時〜午後8時": "18:00-20:00",
    "3.12.2026 18:00-20:00": "2026-12-03 18:00-20:00",
    "2026-12-03": "2026-12-03 00:00-00:00",
    "22:00-02:00": "22:00-02:00",
    "after 7, but must leave at 8": "19:00-20:00",
    "after 7; must leave at 8": "19:00-20:00",
    "from 7, until 9": "19:00-21:00",
    "after 10pm, leave at 1am": "22:00-01:00",
    "6-9 but have to be gone by 8": "18:00-20:00",
    "have to be gone by 8": "00:00-20:00",
    "my train leaves at 8": "00:00-20:00",
    "gone after 8": "00:00-20:00",
    "until 8ish": "00:00-20:00",
    "till around eight": "00:00-20:00",
    "8pm at the latest": "00:00-20:00",
    "half past 7 to 9": "19:30-21:00",
    "arriving 7, leaving 8.30": "19:00-20:30",
    "I can be there by 7": "19:00-00:00",
    "not until 7": "19:00-00:00",
    "can't make it before 7": "19:00-00:00",
    "busy until 7": "19:00-00:00",
    "not after 8": "00:00-20:00",
    "nicht nach 20 Uhr": "00:00-20:00",
    "pas avant 19h": "19:00-00:00",
    "can't stay past 8": "00:00-20:00",
    "6-9, not 7-8": "18:00-19:00; 20:00-21:00",
    "meeting 7-8": "00:00-19:00; 20:00-00:00",
    "6-7 and after 8": "18:00-19:00; 20:00-00:00",
    "before 7 or after 8": "00:00-19:00; 20:00-00:00",
    "ab 19 Uhr, muss um 20 Uhr weg": "19:00-20:00",
    "desde las 19, tengo que salir a las 20": "19:00-20:00",
    "à partir de 19h, je pars à 20h": "19:00-20:00",
    "no time yet": "23:59-00:00",
}
WHOLE = [
    "",
    "all evening",
    "Any time",
    "the whole event",
    "den ganzen Abend",
    "toute la soirée",
    "toda la noche",
    "cały wieczór",
    "終日",
    "yes",
]
UNREADABLE = [
    "Thursday",
    "soon",
    "25:00-26:00",
    "6-6",
    "slots 1, 2 and 3",
    "2026-02-31 18:00-19:00",
    "18:75-19:00",
    "1st shift",
    "6-8pm, not 7",
    "6-8pm on the 3rd",
    "6-8pm but not the first half hour",
    "18:00-20:00till half seven",
    "I don't know yet",
]
LIMITED = [
    "I finish work at 6 so from 6:45",
    "early only",
    "only the first hour",
    "Claire can't do late",
    "nur anfangs",
    "6-8pm, not 7",
    "leaves early",
]
OPEN_ENDED = ["I don't know yet", "not sure yet", "maybe", "tbc", "no preference", "Thursday"]
RUBBISH = ["18:00-20:00till half seven", "18:00-20:00 xyz", "18:00-20:00; 5 apples", "until 8 banana"]


@pytest.mark.parametrize("text", CASES)
def test_times(text: str) -> None:
    """A span of time is understood however it is written; an open end reaches to midnight."""
    windows = read_availability(text)
    assert windows is not None
    assert "; ".join(map(str, windows)) == CASES[text]


@pytest.mark.parametrize("text", WHOLE)
def test_the_whole_event(text: str) -> None:
    """Nothing, or words for all of it, is the whole event."""
    assert read_availability(text) == ()


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_no_time(text: str) -> None:
    """What cannot be read is said to be so instead of being guessed."""
    assert read_availability(text) is None


@pytest.mark.parametrize("text", LIMITED + OPEN_ENDED)
def test_no_more_is_taken_than_a_limit_allows(text: str) -> None:
    """Words that limit an evening, but cannot be read, are told from those of somebody who does not know or mind."""
    assert read_availability(text) is None
    assert limits_said(text) == (text in LIMITED)


@pytest.mark.parametrize("text", [*CASES, *WHOLE, *RUBBISH])
def test_rubbish_beside_hours_is_seen(text: str) -> None:
    """Who types hours is asked about what else stands there, and about nothing that belongs to hours."""
    assert is_only_hours(text) != (text in RUBBISH or text == "my train leaves at 8")


@pytest.mark.parametrize("text", list(CASES))
def test_windows_written_out_read_the_same(text: str) -> None:
    """An exported window comes back as it was."""
    windows = read_availability(text)
    assert windows is not None
    assert read_availability("; ".join(map(str, windows))) == windows
