"""The edge of the program: where problems become sentences, and outcomes become exit codes.

0 done, 1 a check that failed, 2 wrong use or bad input, 3 an internal fault. No traceback reaches a user unless
``PERDA_RULES_DEBUG`` is set.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from perda_rules.cli.language import current, settle, text
from perda_rules.errors import InputError, Problem, problem

EXIT_FAILED_CHECK = 1
EXIT_BAD_INPUT = 2
EXIT_FAULT = 3


def main() -> None:
    """Run the command line of this process, and end it.

    The process ends without taking its objects apart one by one, which costs a seventh of an audit; what it wrote is
    flushed, and nothing waits to be called at the exit.
    """
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot show a character gets a substitute, never a crash.
            stream.reconfigure(errors="backslashreplace")
    try:
        settle(arguments)
        from perda_rules.cli.app import build

        outcome = build(arguments)(args=list(arguments), prog_name="perda-rules", standalone_mode=False)
        sys.stdout.flush()
        return outcome if isinstance(outcome, int) else 0
    except InputError as error:
        print_problems(error.problems)
        return EXIT_BAD_INPUT
    except KeyboardInterrupt:
        _say_line(text("fault.interrupted"))
        return 130
    except BrokenPipeError:
        # Whoever read our output has enough of it; that is no fault of ours.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        return 0
    except Exception as error:
        misuse = _misuse(error)
        if misuse is not None:
            print_problems([misuse])
            return EXIT_BAD_INPUT
        if type(error).__name__ == "Abort":
            return 130
        if os.environ.get("PERDA_RULES_DEBUG"):
            raise
        _say_line(text("fault.internal", kind=type(error).__name__, detail=str(error)[:300]))
        return EXIT_FAULT


def _misuse(error: Exception) -> Problem | None:
    """Turn the command line library's own complaints into problems; None where it is no such complaint."""
    if not hasattr(error, "format_message"):
        return None
    kind = type(error).__name__
    if kind == "NoSuchOption":
        option = str(getattr(error, "option_name", "?"))
        close = ", ".join(getattr(error, "possibilities", None) or []) or "–"
        return problem("U101", option, option=option, close=close)
    if kind == "MissingParameter":
        return problem("U103", _hint(error), parameter=_hint(error))
    if kind == "BadOptionUsage":
        option = str(getattr(error, "option_name", "?"))
        return problem("U105", option, option=option)
    if kind == "BadParameter":
        return problem("U106", _hint(error), parameter=_hint(error))
    if kind == "NoArgsIsHelpError":
        return None
    return problem("U100", "perda-rules")


def _hint(error: Exception) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return str(getattr(error, "param_hint", None) or "?")
    return str(getattr(param, "metavar", None) or (getattr(param, "opts", None) or ["?"])[0])


def print_problems(problems: Sequence[Problem]) -> None:
    """Print problems to standard error, each as one line of what is wrong and one of what to do."""
    from perda_rules.messages import say_problem

    for found in problems:
        what, what_to_do = say_problem(found, current())
        _say_line(f"{found.place}: {text(f'problem_word.{found.severity}')} {found.code}: {what}")
        _say_line(f"    {what_to_do}")


def _say_line(line: str) -> None:
    """Write one line to standard error, with nothing in it that a terminal would obey."""
    shown = "".join(c if c.isprintable() else "·" for c in line)
    sys.stderr.write(shown + "\n")
