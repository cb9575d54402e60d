"""The JSON: complete, canonical, read back with every doubt reported, and described by a published schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import sample_assessment as samples

from perda_rules.assessment.models import Run
from perda_rules.errors import InputError
from perda_rules.messages import say_problem
from perda_rules.reports.json import (
    MAX_BYTES,
    assessment_schema,
    comparable,
    read_assessment,
    read_assessment_file,
    write_json,
    write_schema,
)

ROOT = Path(__file__).resolve().parents[2]


def problems(data: bytes):
    with pytest.raises(InputError) as caught:
        read_assessment(data, "a.json")
    for found in caught.value.problems:
        for language in ("id", "en"):
            assert all(say_problem(found, language))
    return caught.value.problems


@pytest.mark.parametrize("make", [samples.sample, samples.hostile, samples.hostile_keys])
def test_what_was_written_is_read_back_whole(make) -> None:
    assessment = make()
    data = write_json(assessment)
    assert read_assessment(data) == assessment
    assert write_json(read_assessment(data)) == data


def test_the_bytes_are_utf8_with_the_models_order_and_a_newline() -> None:
    data = write_json(samples.sample())
    text = data.decode()
    assert text.startswith('{\n  "format": "perda-rules/assessment/1"')
    assert text.endswith("}\n")
    assert "–" in text  # not \u2013
    assert "\\u2013" not in text


def test_a_byte_order_mark_does_no_harm() -> None:
    data = write_json(samples.sample())
    assert read_assessment(b"\xef\xbb\xbf" + data) == read_assessment(data)


def test_only_how_it_was_made_stands_outside_the_comparison() -> None:
    one, other = samples.sample(), samples.sample(run=Run(program="9.9", engine="durable"))
    assert write_json(one) != write_json(other)
    assert comparable(one) == comparable(other)
    assert set(json.loads(write_json(one))) - set(json.loads(comparable(one))) == {"run"}
    assert comparable(one) != comparable(samples.sample("readiness"))


@pytest.mark.parametrize(
    ("data", "line"), [(b"{", 1), (b'{"a": 1,\n oops}', 2), (b"", 1), (b"\xff\xfe\xff", 0), (b"[" * 100_000, 0)]
)
def test_what_is_no_json_is_refused_with_its_place(data, line) -> None:
    (found,) = problems(data)
    assert found.code == "A002"
    assert found.place.line == line


@pytest.mark.parametrize(
    "data", [b"[]", b"3", b'{"format": "lain/2"}', b"{}", b'{"format": ["perda-rules/assessment/1"]}']
)
def test_another_format_is_refused(data) -> None:
    (found,) = problems(data)
    assert found.code == "A003"
    assert found.params["expected"] == "perda-rules/assessment/1"


def test_every_breach_of_the_schema_is_told_with_its_place() -> None:
    value = json.loads(write_json(samples.sample()))
    value["mode"] = "mungkin"
    value["results"][3]["verdict"] = 7
    value["tambahan"] = 1
    del value["at"]
    found = problems(json.dumps(value, indent=1).encode())
    assert {f.code for f in found} == {"A004"}
    assert {"mode", "results.3.verdict", "tambahan", "at"} == {f.params["key"] for f in found}
    assert all(f.place.line > 0 for f in found)
    lines = json.dumps(value, indent=1).splitlines()
    verdict = next(f for f in found if f.params["key"] == "results.3.verdict")
    assert lines[verdict.place.line - 1].strip() == '"verdict": 7,'


def test_a_result_on_an_unknown_duty_is_refused() -> None:
    value = json.loads(write_json(samples.sample()))
    value["results"][0]["obligation"] = "chp_IX__art_1"
    (found,) = problems(json.dumps(value).encode())
    assert found.code == "A005"
    assert found.params == {"obligation": "chp_IX__art_1"}


def test_a_huge_file_is_refused_unread() -> None:
    (found,) = problems(b" " * (MAX_BYTES + 1))
    assert found.code == "A001"


def test_a_file_that_is_not_there_is_told(tmp_path) -> None:
    with pytest.raises(InputError) as caught:
        read_assessment_file(tmp_path / "tidak-ada.json")
    assert [found.code for found in caught.value.problems] == ["Y001"]


def test_a_file_is_read_under_its_own_name(tmp_path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(write_json(samples.sample()))
    assert read_assessment_file(file) == samples.sample()
    file.write_bytes(b"{")
    with pytest.raises(InputError) as caught:
        read_assessment_file(file)
    assert caught.value.problems[0].place.file == str(file)


@pytest.mark.parametrize("mode", ["readiness", "simulation", "compliance"])
def test_what_is_written_fits_the_published_schema(mode) -> None:
    schema = assessment_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert list(validator.iter_errors(json.loads(write_json(samples.sample(mode))))) == []
    broken = json.loads(write_json(samples.sample(mode)))
    broken["results"][0]["verdict"] = "baik"
    assert list(validator.iter_errors(broken))


def test_the_schema_says_what_each_documented_field_is() -> None:
    schema = assessment_schema()
    result = schema["$defs"]["Result"]["properties"]
    assert "inspectorate" in result["verdict"]["description"]
    assert "follow-up" in schema["properties"]["followup_days"]["description"]
    assert schema["description"]


def test_the_committed_schema_is_current() -> None:
    committed = (ROOT / "docs" / "assessment.schema.json").read_bytes()
    assert committed == write_schema(), "run: python -m perda_rules schema assessment > docs/assessment.schema.json"
