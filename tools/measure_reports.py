"""Measure every format of the report, with the whole corpus and about 2,000 documents: time, size, and the ratio of the
time to importing the libraries that any command needs. Prints a Markdown table. Usage: tools/measure_reports.py
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from perda_rules.assessment.assess import Request, assess
from perda_rules.assessment.deadlines import Period
from perda_rules.cli.inputs import load_law, read_bundles
from perda_rules.engine.choice import choose_engine
from perda_rules.reports import FORMATS, render

BUNDLES = Path(__file__).resolve().parents[1] / "examples" / "bundles"
PARTIES = ("dinkominfo-2026", "bapperida-2026", "sekretariat-daerah-2026", "bpkad-2026")
REQUEST = Request(
    at=date(2026, 12, 31),
    period=Period(date(2026, 1, 1), date(2026, 12, 31)),
    in_force_from=date(2025, 6, 1),
    all_duties=True,
)
IMPORTS = "import typer, rich, pydantic, jinja2, yaml"
TIMES = 3


def main() -> None:
    base = min(_import() for _ in range(5))
    law = load_law()
    read, bundles = _timed(lambda: read_bundles([BUNDLES / name for name in PARTIES], law.types))
    judged, assessment = _timed(lambda: assess(law.corpus, law.types, bundles, choose_engine("auto"), REQUEST))
    items = sum(len(bundle.items) for bundle in bundles)
    print(
        f"{items} documents, {len(assessment.results)} verdicts; importing the libraries takes {base * 1000:.0f} ms.\n"
    )
    print("| | ms | × | kB |\n| --- | ---: | ---: | ---: |")
    _row("read", read, base, "")
    _row("judge", judged, base, "")
    for form in FORMATS:
        took, made = _timed(lambda form=form: render(assessment, form))  # type: ignore[misc]
        _row(form, took, base, f"{len(made) / 1000:.0f}")


def _row(name: str, took: Any, base: Any, size: str) -> None:
    print(f"| {name} | {took * 1000:.0f} | {took / base:.1f} | {size} |")


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    best, made = 1e9, None
    for _ in range(TIMES):
        gc.collect()
        start = time.perf_counter()
        made = work()
        best = min(best, time.perf_counter() - start)
    return best, made


def _import() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", IMPORTS], check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
