"""The organizer's side under test: an evening with what only the organizer asks for, and the way behind the PIN."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import AlreadyOnRoster
from kiosk.people import Professional
from kiosk.roster import read_roster
from kiosk.roster.report import Roster
from kiosk.services import browse_files
from kiosk.services.browse_files import Folder, Place
from kiosk.services.bundle import ImportReceipt
from kiosk.services.import_preview import Change, ImportPreview, PersonChange
from tests.tui.driving import Kiosk, running
from tests.tui.fakes import PIN, FakeEvening


@dataclass
class FakeDesk(FakeEvening):
    """An evening whose organizer can be watched."""

    places: tuple[Path, ...] = ()
    imported: list[tuple[tuple[Professional, ...], bool]] = field(default_factory=list)
    """People and whether those missing were taken off."""

    def list_places(self) -> tuple[Place, ...]:
        """Return the folders of the test."""
        return tuple(Place(path, is_drive=True) for path in self.places)

    def open_folder(self, path: Path) -> Folder:
        """Look into a real folder."""
        return browse_files.open_folder(path)

    def read_roster_file(self, path: Path, encoding: str) -> Roster:
        """Read a real file."""
        return read_roster(path, encoding=encoding or None)

    def preview_import(self, file: Sequence[Professional], sync: bool) -> ImportPreview:
        """Call everybody new whom the evening does not know."""
        known = {one.name for one in self.people}
        new = [one for one in file if one.name not in known]
        ids = tuple(one.id for one in new)
        receipt = ImportReceipt(ids, (), (), (), (), 0, dry_run=True)
        return ImportPreview(receipt, tuple(PersonChange(Change.ADDED, one) for one in new))

    def import_roster(self, file: Sequence[Professional], dry_run: bool, sync: bool) -> ImportReceipt:
        """Note who was brought."""
        assert not dry_run
        self.imported.append((tuple(file), sync))
        self.people = (*self.people, *file)
        return ImportReceipt(tuple(one.id for one in file), (), (), (), (), 12, dry_run=False)

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
        await shown(kiosk, "1-9")
        yield kiosk


async def shown(kiosk: Kiosk, words: str, tries: int = 200) -> str:
    """Wait until words are on the screen and return all of it; a busy machine opens a page in several steps."""
    for _ in range(tries):
        await kiosk.settle()
        if words in kiosk.text():
            return kiosk.text()
        await kiosk.pilot.pause(0.01)
    raise AssertionError(f"{words!r} is not on the screen:\n{kiosk.text()}")
