"""The evidence types: every schema keeps the conventions, every body is judged as JSON Schema would, and typed."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from perda_rules.dataset import data_folder
from perda_rules.errors import InputError
from perda_rules.evidence.body import expires_on, occurred_on, typed_fields, validate_body
from perda_rules.evidence.description import describe_types
from perda_rules.evidence.models import Item
from perda_rules.evidence.schemas import load_types
from perda_rules.evidence.types import FORMS, RESERVED, Attribute, EvidenceType
from perda_rules.language import LANGUAGES
from perda_rules.messages import catalogue, say_problem
from perda_rules.source import read_yaml

FOLDER = data_folder("evidence_schemas")
TYPES = load_types(FOLDER)
BODIES = Path(__file__).parent / "schemas"
DOCS = Path(__file__).parents[2] / "docs"
VALID = sorted(BODIES.glob("*/valid*.yaml"))
INVALID = sorted(BODIES.glob("*/invalid*.yaml"))


def name_of(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


def body_of(file: Path) -> dict[str, Any]:
    return {"attributes": {}, "rows": [], **read_yaml(file).value}


def item_of(type_: EvidenceType, body: dict[str, Any], **envelope: Any) -> Item:
    given_ = {"title": "Dokumen", "date": date(2026, 1, 5), **envelope}
    return Item(id="satu", type=type_.id, attributes=body["attributes"], rows=tuple(body["rows"]), **given_)


def all_attributes(type_: EvidenceType) -> Iterator[tuple[str, Attribute]]:
    for prefix, members in (("attributes", type_.attributes), ("rows", type_.columns)):
        for name, attribute in members.items():
            yield f"{prefix}.{name}", attribute
            for field, inner in attribute.fields.items():
                yield f"{prefix}.{name}.{field}", inner


# The schemas -------------------------------------------------------------------------------------------------------


def test_every_schema_is_valid_by_the_metaschema_and_by_our_conventions() -> None:
    assert load_types(FOLDER, check=True) == TYPES


def test_every_type_of_the_domain_is_there() -> None:
    # The kinds of document that departments are known to keep; obligations are written against these names.
    named = """
        peraturan-wali-kota keputusan-wali-kota sk-tim surat-edaran sop notula-rapat daftar-hadir berita-acara
        laporan-kegiatan bukti-publikasi renstra renja rka-dpa laporan-realisasi-anggaran perjanjian-kinerja lkjip
        arsitektur-spbe peta-rencana-spbe masterplan-kota-cerdas peta-proses-bisnis studi-kelayakan register-risiko
        dokumen-smki hasil-indeks-kami katalog-layanan perjanjian-layanan laporan-tingkat-layanan kontrak-penyedia
        evaluasi-penyedia nota-kesepahaman anjab-abk sertifikat-pelatihan rekap-skp metadata-data register-aset-tik
        log-layanan register-perubahan berita-acara-uji-terima dokumen-proyek bia-bcp-drp laporan-uji-pemulihan
        laporan-uji-keamanan laporan-audit matriks-tindak-lanjut laporan-evaluasi survei-kepuasan-masyarakat
    """
    assert set(named.split()) <= set(TYPES)


@pytest.mark.parametrize("type_", TYPES.values(), ids=list(TYPES))
def test_every_choice_has_a_label_of_its_own_in_both_languages(type_: EvidenceType) -> None:
    for path, attribute in all_attributes(type_):
        assert tuple(attribute.choice_labels) == attribute.choices, path
        for language in LANGUAGES:
            texts = [label.text(language) for label in attribute.choice_labels.values()]
            assert len(set(texts)) == len(texts), f"{path}: two choices read the same in {language}"


@pytest.mark.parametrize("type_", TYPES.values(), ids=list(TYPES))
def test_every_type_explains_itself_to_a_clerk(type_: EvidenceType) -> None:
    assert type_.help is not None
    for language in LANGUAGES:
        assert 30 < len(type_.help.text(language)) < 300


@pytest.mark.parametrize("type_", TYPES.values(), ids=list(TYPES))
def test_no_list_hides_in_rows_or_entries(type_: EvidenceType) -> None:
    inner = [*type_.columns.values(), *(field for a in type_.attributes.values() for field in a.fields.values())]
    assert all(attribute.kind not in ("texts", "entries") for attribute in inner)


def test_labels_of_the_same_choice_never_differ_between_shared_lists() -> None:
    shared: dict[tuple[str, ...], dict[str, Any]] = {}
    for type_ in TYPES.values():
        for path, attribute in all_attributes(type_):
            if attribute.choices:
                known = shared.setdefault(attribute.choices, dict(attribute.choice_labels))
                assert known == attribute.choice_labels, f"{type_.id} {path}"


# Broken schemas ----------------------------------------------------------------------------------------------------

GOOD: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "contoh",
    "title": "Contoh",
    "x-label": {"id": "Contoh", "en": "Example"},
    "x-help": {"id": "Dokumen contoh.", "en": "An example."},
    "x-validity": "P1Y",
    "x-occurred": "tanggal-uji",
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "attributes": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "tanggal-uji": {"type": "string", "format": "date", "x-label": {"id": "Uji", "en": "Test"}},
                "hasil": {
                    "type": "string",
                    "x-label": {"id": "Hasil", "en": "Outcome"},
                    "enum": ["lulus", "gagal"],
                    "x-choices": {"lulus": {"id": "Lulus", "en": "Pass"}, "gagal": {"id": "Gagal", "en": "Fail"}},
                },
            },
        },
        "rows": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"jumlah": {"type": "integer", "minimum": 0, "x-label": {"id": "Jumlah", "en": "Count"}}},
            },
        },
    },
}
ATTRIBUTES = ("properties", "attributes", "properties")
COLUMN = ("properties", "rows", "items", "properties", "jumlah")
LABEL = {"id": "Baru", "en": "New"}


class Removed(Enum):
    """A mark with a name of its own, so that every worker of a parallel run calls a case the same."""

    REMOVE = "remove"


REMOVE = Removed.REMOVE


# Without a dating keyword, so that a case can take the attributes away and break one convention only.
UNDATED = {key: value for key, value in GOOD.items() if key != "x-occurred"}


def broken(path: tuple[str, ...], value: Any) -> dict[str, Any]:
    schema = copy.deepcopy(UNDATED)
    node = schema
    for step in path[:-1]:
        node = node[step]
    if value is REMOVE:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return schema


def load_one(folder: Path, schema: Any, name: str = "contoh", *, check: bool = False) -> dict[str, EvidenceType]:
    (folder / f"{name}.json").write_text(json.dumps(schema), encoding="utf-8")
    return load_types(folder, check=check)


def codes(error: pytest.ExceptionInfo[InputError]) -> set[str]:
    for found in error.value.problems:
        for language in LANGUAGES:
            assert all(say_problem(found, language))
    return {found.code for found in error.value.problems}


def test_the_good_example_loads(tmp_path: Path) -> None:
    made = load_one(tmp_path, GOOD, check=True)["contoh"]
    assert made.occurred == "tanggal-uji"
    assert made.attributes["hasil"].choices == ("lulus", "gagal")
    assert made.columns["jumlah"].integer


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("x-label",), REMOVE, "B204"),
        (("x-label",), {"id": "Contoh"}, "B204"),
        (("x-help",), {"id": "Dokumen.", "en": " "}, "B204"),
        ((*ATTRIBUTES, "hasil", "x-label"), REMOVE, "B204"),
        ((*ATTRIBUTES, "hasil", "x-choices", "lulus"), {"id": "Lulus"}, "B204"),
        ((*COLUMN, "x-label"), {"en": "Count"}, "B204"),
        (("x-color",), "red", "B205"),
        ((*ATTRIBUTES, "hasil", "x-hlep"), LABEL, "B205"),
        ((*ATTRIBUTES, "hasil", "minLength"), 3, "B205"),
        ((*COLUMN, "pattern"), "a", "B205"),
        (("properties", "files"), {"type": "object"}, "B205"),
        ((*ATTRIBUTES, "baru"), {"type": "null", "x-label": LABEL}, "B206"),
        ((*ATTRIBUTES, "baru"), {"type": "string", "format": "email", "x-label": LABEL}, "B206"),
        ((*ATTRIBUTES, "baru"), {"type": "string", "pattern": "a+", "x-label": LABEL}, "B206"),
        ((*ATTRIBUTES, "baru"), {"type": "array", "x-label": LABEL}, "B206"),
        ((*ATTRIBUTES, "baru"), {"type": "array", "items": {"type": "number"}, "x-label": LABEL}, "B206"),
        ((*ATTRIBUTES, "baru"), True, "B206"),
        ((*COLUMN, "minimum"), "0", "B206"),
        ((*COLUMN,), {"type": "array", "items": {"type": "string"}, "x-label": LABEL}, "B206"),
        (("properties", "attributes"), True, "B206"),
        (("properties", "attributes", "properties"), REMOVE, "B206"),
        (("properties", "attributes", "additionalProperties"), True, "B206"),
        (("properties", "rows"), {"type": "object"}, "B206"),
        (("title",), "Lain", "B206"),
        (("$schema",), "https://json-schema.org/draft-07/schema", "B206"),
        ((*ATTRIBUTES, "status"), {"type": "string", "x-label": LABEL}, "B207"),
        ((*ATTRIBUTES, "memuat"), {"type": "string", "x-label": LABEL}, "B207"),
        ((*ATTRIBUTES, "Nama Baru"), {"type": "string", "x-label": LABEL}, "B208"),
        (("$id",), "lain", "B208"),
        (("x-occurred",), "hasil", "B209"),
        (("x-occurred",), "tanggal-lain", "B209"),
        (("x-expires",), "jumlah", "B209"),
        (("properties", "attributes", "required"), ["tidak-ada"], "B209"),
        ((*ATTRIBUTES, "hasil", "x-choices", "lain"), LABEL, "B210"),
        ((*ATTRIBUTES, "hasil", "x-choices"), REMOVE, "B210"),
        ((*ATTRIBUTES, "hasil", "enum"), ["lulus", 1], "B210"),
        (("x-recognise",), ["contoh"], "B212"),
        (("x-recognise",), {"against": ["contoh"]}, "B212"),
        (("x-recognise",), {"title": []}, "B212"),
        (("x-recognise",), {"title": "contoh"}, "B212"),
        (("x-recognise",), {"title": ["Contoh"]}, "B212"),
        (("x-recognise",), {"title": ["contoh "]}, "B212"),
        (("x-recognise",), {"title": ["… contoh"]}, "B212"),
        (("x-recognise",), {"title": ["contoh", 3]}, "B212"),
        (("x-recognise",), {"title": ["contoh"], "against": [""]}, "B212"),
        (("x-recognise",), {"title": ["contoh"], "signed-by": ["Wali Kota"]}, "B212"),
        (("x-recognise",), {"title": ["contoh"], "words": ["contoh"]}, "B205"),
        (("x-recognise",), {"title": ["contoh", "contoh"]}, "B213"),
        (("x-recognise",), {"title": ["contoh"], "against": ["contoh"]}, "B213"),
        (("x-validity",), "1 tahun", "B211"),
        (("x-validity",), "P", "B211"),
    ],
    ids=str,
)
def test_a_schema_that_breaks_a_convention_is_refused(
    tmp_path: Path, path: tuple[str, ...], value: Any, code: str
) -> None:
    with pytest.raises(InputError) as error:
        load_one(tmp_path, broken(path, value))
    assert codes(error) == {code}


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "rusak.json").write_text("{\n  nope", encoding="utf-8")
    (tmp_path / "daftar.json").write_text("[]", encoding="utf-8")
    (tmp_path / "biner.json").write_bytes(b"\xff\xfe\x00{")
    (tmp_path / "map.json").mkdir()
    with pytest.raises(InputError) as error:
        load_one(tmp_path, {**broken(("x-label",), REMOVE), "x-color": "red"})
    found = {(Path(problem.place.file).stem, problem.code) for problem in error.value.problems}
    expected = {"contoh": {"B204", "B205"}, "rusak": {"B202"}, "daftar": {"B206"}, "biner": {"B202"}, "map": {"Y001"}}
    assert found == {(name, code) for name, codes_ in expected.items() for code in codes_}
    assert [p.place.line for p in error.value.problems if p.place.file.endswith("rusak.json")] == [2]


def test_the_metaschema_is_consulted_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        load_one(tmp_path, broken((*COLUMN, "type"), "integr"), check=True)
    assert codes(error) == {"B203"}


def test_a_schema_of_monstrous_size_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        load_one(tmp_path, {**GOOD, "x-label": {"id": "a" * 1_000_000, "en": "b"}})
    assert codes(error) == {"Y002"}


def test_a_deeply_nested_schema_is_refused_without_a_crash(tmp_path: Path) -> None:
    (tmp_path / "dalam.json").write_text("[" * 200_000, encoding="utf-8")
    with pytest.raises(InputError) as error:
        load_types(tmp_path)
    assert codes(error) == {"B202"}


def test_a_folder_without_schemas_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "tidak-ada"):
        with pytest.raises(InputError) as error:
            load_types(folder)
        assert codes(error) == {"B201"}


def test_an_audit_does_not_import_a_json_schema_library() -> None:
    program = (
        "import sys; from perda_rules.dataset import data_folder; from perda_rules.evidence.schemas import load_types;"
        "load_types(data_folder('evidence_schemas')); sys.exit('jsonschema' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


# Bodies ------------------------------------------------------------------------------------------------------------


def test_every_type_has_a_valid_and_an_invalid_body() -> None:
    for files in (VALID, INVALID):
        assert {file.parent.name for file in files} == set(TYPES)


@pytest.mark.parametrize("file", VALID, ids=name_of)
def test_a_valid_body_has_no_problem(file: Path) -> None:
    body = body_of(file)
    assert validate_body(TYPES[file.parent.name], body["attributes"], body["rows"]) == []


@pytest.mark.parametrize("file", [BODIES / name / "valid.yaml" for name in TYPES], ids=name_of)
def test_the_valid_body_fills_in_everything_and_all_of_it_reaches_the_rules(file: Path) -> None:
    type_, body = TYPES[file.parent.name], body_of(file)
    fields = typed_fields(type_, item_of(type_, body))
    seen = {f"attributes.{name}" for name in fields}
    for prefix, name, entries in (
        ("rows", "", fields.get("rows", ())),
        *(
            ("attributes", f".{n}", fields[n])
            for n, a in type_.attributes.items()
            if a.kind == "entries" and n in fields
        ),
    ):
        seen |= {f"{prefix}{name}.{field}" for entry in entries for field in entry}  # type: ignore[union-attr]
    assert {path for path, _ in all_attributes(type_)} <= seen


@pytest.mark.parametrize("file", INVALID, ids=name_of)
def test_an_invalid_body_has_exactly_its_problems(file: Path) -> None:
    body = body_of(file)
    found = validate_body(TYPES[file.parent.name], body["attributes"], body["rows"])
    assert {(problem.code, ".".join(str(step) for step in problem.path)) for problem in found} == {
        (wanted["code"], wanted["at"]) for wanted in body["expect"]
    }
    for problem in found:
        for language in LANGUAGES:
            for part in ("what", "do"):
                catalogue()[f"problem.{problem.code}.{part}"][language].format_map(problem.params)


@pytest.mark.parametrize("type_", TYPES.values(), ids=list(TYPES))
def test_an_empty_form_is_missing_what_tells_it_from_others_and_nothing_else(type_: EvidenceType) -> None:
    blank = dict.fromkeys(type_.attributes, "  ")
    found = validate_body(type_, blank, [])
    assert {problem.code for problem in found} <= {"B221"}
    assert {problem.params["key"] for problem in found} == {n for n, a in type_.attributes.items() if a.required}
    assert len(found) <= 3
    assert set(typed_fields(type_, item_of(type_, {"attributes": blank, "rows": []}))) == {
        "title", "date", "status", "classification",
    }  # fmt: skip


def test_an_unknown_key_is_met_with_the_nearest_known_one() -> None:
    (found,) = validate_body(TYPES["pedoman"], {"jenis": "kebijakan", "objek": "risiko", "materii": []}, [])
    assert (found.code, found.path, found.params["known"]) == ("B222", ("attributes", "materii"), "materi")
    (found,) = validate_body(TYPES["pernyataan-nihil"], {**_NIL, "zzz": 1}, [])
    assert found.params["known"] == "objek, awal, akhir, alasan"


_NIL = {"objek": "insiden", "awal": date(2026, 1, 1), "akhir": date(2026, 1, 31)}


def test_a_long_value_is_shortened_in_the_complaint() -> None:
    (found,) = validate_body(TYPES["pernyataan-nihil"], {**_NIL, "alasan": ["x" * 500]}, [])
    assert len(found.params["value"]) == 60


def test_a_list_of_blanks_is_as_good_as_none() -> None:
    assert [p.code for p in validate_body(TYPES["arsitektur-spbe"], {"domain": [None, " "]}, [])] == ["B221"]


def version(value: str) -> dict[str, Any]:
    return dict(typed_fields(TYPES["pedoman"], item_of(TYPES["pedoman"], {"attributes": {"versi": value}, "rows": []})))


@pytest.mark.parametrize("value", ["-", "–", " … ", "\u200b", "\ufeff", "_", "().", "\xa0", "''"])
def test_a_dash_or_what_cannot_be_seen_is_a_blank(value: str) -> None:
    assert "versi" not in version(value)


@pytest.mark.parametrize("value", ["0", "a", "✓", "٣", "+", "(1)", "-1"])
def test_a_sign_that_says_something_is_none(value: str) -> None:
    assert version(value)["versi"] == value


@pytest.mark.parametrize("value", ["2026-01-05\n", "20260105", "2026-W02-1", "2026-1-5", "2026-02-30", 20260105, True])
def test_only_a_calendar_day_is_a_date(value: object) -> None:
    assert [p.code for p in validate_body(TYPES["pernyataan-nihil"], {**_NIL, "akhir": value}, [])] == ["B227"]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "12", True])
def test_what_is_no_quantity_is_no_number(value: object) -> None:
    body = {"layanan": "surel", "capaian": [{"target": value}]}
    assert [p.code for p in validate_body(TYPES["laporan-tingkat-layanan"], body, [])] == ["B224"]


@pytest.mark.parametrize(("value", "found"), [(-0.5, ["B231"]), (0, []), (100, []), (100.5, ["B232"])])
def test_a_bound_itself_is_allowed_and_what_is_beyond_it_is_not(value: float, found: list[str]) -> None:
    body = {"objek": "perizinan", "ikm": value}
    assert [p.code for p in validate_body(TYPES["survei-kepuasan-masyarakat"], body, [])] == found


def test_a_slug_with_a_line_break_is_no_slug() -> None:
    assert [p.code for p in validate_body(TYPES["pernyataan-nihil"], {**_NIL, "objek": "insiden\n"}, [])] == ["B233"]


# The same answer as JSON Schema ------------------------------------------------------------------------------------


def is_blank(value: Any) -> bool:
    if isinstance(value, list | tuple | dict):
        return all(is_blank(part) for part in (value.values() if isinstance(value, dict) else value))
    if isinstance(value, str):
        return all(unicodedata.category(character)[0] in "CMPZ" for character in value)
    return value is None


def blank_free(value: Any, members: dict[str, Attribute]) -> Any:
    """Leave out known keys that are blank, and write dates as JSON has them: the library knows neither habit."""
    if isinstance(value, dict):
        kept = {key: part for key, part in value.items() if key not in members or not is_blank(part)}
        return {
            key: part.isoformat()
            if isinstance(part, date) and key in members and members[key].kind == "date"
            else blank_free(part, members[key].fields if key in members else {})
            for key, part in kept.items()
        }
    if isinstance(value, list | tuple):
        return [blank_free(part, members) for part in value if not is_blank(part)]
    return value


def reference_is_valid(type_: EvidenceType, attributes: dict[str, Any], rows: list[dict[str, Any]]) -> bool:
    body: dict[str, Any] = {"attributes": blank_free(attributes, type_.attributes)}
    if rows:
        body["rows"] = [blank_free(row, type_.columns) for row in rows]
    return Draft202012Validator(type_.schema_, format_checker=FormatChecker(["date"])).is_valid(body)


words = st.text(alphabet="abz-/:. 2é", max_size=8)
scalars = st.none() | st.booleans() | st.integers(-5, 2200) | st.floats(-5, 200, width=16) | words | st.dates()
junk = scalars | st.lists(scalars, max_size=3) | st.lists(st.dictionaries(words, scalars, max_size=2), max_size=2)


def values_for(attribute: Attribute) -> st.SearchStrategy[Any]:
    if attribute.kind == "entries":
        return st.lists(bodies_for(attribute.fields), max_size=2)
    if attribute.kind == "texts":
        return st.lists(values_for(attribute.model_copy(update={"kind": "text"})), max_size=3)
    if attribute.kind == "number":
        bounds = {"min_value": int(attribute.minimum or 0) - 1, "max_value": int(attribute.maximum or 2200) + 1}
        return st.integers(**bounds) | st.floats(**bounds)
    if attribute.kind == "truth":
        return st.booleans()
    if attribute.kind == "date":
        return st.dates() | st.dates().map(str)
    if attribute.choices:
        return st.sampled_from(attribute.choices)
    return {"slug": st.just("kota-cerdas"), "url": st.just("https://contoh.id/a")}.get(attribute.form or "", words)


def bodies_for(members: dict[str, Attribute]) -> st.SearchStrategy[dict[str, Any]]:
    # Mostly plausible values, so that valid bodies are common, with some junk among them.
    chosen = {
        name: st.integers(0, 29).flatmap(lambda n, a=attribute: junk if n == 0 else values_for(a))
        for name, attribute in members.items()
    }
    needed = {name: chosen[name] for name, attribute in members.items() if attribute.required}
    others = {name: strategy for name, strategy in chosen.items() if name not in needed}
    plausible = st.fixed_dictionaries(needed, optional=others)
    return st.integers(0, 29).flatmap(
        lambda n: {0: st.fixed_dictionaries({}, optional=chosen), 1: st.dictionaries(words, scalars)}.get(n, plausible)
    )


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_a_body_is_valid_exactly_when_json_schema_says_so(data: st.DataObject) -> None:
    type_ = data.draw(st.sampled_from(sorted(TYPES)).map(TYPES.__getitem__))
    attributes = data.draw(bodies_for(type_.attributes))
    rows = data.draw(st.lists(bodies_for(type_.columns), max_size=2)) if type_.columns else []
    assert (validate_body(type_, attributes, rows) == []) == reference_is_valid(type_, attributes, rows)


# Typing ------------------------------------------------------------------------------------------------------------

_KINDS: dict[str, type] = {"text": str, "truth": bool, "date": date}


def is_of_kind(attribute: Attribute, value: object) -> bool:
    if attribute.kind == "texts":
        return isinstance(value, tuple) and value != () and all(type(part) is str and part.strip() for part in value)
    if attribute.kind == "entries":
        return isinstance(value, tuple) and value != () and all(are_typed(attribute.fields, part) for part in value)
    if attribute.kind == "number":
        return type(value) is int or (type(value) is float and not attribute.integer)
    return type(value) is _KINDS[attribute.kind] and value != ""


def are_typed(members: dict[str, Attribute], values: object) -> bool:
    return isinstance(values, dict) and all(is_of_kind(members[name], value) for name, value in values.items())


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_whatever_is_written_only_typed_and_known_values_reach_the_rules(data: st.DataObject) -> None:
    type_ = data.draw(st.sampled_from(sorted(TYPES)).map(TYPES.__getitem__))
    attributes = data.draw(bodies_for(type_.attributes) | st.dictionaries(st.sampled_from([*type_.attributes]), junk))
    rows = data.draw(st.lists(bodies_for(type_.columns), max_size=2))
    item = item_of(type_, {"attributes": attributes, "rows": rows})
    fields = typed_fields(type_, item)
    assert are_typed(type_.attributes, {name: fields[name] for name in type_.attributes if name in fields})
    assert set(fields) <= RESERVED | set(type_.attributes)
    assert all(are_typed(type_.columns, row) for row in fields.get("rows", ()))  # type: ignore[union-attr]


def test_envelope_parts_and_rows_stand_beside_the_attributes() -> None:
    type_ = TYPES["register-risiko"]
    body = {"attributes": {"objek": "risiko-tik", "tanggal-tinjau": "2026-06-11"}, "rows": [{"risiko": "Banjir"}, {}]}
    item = item_of(
        type_, body, number="12/2026", signatory="sekretaris-daerah", memuat={"profil": 3, "peta": "Lampiran"}
    )
    assert typed_fields(type_, item, unplaced=["peta"]) == {
        "title": "Dokumen",
        "number": "12/2026",
        "date": date(2026, 1, 5),
        "status": "final",
        "signatory": "sekretaris-daerah",
        "classification": "biasa",
        "objek": "risiko-tik",
        "tanggal-tinjau": date(2026, 6, 11),
        "memuat": ("profil",),
        "rows": ({"risiko": "Banjir"},),
    }


def test_a_row_of_wrong_values_stays_so_that_it_counts_as_incomplete() -> None:
    type_ = TYPES["register-risiko"]
    fields = typed_fields(type_, item_of(type_, {"attributes": {"objek": "risiko-tik"}, "rows": [{"risiko": 12}]}))
    assert fields["rows"] == ({},)


def test_rows_of_what_is_no_register_do_not_reach_the_rules() -> None:
    type_ = TYPES["pernyataan-nihil"]
    assert "rows" not in typed_fields(type_, item_of(type_, {"attributes": _NIL, "rows": [{"a": "b"}]}))


def test_a_whole_number_written_with_a_fraction_of_nought_is_whole() -> None:
    type_ = TYPES["sop"]
    fields = typed_fields(type_, item_of(type_, {"attributes": {"proses": "a", "revisi": 2.0}, "rows": []}))
    assert type(fields["revisi"]) is int


def test_an_event_counts_on_its_own_day_and_else_on_that_of_the_document() -> None:
    type_ = TYPES["notula-rapat"]
    dated = item_of(type_, {"attributes": {"tanggal-rapat": "2026-01-22"}, "rows": []})
    undated = item_of(type_, {"attributes": {"tanggal-rapat": "besok"}, "rows": []})
    assert (occurred_on(type_, dated), occurred_on(type_, undated)) == (date(2026, 1, 22), date(2026, 1, 5))
    plain = TYPES["lkjip"]
    assert occurred_on(plain, item_of(plain, {"attributes": {"tahun": 2025}, "rows": []})) == date(2026, 1, 5)


def test_a_document_ends_on_the_day_that_it_states_and_only_then() -> None:
    type_ = TYPES["sk-tim"]
    stated = item_of(type_, {"attributes": {"berlaku-sampai": date(2026, 10, 19)}, "rows": []})
    assert expires_on(type_, stated) == date(2026, 10, 19)
    assert expires_on(type_, item_of(type_, {"attributes": {}, "rows": []})) is None
    minutes = TYPES["notula-rapat"]
    assert (
        expires_on(minutes, item_of(minutes, {"attributes": {"berlaku-sampai": date(2026, 1, 1)}, "rows": []})) is None
    )


# The reference -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "file"), [("en", "evidence-types.md"), ("id", "evidence-types.id.md")])
def test_the_reference_of_evidence_types_is_current(language: Any, file: str) -> None:
    assert (DOCS / file).read_text(encoding="utf-8") == describe_types(TYPES, language)


def test_every_form_that_a_schema_uses_is_one_that_people_are_told_about() -> None:
    used = {attribute.form for type_ in TYPES.values() for _, attribute in all_attributes(type_) if attribute.form}
    assert used == set(FORMS)
