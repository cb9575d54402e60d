"""Measure the program as whole processes, as ratios to importing its libraries, within one run.

Absolute times say more about the machine than about the program; the ratio is what the project promises (README).
Usage: tools/bench.py [RUNS]. Prints a table and exits with 1 where a promise is broken.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUNDLES = ROOT / "examples" / "bundles"
WHEN = ["--at", "2026-12-31", "--in-force-from", "2025-06-01"]
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""An installed program has its bytecode, as the libraries that it is held against have theirs."""
PROGRAM = [str(Path(sys.executable).with_name("perda-rules"))]
"""The command as it is installed beside this Python."""


def larger_example() -> Path:
    """Return the example bundle with the longest bundle.yaml."""
    return max(BUNDLES.iterdir(), key=lambda folder: (folder / "bundle.yaml").stat().st_size)


def large_draft(folder: Path) -> Path:
    """Write a draft by-law of 335 KB, the size of the largest real one that we know, and return its path."""
    articles = (
        f"Pasal {number}\n"
        "(1) Dinas merawat taman kota, yang meliputi:\n"
        "a. penyiraman tanaman;\n"
        "b. pemangkasan pohon di tepi jalan; dan\n"
        "c. perbaikan bangku.\n"
        "(2) Hasil perawatan sebagaimana dimaksud pada ayat (1) dilaporkan kepada Wali Kota paling lama "
        f"{number % 30 + 1} hari kerja sejak pekerjaan selesai.\n"
        for number in range(1, 2000)
    )
    text = "BAB I\nPERAWATAN TAMAN\n"
    for article in articles:
        text += article
        if len(text) > 335_000:
            break
    path = folder / "naskah.txt"
    path.write_text(text, encoding="utf-8")
    return path


def cases(out: Path) -> dict[str, tuple[list[str], float | None]]:
    """Return name → command and the ratio that is promised, where one is."""
    bundle = str(larger_example())
    return {
        "import": ([sys.executable, "-c", "import typer, rich, pydantic, jinja2, yaml"], None),
        "--help": ([*PROGRAM, "--help"], 2.0),
        "audit": ([*PROGRAM, "audit", bundle, *WHEN], 3.0),
        "audit, native": ([*PROGRAM, "audit", bundle, *WHEN, "--engine", "native"], None),
        "audit, with reports": ([*PROGRAM, "audit", bundle, *WHEN, "-o", str(out)], None),
        "city, with reports": ([*PROGRAM, "audit", *map(str, sorted(BUNDLES.iterdir())), *WHEN, "-o", str(out)], None),
        "coverage": ([*PROGRAM, "coverage"], None),
        "draft lint, 335 KB": ([*PROGRAM, "draft", "lint", str(large_draft(out)), "--fail-on", "never"], None),
    }


def main() -> int:
    """Run every case in turn, round after round, so that a slow spell of the machine hits all of them."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        wanted = cases(Path(folder))
        times: dict[str, list[float]] = {name: [] for name in wanted}
        for turn in range(runs + 1):
            for name, (command, _) in wanted.items():
                start = time.perf_counter()
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
                if turn:  # the first round warms caches, of the disk and our own
                    times[name].append(time.perf_counter() - start)
    base = statistics.median(times["import"])
    broken = False
    print(f"{'case':<22}{'median ms':>10}{'min ms':>9}{'ratio':>8}{'promised':>10}")
    for name, (_, promised) in wanted.items():
        median = statistics.median(times[name])
        ratio = median / base
        broken = broken or (promised is not None and ratio > promised)
        limit = f"≤ {promised:.1f}" if promised else ""
        print(f"{name:<22}{median * 1000:>10.0f}{min(times[name]) * 1000:>9.0f}{ratio:>8.2f}{limit:>10}")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
