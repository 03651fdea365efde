"""The report as one self-contained HTML page: it loads nothing, prints well, and reads aloud. Pure.

Text of rosters and students' interests is escaped.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from string import Template
from typing import Final

from kiosk.booking.feedback import Verdict
from kiosk.booking.paper.charts import Column, bar, column_chart
from kiosk.booking.paper.report import WAITS, Load, Report, Sought
from kiosk.booking.status import Party, Status
from kiosk.people import NetworkingEvent
from kiosk.texts import ENGLISH, Texts, clock_time, day

_FOLDER: Final = Path(__file__).parent
_INTERESTS: Final = 25
"""Interests in the table; the CSV has all."""


def render_report(report: Report, texts: Texts = ENGLISH) -> str:
    """Return the page."""
    event = report.event
    say = _Say(texts)
    return template("report").substitute(
        language=texts.language,
        title=escape(texts("report.title", event=event.name)),
        event=escape(event.name),
        when=escape(when(report.event, texts)),
        tiles="".join(_tiles(report, texts)),
        contents=_unmet(report, say) + _evening(report, say) + _waits(report, say) + _loads(report, say)
        + _interests(report, say) + _outcomes(report, say) + _feedback(report, say),
        made=escape(texts("report.made", moment=_moment(report))),
    )  # fmt: skip


def when(event: NetworkingEvent, texts: Texts = ENGLISH) -> str:
    """Return day, hours and zone of an event."""
    return texts(
        "report.when",
        day=day(event.starts_at, event.time_zone),
        year=event.starts_at.year,
        starts=clock_time(event.starts_at, event.time_zone),
        ends=clock_time(event.ends_at, event.time_zone),
        zone=event.time_zone,
    )


@cache
def template(name: str) -> Template:
    """Return one of the page templates of this folder."""
    return Template((_FOLDER / f"{name}.html").read_text(encoding="utf-8"))


class _Say:
    """The report's own sentences, escaped."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    def __call__(self, key: str, **values: object) -> str:
        return escape(self.texts(f"report.{key}", **values))

    def section(self, name: str, body: str, **values: object) -> str:
        """Return one part of the page: heading, a sentence that says what it means, and the body."""
        heading, lead = self(f"{name}.title"), self(f"{name}.lead", **values)
        return f'<section class="{name}"><h2>{heading}</h2><p class="lead">{lead}</p>{body}</section>'

    def head(self, name: str) -> str:
        """Return a table's header; columns after the first two are numbers."""
        cells = self.texts.lines(f"report.{name}.columns")
        return "<thead><tr>" + "".join(f'<th scope="col">{escape(cell)}</th>' for cell in cells) + "</tr></thead>"


def _tiles(report: Report, texts: Texts) -> Iterable[str]:
    figures = {
        "students": report.students,
        "bookings": report.bookings,
        "agreed": report.agreed,
        "met": report.statuses[Status.MET],
        "no_shows": sum(report.no_shows.values()),
        "median_wait": minutes(report.median_wait),
    }
    for name, figure in figures.items():
        label = escape(texts(f"report.tiles.{name}"))
        yield f'<div class="tile"><dt>{label}</dt><dd id="{name}">{escape(str(figure))}</dd></div>'


def minutes(wait: float | None) -> str:
    """Return a wait as people read it; a dash where there was none."""
    return "–" if wait is None else f"{wait:.0f}" if wait >= 10 else f"{wait:.1f}"


def _unmet(report: Report, say: _Say) -> str:
    if not report.unmet:
        return say.section("unmet_none", "")
    rows = "".join(_unmet_row(one, say) for one in report.unmet)
    return say.section("unmet", f"<table>{say.head('unmet')}<tbody>{rows}</tbody></table>")


def _unmet_row(one: Sought, say: _Say) -> str:
    nearest = escape(", ".join(one.nearest)) or f'<span class="none">{say("unmet.nothing_near")}</span>'
    return f'<tr><th scope="row">{escape(one.phrase)}</th><td class="number">{one.times}</td><td>{nearest}</td></tr>'


def _moment(report: Report) -> str:
    zone = report.event.time_zone
    return f"{day(report.made_at, zone)} {report.made_at.year}, {clock_time(report.made_at, zone)}"


def _evening(report: Report, say: _Say) -> str:
    zone = report.event.time_zone
    several = len({day(one.starts_at, zone) for one in report.evening}) > 1
    columns = [
        Column(
            (f"{day(one.starts_at, zone)} " if several else "") + clock_time(one.starts_at, zone),
            one.asked,
            one.agreed,
        )
        for one in report.evening
    ]
    if not columns:
        return say.section("evening_none", "")
    peak = max(report.evening, key=lambda one: one.asked)
    values = {"time": clock_time(peak.starts_at, zone), "asked": peak.asked}
    description = say.texts("report.evening.lead", **values)
    chart = column_chart("evening", columns, title=say.texts("report.evening.title"), description=description)
    return say.section("evening", _key(say, "whole", "part") + chart + _data(say, "evening", columns), **values)


def _waits(report: Report, say: _Say) -> str:
    if not report.waits:
        return ""
    limits = [0, *WAITS]
    names = [f"{low}–{high}" for low, high in pairwise(limits)] + [f"{limits[-1]}+"]
    columns = [
        Column(say.texts("report.waits.class", minutes=name), number, number)
        for name, number in zip(names, report.wait_classes, strict=True)
    ]
    values = {"median": minutes(report.median_wait), "long": minutes(report.long_wait), "count": len(report.waits)}
    description = say.texts("report.waits.lead", **values)
    title = say.texts("report.waits.title")
    chart = column_chart("waits", columns, title=title, description=description, height=170)
    return say.section("waits", chart + _data(say, "waits", columns, parts=False), **values)


