"""The cache gives what loading would give, and nothing that befalls it stops a run."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from garden_corpus import GOOD, changed, good, good_files, write
from garden_types import TYPES

from perda_rules.errors import InputError
from perda_rules.obligations import cache as caching
from perda_rules.obligations.cache import KEPT, cache_folder, cached_corpus
from perda_rules.obligations.models import Corpus


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count how often a corpus is really built."""
    counted: list[str] = []
    build = caching.build_corpus
    monkeypatch.setattr(caching, "build_corpus", lambda *args: counted.append("built") or build(*args))  # type: ignore[func-returns-value]
    return counted


def entries(cache: Path) -> list[Path]:
    return sorted(cache.glob("*"))


def test_a_hit_gives_an_equal_corpus_without_building_it(tmp_path: Path, builds: list[str]) -> None:
    first = cached_corpus(GOOD, TYPES, tmp_path)
    assert cached_corpus(GOOD, TYPES, tmp_path) == first == good()
    assert builds == ["built"]


def test_dates_in_conditions_are_still_dates_after_a_hit(tmp_path: Path) -> None:
    cached_corpus(GOOD, TYPES, tmp_path)
    for corpus in (good(), cached_corpus(GOOD, TYPES, tmp_path)):
        demand = corpus.pasal[-1].obligations[0].evidence
        leaf = demand.any_of[0]  # type: ignore[union-attr]
        assert leaf.where["tanggal"]["gte"] == datetime.date(2026, 1, 1)  # type: ignore[union-attr]


def test_the_entry_is_plain_json_of_one_file(tmp_path: Path) -> None:
    cached_corpus(GOOD, TYPES, tmp_path)
    (entry,) = entries(tmp_path)
    assert entry.suffix == ".json"
    assert json.loads(entry.read_bytes())["fingerprint"] == good().fingerprint


