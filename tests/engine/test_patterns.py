"""Patterns: what is one, what it means (Python's own expressions say, where both know it), and that none can stall."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from perda_rules.messages import say
from perda_rules.obligations.patterns import MAX_LENGTH, PatternError, check_pattern, compile_pattern, matches

single = st.sampled_from(["a", "b", ".", "[ab]", "[a-c]", "[^a]", r"\.", "-", "é", r"[\]\-]", "[-a]", "[a-]"])
repeat = st.sampled_from(["", "", "", "*", "+", "?", "{2}", "{0,1}", "{1,3}", "{2,}", "{0,2}"])


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pieces = st.tuples(inner.map("({})".format) | single, repeat).map("".join)
    return st.lists(st.lists(pieces, min_size=1, max_size=3).map("".join), min_size=1, max_size=3).map("|".join)


patterns = st.recursive(st.tuples(single, repeat).map("".join), _grown, max_leaves=6)


@given(patterns, st.lists(st.text("abc.-]é\n", max_size=7), min_size=1, max_size=12))
@settings(max_examples=400, deadline=None)
def test_a_pattern_means_what_it_means_in_python(pattern: str, texts: list[str]) -> None:
    if check_pattern(pattern) == "E126":
        return
    # Python's own search tries every way to share a text among repeated groups: three of them can take hours.
    assume(len(re.findall(r"\)[*+{]", pattern)) < 3)
    for text in texts:
        assert matches(pattern, text) is (re.fullmatch(pattern, text, re.DOTALL) is not None), (pattern, text)


@pytest.mark.parametrize(
    ("pattern", "code", "position"),
    [
        ("(a", "E121", 1), ("a)", "E121", 2), ("a]", "E121", 2), ("a}", "E121", 2), ("[a", "E121", 1),
        ("((a)", "E121", 1),
        ("^a", "E122", 1), ("a$", "E122", 2), (r"\d", "E122", 1), (r"\w+", "E122", 1), (r"a\b", "E122", 2),
        ("a\\", "E122", 2), ("(?:a)", "E122", 2), ("(?i)a", "E122", 2), ("[[a]", "E122", 2), ("[a-c-e]", "E122", 5),
        (r"[\d]", "E122", 2), (r"\é", "E122", 1),
        ("*a", "E123", 1), ("a**", "E123", 3), ("a+?", "E123", 3), ("a++", "E123", 3), ("a{2}?", "E123", 5),
        ("{2}", "E123", 1), ("a|*", "E123", 3),
        ("a{", "E124", 2), ("a{x}", "E124", 2), ("a{,3}", "E124", 2), ("a{3,2}", "E124", 2), ("a{0}", "E124", 2),
        ("a{1,2,3}", "E124", 2), ("a{-1}", "E124", 2), ("a{²}", "E124", 2), ("a{99999}", "E124", 2),
        ("[z-a]", "E124", 1),
        ("", "E125", 1), ("()", "E125", 2), ("a|", "E125", 3), ("|a", "E125", 1), ("|?", "E125", 1),
        ("a||b", "E125", 3), ("[]", "E125", 1), ("[^]", "E125", 1),
        ("a" * (MAX_LENGTH + 1), "E126", MAX_LENGTH), ("a{999}", "E126", 1), ("((a{99}){99}){99}", "E126", 1),
        ("(" * 30 + "a" + ")" * 30, "E126", 21),
    ],
)  # fmt: skip
def test_what_is_no_pattern_is_refused_with_its_place(pattern: str, code: str, position: int) -> None:
    assert check_pattern(pattern) == code
    with pytest.raises(PatternError) as refused:
        compile_pattern(pattern)
    assert (refused.value.code, refused.value.position) == (code, position)
    for language in ("id", "en"):
        assert say(f"problem.{code}.what", language, pattern=pattern, position=position)  # type: ignore[arg-type]


# What Python's own library warns of may come to mean something else in Python, never here.
@pytest.mark.filterwarnings("ignore:Possible :FutureWarning")
@given(st.text(r"ab.*+?{}()[]|\^$-,0123", max_size=14))
@settings(max_examples=500, deadline=None)
def test_anything_is_a_pattern_or_is_refused(text: str) -> None:
    code = check_pattern(text)
    assert code is None or code.startswith("E12")
    if code is None:
        assert matches(text, "ab") is (re.fullmatch(text, "ab", re.DOTALL) is not None)


@pytest.mark.parametrize("pattern", ["(a|a)*(a|aa)+b", "(a*)*b", ".*a.*a.*a.*a.*b", "(.{0,9}a){1,20}b"])
def test_no_text_can_stall_a_pattern(pattern: str) -> None:
    # A matcher that backtracks would not come back from these within a lifetime.
    assert not matches(pattern, "a" * 65_000 + "c")


def test_a_text_that_meets_ever_new_states_is_followed_to_its_end() -> None:
    toss = random.Random(1).choice  # noqa: S311 (no secret)
    text = "".join(toss("ab") for _ in range(20_000))
    automaton = compile_pattern("[ab]*a[ab]{200}")
    assert automaton.matches(text) is (text[-201] == "a")
    assert len(automaton._reach) <= 4_096


def test_caches_do_not_grow_with_the_texts() -> None:
    automaton = compile_pattern("(.|..)*x")
    assert not automaton.matches("".join(chr(0x4E00 + n % 20_000) for n in range(20_000)))
    assert len(automaton._masks) <= 4_096


def test_a_dot_is_any_sign_even_a_new_line() -> None:
    assert matches("a.b", "a\nb")
    assert matches(".", "\U0001f600")
    assert not matches(".", "")
