"""The reference of problems for people who met a code: what each means and what to do, made from the catalogue."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from itertools import groupby

from perda_rules.language import Language
from perda_rules.messages import catalogue, say

_AREA = "problem_reference.area."


def describe_problems(language: Language) -> str:
    """Describe all problems in Markdown, area by area; what the program fills in stands as ``…``."""
    return "\n".join(_lines(language)) + "\n"


def problem_codes() -> list[str]:
    """Return the code of every problem: the areas in the order of the catalogue, then the codes.

    Raises ValueError where a code begins with a letter that is no area.
    """
    areas = [key.removeprefix(_AREA) for key in catalogue() if key.startswith(_AREA)]
    codes = {key.split(".")[1] for key in catalogue() if key.startswith("problem.")}
    return sorted(codes, key=lambda code: (areas.index(code[0]), code))


def _lines(language: Language) -> Iterator[str]:
    yield f"# {say('problem_reference.title', language)}"
    yield ""
    yield say("problem_reference.intro", language)
    for area, codes in groupby(problem_codes(), key=lambda code: code[0]):
        yield ""
        yield f"## {area}: {say(f'problem_reference.area.{area}', language)}"
        yield ""
        for code in codes:
            yield f"- `{code}` {_sentence(f'problem.{code}.what', language)}"
            yield f"  *{_sentence(f'problem.{code}.do', language)}*"


def _sentence(key: str, language: Language) -> str:
    """Return a sentence with ``…`` where it is filled in, and nothing in it that Markdown would take for markup."""
    parts = string.Formatter().parse(catalogue()[key][language])
    text = "".join(literal + ("…" if field is not None else "") for literal, field, _, _ in parts)
    return re.sub(r"([\\`*_<\[])", r"\\\1", re.sub(r"…[….]*", "…", text))
