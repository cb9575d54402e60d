"""The pages that people read: their commands, the output that they show, files that they tell to write, and links.

``python tests/documentation.py`` brings the output that the pages show, and the references of problems and
evidence types, up to date.
"""

from __future__ import annotations

import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
TWINS = {
    "README.id.md": "README.md",
    "docs/bundle.id.md": "docs/bundle.md",
    "docs/encoding.id.md": "docs/encoding.md",
    "docs/evidence-types.id.md": "docs/evidence-types.md",
    "docs/formats.id.md": "docs/formats.md",
    "docs/judgements.id.md": "docs/judgements.md",
    "docs/lint.id.md": "docs/lint.md",
    "docs/reading.id.md": "docs/reading.md",
    "docs/problems.id.md": "docs/problems.md",
    "docs/verdicts.id.md": "docs/verdicts.md",
    "docs/pengguna/ci.md": "docs/users/ci.md",
    "docs/pengguna/inspektorat.md": "docs/users/inspectorate.md",
    "docs/pengguna/perancang.md": "docs/users/drafter.md",
    "docs/pengguna/perangkat-daerah.md": "docs/users/department.md",
    "docs/pengguna/web.md": "docs/users/web.md",
}
"""Indonesian page → its English twin."""
PAGES = sorted([*TWINS, *TWINS.values()])
DRAFT = "naskah.txt"
NEXT_DRAFT = "naskah-baru.txt"
"""What the pages call the text of the regulation, and a later one in which one word differs."""
NOT_RUN = ("git", "make", "pip")
"""Programs that a page may name but that are not run here: they reach beyond a folder of examples."""

_FENCE = re.compile(r"```(\w*)\s*\Z")
_EXIT = re.compile(r"#\s*exit (\d)\s*\Z")
_NAMED = re.compile(r"# [\w./-]+\.(yaml|yml|toml|py)\Z")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"#{1,6} +(.+?) *\Z")


@dataclass(frozen=True)
class Command:
    """One command line of a page, and the output that the page shows for it."""

    line: int
    text: str
    shown: tuple[str, ...] = ()
    shown_at: int = 0
    """The line of the page after which the output stands; 0 where none is shown."""

    @property
    def words(self) -> list[str]:
        """The words of the command, without comments."""
        return shlex.split(self.text, comments=True)

    @property
    def exit_code(self) -> int:
        """The exit code that the page announces (``# exit 2``); 0 by default."""
        announced = _EXIT.search(self.text)
        return int(announced[1]) if announced else 0


@dataclass(frozen=True)
class WrittenFile:
    """A file that the page tells to write: a block of YAML, TOML or Python whose first line names it."""

    line: int
    name: str
    content: str


@dataclass
class Block:
    """A fenced block."""

    language: str
    line: int
    """Of the opening fence."""
    lines: list[str] = field(default_factory=list)


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    open_block: Block | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        fence = _FENCE.match(line)
        if open_block is None and fence:
            open_block = Block(fence[1], number)
        elif open_block is not None and line == "```":
            yield open_block
            open_block = None
        elif open_block is not None:
            open_block.lines.append(line)
    assert open_block is None, f"the block of line {open_block and open_block.line} has no end"


def steps(text: str) -> list[Command | WrittenFile]:
    """Return what a page tells to do, in order."""
    found: list[Command | WrittenFile] = []
    for block in blocks(text):
        if block.language == "sh":
            joined = "\n".join(block.lines).replace("\\\n", " ")
            found += [
                Command(block.line, line.strip())
                for line in joined.splitlines()
                if line.strip() and not line.startswith("#")
            ]
        elif block.language == "text" and found and isinstance(last := found[-1], Command):
            found[-1] = Command(last.line, last.text, tuple(block.lines), block.line)
        elif block.language in ("yaml", "toml", "python") and block.lines and _NAMED.match(block.lines[0]):
            found.append(WrittenFile(block.line, block.lines[0][2:], "\n".join(block.lines) + "\n"))
    return found


def commands(text: str) -> list[Command]:
    return [step for step in steps(text) if isinstance(step, Command)]


def language_of(page: str) -> str:
    return "id" if page in TWINS else "en"


# Running -------------------------------------------------------------------------------------------------------------


class Sandbox:
    """A copy of what a reader has: the examples, the encoding, and the program on the path."""

    def __init__(self, folder: Path, language: str, draft: Path | None = None) -> None:
        self.folder = folder / "checkout"
        for name in ("examples", "obligations"):
            shutil.copytree(ROOT / name, self.folder / name)
        programs = folder / "bin"
        programs.mkdir()
        for name, arguments in (("perda-rules", "-m perda_rules"), ("python", "")):
            program = programs / name
            program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n', encoding="utf-8")
            program.chmod(0o755)
        if draft is not None:
            text = draft.read_text(encoding="utf-8")
            (self.folder / DRAFT).write_text(text, encoding="utf-8")
            assert "satu kali dalam sebulan" in text
            changed = text.replace("satu kali dalam sebulan", "dua kali dalam sebulan")
            (self.folder / NEXT_DRAFT).write_text(changed, encoding="utf-8")
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("PERDA_RULES", "COV_CORE"))}
        self.environment = {
            **kept,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PERDA_RULES_LANG": language,
            "PYTHONUTF8": "1",
        }

    def run(self, command: str) -> tuple[int, list[str]]:
        """Run a command line in the shell; return its exit code and the lines of its output."""
        ran = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return ran.returncode, [line.rstrip() for line in ran.stdout.decode("utf-8").splitlines()]

    def write(self, file: WrittenFile) -> None:
        path = self.folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.content, encoding="utf-8")