@pytest.mark.parametrize("damage", ["truncated", "foreign", "empty", "binary", "other", "nested", "wrong-date"])
def test_a_damaged_entry_is_ignored_and_replaced(tmp_path: Path, builds: list[str], damage: str) -> None:
    cached_corpus(GOOD, TYPES, tmp_path)
    (entry,) = entries(tmp_path)
    whole = entry.read_bytes()
    other = Corpus.model_validate_json(whole).model_copy(update={"fingerprint": "another"})
    spoiled = {
        "truncated": whole[: len(whole) // 2],
        "foreign": b'{"name": "something else"}',
        "empty": b"",
        "binary": bytes(range(256)),
        "other": other.model_dump_json(by_alias=True).encode(),
        "nested": b"[" * 100_000,
        "wrong-date": whole.replace(b'{"$date":"2026-01-01"}', b'{"$date":"2026-13-01"}'),
    }[damage]
    assert spoiled != whole
    entry.write_bytes(spoiled)
    assert cached_corpus(GOOD, TYPES, tmp_path) == good()
    assert builds == ["built", "built"]
    assert entry.read_bytes() == whole


def test_a_folder_in_the_place_of_an_entry_stops_nothing(tmp_path: Path) -> None:
    cached_corpus(GOOD, TYPES, tmp_path)
    (entry,) = entries(tmp_path)
    entry.unlink()
    entry.mkdir()
    assert cached_corpus(GOOD, TYPES, tmp_path) == good()
    assert entries(tmp_path) == [entry]


def test_changed_content_is_built_anew(tmp_path: Path, builds: list[str]) -> None:
    folder = write(tmp_path / "corpus", good_files())
    before = cached_corpus(folder, TYPES, tmp_path / "cache")
    write(folder, changed(good_files(), {"02-kebun/pasal-4.yaml": {"title: Kosong": "title: Hampa"}}))
    after = cached_corpus(folder, TYPES, tmp_path / "cache")
    assert len(builds) == 2
    assert before != after
    assert len(entries(tmp_path / "cache")) == 2


def test_other_evidence_types_are_held_against_the_corpus_again(tmp_path: Path) -> None:
    cached_corpus(GOOD, TYPES, tmp_path)
    fewer = {name: type_ for name, type_ in TYPES.items() if name != "surat"}
    with pytest.raises(InputError):
        cached_corpus(GOOD, fewer, tmp_path)
    poorer = TYPES | {"surat": TYPES["surat"].model_copy(update={"attributes": {}})}
    with pytest.raises(InputError):
        cached_corpus(GOOD, poorer, tmp_path)


def test_another_version_of_the_program_reads_no_entry_of_this_one(
    tmp_path: Path, builds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cached_corpus(GOOD, TYPES, tmp_path)
    monkeypatch.setattr(caching, "__version__", "99.0")
    cached_corpus(GOOD, TYPES, tmp_path)
    assert len(builds) == 2


def test_a_corpus_with_problems_is_never_kept(tmp_path: Path) -> None:
    folder = write(tmp_path / "corpus", good_files() | {"pasal-9.yaml": ""})
    for _ in range(2):
        with pytest.raises(InputError):
            cached_corpus(folder, TYPES, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_a_cache_that_cannot_be_written_is_harmless(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert cached_corpus(GOOD, TYPES, tmp_path / "file" / "below") == good()
    assert (tmp_path / "file").read_text(encoding="utf-8") == "no folder"


def test_a_disk_that_fills_up_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert cached_corpus(GOOD, TYPES, tmp_path) == good()
    assert entries(tmp_path) == []


LOADING = """
import sys
from contextlib import suppress
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from garden_corpus import GOOD
from garden_types import TYPES
from perda_rules.obligations.cache import cached_corpus
cache = Path(sys.argv[2])
for _ in range(15):
    print(cached_corpus(GOOD, TYPES, cache).fingerprint)
    for entry in cache.glob("corpus-*"):
        with suppress(OSError):
            entry.unlink()
print(cached_corpus(GOOD, TYPES, cache).fingerprint)
"""


def test_processes_that_write_at_once_all_succeed_and_leave_one_whole_entry(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LOADING, str(Path(__file__).parent), str(tmp_path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    told = [process.communicate(timeout=60) for process in running]
    assert [(set(out.split()), err) for out, err in told] == [({good().fingerprint}, "")] * 3
    assert cached_corpus(GOOD, TYPES, tmp_path) == good()
    (entry,) = entries(tmp_path)
    assert Corpus.model_validate_json(entry.read_bytes()) == good()


def test_the_oldest_entries_go_and_nothing_else_does(tmp_path: Path) -> None:
    for number in range(KEPT + 3):
        old = tmp_path / f"corpus-{number:032d}.json"
        old.write_text("{}", encoding="utf-8")
        os.utime(old, (number, number))
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    cached_corpus(GOOD, TYPES, tmp_path)
    left = [path.name for path in entries(tmp_path)]
    assert len([name for name in left if name.startswith("corpus-")]) == KEPT
    assert "notes.json" in left
    assert f"corpus-{3:032d}.json" not in left
    assert f"corpus-{4:032d}.json" in left


def test_an_entry_that_another_process_has_just_removed_is_no_matter(tmp_path: Path) -> None:
    for number in range(KEPT + 1):
        (tmp_path / f"corpus-{number}.json").symlink_to(tmp_path / "gone")
    assert cached_corpus(GOOD, TYPES, tmp_path) == good()
    assert len(entries(tmp_path)) == KEPT


def test_the_environment_says_where_the_cache_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERDA_RULES_CACHE", str(tmp_path / "here"))
    assert cache_folder() == tmp_path / "here"
    cached_corpus(GOOD, TYPES)
    assert len(entries(tmp_path / "here")) == 1
    monkeypatch.delenv("PERDA_RULES_CACHE")
    assert cache_folder().name == "perda-rules"
