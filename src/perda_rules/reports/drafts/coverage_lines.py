"""What of a draft is encoded, in lines: the figures of the whole, and what is to be done for the rest."""

from __future__ import annotations

from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.obligations.against_draft import asked
from perda_rules.obligations.coverage import STATES, Coverage
from perda_rules.obligations.models import Corpus
from perda_rules.regulation.change.comparison import Comparison
from perda_rules.reports.drafts.difference import obliged
from perda_rules.reports.drafts.lines import Line, line, title
from perda_rules.reports.drafts.places import Places
from perda_rules.reports.drafts.touch_lines import touch_lines


def coverage_lines(counted: Coverage, corpus: Corpus, comparison: Comparison, language: Language) -> list[Line]:
    """Write what ``counted`` found in the newer text of ``comparison``."""
    places = Places(language)
    told = obliged(comparison, asked(corpus, counted, comparison))
    figures = {state: places.number(counted.states[state]) for state in STATES}
    lines = [
        title(say("coverage.of_draft", language)),
        line(1, say("coverage.states", language, total=places.number(counted.provisions.total), **figures)),
        line(
            1,
            say(
                "coverage.changes",
                language,
                moved=places.number(len(counted.moved)),
                orphaned=places.number(len(counted.orphaned)),
            ),
        ),
    ]
    if counted.complete:
        lines.append(line(1, say("coverage.complete", language)))
    if told.touches:
        lines.append(title(say("coverage.to_do", language)))
        lines += touch_lines(told, places, {leaf.id: leaf.differences for leaf in counted.leaves})
    return lines
