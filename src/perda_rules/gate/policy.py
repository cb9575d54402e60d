"""The policy of a gate: what fails, what warns, and where each value comes from.

Flags come before the environment, the environment before the file, the file before what is built in.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from perda_rules.assessment.findings import SEVERITIES
from perda_rules.assessment.models import GAPS, Severity, Verdict
from perda_rules.errors import InputError, Problem, problem, reason_of
from perda_rules.obligations.hints import closest

NAME = "perda-rules.toml"
PREFIX = "PERDA_RULES_GATE_"
MAX_BYTES = 1_000_000
Reaction = Literal["fail", "warn", "ignore"]
Source = Literal["flag", "environment", "file", "default"]
Percent = Annotated[float, Field(ge=0, le=100)]


class Thresholds(BaseModel):
    """The least rates, in percent of the duties that count."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    total: Percent | None = None
    bab: dict[str, Percent] = {}
    cobit: dict[str, Percent] = {}
    lead: dict[str, Percent] = {}
    severity: dict[Severity, Percent] = {}

    def named(self) -> Iterator[tuple[str, float]]:
        """Yield each threshold as a flag names it (``total``, ``bab.III``) with its rate."""
        for group in type(self).model_fields:
            rate = getattr(self, group)
            if isinstance(rate, dict):
                yield from ((f"{group}.{node}", least) for node, least in rate.items())
            elif rate is not None:
                yield group, rate


