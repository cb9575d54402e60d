"""Findings as a JUnit report, which CI systems show as failed tests: one test case for each finding.

Shape: the schema that Jenkins publishes for its JUnit plugin. Notices are no failures: they are skipped cases.
"""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from perda_rules.language import Language
from perda_rules.reports.diagnostics.models import Checked, Diagnostic
from perda_rules.reports.diagnostics.text import place
from perda_rules.reports.wording import clean, write


def render(checked: Checked, language: Language) -> str:
    """Write one suite for each file; a file without a finding has one case that passed."""
    counts = checked.by_severity()
    failures, skipped = counts["error"] + counts["warning"], counts["notice"]
    suites = Xml.Element("testsuites", name=checked.tool)
    total = 0
    for file in checked.files:
        found = [one for one in checked.findings if one.file == file]
        total += max(len(found), 1)
        suite = Xml.SubElement(
            suites,
            "testsuite",
            name=clean(file),
            tests=str(max(len(found), 1)),
            failures=str(sum(one.severity != "notice" for one in found)),
            errors="0",
            skipped=str(sum(one.severity == "notice" for one in found)),
        )
        if not found:
            Xml.SubElement(suite, "testcase", name=clean(file), classname=checked.tool)
        for one in found:
            _case(suite, one, language)
    suites.set("tests", str(total))
    suites.set("failures", str(failures))
    suites.set("errors", "0")
    suites.set("skipped", str(skipped))
    Xml.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(suites, encoding="unicode") + "\n"


def _case(suite: Xml.Element, found: Diagnostic, language: Language) -> None:
    where = write(found.citation, language) if found.citation else clean(found.file)
    case = Xml.SubElement(suite, "testcase", name=f"{found.code} {clean(place(found))}", classname=where)
    message = write(found.message, language)
    if found.severity == "notice":
        Xml.SubElement(case, "skipped", message=message)
    else:
        failure = Xml.SubElement(case, "failure", message=message, type=found.severity)
        failure.text = f"{clean(place(found))}: {message}"
