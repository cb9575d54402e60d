"""The policy of a gate: flags before the environment before the file, and every value says where it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from perda_rules.errors import InputError
from perda_rules.gate.policy import FIELDS, Policy, settle


def write(folder: Path, text: str, name: str = "perda-rules.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_without_anything_the_policy_is_the_built_in_one(tmp_path: Path) -> None:
    settled = settle(None, tmp_path, {}, {}, ())
    assert settled.policy == Policy()
    assert {kind for kind, _ in settled.sources.values()} == {"default"}


def test_flags_come_before_the_environment_before_the_file(tmp_path: Path) -> None:
    file = write(
        tmp_path, 'in_force_from = "2025-06-01"\n[gate]\ngrace_days = 1\nexpiring_days = 1\noverdue = "warn"\n'
    )
    environment = {"PERDA_RULES_GATE_GRACE_DAYS": "2", "PERDA_RULES_GATE_EXPIRING_DAYS": "2"}
    settled = settle(None, tmp_path, environment, {"grace_days": "3"}, ())
    assert (settled.policy.grace_days, settled.policy.expiring_days, settled.policy.overdue) == (3, 2, "warn")
    assert settled.sources["grace_days"] == ("flag", "--grace-days")
    assert settled.sources["expiring_days"] == ("environment", "PERDA_RULES_GATE_EXPIRING_DAYS")
    assert settled.sources["overdue"] == ("file", str(file))
    assert settled.options == {"in_force_from": "2025-06-01"}


def test_a_project_file_holds_it_too(tmp_path: Path) -> None:
    write(tmp_path, '[tool.perda-rules.gate]\nfail_on = ["unmet"]\n', "pyproject.toml")
    assert settle(None, tmp_path, {}, {}, ()).policy.fail_on == ("unmet",)
    write(tmp_path, "[project]\nname = 'x'\n", "pyproject.toml")
    assert settle(None, tmp_path, {}, {}, ()).policy == Policy()


def test_thresholds_are_of_the_whole_or_of_a_part(tmp_path: Path) -> None:
    write(tmp_path, "[gate.thresholds]\ntotal = 50\n[gate.thresholds.bab]\nIII = 60\n")
    least = settle(None, tmp_path, {}, {}, ["bab.II=70", "total=80,5", "severity.critical=100%"]).policy.thresholds
    assert (least.total, least.bab, least.severity) == (80.5, {"III": 60, "II": 70}, {"critical": 100})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x = [", "G102"),
        ("warna = 1\n", "G103"),
        ("[gate]\nfail_onn = ['unmet']\n", "G103"),
        ("[gate]\nfail_on = ['merah']\n", "G104"),
        ("[gate]\noverdue = 'kadang'\n", "G104"),
        ("[gate]\ngrace_days = -1\n", "G104"),
        ("[gate.thresholds]\ntotal = 101\n", "G104"),
        ("[gate.thresholds]\nwarna = 1\n", "G103"),
    ],
)
def test_what_cannot_be_is_told(tmp_path: Path, text: str, code: str) -> None:
    write(tmp_path, text)
    with pytest.raises(InputError) as caught:
        settle(None, tmp_path, {}, {}, ())
    assert [found.code for found in caught.value.problems] == [code]


@pytest.mark.parametrize("least", ["total", "total=x", "warna=1", "bab=5", "total.III=5", "bab.III=200"])
def test_a_threshold_that_cannot_be_is_told(tmp_path: Path, least: str) -> None:
    with pytest.raises(InputError) as caught:
        settle(None, tmp_path, {}, {}, [least])
    assert [found.code for found in caught.value.problems] == ["G104"]


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        settle(tmp_path / "tiada.toml", tmp_path, {}, {}, ())
    assert [found.code for found in caught.value.problems] == ["G101"]


def test_every_value_can_be_a_flag_and_a_variable(tmp_path: Path) -> None:
    for name in FIELDS:
        value = (
            "1"
            if name.endswith("_days")
            else "unmet"
            if name == "fail_on"
            else "high"
            if "severity" in name
            else "warn"
        )
        by_flag = settle(None, tmp_path, {}, {name: value}, ())
        by_variable = settle(None, tmp_path, {f"PERDA_RULES_GATE_{name.upper()}": value}, {}, ())
        assert by_flag.policy == by_variable.policy
        assert by_flag.sources[name][0] == "flag"