def _key(say: _Say, *kinds: str) -> str:
    return '<p class="key">' + "".join(f'<span class="{kind}">{say(f"key.{kind}")}</span>' for kind in kinds) + "</p>"


def _data(say: _Say, name: str, columns: Sequence[Column], *, parts: bool = True) -> str:
    """Return the chart's figures as a table, folded away on the screen."""
    rows = "".join(
        f'<tr><th scope="row">{escape(one.label)}</th><td class="number">{one.whole}</td>'
        + (f'<td class="number">{one.part}</td></tr>' if parts else "</tr>")
        for one in columns
        if one.whole
    )
    return (
        f"<details><summary>{say('figures')}</summary><table>{say.head(name)}<tbody>{rows}</tbody></table></details>"
    )


def _loads(report: Report, say: _Say) -> str:
    most = max((max(load.offered, load.taken) for load in report.loads), default=1)
    rows = "".join(_load_row(load, most, say) for load in report.loads)
    idle = say.texts.plural("report.loads.idle", len(report.without_request))
    key = _key(say, "met", "no-show", "missed", "open", "free")
    return say.section("loads", f"{key}<table>{say.head('loads')}<tbody>{rows}</tbody></table>", idle=idle)


def _load_row(load: Load, most: int, say: _Say) -> str:
    person = load.professional
    open_ = load.taken - load.met - load.no_shows - load.missed
    pieces = [
        ("met", load.met),
        ("no-show", load.no_shows),
        ("missed", load.missed),
        ("open", open_),
        ("free", max(0, load.offered - load.taken)),
    ]
    label = say.texts("report.loads.bar", taken=load.taken, offered=load.offered)
    company = f" <small>{escape(person.company)}</small>" if person.company else ""
    numbers = (load.offered, load.asked, load.taken, load.met, load.no_shows, load.unanswered)
    cells = "".join(f'<td class="number">{number}</td>' for number in numbers)
    return (
        f'<tr><th scope="row">{escape(person.name)}{company}</th>'
        f'<td class="wide">{bar(pieces, most, label)}</td>{cells}</tr>'
    )


def _interests(report: Report, say: _Say) -> str:
    if not report.sought:
        return ""
    shown = report.sought[:_INTERESTS]
    unmet = {one.phrase for one in report.unmet}
    rows = "".join(_interest_row(one, shown[0].times, one.phrase in unmet, say) for one in shown)
    values = {"shown": len(shown), "all": len(report.sought)}
    body = f"{_key(say, 'met-interest', 'unmet-interest')}<table>{say.head('interests')}<tbody>{rows}</tbody></table>"
    return say.section("interests", body, **values)


def _interest_row(one: Sought, most: int, is_unmet: bool, say: _Say) -> str:
    kind = "unmet-interest" if is_unmet else "met-interest"
    drawn = bar([(kind, one.times)], most, say.texts("report.interests.bar", times=one.times))
    # In words too: on paper without colours both bars are grey.
    nobody = f" <small>{say(f'key.{kind}')}</small>" if is_unmet else ""
    return (
        f'<tr><th scope="row">{escape(one.phrase)}{nobody}</th><td class="wide">{drawn}</td>'
        f'<td class="number">{one.times}</td></tr>'
    )


def _outcomes(report: Report, say: _Say) -> str:
    most = max(report.statuses.values()) or 1
    rows = "".join(_outcome_row(status, number, most, say) for status, number in report.statuses.items())
    missing = {f"{party.value}s": report.no_shows.get(party, 0) for party in (Party.STUDENT, Party.PROFESSIONAL)}
    return say.section("outcomes", f"<table>{say.head('outcomes')}<tbody>{rows}</tbody></table>", **missing)


def _outcome_row(status: Status, number: int, most: int, say: _Say) -> str:
    name = say.texts(f"cli.bookings.status.{status.value}")
    drawn = bar([("met-interest", number)], most, f"{name}: {number}")
    return (
        f'<tr><th scope="row">{escape(name)}</th><td class="wide">{drawn}</td><td class="number">{number}</td></tr>'
    )


def _feedback(report: Report, say: _Say) -> str:
    """Return what both sides said, in sum; nothing where nobody said anything."""
    if not report.feedback:
        return ""
    parties = (Party.STUDENT, Party.PROFESSIONAL)
    rows = "".join(_feedback_row(party, report, say) for party in parties)
    return say.section("feedback", f"<table>{say.head('feedback')}<tbody>{rows}</tbody></table>")


def _feedback_row(party: Party, report: Report, say: _Say) -> str:
    counts = [report.feedback.get((party, verdict), 0) for verdict in Verdict]
    cells = "".join(f'<td class="number">{count}</td>' for count in counts)
    name = say(f"feedback.{party.value}")
    label = say.texts("report.feedback.bar", useful=counts[0], not_useful=counts[1], not_held=counts[2])
    drawn = bar(list(zip(("met", "whole", "no-show"), counts, strict=True)), sum(counts) or 1, label)
    return f'<tr><th scope="row">{name}</th><td class="wide">{drawn}</td>{cells}</tr>'
