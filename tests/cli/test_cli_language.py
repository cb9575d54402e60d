"""The language of a run, and help pages that speak it whole."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from town import LAW, Perda

from perda_rules.cli.help import translate
from perda_rules.cli.language import current, settle, without_language
from perda_rules.errors import InputError

PAGES = [
    [], ["audit"], ["explain"], ["coverage"], ["report"], ["schema"], ["doctor"], ["corpus"], ["corpus", "accept"],
    ["draft"], ["draft", "register"], ["draft", "diff"], ["draft", "renumber"],
]  # fmt: skip
ENGLISH = re.compile(
    r"usage|options|arguments|commands?\b|default|required|show this|and exit|\bargs\b|<\w+|\bthe\b|\bof\b|\.\.\.$",
    re.IGNORECASE | re.MULTILINE,
)
INDONESIAN = re.compile(
    r"\b(opsi|pemakaian|perintah|argumen|bawaan|wajib|tampilkan|berkas|untuk|yang|dan)\b", re.IGNORECASE
)
NAMED = re.compile(r"--[\w-]+|<BUNDEL>|\b[A-Z][A-Z._|/-]+(?:\.json)?\b|\S+\.(?:yaml|json)|chp_\w+")
"""Options, metavars, file names and addresses: the same in every language."""


def page(perda: Perda, words: list[str], language: str) -> str:
    ran = perda(*words, "--help", "--lang", language) if words and words[0] != "corpus" else perda(
        "--lang", language, *words, "--help"
    )  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    return ran.out


@pytest.mark.parametrize("words", PAGES, ids="-".join)
def test_an_indonesian_page_has_no_english_left(perda: Perda, words: list[str]) -> None:
    text = page(perda, words, "id")
    assert text.startswith("Pemakaian: perda-rules")
    left = NAMED.sub("", text.partition("\n")[2])
    usage = text.partition("\n")[0].replace("PERINTAH [ARGUMEN]...", "").replace("...", "")
    assert not ENGLISH.search(left), ENGLISH.search(left)
    assert not re.search(r"OPTIONS|COMMAND|ARGS|[{}<>]", usage)


@pytest.mark.parametrize("words", PAGES, ids="-".join)
def test_an_english_page_has_no_indonesian_left(perda: Perda, words: list[str]) -> None:
    text = page(perda, words, "en")
    assert text.startswith("Usage: perda-rules")
    assert not INDONESIAN.search(NAMED.sub("", text))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("words", PAGES, ids="-".join)
@pytest.mark.parametrize("columns", ["40", "60", "80", "200"])
def test_no_line_of_it_is_cut_or_wider_than_the_terminal(
    perda: Perda, words: list[str], language: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    text = page(perda, words, language)
    assert "…\n" not in text
    widest = max(len(line) for line in text.splitlines() if "|" not in line)
    assert widest <= max(int(columns), 80)


def test_the_options_of_a_page_stand_in_one_column(perda: Perda) -> None:
    for language in ("id", "en"):
        lines = [line for line in page(perda, ["audit"], language).splitlines() if re.match(r"  -", line)]
        starts = {match.end() for line in lines if (match := re.match(r"  (?:-o, )?--[\w-]+(?: \S+)?  +", line))}
        assert len(starts) == 1


@pytest.mark.parametrize("break_at", [" ", "\n                         "])
def test_a_phrase_that_is_broken_over_two_lines_is_translated_all_the_same(break_at: str) -> None:
    english = (
        f"Usage: x [OPTIONS]\n\nOptions:\n  --by X  What.  [default:{break_at}bagian]\n"
        f"  --help  Show this{break_at}message and exit."
    )
    settle(["--lang", "id"])
    text = translate(english)
    assert f"[bawaan:{break_at}bagian]" in text
    assert "Show" not in text
    assert text.count("\n") == english.count("\n")


class TestWhichLanguage:
    @pytest.mark.parametrize(
        ("arguments", "variable", "language"),
        [
            ([], None, "id"),
            ([], "", "id"),
            ([], "en", "en"),
            (["--lang", "id"], "en", "id"),
            (["audit", "--lang", "en"], None, "en"),
            (["audit", "--lang=en"], "id", "en"),
            (["--lang", "en", "audit", "x"], "id", "en"),
            (["audit", "--", "--lang", "en"], None, "id"),
            (["audit", "--lang"], None, "id"),
        ],
    )
    def test_the_option_goes_before_the_environment_and_indonesian_is_the_default(
        self, arguments: list[str], variable: str | None, language: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if variable is not None:
            monkeypatch.setenv("PERDA_RULES_LANG", variable)
        settle(arguments)
        assert current() == language

    @pytest.mark.parametrize(("arguments", "variable", "place"), [
        (["--lang", "fr"], None, "--lang"), (["audit", "--lang="], None, "--lang"), ([], "fr", "PERDA_RULES_LANG"),
        (["--lang", "EN"], None, "--lang"),
    ])  # fmt: skip
    def test_one_that_we_do_not_speak_is_refused_where_it_was_named(
        self, perda: Perda, arguments: list[str], variable: str | None, place: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settle(["--lang", "en"])
        if variable is not None:
            monkeypatch.setenv("PERDA_RULES_LANG", variable)
        ran = perda(*arguments)
        assert ran.code == 2
        assert ran.err.startswith(f"{place}: galat U104: ")
        with pytest.raises(InputError):
            settle(arguments)

    def test_one_run_leaves_no_language_to_the_next(self, perda: Perda) -> None:
        assert perda("audti", "--lang", "en").err.startswith("audti: error")
        assert perda("audti").err.startswith("audti: galat")

    def test_the_environment_reaches_every_command(self, perda: Perda, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PERDA_RULES_LANG", "en")
        assert "incomplete" in perda("coverage", "--corpus", LAW).out

    def test_it_may_stand_anywhere(self, perda: Perda) -> None:
        words = ["corpus", "accept", "chp_II__art_33", "--corpus", str(LAW)]
        places = [[*words[:at], "--lang", "en", *words[at:]] for at in range(len(words) + 1) if at != len(words) - 1]
        told = {perda(*arguments).err for arguments in places}
        assert len(told) == 1
        assert told.pop().startswith("chp_II__art_33: error U130")

    def test_what_is_left_without_it(self) -> None:
        assert without_language(["--lang", "en", "a", "--lang=id", "b", "--lang"]) == ["a", "b", "--lang"]


class TestWithoutAnyWord:
    @pytest.mark.parametrize("words", [[], ["corpus"], ["draft"], ["--lang", "en"], ["corpus", "--lang", "en"]])
    def test_the_help_page_is_shown_as_wrong_use(self, perda: Perda, words: list[str]) -> None:
        ran = perda(*words)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("Usage:" if "en" in words else "Pemakaian:")

    def test_the_version_needs_no_command(self, perda: Perda) -> None:
        ran = perda("--version")
        assert ran.code == 0
        assert re.fullmatch(r"perda-rules \d+\.\d+\.\d+\S*\n", ran.out)


def test_commands_are_listed_with_their_whole_sentence(perda: Perda) -> None:
    for language, end in (("id", "."), ("en", ".")):
        text = page(perda, [], language)
        listed = text.splitlines()[text.splitlines().index("Perintah:" if language == "id" else "Commands:") + 1 :]
        for line, following in pairwise([*listed, "  "]):
            last_of_command = not following.startswith("   ")
            assert not last_of_command or line.endswith(end)
