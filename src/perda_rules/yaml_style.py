"""YAML as a careful person would write it: short values on one line, long ones below, keys in the order given."""

from __future__ import annotations

from typing import Any

import yaml

WIDTH = 112
"""Characters of a line; what is longer goes below its key."""


def field(key: str, value: Any, indent: str = "") -> list[str]:
    """Write ``key: value`` as lines, on one line where it fits."""
    line = f"{indent}{flow(key)}: {flow(value)}"
    if not value or not isinstance(value, dict | list | tuple) or len(line) <= WIDTH:
        return [line]
    if isinstance(value, dict):
        below = [line for name, each in value.items() for line in field(name, each, indent + "  ")]
    else:
        below = [line for each in value for line in entry(each, indent + "  ")]
    return [f"{indent}{flow(key)}:", *below]


def entry(value: Any, indent: str = "", *, short: bool = True) -> list[str]:
    """Write one entry of a list as lines; ``short`` ones on one line where they fit."""
    line = f"{indent}- {flow(value)}"
    if not value or not isinstance(value, dict) or (short and len(line) <= WIDTH):
        return [line]
    fields = [line for name, each in value.items() for line in field(name, each, indent + "  ")]
    return [f"{indent}- {fields[0].lstrip()}", *fields[1:]]


def flow(value: Any) -> str:
    """Write a value on one line."""
    if isinstance(value, dict | list | tuple):
        shown = list(value) if isinstance(value, tuple) else value
        return yaml.safe_dump(shown, default_flow_style=True, sort_keys=False, allow_unicode=True, width=10**9).strip()
    # A scalar alone may stand unquoted where it could not between commas.
    written = yaml.safe_dump(value, allow_unicode=True, width=10**9)
    return written.removesuffix("\n").removesuffix("\n...")
