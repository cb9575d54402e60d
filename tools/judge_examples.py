"""Audit the example bundles and write what came out, one line for each verdict, to read and to compare.

Usage: tools/judge_examples.py [--check]. Writes examples/expected anew. Read every line that changed before you commit
it: a verdict that surprises is a mistake in a scenario, in a gap, or in the assessment. --check writes nothing and
exits with 1 where something differs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from perda_rules.assessment.assess import Request, assess  # noqa: E402
from perda_rules.assessment.deadlines import Period  # noqa: E402
from perda_rules.assessment.judgements import read_judgements  # noqa: E402
from perda_rules.assessment.models import VERDICTS, Assessment, Result  # noqa: E402
from perda_rules.engine.choice import choose_engine  # noqa: E402
from perda_rules.evidence.bundle import read_bundle  # noqa: E402
from perda_rules.evidence.models import Bundle  # noqa: E402
from perda_rules.evidence.schemas import load_types  # noqa: E402
from perda_rules.obligations.loading import load_corpus  # noqa: E402
from perda_rules.source import read_yaml  # noqa: E402

BUNDLES = ROOT / "examples" / "bundles"
EXPECTED = ROOT / "examples" / "expected"
JUDGEMENTS = ROOT / "examples" / "judgements.yaml"


@cache
def cases() -> dict[str, dict[str, Any]]:
    """Return the audits that the examples show, by name."""
    read: dict[str, dict[str, Any]] = read_yaml(ROOT / "tools" / "examples.yaml").value["audits"]
    return read


@cache
def _types() -> Any:
    return load_types(ROOT / "evidence_schemas")


@cache
def _corpus() -> Any:
    return load_corpus(ROOT / "obligations", _types())


@cache
def _bundle(name: str) -> Bundle:
    return read_bundle(BUNDLES / name, _types())


def audit(case: Mapping[str, Any], engine: str = "native") -> Assessment:
    """Make the audit of one case."""
    names = sorted(p.name for p in BUNDLES.iterdir()) if case["bundles"] == "all" else case["bundles"]
    at: date = case.get("at", date(2026, 12, 31))
    request = Request(
        at=at,
        period=Period(date(at.year, 1, 1), date(at.year, 12, 31)),
        in_force_from=case.get("in_force_from", date(2025, 6, 1)),
        all_duties=case.get("all_duties", False),
        judgements=read_judgements(JUDGEMENTS, _corpus()) if case.get("judgements") else (),
    )
    matcher = choose_engine(engine)  # type: ignore[arg-type]
    return assess(_corpus(), _types(), [_bundle(name) for name in names], matcher, request)


def condense(assessment: Assessment) -> str:
    """Write an assessment as lines that a person can review: verdicts, what led to the gaps, what was wrong."""
    total = assessment.total
    counts = ", ".join(f"{verdict} {total.counts[verdict]}" for verdict in VERDICTS if total.counts[verdict])
    force = f"in force from {assessment.in_force_from}" if assessment.in_force_from else "not in force"
    lines = [
        f"{', '.join(party.id for party in assessment.parties)} · {assessment.mode} at {assessment.at}, {force}",
        f"{total.rate.met} of {total.rate.of} met, {total.rate.verified} verified · {counts}",
        f"{len(assessment.out_of_scope)} duties out of scope",
        "",
    ]
    width = max((len(result.obligation) for result in assessment.results), default=0)
    for result in assessment.results:
        lines.append(_line(result, width))
        lines += [f"    {line}" for line in _why(result)]
    sections = {
        "stated not to apply": [
            f"{stated.organisation} {stated.fact}: {', '.join(stated.obligations)}" for stated in assessment.exclusions
        ],
        "decisions expired": [decision.id for decision in assessment.expired_decisions],
        "decisions unused": [decision.id for decision in assessment.unused_decisions],
        "warnings": [reason.text("id") for reason in assessment.warnings],
        "problems": [_problem(problem) for problem in assessment.problems],
    }
    for name, entries in sections.items():
        if entries:
            lines += ["", f"{name}:", *(f"    {entry}" for entry in entries)]
    return "\n".join(lines) + "\n"


def _line(result: Result, width: int) -> str:
    words = [f"{result.obligation:<{width}}  {result.unit:<18} {result.verdict:<14} {result.done}/{result.of}"]
    if result.found != result.verdict:
        words.append(f"found {result.found}")
    if result.due:
        words.append(f"due {result.due}")
    if result.overdue_days:
        words.append(f"overdue {result.overdue_days}")
    if result.basis == "verified":
        words.append("verified")
    if result.reading and result.reading.decisive:
        words.append(f"tafsir {result.reading.entry}")
    if result.excepted:
        words.append("excepted")
    if result.decisions:
        words.append(f"decided by {', '.join(decision.id for decision in result.decisions)}")
    return "  ".join(words)


def _why(result: Result) -> Iterator[str]:
    """Say what led to a verdict that is not plainly met."""
    if result.verdict == "met" and result.found == "met":
        return
    for reason in result.reasons:
        yield reason.text("id")
    if result.verdict in ("not_applicable", "not_due"):
        return
    short = [window for window in result.windows if window.state not in ("met", "pending")]
    if short:
        yield "windows short: " + ", ".join(f"{w.start}…{w.end} {w.state} {w.have}/{w.need}" for w in short)
    for event in result.events:
        if event.state != "met":
            yield f"event {event.event} of {event.day}: {event.state}"
    for leaf in result.leaves:
        if leaf.near:
            yield f"near {leaf.near.item}: " + " | ".join(reason.text("id") for reason in leaf.near.failed)
    if result.cause or result.effect:
        yield f"sebab: {result.cause} | akibat: {result.effect}"


def _problem(found: Any) -> str:
    file = Path(found.place.file)
    where = file.parent.name if file.name == "bundle.yaml" else file.name
    return f"{found.code} {found.severity} {where}/{found.subject or '-'}"


def build() -> dict[str, str]:
    """Return what every audit gives, by name of its file."""
    return {f"{name}.txt": condense(audit(case)) for name, case in cases().items()}


def main() -> int:
    """Write what came out, or check it."""
    made = build()
    there = {path.name: path.read_text(encoding="utf-8") for path in sorted(EXPECTED.glob("*.txt"))}
    different = sorted(name for name in {*made, *there} if made.get(name) != there.get(name))
    if "--check" in sys.argv[1:]:
        print("\n".join(different) or "the audits come out as expected")
        return 1 if different else 0
    EXPECTED.mkdir(parents=True, exist_ok=True)
    for name in different:
        if name in made:
            (EXPECTED / name).write_text(made[name], encoding="utf-8")
        else:
            (EXPECTED / name).unlink()
    print(f"{len(made)} audits; {len(different)} changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
