"""Numbers that stand nowhere in the text of a document come out as the word processor prints them."""

from __future__ import annotations

import pytest
from office_files import Level, definition, instance, make_docx, paragraph, restart

from perda_rules.regulation.reading.reader import read_bytes


def printed(body: list[str], numbering: list[str], styles: list[str] | None = None) -> list[str]:
    data = make_docx(body, numbering, styles or [])
    return [" ".join(block.text.split()) for block in read_bytes(data, "draft.docx").blocks]


def one_list(levels: list[Level], at: list[int]) -> list[str]:
    """What is printed for paragraphs at these levels of one list."""
    return printed([paragraph("x", (1, level)) for level in at], [definition(0, levels), instance(1, 0)])


@pytest.mark.parametrize(
    ("shape", "start", "written"),
    [
        ("decimal", 9, ["9", "10"]),
        ("decimalZero", 9, ["09", "10"]),
        ("upperRoman", 3, ["III", "IV"]),
        ("lowerRoman", 39, ["xxxix", "xl"]),
        ("lowerLetter", 26, ["z", "aa"]),
        ("lowerLetter", 28, ["bb", "cc"]),
        ("upperLetter", 1, ["A", "B"]),
        ("ordinalText", 11, ["Kesebelas", "Kedua belas"]),
        ("cardinalText", 1, ["Satu", "Dua"]),
        ("ordinal", 1, ["ke-1", "ke-2"]),
        ("numberInDash", 1, ["- 1 -", "- 2 -"]),
        ("chicago", 1, ["1", "2"]),
    ],
)
def test_a_number_is_written_in_the_format_of_its_level(shape: str, start: int, written: list[str]) -> None:
    assert one_list([Level("No. %1:", shape, start)], [0, 0]) == [f"No. {number}: x" for number in written]


@pytest.mark.parametrize("shape", ["ordinalText", "upperRoman", "lowerLetter"])
def test_a_number_that_the_format_cannot_write_is_written_in_digits(shape: str) -> None:
    assert one_list([Level("%1.", shape, 999_999_999)], [0]) == ["999999999. x"]


def test_a_bullet_or_no_format_prints_no_number() -> None:
    assert one_list([Level("•", "bullet"), Level("%2.", "none")], [0, 1]) == ["x", ". x"]
    assert one_list([Level("", "decimal")], [0, 0]) == ["x", "x"]


def test_lower_levels_begin_anew_under_each_higher_one_and_print_its_number() -> None:
    levels = [Level("BAB %1", "upperRoman"), Level("%1.%2"), Level("%1.%2.%3", "lowerLetter")]
    assert one_list(levels, [0, 1, 2, 2, 1, 2, 0, 1, 2]) == [
        "BAB I x", "I.1 x", "I.1.a x", "I.1.b x", "I.2 x", "I.2.a x", "BAB II x", "II.1 x", "II.1.a x",
    ]  # fmt: skip


def test_a_level_that_is_skipped_has_begun_all_the_same() -> None:
    assert one_list([Level("%1."), Level("%1.%2"), Level("%1.%2.%3")], [2, 1, 0, 2]) == [
        "1.1.1 x", "1.2 x", "2. x", "2.1.1 x",
    ]  # fmt: skip


def test_a_level_that_never_begins_anew_counts_through_the_document() -> None:
    levels = [Level("BAB %1", "upperRoman"), Level("Pasal %2", more='<w:lvlRestart w:val="0"/>'), Level("(%3)")]
    assert one_list(levels, [0, 1, 2, 2, 0, 1, 2]) == [
        "BAB I x", "Pasal 1 x", "(1) x", "(2) x", "BAB II x", "Pasal 2 x", "(1) x",
    ]  # fmt: skip


def test_a_level_may_begin_anew_under_the_first_level_alone() -> None:
    levels = [Level("%1."), Level("%2)"), Level("(%3)", more='<w:lvlRestart w:val="1"/>')]
    assert one_list(levels, [0, 1, 2, 1, 2, 0, 1, 2]) == [
        "1. x", "1) x", "(1) x", "2) x", "(2) x", "2. x", "1) x", "(1) x",
    ]  # fmt: skip


