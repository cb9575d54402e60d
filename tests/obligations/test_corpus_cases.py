"""Bad corpora, found by themselves: every file under ``corpora/bad`` changes the good one and says what that gives.

``change`` replaces what stands once in a file, ``write`` adds files, ``remove`` takes some away; ``expected`` are the
problems, all of them and in their order, as ``code file:line:column``; ``hint`` must be among what they say to do.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from garden_corpus import CORPORA, GOOD, build, changed, good, good_files
from garden_types import TYPES

from perda_rules.errors import InputError, Problem
from perda_rules.language import LANGUAGES
from perda_rules.messages import catalogue, say_problem
from perda_rules.obligations.files import read_corpus_files
from perda_rules.obligations.loading import load_corpus
from perda_rules.source import MAX_BYTES

CASES = sorted((CORPORA / "bad").glob("*.yaml"))
TESTED_ELSEWHERE = {"O094", "O100"}
"""Not about what the files say: writing them, and a folder that is not there."""


def problems_of(case: dict[str, Any]) -> tuple[Problem, ...]:
    files = changed(good_files(), case.get("change", {})) | case.get("write", {})
    for name in case.get("remove", ()):
        del files[name]
    with pytest.raises(InputError) as caught:
        build(files)
    return caught.value.problems


def test_the_good_corpus_has_no_problem() -> None:
    assert len(good().pasal) == 5


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_bad_corpus_gives_exactly_the_problems_that_it_has(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = problems_of(case)
    assert [f"{problem.code} {problem.place}" for problem in found] == case["expected"]
    said = {language: [say_problem(problem, language) for problem in found] for language in LANGUAGES}
    if "hint" in case:
        for language in LANGUAGES:
            assert any(case["hint"] in what_to_do for _, what_to_do in said[language])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_shows_the_problem_that_it_is_named_for(path: Path) -> None:
    assert re.fullmatch(r"[A-Z][0-9]{3}-[a-z0-9-]+", path.stem)
    assert any(line.startswith(path.stem[:4]) for line in yaml.safe_load(path.read_text(encoding="utf-8"))["expected"])


def test_every_problem_of_the_corpus_and_of_its_conditions_has_a_case() -> None:
    codes = {key.split(".")[1] for key in catalogue() if re.match(r"problem\.(O|E1)", key)}
    assert codes - {path.stem[:4] for path in CASES} == TESTED_ELSEWHERE


def test_a_case_is_told_apart_by_its_place_and_not_only_by_its_code() -> None:
    """A case whose expected place is the top of the file would pass wherever the mistake stood."""
    top = [
        line
        for path in CASES
        for line in yaml.safe_load(path.read_text(encoding="utf-8"))["expected"]
        if line.endswith(":1:1")
    ]
    assert not top


def test_a_folder_that_is_not_there_is_said_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_corpus(tmp_path / "nowhere", TYPES)
    (found,) = caught.value.problems
    assert (found.code, found.place.file) == ("O100", str(tmp_path / "nowhere"))


def test_files_that_cannot_be_read_or_are_too_large_are_all_named(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "folder.yaml").mkdir()
    (tmp_path / "a" / "large.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(InputError) as caught:
        read_corpus_files(tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["Y001", "Y002"]


def test_files_of_other_kinds_are_no_part_of_the_corpus(tmp_path: Path) -> None:
    for name, text in (good_files() | {"README.md": "#", "02-kebun/catatan.txt": "["}).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert load_corpus(tmp_path, TYPES) == good()


def test_what_is_optional_may_be_left_out() -> None:
    files = good_files()
    for name in ("context.yaml", "structure.yaml"):
        del files[name]
    files = changed(
        files,
        {
            "02-kebun/pasal-2.yaml": {"    element: hijau/teduh\n": "", "    dimension: sehat\n": ""},
            "02-kebun/pasal-3.yaml": {"    applies_when: [{fact: ada-kolam}]\n": ""},
        },
    )
    assert build(files).context == {}


def test_references_into_a_file_that_cannot_be_read_are_not_reported_as_well() -> None:
    change = {
        "02-kebun/pasal-2.yaml": {"severity: high": "severity: tinggi"},
        "02-kebun/pasal-6.yaml": {
            "{kind: recurring, source: interpretation, term: berkala}": (
                "{kind: once, source: text, length: P1M, from: chp_II__art_2__para_1#tanam}"
            ),
            "encoded_from": "refers_to: [chp_II__art_2__para_1#rapat, chp_II__art_3#hilang]\n    encoded_from",
        },
    }
    found = problems_of({"change": change})
    # The one file is broken, the other file's Pasal was read: only there is a missing obligation known to be missing.
    assert [(p.code, p.params.get("target")) for p in found] == [("S003", None), ("O117", "chp_II__art_3#hilang")]


def test_the_pasal_stand_in_the_order_of_the_register_whatever_their_files_are_called() -> None:
    files = good_files()
    files["99-akhir/a.yaml"] = files.pop("01-umum/pasal-1.yaml")
    assert [pasal.pasal for pasal in build(files).pasal] == [pasal.pasal for pasal in good().pasal]


def test_the_fingerprint_changes_with_every_byte_and_every_name() -> None:
    fingerprints = {build(good_files()).fingerprint, read_corpus_files(GOOD).fingerprint}
    assert len(fingerprints) == 1
    files = good_files()
    fingerprints.add(build(files | {"actors.yaml": files["actors.yaml"] + "\n"}).fingerprint)
    moved = dict(files)
    moved["02-kebun/pasal-44.yaml"] = moved.pop("02-kebun/pasal-4.yaml")
    fingerprints.add(build(moved).fingerprint)
    assert len(fingerprints) == 3
