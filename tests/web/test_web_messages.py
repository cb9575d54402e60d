"""The words of the pages: every key that exists is used."""

from __future__ import annotations

import re
from pathlib import Path

from perda_rules.dataset import data_folder
from perda_rules.messages import catalogue

SOURCE = Path(__file__).resolve().parents[2] / "src" / "perda_rules"
CODE = "\n".join(
    file.read_text(encoding="utf-8")
    for file in (
        *(SOURCE / "web").rglob("*.py"),
        SOURCE / "cli" / "web.py",
        *(data_folder("reports") / "web").iterdir(),
    )
)


def test_every_key_of_the_pages_is_used() -> None:
    keys = [key for key in catalogue() if key.startswith("web.")]
    assert len(keys) > 100
    built = re.findall(r"""word\('(web[a-z_.]*)'|f"(web[a-z_.]*)\{""", CODE)
    groups = tuple(f"{first or second}".rstrip(".") + "." for first, second in built)
    assert [
        key for key in keys if f"'{key}'" not in CODE and f'"{key}"' not in CODE and not key.startswith(groups)
    ] == []