def test_legal_numbers_are_digits_whatever_the_levels_above_are() -> None:
    levels = [Level("BAB %1", "upperRoman", 4), Level("%1.%2", "lowerLetter", more="<w:isLgl/>")]
    assert one_list(levels, [0, 1]) == ["BAB IV x", "4.1 x"]


@pytest.mark.parametrize(("suffix", "text"), [("tab", "Pasal 1\tx"), ("space", "Pasal 1 x"), ("nothing", "Pasal 1 x")])
def test_what_follows_the_number_parts_it_from_the_text(suffix: str, text: str) -> None:
    levels = [Level("Pasal %1", more=f'<w:suff w:val="{suffix}"/>')]
    data = make_docx([paragraph("x", (1, 0))], [definition(0, levels), instance(1, 0)])
    assert [block.text for block in read_bytes(data, "draft.docx").blocks] == [text]


def test_the_number_of_a_paragraph_without_text_is_printed_alone_and_one_before_a_line_break_above_the_title() -> None:
    levels = [Level("Pasal %1"), Level("BAB %2", "upperRoman")]
    assert printed([paragraph("", (1, 0)), paragraph("|UMUM", (1, 1))], [definition(0, levels), instance(1, 0)]) == [
        "Pasal 1",
        "BAB I",
        "UMUM",
    ]


# Several lists ------------------------------------------------------------------------------------------------------


def test_lists_of_one_definition_count_on_unless_they_begin_anew() -> None:
    numbering = [
        definition(0, [Level("(%1)"), Level("%2.", "lowerLetter")]),
        instance(1, 0), instance(2, 0), instance(3, 0, restart(0, 1) + restart(1, 1)), instance(4, 0, restart(0, 7)),
    ]  # fmt: skip
    at = [(1, 0), (2, 0), (3, 0), (3, 1), (3, 0), (1, 0), (4, 0), (4, 0), (3, 0)]
    assert printed([paragraph("x", place) for place in at], numbering) == [
        "(1) x", "(2) x", "(1) x", "a. x", "(2) x", "(3) x", "(7) x", "(8) x", "(9) x",
    ]  # fmt: skip


def test_lists_of_two_definitions_count_apart() -> None:
    numbering = [
        definition(0, [Level("Pasal %1")]), definition(1, [Level("(%1)")]),
        instance(1, 0), instance(2, 1), instance(3, 1, restart(0, 1)),
    ]  # fmt: skip
    at = [(1, 0), (2, 0), (2, 0), (1, 0), (3, 0)]
    assert printed([paragraph("x", place) for place in at], numbering) == [
        "Pasal 1 x", "(1) x", "(2) x", "Pasal 2 x", "(1) x",
    ]  # fmt: skip


def test_a_list_may_number_a_level_otherwise_than_its_definition() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{Level("%1)", "lowerLetter").xml(0)}</w:lvlOverride>'
    numbering = [definition(0, [Level("%1.")]), instance(1, 0), instance(2, 0, other)]
    assert printed([paragraph("x", (1, 0)), paragraph("x", (2, 0))], numbering) == ["1. x", "b) x"]


# Lists by way of styles ---------------------------------------------------------------------------------------------


def style(name: str, based_on: str = "", numbering: str = "", kind: str = "paragraph") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    numbered = f"<w:pPr><w:numPr>{numbering}</w:numPr></w:pPr>" if numbering else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{base}{numbered}</w:style>'


def test_a_style_numbers_its_paragraphs_at_the_level_that_goes_with_it() -> None:
    levels = [
        Level("BAB %1", "upperRoman", more='<w:pStyle w:val="JudulBab"/>'),
        Level("Pasal %2", more='<w:lvlRestart w:val="0"/><w:pStyle w:val="JudulPasal"/>'),
        Level("(%3)", more='<w:pStyle w:val="Ayat"/>'),
        Level("%4.", "lowerLetter"),
    ]
    in_list = '<w:numId w:val="5"/>'
    styles = [
        style("JudulBab", numbering=in_list),
        style("JudulPasal", numbering=in_list),
        style("Ayat", numbering=in_list),
        style("AyatRapat", based_on="Ayat"),
        style("Huruf", numbering='<w:ilvl w:val="3"/><w:numId w:val="5"/>'),
        style("Biasa", based_on="Ayat", numbering='<w:numId w:val="0"/>'),
    ]
    body = [
        paragraph("UMUM", style="JudulBab"), paragraph("", style="JudulPasal"), paragraph("satu", style="Ayat"),
        paragraph("huruf", style="Huruf"), paragraph("dua", style="AyatRapat"), paragraph("tanpa", style="Biasa"),
        paragraph("LAIN", style="JudulBab"), paragraph("", style="JudulPasal"), paragraph("tiga", style="AyatRapat"),
        paragraph("lepas", (0, 0), style="Ayat"), paragraph("asing", style="TidakAda"),
    ]  # fmt: skip
    assert printed(body, [definition(0, levels), instance(5, 0)], styles) == [
        "BAB I UMUM", "Pasal 1", "(1) satu", "a. huruf", "(2) dua", "tanpa",
        "BAB II LAIN", "Pasal 2", "(1) tiga", "lepas", "asing",
    ]  # fmt: skip


def test_a_paragraph_moves_to_another_level_of_the_list_of_its_style() -> None:
    styles = [style("Ayat", numbering='<w:numId w:val="5"/>')]
    moved = '<w:p><w:pPr><w:pStyle w:val="Ayat"/><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:p>'
    numbering = [definition(0, [Level("(%1)"), Level("%2.", "lowerLetter")]), instance(5, 0)]
    assert printed([paragraph("x", style="Ayat"), moved], numbering, styles) == ["(1) x", "a."]


def test_a_definition_may_stand_behind_a_numbering_style() -> None:
    numbering = [
        definition(0, [Level("Pasal %1")], '<w:styleLink w:val="Pasal"/>'),
        definition(1, [], '<w:numStyleLink w:val="Pasal"/>'),
        instance(1, 0), instance(2, 1),
    ]  # fmt: skip
    styles = [style("Pasal", numbering='<w:numId w:val="1"/>', kind="numbering")]
    assert printed([paragraph("x", (1, 0)), paragraph("x", (2, 0))], numbering, styles) == ["Pasal 1 x", "Pasal 2 x"]


@pytest.mark.parametrize("numbering", [
    [],
    [instance(1, 9)],
    [definition(0, [], '<w:numStyleLink w:val="Lingkar"/>'), instance(1, 0)],
    [definition(0, [Level("%9%1%x", "decimal")]), instance(1, 0, '<w:lvlOverride w:ilvl="x"/>')],
    ['<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="77"/></w:abstractNum>', instance(1, 0)],
])  # fmt: skip
def test_lists_that_lead_nowhere_leave_the_text(numbering: list[str]) -> None:
    styles = [
        style("Lingkar", based_on="Lain", numbering='<w:numId w:val="1"/>', kind="numbering"),
        style("Lain", based_on="Lingkar"),
    ]
    (text,) = printed([paragraph("kata", (1, 0), style="Lain")], numbering, styles)
    assert text.endswith("kata")


def test_the_number_stands_where_its_paragraph_does_and_moves_the_columns_of_the_text() -> None:
    data = make_docx(
        [paragraph(""), paragraph("satu dua|tiga", (1, 0))], [definition(0, [Level("(%1)")]), instance(1, 0)]
    )
    first, second = read_bytes(data, "draft.docx").blocks
    assert (first.text, first.line, first.column(0), first.column(first.text.index("dua"))) == (
        "(1)\tsatu dua",
        2,
        1,
        10,
    )
    assert (second.text, second.line, second.column(0)) == ("tiga", 2, 13)
