"""Where the gate runs: the GitHub action, the hooks for pre-commit, the GitLab job and the container image.

None of those services is here. What is run here is what they would run: the scripts as they stand in the files, by the
shell that the service takes, and the build of the image's wheel from what its context holds. The rest is held against
the published schemas and by the linters of each format.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from perda_rules.cli.app import GROUPS
from test_wheel import built

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
EMPTY = """bundle: 1
organisation: {id: dinkominfo, name: Dinas Komunikasi dan Informatika}
items: []
"""
WHEN = ("--at=2026-12-31", "--in-force-from=2025-06-01")
POLICY = 'fail_on = []\noverdue = "ignore"\n'
"""Lets everything pass."""
pytestmark = [
    pytest.mark.product,
    pytest.mark.skipif(sys.platform == "win32", reason="the scripts are for bash and sh"),
]


def run(*command: str | Path, cwd: Path = ROOT, text: str | None = None, **more: str) -> tuple[int, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PERDA_RULES", "GITHUB_"))}
    ran = subprocess.run(
        [str(part) for part in command], cwd=cwd, env={**kept, **more}, input=text,
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    return ran.returncode, ran.stdout + ran.stderr


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def action_script(name: str) -> str:
    (step,) = [step for step in read("action.yml")["runs"]["steps"] if step.get("name") == name]
    assert "${{" not in step["run"]  # what a pull request names must not become text of a script
    return step["run"]  # type: ignore[no-any-return]


def gitlab_script() -> str:
    (job,) = read("integrations/gitlab-ci.yml").values()
    return "\n".join(job["script"]) + "\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository of evidence with a policy, and a name of a bundle that a shell could take for a command."""
    folder = tmp_path / "repo"
    for name in ("dinkominfo", "$(touch terjebak); touch terjebak"):
        (folder / name).mkdir(parents=True)
        (folder / name / "bundle.yaml").write_text(EMPTY, encoding="utf-8")
    (folder / "perda-rules.toml").write_text(POLICY, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("schema", "name", "good", "bad"),
    [
        ("vendor.github-actions", "action.yml", "using: composite", "using: komposit"),
        ("vendor.gitlab-ci", "integrations/gitlab-ci.yml", "when: always", "when: kapan"),
    ],
)
def test_the_files_fit_the_published_schemas(schema: str, name: str, good: str, bad: str, tmp_path: Path) -> None:
    # The schema looks at no job that is there to be extended, so the copy makes it one that runs.
    text = (ROOT / name).read_text(encoding="utf-8").replace("\n.perda-rules-gate:", "\nperda-rules-gate:")
    checked = tmp_path / "berkas.yml"
    for shown, code in ((text, 0), (text.replace(good, bad), 1)):
        checked.write_text(shown, encoding="utf-8")
        found = run(BIN / "check-jsonschema", "--builtin-schema", schema, checked)
        assert found[0] == code, found[1]


def test_the_hooks_are_a_manifest_of_commands_that_exist() -> None:
    assert run(BIN / "pre-commit", "validate-manifest", ".pre-commit-hooks.yaml") == (0, "")
    for hook in read(".pre-commit-hooks.yaml"):
        program, command = hook["entry"].split()
        assert program == "perda-rules"
        assert command in GROUPS
        assert hook["id"] == f"{program}-{command}"


@pytest.mark.parametrize("file", [".ci/run", "tools/pythons", "tools/system-packages"])
def test_our_own_scripts_have_no_fault_that_is_known(file: str) -> None:
    assert run(BIN / "shellcheck", file) == (0, "")


def test_the_scripts_of_the_services_have_no_fault_that_is_known() -> None:
    for name in ("Install", "Gate"):
        assert run(BIN / "shellcheck", "--shell=bash", "-", text=action_script(name)) == (0, "")
    # Bundles and arguments stand between spaces there: to be split is what they are for.
    assert run(BIN / "shellcheck", "--shell=sh", "--exclude=SC2086", "-", text=gitlab_script()) == (0, "")


def run_action(repository: Path, bundles: str, arguments: str) -> tuple[int, str]:
    """Run the step as GitHub's runner does."""
    runner = repository.parent / "runner"
    (runner / "perda-rules" / "bin").mkdir(parents=True, exist_ok=True)
    program = runner / "perda-rules" / "bin" / "perda-rules"
    if not program.exists():
        program.symlink_to(BIN / "perda-rules")
    return run(
        "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", action_script("Gate"), cwd=repository,
        RUNNER_TEMP=str(runner), BUNDLES=bundles, ARGUMENTS=arguments, SARIF="temuan.sarif", PERDA_RULES_LANG="en",
        GITHUB_STEP_SUMMARY=str(repository / "ringkasan.md"),
    )  # fmt: skip


def test_the_action_passes_and_fails_and_runs_nothing_that_it_is_given(repository: Path) -> None:
    code, said = run_action(repository, "dinkominfo\n", "\n".join(WHEN) + "\n\n")
    assert code == 0, said
    assert '"version": "2.1.0"' in (repository / "temuan.sarif").read_text(encoding="utf-8")
    assert (repository / "ringkasan.md").is_file()
    code, said = run_action(repository, "dinkominfo", "\n".join([*WHEN, "--fail-on=unmet"]))
    assert code == 1, said
    assert "::error " in said
    code, said = run_action(repository, "$(touch terjebak); touch terjebak", "\n".join(WHEN))
    assert code == 0, said
    assert not (repository / "terjebak").exists()


def test_the_gitlab_job_passes_and_fails(repository: Path) -> None:
    def job(arguments: str) -> tuple[int, str]:
        return run(
            "sh", "-e", "-c", gitlab_script(), cwd=repository,
            PATH=f"{BIN}:{os.environ['PATH']}", BUNDLES="dinkominfo", GATE_ARGUMENTS=arguments,
        )  # fmt: skip

    code, said = job(" ".join(WHEN))
    assert code == 0, said
    (settings,) = read("integrations/gitlab-ci.yml").values()
    for name in settings["artifacts"]["paths"]:
        assert (repository / name).stat().st_size > 10
    assert job(" ".join([*WHEN, "--fail-on=unmet"]))[0] == 1


def test_the_image_follows_the_rules_of_its_format() -> None:
    assert run(BIN / "hadolint", "Dockerfile") == (0, "")


def test_the_wheel_is_built_from_what_the_image_gets(tmp_path: Path) -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in lines
    source = tmp_path / "source"
    source.mkdir()
    for name in (line.removeprefix("!") for line in lines if line.startswith("!")):
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, source / name)
    (tmp_path / "dist").mkdir()
    assert built(tmp_path / "dist", source).stat().st_size > 1_000_000
