"""Where the length of a deadline comes from: the text, the table, an audit practice, a person, or nowhere yet."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter
from small_law import TABLE

from perda_rules.assessment.readings import habit, label, leaves_length_open, resolve
from perda_rules.language import LANGUAGES
from perda_rules.obligations.models import Deadline

DEADLINE: TypeAdapter[Deadline] = TypeAdapter(Deadline)
TEXT, TABLED = {"source": "text"}, {"source": "interpretation"}
TERM, PRACTICE, OPEN = (
    {**TABLED, "term": "berkala"},
    {**TABLED, "practice": "dokumen"},
    {**TABLED, "term": "ditentukan"},
)
TRIGGER = {"kind": "triggered", "events": {"type": "register"}, "response": {}}


def deadline(**given: Any) -> Deadline:
    return DEADLINE.validate_python(given)


@pytest.mark.parametrize(
    ("given", "length"),
    [
        ({"kind": "once", "length": "P6M"}, "P6M"),
        ({"kind": "recurring", "per": "P1M"}, "P1M"),
        ({"kind": "continuous", "length": "P1Y"}, "P1Y"),
        ({**TRIGGER, "length": "P3D"}, "P3D"),
        ({"kind": "once"}, None),
        (TRIGGER, None),
    ],
)
def test_what_the_text_says_needs_no_reading(given: dict[str, Any], length: str | None) -> None:
    resolved = resolve(deadline(**given, **TEXT), TABLE)
    assert (resolved.length, resolved.from_text, resolved.reading, resolved.undecided) == (length, True, None, False)


@pytest.mark.parametrize("strict", [False, True])
def test_the_strict_profile_takes_the_stricter_length_where_the_table_has_one(strict: bool) -> None:
    resolved = resolve(deadline(kind="continuous", **TERM), TABLE, strict=strict)
    assert (resolved.length, resolved.from_text) == ("P3M" if strict else "P1Y", False)
    assert resolved.reading is not None
    assert (resolved.reading.entry, resolved.reading.words) == ("berkala", "berkala")
    assert (resolved.reading.length, resolved.reading.decisive) == (resolved.length, False)
    assert resolved.reading.ground.id == "kebiasaan"
    practice = resolve(deadline(kind="continuous", **PRACTICE), TABLE, strict=strict)
    assert practice.length == "P1Y"


def test_a_practice_has_no_words_of_the_text() -> None:
    resolved = resolve(deadline(kind="continuous", **PRACTICE), TABLE)
    assert resolved.reading is not None
    assert (resolved.reading.entry, resolved.reading.words, resolved.length) == ("dokumen", None, "P1Y")


@pytest.mark.parametrize("entry", [TERM, PRACTICE])
def test_a_length_that_stands_in_the_file_goes_before_the_table(entry: dict[str, Any]) -> None:
    assert resolve(deadline(kind="recurring", per="P6M", **entry), TABLE, strict=True).length == "P6M"


def test_what_the_text_leaves_to_a_person_is_undecided_until_one_decides() -> None:
    asked = deadline(kind="once", **OPEN)
    before = resolve(asked, TABLE)
    assert (before.length, before.undecided) == (None, True)
    assert before.reading is not None
    assert before.reading.words == "yang ditentukan"
    after = resolve(asked, TABLE, filled="P6M")
    assert (after.length, after.undecided, after.from_text) == ("P6M", False, False)


@pytest.mark.parametrize("entry", [TERM, PRACTICE, OPEN])
def test_a_person_goes_before_the_table_and_is_the_ground(entry: dict[str, Any]) -> None:
    resolved = resolve(deadline(kind="continuous", **entry), TABLE, filled="P2M", strict=True)
    assert resolved.length == "P2M"
    assert resolved.reading is not None
    assert resolved.reading.ground == label("ground.filled")


@pytest.mark.parametrize(
    ("given", "leaves_open"),
    [
        ({"kind": "once", "length": "P6M", **TEXT}, False),
        ({"kind": "recurring", "per": "P1M", **TEXT}, False),
        ({"kind": "none"}, False),
        ({"kind": "once", **TEXT}, True),
        ({**TRIGGER, **TEXT}, True),
        ({"kind": "continuous", **TERM}, True),
        ({"kind": "recurring", **PRACTICE}, True),
        ({"kind": "once", **OPEN}, True),
    ],
)
def test_a_person_fills_only_what_the_text_leaves_open(given: dict[str, Any], leaves_open: bool) -> None:
    asked = deadline(**given)
    assert leaves_length_open(asked) is leaves_open
    plain, filled = resolve(asked, TABLE), resolve(asked, TABLE, filled="P9M")
    assert (filled.length == "P9M") is leaves_open
    assert leaves_open or plain == filled


def test_without_a_deadline_there_is_nothing_to_read() -> None:
    resolved = resolve(deadline(kind="none"), TABLE, strict=True, filled="P1M")
    assert (resolved.length, resolved.from_text, resolved.reading, resolved.undecided) == (None, False, None, False)


@pytest.mark.parametrize(("kind", "entry"), [("once", "start"), ("continuous", "validity")])
def test_a_habit_says_what_we_added(kind: str, entry: str) -> None:
    reading = habit(deadline(kind=kind, length="P1Y", **TEXT))
    assert (reading.entry, reading.words, reading.length, reading.decisive) == (entry, None, None, True)
    assert all(reading.ground.text(language) for language in LANGUAGES)
    assert reading.ground.id != reading.ground.en
