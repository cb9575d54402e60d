"""RD821: a word that no Indonesian word explains and that is spelled like an English one."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import phrases

_SHAPE = re.compile(
    r"(?:tion|tions|ment|ments|ness|ity|ship|ware|ance|ence|ing|ings|ly|ful|less|able|ible|ous|ive|ized|ised)\Z"
    r"|ck|th|ph|wh|gh|oo|ee|ea[dklmnrt]|ou[nrst]|[^aiueo]y\Z|x|q"
)
_SHORTEST = 4


@rule("RD821", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every unknown word in small letters with an English ending or letters that Indonesian does not join."""
    listed = {word for phrase in phrases("foreign") for word in phrase.split()}
    for form in draft.unknown_forms:
        if len(form) < _SHORTEST or not form.islower() or form in listed or not _SHAPE.search(form):
            continue
        for word in draft.forms[form]:
            if word.passage.kind in ("norm", "definition", "recital") and not word.titled:
                yield at(word.passage, word.start, word=form)
