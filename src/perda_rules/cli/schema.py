"""``perda-rules schema``: the JSON Schemas of the files that people write, and of those that the program writes."""

from typing import TYPE_CHECKING, Any

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current

if TYPE_CHECKING:
    from pydantic import BaseModel


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""

    @app.command("schema", cls=Command, **options.summary("schema"))
    def schema(
        name: str = options.argument("schema", "NAME"),
        lang: str = options.lang(),
    ) -> None:
        import json

        from perda_rules.reports.json import assessment_schema, plain_schema

        written, made = _by_people(), _by_program()
        options.read_choice(name, sorted(["assessment", "bundle", *written, *made]), "NAME")
        if name == "assessment":
            shown = assessment_schema()
        elif name == "bundle":
            shown = bundle_schema()
        elif name in written:
            shown = plain_schema(written[name], "validation")
        else:
            shown = plain_schema(made[name], "serialization")
        print(json.dumps(shown, ensure_ascii=False, indent=2))  # noqa: T201


def bundle_schema() -> dict[str, Any]:
    """Return the schema of ``bundle.yaml`` in the language of the run."""
    from perda_rules.assessment.catalogue import list_duties
    from perda_rules.cli.inputs import load_law
    from perda_rules.dataset import data_folder
    from perda_rules.evidence.schemas import load_types
    from perda_rules.selfassess import editing

    law = load_law()
    duties = {duty.id: duty for duty in list_duties(law.corpus, law.types)}
    return editing.bundle_schema(law.corpus, load_types(data_folder("evidence_schemas")), duties, current())


def _by_people() -> "dict[str, type[BaseModel]]":
    from perda_rules.assessment.followup import Register
    from perda_rules.assessment.judgements import JudgementFile
    from perda_rules.gate.policy import PolicyFile
    from perda_rules.obligations.models import Pasal

    return {"followup": Register, "judgements": JudgementFile, "pasal": Pasal, "policy": PolicyFile}


def _by_program() -> "dict[str, type[BaseModel]]":
    from perda_rules.assessment.comparing import Comparison
    from perda_rules.assessment.planning import Plan
    from perda_rules.evidence.lock import Lock
    from perda_rules.gate.baseline import Baseline
    from perda_rules.reports.diagnostics.models import Checked
    from perda_rules.reports.drafts.outline import DraftTold

    return {
        "baseline": Baseline,
        "comparison": Comparison,
        "draft": DraftTold,
        "findings": Checked,
        "lock": Lock,
        "plan": Plan,
    }
