"""Two engines at once: the answer counts only where they agree."""

from __future__ import annotations

from collections.abc import Sequence

from perda_rules.engine.port import Answer, Atom, EngineError, Fact, Matcher

_SHOWN = 5


class BothMatcher:
    """Asks two engines and stops where they differ."""

    name = "both"

    def __init__(self, first: Matcher, second: Matcher) -> None:
        """Keep the two engines."""
        self.engines = (first, second)

    def match(self, atoms: Sequence[Atom], facts: Sequence[Fact]) -> Answer:
        """Return the common answer. Raises EngineError with the first differences, or as either engine does."""
        first, second = self.engines
        answer, other = first.match(atoms, facts), second.match(atoms, facts)
        differing = [atom for atom in answer if answer[atom] != other.get(atom)]
        if differing or len(answer) != len(other):
            shown = "; ".join(
                f"{atom}: {first.name} {sorted(answer[atom])}, {second.name} {sorted(other.get(atom, ()))}"
                for atom in differing[:_SHOWN]
            )
            raise EngineError(f"the engines disagree on {len(differing)} of {len(answer)} atoms: {shown}")
        return answer
