from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from perda_rules.errors import InputError
from perda_rules.evidence.cache import cached_types
from perda_rules.evidence.schemas import load_types

SCHEMAS = Path(__file__).resolve().parents[2] / "evidence_schemas"


def test_the_cache_gives_the_types_that_reading_gives(tmp_path: Path) -> None:
    read = {name: type_.model_copy(update={"schema_": {}}) for name, type_ in load_types(SCHEMAS).items()}
    assert cached_types(SCHEMAS, tmp_path) == read
    assert cached_types(SCHEMAS, tmp_path) == read
    assert len(list(tmp_path.glob("types-*.json"))) == 1


def test_a_damaged_entry_is_ignored_and_replaced(tmp_path: Path) -> None:
    read = cached_types(SCHEMAS, tmp_path)
    (entry,) = tmp_path.glob("types-*.json")
    for damage in (b"", b"{", b'{"x": 1}', b"\xff"):
        entry.write_bytes(damage)
        assert cached_types(SCHEMAS, tmp_path) == read
        assert entry.read_bytes() != damage


def test_changed_schemas_are_read_anew(tmp_path: Path) -> None:
    folder = tmp_path / "schemas"
    shutil.copytree(SCHEMAS, folder)
    before = cached_types(folder, tmp_path)
    (folder / "sop.json").unlink()
    assert cached_types(folder, tmp_path).keys() == before.keys() - {"sop"}


def test_a_broken_schema_is_reported_and_nothing_kept(tmp_path: Path) -> None:
    folder = tmp_path / "schemas"
    folder.mkdir()
    (folder / "rusak.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError):
        cached_types(folder, tmp_path)
    assert not list(tmp_path.glob("types-*.json"))
