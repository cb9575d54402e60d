"""``perda-rules obligations`` gives a department its own duties, as a table, CSV or Markdown."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from town import LAW, Perda

EACH, LED, OTHER = "chp_II__art_3", "chp_II__art_2__para_1#keputusan", "chp_II__art_2__para_1#edaran"


def rows(perda: Perda, *more: str) -> list[dict[str, str]]:
    ran = perda("obligations", "--format", "csv", "--corpus", LAW, *more)
    assert (ran.code, ran.err) == (0, "")
    assert ran.data.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(ran.data.decode("utf-8-sig"))))
    keys = [heading.split(" | ")[0] for heading in table[0]]
    return [dict(zip(keys, row, strict=True)) for row in table[1:]]


def test_a_department_gets_what_it_leads_and_what_every_department_owes(perda: Perda) -> None:
    assert [row["obligation"] for row in rows(perda, "--lead", "dinkominfo")] == [LED, "chp_II__art_2__para_2", EACH]
    assert [row["obligation"] for row in rows(perda, "--lead", "wali-kota")] == [EACH]


def test_without_a_lead_all_duties_are_listed(perda: Perda) -> None:
    listed = rows(perda)
    assert [row["obligation"] for row in listed] == [LED, OTHER, "chp_II__art_2__para_2", EACH]
    assert {row["scope"] for row in listed} == {"kota", "setiap Perangkat Daerah"}


def test_what_it_supports_comes_only_when_asked_for(perda: Perda, tmp_path: Path) -> None:
    law = Path(shutil.copytree(LAW, tmp_path / "law"))
    file = law / "isi" / "pasal-2.yaml"
    text = file.read_text(encoding="utf-8").replace(
        "    lead: bapperida", "    lead: bapperida\n    support: [wali-kota]"
    )
    file.write_text(text, encoding="utf-8")
    more = ("--lead", "wali-kota", "--corpus", str(law))
    assert OTHER not in perda("obligations", *more, "--format", "csv").out
    assert OTHER in perda("obligations", *more, "--format", "csv", "--support").out


@pytest.mark.parametrize(("language", "words"), [
    ("id", ("3 kewajiban", "Wali Kota menetapkan tim", "bulan", "Keputusan Wali Kota", "Bukti yang diminta")),
    ("en", ("3 duties", "The Mayor appoints the team", "months", "Mayoral decree", "Evidence asked for")),
])  # fmt: skip
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_each_form_says_what_is_asked_by_when_and_what_proves_it(
    perda: Perda, form: str, language: str, words: tuple[str, ...]
) -> None:
    ran = perda("obligations", "--lead", "dinkominfo", "--format", form, "--corpus", LAW, "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    said = " ".join(ran.out.split())
    for word in words:
        assert all(part in said for part in word.split())


def test_the_list_can_be_written_to_a_file(perda: Perda, tmp_path: Path) -> None:
    for form in ("text", "csv", "markdown"):
        file = tmp_path / form
        ran = perda("obligations", "--format", form, "-o", file, "--corpus", LAW)
        assert (ran.code, ran.out.split()[-1]) == (0, str(file))
        assert file.read_bytes() == perda("obligations", "--format", form, "--corpus", LAW).data


def test_an_organisation_that_nobody_knows_is_bad_input(perda: Perda) -> None:
    ran = perda("obligations", "--lead", "dinkominfoo", "--corpus", LAW)
    assert ran.code == 2
    assert "U142" in ran.err
    assert "dinkominfo." in ran.err


def test_no_action_can_act_as_a_formula_or_make_a_heading(perda: Perda, tmp_path: Path) -> None:
    law = Path(shutil.copytree(LAW, tmp_path / "law"))
    file = law / "isi" / "pasal-3.yaml"
    text = file.read_text(encoding="utf-8").replace("action: Tiap dinas mengirim edaran", 'action: "=CMD() # [x](y)"')
    file.write_text(text, encoding="utf-8")
    assert '"\'=CMD() # [x](y)"' in perda("obligations", "--format", "csv", "--corpus", law).out
    assert "\\=CMD() \\# \\[x\\](y)" in perda("obligations", "--format", "markdown", "--corpus", law).out
