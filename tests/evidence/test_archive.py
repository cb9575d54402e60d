"""Bundles in an archive: a hostile archive costs its hostile members, or is refused before it costs anything."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sample_types import TYPES

from documents import zipped
from perda_rules.errors import InputError
from perda_rules.evidence.archive import ZipStore, open_zip
from perda_rules.evidence.bundle import read_bundle
from perda_rules.evidence.models import Bundle, Limits
from perda_rules.evidence.store import Refused

LISTING = """\
bundle: 1
organisation: {id: dinkominfo, name: Dinas}
items:
  - {id: satu, type: notula-rapat, title: A, date: 2026-01-22, file: bukti/satu.md, attributes: {forum: dewan}}
  - {id: dua, type: notula-rapat, title: A, date: 2026-01-22, file: bukti/dua.md, attributes: {forum: dewan}}
"""
FILES: dict[str, bytes | str] = {"bundle.yaml": LISTING, "bukti/satu.md": "satu", "bukti/dua.md": "dua"}
Change = Callable[[zipfile.ZipInfo], None]


def archive(path: Path, *members: tuple[str | zipfile.ZipInfo, bytes | str]) -> Path:
    """Write members as they are, two of one name too."""
    with pytest.MonkeyPatch.context() as patch, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        patch.setattr("warnings.warn", lambda *_, **__: None)
        for member, content in members:
            made.writestr(member, content)
    return path


def changed(path: Path, name: str, change: Change) -> Path:
    """Write the good archive with one member changed as ``change`` does it."""
    members: list[tuple[str | zipfile.ZipInfo, bytes | str]] = []
    for each, content in FILES.items():
        member = zipfile.ZipInfo(each)
        member.compress_type = zipfile.ZIP_DEFLATED
        if each == name:
            change(member)
        members.append((member, content))
    return archive(path, *members)


def outcome(bundle: Bundle) -> tuple[list[tuple[str, str | None]], list[str]]:
    return [(item.level, item.rejected) for item in bundle.items], [found.code for found in bundle.problems]


def refused(path: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_bundle(path, TYPES)
    return [found.code for found in caught.value.problems]


def test_members_are_read_in_place_and_nothing_is_written(tmp_path: Path) -> None:
    path = archive(tmp_path / "b.zip", *FILES.items())
    assert outcome(read_bundle(path, TYPES)) == ([("attached", None), ("attached", None)], [])
    assert list(tmp_path.iterdir()) == [path]


def test_problems_in_an_archive_are_placed_in_its_listing(tmp_path: Path) -> None:
    path = archive(tmp_path / "b.zip", ("bundle.yaml", LISTING), ("bukti/satu.md", "satu"))
    (found,) = read_bundle(path, TYPES).problems
    assert (str(found.place), found.subject) == (f"{path / 'bundle.yaml'}:5:69", "dua")


# Members ------------------------------------------------------------------------------------------------------------


def _link(member: zipfile.ZipInfo) -> None:
    member.create_system, member.external_attr = 3, (stat.S_IFLNK | 0o777) << 16


def _device(member: zipfile.ZipInfo) -> None:
    member.create_system, member.external_attr = 3, (stat.S_IFCHR | 0o666) << 16


def _bzip2(member: zipfile.ZipInfo) -> None:
    member.compress_type = zipfile.ZIP_BZIP2


@pytest.mark.parametrize(("change", "code"), [(_link, "B125"), (_device, "B126"), (_bzip2, "B129")])
def test_a_member_that_is_no_plain_file_costs_its_item_alone(tmp_path: Path, change: Change, code: str) -> None:
    bundle = read_bundle(changed(tmp_path / "b.zip", "bukti/satu.md", change), TYPES)
    assert outcome(bundle) == ([("declared", code), ("attached", None)], [code])


def test_a_member_under_a_password_costs_its_item_alone(tmp_path: Path) -> None:
    data = bytearray(zipped(FILES))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        name = (data.index if signature == b"PK\x03\x04" else data.rindex)(b"bukti/satu.md")
        at = data.rindex(signature, 0, name)
        data[at + flags] |= 1
    path = tmp_path / "b.zip"
    path.write_bytes(data)
    assert outcome(read_bundle(path, TYPES)) == ([("declared", "B128"), ("attached", None)], ["B128"])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("/etc/passwd.md", "B120"), ("../luar.md", "B120"), ("bukti/../../luar.md", "B120"), ("C:/luar.md", "B120"),
        ("..\\luar.md", "B120"), ("bukti\\luar.md", "B121"), ("bukti/con.md", "B121"), ("bukti/\x1b[2J.md", "B121"),
    ],
)  # fmt: skip
def test_a_member_whose_name_leads_out_is_reported_though_no_item_names_it(
    tmp_path: Path, name: str, code: str
) -> None:
    path = archive(tmp_path / "b.zip", *FILES.items(), (name, "x"))
    bundle = read_bundle(path, TYPES)
    assert outcome(bundle) == ([("attached", None), ("attached", None)], [code])
    assert str(bundle.problems[0].place) == str(path)


def test_a_name_that_hides_its_end_behind_a_null_is_refused(tmp_path: Path) -> None:
    data = zipped(FILES | {"bukti/tiga.mdXjahat": "x"}).replace(b"bukti/tiga.mdXjahat", b"bukti/tiga.md\0jahat")
    path = tmp_path / "b.zip"
    path.write_bytes(data)
    assert outcome(read_bundle(path, TYPES))[1] == ["B121"]


@pytest.mark.parametrize("twin", ["bukti/satu.md", "bukti/SATU.md", "Bukti/satu.md"])
def test_two_members_that_are_one_file_somewhere_cost_the_item_that_names_either(tmp_path: Path, twin: str) -> None:
    bundle = read_bundle(archive(tmp_path / "b.zip", *FILES.items(), (twin, "lain")), TYPES)
    assert bundle.items[0].rejected == "B106"
    assert bundle.items[1].rejected is None
    assert {found.code for found in bundle.problems} == {"B106"}


def test_two_listings_leave_nothing_to_judge(tmp_path: Path) -> None:
    assert refused(archive(tmp_path / "b.zip", *FILES.items(), ("bundle.yaml", "bundle: 1"))) == ["B106"]


def test_composed_and_decomposed_letters_name_the_same_member(tmp_path: Path) -> None:
    listing = LISTING.replace("bukti/satu.md", "bukti/r\u00e9sum\u00e9.md")
    path = archive(
        tmp_path / "b.zip", ("bundle.yaml", listing), ("bukti/re\u0301sume\u0301.md", "satu"), ("bukti/dua.md", "dua")
    )
    assert outcome(read_bundle(path, TYPES)) == ([("attached", None), ("attached", None)], [])


def test_a_member_that_does_not_fit_its_checksum_costs_its_item_alone(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_STORED) as made:
        for name, content in FILES.items():
            made.writestr(name, content)
    data = bytearray((tmp_path / "b.zip").read_bytes())
    data[data.index(b"bukti/satu.mdsatu") + 14] ^= 1
    (tmp_path / "b.zip").write_bytes(data)
    assert outcome(read_bundle(tmp_path / "b.zip", TYPES)) == ([("declared", "B107"), ("attached", None)], ["B107"])


# Bombs --------------------------------------------------------------------------------------------------------------


def test_a_member_that_unpacks_to_much_more_than_its_size_is_not_unpacked(tmp_path: Path) -> None:
    path = archive(tmp_path / "b.zip", *(FILES | {"bukti/satu.md": b"\0" * 20_000_000}).items())
    assert outcome(read_bundle(path, TYPES)) == ([("declared", "B105"), ("attached", None)], ["B105"])


def test_a_member_over_the_stated_size_is_not_unpacked(tmp_path: Path) -> None:
    path = archive(tmp_path / "b.zip", *FILES.items())
    bundle = read_bundle(path, TYPES, limits=Limits(file=len(LISTING)))
    assert outcome(bundle)[1] == []
    path = archive(tmp_path / "b.zip", *(FILES | {"bukti/satu.md": "x" * (len(LISTING) + 1)}).items())
    bundle = read_bundle(path, TYPES, limits=Limits(file=len(LISTING)))
    assert outcome(bundle) == ([("declared", "B127"), ("attached", None)], ["B127"])


def test_a_member_that_lies_about_its_size_gives_no_byte_more_than_it_says(tmp_path: Path) -> None:
    data = bytearray(zipped(FILES | {"bukti/satu.md": b"a" * 5_000_000}))
    size = struct.pack("<I", 5_000_000)
    assert data.count(size) == 2
    (tmp_path / "b.zip").write_bytes(data.replace(size, struct.pack("<I", 4)))
    bundle = read_bundle(tmp_path / "b.zip", TYPES)
    assert outcome(bundle) == ([("declared", "B107"), ("attached", None)], ["B107"])


def test_an_archive_of_too_many_members_is_refused_before_its_directory_is_read(tmp_path: Path) -> None:
    many = zipped({"bundle.yaml": LISTING} | {f"x{number}": "" for number in range(30)})
    (tmp_path / "b.zip").write_bytes(many)
    ZipStore(tmp_path / "b.zip", Limits(members=31)).close()
    with pytest.raises(Refused) as caught:
        ZipStore(tmp_path / "b.zip", Limits(members=30))
    assert caught.value.code == "B104"


def test_a_directory_of_enormous_size_is_refused_by_its_size_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 65535, 65535, 4_000_000_000, 0, 0)
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("the directory was read"))
    with pytest.raises(Refused) as caught:
        open_zip(io.BytesIO(b"PK\x03\x04" + end), Limits())
    assert caught.value.code == "B104"


def test_an_archive_of_the_64_bit_form_is_refused_as_too_large(tmp_path: Path) -> None:
    data = zipped(FILES)
    at = data.rindex(b"PK\x05\x06")
    with pytest.raises(Refused) as caught:
        open_zip(io.BytesIO(data[:at] + struct.pack("<4sIQI", b"PK\x06\x07", 0, 0, 1) + data[at:]), Limits())
    assert caught.value.code == "B104"


# The archive as a whole ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("members", "codes"),
    [
        ({}, ["B102"]),
        ({"bukti/satu.md": "x"}, ["B102"]),
        ({"a/bundle.yaml": LISTING, "b/bundle.yaml": LISTING}, ["B102"]),
        ({"a/b/bundle.yaml": LISTING}, ["B102"]),
        ({"/bundle.yaml": LISTING}, ["B120"]),
        ({"../bundle.yaml": LISTING}, ["B120"]),
    ],
)
def test_an_archive_without_one_listing_is_refused(tmp_path: Path, members: dict[str, str], codes: list[str]) -> None:
    (tmp_path / "b.zip").write_bytes(zipped(members))
    assert refused(tmp_path / "b.zip") == codes


def test_what_a_mac_adds_beside_the_top_folder_is_passed_over(tmp_path: Path) -> None:
    members = {f"dinkominfo/{name}": content for name, content in FILES.items()}
    (tmp_path / "b.zip").write_bytes(zipped(members | {"__MACOSX/dinkominfo/._bundle.yaml": "x", "__MACOSX/..": "x"}))
    assert outcome(read_bundle(tmp_path / "b.zip", TYPES)) == ([("attached", None), ("attached", None)], [])


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06", b"PK\x03\x04" + b"\0" * 100, b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "b.zip").write_bytes(data)
    assert refused(tmp_path / "b.zip")[0] in ("B103", "B104")


def test_a_truncated_archive_is_refused(tmp_path: Path) -> None:
    whole = zipped(FILES)
    for length in range(0, len(whole) - 1, 7):
        (tmp_path / "b.zip").write_bytes(whole[:length])
        assert refused(tmp_path / "b.zip") == ["B103"]


def assert_bundle_or_problems(path: Path) -> None:
    try:
        bundle = read_bundle(path, TYPES)
    except InputError as error:
        assert error.problems  # noqa: PT017 (either outcome is fine; no other exception is)
    else:
        assert len(bundle.items) + len(bundle.unread) <= 2


@given(data=st.binary(max_size=200))
@example(data=b"PK\x05\x06" + b"\0" * 18)
def test_any_bytes_as_an_archive_give_a_bundle_or_problems(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.zip"
    path.write_bytes(data)
    assert_bundle_or_problems(path)


GOOD = zipped(FILES)


@settings(max_examples=400)
@given(changes=st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_good_archive_with_any_bytes_changed_gives_a_bundle_or_problems(
    changes: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = bytearray(GOOD)
    for at, value in changes:
        data[at] = value
    path = tmp_path_factory.getbasetemp() / "changed.zip"
    path.write_bytes(data)
    assert_bundle_or_problems(path)
