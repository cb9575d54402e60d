"""Help pages in the language of the run.

The library that lays the pages out has a few words of its own ("Usage:", "[default: "); they are replaced in the laid
out page, because that is the one place where every version of it can be reached.
"""

from __future__ import annotations

import re
import sys
from typing import Any

from typer import Exit
from typer.core import TyperCommand, TyperGroup

from perda_rules.cli.language import text, without_language
from perda_rules.errors import InputError, problem

_HEADINGS = {"Arguments:": "arguments", "Options:": "options", "Commands:": "commands"}
_PHRASES = {
    re.compile(re.escape(phrase).replace(r"\ ", r"(\s+)")): key
    for phrase, key in {
        "Show this message and exit.": "show_help",
        "[required]": "required",
        "[default: ": "default",
        "; required]": "also_required",
    }.items()
}
"""The phrases wherever the page breaks its lines."""
_USAGE = {"[OPTIONS]": "options", "COMMAND [ARGS]...": "command"}
_TYPE = re.compile(r"^(  \S+)( <[a-z]+(?:\[[A-Za-z]+\])?>)(?=  |$)", re.MULTILINE)
"""What the library says of an argument's type in the program: no user has a use for it."""


def translate(page: str) -> str:
    """Put the library's own words in a help page into the language of the run."""
    usage, _, rest = page.partition("\n\n")
    usage = usage.replace("Usage:", text("help.usage"), 1).replace("{", "").replace("}", "")
    for words, key in _USAGE.items():
        usage = usage.replace(words, text(f"help.metavars.{key}"))
    for pattern, key in _PHRASES.items():
        # A phrase that the page breaks keeps its break, so that what follows it stays where it is.
        rest = pattern.sub(lambda found, key=key: _broken(text(f"help.{key}"), found), rest)  # type: ignore[misc]
    rest = _TYPE.sub(lambda found: found[1] + " " * len(found[2]), rest)
    lines = (text(f"help.headings.{_HEADINGS[line]}") if line in _HEADINGS else line for line in rest.split("\n"))
    return f"{usage}\n\n" + "\n".join(lines)


def _broken(words: str, found: re.Match[str]) -> str:
    """Write ``words`` with the line break of what they replace, if it has one, at their last space."""
    broken = next((space for space in found.groups() if "\n" in space), None)
    return words if broken is None else broken.join(words.rsplit(" ", 1))


class Command(TyperCommand):
    """A command whose help page speaks the language of the run."""

    def get_help(self, ctx: Any) -> str:
        """Lay out the help page."""
        return translate(super().get_help(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments. Raises InputError (U107) for one too many."""
        ctx.allow_extra_args = True
        rest: list[str] = super().parse_args(ctx, args)
        if rest:
            raise InputError([problem("U107", argument, argument=argument) for argument in rest])
        return rest


class Group(TyperGroup):
    """A group whose help page speaks the language of the run, and which names the command that was meant."""

    def get_help(self, ctx: Any) -> str:
        """Lay out the help page."""
        return translate(super().get_help(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; without any, show the help page and end as wrong use.

        The language is settled before: a group below the first one need not know the option.
        """
        args = without_language(args)
        if not args and not ctx.resilient_parsing:
            sys.stderr.write(self.get_help(ctx) + "\n")
            raise Exit(2)
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command. Raises InputError (U102) for one that does not exist."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from difflib import get_close_matches

            close = get_close_matches(args[0], self.list_commands(ctx), n=1) or self.list_commands(ctx)
            raise InputError(problem("U102", args[0], command=args[0], close=", ".join(close)))
        return super().resolve_command(ctx, args)
