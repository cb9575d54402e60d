"""Which language this run speaks: ``--lang``, else ``PERDA_RULES_LANG``, else Indonesian.

It is settled before the commands are built, because their help texts are in it too.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from perda_rules.errors import InputError, problem
from perda_rules.language import DEFAULT_LANGUAGE, LANGUAGES, Language
from perda_rules.messages import say

VARIABLE = "PERDA_RULES_LANG"
_current: Language = DEFAULT_LANGUAGE


def settle(arguments: Sequence[str]) -> None:
    """Settle the language from the arguments and the environment. Raises InputError (U104) for one we do not speak."""
    global _current
    _current = DEFAULT_LANGUAGE
    named = _asked(arguments)
    asked = named if named is not None else os.environ.get(VARIABLE) or DEFAULT_LANGUAGE
    for known in LANGUAGES:
        if asked == known:
            _current = known
            return
    raise InputError(problem("U104", "--lang" if named is not None else VARIABLE, language=asked))


def _asked(arguments: Sequence[str]) -> str | None:
    for number, argument in enumerate(arguments):
        if argument == "--":
            return None
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and number + 1 < len(arguments):
            return arguments[number + 1]
    return None


def without_language(arguments: Sequence[str]) -> list[str]:
    """Return the arguments but for ``--lang`` with its value; a ``--lang`` that lacks one stays."""
    rest: list[str] = []
    left = list(arguments)
    while left:
        argument = left.pop(0)
        if argument == "--lang" and left:
            left.pop(0)
        elif not argument.startswith("--lang="):
            rest.append(argument)
    return rest


def current() -> Language:
    """Return the language of this run."""
    return _current


def text(key: str, /, **params: object) -> str:
    """Say a sentence in the language of this run."""
    return say(key, _current, **params)
