"""What is printed of a document is text; what is not is kept in remarks."""

from __future__ import annotations

import io
import zipfile

import pytest
from office_files import NAMESPACES, Level, definition, instance, make_docx, paragraph, run

from perda_rules.errors import InputError
from perda_rules.regulation.reading import archive
from perda_rules.regulation.reading import docx as docx_module
from perda_rules.regulation.reading.model import Reading
from perda_rules.regulation.reading.reader import read_bytes

LIST = [definition(0, [Level("Pasal %1")]), instance(1, 0)]


def read(*body: str, **parts: str) -> Reading:
    return read_bytes(make_docx(body, LIST, parts=parts), "draft.docx")


def texts(reading: Reading) -> list[str]:
    return [" ".join(block.text.split()) for block in reading.blocks]


def remarks(reading: Reading) -> list[tuple[str, int, int, str]]:
    return [(remark.kind, remark.line, remark.column, remark.text) for remark in reading.remarks]


def p(*content: str, more: str = "") -> str:
    return f"<w:p><w:pPr>{more}</w:pPr>{''.join(content)}</w:p>"


def field(*parts: str) -> str:
    """A field: its instruction, and what it shows."""
    instruction, shown = parts
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def cells(*rows: list[str]) -> str:
    return (
        "<w:tbl>"
        + "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
        + "</w:tbl>"
    )


# Text ---------------------------------------------------------------------------------------------------------------


def test_lines_of_a_paragraph_are_pieces_of_their_own_and_a_blank_one_begins_a_paragraph() -> None:
    reading = read(p(run("BAB I|UMUM||satu\tdua")))
    assert [(block.text, block.line, block.column(0), block.fresh) for block in reading.blocks] == [
        ("BAB I", 1, 1, True), ("UMUM", 1, 6, False), ("satu\tdua", 1, 10, True),
    ]  # fmt: skip


def test_words_in_links_tags_controls_insertions_and_formulas_are_text() -> None:
    reading = read(p(
        f'<w:hyperlink r:id="rId9">{run("satu ")}</w:hyperlink>',
        f'<w:smartTag w:element="x">{run("dua ")}</w:smartTag>',
        f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{run('tiga ')}</w:sdtContent></w:sdt>",
        f'<w:ins w:id="1">{run("empat ")}</w:ins>',
        f'<w:moveTo w:id="2">{run("lima ")}</w:moveTo>',
        "<m:oMath><m:r><m:t>x=y</m:t></m:r></m:oMath>",
        '<w:r><w:t> hari</w:t><w:noBreakHyphen/><w:t>hari</w:t><w:softHyphen/><w:sym w:font="X" w:char="2265"/></w:r>',
    ))  # fmt: skip
    assert texts(reading) == ["satu dua tiga empat lima x=y hari-hari≥"]
    assert reading.remarks == ()


def test_a_table_is_read_cell_by_cell_and_a_table_within_it_in_its_place() -> None:
    inner = cells([p(run("c")), p(run("d"))])
    reading = read(cells([p(run("a")), p(run("b")) + inner + p(run("e"))], [p(run("f")), p()]), p(run("g")))
    assert texts(reading) == list("abcdefg")
    assert [block.line for block in reading.blocks] == [1, 2, 3, 4, 5, 6, 8]


def test_a_colon_in_a_cell_of_its_own_belongs_to_the_label_before_it() -> None:
    reading = read(
        cells(
            [p(run("Menimbang")), p(run(":")), p(run("a.")), p(run("bahwa taman rindang;"))],
            [p(run("Menetapkan")), p(run(": PERATURAN TENTANG TAMAN")), p(), p()],
        )
    )
    assert texts(reading) == ["Menimbang :", "a.", "bahwa taman rindang;", "Menetapkan : PERATURAN TENTANG TAMAN"]
    label = reading.blocks[3]
    assert [(label.line_at(at), label.column(at)) for at in (0, label.text.index(":"), label.text.index("TAMAN"))] == [
        (5, 1), (6, 1), (6, 21),
    ]  # fmt: skip


@pytest.mark.parametrize("wrap", [
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{0}</wps:txbx></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox>{0}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    "<w:r><w:pict><v:shape><v:textbox>{0}</v:textbox></v:shape></w:pict></w:r>",
    "<w:r><w:pict><v:group><mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback>"
    "</mc:AlternateContent></v:group></w:pict></w:r>",
])  # fmt: skip
def test_a_text_box_is_read_once_after_the_paragraph_that_it_hangs_on(wrap: str) -> None:
    box = f"<w:txbxContent>{p(run('dalam kotak'))}{p(run('baris dua'))}</w:txbxContent>"
    reading = read(p(run("sebelum "), wrap.format(box), run("sesudah")), p(run("lalu")))
    assert texts(reading) == ["sebelum sesudah", "dalam kotak", "baris dua", "lalu"]


def test_pages_are_known_where_the_program_noted_them() -> None:
    broken = "<w:r><w:lastRenderedPageBreak/><w:t>dua</w:t></w:r>"
    assert [block.page for block in read(p(run("satu")), p(broken), p(run("tiga"))).blocks] == [1, 2, 2]
    assert [block.page for block in read(p(run("satu"))).blocks] == [None]


