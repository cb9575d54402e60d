"""The XML parts of office documents, read without trusting them: what the elements mean is the callers' business."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import BinaryIO
from xml.parsers import expat

from perda_rules.evidence.models import Limits
from perda_rules.evidence.store import Refused

Attributes = dict[str, str]


def read_part(
    stream: BinaryIO,
    part: str,
    limits: Limits,
    wanted: Collection[str],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    data: Callable[[str], None] | None = None,
) -> None:
    """Parse one XML part of a document and tell of its ``wanted`` elements. Raises Refused (B153).

    Names come without their namespace. A document type is refused: without one there are no entities to expand.
    """
    from perda_rules.evidence.archive import ZIP_FAULTS, open_zip

    def refuse(*_: object) -> None:
        raise Refused("B153")

    def started(name: str, attributes: Attributes) -> None:
        name = name[name.find(":") + 1 :]
        if name in wanted:
            start(name, {key[key.find(":") + 1 :]: value for key, value in attributes.items()})

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = started
    if end:
        parser.EndElementHandler = lambda name: end(name[name.find(":") + 1 :])
    if data:
        parser.CharacterDataHandler = data
    left = limits.parsed
    try:
        with open_zip(stream, limits) as archive, archive.open(part) as member:
            while chunk := member.read(65_536):
                left -= len(chunk)
                if left < 0:
                    raise Refused("B153")
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
    except (Refused, expat.ExpatError, *ZIP_FAULTS) as error:
        raise Refused("B153") from error
