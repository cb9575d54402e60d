from __future__ import annotations

from pathlib import Path

import pytest

from perda_rules.errors import InputError
from perda_rules.language import LANGUAGES
from perda_rules.messages import say_problem
from perda_rules.regulation import register as register_module
from perda_rules.regulation.fingerprint import context_fingerprint, fingerprint
from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.register import (
    build_register,
    compare,
    dump_register,
    outline,
    provision_texts,
    read_register,
    write_register,
)
from perda_rules.source import parse_yaml, read_yaml

TEXT = """\
BAB I UMUM
Bagian Kesatu Rumput: hijau
Pasal 1
(1) Dinas Taman merawat:
a. rumput; dan
b. pohon.
(2) Bangku dicat.
Pasal 2
"""


def codes(caught: pytest.ExceptionInfo[InputError]) -> list[tuple[str, int]]:
    for problem in caught.value.problems:
        for language in LANGUAGES:
            assert all(say_problem(problem, language))
    return [(problem.code, problem.place.line) for problem in caught.value.problems]


def test_a_register_holds_every_place_with_its_parent_and_the_smallest_ones_marked() -> None:
    register = build_register(parse_document(TEXT))
    assert [(provision.id, provision.parent, provision.leaf, provision.role) for provision in register] == [
        ("chp_I", None, False, "container"),
        ("chp_I__part_1", "chp_I", False, "container"),
        ("chp_I__art_1", "chp_I__part_1", False, "norm"),
        ("chp_I__art_1__para_1", "chp_I__art_1", False, "norm"),
        ("chp_I__art_1__para_1__point_a", "chp_I__art_1__para_1", True, "norm"),
        ("chp_I__art_1__para_1__point_b", "chp_I__art_1__para_1", True, "norm"),
        ("chp_I__art_1__para_2", "chp_I__art_1", True, "norm"),
        ("chp_I__art_2", "chp_I__part_1", True, "empty"),
    ]


def test_a_pasal_under_a_nested_heading_belongs_to_the_bagian_around_it() -> None:
    text = "BAB I A\nBagian Kesatu B\nPasal 1\nBAB ... C\nBagian Kesatu D\nPasal ...\nX."
    register = {provision.id: provision for provision in build_register(parse_document(text))}
    assert register["chp_I__part_1__art_nn_1"].parent == "chp_I__part_1"
    assert len(register) == 4


def test_fingerprint_and_context_are_those_of_the_text_that_can_be_quoted() -> None:
    document = parse_document(TEXT)
    quoted = provision_texts(document)["chp_I__art_1__para_1__point_a"]
    register = {provision.id: provision for provision in build_register(document)}
    point = register["chp_I__art_1__para_1__point_a"]
    assert (quoted.lead_in, quoted.text, quoted.line) == ("Dinas Taman merawat:", "rumput; dan", 5)
    assert point.fingerprint == fingerprint("rumput; dan")
    assert point.context == context_fingerprint(["Dinas Taman merawat:"], "rumput; dan")


def test_a_register_is_written_one_line_a_provision_and_read_back(tmp_path: Path) -> None:
    register = build_register(parse_document(TEXT))
    path = tmp_path / "register.yaml"
    path.write_text("old", encoding="utf-8")
    write_register(register, path)
    written = path.read_text(encoding="utf-8")
    assert written == dump_register(register)
    assert sum(line.startswith("- {") for line in written.splitlines()) == len(register)
    assert read_register(read_yaml(path)) == register
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_register_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "register.yaml"
    path.write_text("old", encoding="utf-8")

    def fail(*_: object) -> str:
        raise OSError(28, "disk full")

    monkeypatch.setattr(register_module, "dump_register", fail)
    with pytest.raises(InputError) as caught:
        write_register((), path)
    assert codes(caught) == [("R004", 0)]
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_text(encoding="utf-8") == "old"


def test_a_register_that_does_not_hang_together_is_refused_with_every_place() -> None:
    line = "- {{id: {id}, kind: article, parent: {parent}, fingerprint: f, context: f}}\n"
    text = line.format(id="art_1", parent="chp_I") + line.format(id="art_1", parent="null")
    with pytest.raises(InputError) as caught:
        read_register(parse_yaml(text, "register.yaml"))
    assert codes(caught) == [("R006", 1), ("R005", 2)]


def test_a_register_of_the_wrong_shape_is_refused_with_its_place() -> None:
    text = "- {id: art 1, kind: article, fingerprint: f, context: f}\n- {id: art_1, kind: pasal, fingerprint: f}\n"
    with pytest.raises(InputError) as caught:
        read_register(parse_yaml(text, "register.yaml"))
    assert codes(caught) == [("S003", 1), ("S003", 2), ("S001", 2)]


def test_comparing_shows_what_changed_went_and_came() -> None:
    register = build_register(parse_document(TEXT))
    revised = TEXT.replace("b. pohon.", "b. bunga.").replace("(2) Bangku dicat.\n", "").replace("Pasal 2", "Pasal 3")
    states = compare(register, parse_document(revised))
    assert states == {
        "chp_I": "same",
        "chp_I__part_1": "same",
        "chp_I__art_1": "same",
        "chp_I__art_1__para_1": "same",
        "chp_I__art_1__para_1__point_a": "same",
        "chp_I__art_1__para_1__point_b": "changed",
        "chp_I__art_1__para_2": "missing",
        "chp_I__art_2": "missing",
        "chp_I__art_3": "new",
    }


def test_a_new_lead_in_changes_the_points_below_it() -> None:
    register = build_register(parse_document(TEXT))
    states = compare(register, parse_document(TEXT.replace("merawat:", "membuang:")))
    assert [eid for eid, state in states.items() if state == "changed"] == [
        "chp_I__art_1__para_1", "chp_I__art_1__para_1__point_a", "chp_I__art_1__para_1__point_b",
    ]  # fmt: skip


def test_the_outline_is_the_tree_of_the_parents() -> None:
    (chapter,) = outline(build_register(parse_document(TEXT)))
    (part,) = chapter.children
    assert [entry.provision.id for entry in part.children] == ["chp_I__art_1", "chp_I__art_2"]
    assert [entry.provision.number for entry in part.children[0].children] == ["1", "2"]
