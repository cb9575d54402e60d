"""Electronic signatures: only a whole, unchanged document of a trusted signer reaches the level ``signed``."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml

pytest.importorskip("pyhanko", reason="pyHanko is not installed: electronic signatures are not examined")

from sample_types import TYPES
from signing import Authority, make_authority, signed_pdf

from documents import pdf
from perda_rules.errors import InputError
from perda_rules.evidence.bundle import read_bundle
from perda_rules.evidence.models import Bundle
from perda_rules.evidence.signatures import Trust


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("ca") / "kota", "Kepala Dinas")


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("ca") / "lain", "Orang Lain")


@pytest.fixture
def trust(authority: Authority, tmp_path: Path) -> Trust:
    folder = tmp_path / "percaya"
    folder.mkdir()
    (folder / "induk.pem").write_bytes(authority.root)
    (folder / "catatan.txt").write_text("bukan sertifikat", encoding="utf-8")
    return Trust([folder])


def state(trust: Trust, data: bytes) -> str | None:
    found = trust.examine(io.BytesIO(data))
    return found.state if found else None


def test_a_document_of_a_trusted_signer_is_valid(trust: Trust, authority: Authority) -> None:
    found = trust.examine(io.BytesIO(signed_pdf(authority, "satu")))
    assert found == ("valid", "Kepala Dinas")


def test_a_stranger_is_not_trusted(trust: Trust, stranger: Authority) -> None:
    assert state(trust, signed_pdf(stranger, "satu")) == "untrusted"


def test_a_plain_document_has_no_signature(trust: Trust) -> None:
    assert state(trust, pdf("satu")) is None


def test_a_changed_document_is_told(trust: Trust, authority: Authority) -> None:
    whole = signed_pdf(authority, "nilai 100")
    assert b"nilai 100" in whole
    assert state(trust, whole.replace(b"nilai 100", b"nilai 900")) == "changed"


def test_a_page_that_was_added_after_signing_is_told(trust: Trust, authority: Authority) -> None:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(signed_pdf(authority, "satu")))
    page = writer.root["/Pages"]["/Kids"][0]
    page[generic.pdf_name("/Rotate")] = generic.NumberObject(90)
    writer.update_container(page)
    made = io.BytesIO()
    writer.write(made)
    assert state(trust, made.getvalue()) == "changed"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 rusak", b"bukan pdf"])
def test_what_cannot_be_read_is_told(trust: Trust, data: bytes) -> None:
    assert state(trust, data) == "unreadable"


def bundle(folder: Path, trust: Trust | None, **files: bytes) -> Bundle:
    (folder / "bukti").mkdir(parents=True)
    items = []
    for name, data in files.items():
        (folder / "bukti" / f"{name}.pdf").write_bytes(data)
        items.append(
            {
                "id": name, "type": "notula-rapat", "title": "Rapat", "date": "2026-01-22", "file": f"bukti/{name}.pdf",
                "attributes": {"forum": "tim-pelaksana"},
            }
        )  # fmt: skip
    listing = {"bundle": 1, "organisation": {"id": "dinas", "name": "Dinas"}, "items": items}
    (folder / "bundle.yaml").write_text(yaml.safe_dump(listing), encoding="utf-8")
    return read_bundle(folder, TYPES, trust=trust)


def test_only_a_valid_signature_reaches_the_level(
    trust: Trust, authority: Authority, stranger: Authority, tmp_path: Path
) -> None:
    whole = signed_pdf(authority, "nilai 100")
    files = {
        "sah": whole,
        "asing": signed_pdf(stranger, "satu"),
        "berubah": whole.replace(b"nilai 100", b"nilai 900"),
        "polos": pdf("satu"),
    }
    read = bundle(tmp_path / "dengan", trust, **files)
    levels = {item.item.id: item.level for item in read.items}
    assert levels == {"sah": "signed", "asing": "attached", "berubah": "attached", "polos": "attached"}
    assert [(found.code, found.subject) for found in read.problems] == [("B170", "asing"), ("B171", "berubah")]
    without = bundle(tmp_path / "tanpa", None, **files)
    assert {item.level for item in without.items} == {"attached"}
    assert without.problems == ()


def test_certificates_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    bad = tmp_path / "rusak.pem"
    bad.write_text("-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Trust([tmp_path / "kosong", bad, tmp_path / "tiada.pem"])
    assert [found.code for found in caught.value.problems] == ["U124", "U124", "U124"]
