"""Accepting a wording: writing into the Pasal files which wording of the provision each obligation was encoded from.

The fingerprint is the only thing that is ever rewritten in a file that people write, and only on an explicit command.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

import yaml

from perda_rules.errors import InputError, Problem, problem, reason_of
from perda_rules.obligations.files import read_corpus_files
from perda_rules.obligations.models import Corpus
from perda_rules.obligations.register_index import RegisterIndex

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOM = "\ufeff"


def accept(folder: Path, corpus: Corpus, wanted: Collection[str] | None) -> list[str]:
    """Set ``encoded_from`` of the ``wanted`` obligations (None: of all) to the register's fingerprint.

    Returns the ids of the obligations that changed, file by file. Files keep everything else to the byte.

    Raises InputError (O094) with every file that cannot be written; the others are written all the same.
    """
    index = RegisterIndex(corpus.register_)
    stale = {
        duty.id: index[duty.provision].context
        for pasal in corpus.pasal
        for duty in pasal.obligations
        if (wanted is None or duty.id in wanted) and duty.encoded_from != index[duty.provision].context
    }
    files = read_corpus_files(folder)
    changed: list[str] = []
    problems: list[Problem] = []
    for name, content in sorted(files.contents.items()):
        text = content.decode("utf-8")
        written = [(id_, value) for id_, value in _encoded_from(text) if id_ in stale]
        for id_, value in reversed(written):  # from the end, so that the places before it stay what they are
            text = _with(text, value, stale[id_])
        try:
            if written:
                _replace(folder / name, text.encode("utf-8"))
        except OSError as error:
            problems.append(problem("O094", files.shown(name), reason=reason_of(error)))
        else:
            changed += [id_ for id_, _ in written]
    if problems:
        raise InputError(problems)
    return changed


def _encoded_from(text: str) -> Iterator[tuple[str, yaml.ScalarNode]]:
    """Yield the obligations of a file by id, each with the scalar that is to be rewritten; nothing for other files.

    The reader of the corpus keeps where a value begins; only the parser's own tree says where it ends.
    """
    if "encoded_from" not in text:
        return
    for duty in _under(yaml.compose(text.removeprefix(_BOM), Loader=_LOADER), "obligations"):
        fields = {key.value: value for key, value in getattr(duty, "value", ())}
        if isinstance(fields.get("encoded_from"), yaml.ScalarNode):
            yield fields["id"].value, fields["encoded_from"]


def _under(root: yaml.Node | None, key: str) -> list[yaml.Node]:
    if not isinstance(root, yaml.MappingNode):
        return []
    return next((value.value for name, value in root.value if name.value == key), [])


def _with(text: str, value: yaml.ScalarNode, fingerprint: str) -> str:
    """Put ``fingerprint`` in the place of ``value``, within its quotes where it has some."""
    shift = len(_BOM) if text.startswith(_BOM) else 0
    start, end = value.start_mark.index + shift, value.end_mark.index + shift
    end = start + len(text[start:end].rstrip())  # a block scalar ends only where the next line begins
    quote = value.style if value.style in ("'", '"') else ""
    return f"{text[:start]}{quote}{fingerprint}{quote}{text[end:]}"


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).chmod(path.stat().st_mode)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
