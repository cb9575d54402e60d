"""One field of a document in one cell: how it is shown, and what people write in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from perda_rules.evidence.types import FORMS, Attribute
from perda_rules.evidence.workbook import Cell
from perda_rules.language import LANGUAGES, Label, Language, read_date, read_number
from perda_rules.messages import say
from perda_rules.slugs import slug

JOIN = "; "
_OTHER_JOIN = " | "
"""Where a text of a list itself holds a semicolon."""
_EPOCH = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
"""Spreadsheets count days from the epoch, and show the number where a cell lost its format: the years 1954 to 2119."""
_YES = {"ya", "y", "yes", "true", "benar", "ada", "x", "v", "✓", "1"}
_NO = {"tidak", "t", "no", "n", "false", "salah", "tidak ada", "0"}


class Unreadable(Exception):  # noqa: N818 (an outcome, told at its cell)
    """A cell holds no such value: the code of the problem and what its sentence needs."""

    def __init__(self, code: str, **params: str) -> None:
        """Keep what the sentence needs."""
        super().__init__(code)
        self.code = code
        self.params = params


def show(value: Any, one: Attribute, offices: Mapping[str, str], language: Language) -> Any:
    """Return what a cell holds for ``value``: a date, a number or a text."""
    if value is None:
        return None
    if one.kind == "truth":
        return say("form.yes" if value else "form.no", language)
    if one.kind == "date":
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    if one.kind == "texts":
        texts = [_show_text(text, one, offices, language) for text in value]
        if any(";" in text for text in texts):
            # The bar at the end says what separates even where there is only one.
            return _OTHER_JOIN.join([*texts, ""]).rstrip()
        return JOIN.join(texts)
    return value if one.kind == "number" else _show_text(value, one, offices, language)


def _show_text(value: Any, one: Attribute, offices: Mapping[str, str], language: Language) -> str:
    text = str(value)
    if text in one.choice_labels:
        return distinct_label(text, one.choice_labels, language)
    return offices.get(text, text) if one.form == "slug" and not one.choices else text


def distinct_label(key: str, named: Mapping[str, Label], language: Language) -> str:
    """Return the label of a choice, with its key where another choice is called the same."""
    label = named[key].text(language)
    same = [other for other in named if named[other].text(language).casefold() == label.casefold()]
    return label if len(same) == 1 else f"{label} ({key})"


def read(cell: Cell, one: Attribute, offices: Mapping[str, str]) -> Any:
    """Return the value that a cell gives for a field; None for an empty one. ``offices`` maps a name to its id.

    Raises Unreadable.
    """
    if cell.value is None:
        return None
    if one.kind == "date":
        return read_day(cell)
    if one.kind == "number":
        return _number(cell, one)
    if one.kind == "truth":
        return read_truth(cell)
    if one.kind == "texts":
        return [_text(part, one, offices) for part in split(cell.text, one)]
    return _text(cell.text, one, offices)


def read_day(cell: Cell) -> date:
    """Return the day that a cell gives: a date, one in words, or the number behind one. Raises Unreadable (W112)."""
    if isinstance(cell.value, int | float) and cell.value in _SERIALS:
        return _EPOCH + timedelta(days=int(cell.value))
    day = cell.value if isinstance(cell.value, date) else read_date(cell.text)
    if day is None:
        raise Unreadable("W112", value=cell.text)
    return day


def read_truth(cell: Cell) -> bool:
    """Return whether a cell says yes. Raises Unreadable (W111)."""
    if isinstance(cell.value, bool):
        return cell.value
    said = cell.text.casefold()
    if said in _YES or said in _NO:
        return said in _YES
    choices = [say(key, language) for language in LANGUAGES for key in ("form.yes", "form.no")]
    raise Unreadable("W111", value=cell.text, choices=", ".join(choices))


def split(text: str, one: Attribute | None = None) -> list[str]:
    """Return the texts of a list in one cell: between bars or semicolons; between commas where only choices stand."""
    mark = "|" if "|" in text else ";"
    found = [part.strip() for part in text.split(mark) if part.strip()]
    if one is not None and one.choices and len(found) == 1 and "," in text and _choice(text, one) is None:
        found = [part.strip() for part in text.split(",") if part.strip()]
    return found


def choose(text: str, named: Mapping[str, str]) -> str:
    """Return the id of the label that ``text`` is, or of the id itself. Raises Unreadable (W111)."""
    wanted = text.casefold()
    for key, label in named.items():
        if wanted in (label.casefold(), key.casefold()):
            return key
    from perda_rules.obligations.hints import closest

    near = closest(text, list(named.values()))
    raise Unreadable("W111", value=text, choices=f"{near}, …")


def _text(text: str, one: Attribute, offices: Mapping[str, str]) -> str:
    if one.choices:
        found = _choice(text, one)
        if found is None:
            shown = [one.choice_labels[key].id if key in one.choice_labels else key for key in one.choices]
            raise Unreadable("W111", value=text, choices=", ".join(shown))
        return found
    if one.form == "slug":
        return offices.get(text.casefold()) or (text if re.match(FORMS["slug"], text) else slug(text))
    if one.form == "url" and not re.match(FORMS["url"], text):
        raise Unreadable("W114", value=text[:60], reason="https://…")
    return text


def _choice(text: str, one: Attribute) -> str | None:
    wanted = text.casefold()
    for key in one.choices:
        named = one.choice_labels.get(key)
        said = [named.text(language).casefold() for language in LANGUAGES] if named else []
        if wanted in (key, *said, *(f"{each} ({key})" for each in said)):
            return key
    return None


def _number(cell: Cell, one: Attribute) -> int | float:
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        value = read_number(cell.text)
    if value is None:
        raise Unreadable("W203", value=cell.text[:60])
    value = int(value) if float(value).is_integer() else value
    least, most = one.minimum, one.maximum
    if (
        (one.integer and not isinstance(value, int))
        or (least is not None and value < least)
        or (most is not None and value > most)
    ):
        bounds = f"{'' if least is None else f'{least:g}'}–{'' if most is None else f'{most:g}'}"
        raise Unreadable("W114", value=cell.text[:60], reason=bounds)
    return value
