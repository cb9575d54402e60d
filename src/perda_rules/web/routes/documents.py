"""The documents of a bundle: listed, shown, added, changed, taken out of the list. The files stay where they are."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from perda_rules.evidence.models import Limits
from perda_rules.evidence.store import FolderStore, Refused
from perda_rules.evidence.types import EvidenceType
from perda_rules.language import write_date
from perda_rules.messages import say, say_problem
from perda_rules.selfassess.listing import put_item, remove_item
from perda_rules.web import filing
from perda_rules.web.desk import Judged
from perda_rules.web.fields import Maker, written
from perda_rules.web.filing import Incoming
from perda_rules.web.hints import leaves_of, wished
from perda_rules.web.pages import go, page, take_away
from perda_rules.web.routes.opening import find, frame, opened
from perda_rules.web.shelf import Listing, StaleError, ids_of, item_of, mark_of
from perda_rules.web.visit import Typed, Visit


def show_all(visit: Visit) -> Response:
    """List the documents, the newest first."""
    judged = opened(visit)
    words = visit.query("words").casefold().split()
    items = sorted(judged.bundle.items, key=lambda item: item.item.date, reverse=True)
    rows = [
        {
            "id": item.item.id,
            "title": item.item.title,
            "type": _type_name(visit, item.item.type),
            "date": write_date(item.item.date, visit.language),
            "level": say(f"level.{item.level}", visit.language),
            "rejected": item.rejected,
            "serves": len(judged.uses.get(item.key, ())),
        }
        for item in items
    ]
    found = [row for row in rows if all(word in f"{row['title']} {row['type']}".casefold() for word in words)]
    unread = [{"title": one.title or one.id or "?", "id": one.id or ""} for one in judged.bundle.unread]
    context = {"rows": found, "unread": unread, "words": visit.query("words"), "every": len(rows)}
    return page(visit, "documents", **frame(visit, judged, "documents"), **context)


def show(visit: Visit) -> Response:
    """Show one document: what is said of it, what is wrong with it, and which duties it serves."""
    judged = opened(visit)
    stored, kind = _stored(visit, judged)
    name = visit.path("document")
    item = judged.items.get(name)
    entries = judged.entries(visit.language)
    serves = [entries[at] for at in judged.uses.get(item.key, ())] if item else []
    problems = [say_problem(one, visit.language) for one in judged.assessment.problems if one.subject == name]
    maker = Maker(visit.language, written(stored, kind), {}, {})
    corpus = visit.site.settings.corpus
    cells = maker.envelope(corpus) + (maker.attributes(kind) if kind else [])
    memuat = stored.get("memuat")
    return page(
        visit,
        "document",
        **frame(visit, judged, "documents"),
        id=name,
        title=str(stored.get("title") or name),
        type=_type_name(visit, str(stored.get("type"))),
        known=kind is not None,
        cells=[cell for cell in cells if any(cell.values) or cell.rows],
        rows=maker.rows(kind) if kind else None,
        parts=maker.parts(memuat if isinstance(memuat, dict) else (), corpus),
        file=str(stored.get("file") or ""),
        level=say(f"level.{item.level}", visit.language) if item else "",
        serves=serves,
        problems=problems,
        mark=mark_of(stored),
    )


def give_file(visit: Visit) -> Response:
    """Give the file of a document away, as it is; no link is followed out of the bundle."""
    judged = opened(visit)
    stored, _ = _stored(visit, judged)
    store = FolderStore(visit.site.shelf.folder(judged.organisation), Limits())
    try:
        with store.open(str(stored.get("file") or "")) as stream:
            content = stream.read()
    except (Refused, OSError):
        raise HTTPException(404) from None
    return take_away(content, str(stored["file"]).rpartition("/")[2])


def begin(visit: Visit) -> Response:
    """Ask for the type of a new document; then for the rest, with what a duty wishes filled in already."""
    judged = opened(visit)
    kind = visit.site.settings.types.get(visit.query("type"))
    if kind is None:
        language = visit.language
        types = sorted(visit.site.settings.types.values(), key=lambda one: one.label.text(language).casefold())
        groups = [
            [one for one in types if one.id in judged.wanted],
            [one for one in types if one.id not in judged.wanted],
        ]
        return page(visit, "new_document", **frame(visit, judged, "documents"), groups=groups)
    typed, parts = _wish(visit, judged, kind)
    return _form(visit, judged, kind, typed, {}, asked=parts)


def add(visit: Visit) -> Response:
    """Add a document. Nobody else's change hinders that, and no other document is touched."""
    judged = opened(visit)
    kind = visit.site.settings.types.get(visit.value("type"))
    if kind is None:
        raise HTTPException(404)
    return _take(visit, judged, kind, None)


