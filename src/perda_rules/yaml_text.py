"""Changing a YAML file that people write, entry by entry: all that stands elsewhere stays as it is, comments included.

The functions take the text of a file and return the changed one; :func:`update` does so to the file, alone. A part is a
key at the top whose value is a list of entries with an ``id``, or a mapping. What the entries mean is the callers'
business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from perda_rules.errors import InputError, problem, reason_of
from perda_rules.source import MAX_BYTES, parse_yaml
from perda_rules.writing import alone, write_file
from perda_rules.yaml_style import entry, field

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Span(NamedTuple):
    """Whole lines of a text, from ``first`` to before ``end``, counted from 0."""

    first: int
    end: int


def put_entries(text: str, part: str, shown: Sequence[Mapping[str, Any]]) -> str:
    """Return the text with each of ``shown`` in the place of the entry of its id, or at the end of the list."""
    if not shown:
        return text
    entries = _part(text, part)
    if not isinstance(entries, yaml.SequenceNode) or entries.flow_style:
        merged = list(_plain(text, part, []))
        for one in shown:
            same = [at for at, each in enumerate(merged) if isinstance(each, dict) and each.get("id") == one["id"]]
            at = same[0] if same else len(merged)
            merged[at : at + 1] = [dict(one)]
        return _with_part(text, part, merged)
    indent = " " * _column(text, entries)
    old = _by_id(entries)
    spans = [(_span(old[one["id"]]) if one["id"] in old else _after(entries), one) for one in reversed(shown)]
    # From the end of the file, so that the lines before stay where they are; of the new ones the last first.
    for span, one in sorted(spans, key=lambda pair: -pair[0].first):
        text = _replaced(text, span, [indent + line for line in entry(dict(one), short=False)])
    return text


def put_entry(text: str, part: str, shown: Mapping[str, Any]) -> str:
    """Return the text with one entry put in; see :func:`put_entries`."""
    return put_entries(text, part, [shown])


def put_pairs(text: str, part: str, shown: Mapping[str, Any]) -> str:
    """Return the text with each ``key: value`` of ``shown`` in the mapping ``part``."""
    if not shown:
        return text
    pairs = _part(text, part)
    if not isinstance(pairs, yaml.MappingNode) or pairs.flow_style or not pairs.value:
        return _with_part(text, part, {**_plain(text, part, {}), **shown})
    indent = " " * pairs.start_mark.column
    old = {name.value: _pair_span(name, node) for name, node in pairs.value}
    spans = [(old.get(key, _after(pairs)), key) for key in reversed(list(shown))]
    # From the end of the file, so that the lines before stay where they are; of the new ones the last first.
    for span, key in sorted(spans, key=lambda pair: -pair[0].first):
        text = _replaced(text, span, field(key, shown[key], indent))
    return text


def put_pair(text: str, part: str, key: str, value: Any) -> str:
    """Return the text with one ``key: value`` put in; see :func:`put_pairs`."""
    return put_pairs(text, part, {key: value})


def remove(text: str, part: str, key: str) -> str:
    """Return the text without the entry of the id ``key``, or without the key; as it was where there is none."""
    node = _part(text, part)
    if isinstance(node, yaml.SequenceNode):
        found = _by_id(node).get(key)
        if found is None:
            return text
        if node.flow_style or len(node.value) == 1:
            left = [each for each in _plain(text, part, []) if not (isinstance(each, dict) and each.get("id") == key)]
            return _with_part(text, part, left)
        return _replaced(text, _span(found), [])
    if isinstance(node, yaml.MappingNode):
        old = next(((name, value) for name, value in node.value if name.value == key), None)
        if old is None:
            return text
        if node.flow_style or len(node.value) == 1:
            return _with_part(text, part, {name: each for name, each in _plain(text, part, {}).items() if name != key})
        return _replaced(text, _pair_span(*old), [])
    return text


def read_text(path: Path) -> str:
    """Return the text of a YAML file.

    Raises InputError: it cannot be read (Y001), is too large (Y002), or is no YAML that is accepted (Y003 to Y014).
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(problem("Y001", path, reason=reason_of(error))) from error
    if len(data) > MAX_BYTES:
        raise InputError(problem("Y002", path, limit=MAX_BYTES))
    parse_yaml(data, str(path), tolerant=True)
    return data.decode("utf-8-sig")


def update(path: Path, change: Callable[[str], str]) -> str:
    """Change the YAML file ``path``, alone and whole or not at all; return its new text.

    ``change`` gets the text as it is now, so that what others saved meanwhile stays. Raises InputError: as
    :func:`read_text`, or where it cannot be written (U121, U122).
    """
    with alone(path):
        old = read_text(path)
        new = change(old)
        parse_yaml(new, str(path), tolerant=True)
        if new != old:
            write_file(path, new.encode())
    return new


def _part(text: str, key: str) -> yaml.Node | None:
    """Return the value of a key at the top."""
    root = yaml.compose(text, Loader=_LOADER)
    for name, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if name.value == key:
            return value  # type: ignore[no-any-return]
    return None


def _plain(text: str, key: str, nothing: Any) -> Any:
    value = parse_yaml(text, "-", tolerant=True).value
    return (value.get(key) if isinstance(value, dict) else None) or nothing


def _by_id(entries: yaml.SequenceNode) -> dict[str, yaml.Node]:
    """Return the entries of a list by their ids, of several with one id the first."""
    found: dict[str, yaml.Node] = {}
    for node in entries.value:
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            if key.value == "id":
                found.setdefault(value.value, node)
    return found


def _with_part(text: str, part: str, value: Any) -> str:
    """Write a whole part anew: where it was empty, missing or on one line, there is no comment in it to keep."""
    if isinstance(value, list) and value:
        lines = [f"{part}:", *(line for each in value for line in entry(each, "  ", short=False))]
    elif isinstance(value, dict) and value:
        lines = [f"{part}:", *(line for name, each in value.items() for line in field(name, each, "  "))]
    else:
        lines = field(part, value)
    root = yaml.compose(text, Loader=_LOADER)
    for name, node in root.value if isinstance(root, yaml.MappingNode) else ():
        if name.value == part:
            return _replaced(text, _pair_span(name, node), lines)
    end = len(text.splitlines())
    return _replaced(text, _Span(end, end), ["", *lines] if text.strip() else lines)


def _span(node: yaml.Node) -> _Span:
    """Return the lines of an entry: from its dash to its last value, without the comments that follow."""
    return _Span(node.start_mark.line, _last_line(node) + 1)


def _pair_span(name: yaml.Node, value: yaml.Node) -> _Span:
    return _Span(name.start_mark.line, max(name.start_mark.line, _last_line(value)) + 1)


def _after(node: yaml.Node) -> _Span:
    end = _last_line(node) + 1
    return _Span(end, end)


def _last_line(node: yaml.Node) -> int:
    """Return the line of the last value in a node; of a block the parser marks only where the next thing begins."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        if isinstance(last, tuple):
            line: int = last[0].start_mark.line
            return max(_last_line(last[1]), line)
        return _last_line(last)
    end: yaml.Mark = node.end_mark
    line = end.line
    return line - 1 if end.column == 0 and line > node.start_mark.line else line


def _column(text: str, entries: yaml.SequenceNode) -> int:
    """Return the column of the dashes of a list in block style."""
    line = text.splitlines()[entries.value[0].start_mark.line] if entries.value else "  -"
    return len(line) - len(line.lstrip())


def _replaced(text: str, span: _Span, lines: list[str]) -> str:
    old = text.splitlines(keepends=True)
    if old and not old[-1].endswith(("\n", "\r")):
        old[-1] += "\n"
    ending = "\r\n" if old and old[0].endswith("\r\n") else "\n"
    return "".join([*old[: span.first], *(line + ending for line in lines), *old[span.end :]])
