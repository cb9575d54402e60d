"""Findings as problems: each with the place in the file where it can be mended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from perda_rules.errors import Problem, problem
from perda_rules.obligations.files import CorpusFiles, read_corpus_files
from perda_rules.obligations.loading import OBJECTIVES
from perda_rules.obligations.models import Corpus
from perda_rules.quality.models import Finding
from perda_rules.source import Path_, Source, parse_yaml

CODES: Mapping[str, str] = {
    "repeated-action": "C101",
    "repeated-recommendation": "C102",
    "same-evidence": "C103",
    "same-leaf": "C104",
    "unconditioned": "C105",
    "unused-type": "C106",
    "practice-without-article": "C107",
    "stale-reason": "C108",
    "vague-deadline": "C109",
    "stale-waiver": "C110",
}
"""The code of each check of the files; those of the net share one."""
SIGNAL = "C120"
_PASAL = re.compile(rb"^pasal:\s*(\S+)", re.MULTILINE)


def problems(findings: Iterable[Finding], corpus: Corpus, folder: Path, schemas: Path) -> list[Problem]:
    """Return ``findings`` as problems, in the order of the files.

    ``folder`` is where the corpus was read from, ``schemas`` where the evidence types were.
    """
    places = _Places(folder, schemas, corpus)
    made = [places.problem(finding) for finding in findings]
    return sorted(made, key=lambda p: (p.place.file, p.place.line, p.place.column, p.code, p.subject or ""))


class _Places:
    """The sources of the files, each read when the first finding asks for it."""

    def __init__(self, folder: Path, schemas: Path, corpus: Corpus) -> None:
        self._files: CorpusFiles = read_corpus_files(folder)
        self._schemas = schemas
        self._names = {
            match[1].decode("utf-8", "replace"): name
            for name, content in self._files.contents.items()
            if (match := _PASAL.search(content))
        }
        self._pasal: dict[str, str] = {}
        for pasal in corpus.pasal:
            for part in (
                pasal.pasal,
                *(duty.id for duty in pasal.obligations),
                *(duty.provision for duty in pasal.obligations),
                *(skipped.provision for skipped in pasal.not_assessed),
                *(waiver.provision for waiver in pasal.waivers),
            ):
                self._pasal.setdefault(part, pasal.pasal)
        self._duties: dict[str, Path_] = {}
        for pasal in corpus.pasal:
            for number, duty in enumerate(pasal.obligations):
                self._duties.setdefault(duty.provision, ("obligations", number))
                self._duties[duty.id] = ("obligations", number)
        self._sources: dict[str, Source] = {}

    def problem(self, finding: Finding) -> Problem:
        code = CODES.get(finding.check, SIGNAL)
        params: dict[str, Any] = {"about": finding.about, "check": finding.check, **finding.params}
        if finding.check == "unused-type":
            return problem(code, self._schemas / f"{finding.about}.json", subject=finding.about, **params)
        path = finding.path or self._duties.get(finding.about, ())
        name = self._names.get(self._pasal.get(finding.about, ""), OBJECTIVES)
        if name == OBJECTIVES:
            path = (finding.about.partition(".")[0], "practices", finding.about)
        line, column = self._source(name).place(path)
        return problem(code, self._files.shown(name), line, column, subject=finding.about, **params)

    def _source(self, name: str) -> Source:
        if name not in self._sources:
            self._sources[name] = parse_yaml(self._files.contents[name], self._files.shown(name))
        return self._sources[name]
