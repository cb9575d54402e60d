from __future__ import annotations

import hashlib

import pytest

from perda_rules.regulation.fingerprint import context_fingerprint, fingerprint


@pytest.mark.parametrize(
    "other",
    ["Taman  dibuka\n“pagi”.", 'Taman dibuka "pagi" .', '\tTaman dibuka\u00a0"pagi".', 'Taman dibuka "pagi".'],
)
def test_what_only_the_reading_altered_changes_no_fingerprint(other: str) -> None:
    assert fingerprint(other) == fingerprint('Taman dibuka "pagi".')


@pytest.mark.parametrize("other", ["taman dibuka", "Taman dibuka.", "Taman dibuka; dan", "Taman dibuka; atau", "Taman"])
def test_a_word_a_capital_or_a_conjunction_changes_it(other: str) -> None:
    assert fingerprint(other) != fingerprint("Taman dibuka")


def test_it_is_the_sha_256_of_the_normalised_text() -> None:
    assert fingerprint(" Taman  kota ") == hashlib.sha256(b"Taman kota").hexdigest()


def test_the_lead_in_belongs_to_the_context() -> None:
    alone = context_fingerprint([], "rumput")
    assert alone == fingerprint("rumput")
    assert (
        len({alone, context_fingerprint(["Dinas merawat:"], "rumput"), context_fingerprint(["Dinas:"], "rumput")}) == 3
    )


def test_an_empty_lead_in_is_none() -> None:
    assert context_fingerprint(["", "Dinas:"], "rumput") == context_fingerprint(["Dinas:"], "rumput")
