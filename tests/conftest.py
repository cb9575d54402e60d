"""Fixtures for every test: where the regulation's text is, when it is there at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def draft_path() -> Path:
    """The text of the real draft by-law; tests that need it skip where it is not supplied."""
    named = os.environ.get("PERDA_RULES_DRAFT")
    path = Path(named) if named else ROOT.parent / "shared" / "regulation" / "ranperda-pekalongan-kota-cerdas.txt"
    if not path.is_file():
        pytest.skip("the draft by-law is not here: set PERDA_RULES_DRAFT to its text to run this test")
    return path
