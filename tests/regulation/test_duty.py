from __future__ import annotations

import pytest

from perda_rules.regulation.duty import states_duty

ACTORS = {"Pemerintah Daerah", "Wali Kota", "Tim Pelaksana"}


@pytest.mark.parametrize(
    ("lead_in", "text"),
    [
        ([], "Pemerintah Daerah menyusun neraca air."),
        ([], "Dalam rangka itu, Wali Kota, secara berkala menilai bendung."),
        (["Dalam pengelolaan air, Pemerintah Daerah:"], "memelihara bendung; dan"),
        (["Dalam pengelolaan air, Pemerintah Daerah secara berkala:"], "memelihara bendung; dan"),
        (["Pemerintah Daerah secara rutin memeriksa:"], "pintu air;"),
        (["Penyediaan air sebagai berikut:"], "Tim Pelaksana bertanggung jawab atas pompa;"),
        ([], "Pemerintah Daerah wajib menjaga sumber air."),
    ],
)
def test_an_actor_and_a_verb_of_doing_make_a_duty(lead_in: list[str], text: str) -> None:
    assert states_duty(lead_in, text, ACTORS)


@pytest.mark.parametrize(
    ("lead_in", "text"),
    [
        ([], "Wali Kota dapat dibantu oleh Tim Pelaksana."),
        ([], "Pengelolaan air bertujuan agar Pemerintah Daerah menjaga sumber air."),
        (["Penyediaan air oleh Pemerintah Daerah bertujuan untuk:"], "menjaga sumber air;"),
        ([], "Pengelolaan air mencakup bendung dan pompa."),
        (["Sarana air meliputi:"], "bendung;"),
        (["Penyediaan air sebagai berikut:"], "air ini menjamin kesehatan."),
        ([], "Peraturan Daerah ini mulai berlaku pada tanggal diundangkan."),
    ],
)  # fmt: skip
def test_purposes_permissions_and_lists_of_contents_are_none(lead_in: list[str], text: str) -> None:
    assert not states_duty(lead_in, text, ACTORS)
