"""The edge of the program: where problems become sentences, and outcomes become exit codes.

0 done, 1 a check that failed, 2 wrong use or bad input, 3 an internal fault. No traceback reaches a user unless
``PERDA_RULES_DEBUG`` is set.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from perda_rules.cli.language import current, settle, text
from perda_rules.dataset import MissingDataError
from perda_rules.errors import InputError, Problem, problem, reason_of

EXIT_FAILED_CHECK = 1
EXIT_BAD_INPUT = 2
EXIT_FAULT = 3
EXIT_INTERRUPTED = 130

_FULL = (errno.ENOSPC, errno.EIO)
"""What goes wrong with a place that is written to, whatever we do."""


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
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 (closed by the caller)
    sys.stderr = sys.stderr or sys.stdout
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot show a character gets a substitute, never a crash.
            stream.reconfigure(errors="backslashreplace")
    try:
        settle(arguments)
        from perda_rules.cli.app import build

        outcome = build(arguments)(args=list(arguments), prog_name="perda-rules", standalone_mode=False)
        sys.stdout.flush()
        if outcome == EXIT_INTERRUPTED:
            raise KeyboardInterrupt
        return outcome if isinstance(outcome, int) else 0
    except InputError as error:
        print_problems(error.problems)
        return EXIT_BAD_INPUT
    except MissingDataError as error:
        print_problems([problem("U150", error.args[0], folder=error.args[0])])
        return EXIT_BAD_INPUT
    except (BrokenPipeError, SystemExit):
        # Whoever read our output has enough of it, which is no fault of ours; the libraries that write for us end the
        # program then, and nothing else does.
        _write_nowhere()
        return 0
    except (Exception, KeyboardInterrupt) as error:
        if isinstance(error, KeyboardInterrupt) or type(error).__name__ == "Abort":
            _say_line(text("fault.interrupted"))
            return EXIT_INTERRUPTED
        misuse = _misuse(error)
        if misuse is not None:
            print_problems([misuse])
            return EXIT_BAD_INPUT
        if os.environ.get("PERDA_RULES_DEBUG"):
            raise
        _say_line(text("fault.internal", kind=type(error).__name__, detail=str(error)[:300]))
        return EXIT_FAULT


def _misuse(error: Exception) -> Problem | None:
    """Turn the complaints of the command line library and of a full disk into problems; None for all else."""
    if isinstance(error, OSError) and error.errno in _FULL:
        return problem("U121", "-", reason=reason_of(error))
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
    return problem("U100", "perda-rules")


def _write_nowhere() -> None:
    """Let what is still in the buffers of standard output go nowhere."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


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
