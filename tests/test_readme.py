"""What the pages say is true: commands run and print what is shown, links lead somewhere, both languages agree."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from documentation import (
    DRAFT,
    GAP,
    NOT_RUN,
    PAGES,
    ROOT,
    TWINS,
    Command,
    Sandbox,
    WrittenFile,
    anchors,
    blocks,
    chunks,
    commands,
    language_of,
    links,
    read,
    recipe,
    renewed,
    steps,
    stray,
)
from perda_rules.assessment import judgements
from perda_rules.assessment.judgements import read_judgements
from perda_rules.assessment.models import VERDICTS
from perda_rules.dataset import data_folder
from perda_rules.errors import InputError
from perda_rules.evidence.bundle import read_bundle, read_items
from perda_rules.evidence.models import BundleFile, Item, Statement
from perda_rules.evidence.schemas import load_types
from perda_rules.messages import catalogue
from perda_rules.obligations import models as obligations
from perda_rules.obligations.conditions import Operator
from perda_rules.obligations.loading import load_corpus
from perda_rules.source import parse_yaml, validate

pytestmark = pytest.mark.product

EXAMPLES = ROOT / "examples" / "bundles"
MAKEFILE = read("Makefile")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))

needs_examples = pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the example bundles are not here (examples/bundles)")
needs_shell = pytest.mark.skipif(not (shutil.which("bash") and shutil.which("make")), reason="needs bash and make")


@pytest.fixture
def sandbox(request: pytest.FixtureRequest, tmp_path: Path) -> Sandbox:
    """What a reader of the page has; with the text of the regulation where the page works on it."""
    page = request.node.callspec.params["page"]
    draft = request.getfixturevalue("draft_path") if DRAFT in read(page) else None
    return Sandbox(tmp_path, language_of(page), draft)


# Commands ------------------------------------------------------------------------------------------------------------


@needs_shell
@needs_examples
@pytest.mark.parametrize("page", [page for page in PAGES if commands(read(page))])
def test_every_command_of_a_page_runs_and_prints_what_is_shown(page: str, sandbox: Sandbox) -> None:
    for step in steps(read(page)):
        if isinstance(step, WrittenFile):
            sandbox.write(step)
        elif step.words[0] not in NOT_RUN:
            code, output = sandbox.run(step.text)
            said = "\n".join(output)
            assert code == step.exit_code, f"{page}:{step.line}: {step.text}\n{said}"
            lost = stray(step.shown, output)
            assert not lost, f"{page}:{step.shown_at}: not printed (python tests/documentation.py): {lost}\n{said}"


@needs_shell
@needs_examples
@pytest.mark.parametrize("page", ["README.id.md"])
@pytest.mark.parametrize("target", ["audit", "city"])
def test_the_make_targets_that_audit_work(target: str, page: str, sandbox: Sandbox) -> None:
    (command,) = recipe(target)
    code, output = sandbox.run(command)
    assert code == 0, "\n".join(output)
    assert output[-1].startswith("Ditulis: out/")


@pytest.mark.parametrize("page", PAGES)
def test_what_is_not_run_here_at_least_exists(page: str) -> None:
    for command in commands(read(page)):
        program, *arguments = command.words
        if program == "make":
            assert set(arguments) <= TARGETS, command
        elif program == "pip":
            assert command.text in ("pip install .", "pip install dist/perda_rules-*.whl"), command


def test_make_without_a_target_lists_the_others() -> None:
    assert ".DEFAULT_GOAL := help" in MAKEFILE


# Both languages ------------------------------------------------------------------------------------------------------


def told(page: str) -> list[Any]:
    """What a page tells to do, without what differs by language."""
    return [step.words if isinstance(step, Command) else step.name for step in steps(read(page))]


@pytest.mark.parametrize(("indonesian", "english"), TWINS.items())
def test_both_languages_tell_the_same(indonesian: str, english: str) -> None:
    assert told(indonesian) == told(english)
    levels = [
        [
            line.split(" ")[0]
            for line in re.sub(r"```.*?```", "", read(page), flags=re.DOTALL).splitlines()
            if line[:1] == "#"
        ]
        for page in (indonesian, english)
    ]
    assert levels[0] == levels[1], "the headings differ"
    shown = [[bool(c.shown) for c in commands(read(page))] for page in (indonesian, english)]
    assert shown[0] == shown[1], "one shows an output that the other does not"


def test_every_page_has_its_twin() -> None:
    known = {*TWINS, *TWINS.values()}
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")} | {
        "README.md",
        "README.id.md",
    }
    assert there == known


# Links ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [*PAGES, "CHANGELOG.md", "reports/README.md"])
def test_links_lead_somewhere(page: str) -> None:
    for link in links(read(page)):
        path, _, anchor = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        assert target.exists(), f"{page}: {link}"
        assert ROOT in target.resolve().parents, f"{page}: {link}"
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), f"{page}: {link}"


@pytest.mark.parametrize("start", ["README.id.md", "README.md"])
def test_every_page_is_reached_from_the_readme_in_its_language(start: str) -> None:
    language = language_of(start)
    reached: set[str] = set()
    ahead = [start]
    while ahead:
        page = ahead.pop()
        reached.add(page)
        for link in links(read(page)):
            target = ((ROOT / page).parent / link.partition("#")[0]).resolve()
            name = target.relative_to(ROOT).as_posix()
            if name in PAGES and language_of(name) == language and name not in reached | set(ahead):
                ahead.append(name)
    assert {page for page in PAGES if language_of(page) == language} <= reached


@pytest.mark.parametrize(("indonesian", "english"), TWINS.items())
def test_pages_that_people_write_name_their_twin(indonesian: str, english: str) -> None:
    if "evidence_schemas/" in read(indonesian)[:400] or read(indonesian).startswith("# Kode masalah"):
        return  # made by the program
    for page, twin in ((indonesian, english), (english, indonesian)):
        targets = {((ROOT / page).parent / link).resolve() for link in links(read(page))}
        assert (ROOT / twin).resolve() in targets, page


# Examples in YAML ----------------------------------------------------------------------------------------------------

YAML = [
    pytest.param(f"{page}:{block.line}", "\n".join(block.lines), id=f"{page}:{block.line}")
    for page in PAGES
    for block in blocks(read(page))
    if block.language == "yaml"
]
TYPES = load_types(data_folder("evidence_schemas"))


SERVICES = {"jobs": "vendor.github-workflows", "include": "vendor.gitlab-ci"}
"""A key of a file for a service → the published schema of such files."""


@pytest.mark.parametrize(("place", "text"), YAML)
def test_examples_in_yaml_are_what_the_program_accepts(place: str, text: str, tmp_path: Path) -> None:
    value = parse_yaml(text, place).value
    if "bundle" in value:
        (tmp_path / "bundle.yaml").write_text(text, encoding="utf-8")
        found = read_bundle(tmp_path, TYPES).problems
        assert {problem.code for problem in found} <= {"B124"}, found  # the files themselves are not in the page
    elif "judgements" in value:
        path = tmp_path / "judgements.yaml"
        path.write_text(text, encoding="utf-8")
        assert read_judgements(path, load_corpus(data_folder("obligations"), TYPES))
    elif {"id", "type", "date"} <= value.keys():
        path = tmp_path / "butir.yaml"
        path.write_text(text, encoding="utf-8")
        assert read_items(path, TYPES, "dinas")
    elif kept := [schema for key, schema in SERVICES.items() if key in value]:
        path = tmp_path / "layanan.yaml"
        path.write_text(text, encoding="utf-8")
        check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", kept[0], str(path)]
        assert subprocess.run(check, check=False).returncode == 0
    elif "repos" in value:
        path = tmp_path / "kait.yaml"
        path.write_text(text, encoding="utf-8")
        check = [sys.executable, "-m", "pre_commit", "validate-config", str(path)]
        assert subprocess.run(check, check=False).returncode == 0
        known = {hook["id"] for hook in parse_yaml((ROOT / ".pre-commit-hooks.yaml").read_bytes(), "hooks").value}
        assert {hook["id"] for hook in value["repos"][0]["hooks"]} <= known
    elif "scenarios" in value:
        assert {"obligation", "law", "evidence", "near_miss"} <= set(value["scenarios"][0])
    else:
        validate(obligations.Pasal, parse_yaml(text, place))


# Nothing is left out -----------------------------------------------------------------------------------------------


def keys_of(*kinds: type[BaseModel]) -> set[str]:
    """The keys that people may write, under the names that they have in a file."""
    return {info.alias or name for kind in kinds for name, info in kind.model_fields.items()}


ENCODING = keys_of(
    obligations.Pasal,
    obligations.NotAssessed,
    obligations.Waiver,
    obligations.Obligation,
    obligations.AppliesWhen,
    obligations.Leaf,
    obligations.Rows,
    obligations.AllOf,
    obligations.AnyOf,
    obligations.MinOf,
    obligations.Once,
    obligations.Recurring,
    obligations.Continuous,
    obligations.Triggered,
    obligations.Events,
    obligations.Response,
    obligations.NoDeadline,
)
OPERATORS = {*get_args(Operator), "contains_all"} - {"part", "min_rows", "complete", "some_row", "every_row"}
"""Those that people write; the last five stand for ``memuat`` and ``rows``."""
JUDGEMENTS: tuple[type[BaseModel], ...] = get_args(get_args(judgements.Judgement)[0])
LEVELS = {*get_args(obligations.Level)}


def explained(page: str) -> set[str]:
    """The words that a page sets as code outside its blocks."""
    prose = re.sub(r"```.*?```", "", read(page), flags=re.DOTALL)
    return set(re.findall(r"[a-z0-9_]+", " ".join(re.findall(r"`([^`]+)`", prose))))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("encoding", ENCODING | OPERATORS | LEVELS),
        ("encoding", {*get_args(obligations.NotAssessedReason), *get_args(obligations.Modality)}),
        ("encoding", {*get_args(obligations.Severity)}),
        ("bundle", keys_of(BundleFile, Item, Statement) - {"value"} | LEVELS),
        ("judgements", keys_of(*JUDGEMENTS)),
        ("judgements", {get_args(kind.model_fields["kind"].annotation)[0] for kind in JUDGEMENTS}),
        ("verdicts", {*VERDICTS}),
    ],
)
def test_the_pages_explain_every_key_and_choice(name: str, words: set[str], language: str) -> None:
    page = f"docs/{name}.id.md" if language == "id" else f"docs/{name}.md"
    assert words <= explained(page)


@pytest.mark.parametrize("page", ["README.id.md", "README.md"])
def test_the_readme_names_every_command_and_verdict(page: str) -> None:
    commands_there = {key.removeprefix("help.commands.") for key in catalogue() if key.startswith("help.commands.")}
    groups = {command.partition("_")[0] for command in commands_there if "_" in command}
    for command in commands_there - groups:
        assert f"| `{command.replace('_', ' ')}` |" in read(page)
    for verdict in VERDICTS:
        assert f"`{verdict}`" in read(page)


# The reading of pages itself -----------------------------------------------------------------------------------------

SAMPLE = """# Judul

