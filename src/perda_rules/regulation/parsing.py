"""From the pieces of a text to the document: its sections, and the tree of its units with their addresses.

The reader refuses no text and drops no word: what it cannot place belongs to the unit before it, with a remark. It
runs twice over the body, for a heading that the draft forgot shows only in the numbers after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, pairwise

from perda_rules.regulation import amending
from perda_rules.regulation.catchwords import cleared, repeated
from perda_rules.regulation.document import Document, Piece, Remark, RemarkKind, Section, Unit, walk
from perda_rules.regulation.eid import addressed
from perda_rules.regulation.elucidation import read_elucidation
from perda_rules.regulation.frame import Frame
from perda_rules.regulation.front import read_front
from perda_rules.regulation.lists import Lists, OpenList
from perda_rules.regulation.node import Node, piece_of, units
from perda_rules.regulation.numerals import follows
from perda_rules.regulation.sections import split
from perda_rules.regulation.text import Block, clean
from perda_rules.regulation.tokens import HEADINGS, Token, completes, speaks_of, tokenise

_REMARKED = 200
_AHEAD = 400
_TOKENS_AHEAD = 40
_LOST_INSTRUCTIONS = 30


def parse_document(text: str) -> Document:
    """Read the text of a regulation into its units, with addresses. Any text gives a document."""
    return parse_blocks(clean(text))


def parse_blocks(blocks: Iterable[Block]) -> Document:
    """Read the pieces of a regulation, whatever file they came from. Any pieces give a document."""
    sections = split(list(blocks))
    tokens = tokenise(sections.body)
    first = _Assembler(tokens)
    implied = first.implied_headings()
    reader = _Assembler(tokens, implied) if implied else first
    body = addressed(units(reader.roots))
    remarks = reader.remarks(body)
    opening = [*sections.opening, *_rejoined(reader.opening)]
    return Document(
        opening=Section("opening", _whole(opening)),
        front=read_front(opening),
        units=body,
        closing=Section("closing", _whole(sections.closing)),
        elucidation=read_elucidation(sections.elucidation, body),
        annexes=tuple(Section("annex", _whole(annex.blocks), annex.heading) for annex in sections.annexes),
        remarks=remarks,
    )


def _whole(blocks: list[Block]) -> tuple[Piece, ...]:
    return tuple(Piece(block.text, " ", block, 0) for block in blocks)


def _rejoined(pieces: list[Piece]) -> list[Block]:
    """Return ``pieces`` as blocks again, each as long as the words that stood together."""
    found: list[Block] = []
    for block, group in groupby(pieces, key=lambda piece: piece.block):
        parts = list(group)
        found.append(block.cut(parts[0].start, parts[-1].start + len(parts[-1].text)))
    return found


class _Assembler:
    """Places the tokens one after the other; holds what is open at the moment."""

    def __init__(self, tokens: list[Token], implied: dict[int, str] | None = None) -> None:
        self.tokens = tokens
        self.opening: list[Piece] = []
        self.roots: list[Node] = []
        self.noted: list[tuple[RemarkKind, Token, str, Node]] = []
        """What was not understood, or set apart: the place, the words, and the unit that they are kept with."""
        self.body = Frame(self.roots)
        self.quotation: Frame | None = None
        """The provisions of another act that are quoted at the moment."""
        self.unnumbered: dict[int, Node] = {}
        """What holds instructions whose number was lost."""
        for at, token in enumerate(tokens):
            if implied and at in implied:
                self.body.open_article(token, implied[at], implied=True)
            self._place(token, at)
        for holder in self.unnumbered.values():
            amending.restore_numbers(holder.children)
        self._mend_first_article()

    def _mend_first_article(self) -> None:
        """Read "Pasal I" as Pasal 1 where "Pasal 2" follows and nothing is amended."""
        first, second = (*self.body.articles[:2], None, None)[:2]
        if first is not None and second is not None and first.number == "I" and second.number == "2":
            first.number, first.value, first.printed = "1", 1, "I"

    def implied_headings(self) -> dict[int, str]:
        """Return token → number of the Pasal whose headings are missing: as many places as the numbers leave out."""
        found: dict[int, str] = {}
        numbered = [article for article in self.body.articles if article.value is not None]
        for article, following in pairwise(numbered):
            first, last = article.value or 0, following.value or 0
            if article.seams and last - first - 1 == len(article.seams):
                found.update((at, str(first + step)) for step, at in enumerate(article.seams, start=1))
        return found

    def remarks(self, body: tuple[Unit, ...]) -> tuple[Remark, ...]:
        """Return the remarks in the order of the text, with the addresses that the units got in ``body``."""
        nodes = [node for root in self.roots for node in root.walk()]
        found = []
        addresses: dict[int, str | None] = {}
        for node, (unit, _) in zip(nodes, walk(body), strict=True):
            addresses[id(node)] = unit.id
            if unit.printed is not None:
                found.append(Remark("mended_number", unit.line, unit.column, unit.printed, unit.id))
        found += [
            Remark(kind, token.line, token.column, words, addresses.get(id(node)))
            for kind, token, words, node in self.noted
        ]
        return tuple(sorted(found, key=lambda remark: (remark.line, remark.column)))

    def _place(self, token: Token, at: int) -> None:
        if token.kind not in ("text", "instruction") and self._set_apart(token, at):
            return
        if token.kind in HEADINGS:
            self._place_heading(token, at)
        elif token.kind == "instruction":
            if not self._place_unnumbered(token):
                self._place_text(token, at)
        elif token.kind == "text" or not self._place_mark(token, at):
            self._place_text(token, at)

    def _set_apart(self, token: Token, at: int) -> bool:
        """Say whether ``token`` begins a unit that the end of a page had announced; the announcement is set apart."""
        node = repeated(self.quotation or self.body, token, self._ahead(at))
        if node is None:
            return False
        self.noted.append(("page_furniture", token, f"{token.text} {cleared(node)}".strip(), node))
        return True

    def _place_heading(self, token: Token, at: int) -> None:
        instruction = self._quoting(token, at)
        if instruction is not None:
            self.quotation = self.quotation or Frame(instruction.children, quoted=True)
            self.quotation.place_heading(token)
        else:
            self.quotation = None
            self.body.place_heading(token)

    def _quoting(self, heading: Token, at: int) -> Node | None:
        """Return the instruction that quotes what begins with ``heading``; None where it is the act's own."""
        article, instruction = self.body.article, self.body.innermost
        if article is None or instruction is None or not self._amends():
            return None
        quoting = self.quotation is not None
        quoted = amending.is_quoted(heading, instruction, article=article, quoting=quoting, ahead=self._ahead(at))
        return instruction if quoted else None

    def _place_mark(self, token: Token, at: int) -> bool:
        """Open the ayat or the item that ``token`` begins; say whether it was one."""
        if token.kind == "item" and self._place_instruction(token, at):
            return True
        if token.kind == "paragraph" and self._place_fragment(token, at):
            return True
        frame = self.quotation or self.body
        return (token.kind == "paragraph" and frame.place_paragraph(token, at)) or frame.place_item(token)

    def _place_instruction(self, token: Token, at: int) -> bool:
        """Go on with the instructions of an amending Pasal, where ``token`` numbers one; say whether it did."""
        if not self._amends():
            return False
        tells = amending.is_instruction(self._ahead(at))
        for depth, known in reversed(list(enumerate(self.body.lists.open))):
            if known.style == token.style and self._numbers_instruction(token, known, tells=tells):
                self.quotation = None
                del self.body.lists.open[depth + 1 :]
                known.add(token, token.number)
                return True
        begins = token.number == "1" if self.quotation is None else not self.body.lists.open
        if not (tells and begins and self.body.holder) or self._follows_in_quotation(token):
            return False
        self.quotation = None
        self.body.lists = Lists()  # a list before the instructions only names the act
        return self.body.lists.begin(token, self.body.holder)

    def _follows_in_quotation(self, token: Token) -> bool:
        own = self.quotation.lists.find(token.style) if self.quotation is not None else None
        return own is not None and follows(token.number or "", own.number)

    def _numbers_instruction(self, token: Token, known: OpenList, *, tells: bool) -> bool:
        number = token.number or ""
        if not (follows(number, known.number) or (tells and known.misses(number, _LOST_INSTRUCTIONS))):
            return False
        if self._follows_in_quotation(token) and not follows(number, known.number):
            return False
        begins = token.starts and completes(token.before) and token.after.isupper()
        return tells or (self.quotation is not None and self.quotation.lists.find(token.style) is None and begins)

    def _ahead(self, at: int) -> str:
        """Return the first words behind the token ``at``, up to the next heading."""
        words = ""
        for ahead in range(at + 1, min(len(self.tokens), at + 1 + _TOKENS_AHEAD)):
            token = self.tokens[ahead]
            if token.kind in HEADINGS or len(words) > _AHEAD:
                break
            words += f"{token.text[:_AHEAD]} "
        return words

    def _place_fragment(self, token: Token, at: int) -> bool:
        """Open an ayat that an instruction quotes alone, without its Pasal; say whether ``token`` begins one."""
        instruction = self.body.innermost
        if self.quotation is not None or instruction is None or instruction.kind != "point" or not self._amends():
            return False
        fragment = Frame(instruction.children, quoted=True)
        if not fragment.place_paragraph(token, at):
            return False
        self.quotation = fragment
        return True

    def _place_unnumbered(self, token: Token) -> bool:
        """Open an instruction whose number was lost; say whether ``token`` begins one."""
        known = self.body.lists.innermost
        if known is None or not known.last.text or not self._amends():
            return False
        self.quotation = None
        self.unnumbered[id(known.holder)] = known.holder
        known.add(token, None).text.append(piece_of(token))
        return True

    def _amends(self) -> bool:
        article = self.body.article
        return article is not None and amending.amends(article, self.body.holder or article)

    def _place_text(self, token: Token, at: int) -> None:
        frame = self.quotation or self.body
        stray = frame.is_stray(token)
        node = frame.place_text(token, at)
        if node is None:
            self.opening.append(piece_of(token))
        elif token.kind != "text" and token.starts and not speaks_of(token.before):
            self.noted.append(("mark_as_text", token, token.text, node))
        elif stray:
            self.noted.append(("stray_text", token, token.text[:_REMARKED], node))
