"""Which article restates which practice of COBIT 2019: the framework's side of the coverage."""

from __future__ import annotations

from collections import defaultdict

from pydantic import BaseModel, ConfigDict

from perda_rules.obligations.models import Corpus
from perda_rules.obligations.register_index import RegisterIndex


class PracticeCoverage(BaseModel):
    """A practice, the articles that restate it and how many duties they lay."""

    model_config = ConfigDict(frozen=True)

    id: str
    articles: tuple[str, ...]
    obligations: int


class ObjectiveCoverage(BaseModel):
    """An objective with its practices."""

    model_config = ConfigDict(frozen=True)

    id: str
    practices: tuple[PracticeCoverage, ...]
    general: tuple[str, ...]
    """Articles that belong to the objective and restate no single practice."""
    obligations: int
    """All duties of the objective."""


class FrameworkCoverage(BaseModel):
    """The framework and the regulation beside each other."""

    model_config = ConfigDict(frozen=True)

    objectives: tuple[ObjectiveCoverage, ...]
    without_article: tuple[str, ...]
    """Practices that no article restates."""
    without_practice: tuple[str, ...]
    """Articles with norms that name no practice: of an objective as a whole, or of none."""


def framework_coverage(corpus: Corpus) -> FrameworkCoverage:
    """Lay the practices of the framework beside the articles of ``corpus``."""
    index = RegisterIndex(corpus.register_)
    articles: defaultdict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    with_practice: set[str] = set()
    for pasal in corpus.pasal:
        for duty in pasal.obligations:
            if duty.cobit is not None:
                articles[duty.cobit][pasal.pasal] += 1
                if "." in duty.cobit:
                    with_practice.add(pasal.pasal)
    objectives = tuple(
        ObjectiveCoverage(
            id=id_,
            practices=tuple(
                PracticeCoverage(id=name, articles=tuple(articles[name]), obligations=sum(articles[name].values()))
                for name in objective.practices
            ),
            general=tuple(article for article in articles[id_] if article not in with_practice),
            obligations=sum(sum(articles[name].values()) for name in (id_, *objective.practices)),
        )
        for id_, objective in corpus.objectives.items()
    )
    return FrameworkCoverage(
        objectives=objectives,
        without_article=tuple(p.id for o in objectives for p in o.practices if not p.articles),
        without_practice=tuple(
            provision.id
            for provision in corpus.register_
            if provision.kind == "article"
            and provision.id not in with_practice
            and any(leaf.role == "norm" for leaf in index.leaves(provision.id))
        ),
    )


def practices(corpus: Corpus) -> list[PracticeCoverage]:
    """Return every practice of the framework with its articles."""
    return [practice for objective in framework_coverage(corpus).objectives for practice in objective.practices]
