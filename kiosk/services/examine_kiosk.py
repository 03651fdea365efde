"""Use case: everything that is looked at before the doors open, one finding a check, in the order to mend it."""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kiosk.database import Database, schema
from kiosk.database.engine import file_of
from kiosk.database.health import Health
from kiosk.errors import DatabaseDamaged, DatabaseUnavailable, DatabaseUnwritable, FileUnopened, KioskError
from kiosk.services.compare_clocks import check_clocks, clock_gap
from kiosk.services.examine_autostart import check_autostart
from kiosk.services.examine_database import examine_database
from kiosk.services.examine_display import check_colours, check_glyphs, measure_glyph
from kiosk.services.examine_evening import examine_evening, no_event
from kiosk.services.examine_machine import (
    Terminal,
    check_clock,
    check_disk,
    check_port,
    check_terminal,
    look_at_terminal,
)
from kiosk.services.find_time_zone import find_time_zone
from kiosk.services.finding import Finding, State, failing, ok, warning
from kiosk.settings import Settings
from kiosk.texts import read_overrides


def examine_kiosk(settings: Settings, clock: Callable[[], datetime]) -> tuple[Finding, ...]:
    """Return what was found on this machine, in the database and about the evening; it changes nothing."""
    machine = (
        check_terminal(terminal := look_at_terminal()),
        *_display(terminal),
        check_clock(clock(), os.environ.get("TZ", "").lstrip(":") or find_time_zone()),
        check_port(settings.host, settings.port),
        check_disk(settings.data_dir),
        check_autostart(Path(sys.executable).with_name("kiosk")),
        *_own_words(settings.texts_file),
    )
    return (*machine, *_database_and_evening(settings, clock))


def _display(terminal: Terminal) -> tuple[Finding, ...]:
    """Return what the terminal draws; nothing where there is none to ask."""
    if not terminal.is_terminal:
        return ()
    return check_colours(), check_glyphs(measure_glyph())


def _own_words(file: Path | None) -> tuple[Finding, ...]:
    """Tell whether the event's own words can be read; nothing where it has none."""
    if file is None:
        return ()
    try:
        read_overrides(file)
    except ValueError as problem:
        return (failing("words", "unusable", file=file, problem=problem),)
    return (ok("words", file=file),)


def check_database(health: Health, mode: int = 0o600) -> Finding:
    """Tell whether the database is whole and has the schema that this program needs.

    `mode` is the file's before it was opened: opening closes it to others, which leaves the copies they took.
    """
    if health.problems:
        return failing("database", "damaged", place=health.place, problem=health.problems[0])
    if health.size is None:
        return ok("database", "new", place=health.place)
    if health.revision != health.needed:
        return _other_schema(health)
    if mode & 0o077:
        return warning("database", "was_open", place=health.place, mode=f"{mode:03o}")
    server, journal = f"{health.kind} {health.version}", health.journal_mode.upper()
    return ok("database", health.kind, place=health.place, server=server, journal=journal, found=health.revision)


def _other_schema(health: Health) -> Finding:
    values = {"place": health.place, "found": health.revision or schema.NONE, "needed": health.needed}
    if health.revision is not None and health.revision not in schema.REVISIONS:
        return Finding("database", "newer", State.FAILING, values)
    if health.kind == "sqlite":  # the kiosk upgrades a file of its own by itself
        return Finding("database", "old_file", State.WARNING, values)
    return Finding("database", "outdated", State.FAILING, values)


def _database_and_evening(settings: Settings, clock: Callable[[], datetime]) -> tuple[Finding, ...]:
    address = settings.database_address
    try:
        mode = _mode(address)
        health = examine_database(address)
        finding = check_database(health, mode)
        if health.size is None:
            return finding, no_event(clock())
        if health.revision != health.needed or health.problems:
            return (finding,)
        database = Database(address)
        try:
            evening = examine_evening(database, clock, settings.public_url, settings.assume_reachable)
            clocks = (check_clocks(clock_gap(database, clock)),) if database.is_shared else ()
            return finding, *clocks, *evening
        finally:
            database.close()
    except DatabaseDamaged as damage:
        return (failing("database", "damaged", place=damage.values["place"], problem=damage.message()),)
    except KioskError as trouble:
        if isinstance(trouble, DatabaseUnavailable) and not isinstance(trouble, DatabaseUnwritable):
            return (_away(address, str(trouble.values["place"])),)
        return (_unusable(trouble),)


def _unusable(trouble: KioskError) -> Finding:
    return failing("database", "unusable", reason=trouble.message(), mend=trouble.advice())


def _away(address: str, place: str) -> Finding:
    """Tell what to look at; the sentence elsewhere sends people to the doctor, which must not send them to itself."""
    if address.startswith("postgres"):
        return failing("database", "unreachable", place=place)
    if address.startswith("sqlite"):
        return _unusable(FileUnopened(place=place))
    return failing("database", "misspelt", place=place)


def _mode(address: str) -> int:
    """Return who may read the SQLite file, as it stands; 0600 where there is none, and on Windows."""
    file = file_of(address)
    if os.name != "posix" or file is None or not file.exists():
        return 0o600
    return file.stat().st_mode & 0o777
