"""The words of the reports: every key that is used exists, and every key that exists is used."""

from __future__ import annotations

import re
import string
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from perda_rules.dataset import data_folder
from perda_rules.messages import catalogue

SOURCE = Path(__file__).resolve().parents[2] / "src" / "perda_rules"
CODE = "\n".join(file.read_text() for file in sorted((SOURCE / "reports").glob("*.py")))
TEMPLATES = "\n".join(
    re.sub(r"\{#.*?#\}", "", file.read_text(), flags=re.S) for file in sorted(data_folder("reports").rglob("*.j2"))
)
# Built from a value: report.mode.<mode>.name, report.window.<state>, …
BUILT = (
    "mode",
    "conclusion",
    "window",
    "event",
    "decision",
    "problem_severity",
    "column",
    "status",
    "fact",
    "corpus",
    "own_answer",
    "reading_of",
    "unproven",
)


def keys(node, prefix=""):
    for key, value in node.items():
        name = f"{prefix}{key}"
        yield from [name] if set(value) == {"id", "en"} else keys(value, f"{name}.")


def test_every_key_that_a_template_names_exists() -> None:
    named = [f"report.{key}" for key in re.findall(r"\bt\('([a-z_.]+)'", TEMPLATES)]
    named += re.findall(r"\bsay\('([a-z_.]+)'", TEMPLATES)
    assert len(named) > 80
    assert [key for key in named if key not in catalogue()] == []


def test_every_key_of_the_reports_is_used() -> None:
    own = yaml.safe_load((SOURCE / "messages" / "report.yaml").read_text())
    unused = [
        key
        for key in keys(own["report"])
        if key.split(".")[0] not in BUILT
        and not re.search(rf"""['"](report\.)?{re.escape(key.removesuffix("_one"))}['"]""", CODE + TEMPLATES)
    ]
    assert unused == []


def test_both_languages_take_the_same_values() -> None:
    for key, texts in catalogue().items():
        if key.startswith(("report.", "problem.A")):
            fields = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in texts.values()]
            if not key.endswith("_one"):
                assert fields[0] == fields[1], key


def test_templates_hold_no_sentence_of_their_own() -> None:
    for file in data_folder("reports").rglob("*.j2"):
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", file.read_text(), flags=re.S)
        text = re.sub(r"<(style|script)>.*?</\1>|<[^>]*>|&\w+;", "", text, flags=re.S)
        assert re.findall(r"[A-Za-z]{4,}", text) == [], file.name


@pytest.mark.parametrize("module", ["jinja2", "rich", "markupsafe"])
def test_importing_the_reports_does_not_import_what_only_rendering_needs(module) -> None:
    code = f"import sys, perda_rules.reports, perda_rules.reports.json; print({module!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
