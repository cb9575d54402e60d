"""RD127: ordinals of Bagian that are written in two ways."""

from collections import Counter
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft, Placed
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD127", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every ordinal that is not written as most are: "Kesatu" or "Pertama", "Kedua belas" or "Kedua Belas"."""
    numbered = [placed for placed in draft.groups if placed.unit.kind == "part" and placed.unit.number]
    for chosen, styled in (
        ([one for one in numbered if one.unit.value == 1], _word),
        ([one for one in numbered if " " in (one.unit.number or "")], _capital),
    ):
        styles = Counter(styled(placed) for placed in chosen)
        if len(styles) > 1:
            usual = styles.most_common(1)[0][0]
            model = next(placed for placed in chosen if styled(placed) == usual)
            for placed in chosen:
                if styled(placed) != usual:
                    yield at(placed, printed=placed.named, usual=model.named)


def _word(placed: Placed) -> str:
    return (placed.unit.number or "").lower()


def _capital(placed: Placed) -> str:
    second = (placed.unit.number or "").split()[1]
    return "capital" if second[0].isupper() else "small"
