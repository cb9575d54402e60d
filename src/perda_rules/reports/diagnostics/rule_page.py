"""The page of a lint rule, in Markdown: what it finds, why, where it comes from, a bad and a good example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.regulation.lint.models import Description, Rule
from perda_rules.regulation.lint.registry import describe


def rule_page(rule: Rule, language: Language) -> str:
    """Return the page of one rule."""
    return "\n".join(_lines(rule, describe(rule.code), language)) + "\n"


def reference(rules: Iterable[Rule], language: Language) -> str:
    """Return the page of all rules, family by family."""
    lines = [
        f"# {say('rule_page.title', language)}",
        "",
        say("rule_page.twin", language),
        "",
        say("rule_page.intro", language),
        "",
    ]
    for family, members in groupby(rules, key=lambda rule: rule.code[:3]):
        lines += [f"## {family}xx: {say(f'rule_page.family.{family}', language)}", ""]
        for rule in members:
            heading, *rest = _lines(rule, describe(rule.code), language)
            lines += [f"#{heading}", *rest]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _lines(rule: Rule, said: Description, language: Language) -> Iterator[str]:
    yield f"## {rule.code} {said.title.text(language)}"
    yield ""
    yield f"{say(f'problem_word.{rule.severity}', language).capitalize()}. {_source(said, language)}"
    if said.amended is not None:
        yield ""
        yield said.amended.text(language)
    yield ""
    yield said.why.text(language)
    yield ""
    yield f"*{say('rule_page.do', language)}* {said.do.text(language)}"
    for kind, example in (("bad", said.bad), ("good", said.good)):
        yield ""
        yield f"{say(f'rule_page.{kind}', language)}:"
        yield ""
        yield "```text"
        yield from example.rstrip("\n").split("\n")
        yield "```"


def _source(said: Description, language: Language) -> str:
    numbers = ", ".join(str(number) for number in said.conventions)
    return say(f"rule_page.source.{said.source}", language, numbers=numbers)
