"""The good corpus on city gardens, and how a case changes it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from garden_types import TYPES

from perda_rules.obligations.loading import CorpusFiles, build_corpus, load_corpus
from perda_rules.obligations.models import Corpus

CORPORA = Path(__file__).parent / "corpora"
GOOD = CORPORA / "good"


def good_files() -> dict[str, str]:
    """Return the files of the good corpus by name."""
    return {path.relative_to(GOOD).as_posix(): path.read_text(encoding="utf-8") for path in GOOD.rglob("*.yaml")}


def changed(files: dict[str, str], change: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Replace in each named file what stands there exactly once."""
    made = dict(files)
    for name, edits in change.items():
        for old, new in edits.items():
            assert made[name].count(old) == 1, f"{old!r} does not stand once in {name}"
            made[name] = made[name].replace(old, new)
    return made


def build(files: Mapping[str, str]) -> Corpus:
    """Build a corpus from the texts of its files."""
    return build_corpus(CorpusFiles(Path(), {name: text.encode() for name, text in files.items()}), TYPES)


def good() -> Corpus:
    """Load the good corpus from its folder."""
    return load_corpus(GOOD, TYPES)


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files below ``folder``, to the byte."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder
