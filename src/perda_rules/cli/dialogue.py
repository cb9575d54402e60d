"""The dialogue of ``perda-rules review``: line by line, so that it works over any connection and with a screen reader.

Each decision is handed on as soon as it is complete. What is asked and in which order is here; what needs a person, and
how a decision is written, is elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from perda_rules.assessment.findings import finding_id
from perda_rules.assessment.judgement_file import free_id
from perda_rules.assessment.judgements import Judgement
from perda_rules.assessment.models import VERDICTS, Assessment
from perda_rules.assessment.reviewing import Pending
from perda_rules.errors import InputError
from perda_rules.language import Language, read_date, write_date
from perda_rules.messages import say, say_problem

ACTS = ("accept", "reject", "override", "except", "fill", "finding", "skip", "back", "quit")
_KINDS = {"accept": "accept_item", "reject": "reject_item"}
_ADAPTER: TypeAdapter[Judgement] = TypeAdapter(Judgement)

Ask = Callable[[str], str]
"""Shows a question and returns the line that was typed; raises EOFError where there is none."""
Tell = Callable[[str], None]


class Cancelled(Exception):  # noqa: N818 (a choice, no fault)
    """The auditor thought better of it."""


@dataclass
class Dialogue:
    """One sitting of an auditor."""

    assessment: Assessment
    waiting: Sequence[Pending]
    language: Language
    author: str
    body: str | None
    today: date
    ask: Ask
    tell: Tell
    show: Callable[[Pending], None]
    save: Callable[[Judgement], None]
    """Writes a judgement. Raises InputError where it is refused."""
    taken: set[str]
    """The ids that are in use."""
    fillable: frozenset[str] = frozenset()
    """The duties that leave a length open."""
    saved: int = 0
    settled: set[int] = field(default_factory=set)

    def run(self) -> None:
        """Go through what waits until the end, or until the auditor ends it; nothing that was decided is lost."""
        at = 0
        try:
            while 0 <= at < len(self.waiting):
                at = self._one(at)
        except (EOFError, KeyboardInterrupt):
            self.tell("")
        left = len(self.waiting) - len(self.settled)
        self.tell(self._word("done", saved=self.saved, left=left))

    def _one(self, at: int) -> int:
        one = self.waiting[at]
        need = self._word(f"need.{one.need}")
        self.tell("")
        self.tell(self._word("head", number=at + 1, of=len(self.waiting), need=need))
        self.show(one)
        while True:
            act = self._act(one)
            if act == "quit":
                raise EOFError
            if act in ("skip", "back"):
                return at + 1 if act == "skip" else max(at - 1, 0)
            try:
                for judgement in self._judgements(one, act):
                    self._keep(judgement)
                    self.settled.add(at)
            except Cancelled:
                self.tell(self._word("cancelled"))
                continue
            return at + 1

    def _act(self, one: Pending) -> str:
        possible = [act for act in ACTS if self._possible(one, act)]
        letters = {self._word(f"letters.{act}"): act for act in possible}
        shown = ", ".join(f"{letter} {self._word(f'word.{act}')}" for letter, act in letters.items())
        while True:
            typed = self.ask(self._word("ask", letters=shown)).strip().casefold()
            if typed in letters:
                return letters[typed]
            self.tell(self._word("no_choice", value=typed))

    def _possible(self, one: Pending, act: str) -> bool:
        if act in ("accept", "reject"):
            return bool(one.items)
        if act == "fill":
            return one.result.obligation in self.fillable
        return act not in ("except", "finding") or one.need != "declared"

    def _judgements(self, one: Pending, act: str) -> Iterator[Judgement]:
        """Ask for all that a decision needs. Raises Cancelled."""
        result = one.result
        on: list[dict[str, Any]] = [{"obligation": result.obligation}]
        if act in ("accept", "reject"):
            on = [{"item": item, "obligation": result.obligation} for item in self._items(one, act)]
        elif act != "fill":
            on[0]["unit"] = result.unit
        more = self._more(act)
        reason = self._required("reason")
        expires = self._day("expires_required" if act == "except" else "expires", required=act == "except")
        for subject in on:
            word = self._word(f"word.{act}").partition(" ")[0].strip(",")
            name = free_id(f"{word}-{finding_id(result.obligation, result.unit)}", self.taken)
            values = {
                "id": name,
                "kind": _KINDS.get(act, act),
                **subject,
                **more,
                "reason": reason,
                "author": self.author,
                "body": self.body,
                "date": self.today,
                "expires": expires,
            }
            try:
                judgement = _ADAPTER.validate_python({key: value for key, value in values.items() if value is not None})
            except ValidationError as error:
                self.tell(self._word("refused", what=error.errors(include_url=False)[0]["msg"]))
                raise Cancelled from error
            self.taken.add(name)
            yield judgement

    def _more(self, act: str) -> Mapping[str, Any]:
        if act == "override":
            return {"verdict": self._verdict()}
        if act == "fill":
            return {"length": self._required("length")}
        if act == "finding":
            told = {key: self.ask(self._word(key)).strip() or None for key in ("cause", "effect", "response")}
            if not any(told.values()):
                raise Cancelled
            return told
        return {}

    def _items(self, one: Pending, act: str) -> Sequence[str]:
        items = one.items
        if len(items) == 1:
            return items
        every = act == "accept" and bool(one.result.accepted)
        while True:
            typed = self.ask(self._word("which" if every else "which_one", n=len(items))).strip()
            if typed == ".":
                raise Cancelled
            if not typed and every:
                return one.result.accepted
            if typed.isascii() and typed.isdecimal() and 1 <= int(typed[:5]) <= len(items):
                return (items[int(typed) - 1],)
            self.tell(self._word("no_choice", value=typed))

    def _verdict(self) -> str:
        words = {say(f"verdict.{verdict}", self.language).casefold(): verdict for verdict in VERDICTS}
        for number, word in enumerate(words, start=1):
            self.tell(f"  {number}. {word}")
        numbered = dict(enumerate(words.values(), start=1))
        while True:
            typed = self._required("verdict").casefold()
            number = int(typed[:3]) if typed.isascii() and typed.isdecimal() else 0
            chosen = words.get(typed) or numbered.get(number)
            if chosen:
                return chosen
            self.tell(self._word("no_choice", value=typed))

    def _day(self, key: str, *, required: bool) -> date | None:
        while True:
            typed = self._required(key) if required else self.ask(self._word(key)).strip()
            if typed == ".":
                raise Cancelled
            if not typed:
                return None
            day = read_date(typed)
            if day is not None and day >= self.today:
                return day
            self.tell(self._word("no_date", value=typed))

    def _required(self, key: str) -> str:
        while True:
            typed = self.ask(self._word(key)).strip()
            if typed == ".":
                raise Cancelled
            if typed:
                return typed
            self.tell(self._word("required"))

    def _keep(self, judgement: Judgement) -> None:
        try:
            self.save(judgement)
        except InputError as error:
            what, _ = say_problem(error.problems[0], self.language)
            self.tell(self._word("refused", what=what))
            raise Cancelled from error
        self.saved += 1
        self.tell(self._word("saved", id=judgement.id))

    def _word(self, key: str, **params: object) -> str:
        return say(f"review.{key}", self.language, **params)


def shown_lines(
    one: Pending, assessment: Assessment, language: Language, files: Mapping[str, Path], places: Mapping[str, str]
) -> Iterator[str]:
    """Yield the documents of a result with where they are, so that an auditor can open them."""
    known = {shown.key: shown for shown in assessment.items}
    if not one.items:
        yield say("review.no_items", language)
    for number, key in enumerate(one.items, start=1):
        item = known.get(key)
        if item is None:
            continue
        level = say(f"level.{item.level}", language)
        day = write_date(item.date, language)
        yield say("review.item", language, number=number, title=item.title, key=key, date=day, level=level)
        path = files.get(key) or (Path(item.file) if item.file else None)
        if path is not None:
            yield "   " + say("review.file", language, path=path)
        if key in places:
            yield "   " + say("review.places", language, places=places[key])
