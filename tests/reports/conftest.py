"""The report tests' own reason sentence, so that they do not depend on the assessment's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sample_cases import teach_catalogue

from perda_rules.messages import _shelf


@pytest.fixture(autouse=True, scope="session")
def _sample_reason() -> Iterator[None]:
    teach_catalogue()
    yield
    _shelf(problems=False).pop("reason.sample", None)