def edit(visit: Visit) -> Response:
    """Show the form of a document as it is stored."""
    judged = opened(visit)
    stored, kind = _stored(visit, judged)
    if kind is None:
        kind = _no_type(visit)
    return _form(visit, judged, kind, written(stored, kind), {}, stored=stored)


def save(visit: Visit) -> Response:
    """Save a document, where nobody else changed it meanwhile."""
    judged = opened(visit)
    stored, kind = _stored(visit, judged)
    if kind is None:
        kind = _no_type(visit)
    return _take(visit, judged, kind, stored)


def remove(visit: Visit) -> Response:
    """Take a document out of the list; its file stays in the folder."""
    judged = opened(visit)
    name = visit.path("document")

    def change(text: str, _: Listing) -> str:
        return remove_item(text, name)

    try:
        visit.site.shelf.change(
            judged.organisation, change, lambda listing: item_of(listing, name), visit.value("mark")
        )
    except StaleError:
        return go(f"/bundles/{judged.organisation}/documents/{name}", stale="1")
    return go(f"/bundles/{judged.organisation}/documents", note="removed")


def _take(visit: Visit, judged: Judged, kind: EvidenceType, stored: Listing | None) -> Response:
    """Save what was typed, and the file with it; or show the form again with all that was typed."""
    settings, typed = visit.site.settings, visit.typed()
    filed = filing.entry(typed, kind, stored or {}, settings.corpus, visit.language)
    errors = filed.errors
    with ExitStack() as stack:
        sent: Incoming | None = None
        upload = visit.file()
        if upload is not None:
            try:
                taking = filing.incoming(settings.data, upload.file, str(upload.filename), settings.upload)
                sent = stack.enter_context(taking)
            except Refused as refusal:
                errors.setdefault("file", []).append(_refusal(visit, refusal))
        if errors:
            return _form(visit, judged, kind, typed, errors, 400, stored=stored, lost=upload is not None)
        try:
            name = _write(visit, judged, kind, filed.item, sent, stored)
        except StaleError:
            judged = visit.site.desk.judged(judged.organisation)
            now = item_of(judged.listing, str((stored or {}).get("id")))
            lost = upload is not None
            return _form(visit, judged, kind, typed, {}, 409, stored=now or {}, lost=lost, stale=True)
    return go(f"/bundles/{judged.organisation}/documents/{name}", note="saved")


def _write(
    visit: Visit,
    judged: Judged,
    kind: EvidenceType,
    item: dict[str, Any],
    sent: Incoming | None,
    stored: Listing | None,
) -> str:
    """Put an entry into the listing, and its file beside it; return its id."""
    folder = visit.site.shelf.folder(judged.organisation)
    old = str(stored["id"]) if stored else None
    name = old or ""

    def change(text: str, listing: Listing) -> str:
        nonlocal name
        name = old or filing.free_name(item["title"], ids_of(listing))
        if sent is not None:
            file = sent.place(folder, kind.id, name)
            item.update(file=file, sha256=sent.digest)
        return put_item(text, {**item, "id": name})

    def part(listing: Listing) -> Any:
        return item_of(listing, old) if old else None

    visit.site.shelf.change(judged.organisation, change, part, visit.value("mark") if old else None)
    return name


