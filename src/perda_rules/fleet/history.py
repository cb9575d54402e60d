"""The history: assessments kept whole in a database, with what is needed to draw their trends.

SQLite by default, any other database by its URL. An assessment is known by the digest of its bytes, so that adding it
twice changes nothing; its bytes come back as they went in.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, IntegrityError, NoSuchModuleError, SQLAlchemyError

from perda_rules.assessment.models import GAPS, VERDICTS, Assessment, Axis
from perda_rules.errors import InputError, problem, reason_of
from perda_rules.writing import alone

VERSION = 1
"""Of the tables; a newer database is refused, an older one brought up to date."""
_DATA = sa.MetaData()
_META = sa.Table("perda_rules_schema", _DATA, sa.Column("version", sa.Integer, primary_key=True))
_ASSESSMENTS = sa.Table(
    "assessments",
    _DATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("digest", sa.String(64), nullable=False, unique=True),
    sa.Column("at", sa.Date, nullable=False),
    sa.Column("mode", sa.String(20), nullable=False),
    sa.Column("parties", sa.Text, nullable=False),
    sa.Column("label", sa.Text),
    sa.Column("added", sa.DateTime(timezone=True), nullable=False),
    sa.Column("corpus", sa.String(64), nullable=False),
    sa.Column("met", sa.Integer, nullable=False),
    sa.Column("of", sa.Integer, nullable=False),
    sa.Column("verified", sa.Integer, nullable=False),
    sa.Column("gaps", sa.Integer, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
_ROLLS = sa.Table(
    "rolls",
    _DATA,
    sa.Column("assessment", sa.ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("axis", sa.String(20), primary_key=True),
    sa.Column("node", sa.String(120), primary_key=True),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("name_id", sa.Text, nullable=False),
    sa.Column("name_en", sa.Text, nullable=False),
    sa.Column("met", sa.Integer, nullable=False),
    sa.Column("of", sa.Integer, nullable=False),
    sa.Column("verified", sa.Integer, nullable=False),
    *(sa.Column(verdict, sa.Integer, nullable=False) for verdict in VERDICTS if verdict != "met"),
    sa.Column("met_in_time", sa.Integer, nullable=False),
)
_RESULTS = sa.Table(
    "results",
    _DATA,
    sa.Column("assessment", sa.ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("obligation", sa.String(200), primary_key=True),
    sa.Column("unit", sa.String(100), primary_key=True),
    sa.Column("verdict", sa.String(20), nullable=False),
    sa.Column("found", sa.String(20), nullable=False),
    sa.Column("basis", sa.String(20)),
    sa.Column("due", sa.Date),
    sa.Column("overdue_days", sa.Integer, nullable=False),
)
_LOCK = 1_986_220_326
"""The number of our lock in PostgreSQL; any that others do not use."""
AXES: tuple[Axis, ...] = ("chapter", "objective", "lead", "element", "dimension")
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Kept:
    """One assessment of the history."""

    id: int
    digest: str
    at: date
    mode: str
    parties: tuple[str, ...]
    label: str | None
    added: datetime
    corpus: str
    met: int
    of: int
    verified: int
    gaps: int


@dataclass(frozen=True, slots=True)
class Point:
    """One node of an axis in one assessment."""

    assessment: int
    at: date
    node: str
    name_id: str
    name_en: str
    met: int
    of: int
    verified: int
    counts: dict[str, int]
    """Verdict → how many."""


def database_url(named: str | None, default: Path) -> str:
    """Return the URL of the database that is named, as a URL or as a file of SQLite; the ``default`` file otherwise."""
    if not named or "://" not in named:
        return f"sqlite:///{named or default}"
    kind, _, rest = named.partition("://")
    return f"postgresql+psycopg://{rest}" if kind in ("postgres", "postgresql") else named


class History:
    """An opened history."""

    def __init__(self, url: str) -> None:
        """Open the database at ``url`` and make its tables where there are none.

        Raises InputError: no such database or no access to it (H101), its library is not installed (H102), made by a
        newer program (H103), another program's (H104).
        """
        try:
            self._engine = sa.create_engine(url)
        except (NoSuchModuleError, ModuleNotFoundError) as error:
            raise InputError(problem("H102", _shown(url), reason=str(error))) from error
        except (ArgumentError, ValueError) as error:
            raise InputError(problem("H101", _shown(url), reason="URL?")) from error
        self.url = self._engine.url.render_as_string(hide_password=True)
        if self._engine.dialect.name == "sqlite":
            self._prepare_sqlite()
        with self._reported():
            self._prepare()

    def _prepare_sqlite(self) -> None:
        file = self._engine.url.database
        if file and file != ":memory:":
            try:
                Path(file).parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise InputError(problem("H101", self.url, reason=reason_of(error))) from error

        @sa.event.listens_for(self._engine, "connect")
        def keys(connection: Any, _: Any) -> None:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA busy_timeout = 10000")

    def _prepare(self) -> None:
        if not sa.inspect(self._engine).has_table(_META.name):
            self._make_tables()
        with self._engine.connect() as connection:
            version = connection.execute(sa.select(sa.func.max(_META.c.version))).scalar()
        if version is not None and version > VERSION:
            raise InputError(problem("H103", self.url, version=version, known=VERSION))

    def _make_tables(self) -> None:
        """Make the tables, one process at a time; the one that says that all are there comes last."""
        file = self._engine.url.database if self._engine.dialect.name == "sqlite" else None
        with alone(Path(file)) if file and file != ":memory:" else nullcontext(), self._engine.begin() as connection:
            if self._engine.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            names = set(sa.inspect(connection).get_table_names())
            if _META.name in names:
                return
            tables = [table for table in _DATA.sorted_tables if table is not _META]
            if names & {table.name for table in tables}:
                raise InputError(problem("H104", self.url))
            _DATA.create_all(connection, tables)
            _META.create(connection)
            connection.execute(_META.insert().values(version=VERSION))

    def add(self, assessment: Assessment, content: bytes, label: str | None, now: datetime) -> tuple[int, bool]:
        """Keep an assessment with its bytes; return its number, and whether it is new."""
        digest = hashlib.sha256(content).hexdigest()
        rate = assessment.total.rate
        row = {
            "digest": digest,
            "at": assessment.at,
            "mode": assessment.mode,
            "parties": ",".join(sorted(party.id for party in assessment.parties)),
            "label": label,
            "added": now,
            "corpus": assessment.corpus.fingerprint[:64],
            "met": rate.met,
            "of": rate.of,
            "verified": rate.verified,
            "gaps": sum(result.verdict in GAPS for result in assessment.results),
            "content": zlib.compress(content, 6),
        }
        with self._reported():
            try:
                with self._engine.begin() as connection:
                    known = connection.execute(_of(digest)).scalar()
                    if known is not None:
                        return int(known), False
                    made = connection.execute(_ASSESSMENTS.insert().values(**row)).inserted_primary_key
                    number = int(made[0]) if made else 0
                    connection.execute(_ROLLS.insert(), list(_rolls(assessment, number)))
                    if assessment.results:
                        connection.execute(_RESULTS.insert(), list(_results(assessment, number)))
                    return number, True
            except IntegrityError:  # another process kept the same one meanwhile
                with self._engine.connect() as connection:
                    known = connection.execute(_of(digest)).scalar()
                if known is None:
                    raise
                return int(known), False

    def kept(self) -> list[Kept]:
        """Return the assessments by day, then as they were added."""
        columns = [column for column in _ASSESSMENTS.c if column.name != "content"]
        with self._reported(), self._engine.connect() as connection:
            rows = connection.execute(sa.select(*columns).order_by(_ASSESSMENTS.c.at, _ASSESSMENTS.c.id)).mappings()
            return [Kept(**{**row, "parties": tuple(filter(None, row["parties"].split(",")))}) for row in rows]

    def content(self, number: int) -> bytes:
        """Return the bytes of an assessment. Raises InputError (H105) where there is none of this number."""
        with self._reported(), self._engine.connect() as connection:
            packed = connection.execute(sa.select(_ASSESSMENTS.c.content).where(_ASSESSMENTS.c.id == number)).scalar()
        if packed is None:
            raise InputError(problem("H105", self.url, number=number))
        return zlib.decompress(packed)

    def remove(self, number: int) -> None:
        """Remove an assessment. Raises InputError (H105) where there is none of this number."""
        with self._reported(), self._engine.begin() as connection:
            gone = connection.execute(_ASSESSMENTS.delete().where(_ASSESSMENTS.c.id == number)).rowcount
        if not gone:
            raise InputError(problem("H105", self.url, number=number))

    def points(self, axis: str, numbers: Sequence[int]) -> list[Point]:
        """Return the nodes of an axis (or the total) in these assessments, by their order, then by the day."""
        query = (
            sa.select(_ROLLS, _ASSESSMENTS.c.at)
            .join(_ASSESSMENTS, _ASSESSMENTS.c.id == _ROLLS.c.assessment)
            .where(_ROLLS.c.axis == axis, _ROLLS.c.assessment.in_(list(numbers)))
            .order_by(_ROLLS.c.place, _ROLLS.c.node, _ASSESSMENTS.c.at, _ASSESSMENTS.c.id)
        )
        with self._reported(), self._engine.connect() as connection:
            return [
                Point(
                    row["assessment"],
                    row["at"],
                    row["node"],
                    row["name_id"],
                    row["name_en"],
                    row["met"],
                    row["of"],
                    row["verified"],
                    {verdict: row["met_in_time" if verdict == "met" else verdict] for verdict in VERDICTS},
                )
                for row in connection.execute(query).mappings()
            ]

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """Turn what a database complains of into one problem, without its password."""
        try:
            yield
        except SQLAlchemyError as error:
            reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0][:200]
            raise InputError(problem("H101", self.url, reason=reason)) from error


def like(kept: Sequence[Kept], parties: Sequence[str] | None = None) -> tuple[list[Kept], list[Kept]]:
    """Return the assessments that may share one line, and the others.

    Those are alike that are of the same organisations: those of ``parties``, or of the newest assessment.
    """
    if not kept:
        return [], []
    wanted = tuple(sorted(parties)) if parties else kept[-1].parties
    return [one for one in kept if one.parties == wanted], [one for one in kept if one.parties != wanted]


def _of(digest: str) -> Any:
    return sa.select(_ASSESSMENTS.c.id).where(_ASSESSMENTS.c.digest == digest)


def _rolls(assessment: Assessment, number: int) -> Iterator[dict[str, Any]]:
    for axis, rolls in ((TOTAL, (assessment.total,)), *((axis, assessment.rolls.get(axis, ())) for axis in AXES)):
        for place, roll in enumerate(rolls):
            yield {
                "assessment": number,
                "axis": axis,
                "node": roll.key[:120],
                "place": place,
                "name_id": roll.label.id,
                "name_en": roll.label.en,
                "met": roll.rate.met,
                "of": roll.rate.of,
                "verified": roll.rate.verified,
                "met_in_time": roll.counts["met"],
                **{verdict: roll.counts[verdict] for verdict in VERDICTS if verdict != "met"},
            }


def _results(assessment: Assessment, number: int) -> Iterator[dict[str, Any]]:
    for result in assessment.results:
        yield {
            "assessment": number,
            "obligation": result.obligation,
            "unit": result.unit,
            "verdict": result.verdict,
            "found": result.found,
            "basis": result.basis,
            "due": result.due,
            "overdue_days": result.overdue_days,
        }


def _shown(url: str) -> str:
    """Return a URL without its password, where it can be read at all."""
    try:
        return sa.make_url(url).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return url.partition("://")[0]
