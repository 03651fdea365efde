"""The lists of the board as lines: who talks with whom, who waits, who is missing, what is scarce. Only words."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from kiosk.booking.board import SCARCE, SOON, Board, BoardMeeting, BoardPerson, BoardPlace, Niche
from kiosk.booking.pauses import PinPause
from kiosk.booking.stations import StationSeen
from kiosk.texts import minutes_until
from kiosk.tui.organizer.professionals import person_state
from kiosk.tui.scene import Scene
from kiosk.tui.widgets.ledger import HOUR, WITH_DAY, Cell, Column, Line

PANES: Final = ("now", "waiting", "line", "absent", "niches", "stations")
_STEPS: Final = 5


def columns(name: str, scene: Scene, board: Board | None = None) -> tuple[Column, ...]:
    """Return the columns of one list; that of times is wider where a meeting is on another day."""
    titles = scene.texts.lines(f"organizer.board.columns.{name}")
    times = [one.starts_at for one in board.waiting] if board else []
    is_tonight = all(map(scene.is_tonight, times))
    expected = [one.next.starts_at for one in board.absent if one.next] if board else []
    widths: dict[str, tuple[tuple[int, int, int], ...]] = {
        "now": ((5, 0, 0), (2, 0, 0), (14, 3, 0), (14, 2, 0), (14, 2, 0), (4, 0, 58)),
        "waiting": (
            ((6, 0, 0), (5, 0, 0), (10, 2, 0), (10, 2, 0), (HOUR, 0, 44), (8, 0, 54))
            if is_tonight
            else ((6, 0, 0), (5, 0, 62), (8, 2, 0), (8, 2, 0), (WITH_DAY, 0, 0), (8, 0, 62))
        ),
        "line": ((2, 0, 0), (6, 0, 0), (10, 2, 0), (10, 2, 0), (8, 0, 44)),
        "absent": (
            (9, 0, 0),
            (10, 2, 0),
            (5, 0, 0),
            (6 if all(map(scene.is_tonight, expected)) else WITH_DAY, 0, 0),
        ),
        "stations": ((12, 1, 0), (7, 0, 0), (14, 2, 0)),
        "niches": ((4, 0, 0), (8, 1, 0), (16, 3, 0), (4, 0, 0)),
    }
    return tuple(
        Column(title, width, grows, from_width)
        for title, (width, grows, from_width) in zip(titles, widths[name], strict=True)
    )


def lines(name: str, board: Board, scene: Scene) -> list[Line]:
    """Return one list."""
    if name == "now":
        # Whoever talks, or is about to, stands in sight; both halves are by table.
        busy_first = sorted(board.people, key=lambda one: one.now is None and one.next is None)
        return [_person(one, board.at, scene) for one in busy_first]
    if name == "waiting":
        return [_waiting(one, board, scene) for one in board.waiting]
    if name == "line":
        return [_place(one, board.at, scene) for one in board.line]
    if name == "absent":
        return [_absent(one, board.at, scene) for one in board.absent]
    if name == "stations":
        paused = [_pause(one, scene) for one in board.pauses]
        return [*paused, *(_station(one, board.at, scene) for one in board.stations)]
    most = max((niche.free for niche in board.niches), default=0)
    return [_niche(niche, most) for niche in board.scarce]


def _person(one: BoardPerson, now: datetime, scene: Scene) -> Line:
    mark, style = person_state(one, scene)
    seen = one.seen
    return Line(
        seen.id,
        (
            seen.table,
            (mark[:1], style),
            seen.name,
            _meeting(one.now, scene, "$good", is_now=True),
            _meeting(one.next, scene, "$ink"),
            str(seen.free) if seen.free else ("0", "$warn"),
        ),
    )


def _meeting(one: BoardMeeting | None, scene: Scene, style: str, *, is_now: bool = False) -> Cell:
    if one is None:
        return "·", "$soft"
    key = "organizer.board.until" if is_now else "organizer.board.at"
    time = scene.hour(one.ends_at) if is_now else scene.time(one.starts_at)
    return scene.texts(key, time=time, name=one.student), style


def _waiting(one: BoardMeeting, board: Board, scene: Scene) -> Line:
    waited = minutes_until(board.at, one.since)
    span = (one.due_at - one.since) if one.due_at else timedelta(minutes=board.event.request_minutes)
    share = min(1.0, (board.at - one.since) / span) if span else 1.0
    style = "$bad" if share > 0.8 else "$warn" if share > 0.4 else "$ink"
    return Line(
        one.reference,
        (
            (scene.texts("organizer.bookings.minutes", minutes=waited), f"bold {style}"),
            (bar(share), style),
            one.professional,
            one.student,
            scene.time(one.starts_at),
            (one.reference, "$soft"),
        ),
    )


def _place(one: BoardPlace, now: datetime, scene: Scene) -> Line:
    waited = scene.texts("organizer.bookings.minutes", minutes=minutes_until(now, one.since))
    style = "bold $accent" if one.position <= 1 else "$ink"
    mark = (f"{one.position}.", style) if one.starts_at is None else ("►", "bold $good")
    cells = (mark, waited, one.professional, (one.student, style), (one.reference, "$soft"))
    return Line(one.reference, cells)


def _absent(one: BoardPerson, now: datetime, scene: Scene) -> Line:
    mark, style = person_state(one, scene)
    soon = one.next is not None and one.next.starts_at - now <= SOON
    expected = scene.time(one.next.starts_at) if one.next else ""
    return Line(
        one.seen.id,
        (
            (mark[2:], style),
            (one.seen.name, "bold $bad" if soon else "$ink"),
            one.seen.table,
            (f"{expected}{'!' if soon else ''}", "bold $bad" if soon else "$ink"),
        ),
    )


def _station(one: StationSeen, now: datetime, scene: Scene) -> Line:
    name = one.state(now)
    style = {"closed": "bold $warn", "silent": "bold $bad", "works": "$good"}[name]
    mark = {"closed": "‖", "silent": "×", "works": "●"}[name]
    seen = scene.texts("organizer.board.seen", minutes=int((now - one.seen_at).total_seconds() // 60))
    return Line(one.name, (one.name, seen, (f"{mark} {scene.texts(f'organizer.board.station.{name}')}", style)))


def pause_key(pause: PinPause) -> str:
    """Return the key of a pause's line: no station has a slash in front."""
    return f"/{pause.id}"


def _pause(one: PinPause, scene: Scene) -> Line:
    door = scene.texts(f"organizer.pauses.door.{one.door.value}", name=one.name)
    until = scene.texts("organizer.pauses.short", until=scene.hour(one.until))
    return Line(
        pause_key(one), (one.station or scene.texts("organizer.pauses.phone"), "", (f"{until} {door}", "bold $warn"))
    )


def _niche(niche: Niche, most: int) -> Line:
    style = "bold $bad" if niche.free == 0 else "$warn" if niche.free <= SCARCE else "$ink"
    share = niche.free / most if most else 0.0
    cells: Sequence[Cell] = ((str(niche.free), style), (bar(share, 8), style), niche.name, str(niche.professionals))
    return Line(niche.name, tuple(cells))


def bar(share: float, steps: int = _STEPS) -> str:
    """Return a share between 0 and 1 as a small bar; anything above nothing shows at least one step."""
    filled = min(steps, max(round(share * steps), 1 if share > 0 else 0))
    return "▰" * filled + "▱" * (steps - filled)
