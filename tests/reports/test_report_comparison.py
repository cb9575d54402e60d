"""A comparison as text, Markdown and JSON: names and not keys, and nothing hostile gets through."""

from __future__ import annotations

import json

import pytest
from sample_assessment import HOSTILE, sample

from perda_rules.assessment.comparing import Comparison, compare
from perda_rules.language import Label
from perda_rules.reports.comparison import write_comparison


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    new = sample("compliance")
    old = new.model_copy(update={"results": tuple(r.model_copy(update={"verdict": "met"}) for r in new.results[:3])})
    return compare(old, new)


@pytest.mark.parametrize(("language", "words"), [
    ("id", ("Perbandingan dua penilaian", "Baru: ", "belum terpenuhi", "Kota")),
    ("en", ("Two assessments compared", "New: ", "unmet", "City")),
])  # fmt: skip
def test_text_names_each_change_in_the_language_of_the_run(
    comparison: Comparison, language: str, words: tuple[str, ...]
) -> None:
    written = write_comparison(comparison, "text", language)  # type: ignore[arg-type]
    for word in words:
        assert word.lower() in written.lower()
    for change in comparison.changes:
        assert comparison.duties[change.obligation].citation.text(language) in written  # type: ignore[arg-type]


def test_a_limit_says_what_it_leaves_out(comparison: Comparison) -> None:
    written = write_comparison(comparison, "text", "id", limit=1)
    assert f"… dan {comparison.counts['new'] - 1} lainnya" in written


def test_json_is_read_back_whole(comparison: Comparison) -> None:
    assert Comparison.model_validate(json.loads(write_comparison(comparison, "json", "id"))) == comparison


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_hostile_names_stay_text(comparison: Comparison, form: str) -> None:
    for hostile in HOSTILE:
        label = Label(id=hostile, en=hostile)
        duties = {
            key: duty.model_copy(update={"citation": label, "action": label}) for key, duty in comparison.duties.items()
        }
        written = write_comparison(comparison.model_copy(update={"duties": duties}), form, "id")
        assert not [sign for sign in written if not sign.isprintable() and sign != "\n"]
        if form == "markdown":
            assert "<script" not in written
            assert "\n# Judul" not in written
            widths = {line.count("|") - line.count("\\|") for line in written.splitlines() if line.startswith("|")}
            assert widths == {7}
