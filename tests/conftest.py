"""Fixtures for every test: where the regulation's text is, when it is there at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

# A slow machine is no defect: no example has a time limit. CI draws the same examples every time, so that what it says
# depends on the change alone; whoever looks for new counter-examples runs the tests without CI set.
settings.register_profile("any", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("any"), derandomize=True)
# On a further Python, what the first has drawn already is looked at again in part alone.
settings.register_profile("again", settings.get_profile("ci"), max_examples=25)
settings.load_profile("ci" if os.environ.get("CI") else "any")


@pytest.fixture(scope="session")
def draft_path() -> Path:
    """The text of the real draft by-law; tests that need it skip where it is not supplied."""
    named = os.environ.get("PERDA_RULES_DRAFT")
    path = Path(named) if named else ROOT.parent / "shared" / "regulation" / "ranperda-pekalongan-kota-cerdas.txt"
    if not path.is_file():
        pytest.skip("the draft by-law is not here: set PERDA_RULES_DRAFT to its text to run this test")
    return path
