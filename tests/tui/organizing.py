"""The organizer's side under test: an evening with what only the organizer asks for, and the way behind the PIN."""

from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.booking.board import Board, BoardMeeting, BoardPlace, SeenPerson, make_board
from kiosk.booking.booking import Booking, Slot
from kiosk.booking.stations import StationSeen
from kiosk.booking.status import Party, Status, Via
from kiosk.errors import AlreadyOnRoster, NothingToUndo
from kiosk.people import Mode, Professional, RequestCard
from kiosk.roster import read_roster
from kiosk.roster.report import Roster
from kiosk.services import browse_files
from kiosk.services.answers import BookedOutside, EveningStanding, ImportReceipt, PerhapsSame, PersonEdit, UndoReceipt
from kiosk.services.browse_files import Folder, Place
from kiosk.services.compare_rosters import changes_of
from kiosk.services.forms import EveningForm, PersonForm
from kiosk.services.import_preview import Change, ImportPreview, PersonChange
from tests.tui.driving import Kiosk, running
from tests.tui.fakes import PIN, FakeEvening


@dataclass
class FakeDesk(FakeEvening):
    """An evening whose organizer can be watched."""

    places: tuple[Path, ...] = ()
    emptied: Mapping[str, int] = field(default_factory=dict)
    """What the next import would take away."""
    perhaps: tuple[PerhapsSame, ...] = ()
    """Who would stand twice after it."""
    imported: list[tuple[tuple[Professional, ...], bool]] = field(default_factory=list)
    """People and whether those missing were taken off."""

    present: set[str] = field(default_factory=set)
    paused: set[str] = field(default_factory=set)
    leaving: dict[str, datetime | None] = field(default_factory=dict)
    """When somebody leaves, by `Professional.id`."""
    reports: list[Path] = field(default_factory=list)
    """Where reports were written."""
    stations: dict[str, bool] = field(default_factory=dict)
    """Name, and whether it is out of order."""
    silent: set[str] = field(default_factory=set)
    in_line: tuple[BoardPlace, ...] = ()
    announced: str = ""
    called: str = ""
    """Reference of whoever was called."""
    agreed: set[str] = field(default_factory=set)
    """Students whose first name the room may see."""
    kept: list[tuple[str, str]] = field(default_factory=list)
    """Station and how it draws codes from then on."""
    before: dict[int, Booking] = field(default_factory=dict)
    """Bookings before their last step."""

    def book(self, person: int, student: str, status: Status, slot: int = 0) -> Booking:
        """Put a booking of the evening into the fake database."""
        number = len(self.bookings) + 1
        one = self.people[person]
        starts = self.event.starts_at + timedelta(minutes=45 + 15 * slot)
        self.bookings[number] = Booking(
            id=number,
            reference=f"K7QD-{number:02}",
            status=status,
            professional=one,
            starts_at=starts,
            ends_at=starts + timedelta(minutes=15),
            table=one.table,
            card=RequestCard(student=student, question="What is it like?"),
            created_at=self.now - timedelta(minutes=number),
            changed_at=self.now - timedelta(minutes=number),
            due_at=None,
        )
        return self.bookings[number]

    def list_bookings(self) -> tuple[Booking, ...]:
        """Return all bookings."""
        return tuple(self.bookings.values())

    def move_booking(self, number: int, status: Status, party: Party, via: Via, station: str) -> Booking:
        """Remember what it was."""
        self.before[number] = self.bookings[number]
        return super().move_booking(number, status, party, via, station)

    def list_counter_slots(self, number: int) -> tuple[Slot, ...]:
        """Return the free times of the booking's professional."""
        return tuple(slot for slot in self.slots(self.bookings[number].professional) if slot.free)

    def counter_booking(self, number: int, at: datetime, party: Party, via: Via, station: str) -> Booking:
        """Move a booking to another time, where it waits."""
        assert (party, via) == (Party.ORGANIZER, Via.DESK)
        self.before[number] = self.bookings[number]
        self.bookings[number] = replace(self.bookings[number], starts_at=at, status=Status.COUNTERED)
        return self.bookings[number]

    def take_back(self, number: int, party: Party, via: Via, station: str) -> Booking:
        """Make it what it was."""
        self.bookings[number] = self.before[number]
        return self.bookings[number]

    def list_evening(self, identity: str) -> tuple[Booking, ...]:
        """Return the bookings of one professional."""
        return tuple(one for one in self.bookings.values() if one.professional.id == identity)

    def change_evening(self, form: EveningForm) -> EveningStanding:
        """Mark somebody as here or pausing."""
        for said, marked in ((form.present, self.present), (form.paused, self.paused)):
            if said is not None:
                (marked.add if said else marked.discard)(form.professional_id)
        one = next(each for each in self.people if each.id == form.professional_id)
        if form.staying or form.leaving_at is not None:
            self.leaving[one.id] = None if form.staying else form.leaving_at
        standing = self.show_evening(one.id)
        return replace(standing, seats=form.seats or 1, mode=form.mode or Mode.BOTH)

    def show_evening(self, identity: str) -> EveningStanding:
        """Return how somebody's evening stands."""
        return EveningStanding(
            professional=next(each for each in self.people if each.id == identity),
            present=identity in self.present,
            paused=identity in self.paused,
            leaving_at=self.leaving.get(identity),
            capacity=None,
            meetings=0,
            seats=1,
            free=0,
            after_leaving=(),
            last=self.event.ends_at,
        )

    def show_entry(self, identity: str) -> PersonForm:
        """Return somebody as they stand."""
        return PersonForm(professional=next(one for one in self.people if one.id == identity))

    def preview_person(self, form: PersonForm) -> PersonEdit:
        """Say that all of their bookings stand, and that the last of them lies outside the new hours."""
        was = self.show_entry(form.professional.id)
        standing = [one for one in self.list_evening(form.professional.id) if one.is_open]
        outside = tuple(BookedOutside(one.professional.name, one.starts_at, one.reference) for one in standing[-1:])
        return PersonEdit(
            was=was,
            professional=form.professional,
            fields=changes_of(was.professional, form.professional),
            standing=len(standing),
            outside=outside,
            stay=(),
            free=4,
        )

    def show_board(self) -> Board:
        """Put the board together from what this evening knows."""
        meetings = [
            BoardMeeting(
                reference=one.reference,
                status=one.status,
                professional_id=one.professional.id,
                professional=one.professional.name,
                student=one.card.student,
                table=one.table,
                starts_at=one.starts_at,
                ends_at=one.ends_at,
                created_at=one.created_at,
                since=one.changed_at,
                due_at=one.due_at,
                room_consent=one.card.student in self.agreed,
            )
            for one in self.bookings.values()
        ]
        made = make_board(self.event, [self._seen(one) for one in self.people], meetings, self.now, 60)
        stations = tuple(
            StationSeen(name, self.now - timedelta(minutes=5 if name in self.silent else 0), closed)
            for name, closed in sorted(self.stations.items())
        )
        return replace(made, line=self.in_line, stations=stations, announcement=self.announced)

    def leave_line(self, number: int) -> Any:
        """Take somebody off the line; those behind move up."""
        stay = [one for one in self.in_line if one.id != number]
        self.in_line = tuple(replace(one, position=place) for place, one in enumerate(stay, 1))

    def give_way(self, number: int, station: str) -> Any:
        """Take somebody off the line, and off the time that is held for them."""
        place = next(one for one in self.in_line if one.id == number)
        if place.booking_id is None:
            self.leave_line(number)
        else:
            self.move_booking(place.booking_id, Status.CANCELLED, Party.ORGANIZER, Via.DESK, station)

    def close_station(self, name: str, closed: bool) -> None:
        """Set one out of order."""
        self.stations[name] = closed

    def keep_drawing(self, station: str, mode: str) -> None:
        """Note how a station draws codes."""
        self.kept.append((station, mode))

    def write_report(self, out: Path) -> Path:
        """Write none."""
        self.reports.append(out)
        return out

    def announce(self, words: str) -> str:
        """Keep a message."""
        self.announced = words[:60]
        return self.announced

    def call_waiting(self, number: int) -> Any:
        """Note who is called."""
        self.called = next(one.reference for one in self.in_line if one.id == number)

    def _seen(self, one: Professional) -> SeenPerson:
        free = [slot for slot in self.slots(one) if slot.free]
        return SeenPerson(
            id=one.id,
            name=one.name,
            company=one.company,
            table=one.table,
            present=one.id in self.present,
            paused=one.id in self.paused,
            leaving_at=self.leaving.get(one.id),
            specialties=one.specialties,
            free=len(free),
            next_free=free[0].starts_at if free else None,
            first=self.event.starts_at,
            last=self.event.ends_at,
        )

    def list_places(self) -> tuple[Place, ...]:
        """Return the folders of the test."""
        return tuple(Place(path, is_drive=True) for path in self.places)

    def open_folder(self, path: Path) -> Folder:
        """Look into a real folder."""
        return browse_files.open_folder(path)

    def read_roster_file(self, path: Path, encoding: str, newest: bool | None, mapping: Mapping[str, str]) -> Roster:
        """Read a real file."""
        return read_roster(path, encoding=encoding or None, newest=newest, mapping=mapping)

    def preview_import(
        self, file: Sequence[Professional], sync: bool, *, absent: Collection[str] = ()
    ) -> ImportPreview:
        """Call everybody new whom the evening does not know."""
        known = {one.name for one in self.people}
        new = [one for one in file if one.name not in known]
        ids = tuple(one.id for one in new)
        receipt = ImportReceipt(ids, (), (), (), (), 0, dry_run=True, emptied=self.emptied, perhaps=self.perhaps)
        return ImportPreview(receipt, tuple(PersonChange(Change.ADDED, one) for one in new))

    def import_roster(
        self,
        file: Sequence[Professional],
        dry_run: bool,
        sync: bool,
        progress: Callable[[int, int], None] | None = None,
        *,
        absent: Collection[str] = (),
    ) -> ImportReceipt:
        """Note who was brought."""
        assert not dry_run
        self.imported.append((tuple(file), sync))
        self.people = (*self.people, *file)
        return ImportReceipt(tuple(one.id for one in file), (), (), (), (), 12, dry_run=False)

    def undo_import(self) -> UndoReceipt:
        """Forget whom the last import brought."""
        if not self.imported:
            raise NothingToUndo
        people, _ = self.imported.pop()
        self.people = tuple(one for one in self.people if one not in people)
        return UndoReceipt(self.now, tuple(one.id for one in people), (), (), 0)

    def add_professional(self, typed: Professional) -> Professional:
        """Add somebody once."""
        if any(one.name == typed.name for one in self.people):
            raise AlreadyOnRoster(name=typed.name)
        self.people = (*self.people, typed)
        return typed