```sh
perda-rules audit x \\
  --at 2026-12-31   # exit 2
# hanya keterangan
```

```text
satu
…
tiga
```

```yaml
# a/b.yaml
kunci: 1
```
"""


def test_steps_are_read_in_order_with_what_the_page_shows() -> None:
    command, file = steps(SAMPLE)
    assert isinstance(command, Command)
    assert command.words == ["perda-rules", "audit", "x", "--at", "2026-12-31"]
    assert (command.exit_code, command.shown) == (2, ("satu", GAP, "tiga"))
    assert isinstance(file, WrittenFile)
    assert (file.name, file.content) == ("a/b.yaml", "# a/b.yaml\nkunci: 1\n")


@pytest.mark.parametrize(
    ("output", "lost"),
    [
        ("nol satu dua tiga", []),
        ("satu tiga", []),
        ("tiga satu", ["tiga"]),
        ("satu dua", ["tiga"]),
        ("dua tiga", ["satu"]),
    ],
)
def test_an_excerpt_must_follow_in_the_output(output: str, lost: list[str]) -> None:
    assert stray(("satu", GAP, "tiga"), shlex.split(output)) == lost


def test_lines_of_one_stretch_must_stand_together() -> None:
    assert chunks(("a", "b", GAP, "c")) == [["a", "b"], ["c"]]
    assert stray(("a", "b"), ["a", "x", "b"]) == ["a", "b"]


def test_an_excerpt_is_renewed_by_the_lines_that_begin_most_like_it() -> None:
    output = ["Laporan", "90 % dari 10 kewajiban", "lain", "Ditulis: a"]
    assert renewed(("Laporan", GAP, "97 % dari 73 kewajiban", GAP, "Ditulis: a"), output) == [
        "Laporan",
        GAP,
        "90 % dari 10 kewajiban",
        GAP,
        "Ditulis: a",
    ]


def test_a_bundle_that_cannot_be_read_is_no_example(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_bundle(tmp_path, TYPES)
