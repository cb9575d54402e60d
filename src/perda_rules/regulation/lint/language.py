"""What the rules want to know of the words of a draft, worked out once.

Facts only: what is wrong with them is the rules' business. The facts of its structure are in
:mod:`perda_rules.regulation.lint.draft`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from perda_rules.regulation.lint.abbreviations import Abbreviation, abbreviations_of
from perda_rules.regulation.lint.loans import ForeignRun, foreign_runs
from perda_rules.regulation.lint.morphology import is_known
from perda_rules.regulation.lint.phrases import Phrase, phrases_of
from perda_rules.regulation.lint.spelling import Neighbours
from perda_rules.regulation.lint.terms import Use, uses_of
from perda_rules.regulation.lint.unexplained import unexplained_names
from perda_rules.regulation.lint.variants import Variant, variants_of
from perda_rules.regulation.lint.wording import Word, by_form, words_of

if TYPE_CHECKING:
    from perda_rules.regulation.lint.draft import Definition, Passage


class Language:
    """The words of a draft; the draft itself says which passages and definitions it has."""

    if TYPE_CHECKING:

        @cached_property
        def passages(self) -> tuple[Passage, ...]:
            """Every stretch of words of the draft."""

        @cached_property
        def definitions(self) -> tuple[Definition, ...]:
            """The terms that it defines."""

        @cached_property
        def title(self) -> str:
            """What it is about."""

        @cached_property
        def place(self) -> str:
            """The province, regency or city whose act it is."""

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word of every passage, in the order of the text."""
        return tuple(words_of(self.passages))

    @cached_property
    def forms(self) -> Mapping[str, tuple[Word, ...]]:
        """Every word as printed, with its places."""
        return by_form(self.words)

    @cached_property
    def foreign(self) -> tuple[tuple[Passage, ForeignRun], ...]:
        """The foreign words of the recitals, definitions and norms."""
        read = [passage for passage in self.passages if passage.kind in ("recital", "definition", "norm")]
        return tuple((passage, run) for passage in read for run in foreign_runs(passage.text))

    @cached_property
    def unknown_forms(self) -> tuple[str, ...]:
        """The words that are neither known words nor regular forms of one, in the order of the text."""
        return tuple(form for form in self.forms if len(form) > 1 and not is_known(form))

    @cached_property
    def neighbours(self) -> Neighbours:
        """The known words of the draft, to be asked for those that are one letter away from another."""
        unknown = set(self.unknown_forms)
        return Neighbours(form.lower() for form in self.forms if form not in unknown and not form.isupper())

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Where the draft uses the terms that it defines."""
        return tuple(uses_of(self.definitions, self.words))

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """Every run of words with capitals in the norms and definitions."""
        return tuple(phrases_of(self.words, self.uses))

    @cached_property
    def unexplained(self) -> tuple[Phrase, ...]:
        """The names with capitals that neither the draft nor common knowledge explains."""
        return tuple(unexplained_names(self))

    @cached_property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """The abbreviations of the recitals, bases, definitions and norms."""
        return tuple(abbreviations_of(self.passages))

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """The names that are nearly a defined term, or the title of the act."""
        names = list(dict.fromkeys(name for definition in self.definitions for name in definition.names))
        if names and self.title:
            names.append(self.title)
        return tuple(variants_of(self.phrases, names, self.uses, self.words))
