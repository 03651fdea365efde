"""`kiosk board`: the organizer's live board, a screen for the room, or the same figures for a script."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kiosk import heap
from kiosk.cli.printed import print_json

if TYPE_CHECKING:
    from kiosk.booking.board import Board, BoardMeeting, BoardPerson, BoardPlace
    from kiosk.bootstrap import Kiosk


def board(
    *,
    room: Annotated[
        bool, typer.Option("--room", help="A second screen for the room: first names and tables only.")
    ] = False,
    once: Annotated[bool, typer.Option("--once", help="Print the board once and leave.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the board once as one JSON object.")] = False,
    theme: Annotated[str | None, typer.Option(help="kiosk-dark, kiosk-light or kiosk-contrast.")] = None,
) -> None:
    """Show the evening live: now and next, who waits, what is free, who is missing."""
    from kiosk.bootstrap import open_kiosk

    with open_kiosk(theme=theme) as kiosk:
        if as_json or once:
            _print(kiosk, as_json=as_json)
        else:
            kiosk.services.show_event()  # without one there is nothing to show: said before the screen opens
            _open(kiosk, room=room)


def _print(kiosk: "Kiosk", *, as_json: bool) -> None:
    from kiosk.booking.reach import Door
    from kiosk.cli.station import judge_of_reach
    from kiosk.texts import ENGLISH

    board = kiosk.services.show_board()
    # A script may ask every few seconds: no address is waited for, and nothing is written.
    reach = judge_of_reach(kiosk, kiosk.settings.port).without_asking()
    if as_json:
        # Whether a public address answers is known only by asking.
        is_open = None if reach.door is Door.PUBLIC else reach.is_open
        shape = board_shape(board) | {"reach": {"door": reach.door.value, "open": is_open}}
        print_json(shape)
    else:
        said = ENGLISH(f"cli.board.reach.{reach.door.value}", address=reach.base_url)
        typer.echo("\n".join([*board_lines(board), said]))


def _open(kiosk: "Kiosk", *, room: bool) -> None:
    heap.prepare()
    from kiosk.cli.station import reach_check
    from kiosk.cli.upkeep import keep_log, keep_showing
    from kiosk.tui.options import KioskOptions
    from kiosk.tui.organizer.board_app import BoardApp
    from kiosk.tui.terminal import check_terminal
    from kiosk.web.reach_watch import ReachWatch

    check_terminal()
    settings = kiosk.settings
    keep_log(settings)
    with ReachWatch(reach_check(kiosk, settings.port), lambda: True) as watch:
        options = KioskOptions(
            station=settings.station,
            theme=settings.theme,
            # The room reads names and tables, and nothing of how the kiosks are.
            phones_status=lambda texts: "" if room else texts(f"reach.line.{watch.reach.door.value}"),
        )
        heap.settle()  # all that was imported stays, and is not looked at again while the board redraws
        keep_showing(lambda: BoardApp(kiosk.services, options, room=room))


def board_lines(board: "Board") -> list[str]:
    """Return the board as a few lines of text."""
    from kiosk.texts import ENGLISH, clock_time, minutes_until

    zone = board.event.time_zone
    counts = {status.value.replace("-", "_"): count for status, count in board.counts.items()}
    lines = [
        ENGLISH(
            "cli.board.headline",
            event=board.event.name,
            time=clock_time(board.at, zone),
            waiting=len(board.waiting),
            now=board.now,
            free=board.free,
            absent=len(board.absent),
            **{name: counts[name] for name in ("confirmed", "met", "no_show")},
        )
    ]
    for one in board.waiting:
        lines.append(
            ENGLISH(
                "cli.board.waiting",
                minutes=minutes_until(board.at, one.since),
                reference=one.reference,
                student=one.student,
                name=one.professional,
                time=clock_time(one.starts_at, zone),
            )
        )
    return lines


def board_shape(board: "Board") -> dict[str, Any]:
    """Return the board as plain data; moments are ISO 8601 with their offset."""
    return {
        "event": board.event.name,
        "at": board.at.isoformat(),
        "counts": {status.value: count for status, count in board.counts.items()},
        "now": board.now,
        "free": board.free,
        "taken": board.taken,
        "offered": board.offered,
        "made_per_quarter_hour": list(board.made),
        "people": [_person(one) for one in board.people],
        "waiting": [_meeting(one) for one in board.waiting],
        "line": [_place(one) for one in board.line],
        "absent": [one.seen.id for one in board.absent],
        "pauses": [
            {"door": one.door.value, "name": one.name, "station": one.station, "until": one.until.isoformat()}
            for one in board.pauses
        ],
        "niches": [{"name": one.name, "professionals": one.professionals, "free": one.free} for one in board.niches],
    }


def _person(one: "BoardPerson") -> dict[str, Any]:
    return {
        "id": one.seen.id,
        "name": one.seen.name,
        "table": one.seen.table,
        "present": one.seen.present,
        "paused": one.seen.paused,
        "has_left": one.has_left,
        "waiting": one.waiting,
        "free": one.seen.free,
        "now": _meeting(one.now),
        "next": _meeting(one.next),
    }


def _place(one: "BoardPlace") -> dict[str, Any]:
    return {
        "reference": one.reference,
        "professional_id": one.professional_id,
        "student": one.student,
        "position": one.position,
        "since": one.since.isoformat(),
        "held": one.starts_at.isoformat() if one.starts_at else None,
    }


def _meeting(one: "BoardMeeting | None") -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "reference": one.reference,
        "status": one.status.value,
        "professional_id": one.professional_id,
        "professional": one.professional,
        "student": one.student,
        "table": one.table,
        "starts_at": one.starts_at.isoformat(),
        "ends_at": one.ends_at.isoformat(),
        "since": one.since.isoformat(),
        "due_at": one.due_at.isoformat() if one.due_at else None,
    }
