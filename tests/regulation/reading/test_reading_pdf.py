"""The words of a PDF are read in lines from top to bottom, whatever the order and the way in which they are drawn."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from perda_rules.errors import InputError
from perda_rules.regulation.reading import pdf as pdf_module
from perda_rules.regulation.reading.model import Reading
from perda_rules.regulation.reading.reader import read_bytes

TAMAN = Path(__file__).parent / "taman"
PICTURE = "q 10 0 0 10 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"


def drawn(text: str, x: float, y: float, matrix: str = "1 0 0 1", size: float = 12) -> str:
    return f"BT /F1 {size} Tf {matrix} {x} {y} Tm ({text}) Tj ET"


def make_pdf(*pages: str) -> bytes:
    """A PDF with a page for each of these streams of operators."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for at, page in enumerate(pages):
        resources = "<</Font<</F1 3 0 R>>>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources{resources}/Contents {5 + 2 * at} 0 R>>"
        )
        objects.append(f"<</Length {len(page)}>>stream\n{page}\nendstream")
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    body += (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    )
    return body.encode("latin-1")


def read(*pages: str) -> Reading:
    return read_bytes(make_pdf(*pages), "draft.pdf")


def texts(reading: Reading) -> list[str]:
    return [" ".join(block.text.split()) for block in reading.blocks]


def code(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "draft.pdf")
    (problem,) = caught.value.problems
    return problem.code


def test_lines_are_read_from_top_to_bottom_and_from_left_to_right_in_whatever_order_they_are_drawn() -> None:
    reading = read(
        " ".join([
            drawn("bawah sekali", 70, 600),
            drawn("bahwa taman rindang;", 200, 700),
            drawn("Menimbang", 70, 700),
            drawn("a.", 180, 700.5),
            drawn(":", 160, 700),
            drawn("atas sekali", 70, 760),
        ])
    )  # fmt: skip
    assert texts(reading) == ["atas sekali", "Menimbang : a. bahwa taman rindang;", "bawah sekali"]
    assert [(block.line, block.column(0), block.page) for block in reading.blocks] == [(1, 1, 1), (2, 1, 1), (3, 1, 1)]


def test_a_raised_number_stays_in_its_line_and_the_next_line_does_not() -> None:
    raised = drawn("1", 130, 704, size=7)
    reading = read(f"{drawn('Pasal lima', 70, 700)} {raised} {drawn('baris dua', 70, 688)}")
    assert texts(reading) == ["Pasal lima 1", "baris dua"]


def test_words_printed_twice_to_look_bold_are_read_once() -> None:
    reading = read(f"{drawn('Pasal 5', 270, 700)} {drawn('Pasal 5', 270.3, 700)} {drawn('Pasal 5', 400, 700)}")
    assert texts(reading) == ["Pasal 5 Pasal 5"]


def test_a_stamp_or_a_catchword_at_the_height_of_a_line_is_no_word_of_it() -> None:
    pages = [
        f"{drawn(f'{at}. kata yang pertama', 70, 700)} {drawn(f'{at}a. kata yang lain', 70, 686)} "
        f"{drawn('jdih.contoh.go.id', 60, 685)} {drawn('kata lama...', 450, 686)}"
        for at in range(1, 3)
    ]
    reading = read(*pages, drawn("akhir", 70, 700))
    lines = [f"{at}{words}" for at in "12" for words in (". kata yang pertama", "a. kata yang lain")]
    assert texts(reading) == [*lines, "akhir"]
    assert [remark.text for remark in reading.remarks] == ["kata lama...", "jdih.contoh.go.id"] * 2


@pytest.mark.parametrize(
    ("matrix", "first", "second"),
    [("0 1 -1 0", (100, 100), (112, 100)), ("-1 0 0 -1", (500, 100), (500, 112)), ("0 -1 1 0", (112, 700), (100, 700))],
    ids=["turned left", "upside down", "turned right"],
)
def test_a_page_that_is_turned_is_read_as_it_is_held(
    matrix: str, first: tuple[int, int], second: tuple[int, int]
) -> None:
    reading = read(f"{drawn('baris kedua', *second, matrix)} {drawn('baris pertama', *first, matrix)}")
    assert texts(reading) == ["baris pertama", "baris kedua"]


