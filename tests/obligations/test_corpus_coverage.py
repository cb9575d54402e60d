"""Coverage, counted by hand on the good corpus: nine smallest provisions, four encoded, four set aside, one missing."""

from __future__ import annotations

import pytest
from garden_corpus import build, changed, good, good_files

from perda_rules.obligations.coverage import coverage, provision_states, totals
from perda_rules.obligations.register_index import RegisterIndex


def test_the_whole_is_counted_and_what_is_missing_is_named() -> None:
    counted = coverage(good())
    assert counted.places == 6
    assert counted.provisions.model_dump() == {"total": 9, "accounted": 8, "assessable": 5, "encoded": 4}
    assert counted.missing == ("chp_II__art_5",)
    assert counted.obligations == 5
    assert counted.reasons == {"definition": 2, "placeholder": 1, "purpose": 1}


@pytest.mark.parametrize(
    ("node", "counts"),
    [
        ("chp_I", (2, 2, 0, 0)),
        ("chp_II", (7, 6, 5, 4)),
        ("chp_II__part_1", (4, 4, 3, 3)),
        ("chp_II__art_2", (3, 3, 2, 2)),
        ("chp_II__art_4", (1, 1, 0, 0)),
        ("chp_II__art_5", (1, 0, 1, 0)),
    ],
)
def test_every_bab_bagian_and_pasal_has_its_counts(node: str, counts: tuple[int, ...]) -> None:
    found = next(each for each in coverage(good()).nodes if each.id == node)
    assert tuple(found.provisions.model_dump().values()) == counts
    assert (found.missing == ("chp_II__art_5",)) is (counts[0] != counts[1])


def test_the_chapters_add_up_to_the_whole() -> None:
    counted = coverage(good())
    chapters = [node.provisions.model_dump() for node in counted.nodes if node.kind == "chapter"]
    assert {key: sum(chapter[key] for chapter in chapters) for key in chapters[0]} == counted.provisions.model_dump()
    index = RegisterIndex(good().register_)
    assert totals(good(), index) == counted.provisions
    assert list(provision_states(good(), index).values()).count("missing") == len(counted.missing)


def test_two_duties_of_one_provision_encode_it_once() -> None:
    states = provision_states(good(), RegisterIndex(good().register_))
    assert states["chp_II__art_2__para_1"] == "encoded"
    assert sum(1 for state in states.values() if state == "encoded") == 4


def test_an_obligation_that_was_encoded_from_another_wording_is_stale() -> None:
    assert coverage(good()).stale == ("chp_II__art_6",)
    reworded = changed(good_files(), {"register.yaml": {"context: c-2-2-1,": "context: c-2-2-1-baru,"}})
    assert coverage(build(reworded)).stale == (
        "chp_II__art_2__para_1#tanam", "chp_II__art_2__para_1#rapat", "chp_II__art_6",
    )  # fmt: skip


def test_without_any_file_of_a_pasal_everything_is_missing() -> None:
    empty = coverage(build({name: text for name, text in good_files().items() if "pasal" not in name}))
    assert (empty.provisions.accounted, len(empty.missing), empty.obligations) == (0, 9, 0)


class TestRegisterIndex:
    INDEX = RegisterIndex(good().register_)

    def test_it_knows_what_stands_in_what(self) -> None:
        assert [p.id for p in self.INDEX.children(None)] == ["chp_I", "chp_II"]
        assert [p.id for p in self.INDEX.children("chp_II__part_1")] == ["chp_II__art_2", "chp_II__art_3"]
        assert self.INDEX.children("chp_II__art_6") == []
        assert self.INDEX.is_within("chp_II__art_2__para_2__point_a", "chp_II__part_1")
        assert self.INDEX.is_within("chp_II__art_2", "chp_II__art_2")
        assert not self.INDEX.is_within("chp_II__art_4", "chp_II__part_1")

    def test_the_smallest_provisions_come_in_the_order_of_the_document(self) -> None:
        leaves = [p.id for p in self.INDEX.leaves("chp_II__art_2")]
        assert leaves == [
            "chp_II__art_2__para_1", "chp_II__art_2__para_2__point_a", "chp_II__art_2__para_2__point_b",
        ]  # fmt: skip
        assert [p.id for p in self.INDEX.leaves("chp_II__art_3")] == ["chp_II__art_3"]

    def test_the_nearest_of_a_kind_is_found_from_the_inside(self) -> None:
        article = self.INDEX.ancestor("chp_II__art_2__para_2__point_a", "article")
        assert article is not None
        assert article.id == "chp_II__art_2"
        assert self.INDEX.ancestor("chp_II__art_4", "part") is None
        assert "chp_II__art_4" in self.INDEX
        assert "chp_II__art_44" not in self.INDEX
