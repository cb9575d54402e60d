"""A town with an invented by-law and little bundles, to run the command line on without the real corpus."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from documents import pdf

ROOT = Path(__file__).resolve().parents[2]
LAW = Path(__file__).parent / "law"
AT = ("--at", "2026-12-31", "--in-force-from", "2025-06-01", "--corpus", str(LAW))
"""What every audit here is asked for."""
DECREE = {
    "id": "keputusan", "type": "keputusan-wali-kota", "title": "Keputusan tentang tim", "date": "2025-10-01",
    "signatory": "wali-kota", "file": "keputusan.pdf", "attributes": {"materi": ["tim"]},
}  # fmt: skip
MINUTES = {
    "id": "notula", "type": "notula-rapat", "title": "Rapat tim", "date": "2026-03-02", "file": "notula.pdf",
    "attributes": {"forum": "tim-pelaksana-kota-cerdas", "tanggal-rapat": "2026-03-01"},
}  # fmt: skip


class Ran(NamedTuple):
    """What a command did."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode()


Perda = Callable[..., Ran]
"""What runs one command line."""


def make_bundle(folder: Path, *items: dict[str, Any], organisation: str = "dinkominfo", **more: Any) -> Path:
    """Write a bundle with a real little file for each item that names one."""
    folder.mkdir(parents=True)
    for item in items:
        if "file" in item:
            (folder / item["file"]).write_bytes(pdf("satu", "dua"))
    name = more.pop("name", organisation.title())
    listing = {"bundle": 1, "organisation": {"id": organisation, "name": name}, **more, "items": list(items)}
    listing = json.loads(json.dumps(listing))  # no two items share a part, which would be written as an alias
    (folder / "bundle.yaml").write_text(yaml.safe_dump(listing, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder
