"""Marking stretches of a text: references and defined terms. Which stretches they are is said by whoever asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from perda_rules.regulation.akn.xml import Element, Node


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, and the empty element that is to hold it."""

    start: int
    end: int
    element: Element


def marked(text: str, spans: Iterable[Span] = ()) -> list[Node]:
    """Return ``text`` with ``spans`` marked; of spans that overlap, the one that begins first, then the longer one."""
    nodes: list[Node] = []
    position = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if position <= span.start < span.end <= len(text):
            nodes += [text[position : span.start], span.element.add(text[span.start : span.end])]
            position = span.end
    nodes.append(text[position:])
    return [node for node in nodes if node != ""]