def recipe(target: str) -> list[str]:
    """Return the command lines that ``make`` would run for ``target`` in a working environment that is set up."""
    ran = subprocess.run(
        ["make", "--no-print-directory", "-n", "-o", ".venv/.installed", "VENV=.venv", target],
        cwd=ROOT,
        # The tests may run under make themselves, whose flags and variables are not meant for this one.
        env={key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))},
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.removeprefix(".venv/bin/") for line in ran.stdout.splitlines() if line.strip()]


# Output --------------------------------------------------------------------------------------------------------------

GAP = "…"
"""A line of its own in an excerpt: here some output was left out."""


def chunks(excerpt: tuple[str, ...]) -> list[list[str]]:
    """Return the stretches of an excerpt that must stand together."""
    found: list[list[str]] = [[]]
    for line in excerpt:
        if line.strip() == GAP:
            found.append([])
        else:
            found[-1].append(line.rstrip())
    return [chunk for chunk in found if chunk]


def stray(excerpt: tuple[str, ...], output: list[str]) -> list[str]:
    """Return the first stretch of ``excerpt`` that does not follow in ``output``; nothing where all do."""
    start = 0
    for chunk in chunks(excerpt):
        places = range(start, len(output) - len(chunk) + 1)
        at = next((place for place in places if output[place : place + len(chunk)] == chunk), None)
        if at is None:
            return chunk
        start = at + len(chunk)
    return []


def renewed(excerpt: tuple[str, ...], output: list[str]) -> list[str]:
    """Return ``excerpt`` with each stretch replaced by the lines of ``output`` that begin most like it."""
    made: list[str] = []
    start = 0
    stretches = iter(chunks(excerpt))
    inside = False
    for line in excerpt:
        if line.strip() == GAP:
            made.append(line)
            inside = False
        elif not inside:
            inside = True
            chunk = next(stretches)
            at = max(range(start, len(output)), key=lambda place: (_likeness(chunk[0], output[place]), -place))
            made += output[at : at + len(chunk)]
            start = at + len(chunk)
    return made


def _likeness(line: str, other: str) -> float:
    plain, other_plain = (re.sub(r"\d+", "0", text) for text in (line, other))
    return difflib.SequenceMatcher(None, plain, other_plain, autojunk=False).ratio()


# Links ---------------------------------------------------------------------------------------------------------------


def links(text: str) -> list[str]:
    """Return the targets of a page's links within the repository."""
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return [target for target in _LINK.findall(prose) if not target.startswith(("http://", "https://", "mailto:"))]


def anchors(text: str) -> set[str]:
    """Return the anchors that a page's headings get where it is shown."""
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    titles = [heading[1] for line in prose.splitlines() if (heading := _HEADING.match(line))]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


# Bringing up to date -------------------------------------------------------------------------------------------------


def refresh(page: str, draft: Path | None) -> list[str]:
    """Run a page and write the output of today into it; return the commands whose output changed."""
    text = read(page)
    lines = text.splitlines()
    changes: list[tuple[Command, list[str]]] = []
    with tempfile.TemporaryDirectory() as folder:
        sandbox = Sandbox(Path(folder), language_of(page), draft)
        for step in steps(text):
            if isinstance(step, WrittenFile):
                sandbox.write(step)
            elif step.words[0] not in NOT_RUN:
                _, output = sandbox.run(step.text)
                if step.shown and stray(step.shown, output):
                    changes.append((step, renewed(step.shown, output)))
    for step, new in reversed(changes):
        lines[step.shown_at : step.shown_at + len(step.shown)] = new
    (ROOT / page).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [step.text for step, _ in changes]


def main() -> None:
    """Bring the pages up to date. The environment may name the text of the regulation (``PERDA_RULES_DRAFT``)."""
    from perda_rules.evidence.description import describe_types
    from perda_rules.evidence.schemas import load_types
    from perda_rules.messages.reference import describe_problems
    from perda_rules.regulation.lint.registry import rules
    from perda_rules.reports.diagnostics.rule_page import reference

    types = load_types(ROOT / "evidence_schemas")
    (DOCS / "evidence-types.id.md").write_text(describe_types(types, "id"), encoding="utf-8")
    (DOCS / "evidence-types.md").write_text(describe_types(types, "en"), encoding="utf-8")
    (DOCS / "problems.id.md").write_text(describe_problems("id"), encoding="utf-8")
    (DOCS / "problems.md").write_text(describe_problems("en"), encoding="utf-8")
    (DOCS / "lint.id.md").write_text(reference(rules().values(), "id"), encoding="utf-8")
    (DOCS / "lint.md").write_text(reference(rules().values(), "en"), encoding="utf-8")
    named = os.environ.get("PERDA_RULES_DRAFT")
    draft = Path(named) if named else ROOT.parent / "shared" / "regulation" / "ranperda-pekalongan-kota-cerdas.txt"
    for page in PAGES:
        if DRAFT in read(page) and not draft.is_file():
            print(f"{page}: not run, for want of PERDA_RULES_DRAFT")
            continue
        for command in refresh(page, draft if draft.is_file() else None):
            print(f"{page}: {command}")


if __name__ == "__main__":
    main()
