"""An evening in full swing for the organizer's pictures: everything that a list can hold, and a set-up half way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from kiosk.booking.board import BoardPlace
from kiosk.booking.rehearsal import Overflow, Rehearsal
from kiosk.booking.status import Status
from kiosk.booking.tables import TableCount
from kiosk.people import NetworkingEvent, Professional
from kiosk.services.answers import BookedOutside, EventChange
from kiosk.services.browse_files import Folder, FolderEntry, Place
from kiosk.services.forms import EventForm
from kiosk.services.keep_progress import Progress
from kiosk.services.print_badges import BadgeSheet, SheetForm
from kiosk.services.show_set_up import SetUp
from kiosk.tui.options import KioskOptions
from kiosk.tui.scene import Scene
from tests.tui.fakes import EVENT, HOSTILE, NOW, PEOPLE, person
from tests.tui.organizing import FakeDesk

SIGN_UP: Final = """What is your full name?,E-mail,Employer,What is your current job title?,What could you talk about?
Núria Castañé,nuria@faro.example,Faro,Directora de comunicación,"Crisis communications, media training"
[@click=app.quit]Quit[/] [/],evil@x.example,[bold]Evil[/,\x1b[31mred,[/]
Maximiliane Freifrau von Hohenstein-Wittgenstein zu Sayn,max@ige.example,Internationale,Head,Sustainability
Amara Okafor,amara@brightwater.example,Brightwater Group,Head of Crisis,"Crisis communications, sports"
,nobody@x.example,Empty,Manager,health
Ben Adeyemi,not an address,Nord,Manager,heath comunications
"""
ADDRESS: Final = "http://192.168.1.20:8765"
DRIVE: Final = Path("/media/ana/STICK")
HOME: Final = Path("/home/ana")
_STUDENTS: Final = (
    ("Ada Lovelace", Status.CONFIRMED),
    ("Maya Lindt", Status.REQUESTED),
    ("Zoë", Status.NO_SHOW),
    ("Konstantinos Papadopoulos-Hadjigeorgiou", Status.REQUESTED),
    ("Lin Tran", Status.CONFIRMED),
    ("[@click=app.quit]x[/] [/]", Status.CONFIRMED),
    ("Femi Balogun", Status.MET),
    ("Ines Moreau", Status.DECLINED),
    ("Tomás Vega", Status.COUNTERED),
    ("Ruth Ekström", Status.CANCELLED),
    ("Omar Haddad", Status.HELD),
)
"""Who booked, and what has come of it; they book one professional after the other."""
REHEARSAL: Final = Rehearsal(
    seed=7,
    students=60,
    kiosks=1,
    kiosks_advised=2,
    gave_up=4,
    queue=(0.0, 1.0, 2.0, 5.0, 9.0),
    booked=41,
    met=37,
    no_shows=4,
    found_nobody=6,
    found_full=9,
    unanswered=3,
    waits=(10.0, 25.0, 70.0),
    overflows=(Overflow("Amara Okafor", 9, 12), Overflow(PEOPLE[2].name, 3, 8)),
    too_late=(Overflow("Mateo Álvarez Ruiz", 4, 12),),
    idle=("Sam O'Neil", "Jonas Berg"),
    nobody=(("quantum communications", 3), ("podcast production", 2)),
    tables=9,
    tables_there=TableCount(people=9, without=1, sharing=2, enough=10),
)


def evening() -> FakeDesk:
    """Return an evening with meetings in every state, a line, silent and closed kiosks, absent and pausing people."""
    more = person(
        10, "Ngozi Eze", "Partner", "Kola & Eze", "Crisis communications", "Health communications", table="3"
    )
    desk = BusyDesk(
        people=(*PEOPLE, more, HOSTILE),
        present={"P01", "P02", "P03", "P05", "P07", "P10"},
        paused={"P02", "P07"},
        stations={"door": False, "library-annexe-upstairs": True, "stage": False},
        silent={"stage"},
        agreed={"Ada Lovelace", "Lin Tran"},
    )
    for number, (student, status) in enumerate(_STUDENTS):
        desk.book(number % len(desk.people), student, status, slot=number % 4)
    first, fifth = desk.bookings[1], desk.bookings[5]
    desk.bookings[1] = replace(first, starts_at=NOW)
    desk.bookings[5] = replace(fifth, starts_at=NOW + timedelta(minutes=5))
    desk.bookings[4] = replace(desk.bookings[4], changed_at=NOW - timedelta(minutes=13))
    line = (("WA1T-01", "P01", "Amara Okafor", "Yusuf Demir"), ("WA1T-02", "P03", PEOPLE[2].name, "Jo"))
    for number in desk.bookings:  # they came in little by little
        made = NOW - timedelta(minutes=number * number)
        desk.bookings[number] = replace(desk.bookings[number], created_at=made)
    desk.in_line = tuple(
        BoardPlace(
            id=number,
            reference=reference,
            professional_id=identity,
            professional=name,
            student=student,
            since=NOW - timedelta(minutes=8 * number),
            position=number,
        )
        for number, (reference, identity, name, student) in enumerate(line, 1)
    )
    return desk


@dataclass
class BusyDesk(FakeDesk):
    """An evening that can be set up too; its files lie in folders that exist nowhere."""

    roster: Path = Path()
    """The file that is read, whatever was chosen."""
    standing: SetUp = SetUp()  # noqa: RUF009 - frozen
    reached_at: datetime | None = None

    def show_set_up(self) -> SetUp:
        """Return how far it is."""
        return self.standing

    def begin_set_up(self) -> None:
        """Note nothing."""

    def suggest_event(self) -> EventForm:
        """Return a form that is filled in."""
        evening = {"date": NOW.date(), "starts": time(18), "ends": time(21), "time_zone": "Europe/Madrid"}
        asked: dict[str, Any] = {"contact": "", "keep_unknown": False, "room_names": False}
        return EventForm(name="Spring Mixer", slot_minutes=15, tables=12, **evening, **asked)  # type: ignore[arg-type]

    def preview_event(self, _form: EventForm) -> EventChange:
        """Leave two meetings outside the new hours."""
        late = datetime(2026, 12, 3, 19, 45, tzinfo=UTC)
        outside = tuple(
            BookedOutside(professional=one.name, starts_at=late, reference=f"K7QD-0{number}")
            for number, one in enumerate(PEOPLE[1:3], 1)
        )
        return EventChange(event=EVENT, slots=96, standing=7, outside=outside)

    def begin_trial(self) -> str:
        """Return what only a phone that scans it can know."""
        return "TQ7M2XKD"

    def show_reach_proof(self, _address: str) -> datetime | None:
        """Return when a phone was there."""
        return self.reached_at

    def set_event(self, _form: EventForm) -> NetworkingEvent:
        """Keep it."""
        return self.event

    def list_badge_pages(self) -> tuple[Path, ...]:
        """Return the page that was written before the doors."""
        return (Path("/home/organizer/badges.html"),)

    def write_badges(self, form: SheetForm) -> BadgeSheet:
        """Write none."""
        return BadgeSheet(form.out, self.people)

    def rehearse(self, _students: int) -> Rehearsal:
        """Return an evening that went by."""
        return REHEARSAL

    def list_places(self) -> tuple[Place, ...]:
        """Return a drive and a home."""
        return (Place(DRIVE, True), Place(HOME / "Downloads", False), Place(HOME, False))

    def open_folder(self, path: Path) -> Folder:
        """Return a folder with a file that has a long name."""
        names = ("sign-up.csv", "Volunteer sign-up form for the spring mixer (Responses) - final v2 COPY.csv")
        files = [FolderEntry(path / name, False, 4_812, NOW - timedelta(days=at)) for at, name in enumerate(names)]
        return Folder(path, (FolderEntry(path / "photographs", True, 0, NOW), *files))

    def read_roster_file(self, path: Path, encoding: str, newest: bool | None, mapping: Mapping[str, str]) -> Any:
        """Read the test's own file."""
        return super().read_roster_file(self.roster, encoding, newest, mapping)

    def list_professionals(self) -> Sequence[Professional]:
        """Return everybody."""
        return self.people


def half_way() -> SetUp:
    """Return a set-up with every mark: done, left out, to do."""
    return SetUp(
        event=EVENT,
        professionals=40,
        without_table=3,
        without_badge=40,
        has_pin=True,
        progress=Progress(begun=True, skipped=frozenset({"reach"})),
    )


def before_the_doors(desk: BusyDesk) -> Scene:
    """Return what the screens of a first start are given: no event, no students."""
    options = KioskOptions(clock=desk.clock, phone_addresses=lambda: (ADDRESS,))
    return Scene(desk.services(), options)
