"""The ruling of a gate: what of an assessment fails, warns or passes, each with its reason and place."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta

from perda_rules import __version__
from perda_rules.assessment.agenda import agenda
from perda_rules.assessment.findings import SEVERITIES, ordered_gaps
from perda_rules.assessment.models import Assessment, Duty, Result, Roll, Waived
from perda_rules.assessment.rollup import roll
from perda_rules.errors import Severity
from perda_rules.evidence.models import Bundle
from perda_rules.gate.baseline import Accepted, Baseline, hold
from perda_rules.gate.policy import Policy, Reaction
from perda_rules.language import LANGUAGES, Label, write_date, write_percent
from perda_rules.messages import say, say_problem
from perda_rules.reports.diagnostics.models import SEVERITIES as LEVELS
from perda_rules.reports.diagnostics.models import Checked, Diagnostic, RuleInfo

TOOL = "perda-rules gate"
_LEVEL: dict[Reaction, Severity | None] = {"fail": "error", "warn": "warning", "ignore": None}


def rule(
    assessment: Assessment,
    policy: Policy,
    bundles: Sequence[Bundle],
    baseline: Baseline | None = None,
    *,
    heed_waivers: bool = True,
    only: Collection[str] | None = None,
) -> Checked:
    """Rule on an assessment of ``bundles``.

    Gaps of the ``baseline``, waived and excepted ones become notices. ``only`` looks at some duties alone: thresholds,
    waivers and the baseline's own entries are then left out, since they are about the whole.
    """
    gate = _Gate(assessment, policy, bundles, baseline, heed_waivers)
    findings = list(gate.findings(only))
    order = {level: number for number, level in enumerate(LEVELS)}
    findings.sort(key=lambda found: order[found.severity])
    rules = {found.code: gate.about(found) for found in findings}
    files = dict.fromkeys([*(bundle.place[0] for bundle in bundles), *(found.file for found in findings)])
    looked = len(only) if only is not None else len(assessment.duties)
    return Checked(
        tool=TOOL,
        version=__version__,
        files=tuple(files),
        rules=tuple(rules[code] for code in sorted(rules)),
        checked=looked,
        findings=tuple(findings),
    )


class _Gate:
    def __init__(
        self,
        assessment: Assessment,
        policy: Policy,
        bundles: Sequence[Bundle],
        baseline: Baseline | None,
        heed_waivers: bool,
    ) -> None:
        self.assessment, self.policy, self.baseline = assessment, policy, baseline
        self.listings = {bundle.organisation.id: bundle.place for bundle in bundles}
        self.places = {item.key: item.place for bundle in bundles for item in bundle.items}
        self.first = bundles[0].place if bundles else ("bundle.yaml", 1, 1)
        self.held = hold(assessment, baseline) if baseline is not None else None
        self.waived: Mapping[str, Waived] = {
            waiver.obligation: waiver for waiver in assessment.waivers if heed_waivers and waiver.state == "active"
        }

    def findings(self, only: Collection[str] | None) -> Iterator[Diagnostic]:
        yield from self._gaps(only)
        yield from self._declared(only)
        yield from self._problems()
        yield from self._expiring(only)
        if only is None:
            yield from self._thresholds()
            yield from self._waivers()
            yield from self._unneeded()

    # One kind of finding after the other

    def _gaps(self, only: Collection[str] | None) -> Iterator[Diagnostic]:
        for result in ordered_gaps(self.assessment):
            if only is None or result.obligation in only:
                level, note = self._level(result)
                if level is not None:
                    yield self._of_result(result, level, note)

    def _level(self, result: Result) -> tuple[Severity | None, Label | None]:
        """Return how severe a gap is, and why not more."""
        policy = self.policy
        if result.excepted:
            return "notice", _said("gate.excepted")
        waiver = self.waived.get(result.obligation)
        if waiver is not None:
            return "notice", Label(
                **{
                    lang: say("gate.waived", lang, day=write_date(waiver.expires, lang), owner=waiver.owner)
                    for lang in LANGUAGES
                }
            )
        standing = self.held.standings.get((result.obligation, result.unit)) if self.held else None
        if standing == "known":
            return "notice", _said("gate.known")
        note = _said(f"gate.{standing}") if standing in ("new", "worse") else None
        if result.verdict == "needs_review":
            return _LEVEL[policy.needs_review], note
        late = result.overdue_days > 0
        if late and result.overdue_days <= policy.grace_days:
            return "warning", _said("gate.grace")
        level: Severity = "error" if result.verdict in policy.fail_on else "warning"
        if late and policy.overdue != "ignore" and level != "error":
            level = _LEVEL[policy.overdue] or level
        duty = self.assessment.duties[result.obligation]
        if SEVERITIES.index(duty.severity) > SEVERITIES.index(policy.least_severity):
            level = "warning"
        if result.reading is not None and result.reading.decisive:
            told = _LEVEL[policy.interpretation]
            return (told, _said("gate.interpretation")) if told != "error" else (level, note)
        return level, note

    def _declared(self, only: Collection[str] | None) -> Iterator[Diagnostic]:
        level = _LEVEL[self.policy.declared]
        if level is None:
            return
        for result in self.assessment.results:
            rests = result.verdict in ("met", "late") and result.basis == "declared"
            if rests and (only is None or result.obligation in only):
                yield self._of_result(result, level, _said("gate.declared"))

    def _problems(self) -> Iterator[Diagnostic]:
        level = _LEVEL[self.policy.problems]
        if level is None:
            return
        for found in self.assessment.problems:
            told = {lang: " ".join(say_problem(found, lang)) for lang in LANGUAGES}
            yield Diagnostic(
                code=found.code,
                severity=level if found.severity == "error" else "notice" if level == "warning" else "warning",
                file=found.place.file,
                line=found.place.line,
                column=found.place.column,
                eid=None,
                citation=None,
                message=Label(**told),
                fingerprint=_fingerprint(found.code, found.subject or found.place.file),
            )

    def _expiring(self, only: Collection[str] | None) -> Iterator[Diagnostic]:
        last = self.assessment.at + timedelta(days=self.policy.expiring_days)
        if not self.policy.expiring_days:
            return
        for dated in agenda(self.assessment):
            if dated.when == "ageing" and dated.day <= last and (only is None or dated.result.obligation in only):
                told = {lang: say("gate.expiring", lang, day=write_date(dated.day, lang)) for lang in LANGUAGES}
                yield self._of_result(dated.result, "warning", Label(**told), alone=True)

    def _thresholds(self) -> Iterator[Diagnostic]:
        asked = self.policy.thresholds
        total = self.assessment.total
        if asked.total is not None:
            yield from self._threshold("total", total, asked.total, total.label)
        axes = (("bab", "chapter", asked.bab), ("cobit", "objective", asked.cobit), ("lead", "lead", asked.lead))
        for group, axis, wanted in axes:
            rolls = {one.key.removeprefix("chp_"): one for one in self.assessment.rolls.get(axis, ())}  # type: ignore[call-overload]
            for node, least in wanted.items():
                if node in rolls:
                    yield from self._threshold(f"{group}.{node}", rolls[node], least, rolls[node].label)
                else:
                    yield self._about_all("gate-threshold", "warning", "gate.no_node", group, node=f"{group}.{node}")
        duties = self.assessment.duties
        for severity, least in asked.severity.items():
            own = [r for r in self.assessment.results if duties[r.obligation].severity == severity]
            label = _said(f"severity.{severity}")
            yield from self._threshold(f"severity.{severity}", roll(severity, label, own, 0), least, label)

    def _threshold(self, name: str, one: Roll, least: float, label: Label) -> Iterator[Diagnostic]:
        rate = one.rate
        if rate.of and 100 * rate.met < least * rate.of:
            told = {
                lang: say(
                    "gate.threshold",
                    lang,
                    name=label.text(lang),
                    rate=write_percent(rate.met, rate.of, lang),
                    met=rate.met,
                    of=rate.of,
                    least=f"{least:g}".replace(".", "," if lang == "id" else "."),
                )
                for lang in LANGUAGES
            }
            yield self._everywhere("gate-threshold", "error", Label(**told), name)

    def _waivers(self) -> Iterator[Diagnostic]:
        for waiver in self.assessment.waivers:
            if waiver.state == "active":
                continue
            level = _LEVEL[self.policy.waivers] if waiver.state == "expired" else "warning"
            if level is None:
                continue
            file, line, column = self.listings.get(waiver.organisation, self.first)
            told = {
                lang: say(
                    f"gate.waiver.{waiver.state}",
                    lang,
                    obligation=waiver.obligation,
                    day=write_date(waiver.expires, lang),
                    owner=waiver.owner,
                )
                for lang in LANGUAGES
            }
            duty = self.assessment.duties.get(waiver.obligation)
            yield Diagnostic(
                code="gate-waiver",
                severity=level,
                file=file,
                line=line,
                column=column,
                eid=waiver.obligation if duty else None,
                citation=duty.citation if duty else None,
                message=Label(**told),
                fingerprint=_fingerprint("gate-waiver", waiver.organisation, waiver.obligation),
            )

    def _unneeded(self) -> Iterator[Diagnostic]:
        for entry in self.held.unneeded if self.held else ():
            yield self._of_entry(entry)

    # Making one

    def _of_result(self, result: Result, level: Severity, note: Label | None, *, alone: bool = False) -> Diagnostic:
        duty = self.assessment.duties[result.obligation]
        file, line, column = self._place(result, duty)
        told = {}
        for lang in LANGUAGES:
            reasons = "" if alone else " ".join(reason.text(lang) for reason in result.reasons)
            parts = (duty.action.text(lang) + ".", f"{say(f'verdict.{result.verdict}', lang)}." if not alone else "")
            told[lang] = " ".join(filter(None, (*parts, reasons, note.text(lang) if note else "")))
        return Diagnostic(
            code=result.obligation,
            severity=level,
            file=file,
            line=line,
            column=column,
            eid=result.obligation,
            citation=duty.citation,
            message=Label(**told),
            fingerprint=_fingerprint(result.obligation, result.unit),
        )

    def _place(self, result: Result, duty: Duty) -> tuple[str, int, int]:
        """Return the line of the nearest document, else of the items of whoever owes the duty."""
        near = [leaf.near.item for leaf in result.leaves if leaf.near is not None]
        for key in (*near, *result.accepted):
            if key in self.places:
                return self.places[key]
        owners = (result.unit, duty.lead, *duty.support)
        return next((self.listings[one] for one in owners if one in self.listings), self.first)

    def _of_entry(self, entry: Accepted) -> Diagnostic:
        return self._about_all(
            "gate-baseline", "notice", "gate.unneeded", f"{entry.obligation} {entry.unit}", obligation=entry.obligation
        )

    def _about_all(self, code: str, level: Severity, key: str, same: str, **params: object) -> Diagnostic:
        return self._everywhere(code, level, Label(**{lang: say(key, lang, **params) for lang in LANGUAGES}), same)

    def _everywhere(self, code: str, level: Severity, message: Label, same: str) -> Diagnostic:
        file, line, column = self.first
        return Diagnostic(
            code=code,
            severity=level,
            file=file,
            line=line,
            column=column,
            eid=None,
            citation=None,
            message=message,
            fingerprint=_fingerprint(code, same),
        )

    def about(self, found: Diagnostic) -> RuleInfo:
        """Return what a code means: a duty, a problem of a bundle, or a rule of the gate itself."""
        duty = self.assessment.duties.get(found.code)
        if duty is not None:
            why = {lang: f"{duty.citation.text(lang)}: {duty.deadline.text(lang)}" for lang in LANGUAGES}
            return RuleInfo(
                code=found.code,
                severity="error",
                title=duty.action,
                do=duty.recommendation,
                why=Label(**why),
            )
        name = found.code if found.code.startswith("gate-") else "gate-problem"
        parts = {part: _said(f"gate.rule.{name}.{part}") for part in ("title", "do", "why")}
        return RuleInfo(code=found.code, severity=found.severity, **parts)


def _said(key: str) -> Label:
    return Label(**{lang: say(key, lang) for lang in LANGUAGES})


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
