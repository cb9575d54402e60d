"""RD318: an item is a whole sentence although the words before the list lead into things."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft, Placed
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import any_of, phrases

_SUBJECT = 6
_WITHIN_SUBJECT = {"dan", "ini", "itu", "para", "tersebut"}
_VERB = re.compile(r"(?:me[lmnrwy]|di)[a-z]{3,}\Z|(?:wajib|harus|dapat|dilarang|bertujuan|bertugas)\Z")


@rule("RD318", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the first such item of every list: a subject and its verb behind "meliputi:", "terdiri atas:", …"""
    leads = re.compile(rf"\b({any_of(phrases('lead_ins_to_things'))})\W*:\Z", re.IGNORECASE)
    for chosen in draft.item_lists:
        lead = leads.search(chosen.holder.unit.text)
        if lead is None:
            continue
        sentences = [item for item in chosen.items if _verb(item)]
        if sentences:
            first = sentences[0]
            yield at(first, 0, item=first.named, lead=lead.group(1), verb=_verb(first), count=len(sentences))


def _verb(item: Placed) -> str:
    """Return the verb of a sentence that begins with its subject; nothing where the words before it join or place."""
    joining = {*phrases("function_words")} - _WITHIN_SUBJECT
    for at_word, word in enumerate(item.unit.text.split(maxsplit=_SUBJECT)[:_SUBJECT]):
        plain = word.strip(",;.").lower()
        verb = _VERB.match(plain) and plain not in phrases("words_like_verbs")
        if plain in joining or word.endswith(",") or (verb and not at_word):
            return ""
        if verb:
            return plain
    return ""