# Fields -------------------------------------------------------------------------------------------------------------


def test_what_a_field_shows_is_text_and_what_it_is_told_is_not() -> None:
    reading = read(
        p(
            run("dalam Pasal "), field(" REF _Ref1 \\h ", run("5")), run(" ayat "),
            f"<w:fldSimple w:instr='REF x'>{run('(1)')}</w:fldSimple>",
        ),
        p(field(" IF ", field(" PAGE ", run("3"))), run(" akhir")),
    )  # fmt: skip
    assert texts(reading) == ["dalam Pasal 5 ayat (1)", "3 akhir"]


def test_words_in_the_instructions_of_a_field_are_kept_beside_the_text() -> None:
    opened = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    reading = read(p(opened, run("judul data")), p(run("teks")))
    assert texts(reading) == ["teks"]
    assert remarks(reading) == [("not_text", 1, 1, "judul data")]


def test_fields_whose_ends_are_missing_take_no_text_with_them() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(read(*[p(begin * 3)] * 40, p(run("teks"), end * 200, run(" lagi")))) == ["teks lagi"]


def test_a_table_of_contents_is_no_text_of_the_regulation() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
    split = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    entry = field(" PAGEREF _Toc1 ", run("1"))
    reading = read(
        p(begin, split, run("BAB I UMUM\t"), entry), p(run("BAB II TAMAN\t"), entry), p(end), p(run("BAB I|UMUM"))
    )
    assert texts(reading) == ["BAB I", "UMUM"]
    assert remarks(reading) == [("contents", 1, 1, "BAB I UMUM\t1"), ("contents", 2, 1, "BAB II TAMAN\t1")]


# What is not printed --------------------------------------------------------------------------------------------------


def test_deleted_and_moved_words_are_kept_beside_the_text() -> None:
    reading = read(
        p(
            run("Dinas "),
            '<w:del w:id="1"><w:r><w:delText>dapat </w:delText></w:r><w:r><w:delText>boleh </w:delText></w:r></w:del>',
            '<w:ins w:id="2">' + run("wajib ") + "</w:ins>",
            run("merawat taman"),
            f'<w:moveFrom w:id="3">{run(" lama")}</w:moveFrom>',
        )
    )
    assert texts(reading) == ["Dinas wajib merawat taman"]
    assert remarks(reading) == [("deleted", 1, 7, "dapat boleh "), ("deleted", 1, 26, " lama")]


def test_a_paragraph_that_is_deleted_is_not_counted() -> None:
    mark = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr>'
    deleted = p('<w:del w:id="2"><w:r><w:delText>lama</w:delText></w:r></w:del>', more=mark)
    reading = read(paragraph("satu", (1, 0)), deleted, paragraph("dua", (1, 0)))
    assert texts(reading) == ["Pasal 1 satu", "Pasal 2 dua"]
    assert remarks(reading) == [("deleted", 2, 1, "lama")]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next_one() -> None:
    mark = "<w:rPr><w:del w:id='1'/></w:rPr>"
    reading = read(p(run("Dinas"), more=mark), paragraph("merawat", (1, 0)), paragraph("taman", (1, 0)))
    assert [(block.text, block.line, block.fresh) for block in reading.blocks] == [
        ("Pasal 1\tDinas", 1, True), ("merawat", 2, False), ("Pasal 2\ttaman", 3, True),
    ]  # fmt: skip
    assert texts(read(p(run("akhir"), more=mark))) == ["akhir"]


def test_hidden_text_is_kept_beside_the_text_however_it_is_hidden() -> None:
    styles = [
        '<w:style w:type="character" w:styleId="Gelap"><w:rPr><w:vanish/></w:rPr></w:style>',
        '<w:style w:type="character" w:styleId="Anak"><w:basedOn w:val="Gelap"/></w:style>',
        '<w:style w:type="paragraph" w:styleId="Sembunyi"><w:rPr><w:vanish/></w:rPr></w:style>',
    ]
    hidden = "<w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r>"
    data = make_docx(
        [
            p(run("a"), hidden.format("<w:vanish/>", "x"), hidden.format('<w:rStyle w:val="Anak"/>', "y"), run("b")),
            p(
                hidden.format('<w:vanish w:val="0"/>', "c"),
                hidden.format('<w:vanish w:val="false"/><w:rStyle w:val="Anak"/>', "d"),
            ),
            paragraph("z", style="Sembunyi"),
        ],
        styles=styles,
    )  # fmt: skip
    reading = read_bytes(data, "draft.docx")
    assert texts(reading) == ["ab", "cd"]
    assert remarks(reading) == [("hidden", 1, 2, "xy"), ("hidden", 3, 1, "z")]


