"""The word lists of the lint are clean, and used."""

from __future__ import annotations

import pytest

from perda_rules.regulation.lint import vocabulary

LISTS = sorted(path.stem for path in vocabulary.FOLDER.glob("*.yaml"))
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in vocabulary.FOLDER.parent.rglob("*.py"))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_each_phrase_once_and_without_stray_spaces(name: str) -> None:
    phrases = vocabulary.phrases(name)
    assert phrases
    assert len(set(phrases)) == len(phrases)
    assert all(phrase == " ".join(phrase.split()) for phrase in phrases)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_used(name: str) -> None:
    assert f'"{name}"' in SOURCES or f"'{name}'" in SOURCES


def test_the_longest_phrase_that_fits_is_found() -> None:
    assert vocabulary.any_of(["a", "a b"]) == r"(?:a\ b|a)"


@pytest.mark.parametrize("name", LISTS)
def test_each_phrase_of_a_list_is_found_as_whole_words(name: str) -> None:
    for phrase in vocabulary.phrases(name):
        for written in (phrase, phrase.upper(), phrase.capitalize()):
            found = vocabulary.pattern(name).search(f"x, {written}. x")
            assert found is not None
            assert found.group() == written
        assert vocabulary.pattern(name).fullmatch(f"x{phrase}") is None
