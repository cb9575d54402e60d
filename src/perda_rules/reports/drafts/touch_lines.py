"""What a newer text asks of the corpus, in lines: what to read, accept, delete, encode, and to point elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from perda_rules.messages import say
from perda_rules.obligations.against_draft import ACTIONS
from perda_rules.regulation.change.word_diff import Run
from perda_rules.reports.drafts.lines import Line, line, marked
from perda_rules.reports.drafts.places import Places
from perda_rules.reports.drafts.told import Obliged, TouchTold


def touch_lines(
    obliged: Obliged, places: Places, differences: Mapping[str, tuple[tuple[Run, ...], ...]] | None = None
) -> Iterator[Line]:
    """Yield what is to be done, by action; what is to be read with its ``differences``, by new eId."""
    for action in ACTIONS:
        touches = [touch for touch in obliged.touches if action in touch.actions]
        if not touches:
            continue
        obligations = sum(len(touch.obligations) for touch in touches)
        counts = {"provisions": places.number(len(touches)), "obligations": places.number(obligations)}
        yield line(1, places.tell(f"touch.{action}", **counts))
        if action == "point":
            yield from _points(obliged, places)
            continue
        for touch in touches:
            yield line(2, _touch(touch, places))
            if action == "read" and differences is not None and touch.new is not None:
                yield from (marked(3, words) for words in differences.get(touch.new.id, ()))


def _points(obliged: Obliged, places: Places) -> Iterator[Line]:
    for run in obliged.points:
        counts = {"provisions": places.number(run.provisions), "obligations": places.number(run.obligations)}
        yield line(2, places.tell("touch.counted", place=places.moves(run), **counts))


def _touch(touch: TouchTold, places: Places) -> str:
    spots = [spot for spot in (touch.old, touch.new) if spot is not None]
    cited = list(dict.fromkeys(places.cite(spot) for spot in spots))
    place = places.tell("moved", old=cited[0], new=cited[1]) if len(cited) > 1 else cited[0]
    if touch.reason is not None:
        return places.tell("touch.set_aside", place=place, reason=say(f"not_assessed.{touch.reason}", places.language))
    return f"{place}: {', '.join(touch.obligations)}" if touch.obligations else place
