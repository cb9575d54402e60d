"""Help pages in the language of the run.

The library that lays the pages out has a few words of its own ("Usage:", "Options:"); they are replaced in the laid
out page, because that is the one place where every version of it can be reached.
"""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from perda_rules.cli.language import text
from perda_rules.errors import InputError, problem

_HEADINGS = {"Arguments:": "arguments", "Options:": "options", "Commands:": "commands"}
_PHRASES = {
    "Show this message and exit.": "show_help",
    "[required]": "required",
    "[default: ": "default",
    "; required]": "also_required",
}


def translate(page: str) -> str:
    """Put the library's own words in a help page into the language of the run."""
    lines = page.split("\n")
    for number, line in enumerate(lines):
        if line.startswith("Usage: "):
            lines[number] = text("help.usage") + line.removeprefix("Usage:")
        elif line in _HEADINGS:
            lines[number] = text(f"help.headings.{_HEADINGS[line]}")
        else:
            for phrase, key in _PHRASES.items():
                line = line.replace(phrase, text(f"help.{key}"))
            lines[number] = line
    return "\n".join(lines)


class Command(TyperCommand):
    """A command whose help page speaks the language of the run."""

    def get_help(self, ctx: Any) -> str:
        """Lay out the help page."""
        return translate(super().get_help(ctx))


class Group(TyperGroup):
    """A group whose help page speaks the language of the run, and which names the command that was meant."""

    def get_help(self, ctx: Any) -> str:
        """Lay out the help page."""
        return translate(super().get_help(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command. Raises InputError (U102) for one that does not exist."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from difflib import get_close_matches

            close = get_close_matches(args[0], self.list_commands(ctx), n=1) or self.list_commands(ctx)
            raise InputError(problem("U102", args[0], command=args[0], close=", ".join(close)))
        return super().resolve_command(ctx, args)
