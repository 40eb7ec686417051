"""A frozen essay as pandoc's syntax tree: every text is a text there, whatever it holds."""

import json
from typing import Any

from essayplanner.domain.cards import Kind
from essayplanner.domain.cited import Run, Runs
from essayplanner.domain.marked_text import shown_runs
from essayplanner.formats.essay import Essay, Heading, Item
from essayplanner.language import _, n_

Node = dict[str, Any]

_API = [1, 23]
_PIECE = 2_000
_NO_ATTRIBUTES: list[Any] = ["", [], []]


def tree(essay: Essay, name_notes: bool = True, header: str = "", *, blocks: bool = True) -> bytes:
    """The essay as pandoc's JSON: the question is the title, sections are headings, cards lists, notes footnotes.

    `header` is LaTeX of ours for the head of the document. Without `blocks` long quotations stand in the running text.
    """
    if not blocks:
        shown = (block._replace(block=()) if isinstance(block, Item) else block for block in essay.blocks)
        essay = essay._replace(blocks=tuple(shown))
    meta: dict[str, Node] = {"title": {"t": "MetaInlines", "c": [_str(essay.title)]}}
    if header:
        raw = {"t": "RawBlock", "c": ["latex", header]}
        meta["header-includes"] = {"t": "MetaBlocks", "c": [raw]}
    body = [*_opening(essay)]
    items: list[Item] = []
    for block in essay.blocks:
        if isinstance(block, Item):
            items.append(block)
            continue
        body += _listed(items, essay, name_notes)
        items = []
        body += _heading(block)
    body += _listed(items, essay, name_notes)
    body += _works(essay)
    document = {"pandoc-api-version": _API, "meta": meta, "blocks": body}
    return json.dumps(document, separators=(",", ":")).encode()


def _opening(essay: Essay) -> list[Node]:
    blocks = []
    for place, text in enumerate(essay.thesis):
        lead = [] if place else [_face("Emph", [_str(_("Thesis:"))]), _SPACE]
        blocks.append(_para([*lead, *_words(text)]))
    if essay.words:
        blocks.append(_target(essay.words))
    return blocks


def _heading(block: Heading) -> list[Node]:
    header = {"t": "Header", "c": [block.depth, _NO_ATTRIBUTES, [_str(block.title)]]}
    target = [_target(block.words)] if block.words else []
    return [header, *target, *(_para(_words(text)) for text in block.paragraphs)]


def _listed(items: list[Item], essay: Essay, name_notes: bool) -> list[Node]:
    """The items of one section as lists in lists."""
    if not items:
        return []
    top: list[list[Node]] = []
    levels = [top]
    for item in items:
        del levels[item.depth :]
        if len(levels) < item.depth:
            inner: list[list[Node]] = []
            levels[-1][-1].append({"t": "BulletList", "c": inner})
            levels.append(inner)
        levels[-1].append(_item(item, essay, name_notes))
    return [{"t": "BulletList", "c": top}]


def _item(item: Item, essay: Essay, name_notes: bool) -> list[Node]:
    title = _face("Strong", [_str(item.title)]) if item.kind is Kind.CLAIM else _str(item.title)
    line = [_face("Emph", [_str(f"{item.part}:")]), _SPACE, title] if item.part else [title]
    if item.date:
        line += [_SPACE, _str(f"({item.date})")]
    lines = [line, *(_words(text) for text in item.block or item.texts)]
    if item.footnote:
        note = inlines(essay.notes[item.footnote - 1])
        at = lines[-1 if item.quoted else 0]
        at += [_SPACE, *note] if essay.in_text else [{"t": "Note", "c": [_para(note)]}]
    blocks, texts = [_para(line)], [_para(each) for each in lines[1:]]
    blocks += [{"t": "BlockQuote", "c": texts}] if item.block else texts
    if item.caution:
        blocks.append(_para([_face("Emph", [_str(_("Caution:"))]), _SPACE, *_words(item.caution)]))
    for place, text in enumerate(item.note):
        lead = [_face("Emph", [_str(_("Note:"))]), _SPACE] if name_notes and not place else []
        blocks.append(_para([*lead, *_words(text)]))
    return blocks


def _works(essay: Essay) -> list[Node]:
    blocks: list[Node] = []
    if essay.lists:
        blocks.append({"t": "Header", "c": [1, _NO_ATTRIBUTES, [_str(_("Works cited"))]]})
    for part in essay.lists:
        if part.title:
            blocks.append({"t": "Header", "c": [2, _NO_ATTRIBUTES, [_str(part.title)]]})
        style = ["", [], [["custom-style", "Bibliography"]]]
        blocks.append({"t": "Div", "c": [style, [_para(inlines(work)) for work in part.works]]})
    return blocks


def _words(text: str) -> list[Node]:
    return inlines(shown_runs(text))


def inlines(runs: Runs) -> list[Node]:
    """Runs as pandoc's inlines; an address is a link where it says itself where it leads."""
    return [_inline(run) for run in runs]


def _inline(run: Run) -> Node:
    node = _str(run.text)
    if run.raised:
        node = _face("Superscript" if run.raised > 0 else "Subscript", [node])
    if run.small_caps:
        node = _face("SmallCaps", [node])
    if run.bold:
        node = _face("Strong", [node])
    if run.italic:
        node = _face("Emph", [node])
    if run.link and run.text == run.link:
        return {"t": "Link", "c": [_NO_ATTRIBUTES, [node], [run.link, ""]]}
    return node


def _target(words: int) -> Node:
    return _para([_face("Emph", [_str(n_("Target: {n} word", "Target: {n} words", words))])])


def _para(content: list[Node]) -> Node:
    return {"t": "Para", "c": content}


def _face(kind: str, content: list[Node]) -> Node:
    return {"t": kind, "c": content}


def _str(text: str) -> Node:
    """A text; in pieces where it is so long that pandoc's ODT writer would take a minute for it."""
    if len(text) <= _PIECE:
        return {"t": "Str", "c": text}
    pieces = [text[place : place + _PIECE] for place in range(0, len(text), _PIECE)]
    return {"t": "Span", "c": [_NO_ATTRIBUTES, [{"t": "Str", "c": piece} for piece in pieces]]}


_SPACE: Node = {"t": "Space"}
