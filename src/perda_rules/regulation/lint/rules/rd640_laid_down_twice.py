"""RD640: the make-up, head or tasks of a body are laid down in two provisions."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft, Placed
from perda_rules.regulation.lint.models import Hit, at, rule

_BODY = re.compile(
    r"(?P<body>[A-Z][\w/-]+(?: [A-Z][\w/-]+)+) "
    r"(?:(?P<as>sebagai|bertanggung jawab)\b|(?=terdiri|bertugas|dipimpin|beranggotakan))"
)
_SAID = re.compile(r"\b(?P<what>terdiri (?:atas|dari)|bertugas|dipimpin oleh|beranggotakan)\b")
_WITHIN = 60


@rule("RD640", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every provision that begins with a body and says of it what one before it says."""
    seen: dict[tuple[str, str], Placed] = {}
    for passage in draft.norms:
        body = _BODY.match(passage.text)
        if body is None or passage.placed is None or passage.kind != "norm":
            continue
        for said in _SAID.finditer(passage.text, body.end(), len(passage.text) if body["as"] else body.end() + _WITHIN):
            key = body["body"], said["what"].replace(" dari", " atas")
            other = seen.setdefault(key, passage.placed)
            if other is not passage.placed:
                yield at(
                    passage, said.start(), body=key[0], what=said["what"], other=other.called, line=other.unit.line
                )
