"""What a browser shows of a page is text, list numbers included; what it does not show is kept in remarks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perda_rules.regulation.reading.html import read_html
from perda_rules.regulation.reading.tags import parts


def texts(page: str) -> list[str]:
    return [" ".join(block.text.split()) for block in read_html(page).blocks]


def remarks(page: str) -> list[tuple[str, int, int, str]]:
    return [(remark.kind, remark.line, remark.column, remark.text) for remark in read_html(page).remarks]


@pytest.mark.parametrize(
    ("page", "pieces"),
    [
        ("<p>BAB I<br>UMUM</p><p>satu <b>dua</b> tiga", ["BAB I", "UMUM", "satu dua tiga"]),
        ("<h1>a</h1>b<div>c<div>d</div>e</div>f<hr>g", list("abcdefg")),
        ("<table><tr><td>a<td>b<tr><th>c</th><td><table><tr><td>d</table></table>", list("abcd")),
        ("Pe<i>ra</i>turan&nbsp;Daerah R&amp;D &#8220;x&#x201D; &copy &tak;", ["Peraturan Daerah R&D “x” © &tak;"]),
        ("<pre>satu\ndua\n\ntiga</pre>empat\nlima", ["satu", "dua", "tiga", "empat lima"]),
        ("a < b dan c > d <3 <>x", ["a < b dan c > d <3 <>x"]),
        ("<p class=x data-y='>' hidden-not title=\"a>b\" / z>isi</P >", ["isi"]),
        ("<![if !supportLists]>1.<![endif]> satu<?xml x?><!doctype y>", ["1. satu"]),
        ("<svg><text>kata</text></svg><textarea><b>x</textarea>", ["kata<b>x"]),
        ("<tr><td>Menimbang</td><td>:</td><td>a.</td></tr>", ["Menimbang :", "a."]),
        ("", []),
    ],
)
def test_the_words_of_a_page_are_read_in_their_pieces(page: str, pieces: list[str]) -> None:
    assert texts(page) == pieces


@pytest.mark.parametrize(
    ("page", "pieces"),
    [
        ("<ol><li>x<li>y</ol>", ["1. x", "2. y"]),
        ("<ol type=a start=3><li>x</li><li value=7>y</li><li>z</li></ol>", ["c. x", "g. y", "h. z"]),
        ("<ol type=A start=26><li>x<li>y</ol>", ["Z. x", "AA. y"]),
        ("<ol type=i start=4><li>x</ol><ol type=I start=9><li>y</ol>", ["iv. x", "IX. y"]),
        ("<ol reversed><li>x<li>y<li>z</ol>", ["3. x", "2. y", "1. z"]),
        ("<ol reversed><li>x<li value=10>y<li>z</ol>", ["3. x", "10. y", "9. z"]),
        ("<ol reversed start=5><li>x<li>y</ol>", ["5. x", "4. y"]),
        ("<ol style='list-style-type: lower-alpha'><li>x<li>y</ol>", ["a. x", "b. y"]),
        ("<ol style='list-style: upper-roman inside'><li>x</ol>", ["I. x"]),
        ("<ol style='list-style-type:decimal-leading-zero'><li>x</ol>", ["01. x"]),
        ("<ol style='list-style:none'><li>(1) x<li>(2) y</ol>", ["(1) x", "(2) y"]),
        ("<ol><li style='list-style-type: \"(1) \"'>x<li>y</ol>", ["(1) x", "2. y"]),
        ("<ol><li type=a>x<li>y</ol>", ["a. x", "2. y"]),
        ("<ol start=x type=q><li value=y>x</ol>", ["1. x"]),
        ("<ol start=-1 type=a><li>x<li>y<li>z</ol>", ["-1. x", "0. y", "a. z"]),
        ("<ol start=999999999 type=I><li>x</ol>", ["999999999. x"]),
        ("<ul><li>x<ol><li>y</ol><li>z</ul>", ["x", "1. y", "z"]),
        ("<ol><li>x<ol type=a><li>y<ol><li>z</ol><li>v</ol><li>w</ol>", ["1. x", "a. y", "1. z", "b. v", "2. w"]),
        ("<ol><li><p>x</p><p>y</p><li><table><tr><td>z</table></ol>", ["1. x", "y", "2. z"]),
        ("<ol><li></li><li>x<li></ol>y", ["1.", "2. x", "3.", "y"]),
        ("<li>x</li></ol></ul>y", ["x", "y"]),
        ("<ol><li hidden>a<li>b</ol>", ["1. b"]),
    ],
)
def test_the_numbers_of_a_list_are_those_that_a_browser_counts(page: str, pieces: list[str]) -> None:
    assert texts(page) == pieces


@pytest.mark.parametrize(
    ("page", "shown", "kept"),
    [
        ("a<script>if (x < y) '<p>'</script>b", ["ab"], [("not_text", "if (x < y) '<p>'")]),
        ("<title>Judul &amp; isi</title>a", ["a"], [("not_text", "Judul & isi")]),
        ("a<style>p {}</style>", ["a"], [("not_text", "p {}")]),
        ("a<!-- catatan --->b<!---->", ["ab"], [("comment", "catatan -")]),
        ("a<!-- tidak selesai <p>b", ["a"], [("comment", "tidak selesai <p>b")]),
        ("a<span hidden>x<b>y</b></span>b", ["ab"], [("hidden", "x"), ("hidden", "y")]),
        ("a<div style='display : none'>x<div>y</div></div>b", ["a", "b"], [("hidden", "x"), ("hidden", "y")]),
        ("<p hidden>x<p>a</p><div style='visibility:hidden'>y</div>b", ["a", "b"], [("hidden", "x"), ("hidden", "y")]),
        ("<ul><li hidden>x<ul><li>y</ul>z</ul>a", ["a"], [("hidden", "x"), ("hidden", "y"), ("hidden", "z")]),
        ("<template>x</template>a", ["a"], [("hidden", "x")]),
        ("a<img alt='Lambang kota' hidden>b<br hidden>c", ["ab", "c"], [("not_text", "Lambang kota")]),
        ("a<! catatan><!DOCTYPE html><?xml x?><?php x?>b", ["ab"], [("comment", "catatan"), ("comment", "php x?")]),
        ("a<!-- x <b c", ["a<!-- x <b c"], []),
        ("<script>x", ["x"], []),
        ("<title/>a", ["a"], []),
    ],
)  # fmt: skip
def test_what_is_not_shown_is_kept_beside_the_text(page: str, shown: list[str], kept: list[tuple[str, str]]) -> None:
    assert texts(page) == shown
    assert [(kind, text) for kind, _, _, text in remarks(page)] == kept


def test_every_character_of_a_paragraph_over_several_lines_knows_its_line_and_column() -> None:
    page = "<body>\r\n  <p>Dinas\r\n  wajib &amp; <b>harus</b>\n\nmerawat</p>\n<ol>\n <li>taman"
    paragraph, item = read_html(page).blocks
    lines = page.replace("\r\n", "\n").split("\n")
    for word in ("Dinas", "wajib", "harus", "merawat"):
        at = paragraph.text.index(word)
        line, column = paragraph.line_at(at), paragraph.column(at)
        assert lines[line - 1][column - 1 :].startswith(word)
    assert (paragraph.line, item.line, item.column(0), item.column(item.text.index("taman"))) == (2, 7, 2, 6)


def test_line_breaks_go_on_and_elements_begin_anew() -> None:
    blocks = read_html("<p>a<br>b<br><br>c</p>d").blocks
    assert [(block.text, block.fresh) for block in blocks] == [("a", True), ("b", False), ("c", True), ("d", True)]


def test_a_remark_knows_its_place() -> None:
    assert remarks("a\n <!-- x -->") == [("comment", 2, 2, "x")]


@given(st.lists(st.sampled_from([
    "<", ">", "</", "/>", "<!--", "-->", "<a", "<p>", "</p>", "<li>", "<ol reversed>", "</ol>", "<td", " x=", '"', "'",
    "&amp;", "&#60;", "<script>", "</script", "<title>", "hidden", "kata", " ", "\n", "\r\n", "<br/>", "<!", "<?",
]), max_size=40).map("".join))  # fmt: skip
def test_no_character_of_a_page_is_lost_or_read_twice(page: str) -> None:
    found = list(parts(page))
    assert [part.start for part in found] == sorted(part.start for part in found)
    for part in found:
        if part.kind in ("text", "raw"):
            assert page.startswith(part.text, part.start)
    read_html(page)


@given(st.text(alphabet="ab <>/&;=\"'!-\n", max_size=60))
def test_a_text_without_tags_keeps_its_letters(page: str) -> None:
    if not any(part.kind != "text" for part in parts(page)):
        kept = "".join(block.text for block in read_html(page).blocks)
        assert [sign for sign in kept if sign in "ab"] == [sign for sign in page if sign in "ab"]
