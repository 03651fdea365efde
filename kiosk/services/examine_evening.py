"""Checks of the evening before the doors open: event, roster, hours, badges, PIN, address. They change nothing."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import ifaddr

from kiosk.booking.reach import Door, Sign, judge
from kiosk.booking.slots import offer
from kiosk.booking.tables import count_tables
from kiosk.database import Database, Transaction, events, phones, professionals
from kiosk.people import NetworkingEvent, Professional
from kiosk.services.examine_interests import check_interests
from kiosk.services.find_time_zone import find_time_zone
from kiosk.services.finding import Finding, failing, named, ok, warning
from kiosk.services.try_reach import show_reach_sign
from kiosk.texts import clock_time, day

_ADVISED_START: Final = time(18)
"""The hour of a start in the advice."""


@dataclass(frozen=True, slots=True)
class _Evening:
    """What the database knows of the evening, read in one transaction."""

    event: NetworkingEvent
    roster: tuple[Professional, ...]
    without_badge: tuple[str, ...]
    """Names of those who have no badge yet."""
    has_pin: bool


def examine_evening(
    database: Database, clock: Callable[[], datetime], public_url: str, assume_reachable: bool
) -> tuple[Finding, ...]:
    """Return what is right and wrong with the current event, its roster and its badges.

    Raises:
        DatabaseUnavailable, DatabaseBusy
    """
    if database.read(events.find) is None:
        return (no_event(clock()),)
    evening = database.read(_read)
    base = public_url or evening.event.base_url
    own = [str(ip.ip[0] if ip.is_IPv6 else ip.ip) for adapter in ifaddr.get_adapters() for ip in adapter.ips]
    findings = [check_event(evening.event, clock()), check_roster(evening.roster)]
    if evening.roster:
        findings += [check_availability(evening.event, evening.roster), check_badges(evening.without_badge)]
        moved: Collection[str] = ()
        if base or not assume_reachable:  # else badges carry this machine's own address, which only the doors know
            printed = database.read(lambda tx: phones.printed_addresses(tx, evening.event.id))
            moved = [one for one, address in printed if leads_elsewhere(address, base, own)]
        findings.append(check_printed([one.name for one in evening.roster if one.id in moved]))
        findings.append(check_interests(evening.roster))
        findings.append(check_tables([one.table for one in evening.roster], evening.event.tables))
    findings.append(ok("pin") if evening.has_pin else warning("pin", "unset"))
    address = check_address(base, own, assume_reachable)
    sign = show_reach_sign(database, base, clock())
    findings.append(check_proof(address, base, sign, clock(), assume_reachable))
    return tuple(findings)


def no_event(now: datetime) -> Finding:
    """Return that there is no event yet, with a command that makes one which lies ahead."""
    return failing("event", "none", date=_next_evening(now, find_time_zone()))


def _next_evening(now: datetime, zone: str) -> date:
    """Return the next day on which the hours that are advised lie ahead: the command has to work as it stands."""
    local = now.astimezone(ZoneInfo(zone))
    return local.date() if local.time() < _ADVISED_START else local.date() + timedelta(days=1)


def check_event(event: NetworkingEvent, now: datetime) -> Finding:
    """Tell whether the event lies ahead or is on."""
    facts = {
        "name": event.name,
        "day": day(event.starts_at, event.time_zone),
        "starts": clock_time(event.starts_at, event.time_zone),
        "ends": clock_time(event.ends_at, event.time_zone),
        "zone": event.time_zone,
    }
    facts["date"] = str(_next_evening(now, event.time_zone))
    return failing("event", "past", **facts) if event.ends_at <= now else ok("event", **facts)


def check_roster(roster: Sequence[Professional]) -> Finding:
    """Tell whether there is anybody to meet, and whether they offer interests that a student could look for."""
    if not roster:
        return failing("roster", "empty")
    silent = [person.name for person in roster if not person.specialties and not person.industries]
    if silent:
        return warning("roster", "silent", count=len(roster), silent=len(silent), names=named(silent))
    return ok("roster", count=len(roster))


def check_availability(event: NetworkingEvent, roster: Sequence[Professional]) -> Finding:
    """Tell who has come with hours in which no informational interview fits."""
    nowhere = [person.name for person in roster if not offer(event, person.available, person.table)]
    if len(nowhere) == len(roster):
        return failing("availability", "nobody", count=len(roster))
    if nowhere:
        return warning("availability", "some", count=len(nowhere), names=named(nowhere))
    return ok("availability")


def check_tables(places: Sequence[str], numbered: int) -> Finding:
    """Tell who has no table where others have one, and who shares one."""
    tables = count_tables(places, numbered)
    values = {"people": tables.people, "enough": tables.enough}
    if tables.without:
        return warning("tables", "without", count=tables.without, sharing=tables.sharing, **values)
    if tables.sharing:
        return ok("tables", "sharing", count=tables.sharing, **values)
    return ok("tables", "ok", **values) if any(places) else ok("tables", "none")


def check_badges(without: Sequence[str]) -> Finding:
    """Tell who has no badge to sign in with."""
    return warning("badges", "missing", count=len(without), names=named(without)) if without else ok("badges")


def check_printed(moved: Sequence[str]) -> Finding:
    """Tell whose printed badge leads to another address than codes do now; whom it names has to get a new one."""
    if not moved:
        return ok("printed")
    return warning("printed", "elsewhere", count=len(moved), names=named(moved))


def leads_elsewhere(printed: str, base_url: str, own: Sequence[str]) -> bool:
    """Tell whether a badge has another address than codes; while none is chosen, this machine's own is right."""
    return printed != base_url and (bool(base_url) or urlsplit(printed).hostname not in own)


def check_address(base_url: str, own: Sequence[str], assume_reachable: bool) -> Finding:
    """Tell what codes and badges say, and whether a phone can be where that leads; `own` are this machine's IPs."""
    if not base_url:
        return ok("address", "assumed") if assume_reachable else warning("address", "offline")
    host = urlsplit(base_url).hostname or ""
    try:
        ip = ip_address(host)
    except ValueError:
        return warning("address", "loopback", address=base_url) if host == "localhost" else _named_address(base_url)
    if ip.is_loopback:
        return warning("address", "loopback", address=base_url)
    if host not in own:
        return warning("address", "elsewhere", address=base_url)
    return ok("address", address=base_url)


def check_proof(address: Finding, base_url: str, sign: Sign | None, now: datetime, assume_reachable: bool) -> Finding:
    """Return the finding about the address, or that no phone has proved it lately."""
    known = judge(base_url, assumed=assume_reachable, answers=True, sign=sign, now=now)
    is_doubted = address.outcome == "ok" and known.door in (Door.UNPROVED, Door.STALE)
    return warning("address", known.door.value, address=base_url) if is_doubted else address


def _named_address(base_url: str) -> Finding:
    if base_url.startswith("https://"):
        return ok("address", address=base_url)
    return warning("address", "plain", address=base_url)


def _read(tx: Transaction) -> _Evening:
    event = events.current(tx)
    roster = professionals.load_all(tx)
    bare = {identity for identity, door in phones.doors(tx, event.id) if door.secret_hash is None}
    without = tuple(person.name for person in roster if person.id in bare)
    return _Evening(event, roster, without, events.organizer_pin_hash(tx) is not None)
