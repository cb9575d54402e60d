"""What a bundle, a file name or an argument says never reaches the terminal as anything but text."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from town import AT, DECREE, LAW, Perda, Ran, make_bundle

ESCAPES = "\x1b]0;judul\x07\x1b[31mmerah\x1b[2J\x9b1m"
MARKUP = "[bold red]tebal[/] [link=file:///etc/passwd]tautan[/link] {0.__class__} %s {{ 7*7 }} <script>x</script>"
REVERSED = "\u202etxt.exe\u2066\u200f"
LINES = "satu\ndua\r\ntiga\u2028empat"
BREAKS = {"\n"}


def assert_harmless(ran: Ran) -> None:
    for text in (ran.out, ran.err):
        bad = {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")} - BREAKS
        assert not bad, {hex(ord(c)) for c in bad}


class TestBundles:
    """YAML refuses control signs, so hostile names come in what YAML does allow, and in files made around it."""

    @pytest.mark.parametrize("hostile", [MARKUP, "𝐀" * 400, "a" * 900, "\u00ad\u200b\u2060x"])
    @pytest.mark.parametrize("command", ["audit", "explain"])
    def test_names_and_titles_are_shown_as_text(self, perda: Perda, tmp_path: Path, hostile: str, command: str) -> None:
        item = {**DECREE, "title": hostile, "number": hostile, "note": hostile}
        context: dict[str, Any] = {"ada-tim": {"value": False, "reason": hostile}}
        made = make_bundle(
            tmp_path / "b", item, {**item, "id": "dua", "sha256": "0" * 64}, name=hostile, context=context
        )
        words = ("audit", made) if command == "audit" else ("explain", "chp_II__art_2", "--bundle", made)
        ran = perda(*words, *AT)
        assert ran.code == 0
        assert_harmless(ran)

    def test_markup_is_not_obeyed(self, perda: Perda, tmp_path: Path) -> None:
        made = make_bundle(tmp_path / "b", name=MARKUP)
        shown = " ".join(perda("audit", made, *AT).out.split())
        assert "[bold red]tebal[/]" in shown
        assert "{{ 7*7 }}" in shown
        assert "49" not in re.sub(r"\d{4}|\d+,\d", "", shown)

    @pytest.mark.parametrize("hostile", [ESCAPES, REVERSED, LINES], ids=["escapes", "reversed", "lines"])
    def test_control_signs_in_a_listing_are_refused_or_cleaned(
        self, perda: Perda, tmp_path: Path, hostile: str
    ) -> None:
        made = make_bundle(tmp_path / "b", {**DECREE, "title": hostile}, name=hostile)
        ran = perda("audit", made, *AT)
        assert ran.code in (0, 2)
        assert_harmless(ran)

    def test_they_are_cleaned_also_where_only_an_escape_in_quotes_holds_them(
        self, perda: Perda, tmp_path: Path
    ) -> None:
        made = make_bundle(tmp_path / "b")
        listing = (made / "bundle.yaml").read_text(encoding="utf-8")
        (made / "bundle.yaml").write_text(listing.replace("name: Dinkominfo", 'name: "D\\e[31m\\u202e"'), "utf-8")
        ran = perda("audit", made, *AT)
        assert ran.code == 2
        assert "Y005" in ran.err
        assert_harmless(ran)

    def test_ids_and_types_with_signs_of_their_own_are_problems(self, perda: Perda, tmp_path: Path) -> None:
        made = make_bundle(
            tmp_path / "b", {**DECREE, "type": "[red]x"}, {**DECREE, "id": "../../x", "file": "../x.pdf"}
        )
        ran = perda("audit", made, *AT)
        assert ran.code == 0
        assert_harmless(ran)


@pytest.mark.parametrize("hostile", [ESCAPES, REVERSED, LINES, MARKUP], ids=["escapes", "reversed", "lines", "markup"])
class TestArguments:
    def test_wherever_they_stand(self, perda: Perda, bundle: Path, hostile: str) -> None:
        for words in (
            [hostile],
            ["audit", hostile],
            ["audit", bundle, f"--{hostile}"],
            ["audit", bundle, "--at", hostile],
            ["audit", bundle, "--period", hostile],
            ["audit", bundle, "--engine", hostile],
            ["audit", bundle, "--judgements", hostile],
            ["audit", bundle, "--draft", hostile],
            ["explain", hostile, "--corpus", LAW],
            ["corpus", "accept", hostile, "--corpus", LAW],
            ["coverage", "--corpus", hostile],
            ["coverage", hostile],
            ["report", hostile],
            ["schema", hostile],
            ["--lang", hostile],
        ):
            ran = perda(*words)
            assert ran.code == 2, (words, ran)
            assert_harmless(ran)

    def test_in_the_name_of_a_folder_that_is_written(
        self, perda: Perda, bundle: Path, tmp_path: Path, hostile: str
    ) -> None:
        ran = perda("audit", bundle, *AT, "-o", tmp_path / hostile.replace("/", "-"))
        assert ran.code == 0
        assert_harmless(ran)

    def test_in_the_name_of_a_bundle(self, perda: Perda, tmp_path: Path, hostile: str) -> None:
        name = hostile.replace("/", "-")[:80]
        made = make_bundle(tmp_path / name, {**DECREE, "sha256": "0" * 64}, {**DECREE, "id": "dua", "date": "x"})
        ran = perda("audit", made, *AT)
        assert ran.code == 0
        assert_harmless(ran)

    def test_in_the_promulgation(self, perda: Perda, bundle: Path, hostile: str) -> None:
        ran = perda("audit", bundle, *AT, "--promulgated", hostile)
        assert ran.code == 0
        assert_harmless(ran)


def test_an_assessment_file_that_was_tampered_with_is_harmless_too(perda: Perda, bundle: Path, tmp_path: Path) -> None:
    perda("audit", bundle, *AT, "-o", tmp_path)
    file = tmp_path / "assessment.json"
    text = (
        file.read_text(encoding="utf-8")
        .replace("Keputusan tentang tim", "\\u001b[2J\\u202e")
        .replace("Dinkominfo", "\\u001b]0;x\\u0007")
    )
    assert "\\u001b" in text
    file.write_text(text, encoding="utf-8")
    ran = perda("report", file, "--format", "text")
    assert ran.code == 0
    assert_harmless(ran)


def test_problems_in_an_assessment_file_do_not_echo_its_signs(perda: Perda, tmp_path: Path) -> None:
    file = tmp_path / "assessment.json"
    file.write_text('{"format": "\\u001b[2J\\u202e"}', encoding="utf-8")
    ran = perda("report", file)
    assert ran.code == 2
    assert_harmless(ran)
