"""The title of a document: what follows "TENTANG" or "Perihal", else its first heading below the letterhead."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import PurePosixPath

from perda_rules.evidence.proposals.models import Confidence, Found, Line
from perda_rules.evidence.proposals.words import folded

_SUBJECT = re.compile(r"(?:hal|perihal|subjek)\s*[:.]\s*(?P<rest>.*)", re.IGNORECASE)
_NAMED = re.compile(r"(?:judul|nama\s+(?P<of>[^\W\d_]+))\s*:\s*(?P<rest>\S.*)", re.IGNORECASE)
_BARE_SUBJECT = re.compile(r"(?:hal|perihal)\s*:?\Z", re.IGNORECASE)
_ABOUT = re.compile(r"tentang\b[\s:]*", re.IGNORECASE)
_ENDS = re.compile(
    r"(?:menimbang|mengingat|memperhatikan|dengan rahmat|bab\s+i\b|pasal\s+1\b|nomor\b|tanggal\b|yth\b|kepada\b"
    r"|dasar\s*:"
    r"|daftar isi|kata pengantar|pendahuluan|hari\b|disusun oleh|diktum|memutuskan"
    r"|pemerintah\s+(?:kota|kabupaten)\b)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:nomor|no\.|tanggal|tgl|perihal|kepada|yth|tembusan)\b|hari\s*[:/,]|hari dan tanggal"
    r"|[^\W\d_][\w /()]{1,40}\s*:",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:nomor|nomer|no\.)[\s:]", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;]\Z")
_LINKS = frozenset(
    {
        "antara", "atas", "atau", "bagi", "dalam", "dan", "dari", "dengan", "di", "ke", "kepada", "oleh", "pada",
        "sampai", "sebagai", "serta", "tentang", "terhadap", "untuk", "yang",
    }
)  # fmt: skip
_HEAD = 40
_LONGEST_TITLE = 8
"""Lines of a title in capitals."""
_MOST = 500
"""Letters of a title; what is longer is none, and is cut."""
_WRAPPED = 62
"""Letters of a line that is broken because it is full, and not because it ends."""
_SEPARATORS = re.compile(r"[-_.\s]+")


def title_of(
    lines: Sequence[Line], begin: int, generic: Collection[str], capitals: Collection[str]
) -> tuple[Found | None, int]:
    """Return the title, and how many lines below the letterhead name the document.

    ``generic`` are names of kinds of documents, which alone are no title; ``capitals`` words that stay in capitals.
    """
    body = lines[begin : begin + _HEAD]
    kept = {*capitals, *_abbreviations(lines)}
    found = _about(body, kept) or _subject(body) or _named(body, generic, kept) or _heading(body, generic, kept)
    if found is None:
        return None, 0
    title, end = found
    return title._replace(value=str(title.value)[:_MOST]), end


def title_in_name(name: str) -> str | None:
    """Make a title of a file name: its words, the first with a capital."""
    stem = "".join(sign if sign.isprintable() else " " for sign in PurePosixPath(name).stem)
    words = [word for word in _SEPARATORS.split(stem) if word]
    if not any(sign.isalpha() for word in words for sign in word):
        return None
    text = " ".join(words)
    return text[0].upper() + text[1:]


def _about(body: Sequence[Line], kept: Collection[str]) -> tuple[Found, int] | None:
    for at, line in enumerate(body):
        begun = _ABOUT.match(line.text)
        if not begun or not (at == 0 or line.text.isupper() or begun.end() == len(line.text)):
            continue
        instrument = [each.text for each in body[max(0, at - 7) : at] if not _NUMBER.match(each.text)]
        instrument = [text for text in instrument if not _FIELD.match(text) and not _SENTENCE.search(text)]
        said = [line.text[begun.end() :]] if begun.end() < len(line.text) else []
        below = at + 1
        while below < len(body) and len(said) < _LONGEST_TITLE and not _title_ends(body, below, said):
            said.append(body[below].text)
            below += 1
        if not said:
            return None
        subject = _written(" ".join(said), kept)
        title = f"{_written(' '.join(instrument), kept)} tentang {subject}" if instrument else subject
        return Found(title, "high", line.place), below
    return None


def _title_ends(body: Sequence[Line], at: int, said: Sequence[str]) -> bool:
    text = body[at].text
    if _ENDS.match(text) or _FIELD.match(text) or text.endswith((",", ";", ":", ".")):
        return True
    # Below a title in capitals, what is not in capitals is text.
    return bool(said) and said[0].isupper() and not text.isupper()


def _subject(body: Sequence[Line]) -> tuple[Found, int] | None:
    for at, line in enumerate(body):
        here = _SUBJECT.match(line.text)
        rest = here["rest"].strip() if here else ""
        if not rest and _BARE_SUBJECT.match(line.text) and at + 1 < len(body):
            rest = body[at + 1].text.lstrip(": ")
            if not rest and at + 2 < len(body):
                rest = body[at + 2].text
        following = at + 1
        while rest and folded(rest)[-1:] and folded(rest)[-1] in _LINKS and following < len(body):
            rest = f"{rest} {body[following].text}"
            following += 1
        if len(folded(rest)) >= 2:
            return Found(rest.rstrip(" ."), "high", line.place), at + 1
    return None


def _named(body: Sequence[Line], generic: Collection[str], kept: Collection[str]) -> tuple[Found, int] | None:
    """Read the title of a form: "Nama SOP : …"."""
    for at, line in enumerate(body):
        named = _NAMED.match(line.text)
        if named and (not named["of"] or named["of"].casefold() in generic):
            title = " ".join(filter(None, (named["of"], _written(named["rest"], kept))))
            return Found(title, "high", line.place), at + 1
    return None


def _heading(body: Sequence[Line], generic: Collection[str], kept: Collection[str]) -> tuple[Found, int] | None:
    start = next((at for at, line in enumerate(body) if line.heading or _may_begin(line.text)), None)
    if start is None:
        return None
    block = [body[start].text]
    at = start + 1
    if block[0].isupper():
        while at < len(body) and len(block) < _LONGEST_TITLE and _goes_on(body[at].text):
            block.append(body[at].text)
            at += 1
    sure: Confidence = "high" if body[start].heading else "medium"
    if block[0].isupper() and at < len(body) and _is_generic(" ".join(block), generic):
        below, end = _unbroken(body, at)
        if not _FIELD.match(below) and not _SENTENCE.search(below) and 2 <= len(folded(below)) <= 30:
            return Found(_written(below, kept), sure, body[at].place), end
    if len(block) == 1 and not block[0].isupper():
        text, at = _unbroken(body, start)
        if _SENTENCE.search(text) or len(folded(text)) > 40:
            sure = "low"
        return Found(text, sure, body[start].place), at
    return Found(_written(" ".join(block), kept), sure, body[start].place), at


def _may_begin(text: str) -> bool:
    return bool(folded(text)) and not _FIELD.match(text) and not text.endswith((",", ";", ":"))


def _goes_on(text: str) -> bool:
    """Say whether a line continues a heading in capitals."""
    return text.isupper() and not _FIELD.match(text) and not _ENDS.match(text)


def _is_generic(text: str, generic: Collection[str]) -> bool:
    return " ".join(folded(text)) in generic


def _unbroken(body: Sequence[Line], at: int) -> tuple[str, int]:
    """Return a line with those that it runs on to, and the number of the line after them."""
    text, last = body[at].text, body[at].text
    at += 1
    if body[at - 1].heading:
        return text, at
    while at < len(body) and (len(last) >= _WRAPPED or (folded(last)[-1:] and folded(last)[-1] in _LINKS)):
        follows = body[at].text
        if _FIELD.match(follows) or (follows.isupper() and not text.isupper()) or len(text) > 200:
            break
        text, last = f"{text} {follows}", follows
        at += 1
    return text, at


def _written(text: str, kept: Collection[str]) -> str:
    """Write a text in capitals as a title, known abbreviations left as they are."""
    if not text.isupper():
        return text
    return " ".join(_word(word, kept, first=number == 0) for number, word in enumerate(text.split()))


def _word(word: str, kept: Collection[str], *, first: bool) -> str:
    if not word.isupper() or len(word) < 2 or word.strip("(),.:;/&") in kept or any(sign.isdigit() for sign in word):
        return word
    lower = word.lower()
    if lower in _LINKS and not first:
        return lower
    return "".join(
        sign.upper() if number == 0 or not lower[number - 1].isalnum() else sign for number, sign in enumerate(lower)
    )


def _abbreviations(lines: Sequence[Line]) -> set[str]:
    """Return the words that stand in capitals amid ordinary text."""
    return {
        word
        for line in lines
        if not line.text.isupper() and sum(sign.islower() for sign in line.text) > len(line.text) / 2
        for word in re.findall(r"\b[A-Z]{2,}\b", line.text)
    }
