"""Measure every format of a report: time, size, and the time as a ratio to importing the program's libraries.

Usage: tools/measure_reports.py [--items N] [--runs R]. The evidence is that of the example bundles, held against the
full corpus. With fewer items than they have, some are left out, evenly, which opens gaps; with more, some are supplied
again under other ids. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
BUNDLES = ROOT / "examples" / "bundles"
PROGRAM = [str(Path(sys.executable).with_name("perda-rules"))]
WHEN = ["--at", "2026-12-31", "--in-force-from", "2025-06-01"]
IMPORT = [sys.executable, "-c", "import typer, rich, pydantic, jinja2, yaml"]
FORMATS = ("html", "markdown", "json", "csv", "svg", "png", "docx", "xlsx", "pdf", "oscal")


def build(folder: Path, wanted: int) -> tuple[list[Path], int]:
    """Copy the example bundles into ``folder`` with ``wanted`` items together (0: as they are); return them."""
    written = {}
    for bundle in sorted(BUNDLES.iterdir()):
        shutil.copytree(bundle, folder / bundle.name)
        written[bundle.name] = yaml.safe_load((bundle / "bundle.yaml").read_text(encoding="utf-8"))
    supplied = sum(len(content["items"]) for content in written.values())
    wanted = wanted or supplied
    seen = total = 0
    for name, content in written.items():
        items = []
        for item in content["items"]:
            # How many of the wanted items fall on this one, when they are spread evenly over all of them.
            copies = (seen + 1) * wanted // supplied - seen * wanted // supplied
            seen += 1
            items += [item if not copy else {**item, "id": f"{item['id']}-{copy + 1}"} for copy in range(copies)]
        content["items"] = items
        total += len(items)
        if wanted != supplied:
            text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
            (folder / name / "bundle.yaml").write_text(text, encoding="utf-8")
    return [folder / name for name in written], total


def measure(command: list[str], runs: int) -> float:
    """Return the median of the seconds that ``command`` takes; a first run warms the caches and does not count."""
    times = []
    for turn in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        if turn:
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> int:
    """Assess once, then make every format of the assessment as a process of its own."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--items", type=int, default=0)
    asked.add_argument("--runs", type=int, default=3)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bundles, items = build(folder / "bundles", options.items)
        subprocess.run(
            [*PROGRAM, "audit", *map(str, bundles), *WHEN, "-o", str(folder / "out")],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        assessment = folder / "out" / "assessment.json"
        base = measure(IMPORT, options.runs)
        print(f"{items} items; importing the libraries takes {base:.2f} s.\n")
        print("| format | seconds | × import | KB |\n| --- | --: | --: | --: |")
        for form in FORMATS:
            target = folder / f"report.{form}"
            seconds = measure([*PROGRAM, "report", str(assessment), "--format", form, "-o", str(target)], options.runs)
            print(
                f"| {form} | {seconds:.2f} | {seconds / base:.1f} | {target.stat().st_size / 1000:,.0f} |", flush=True
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
