"""``perda-rules draft lint``: what is wrong with the text of a regulation, or what one rule of the lint means."""

from pathlib import Path

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current

NEVER = "never"


def add_to(group: typer.Typer) -> None:
    """Add the command to ``group``."""

    @group.command("lint", cls=Command, **options.summary("draft_lint"))
    def lint_drafts(
        drafts: list[Path] = options.argument("drafts", "FILE", default=None),
        select: list[str] = options.option("select", metavar="CODES"),
        ignore: list[str] = options.option("ignore", metavar="CODES"),
        explain: str = options.option("explain_rule", "--explain", metavar="CODE"),
        format: str = options.option("lint_format", "--format", default="text", metavar="text|json|sarif|junit|github"),  # noqa: A002
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        fail_on: str = options.option("fail_on", default="error", metavar="error|warning|notice|never"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.inputs import read_each
        from perda_rules.cli.output import deliver
        from perda_rules.errors import InputError, problem
        from perda_rules.regulation.lint.registry import rules
        from perda_rules.regulation.lint.registry import select as select_rules
        from perda_rules.regulation.lint.run import lint
        from perda_rules.regulation.reading.reader import read_any_document
        from perda_rules.reports.diagnostics import FORMATS
        from perda_rules.reports.diagnostics.lint import checked_drafts
        from perda_rules.reports.diagnostics.models import SEVERITIES
        from perda_rules.reports.diagnostics.rule_page import rule_page

        options.read_choice(format, list(FORMATS), "--format")
        options.read_choice(fail_on, [*SEVERITIES, NEVER], "--fail-on")
        if bool(drafts) == (explain is not None):
            raise InputError(problem("U143", "draft lint"))
        if explain is not None:
            known = rules()
            if explain.upper() not in known:
                raise InputError(problem("R020", explain, rule=explain))
            deliver(rule_page(known[explain.upper()], current()).encode(), output)
            return
        chosen = select_rules(_codes(select), _codes(ignore))
        read = read_each(drafts, lambda path: (str(path), read_any_document(path)))
        checked = checked_drafts([(name, draft, lint(draft, chosen)) for name, draft in read], chosen)
        deliver(FORMATS[format](checked, current()).encode(), output)
        counts = checked.by_severity()
        failing = () if fail_on == NEVER else SEVERITIES[: SEVERITIES.index(fail_on) + 1]
        if any(counts[severity] for severity in failing):
            raise typer.Exit(1)


def _codes(values: list[str] | None) -> tuple[str, ...]:
    return tuple(code.strip().upper() for value in values or () for code in value.split(","))
