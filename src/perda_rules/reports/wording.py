"""How reports word what an assessment holds: safe text, names of windows and lengths, the id of a finding.

Everything that a user or a file supplied goes through :func:`clean` before any format escapes it in its own way.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from perda_rules.assessment.models import Reason
from perda_rules.language import Label, Language, write_date, write_month
from perda_rules.messages import say, sentence_keys

MAX_CHARACTERS = 4_000
MAX_NAME = 250
"""A longer text, or name, is cut in every report but the JSON: nobody reads it, and it would bury the rest."""

_ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P^_X][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])")
# What a terminal obeys, what hides or reverses text (bidirectional controls, zero-width signs), and no text at all.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff]"
)
_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?\Z")


def clean(text: str, limit: int = MAX_CHARACTERS) -> str:
    """Return ``text`` as one harmless line: no terminal sequences, no invisible or reversing signs, no line breaks.

    Longer than ``limit`` characters, it is cut and ends in an ellipsis.
    """
    # A text of megabytes is cut before any pattern runs over it.
    line = " ".join(_INVISIBLE.sub("", _ESCAPE_SEQUENCE.sub("", text[: 2 * limit])).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def write(label: Label, language: Language, limit: int = MAX_CHARACTERS) -> str:
    """Return a label's text, cleaned."""
    return clean(label.text(language), limit)


def write_reason(reason: Reason, language: Language) -> str:
    """Write a reason as a sentence.

    A file of another version may hold a reason that this program has no sentence for: its code and values then stand
    for it, since leaving it out would change what the report says.
    """
    try:
        return clean(reason.text(language))
    except (KeyError, IndexError, TypeError, ValueError):
        values = [*reason.params.values(), *(label.text(language) for label in reason.labels.values())]
        values += [write_date(day, language) for day in reason.dates.values()]
        return clean(f"{reason.code}: {', '.join(values)}" if values else reason.code)


def write_window(start: date, end: date, language: Language) -> str:
    """Name a window as people do: "2026", "Maret 2026", "Januari–Juni 2026", else by its first and last day."""
    whole_months = start.day == 1 and (end + timedelta(days=1)).day == 1
    if not whole_months or start.year != end.year:
        return write_span(start, end, language)
    if start.month == end.month:
        return write_month(start, language)
    if (start.month, end.month) == (1, 12):
        return str(start.year)
    first, last = (write_month(day, language).partition(" ")[0] for day in (start, end))
    return f"{first}–{last} {start.year}"


def short_window(start: date, end: date, language: Language) -> str:
    """Name a calendar window in a few letters, for a strip: "Mar", "Jan–Jun", "2026"."""
    name = write_window(start, end, language)
    if name.isdigit():
        return name
    # The first three letters of a month are its usual short form in both languages.
    first, last = write_month(start, language)[:3], write_month(end, language)[:3]
    return first if first == last else f"{first}–{last}"


def write_span(start: date, end: date, language: Language) -> str:
    """Write a span of days: "1 Januari 2026 – 31 Desember 2026"."""
    return f"{write_date(start, language)} – {write_date(end, language)}"


def write_length(length: str, language: Language) -> str:
    """Write an ISO 8601 length in words, "1 tahun 6 bulan"; anything else is returned as it is."""
    match = _LENGTH.match(length)
    if not match or not any(match.groups()):
        return clean(length)
    counts = zip(("years", "months", "weeks", "days"), match.groups(), strict=True)
    return " ".join(
        say(f"duration.{unit}.{'one' if int(n) == 1 else 'many'}", language, n=n) for unit, n in counts if n
    )


def count_of(key: str, count: int, language: Language) -> str:
    """Write a number with its noun: the sentence ``key`` with ``{n}``, or ``key_one`` for one where there is one."""
    one = f"{key}_one"
    return say(one if count == 1 and one in sentence_keys() else key, language, n=write_number(count, language))


def write_number(number: int, language: Language) -> str:
    """Write a whole number with the language's sign between thousands."""
    return f"{number:,}".replace(",", "." if language == "id" else ",")