def _form(
    visit: Visit,
    judged: Judged,
    kind: EvidenceType,
    typed: Typed,
    errors: dict[str, list[str]],
    status: int = 200,
    *,
    stored: Listing | None = None,
    asked: tuple[str, ...] = (),
    lost: bool = False,
    stale: bool = False,
) -> Response:
    site, corpus = visit.site, visit.site.settings.corpus
    maker = Maker(visit.language, typed, errors, site.hints.values.get(kind.id, {}))
    placed = [name[2:] for name, values in typed.items() if name.startswith("m.") and any(values)]
    first = tuple(dict.fromkeys((*asked, *placed)))
    rest = tuple(part for part in site.hints.parts.get(kind.id, ()) if part not in first)
    return page(
        visit,
        "document_form",
        status,
        **frame(visit, judged, "documents"),
        id=stored.get("id") if stored else None,
        file=stored.get("file") if stored else None,
        kind=kind,
        envelope=maker.envelope(corpus),
        attributes=maker.attributes(kind),
        rows=maker.rows(kind),
        parts=maker.parts(first, corpus),
        more_parts=maker.parts(rest, corpus),
        mark=mark_of(stored) if stored is not None else "",
        errors=errors,
        lost=lost,
        stale=stale,
        stands=_stands(visit, stored, kind, typed) if stale else (),
        most=site.settings.upload,
    )


def _stands(visit: Visit, stored: Listing | None, kind: EvidenceType, typed: Typed) -> list[tuple[str, str]]:
    """Return what the stored document says otherwise than what was typed: label and value."""
    now = written(stored or {}, kind)
    maker = Maker(visit.language, now, {}, {})
    cells = maker.envelope(visit.site.settings.corpus) + maker.attributes(kind)
    flat = [inner for cell in cells for inner in ([each for row in cell.rows for each in row] if cell.rows else [cell])]
    return [
        (cell.label, ", ".join(cell.values) or "–")
        for cell in flat
        if [value for value in cell.values if value] != [value for value in typed.get(cell.name, ()) if value]
    ]


def _stored(visit: Visit, judged: Judged) -> tuple[Listing, EvidenceType | None]:
    stored = item_of(judged.listing, visit.path("document"))
    if stored is None:
        raise HTTPException(404)
    return stored, visit.site.settings.types.get(str(stored.get("type")))


def _no_type(visit: Visit) -> EvidenceType:
    """Return the type that was chosen for a document whose own does not exist."""
    kind = visit.site.settings.types.get(visit.value("type") or visit.query("type"))
    if kind is None:
        raise HTTPException(404)
    return kind


def _wish(visit: Visit, judged: Judged, kind: EvidenceType) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """Return what the duty that the visitor came from asks of such a document, and its content parts."""
    if visit.query("for") not in judged.results:
        return {}, ()
    _, result = find(judged, visit.query("for"))
    leaf = leaves_of(visit.site.desk.duties[result.obligation]).get(visit.query("leaf"))
    if leaf is None or leaf.type != kind.id:
        return {}, ()
    typed: dict[str, list[str]] = {}
    for name, values in wished(leaf).items():
        attribute = kind.attributes.get(name)
        if attribute is None:
            typed[name] = values
        elif attribute.kind == "texts" and not attribute.choices:
            typed[f"a.{name}"] = ["\n".join(values)]
        else:
            typed[f"a.{name}"] = values
    return typed, leaf.memuat


def _type_name(visit: Visit, kind: str) -> str:
    known = visit.site.settings.types.get(kind)
    return known.label.text(visit.language) if known else kind


def _refusal(visit: Visit, refusal: Refused) -> str:
    from perda_rules.errors import problem

    return " ".join(say_problem(problem(refusal.code, "-", **refusal.params), visit.language))
