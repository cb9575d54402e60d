"""RD234: a legal basis that acts of this kind must have is missing."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_REGION = r"Pembentukan|Provinsi|Kabupaten|Kota|Pemerintahan Provinsi|Pemerintahan Aceh|Otonomi Khusus|Keistimewaan"
_CONSTITUTION = "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"
_REQUIRED: dict[str, tuple[tuple[str, str], ...]] = {
    "Undang-Undang": ((r"\b[Pp]asal ?2[0O]\b", f"Pasal 20 {_CONSTITUTION}"),),
    "Peraturan Pemerintah": ((r"\bPasal 5 ayat \(2", f"Pasal 5 ayat (2) {_CONSTITUTION}"),),
    "Peraturan Presiden": ((r"\bPasal 4 ayat \([1lI]", f"Pasal 4 ayat (1) {_CONSTITUTION}"),),
    "Peraturan Daerah": (
        (r"\bPasal 18 ayat \(6", f"Pasal 18 ayat (6) {_CONSTITUTION}"),
        (rf"\btentang (?:{_REGION})\b", "Undang-Undang tentang pembentukan daerah"),
        (r"\btentang Pemerintahan (?:Daerah|Aceh)\b", "Undang-Undang tentang Pemerintahan Daerah"),
    ),
}
"""What names each basis of the power to make an act of a kind (numbers 29, 30 and 37 to 39), and how it is called."""


@rule("RD234", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find, at the word Mengingat, each basis of the draft's power that is not named."""
    opening = draft.opening
    recalling = opening.marks.get("recalling") if opening else None
    if opening is None or opening.scrambled or recalling is None or not opening.bases:
        return
    bases = " ".join(entry.text for entry in opening.bases)
    for pattern, basis in _REQUIRED.get(draft.kind or "", ()):
        if re.search(pattern, bases) is None:
            yield at(opening.passage, recalling.start, kind=draft.kind, basis=basis)
