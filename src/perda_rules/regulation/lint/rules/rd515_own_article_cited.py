"""RD515: an ayat or huruf of the own Pasal is cited with the Pasal: "Pasal 5 ayat (1)" in Pasal 5, "Pasal ini"."""

from collections.abc import Iterator

from perda_rules.regulation.lint.citing import said
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule


@rule("RD515", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every citation of that kind, at the word Pasal."""
    last = None
    for cited in draft.cited:
        placed, target = cited.citing.passage.placed, cited.target
        if placed is None or placed.article is None or len(target.path) == 1:
            continue
        outer = target.path[0]
        own = outer.level == "article" and outer.eids == (placed.article.id,)
        if own and not target.until and (cited.citing.passage, outer.start) != last:
            last = cited.citing.passage, outer.start
            right = " ".join(map(said, target.path[1:]))
            yield cited.citing.hit(outer.start, written=outer.text, right=right)
