"""Good and bad bundles, found by themselves: every folder under ``bundles/`` says in ``expected.yaml`` what it gives.

``problems`` are codes with their ``line:column`` in the listing, ``items`` the level of each item with its rejection,
``unread`` the ids of entries that are no items, ``context`` the facts and
``answers`` the answers that can be used; ``refused`` stands alone, where
the bundle cannot be judged. Each case is read twice: as the folder that it is, and packed into an archive.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from sample_types import TYPES

from documents import zipped
from perda_rules.errors import InputError, Problem
from perda_rules.evidence.bundle import read_bundle
from perda_rules.language import LANGUAGES
from perda_rules.messages import say_problem

CASES = Path(__file__).parent / "bundles"
FOLDERS = sorted(found.parent for found in CASES.glob("*/*/expected.yaml"))
OTHERWISE_IN_AN_ARCHIVE = {"B126-folder-for-a-file": "B124"}
"""Archives have no folders of their own: what is a folder there is nothing here."""


def _written(found: Problem) -> str:
    return f"{found.code} {found.place.line}:{found.place.column}" if found.place.line else found.code


def _outcome(path: Path) -> dict[str, Any]:
    try:
        bundle = read_bundle(path, TYPES)
    except InputError as error:
        _assert_sayable(error.problems)
        return {"refused": [_written(found) for found in error.problems]}
    _assert_sayable(bundle.problems)
    return {
        "problems": [_written(found) for found in bundle.problems],
        "items": {
            item.key.removeprefix("dinkominfo/"): " ".join(
                part
                for part in (
                    item.level,
                    item.rejected,
                    "broken" if item.broken else None,
                    f"unplaced={','.join(item.unplaced)}" if item.unplaced else None,
                )
                if part
            )
            for item in bundle.items
        },
        "unread": [item.id for item in bundle.unread],
        "context": sorted(bundle.context),
        "answers": sorted(bundle.answers),
        "waivers": sorted(bundle.waivers),
    }


def _assert_sayable(problems: tuple[Problem, ...]) -> None:
    for found in problems:
        for language in LANGUAGES:
            assert all(say_problem(found, language))


def _expected(folder: Path, instead: dict[str, str] | None = None) -> dict[str, Any]:
    text = (folder / "expected.yaml").read_text(encoding="utf-8")
    for code, other in (instead or {}).items():
        text = text.replace(code, other)
    told = yaml.safe_load(text)
    return told if "refused" in told else {"unread": [], "context": [], "answers": [], "waivers": [], **told}


def _archive(folder: Path, target: Path, top: str = "") -> Path:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name != "expected.yaml")
    target.write_bytes(zipped({top + file.relative_to(folder).as_posix(): file.read_bytes() for file in files}))
    return target


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_gives_what_is_expected(folder: Path) -> None:
    assert _outcome(folder) == _expected(folder)


@pytest.mark.parametrize("top", ["", "dinkominfo 2026/"], ids=["root", "top-folder"])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_its_archive_gives_the_same(folder: Path, top: str, tmp_path: Path) -> None:
    code = folder.name[:4]
    expected = _expected(folder, {code: OTHERWISE_IN_AN_ARCHIVE.get(folder.name, code)})
    assert _outcome(_archive(folder, tmp_path / "bundle.zip", top)) == expected


@pytest.mark.parametrize("folder", sorted((CASES / "good").iterdir()), ids=lambda folder: folder.name)
def test_folder_and_archive_have_one_fingerprint(folder: Path, tmp_path: Path) -> None:
    archived = read_bundle(_archive(folder, tmp_path / "bundle.zip"), TYPES)
    assert read_bundle(folder, TYPES).fingerprint == archived.fingerprint


def test_every_bad_case_shows_the_problem_that_it_is_named_for() -> None:
    for folder in (CASES / "bad").iterdir():
        code = re.match(r"[A-Z][0-9]{3}-[a-z0-9-]+\Z", folder.name)
        assert code, folder.name
        assert folder.name[:4] in (folder / "expected.yaml").read_text(encoding="utf-8"), folder.name


def test_every_good_case_has_no_problem() -> None:
    assert all(_expected(folder)["problems"] == [] for folder in (CASES / "good").iterdir())
