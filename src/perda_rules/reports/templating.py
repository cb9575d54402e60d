"""The templates of the reports: where they are, how a user's own take their place, and what a broken one says."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError

from perda_rules.dataset import data_folder
from perda_rules.errors import InputError, problem
from perda_rules.language import Language
from perda_rules.messages import say

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


class _Loader(FileSystemLoader):
    """Reads templates, without their indentation where it would only make the report larger."""

    def __init__(self, folders: list[Path], keep_indentation: bool) -> None:
        super().__init__(folders)
        self.keep_indentation = keep_indentation

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, file, fresh = super().get_source(environment, template)
        return source if self.keep_indentation else _INDENTATION.sub("", source), file, fresh


def folders(kind: str, templates: Path | None) -> list[Path]:
    """Return where the templates of ``kind`` are looked for: the user's folder first, then the program's own.

    Raises InputError where the user's folder does not exist (A010).
    """
    if templates is not None and not templates.is_dir():
        raise InputError(problem("A010", templates))
    own = data_folder("reports") / kind
    return [own] if templates is None else [templates / kind, own]


def environment(kind: str, templates: Path | None, **options: Any) -> Environment:
    """Make the Jinja environment of one format; ``options`` decide how it escapes."""
    return Environment(  # noqa: S701 (every format gives its own escape in ``options``)
        loader=_Loader(folders(kind, templates), keep_indentation=kind != "html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        **options,
    )


def fill(found: Environment, name: str, language: Language, /, **context: Any) -> str:
    """Fill the template ``name``; in it ``t('key')`` is the sentence ``report.key``, ``say('key')`` any other.

    Raises InputError where the template is wrong (A011): only a user's own can be.
    """
    try:
        return found.get_template(name).render(t=partial(_tell, language), say=partial(_say, language), **context)
    except TemplateSyntaxError as error:
        raise InputError(problem("A011", error.filename or name, error.lineno, 1, reason=error.message)) from error
    except TemplateNotFound as error:
        raise InputError(problem("A011", name, reason=f"{error.name}?")) from error
    except (TemplateError, KeyError, TypeError, AttributeError, ValueError, ZeroDivisionError) as error:
        raise InputError(problem("A011", *_where(error, name), reason=f"{type(error).__name__}: {error}")) from error


def _say(language: Language, key: str, /, **params: object) -> str:
    return say(key, language, **params)


def _tell(language: Language, key: str, /, **params: object) -> str:
    return say(f"report.{key}", language, **params)


def _where(error: Exception, name: str) -> tuple[str, int, int]:
    """Return the innermost place in a template that the error went through (Jinja gives tracebacks its own lines)."""
    place = (name, 0, 0)
    trace = error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = (file, trace.tb_lineno, 1)
        trace = trace.tb_next
    return place


def read_beside(kind: str, name: str, templates: Path | None) -> str:
    """Read a file that stands beside a template (a style sheet, a script), the user's own before the program's."""
    for folder in folders(kind, templates):
        file = folder / name
        if file.is_file():
            try:
                return file.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise InputError(problem("A011", file, reason=str(error))) from error
    raise InputError(problem("A011", name, reason="?"))
