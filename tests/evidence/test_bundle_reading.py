"""What a bundle says once it was read: dates, facts, order, fingerprint, and that nothing but problems comes out."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_types import TYPES

from perda_rules.engine.port import MAX_TEXT
from perda_rules.errors import InputError, Problem
from perda_rules.evidence.bundle import read_bundle
from perda_rules.evidence.models import Bundle, CheckedItem, Limits
from perda_rules.messages import say_problem
from perda_rules.source import MAX_BYTES

HEAD = "bundle: 1\norganisation: {id: dinkominfo, name: Dinas}\n"
NOTULA = "{id: a, type: notula-rapat, title: A, date: 2026-01-22"


def write(folder: Path, listing: str | bytes, **files: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    data = listing.encode() if isinstance(listing, str) else listing
    (folder / "bundle.yaml").write_bytes(data)
    for name, content in files.items():
        (folder / f"{name}.md").write_bytes(content)
    return folder


def read(folder: Path, listing: str, limits: Limits | None = None, **files: bytes) -> Bundle:
    return read_bundle(write(folder, listing, **files), TYPES, limits=limits)


def only_item(folder: Path, entry: str, **files: bytes) -> CheckedItem:
    (item,) = read(folder, f"{HEAD}items:\n  - {entry}\n", **files).items
    return item


def refused(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read_bundle(path, TYPES)
    return caught.value.problems


# Dates and facts ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["2026-01-20", '"2026-01-20"'])
def test_the_event_is_dated_by_the_attribute_that_the_type_names(tmp_path: Path, written: str) -> None:
    item = only_item(tmp_path, f"{NOTULA}, attributes: {{forum: dewan, tanggal-rapat: {written}}}}}")
    assert (item.occurred, item.item.date, item.expires) == (date(2026, 1, 20), date(2026, 1, 22), None)


def test_without_that_attribute_the_event_has_the_date_of_the_document(tmp_path: Path) -> None:
    assert only_item(tmp_path, f"{NOTULA}, attributes: {{forum: dewan}}}}").occurred == date(2026, 1, 22)


@pytest.mark.parametrize(("written", "expires"), [("berlaku-sampai: 2027-06-30", date(2027, 6, 30)), ("", None)])
def test_the_last_day_is_the_one_that_the_item_states(tmp_path: Path, written: str, expires: date | None) -> None:
    entry = f"{{id: a, type: perjanjian-layanan, title: A, date: 2026-01-22, attributes: {{{written}}}}}"
    assert only_item(tmp_path, entry).expires == expires


def test_facts_become_statements_and_a_missing_reason_stays_missing(tmp_path: Path) -> None:
    context = "context: {satu: true, dua: false, tiga: {value: false, reason: Tidak ada}, empat: {value: true}}\n"
    statements = read(tmp_path, HEAD + context).context
    assert {name: (each.value, each.reason) for name, each in statements.items()} == {
        "satu": (True, None), "dua": (False, None), "tiga": (False, "Tidak ada"), "empat": (True, None),
    }  # fmt: skip


# What is reported ---------------------------------------------------------------------------------------------------


def test_items_keep_the_order_of_the_listing_and_problems_that_of_its_lines(tmp_path: Path) -> None:
    listing = HEAD + (
        "items:\n"
        "  - {id: z, type: notula-rapat, title: A, date: 2026-01-22, file: tiada.md, attributes: {forum: 1}}\n"
        "  - {id: rusak, type: notula-rapat}\n"
        "  - {id: a, type: rapat, title: A, date: 2026-01-22, received: 2026-01-01}\n"
    )
    bundle = read(tmp_path, listing)
    assert [item.item.id for item in bundle.items] == ["z", "a"]
    assert [(p.code, p.place.line, p.subject) for p in bundle.problems] == [
        ("B124", 4, "z"), ("B223", 4, "z"), ("S001", 5, "rusak"), ("S001", 5, "rusak"), ("B140", 6, "a"),
        ("B143", 6, "a"),
    ]  # fmt: skip


def test_every_rejection_has_a_problem_of_that_item_to_explain_it(tmp_path: Path) -> None:
    bundle = read(tmp_path, f"{HEAD}items:\n  - {NOTULA}, file: x.md}}\n  - {NOTULA}}}\n")
    subjects = {(found.subject, found.code) for found in bundle.problems}
    assert [item.rejected for item in bundle.items] == ["B221", "B141"]
    assert all((item.item.id, item.rejected) in subjects for item in bundle.items)


def test_an_entry_that_is_no_item_is_listed_with_what_could_be_read_of_it(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, f"{HEAD}items:\n  - id: Salah Nama\n    type: 7\n    title: Rapat\n").unread
    assert (entry.id, entry.type, entry.title) == ("Salah Nama", None, "Rapat")
    assert entry.codes == ("S003", "S004", "S001")
    assert entry.place == (str(tmp_path / "bundle.yaml"), 4, 5)


def test_an_unknown_type_is_told_the_nearest_ones(tmp_path: Path) -> None:
    (found,) = read(tmp_path, f"{HEAD}items:\n  - {NOTULA.replace('notula-rapat', 'notula-rapad')}}}\n").problems
    assert found.params == {"type": "notula-rapad", "near": "notula-rapat, perjanjian-layanan, register-risiko"}
    assert "notula-rapat" in say_problem(found, "id")[1]


def test_mistakes_in_items_are_reported_even_where_the_bundle_cannot_be_judged(tmp_path: Path) -> None:
    write(tmp_path, f"bundle: 2\nitems:\n  - {NOTULA}, attributes: {{forum: 1, x: 2}}}}\n  - {{id: b}}\n")
    codes = [found.code for found in refused(tmp_path)]
    assert codes == ["S001", "S003", "B223", "B222", "S001", "S001", "S001"]


def test_a_text_that_the_engines_cannot_match_is_refused_at_its_place(tmp_path: Path) -> None:
    assert Limits().text == MAX_TEXT
    for length, broken in ((MAX_TEXT, False), (MAX_TEXT + 1, True)):
        entry = f"{NOTULA}, attributes: {{forum: {'x' * length}}}}}"
        bundle = read(tmp_path, f"{HEAD}items:\n  - {entry}\n")
        assert bundle.items[0].broken is broken
        places = [(found.code, found.place.line, found.place.column) for found in bundle.problems]
        assert places == ([("B142", 4, 5 + entry.index("xxx"))] if broken else [])


def test_files_that_one_has_no_room_for_are_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    entries = "".join(
        f"  - {NOTULA.replace('id: a', f'id: {name}')}, file: {name}.md, attributes: {{forum: dewan}}}}\n"
        for name in ("satu", "dua", "tiga")
    )
    files = {"satu": b"a" * 600, "dua": b"b" * 600, "tiga": b"c" * 300}
    bundle = read(tmp_path, f"{HEAD}items:\n{entries}", Limits(bundle=1000), **files)
    assert [(item.level, item.rejected) for item in bundle.items] == [
        ("attached", None), ("declared", "B131"), ("attached", None),
    ]  # fmt: skip


# The fingerprint ----------------------------------------------------------------------------------------------------


def test_the_fingerprint_changes_with_the_listing_and_with_each_file(tmp_path: Path) -> None:
    listing = f"{HEAD}items:\n  - {NOTULA}, file: notula.md, attributes: {{forum: dewan}}}}\n"
    prints = [
        read(tmp_path, listing, notula=b"satu").fingerprint,
        read(tmp_path, listing, notula=b"satu").fingerprint,
        read(tmp_path, listing, notula=b"dua").fingerprint,
        read(tmp_path, listing + "# catatan\n", notula=b"dua").fingerprint,
        read(tmp_path, listing + "# catatan\n", notula=b"dua", lain=b"tidak disebut").fingerprint,
    ]
    assert prints[0] == prints[1]
    assert prints[3] == prints[4]
    assert len(set(prints)) == 3
    assert all(re.fullmatch(r"[0-9a-f]{64}", each) for each in prints)


def test_a_rejected_file_still_counts_in_the_fingerprint(tmp_path: Path) -> None:
    listing = f"{HEAD}items:\n  - {NOTULA}, file: notula.md, sha256: {'0' * 64}, attributes: {{forum: dewan}}}}\n"
    first, second = (read(tmp_path, listing, notula=text) for text in (b"satu", b"dua"))
    assert first.items[0].rejected == second.items[0].rejected == "B136"
    assert first.items[0].digest != second.items[0].digest
    assert first.fingerprint != second.fingerprint


# What is no bundle at all -------------------------------------------------------------------------------------------


def test_a_path_that_is_no_bundle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bundle.yaml").write_text(HEAD)
    for path in (tmp_path / "tiada", tmp_path / "bundle.yaml", tmp_path / "x\0y", tmp_path / ("x" * 300)):
        (found,) = refused(path)
        assert found.code in ("B101", "Y001")


def test_a_listing_over_the_limit_is_not_parsed(tmp_path: Path) -> None:
    assert [p.code for p in refused(write(tmp_path, b"#" * (MAX_BYTES + 1)))] == ["Y002"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_a_listing_that_is_no_regular_file_is_refused(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "bundle"
    folder.mkdir()
    listing = folder / "bundle.yaml"
    if kind == "link":
        (tmp_path / "luar.yaml").write_text(HEAD)
        listing.symlink_to(tmp_path / "luar.yaml")
    elif kind == "pipe":
        os.mkfifo(listing)
    else:
        listing.mkdir()
    assert [p.code for p in refused(folder)] == ["B125" if kind == "link" else "B126"]


def test_the_bundle_itself_may_be_reached_through_a_link(tmp_path: Path) -> None:
    write(tmp_path / "asli", HEAD)
    (tmp_path / "pintas").symlink_to(tmp_path / "asli")
    assert read_bundle(tmp_path / "pintas", TYPES).problems == ()


# Anything at all ----------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["bundle", "organisation", "items", "context", "id", "type", "title", "date", "file", "attributes", "rows",
     "memuat", "sha256", "forum", "notula-rapat", "dinkominfo", "2026-01-22", "2026-13-45", "../x.md", "a.md", "x y"]
)  # fmt: skip
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS | st.text(max_size=8)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=5), max_leaves=25
)


def assert_only_problems(folder: Path) -> Bundle | None:
    try:
        bundle = read_bundle(folder, TYPES)
    except InputError as error:
        bundle, problems = None, error.problems
    else:
        problems = bundle.problems
    assert bundle or problems
    for found in problems:
        assert all(say_problem(found, "id") + say_problem(found, "en"))
        found.model_dump_json()
    return bundle


@given(data=st.binary(max_size=300))
def test_any_bytes_as_a_listing_give_a_bundle_or_problems(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert_only_problems(write(tmp_path_factory.getbasetemp() / "bytes", data))


@given(text=st.text(max_size=300))
def test_any_text_as_a_listing_gives_a_bundle_or_problems(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp() / "text"
    assert_only_problems(write(folder, text.encode("utf-8", "surrogatepass")))


@settings(max_examples=200)
@given(context=VALUES, items=st.lists(VALUES, max_size=4) | VALUES)
def test_any_facts_and_items_give_a_bundle_or_problems(
    context: object, items: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    listing = HEAD + f"context: {json.dumps(context)}\nitems: {json.dumps(items)}\n"
    bundle = assert_only_problems(write(tmp_path_factory.getbasetemp() / "values", listing))
    if bundle:
        entries = items if isinstance(items, list) else []
        assert len(bundle.items) + len(bundle.unread) == len(entries), "an entry was dropped in silence"
        assert all(item.rejected for item in bundle.items if item.broken)


@given(
    before=st.integers(0, 5),
    indent=st.integers(1, 6),
    good=st.lists(st.booleans(), min_size=1, max_size=6),
)
def test_places_follow_the_text_however_it_is_laid_out(
    before: int, indent: int, good: list[bool], tmp_path_factory: pytest.TempPathFactory
) -> None:
    lines = ["# catatan"] * before + HEAD.splitlines() + ["items:"]
    wanted = []
    for number, fine in enumerate(good):
        start = " " * indent
        lines += [f"{start}- id: i{number}", f"{start}  type: notula-rapat", f"{start}  title: A"]
        lines += [f"{start}  date: 2026-01-22", f"{start}  attributes:"]
        lines += [f"{start}    forum: {'dewan' if fine else 7}", ""]
        if not fine:
            wanted.append((f"i{number}", len(lines) - 1, indent + 12))
    bundle = read(tmp_path_factory.getbasetemp() / "places", "\n".join(lines))
    assert [(p.subject, p.place.line, p.place.column) for p in bundle.problems] == wanted
