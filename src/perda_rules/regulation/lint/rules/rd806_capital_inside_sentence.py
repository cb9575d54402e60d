"""RD806: a joining word with a capital inside a sentence."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import phrases

_READ = ("norm", "definition", "recital", "elucidation")


@rule("RD806", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every word such as "Dalam" or "Berdasarkan" that begins with a capital where no sentence begins."""
    joining = {word.capitalize() for word in phrases("function_words") if word.isalpha()}
    for form in joining & draft.forms.keys():
        for word in draft.forms[form]:
            text = word.passage.text
            after = text[word.end : word.end + 2]
            before = text[: word.start].rsplit(None, 1)[-1:]
            inside = bool(before) and (before[0].endswith(",") or (before[0].isalpha() and before[0].islower()))
            if inside and after[:1] == " " and after[1:].islower() and word.passage.kind in _READ and not word.titled:
                yield at(word.passage, word.start, word=form, better=form.lower())
