"""From a checked item to the fact that the engines match."""

from __future__ import annotations

from perda_rules.engine.port import Fact
from perda_rules.evidence.body import typed_fields
from perda_rules.evidence.models import CheckedItem
from perda_rules.evidence.types import EvidenceType


def fact_of(item: CheckedItem, evidence_type: EvidenceType) -> Fact:
    """Give an item as a fact: typed by its schema, nothing empty, and only content parts whose place exists."""
    fields = typed_fields(evidence_type, item.item, unplaced=item.unplaced)
    return Fact(id=item.key, type=item.item.type, fields=fields)
