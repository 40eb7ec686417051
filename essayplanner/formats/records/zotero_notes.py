"""Notes of Zotero, as HTML or as Markdown: annotations as highlights, the rest as what it is.

In HTML an annotation is `<span class="highlight" data-annotation="…">“…”</span>` and what it cites
`<span class="citation" data-citation="…">(Service, 1997, p. 210)</span>`, both with JSON in their data; the note’s
outermost element keeps the works as CSL in `data-citation-items` (zotero/note-editor, and `editorInstance.js` of
zotero/zotero). In Markdown (“Note Markdown.js” of zotero/translators) these are links to `zotero://open-pdf/…` and
`zotero://select/…`.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from math import isfinite
from typing import Any
from urllib.parse import parse_qs, urlsplit

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.text import clean_line
from essayplanner.formats.accounts import plain_item
from essayplanner.formats.records.gathering import Cancelled, Gathered
from essayplanner.formats.records.html_pieces import Piece, Pieces, Run, inline, pieces_of
from essayplanner.formats.records.markdown_pieces import code_told, faces, markdown_pieces
from essayplanner.formats.records.works import in_pages, named_work, work_and_place

_IN_HTML = re.compile(r"\bdata-(?:annotation|citation|citation-items)=|zotero://(?:open|select)")
_LINK = re.compile(
    r"\(?(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\.)*+)\]\((?P<to>zotero://(?:open(?:-pdf)?|select)/[^()\s]*+)\)\)?(?!\w)"
)
#: The heading of a note that was made of annotations: when it was made stands in a line of its own beneath.
_WHEN_MADE = re.compile(r"(\A\s*+#[^\n]*+(?<=  ))\n\([^()\n]{1,60}\)(?=\n|\Z)")
#: What everything of Zotero is recognised by: the keys of annotations are the same in each of its files.
ZOTERO = "Zotero"
_QUOTED = re.compile(r"\s*[“\"„«‘](.*)[”\"“»’]\s*\Z", re.DOTALL)
_TAGS = {"li": What.ITEM, "blockquote": What.QUOTATION}


def is_note(text: str) -> bool:
    """Whether HTML or Markdown has annotations or citations of Zotero in it."""
    return bool(_IN_HTML.search(text))


def read_html_notes(text: str, name: str, title: str, cancelled: Cancelled | None) -> Writing:
    """The notes of a file of HTML that Zotero exported."""
    return _read(pieces_of(text), name, title, cancelled)


def read_markdown_notes(text: str, name: str, title: str, cancelled: Cancelled | None) -> Writing:
    """The same of Markdown."""
    lines = markdown_pieces(_WHEN_MADE.sub(r"\1", text, count=1))
    pieces = tuple(piece._replace(runs=tuple(_linked(piece.text))) for piece in lines.pieces)
    found = _read(Pieces(pieces, pictures=text.count("![")), name, title, cancelled)
    return found._replace(remarks=(*found.remarks, *code_told(lines.code)))


def _read(found: Pieces, name: str, title: str, cancelled: Cancelled | None) -> Writing:
    """The blocks of a file; a heading of the first level at its beginning is what it is called."""
    gathered = Gathered(name, cancelled)
    if found.pieces and found.pieces[0].level == 1:
        title = found.pieces[0].text.strip().split("\n")[0]
        found = found._replace(pieces=found.pieces[1:])
    give_note(found, gathered, -1, name)
    return gathered.writing(title, ZOTERO)


def give_note(note: Pieces, gathered: Gathered, source: int, key: str, tags: tuple[str, ...] = ()) -> None:
    """The blocks of a note. `source` is the work that it belongs to, or -1; `key` is what the note is found again by.

    Annotations are found by keys of their own, all else by the note and its number in it.
    """
    gathered.without_pictures(note.pictures)
    parent = clean_line(str(gathered.source(source).get("title", ""))).casefold()
    for each in note.cited:
        item = each.get("itemData")
        if isinstance(item, dict):
            known = plain_item(item | {"id": ""})
            number = source if parent and str(known.get("title", "")).casefold() == parent else gathered.work(known)
            for uri in _uris(each):
                gathered.same(_key(uri), number)
    alone = len(note.pieces) == 1
    for number, piece in enumerate(note.pieces, start=1):
        if any(run.kind == "annotation" for run in piece.runs):
            _give_highlights(piece, gathered, source, tags)
        else:
            _give_piece(piece, gathered, source, key if alone else f"{key} {number}", tags)


def _give_piece(piece: Piece, gathered: Gathered, source: int, key: str, tags: tuple[str, ...]) -> None:
    locator = ""
    for data, text in _groups(piece.runs, "citation"):
        cited, locator = _cited(data, text, gathered)
        source = cited if cited >= 0 else source
        break
    what = What.HEADING if piece.level else _TAGS.get(piece.tag, What.PARAGRAPH)
    if piece.level:
        gathered.add(Block(what, inline(piece.runs), piece.level, key))
        return
    level = max(piece.depth, 1) if what is What.ITEM else 0
    gathered.add(Block(what, inline(piece.runs), level, place=key, locator=locator, source=source, tags=tags))


def _give_highlights(piece: Piece, gathered: Gathered, source: int, tags: tuple[str, ...]) -> None:
    """A highlight for each annotation in a block; what stands before the first and after each is the comment to it."""
    found: list[Block] = []
    rests: list[list[Run]] = [[]]
    for (kind, _number), group in groupby(piece.runs, key=lambda run: (run.kind, run.number)):
        runs = list(group)
        data = runs[0].data
        if kind == "annotation":
            item = data.get("citationItem")
            cited, locator = _cited({"citationItems": [item]}, "", gathered) if item else (-1, "")
            found.append(
                Block(
                    What.HIGHLIGHT,
                    _unquoted(inline(map(_unlinked, runs))),
                    place=_place(data),
                    locator=in_pages(str(data.get("pageLabel") or "")) or locator,
                    source=cited if cited >= 0 else source,
                    tags=tags,
                    colour=str(data.get("color") or ""),
                )
            )
            rests.append([])
        elif kind == "citation" and found and not "".join(run.text for run in rests[-1]).strip():
            cited, locator = _cited(data, "".join(run.text for run in runs), gathered)
            last = found[-1]
            found[-1] = last._replace(
                source=cited if cited >= 0 and last.source in (-1, source) else last.source,
                locator=last.locator or locator,
            )
        else:
            rests[-1] += runs
    comments = [inline(map(_unlinked, rest)) for rest in rests]
    comments[1] = "\n\n".join(filter(None, comments[:2]))
    for block, comment in zip(found, comments[1:], strict=True):
        gathered.add(block._replace(comment=comment))


def _unquoted(text: str) -> str:
    """A highlight without the quotation marks that Zotero puts around it, whatever stands between them."""
    found = _QUOTED.match(text)
    return found[1].strip() if found else text.strip()


def _groups(runs: tuple[Run, ...], kind: str) -> Iterator[tuple[dict[str, Any], str]]:
    """What each citation or annotation among the stretches holds, and its words."""
    for (each, _number), group in groupby(runs, key=lambda run: (run.kind, run.number)):
        if each == kind:
            found = list(group)
            yield found[0].data, "".join(run.text for run in found)


def _cited(data: dict[str, Any], text: str, gathered: Gathered) -> tuple[int, str]:
    """The work that a citation names, or -1, and the place in it."""
    items = data.get("citationItems")
    first = items[0] if isinstance(items, list) and items and isinstance(items[0], dict) else {}
    label, value = str(first.get("label") or ""), str(first.get("locator") or "")
    words, place = work_and_place(text.strip().strip("()").partition(";")[0])
    locator = in_pages(f"{label} {value}" if value and label not in ("", "page") else value) or place
    keys = [_key(uri) for uri in _uris(first)]
    number = max((gathered.knows(key) for key in keys), default=-1)
    if number < 0:
        item = first.get("itemData")
        known = plain_item(item | {"id": ""}) if isinstance(item, dict) else named_work(words) if words else {}
        number = gathered.work(known) if known else -1
        if number >= 0:
            for key in keys:
                gathered.same(key, number)
    return number, locator


def _uris(item: dict[str, Any]) -> list[str]:
    found = item.get("uris") or item.get("uri") or ()
    return [each for each in (found if isinstance(found, list) else [found]) if isinstance(each, str)]


def _key(uri: str) -> str:
    return f"zotero {uri.rstrip('/').rsplit('/', 1)[-1]}"


def _place(data: dict[str, Any]) -> str:
    """What an annotation is found again by: its key or, in older notes, where it stands in its file."""
    if key := data.get("annotationKey"):
        return str(key)
    file = str(data.get("attachmentURI") or "").rstrip("/").rsplit("/", 1)[-1]
    position = data.get("position")
    if not file or not isinstance(position, dict):
        return ""
    rectangles = position.get("rects")
    first = rectangles[0] if isinstance(rectangles, list) and rectangles else []
    corner = (
        [str(round(part)) for part in first[:2] if isinstance(part, int | float) and isfinite(part)]
        if isinstance(first, list)
        else []
    )
    return " ".join((file, str(position.get("pageIndex", "")), *corner))


def _linked(text: str) -> Iterator[Run]:
    """A line of Markdown by its links into Zotero."""
    done = number = 0
    for found in _LINK.finditer(text):
        yield from map(Run, faces(text[done : found.start()]))
        done, number = found.end(), number + 1
        address = urlsplit(found["to"])
        key = address.path.rstrip("/").rsplit("/", 1)[-1]
        if address.netloc == "select":
            data: dict[str, Any] = {"citationItems": [{"uris": [key]}]}
            words = f"({found['text']})" if found[0].startswith("(") else found["text"]
            yield from (Run(face, "citation", data, number) for face in faces(words))
        else:
            asked = parse_qs(address.query, max_num_fields=20)
            data = {"annotationKey": asked.get("annotation", [""])[0], "attachmentURI": key}
            yield from (Run(face, "annotation", data, number) for face in faces(found["text"]))
    yield from map(Run, faces(text[done:]))


def _unlinked(run: Run) -> Run:
    return run._replace(face=run.face._replace(link=""))
