"""Roll-up: counts per verdict and a rate for every ayat, Pasal, Bagian, BAB, COBIT objective, element and lead.

Containers have no verdict of their own. An obligation counts once on each axis; COBIT objectives that a duty merely
touches are on an axis apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from perda_rules.assessment.models import VERDICTS, Axis, Rate, Result, Roll, Standing, Verdict
from perda_rules.language import Label

Keys = Callable[[Standing], Iterable[str]]


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value is not None else ()


def _with_parent(path: str | None) -> tuple[str, ...]:
    """Return an element or dimension path and the node above it: both roll up."""
    if path is None:
        return ()
    top = path.partition("/")[0]
    return (path,) if top == path else (top, path)


AXES: dict[Axis, Keys] = {
    "chapter": lambda duty: (duty.chapter,),
    "part": lambda duty: _one(duty.part),
    "article": lambda duty: (duty.article,),
    "paragraph": lambda duty: _one(duty.paragraph),
    "objective": lambda duty: _one(duty.objective),
    "practice": lambda duty: _one(duty.practice),
    "related": lambda duty: duty.related,
    "element": lambda duty: _with_parent(duty.element),
    "dimension": lambda duty: _with_parent(duty.dimension),
    "principle": lambda duty: duty.serves,
    "lead": lambda duty: (duty.lead,),
}


WHOLE: tuple[Axis, ...] = ("chapter", "objective", "element", "dimension")
"""The axes whose every node is shown, also where nothing was judged."""


def roll(key: str, label: Label, results: Sequence[Result], encoded: int) -> Roll:
    """Count ``results`` for one node."""
    tally: Counter[Verdict] = Counter(result.verdict for result in results)
    met = [result for result in results if result.verdict in ("met", "late")]
    judged = len(results) - tally["not_applicable"] - tally["not_due"]
    return Roll.model_construct(
        key=key,
        label=label,
        counts={verdict: tally[verdict] for verdict in VERDICTS},
        rate=Rate.model_construct(
            met=len(met), of=judged, verified=sum(1 for result in met if result.basis == "verified")
        ),
        encoded=encoded,
    )


def rolls(
    results: Sequence[Result],
    standings: Mapping[str, Standing],
    labels: Mapping[Axis, Mapping[str, Label]],
) -> dict[Axis, tuple[Roll, ...]]:
    """Roll ``results`` up on every axis.

    ``labels`` gives the nodes of each axis in their order, with their names; a node appears when an obligation of
    the corpus was judged at it or when the axis is always shown whole. ``standings`` are those of all obligations of
    the corpus, judged here or not.
    """
    rolled: dict[Axis, tuple[Roll, ...]] = {}
    for axis, keys in AXES.items():
        at: dict[str, list[Result]] = {}
        for result in results:
            for key in dict.fromkeys(keys(standings[result.obligation])):
                at.setdefault(key, []).append(result)
        encoded = Counter(key for standing in standings.values() for key in dict.fromkeys(keys(standing)))
        always = axis in WHOLE
        rolled[axis] = tuple(
            roll(key, label, at.get(key, []), encoded[key])
            for key, label in labels[axis].items()
            if key in at or always
        )
    return rolled