def test_notes_and_comments_are_kept_where_they_are_called() -> None:
    def call(kind: str, note: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{note}"/></w:r>'

    separator = f'<w:footnote w:type="separator" w:id="0">{p(run("—"))}</w:footnote>'
    reading = read(
        p(
            run("Warga"), call("footnote", 2), run(" menanam"), call("endnote", 3), call("comment", 4), run(" pohon"),
            call("footnote", 99),
        ),
        footnotes=f'{separator}<w:footnote w:id="2">{p(run("penduduk "))}{p(run("kota"))}</w:footnote>',
        endnotes=f'<w:endnote w:id="3">{p(run("lihat lampiran"))}</w:endnote>',
        comments=f'<w:comment w:id="4">{p(run("periksa"))}</w:comment>',
    )  # fmt: skip
    assert texts(reading) == ["Warga menanam pohon"]
    assert remarks(reading) == [
        ("footnote", 1, 6, "penduduk kota"), ("footnote", 1, 14, "lihat lampiran"), ("comment", 1, 14, "periksa"),
    ]  # fmt: skip


def test_headers_and_footers_are_page_furniture_once() -> None:
    reading = read(p(run("teks")), header=p(run("WALI KOTA")) + p(), footer=p(run("WALI KOTA")) + p(run("- 1 -")))
    assert texts(reading) == ["teks"]
    assert [remark for remark in remarks(reading) if remark[3]] == [
        ("page_furniture", 0, 0, "WALI KOTA"), ("page_furniture", 0, 0, "- 1 -"),
    ]  # fmt: skip


def test_a_picture_is_kept_as_the_words_that_describe_it() -> None:
    described = '<wp:docPr id="1" name="Gambar 1" descr="Lambang kota"/>'
    drawing = f"<w:r><w:drawing><wp:inline>{described}<a:t>kata</a:t></wp:inline></w:drawing></w:r>"
    watermark = '<w:r><w:pict><v:shape><v:textpath string="RANCANGAN"/></v:shape></w:pict></w:r>'
    reading = read(p(run("a"), drawing, watermark, "<w:r><w:object/></w:r>", run("b")))
    assert texts(reading) == ["ab"]
    assert remarks(reading) == [
        ("not_text", 1, 2, "Lambang kota kata"), ("not_text", 1, 2, "RANCANGAN"), ("not_text", 1, 2, ""),
    ]  # fmt: skip


def test_a_file_laid_into_the_document_is_remarked() -> None:
    reading = read(p(run("a")), '<w:altChunk r:id="rXcomments"/>', comments="")
    assert remarks(reading) == [("not_text", 2, 1, "word/comments.xml")]


# What cannot be read --------------------------------------------------------------------------------------------------


def rewritten(data: bytes, changed: dict[str, bytes], *, leave_out: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != leave_out and name not in changed:
                new.writestr(name, old.read(name))
        for name, content in changed.items():
            new.writestr(name, content)
    return stream.getvalue()


def code(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "draft.docx")
    (problem,) = caught.value.problems
    return problem.code


def test_a_document_under_another_name_in_its_archive_is_found() -> None:
    data = make_docx([paragraph("teks")])
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in ("word/document.xml", "word/_rels/document.xml.rels", "_rels/.rels")}
    moved = rewritten(
        data,
        {
            "word/document2.xml": parts["word/document.xml"],
            "word/_rels/document2.xml.rels": parts["word/_rels/document.xml.rels"],
            "_rels/.rels": parts["_rels/.rels"].replace(b"word/document.xml", b"word/document2.xml"),
        },
        leave_out="word/document.xml",
    )
    assert texts(read_bytes(moved, "draft.docx")) == ["teks"]


@pytest.mark.parametrize("content", [b"", b"<w:document", b"<a>&x;</a>", b"\xff\xfe\x00"])
def test_a_damaged_document_is_said_to_be_damaged(content: bytes) -> None:
    assert code(rewritten(make_docx([]), {"word/document.xml": content})) == "R012"


def test_a_document_type_and_with_it_every_entity_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>'
    assert code(rewritten(make_docx([]), {"word/document.xml": bomb})) == "R012"


def test_a_document_that_nests_too_deep_is_refused() -> None:
    deep = archive.MAX_DEPTH + 1
    body = b"<w:ins>" * deep + b"</w:ins>" * deep
    document = f"<w:document {NAMESPACES}><w:p>".encode() + body + b"</w:p></w:document>"
    assert code(rewritten(make_docx([]), {"word/document.xml": document})) == "R013"


def test_an_archive_of_too_many_parts_or_with_a_damaged_directory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_docx([paragraph("teks")])
    assert code(data.replace(b"PK\x01\x02", b"PK\x01\x03")) == "R012"
    monkeypatch.setattr(archive, "_MAX_MEMBERS", 3)
    assert code(data) == "R013"


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = rewritten(make_docx([]), {"word/document.xml": b" " * 300_000})
    monkeypatch.setattr(archive, "MAX_UNPACKED", 200_000)
    assert code(data) == "R013"


def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_module, "MAX_TEXT", 9)
    assert code(make_docx([paragraph("1234567890")])) == "R013"


def test_a_locked_part_is_said_to_be_locked() -> None:
    data = bytearray(make_docx([paragraph("teks")]))
    at = data.index(b"PK\x01\x02")
    while at >= 0:  # the flag in every entry of the directory
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    assert code(bytes(data)) == "R010"