@asynccontextmanager
async def behind_the_pin(
    desk: FakeDesk | None = None, size: tuple[int, int] = (80, 24), **options: object
) -> AsyncIterator[Kiosk]:
    """Start a kiosk and go to the organizer's menu."""
    async with running(desk or FakeDesk(), size, **options) as kiosk:
        await kiosk.press("ctrl+o")
        await kiosk.write(PIN)
        await kiosk.press("enter")
        await shown(kiosk, "0-9")
        yield kiosk


async def shown(kiosk: Kiosk, words: str, tries: int = 200) -> str:
    """Wait until words are on the screen and return all of it; a busy machine opens a page in several steps."""
    for _ in range(tries):
        await kiosk.settle()
        if words in kiosk.text():
            return kiosk.text()
        await kiosk.pilot.pause(0.01)
    raise AssertionError(f"{words!r} is not on the screen:\n{kiosk.text()}")


async def left(kiosk: Kiosk, question: str, tries: int = 200) -> None:
    """Wait until a question has gone from the screen: a touch that comes sooner is for nobody."""
    for _ in range(tries):
        await kiosk.settle()
        if kiosk.screen != question:
            return
        await kiosk.pilot.pause(0.01)
    raise AssertionError(f"{question} is still there:\n{kiosk.text()}")
