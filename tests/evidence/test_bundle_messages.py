"""Every problem of bundles that the code can raise has its sentences, and no sentence is left without its problem."""

from __future__ import annotations

import re
from pathlib import Path

import perda_rules.evidence as evidence
from perda_rules.messages import catalogue


def test_codes_and_sentences_of_bundles_match() -> None:
    folder = Path(evidence.__file__ or "").parent
    raised = {code for file in folder.glob("*.py") for code in re.findall(r'"(B1[0-9]{2})"', file.read_text("utf-8"))}
    said = {key.split(".")[1] for key in catalogue() if re.match(r"problem\.B1[0-9]{2}\.", key)}
    assert raised == said
    assert all(f"problem.{code}.{part}" in catalogue() for code in said for part in ("what", "do"))
