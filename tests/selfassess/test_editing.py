"""The JSON Schemas that editors use accept what the program accepts, and refuse what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from perda_rules.assessment.catalogue import list_duties
from perda_rules.assessment.judgements import JudgementFile
from perda_rules.cli.inputs import load_law
from perda_rules.dataset import data_folder
from perda_rules.evidence.schemas import load_types
from perda_rules.gate.policy import PolicyFile
from perda_rules.obligations.models import Pasal
from perda_rules.reports.json import plain_schema
from perda_rules.selfassess.editing import bundle_schema

pytestmark = pytest.mark.product
EXAMPLES = Path(__file__).parents[2] / "examples" / "bundles"
WRONG_ON_PURPOSE = {"bapperida-2026": "jangka"}
"""Bundles with an error that the schema sees too, and the attribute that it is in."""


class _Texts(yaml.SafeLoader):
    """Reads a date as the text that stands there, as editors do."""


_Texts.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> Any:
    return yaml.load(text, _Texts)  # noqa: S506 (a SafeLoader)


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    law = load_law()
    duties = {duty.id: duty for duty in list_duties(law.corpus, law.types)}
    schema = bundle_schema(law.corpus, load_types(data_folder("evidence_schemas")), duties, "id")
    # As an editor gets it: through JSON.
    schema = json.loads(json.dumps(schema))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("folder", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_the_example_bundles_fit_it(validator: jsonschema.Draft202012Validator, folder: Path) -> None:
    value = read((folder / "bundle.yaml").read_text(encoding="utf-8"))
    found = [error.json_path + ": " + error.message for error in validator.iter_errors(value)]
    expected = WRONG_ON_PURPOSE.get(folder.name)
    assert len(found) == (1 if expected else 0), found
    assert all(expected in message for message in found if expected), found


BUNDLE = """
bundle: 1
organisation: {id: dinkominfo, name: Dinkominfo}
items:
  - {id: a, type: notula-rapat, title: Rapat, date: 2026-01-31}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("bundle: 1", "bundle: 2"),
        ("id: dinkominfo", "id: dinas-yang-tidak-ada"),
        ("type: notula-rapat", "type: notulensi"),
        ("title: Rapat", "judul: Rapat"),
        ("date: 2026-01-31", "date: 31 Januari 2026"),
        ("date: 2026-01-31", "date: 2026-01-31, attributes: {peserta: 7}"),
        ("items:", "answers: {chp_XCIX: {answer: ya, reason: x}}\nitems:"),
        ("items:", "context: {cuaca: true}\nitems:"),
    ],
)
def test_it_refuses_what_the_program_refuses(validator: jsonschema.Draft202012Validator, old: str, new: str) -> None:
    assert not list(validator.iter_errors(read(BUNDLE)))
    assert BUNDLE.count(old) == 1
    assert list(validator.iter_errors(read(BUNDLE.replace(old, new))))


def test_every_type_and_duty_has_a_text_for_the_editor(validator: jsonschema.Draft202012Validator) -> None:
    defs = validator.schema["$defs"]
    for named in (defs["Duty"], defs["Item"]["properties"]["type"], defs["Organisation"]["properties"]["id"]):
        assert len(named["enum"]) == len(named["enumDescriptions"]) > 10
        assert all(named["enumDescriptions"])


def test_the_files_of_the_corpus_fit_the_schema_of_a_pasal() -> None:
    files = sorted(data_folder("obligations").glob("[0-9]*/**/*.yaml"))
    assert len(files) > 100
    checks = jsonschema.Draft202012Validator(plain_schema(Pasal, "validation"))
    wrong = [
        f"{file.name}: {error.json_path}: {error.message[:200]}"
        for file in files
        for error in checks.iter_errors(read(file.read_text(encoding="utf-8")))
    ]
    assert wrong == []


def test_a_policy_and_judgements_are_checked() -> None:
    policy = jsonschema.Draft202012Validator(plain_schema(PolicyFile, "validation"))
    assert policy.is_valid({"period": "2026", "gate": {"baseline": "b.json"}})
    assert not policy.is_valid({"periods": "2026"})
    judgements = jsonschema.Draft202012Validator(plain_schema(JudgementFile, "validation"))
    assert not judgements.is_valid({"judgements": "semua"})