class Policy(BaseModel):
    """What a gate makes of an assessment."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fail_on: tuple[Verdict, ...] = ("unmet", "stale", "partial")
    """The verdicts that fail; other gaps warn."""
    least_severity: Severity = "low"
    """Gaps of duties below this warn only."""
    overdue: Reaction = "fail"
    """A gap that is overdue, whatever its verdict."""
    needs_review: Reaction = "warn"
    declared: Reaction = "ignore"
    """A duty that is met by what its department declares alone."""
    interpretation: Reaction = "warn"
    """A gap that only our reading of the text makes one."""
    problems: Reaction = "warn"
    """What is wrong with a bundle itself."""
    waivers: Reaction = "fail"
    """A waiver that is past its last day; one that nothing needs warns."""
    grace_days: Annotated[int, Field(ge=0, le=3650)] = 0
    """So many days after its due day an overdue gap only warns."""
    expiring_days: Annotated[int, Field(ge=0, le=3650)] = 0
    """Proof that grows too old within so many days warns; 0: none does."""
    thresholds: Thresholds = Thresholds()


class PolicyFile(Policy):
    """``perda-rules.toml``: the policy, and how to assess. Both may stand under ``[gate]`` too."""

    in_force_from: str | None = None
    promulgated: str | None = None
    period: str | int | None = None
    judgements: str | None = None
    baseline: str | None = None
    strict: bool = False
    lang: Literal["id", "en"] | None = None
    gate: dict[str, Any] = {}


FIELDS = tuple(name for name in Policy.model_fields if name != "thresholds")


@dataclass(frozen=True, slots=True)
class Settled:
    """A policy, and where each of its values comes from."""

    policy: Policy
    sources: Mapping[str, tuple[Source, str]]
    """Name of a value → kind of source, and which one (a file, a variable, a flag)."""
    options: Mapping[str, Any]
    """What is said beside the policy: how to assess (``in_force_from``, ``baseline``, …)."""


OPTIONS = tuple(name for name in PolicyFile.model_fields if name not in (*FIELDS, "thresholds", "gate"))


def settle(
    config: Path | None, folder: Path, environment: Mapping[str, str], flags: Mapping[str, str], least: Sequence[str]
) -> Settled:
    """Settle the policy from the file (``config``, or the one in ``folder``), the environment and the flags.

    ``least`` are thresholds as flags: ``total=80``, ``bab.III=70``, ``severity.critical=100``. Raises InputError with
    every problem: a file that cannot be read (G101), is no TOML (G102), a key that nobody knows (G103), a value that
    cannot be (G104).
    """
    file, told = _file(config, folder)
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    sources: dict[str, tuple[Source, str]] = dict.fromkeys((*FIELDS, "thresholds"), ("default", ""))
    options: dict[str, Any] = {}
    for name, value in told.items():
        if name in (*FIELDS, "thresholds"):
            values[name], sources[name] = value, ("file", str(file))
        elif name in OPTIONS:
            options[name], sources[name] = value, ("file", str(file))
        else:
            known = (*FIELDS, "thresholds", *OPTIONS)
            problems.append(problem("G103", file or NAME, key=name, close=closest(name, known)))
    for name in (*FIELDS, *OPTIONS):
        held = values if name in FIELDS else options
        variable = PREFIX + name.upper()
        if variable in environment:
            held[name], sources[name] = _read(name, environment[variable]), ("environment", variable)
        if name in flags:
            held[name], sources[name] = _read(name, flags[name]), ("flag", f"--{name.replace('_', '-')}")
    if least:
        values["thresholds"] = _with(values.get("thresholds") or {}, least, problems)
        sources["thresholds"] = ("flag", "--min")
    try:
        policy = Policy.model_validate(values)
    except ValidationError as error:
        problems += [_refused(detail, sources) for detail in error.errors(include_url=False)]
    if problems:
        raise InputError(problems)
    return Settled(policy, sources, options)


def _file(config: Path | None, folder: Path) -> tuple[Path | None, Mapping[str, Any]]:
    for file in [config] if config else [folder / NAME, folder / "pyproject.toml"]:
        if config is None and not file.is_file():
            continue
        try:
            with file.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except OSError as error:
            raise InputError(problem("G101", file, reason=reason_of(error))) from error
        if len(data) > MAX_BYTES:
            raise InputError(problem("Y002", file, limit=MAX_BYTES))
        try:
            value = tomllib.loads(data.decode())
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise InputError(problem("G102", file, reason=str(error)[:200])) from error
        found = value.get("tool", {}).get("perda-rules") if file.name == "pyproject.toml" else value
        if isinstance(found, dict):
            gate = found.get("gate", {})
            return file, {**{k: v for k, v in found.items() if k != "gate"}, **(gate if isinstance(gate, dict) else {})}
    return None, {}


def _read(name: str, value: str) -> Any:
    """Read the text of a flag or variable as the kind of value that the policy wants there."""
    kind = PolicyFile.model_fields[name].annotation
    if kind is not None and getattr(kind, "__origin__", None) is tuple:
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if kind is bool:
        return value.strip().lower() in ("true", "1", "yes", "ya")
    return int(value) if name.endswith("_days") and value.strip().isdecimal() else value.strip()


def _with(before: Mapping[str, Any], least: Sequence[str], problems: list[Problem]) -> dict[str, Any]:
    made: dict[str, Any] = {key: dict(value) if isinstance(value, dict) else value for key, value in before.items()}
    for one in least:
        name, sign, value = one.partition("=")
        group, _, node = name.strip().partition(".")
        try:
            percent = float(value.strip().removesuffix("%").replace(",", "."))
        except ValueError:
            sign, percent = "", 0.0
        if not sign or group not in Thresholds.model_fields or (group == "total") == bool(node):
            problems.append(problem("G104", "--min", key="--min", value=one, expected="total=80, bab.III=70"))
        elif node:
            made.setdefault(group, {})[node] = percent
        else:
            made[group] = percent
    return made


def _refused(detail: Any, sources: Mapping[str, tuple[Source, str]]) -> Problem:
    name = str(detail["loc"][0])
    place = sources.get(name, ("default", ""))[1] or NAME
    key = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        return problem("G103", place, key=key, close="–")
    return problem("G104", place, key=key, value=str(detail["input"])[:80], expected=_expected(name))


def _expected(name: str) -> str:
    if name == "fail_on":
        return ", ".join(GAPS)
    if name == "least_severity":
        return ", ".join(SEVERITIES)
    if name.endswith("_days"):
        return "0–3650"
    return "0–100" if name == "thresholds" else ", ".join(get_args(Reaction))