def test_what_is_turned_otherwise_than_the_page_comes_last_and_begins_anew() -> None:
    margin = drawn("di tepi", 20, 300, "0 1 -1 0")
    reading = read(f"{margin} {drawn('baris pertama', 70, 700)} {drawn('baris kedua', 70, 688)}")
    assert [(" ".join(block.text.split()), block.fresh) for block in reading.blocks] == [
        ("baris pertama", True), ("baris kedua", False), ("di tepi", True),
    ]  # fmt: skip


def test_a_wider_space_begins_a_paragraph() -> None:
    heights = [700, 686, 672, 650, 636, 622, 608]
    reading = read(" ".join(drawn(f"baris nomor {at}", 70, height) for at, height in enumerate(heights)))
    assert [block.fresh for block in reading.blocks] == [True, False, False, True, False, False, False]


def test_lines_count_on_through_the_pages() -> None:
    reading = read(drawn("satu", 70, 700), drawn("dua", 70, 700), drawn("tiga", 70, 700))
    assert [(block.text, block.line, block.page) for block in reading.blocks] == [
        ("satu", 1, 1), ("dua", 2, 2), ("tiga", 3, 3),
    ]  # fmt: skip


def test_a_page_that_is_only_a_picture_among_others_is_remarked() -> None:
    written = ["Pasal satu memuat kata yang cukup banyak untuk sebuah halaman", "Pasal dua juga"]
    reading = read(drawn(written[0], 70, 700), PICTURE, drawn(written[1], 70, 700))
    assert texts(reading) == written
    assert [(remark.kind, remark.line, remark.text) for remark in reading.remarks] == [("not_text", 2, "[2]")]


@pytest.mark.parametrize(
    "pages",
    [
        [PICTURE],
        [""],
        [drawn("x", 70, 700), "", "", ""],
        [drawn("sampul", 70, 700), PICTURE, PICTURE],
        [drawn("\\001\\002\\003\\004 ?! ## --", 70, 700)],
    ],
    ids=["picture", "empty", "next to nothing", "a cover alone", "signs"],
)
def test_pages_without_words_are_said_to_need_ocr(pages: list[str]) -> None:
    assert code(make_pdf(*pages)) == "R011"


def locked(password: str) -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf(drawn("Pasal satu", 70, 700))))
    writer.encrypt(password, "pemilik", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_locked_file_is_said_to_be_locked_and_one_that_only_forbids_printing_is_read() -> None:
    assert code(locked("rahasia")) == "R010"
    assert texts(read_bytes(locked(""), "draft.pdf")) == ["Pasal satu"]


@pytest.mark.parametrize(("name", "limit"), [
    ("MAX_PAGES", 1), ("MAX_TEXT", 20), ("_MAX_CALLS", 1_000), ("_MAX_STRETCHES", 1),
])  # fmt: skip
def test_too_much_in_a_file_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, limit: int) -> None:
    pages = [f"{drawn(f'kata {at} satu', 70, 700)} {drawn(f'kata {at} dua', 70, 600)}" for at in range(2)]
    assert len(read(*pages).blocks) == 4
    monkeypatch.setattr(pdf_module, name, limit)
    assert code(make_pdf(*pages)) == "R013"


@pytest.mark.parametrize("error", [ValueError("x"), RecursionError(), MemoryError()])
def test_whatever_goes_wrong_in_pypdf_the_file_is_damaged(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    import pypdf

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(pypdf.PageObject, "extract_text", fail)
    assert code(make_pdf("")) == "R012"


def test_pypdf_leaves_no_trace(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    data = (TAMAN / "browser.pdf").read_bytes()
    with pytest.raises(InputError):
        read_bytes(data[: len(data) // 2], "draft.pdf")
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []
