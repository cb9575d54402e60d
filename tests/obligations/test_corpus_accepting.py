"""Accepting a wording rewrites fingerprints and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from garden_corpus import build, changed, good_files, write

from perda_rules.errors import InputError
from perda_rules.obligations.accepting import accept
from perda_rules.obligations.coverage import coverage

PASAL = "02-kebun/pasal-2.yaml"
REWORDED = {"register.yaml": {"context: c-2-2-1,": "context: baru-1,", "context: c-2-2-2-a,": "context: baru-a,"}}
STALE = [
    "chp_II__art_2__para_1#tanam", "chp_II__art_2__para_1#rapat", "chp_II__art_2__para_2__point_a", "chp_II__art_6",
]  # fmt: skip


def accepted(folder: Path, files: dict[str, str], wanted: set[str] | None = None) -> tuple[list[str], dict[str, str]]:
    """Accept in a folder of these files; return what changed and the files afterwards."""
    write(folder, files)
    found = accept(folder, build(files), wanted)
    return found, {p.relative_to(folder).as_posix(): p.read_bytes().decode() for p in folder.rglob("*") if p.is_file()}


def test_all_stale_obligations_take_the_fingerprint_of_the_register(tmp_path: Path) -> None:
    files = changed(good_files(), REWORDED)
    found, after = accepted(tmp_path, files)
    assert sorted(found) == sorted(STALE)
    assert coverage(build(after)).stale == ()
    expected = changed(
        files,
        {
            "02-kebun/pasal-6.yaml": {"encoded_from: c-2-6-lama": "encoded_from: c-2-6"},
            PASAL: {"encoded_from: c-2-2-2-a": "encoded_from: baru-a"},
        },
    )
    expected[PASAL] = expected[PASAL].replace("encoded_from: c-2-2-1\n", "encoded_from: baru-1\n")
    assert after == expected


def test_only_those_that_are_named(tmp_path: Path) -> None:
    files = changed(good_files(), REWORDED)
    found, after = accepted(tmp_path, files, {"chp_II__art_2__para_1#rapat"})
    assert found == ["chp_II__art_2__para_1#rapat"]
    assert after[PASAL].count("encoded_from: baru-1") == after[PASAL].count("encoded_from: c-2-2-1\n") == 1
    assert set(coverage(build(after)).stale) == set(STALE) - set(found)


def test_what_is_current_is_left_alone(tmp_path: Path) -> None:
    found, after = accepted(tmp_path, good_files(), {"chp_II__art_3"})
    assert (found, after) == ([], good_files())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("encoded_from: c-2-6-lama", "encoded_from: c-2-6"),
        ('encoded_from: "c-2-6-lama"', 'encoded_from: "c-2-6"'),
        ("encoded_from: 'c-2-6-''lama'''", "encoded_from: 'c-2-6'"),
        (
            "encoded_from:   c-2-6-lama   # c-2-6-lama is the old one",
            "encoded_from:   c-2-6   # c-2-6-lama is the old one",
        ),
        ("encoded_from:\n      c-2-6-lama", "encoded_from:\n      c-2-6"),
        ("encoded_from: >-\n      c-2-6\n      lama", "encoded_from: c-2-6"),
        ("encoded_from: c-2-6-lama # é ☂ 𝄞", "encoded_from: c-2-6 # é ☂ 𝄞"),
    ],
)
def test_however_it_is_written_the_rest_keeps_every_byte(tmp_path: Path, old: str, new: str) -> None:
    name = "02-kebun/pasal-6.yaml"
    before = changed(
        good_files(), {name: {"encoded_from: c-2-6-lama": old, "title: Syarat": "title: Syarát ☂ # kömmt"}}
    )
    found, after = accepted(tmp_path, before)
    assert found == ["chp_II__art_6"]
    assert after == changed(before, {name: {old: new}})


@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_line_ends_of_windows_and_a_mark_of_the_byte_order_stay(tmp_path: Path, bom: str) -> None:
    name = "02-kebun/pasal-6.yaml"
    before = good_files()
    before[name] = bom + before[name].replace("\n", "\r\n")
    _, after = accepted(tmp_path, before)
    assert after[name] == before[name].replace("c-2-6-lama", "c-2-6")


def test_an_obligation_that_is_written_in_one_line_is_found_too(tmp_path: Path) -> None:
    name = "02-kebun/pasal-6.yaml"
    flow = (
        "{pasal: chp_II__art_6, title: Syarat, en: Conditions, obligations: [{encoded_from: x, id: chp_II__art_6, "
        "modality: obligation, actor: badan-air, lead: badan-air, action: Undang, en: {action: a, recommendation: r}, "
        "deadline: {kind: none}, evidence: {type: surat}, severity: low, recommendation: Undang}]}\n"
    )
    _, after = accepted(tmp_path, good_files() | {name: flow})
    assert after[name] == flow.replace("encoded_from: x", "encoded_from: c-2-6")


def test_files_that_only_mention_the_key_are_left_alone(tmp_path: Path) -> None:
    files = {name: text + "# encoded_from: c-2-6-lama\n" for name, text in good_files().items()}
    found, after = accepted(tmp_path, files)
    assert found == ["chp_II__art_6"]
    assert after == changed(
        files, {"02-kebun/pasal-6.yaml": {"    encoded_from: c-2-6-lama": "    encoded_from: c-2-6"}}
    )


def test_the_mode_of_the_file_stays_and_nothing_else_is_left_behind(tmp_path: Path) -> None:
    write(tmp_path, good_files())
    (tmp_path / "02-kebun/pasal-6.yaml").chmod(0o640)
    accept(tmp_path, build(good_files()), None)
    assert (tmp_path / "02-kebun/pasal-6.yaml").stat().st_mode & 0o777 == 0o640
    assert {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()} == set(good_files())


def test_a_file_that_cannot_be_written_is_named_and_the_others_are_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = changed(good_files(), REWORDED)
    write(tmp_path, files)
    replace = os.replace

    def refuse(source: str, target: str) -> None:
        if Path(target).name == "pasal-2.yaml":
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(Path, "replace", lambda self, target: refuse(str(self), str(target)))
    with pytest.raises(InputError) as caught:
        accept(tmp_path, build(files), None)
    (found,) = caught.value.problems
    assert (found.code, found.place.file) == ("O094", str(tmp_path / PASAL))
    assert "encoded_from: c-2-6\n" in (tmp_path / "02-kebun/pasal-6.yaml").read_text(encoding="utf-8")
    assert (tmp_path / PASAL).read_text(encoding="utf-8") == files[PASAL]
    assert not list(tmp_path.rglob(".pasal*"))
