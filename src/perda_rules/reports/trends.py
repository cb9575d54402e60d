"""The trends of a history: a table for the terminal, a page with drawn lines, and tables for other programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from itertools import groupby
from typing import Any, NamedTuple

from perda_rules.assessment.models import VERDICTS
from perda_rules.errors import InputError, problem
from perda_rules.language import Language, write_date, write_percent
from perda_rules.messages import say
from perda_rules.reports.csv import BYTE_ORDER_MARK, cell
from perda_rules.reports.wording import MAX_NAME, clean

FORMATS = ("text", "html", "svg", "csv", "json", "parquet")
_MARKS = "▁▂▃▄▅▆▇█"
_WIDTH, _HEIGHT = 300, 120
_NAME = 30
"""So many characters of a name stand above its lines; the whole name is in the table."""
_LEFT, _TOP, _PLOT_WIDTH, _PLOT_HEIGHT = 36, 28, 250, 66


class Moment(NamedTuple):
    """A node on the day of one assessment."""

    at: date
    met: int
    of: int
    verified: int
    counts: dict[str, int]

    @property
    def share(self) -> float | None:
        """The part that is met; None where nothing counts."""
        return self.met / self.of if self.of else None


class Line(NamedTuple):
    """A node over time."""

    node: str
    name: str
    moments: tuple[Moment, ...]

    @property
    def change(self) -> float | None:
        """Percentage points since the assessment before."""
        shares = [moment.share for moment in self.moments if moment.share is not None]
        return 100 * (shares[-1] - shares[-2]) if len(shares) > 1 else None


class Trend(NamedTuple):
    """The lines of one axis, and what they are of."""

    axis: str
    lines: tuple[Line, ...]
    parties: tuple[str, ...]
    left_out: int
    """Assessments of other organisations."""


def make_trend(axis: str, points: Sequence[Any], parties: Sequence[str], left_out: int, language: Language) -> Trend:
    """Put the points of a history in lines, in the order of the nodes; ``points`` have node, names, day and counts."""
    lines = []
    for node, found in groupby(points, key=lambda point: point.node):
        moments = list(found)
        name = clean(moments[-1].name_id if language == "id" else moments[-1].name_en, MAX_NAME)
        told = tuple(Moment(p.at, p.met, p.of, p.verified, p.counts) for p in moments)
        if any(moment.of for moment in told):
            named = f"{clean(node, MAX_NAME)} {name}" if axis == "objective" else name
            lines.append(Line(clean(node, MAX_NAME), named, told))
    return Trend(axis, tuple(lines), tuple(clean(party) for party in parties), left_out)


def write_trend(trend: Trend, form: str, language: Language) -> bytes:
    """Write a trend in one of the FORMATS. Raises InputError (H106) where Parquet cannot be written."""
    match form:
        case "html":
            return _html(trend, language).encode()
        case "svg":
            return _svg_page(trend, language).encode()
        case "csv":
            return _csv(trend, language)
        case "json":
            return _json(trend)
        case "parquet":
            return _parquet(trend)
    return ("\n".join(_text(trend, language)) + "\n").encode()


def _days(trend: Trend) -> list[date]:
    return sorted({moment.at for line in trend.lines for moment in line.moments})


def _between(trend: Trend, language: Language) -> str:
    days = _days(trend)
    most = max(len(line.moments) for line in trend.lines)
    first, last = write_date(days[0], language), write_date(days[-1], language)
    return say("history.between", language, first=first, last=last, n=most, parties=", ".join(trend.parties))


def _text(trend: Trend, language: Language) -> Iterator[str]:
    yield say("history.title", language)
    yield _between(trend, language)
    if trend.left_out:
        yield say("history.others", language, n=trend.left_out)
    yield ""
    width = max(len(line.name) for line in trend.lines)
    for line in trend.lines:
        last = line.moments[-1]
        spark = "".join(_mark(moment.share) for moment in line.moments)
        rate = write_percent(last.met, last.of, language)
        change = _signed(line.change, language) if line.change is not None else ""
        yield f"{line.name:<{min(width, 60)}.60}  {spark}  {rate:>8}  {last.met}/{last.of}  {change}".rstrip()
    yield ""
    yield f"± {say('history.change', language)}"


def _mark(share: float | None) -> str:
    return "·" if share is None else _MARKS[min(int(share * len(_MARKS)), len(_MARKS) - 1)]


def _signed(points: float, language: Language) -> str:
    written = f"{points:+.1f}"
    return written.replace(".", ",") if language == "id" else written


def _chart(line: Line, days: Sequence[date], language: Language, x: float = 0, y: float = 0) -> str:
    """Draw one node: a line over time, with its last value."""
    span = max((days[-1] - days[0]).days, 1)

    def at(moment: Moment, share: float) -> tuple[float, float]:
        over = (moment.at - days[0]).days / span if len(days) > 1 else 0.5
        return x + _LEFT + _PLOT_WIDTH * over, y + _TOP + _PLOT_HEIGHT * (1 - share)

    dots = [at(moment, moment.share) for moment in line.moments if moment.share is not None]
    last = line.moments[-1]
    title = line.name if len(line.name) <= _NAME else line.name[: _NAME - 1].rstrip() + "…"
    parts = [
        f'<text x="{x + _LEFT}" y="{y + 14}" class="t">{escape(title)}</text>',
        f'<text x="{x + _LEFT + _PLOT_WIDTH}" y="{y + 14}" class="v" text-anchor="end">'
        f"{escape(write_percent(last.met, last.of, language))}</text>",
    ]
    for share, label in ((0, "0"), (0.5, "50"), (1, "100")):
        line_y = y + _TOP + _PLOT_HEIGHT * (1 - share)
        parts.append(
            f'<line x1="{x + _LEFT}" x2="{x + _LEFT + _PLOT_WIDTH}" y1="{line_y}" y2="{line_y}" class="g"/>'
            f'<text x="{x + _LEFT - 6}" y="{line_y + 4}" class="a" text-anchor="end">{label}</text>'
        )
    if dots:
        told = "; ".join(
            f"{write_date(m.at, language)}: {write_percent(m.met, m.of, language)}" for m in line.moments if m.of
        )
        points = " ".join(f"{a:.1f},{b:.1f}" for a, b in dots)
        parts.append(f'<polyline points="{points}" class="l"><title>{escape(told)}</title></polyline>')
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3.2" class="d"/>' for a, b in dots]
    for day, anchor in {days[0]: "start", days[-1]: "end"}.items():
        end = x + _LEFT + (0 if anchor == "start" else _PLOT_WIDTH)
        parts.append(f'<text x="{end}" y="{y + _HEIGHT - 8}" class="a" text-anchor="{anchor}">{day.isoformat()}</text>')
    return "".join(parts)


_STYLE = (
    "text{font:11px Segoe UI,Noto Sans,DejaVu Sans,sans-serif;fill:#1c2530}.t{font-weight:600}.v{font-weight:700}"
    ".a{fill:#56616e;font-size:9px}.g{stroke:#dcd8cf}.l{fill:none;stroke:#1d4a73;stroke-width:2}.d{fill:#1d4a73}"
)


def _svg_page(trend: Trend, language: Language) -> str:
    days = _days(trend)
    columns = 3
    rows = -(-len(trend.lines) // columns)
    width, height = columns * _WIDTH + 20, rows * (_HEIGHT + 10) + 50
    title = escape(f"{say('history.title', language)}. {_between(trend, language)}")
    charts = "".join(
        _chart(line, days, language, 10 + number % columns * _WIDTH, 44 + number // columns * (_HEIGHT + 10))
        for number, line in enumerate(trend.lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="{title}">'
        f'<style>{_STYLE}</style><rect width="{width}" height="{height}" fill="#fff"/>'
        f'<text x="{10 + _LEFT}" y="24" class="t">{title}</text>{charts}</svg>\n'
    )


def _html(trend: Trend, language: Language) -> str:
    days = _days(trend)
    title, between = escape(say("history.title", language)), escape(_between(trend, language))
    left_out = f"<p>{escape(say('history.others', language, n=trend.left_out))}</p>" if trend.left_out else ""
    figures = "".join(
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(line.name)}">'
        f"{_chart(line, days, language)}</svg>"
        for line in trend.lines
    )
    heads = "".join(f'<th scope="col">{day.isoformat()}</th>' for day in days)
    rows = "".join(
        f'<tr><th scope="row">{escape(line.name)}</th>'
        + "".join(f"<td>{escape(_on(line, day, language))}</td>" for day in days)
        + "</tr>"
        for line in trend.lines
    )
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>{_STYLE}'
        "body{font:16px/1.5 Segoe UI,Noto Sans,DejaVu Sans,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;"
        "color:#1c2530;background:#fff}.c{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:1rem}"
        "svg{width:100%;height:auto}.s{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}"
        "th,td{border:1px solid #dcd8cf;padding:.25rem .5rem;text-align:left}</style></head>"
        f'<body><h1>{title}</h1><p>{between}</p>{left_out}<div class="c">{figures}</div>'
        f'<div class="s" role="region" tabindex="0" aria-label="{title}"><table><caption>{between}</caption>'
        f'<thead><tr><th scope="col">{escape(say("history.column.node", language))}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></body></html>\n"
    )


def _on(line: Line, day: date, language: Language) -> str:
    found = [moment for moment in line.moments if moment.at == day]
    return f"{write_percent(found[-1].met, found[-1].of, language)} ({found[-1].met}/{found[-1].of})" if found else "–"


def _rows(trend: Trend) -> Iterator[dict[str, Any]]:
    for line in trend.lines:
        for moment in line.moments:
            yield {
                "at": moment.at,
                "axis": trend.axis,
                "node": line.node,
                "name": line.name,
                "met": moment.met,
                "of": moment.of,
                "verified": moment.verified,
                "rate": moment.share,
                **{f"n_{verdict}": moment.counts[verdict] for verdict in VERDICTS},
            }


def _csv(trend: Trend, language: Language) -> bytes:
    stream = io.StringIO()
    rows = list(_rows(trend))
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(list(rows[0]))
    for row in rows:
        writer.writerow([cell("" if value is None else value, language) for value in row.values()])
    return (BYTE_ORDER_MARK + stream.getvalue()).encode()


def _json(trend: Trend) -> bytes:
    rows = [{**row, "at": row["at"].isoformat()} for row in _rows(trend)]
    told = {"format": "perda-rules/trend/1", "parties": trend.parties, "left_out": trend.left_out, "rows": rows}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _parquet(trend: Trend) -> bytes:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise InputError(problem("H106", "--format")) from error
    schema = pa.schema(
        [
            ("at", pa.date32()),
            *((name, pa.string()) for name in ("axis", "node", "name")),
            *((name, pa.int32()) for name in ("met", "of", "verified")),
            ("rate", pa.float64()),
            *((f"n_{verdict}", pa.int32()) for verdict in VERDICTS),
        ]
    )
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(_rows(trend)), schema=schema), stream)
    return stream.getvalue()
