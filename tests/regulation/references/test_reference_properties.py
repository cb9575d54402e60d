"""Laws of references: what is written of a place is read as that place, and every number stands where it is said to."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from perda_rules.regulation.document import Document, Unit
from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.references.finding import cited_by, references_in, references_of
from perda_rules.regulation.references.grammar import citations
from perda_rules.regulation.references.targets import Targets

FRAGMENTS = st.sampled_from(
    [
        "Pasal", "pasal", "PASAL", "Pasa1", "ayat", "Ayat", "huruf", "huruf-", "angka", "butir", "BAB", "Bab",
        "Bagian", "Paragraf", "Lampiran", "Buku", "1", "2", "42A", "4O", "l0", "2gD", "I", "IV", "(1)", "(2)", "(2a)",
        "(l)", "(21", "(", ")", "a", "b", "b)", "aa", "Kesatu", "Kedua belas", ",", ";", ".", "...", "…", "dan", "atau",
        "dan/atau", "serta", "sampai dengan", "s.d.", "s/d", "hingga", "-", "–", "ini", "tersebut", "tersebut di atas",
        "^", "_", "sebagaimana dimaksud", "dalam", "pada", "ketentuan", "Undang-Undang", "Undang- Undang",
        "Undang-Undang Dasar", "Peraturan Daerah", "Peraturan", "PP", "KUHP", "Nomor", "Tahun", "2020", "tentang",
        "Taman Kota", "atas", "(Lembaran", "PPh", "Rancangan", "hari", "(dua)", "persen", "Warga", "taman", "\n",
    ]
)  # fmt: skip
SCRAMBLED = st.lists(FRAGMENTS, max_size=40).map(" ".join) | st.lists(
    st.one_of(FRAGMENTS, st.text(max_size=3)), max_size=40
).map("".join)


@given(SCRAMBLED)
@settings(max_examples=500)
def test_every_citation_stands_where_it_is_said_to(text: str) -> None:
    end = 0
    for citation in citations(text):
        assert end <= citation.start < citation.end <= len(text)
        inside = end = citation.start
        end = citation.end
        if citation.act is not None:
            assert text[citation.act.start : citation.act.end] == citation.act.text
        for target in citation.targets:
            assert inside <= target.start < target.end <= citation.end
            assert text[target.start : target.end] == target.text
            inside = target.end
            for step in target.steps:
                assert citation.start <= step.start < step.end <= citation.end
                assert text[step.start : step.end] == step.text
                if step.numeral is not None:
                    assert step.start <= step.numeral.start < step.numeral.end <= step.end
                    assert text[step.numeral.start : step.numeral.end] == step.numeral.text


@given(SCRAMBLED, SCRAMBLED)
@settings(max_examples=200)
def test_any_text_has_references_and_none_of_them_is_a_guess(one: str, other: str) -> None:
    document = parse_document(f"BAB I\nUMUM\nPasal 1\n(1) {one}\n(2) Isi:\na. {other}\nb. akhir.\nPasal 2\n{one}")
    targets = Targets(document)
    addresses = {unit.id for unit, _ in document.walk()}
    references = references_of(document)
    for reference in references:
        for target in reference.targets:
            assert addresses.issuperset(target.eids)
            assert bool(target.eids) == (target.status in ("resolved", "ambiguous"))
            if target.status == "resolved":
                assert target.doubtful is None
                assert all(step.eids for step in target.steps)
            if target.status == "missing":
                assert target.lacking is not None
    assert references == references_of(document, targets)
    citing = cited_by(references)
    assert all(
        reference in citing[eid] for reference in references for target in reference.targets for eid in target.eids
    )


LETTERS = "abcdefghijklmnopqrstuvwxyz"


@st.composite
def acts(draw: st.DrawFn) -> Document:
    """A little act, each number in it used once."""
    lines = []
    for article in range(1, draw(st.integers(1, 6)) + 1):
        lines += ["", f"Pasal {article}{draw(st.sampled_from(['', '', 'A']))}"]
        paragraphs = draw(st.integers(0, 4))
        for paragraph in range(1, paragraphs + 1) if paragraphs else (0,):
            points = draw(st.integers(0, 4))
            lines.append(f"{f'({paragraph}) ' if paragraph else ''}Warga merawat{':' if points else ' taman.'}")
            for point in range(points):
                inner = draw(st.integers(0, 3))
                lines.append(f"{LETTERS[point]}. bangku{', yaitu:' if inner else ';'}")
                lines += [f"{number}. kayu;" for number in range(1, inner + 1)]
    return parse_document("\n".join(lines))


def written(unit: Unit) -> str:
    if unit.kind == "article":
        return f"Pasal {unit.number}"
    if unit.kind == "paragraph":
        return f"ayat ({unit.number})"
    return f"{'angka' if (unit.number or '').isdigit() else 'huruf'} {unit.number}"


@given(acts(), st.data())
@settings(max_examples=200)
def test_the_citation_of_a_place_is_read_as_that_place(document: Document, data: st.DataObject) -> None:
    places = [[*above, unit] for unit, above in document.walk()]
    standing = data.draw(st.sampled_from(places))
    chains = data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=4))
    older = data.draw(st.booleans()) and len(chains) == 1
    printed = [" ".join(map(written, reversed(chain) if older else chain)) for chain in chains]
    links = [", ", " dan ", ", dan ", " dan/atau ", " atau "]
    text = printed[0] + "".join(data.draw(st.sampled_from(links)) + one for one in printed[1:])
    references = references_in(f"Hal dalam {text} berlaku.", Targets(document), standing[-1].id)
    assert [(target.status, target.eids) for reference in references for target in reference.targets] == [
        ("resolved", (chain[-1].id,)) for chain in chains
    ]


@given(acts(), st.data())
def test_a_citation_without_its_outer_levels_is_one_of_the_place_where_it_stands(
    document: Document, data: st.DataObject
) -> None:
    places = [[*above, unit] for unit, above in document.walk()]
    chain = data.draw(st.sampled_from([place for place in places if place[-1].kind != "article"] or places))
    kept = [unit for unit in chain if unit.kind != "article"] or chain
    siblings = [place for place in places if place[0] is chain[0]]
    standing = data.draw(st.sampled_from(siblings))
    references = references_in(
        f"Hal sebagaimana dimaksud pada {' '.join(map(written, kept))} berlaku.", Targets(document), standing[-1].id
    )
    target = references[0].targets[0]
    if kept[0].kind != "point":
        assert (target.status, target.eids) == ("resolved", (chain[-1].id,))
    else:  # a letter alone is one of the nearest list, which may be another
        nearest = [unit for unit in standing if unit.kind in ("article", "paragraph")][-1]
        assert target.status in ("resolved", "missing")
        assert all(eid.startswith(nearest.id or "") for eid in target.eids)


@given(acts(), st.data())
def test_a_range_holds_what_stands_between_its_ends(document: Document, data: st.DataObject) -> None:
    articles = [unit for unit, _ in document.walk() if unit.kind == "article"]
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(articles) - 1)] * 2)))
    text = f"dalam Pasal {articles[first].number} sampai dengan Pasal {articles[last].number} berlaku"
    target = references_in(text, Targets(document))[0].targets[0]
    if first == last:
        assert (target.status, target.lacking) == ("incomplete", "article")
    else:
        assert target.eids == tuple(unit.id for unit in articles[first : last + 1])
