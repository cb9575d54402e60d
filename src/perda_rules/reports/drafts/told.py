"""The difference between two drafts as plain data, with every place cited: what the JSON holds and the texts show."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from perda_rules.language import Label
from perda_rules.obligations.against_draft import Action
from perda_rules.regulation.change.comparison import Fate
from perda_rules.regulation.change.matching import Evidence
from perda_rules.regulation.change.surroundings import PassageKind
from perda_rules.regulation.change.word_diff import Run


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True)


class Spot(_Told):
    """A provision of one of the two texts."""

    id: str
    citation: Label
    line: int | None
    """Where it stands in its text, counted from 1; None where the text is not at hand."""


class ChangeTold(_Told):
    """What became of one provision. See :class:`~perda_rules.regulation.change.comparison.Change`."""

    old: Spot | None
    new: Spot | None
    moved: bool
    restated: bool
    follows: bool
    similarity: float | None
    """How much of its words is the same, from 0 to 1; None where they are all the same, or where it has no pair."""
    why: Evidence | None
    words: tuple[Run, ...]


class MovesTold(_Told):
    """Provisions that moved in a row: where the first and the last of them were, and are."""

    number: int
    old: tuple[Spot, Spot]
    new: tuple[Spot, Spot]


class ArticleTold(_Told):
    """What became of a Pasal, and the changes in it."""

    fate: Fate
    old: Spot | None
    new: Spot | None
    kin: Spot | None
    """Of an added Pasal the old one that it was split from; of a removed one the new one that it was joined with."""
    moves: tuple[MovesTold, ...]
    """What in it only has another number, or came from another Pasal with the same words."""
    changes: tuple[ChangeTold, ...]


class PassageTold(_Told):
    """A passage around the norms whose words changed."""

    kind: PassageKind
    about: str | None
    words: tuple[Run, ...]
    explained: str | None
    """Of a note that did not follow its Pasal: the number that this has now."""


class AstrayTold(_Told):
    """A reference that no longer points to what it pointed to. See :mod:`perda_rules.regulation.change.following`."""

    source: Spot
    text: str
    before: str
    meant: Spot
    now: Spot | None
    points_to: tuple[Spot, ...]
    points_to_former: tuple[Spot, ...]
    """What these were in the old text; new ones were nothing."""


class TermTold(_Told):
    """A definition that was added, removed or worded otherwise, and what uses its term."""

    old: Spot | None
    new: Spot | None
    before: str | None
    """The term before; another one where it was renamed."""
    now: str | None
    uses: tuple[str, ...]
    """The new eIds of the other provisions that use the term."""


class TouchTold(_Told):
    """A provision that asks something of the corpus. See :class:`~perda_rules.obligations.against_draft.Touch`."""

    old: Spot | None
    new: Spot | None
    actions: tuple[Action, ...]
    obligations: tuple[str, ...]
    reason: str | None


class PointTold(MovesTold):
    """Provisions that the corpus must point to elsewhere: whole Pasal in a row, or parts of one."""

    provisions: int
    obligations: int


class Obliged(_Told):
    """What the new text asks of the corpus."""

    unlike: int
    """Provisions of the register that the old text does not have so; nothing is told of them."""
    touches: tuple[TouchTold, ...]
    """One for each smallest provision."""
    points: tuple[PointTold, ...]
    """Those that are only to be pointed to elsewhere, in as few rows as can be."""

    @property
    def touched(self) -> bool:
        """Whether anything that is encoded or set aside is touched; new provisions do not count."""
        return any(touch.old is not None for touch in self.touches)


class Side(_Told):
    """One of the two texts."""

    file: str
    articles: int
    provisions: int
    """Its smallest provisions."""


class DraftDifference(_Told):
    """The whole difference."""

    old: Side
    new: Side
    fates: dict[Fate, int]
    """How many Pasal stayed the same, followed, moved, changed, were added, were removed."""
    group_moves: tuple[MovesTold, ...]
    """BUKU, BAB, Bagian and Paragraf that only have another number or stand elsewhere."""
    groups: tuple[ChangeTold, ...]
    """Those that were named otherwise, added or removed."""
    moves: tuple[MovesTold, ...]
    """The Pasal that have another number or stand elsewhere."""
    articles: tuple[ArticleTold, ...]
    """Every Pasal that did not stay the same."""
    passages: tuple[PassageTold, ...]
    references: tuple[AstrayTold, ...]
    terms: tuple[TermTold, ...]
    obligations: Obliged | None
    """None where the old text is not the regulation that is encoded."""
    addresses: dict[str, str]
    """Old eId → new eId of every provision that has another address now."""

    @property
    def same(self) -> bool:
        """Whether nothing changed at all."""
        return not (self.groups or self.group_moves or self.articles or self.passages or self.addresses)
