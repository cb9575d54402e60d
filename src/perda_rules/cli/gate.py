"""``perda-rules gate``: whether the bundles may pass, for a CI job; several formats at once."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perda_rules.cli import audit, options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current, text

if TYPE_CHECKING:
    from perda_rules.assessment.models import Assessment
    from perda_rules.gate.policy import Settled
    from perda_rules.reports.diagnostics.models import Checked

FORMATS = "text|json|sarif|junit|github|gitlab"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""

    @app.command("gate", cls=Command, **options.summary("gate"))
    def gate(
        bundles: list[Path] = options.argument("bundles", "BUNDLE"),
        config: Path = options.option("config", metavar="FILE"),
        format: list[str] = options.option("gate_format", "--format", metavar=f"{FORMATS}[=FILE]"),  # noqa: A002
        baseline: Path = options.option("baseline", metavar="FILE"),
        update: bool = options.option("update_baseline", default=False),
        add: bool = options.option("add", default=False),
        no_waivers: bool = options.option("no_waivers", default=False),
        since: str = options.option("since_revision", "--since", metavar="REV"),
        show_config: bool = options.option("show_config", default=False),
        fail_on: str = options.option("gate_fail_on", "--fail-on", metavar="VERDICT,…"),
        least_severity: str = options.option("least_severity", metavar="SEVERITY"),
        overdue: str = options.option("overdue", metavar="fail|warn|ignore"),
        needs_review: str = options.option("needs_review", metavar="fail|warn|ignore"),
        declared: str = options.option("declared", metavar="fail|warn|ignore"),
        interpretation: str = options.option("interpretation", metavar="fail|warn|ignore"),
        problems: str = options.option("problems", metavar="fail|warn|ignore"),
        waivers: str = options.option("waivers", metavar="fail|warn|ignore"),
        grace_days: str = options.option("grace_days", metavar="N"),
        expiring_days: str = options.option("expiring_days", metavar="N"),
        least: list[str] = options.option("least", "--min", metavar="NAME=PERCENT"),
        at: str = options.option("at", metavar="YYYY-MM-DD"),
        in_force_from: str = options.option("in_force_from", metavar="YYYY-MM-DD"),
        promulgated: str = options.option("promulgated", metavar="TEXT"),
        period: str = options.option("period", metavar="YYYY|YYYY-MM-DD/YYYY-MM-DD"),
        judgements: Path = options.option("judgements", metavar="FILE"),
        strict: bool = options.option("strict", default=False),
        read_files: bool = options.option("read_files", default=False),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        import os

        from perda_rules.gate.baseline import read_baseline
        from perda_rules.gate.changed import touched
        from perda_rules.gate.policy import settle
        from perda_rules.gate.ruling import rule

        flags = {
            "fail_on": fail_on,
            "least_severity": least_severity,
            "overdue": overdue,
            "needs_review": needs_review,
            "declared": declared,
            "interpretation": interpretation,
            "problems": problems,
            "waivers": waivers,
            "grace_days": grace_days,
            "expiring_days": expiring_days,
            "in_force_from": in_force_from,
            "promulgated": promulgated,
            "period": period,
            "judgements": None if judgements is None else str(judgements),
            "baseline": None if baseline is None else str(baseline),
            "strict": "true" if strict else None,
        }
        named = {name: value for name, value in flags.items() if value is not None}
        settled = settle(config, Path(), os.environ, named, least or ())
        if show_config:
            _show(settled)
            return
        wanted = _formats(format or ["text"])
        told = settled.options
        case = audit.read_case(
            bundles,
            at=at,
            in_force_from=_text(told, "in_force_from"),
            promulgated=_text(told, "promulgated"),
            period=_text(told, "period"),
            judgements=_path(told, "judgements"),
            strict=bool(told.get("strict")),
            corpus=corpus,
            read_files=read_files,
        )
        assessment = case.assess()
        file = _path(told, "baseline")
        if update and file is not None:
            _update(assessment, file, add=add)
        accepted = read_baseline(file) if file is not None else None
        only = touched(bundles, case.law.corpus, since) if since else None
        made = rule(assessment, settled.policy, case.bundles, accepted, heed_waivers=not no_waivers, only=only)
        if only is not None:
            _say_skipped(assessment, only, since)
        for form, target in wanted:
            _deliver(made, form, target)
        if made.count("error"):
            raise typer.Exit(1)


def _formats(named: Sequence[str]) -> list[tuple[str, Path | None]]:
    """Read ``FORMAT`` and ``FORMAT=FILE``; only one may go to standard output."""
    found: list[tuple[str, Path | None]] = []
    for one in named:
        form, sign, target = one.partition("=")
        options.read_choice(form, FORMATS.split("|"), "--format")
        found.append((form, Path(target) if sign and target else None))
    return found


def _deliver(made: "Checked", form: str, target: Path | None) -> None:
    import os

    from perda_rules.cli.output import deliver
    from perda_rules.reports.diagnostics import FORMATS as RENDERED
    from perda_rules.reports.diagnostics.github import job_summary

    deliver(RENDERED[form](made, current()).encode(), target)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary:
        with Path(summary).open("a", encoding="utf-8") as stream:
            stream.write(job_summary(made, current()))


def _say_skipped(assessment: "Assessment", only: set[str], since: str) -> None:
    import sys

    seen = only & assessment.duties.keys()
    line = text("gate.since", touched=len(seen), revision=since, skipped=len(assessment.duties) - len(seen))
    sys.stderr.write(line + "\n")


def _update(assessment: "Assessment", path: Path, *, add: bool) -> None:
    """Write the baseline anew: without what is no longer needed; with ``add`` with every gap of today."""
    from perda_rules.cli.output import console, print_line
    from perda_rules.gate.baseline import Baseline, read_baseline, updated, write_baseline
    from perda_rules.writing import write_file

    old: Baseline = read_baseline(path) if path.exists() or not add else Baseline()
    new = updated(assessment, old, add=add)
    before = {(entry.obligation, entry.unit) for entry in old.entries}
    after = {(entry.obligation, entry.unit) for entry in new.entries}
    if new != old or not path.exists():
        write_file(path, write_baseline(new))
    line = text(
        "gate.updated", path=path, removed=len(before - after), added=len(after - before), kept=len(before & after)
    )
    print_line(console(), line)


def _show(settled: "Settled") -> None:
    """Say every value of the policy, and where it comes from."""
    from perda_rules.cli.output import console, print_line

    values = settled.policy.model_dump(mode="json", exclude_none=True, exclude={"thresholds"})
    values |= {f"thresholds.{name}": least for name, least in settled.policy.thresholds.named()}
    for name, value in [*values.items(), *settled.options.items()]:
        kind, which = settled.sources[name.partition(".")[0]]
        shown = ", ".join(value) if isinstance(value, list) else f"{value:g}" if isinstance(value, float) else value
        print_line(console(), f"{name} = {shown} ({text(f'gate.source.{kind}')}{f' {which}' if which else ''})")


def _text(told: Mapping[str, object], name: str) -> str | None:
    value = told.get(name)
    return str(value) if value is not None else None


def _path(told: Mapping[str, object], name: str) -> Path | None:
    value = told.get(name)
    return Path(str(value)) if value is not None else None
