"""Writing XML: words are never touched by indentation, and what XML does not allow is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from perda_rules.regulation.akn.inline import Span, marked
from perda_rules.regulation.akn.xml import element, written

NOT = "\ufffe\uffff"
"""Two numbers of the Basic Multilingual Plane that are no characters."""


@given(st.text(st.characters(exclude_categories=()) | st.sampled_from("\x00\x0b\uffff<>&\"'"), max_size=30))
def test_words_are_read_back_as_they_were_but_for_what_xml_forbids(text: str) -> None:
    tree = etree.fromstring(written(element("act", element("p", text), title=text)))
    allowed = "".join(
        c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )
    assert (tree[0].text or "") == allowed.replace("\r\n", "\n").replace("\r", "\n")
    assert tree.get("title") == allowed.replace("\r\n", "\r\n")


def test_elements_stand_on_lines_and_words_stay_on_one() -> None:
    quoted = element("quotedStructure", element("article", element("num", "Pasal 1")))
    paragraph = element("p", element("ref", "ayat (1)", href="#a"), element("ref", "b"), " c ", element("mod", quoted))
    assert written(element("content", paragraph)).decode().splitlines()[1:] == [
        "<content>",
        '  <p><ref href="#a">ayat (1)</ref><ref>b</ref> c <mod><quotedStructure>',
        "    <article>",
        "      <num>Pasal 1</num>",
        "    </article>",
        "  </quotedStructure></mod></p>",
        "</content>",
    ]


@given(st.text("ab ", max_size=20), st.lists(st.tuples(st.integers(-3, 25), st.integers(-3, 25)), max_size=5))
def test_marking_keeps_every_character(text: str, places: list[tuple[int, int]]) -> None:
    nodes = marked(text, [Span(start, end, element("ref")) for start, end in places])
    assert "".join(node if isinstance(node, str) else "".join(map(str, node.children)) for node in nodes) == text
