"""The citation engine: an essay's citations into finished notes and a list of works, by one run of pandoc's citeproc.

What pandoc gets is its own syntax tree and CSL-JSON, never text to be parsed, so no card can say anything to it.
"""

import json
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from threading import Lock
from typing import Any

from essayplanner.cite.inlines import replace_text, runs_of
from essayplanner.cite.items import MARK, OURS, item_of
from essayplanner.cite.locators import parse_locator
from essayplanner.cite.pandoc import Cancel, Pandoc, PandocError
from essayplanner.cite.styles import Style
from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.cited import Cited, Part, Runs
from essayplanner.domain.csl import text_of

#: How many results are kept.
KEPT = 16
_API = [1, 23]
_BEFORE_VIA = re.compile(rf"[;,.:]?\s*{MARK}\s*")
_CLASSES = (("primary", "Primary sources"), ("secondary", "Secondary sources"), ("", "Other sources"))


class CitationEngine:
    """Formats citations, and remembers the last results; safe to use from several threads."""

    def __init__(self, pandoc: Pandoc | None = None, kept: int = KEPT) -> None:
        """`pandoc` is the one to run, `kept` the number of results to remember."""
        self._pandoc = pandoc or Pandoc()
        self._kept = kept
        self._results: OrderedDict[bytes, _Result] = OrderedDict()
        self._lock = Lock()

    def format_citations(
        self,
        clusters: Sequence[Sequence[Citation]],
        sources: Iterable[Source],
        style: Style,
        *,
        split_bibliography: bool = False,
        cancel: Cancel | None = None,
    ) -> Cited:
        """One note for each cluster of citations, in order, and the list of works.

        `sources` are listed too though no note cites them. `split_bibliography` makes parts of primary, secondary and
        other sources. Takes 0.1 s and more where it is not remembered: call it in a thread. Raises PandocMissingError,
        PandocError or StoppedError (`cancel` gave True).
        """
        works = _Works()
        document = json.dumps(_document(clusters, [*sources], works, style), separators=(",", ":")).encode()
        items = [item_of(source, works.ids[key]) for key, source in works.sources.items()]
        references = json.dumps(items, separators=(",", ":")).encode()
        result = self._result(document, references, style, cancel) if items else ([], {})
        return _cited(result, works, style, split_bibliography, len(clusters))

    def _result(self, document: bytes, references: bytes, style: Style, cancel: Cancel | None) -> "_Result":
        key = sha256(b"\0".join((style.data, references, document))).digest()
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                return self._results[key]
        output = self._pandoc(
            ["-f", "json", "-t", "json", "--citeproc", "--bibliography=refs.json", "--csl=style.csl", "--quiet"],
            document,
            {"refs.json": references, "style.csl": style.data},
            cancel,
        )
        result = _read(output)
        with self._lock:
            self._results[key] = result
            while len(self._results) > self._kept:
                self._results.popitem(last=False)
        return result


#: The notes in order, and the works by the id that pandoc was given.
_Result = tuple[list[Runs], dict[str, Runs]]


class _Works:
    """The sources of one essay, each once, with the ids that pandoc is given."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        self.sources: dict[str, Source] = {}

    def id(self, source: Source) -> str:
        key = source.uid or source.cite_key
        if key not in self.ids:
            self.ids[key] = f"s{len(self.ids)}"
            self.sources[key] = source
        return self.ids[key]


def _document(
    clusters: Sequence[Sequence[Citation]], sources: Sequence[Source], works: _Works, style: Style
) -> dict[str, Any]:
    blocks = [
        {"t": "Para", "c": [_cite([each for citation in cluster for each in _citations(citation, works, style)])]}
        for cluster in clusters
    ]
    meta: dict[str, Any] = {}
    if style.language:
        meta["lang"] = {"t": "MetaString", "c": style.language}
    if sources:
        uncited = _cite([_citation(works.id(source), "", "") for source in sources])
        meta["nocite"] = {"t": "MetaInlines", "c": [uncited]}
    return {"pandoc-api-version": _API, "meta": meta, "blocks": blocks}


def _cite(citations: list[dict[str, Any]]) -> dict[str, Any]:
    return {"t": "Cite", "c": [citations, [_str("?")]]}


def _citations(citation: Citation, works: _Works, style: Style) -> Iterator[dict[str, Any]]:
    yield _citation(works.id(citation.source), "", citation.locator)
    if citation.via is not None:
        yield _citation(works.id(citation.via), f"{MARK}, {style.via}", citation.via_locator)


def _citation(id: str, prefix: str, locator: str) -> dict[str, Any]:
    return {
        "citationId": id,
        "citationPrefix": [_str(prefix)] if prefix else [],
        "citationSuffix": [_str(suffix)] if (suffix := _suffix(locator)) else [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def _suffix(locator: str) -> str:
    """A locator as pandoc reads it: braces say how far it goes, so that nothing is guessed."""
    label, value, rest = parse_locator(text_of(locator).translate(OURS))
    if label:
        return f"{{{label} {value}}}{rest}"
    return f"{{}}, {rest}" if rest else ""


def _str(text: str) -> dict[str, Any]:
    return {"t": "Str", "c": text}


def _read(output: bytes) -> _Result:
    notes: list[Runs] = []
    works: dict[str, Runs] = {}
    try:
        for block in json.loads(output)["blocks"]:
            if block["t"] == "Para":
                notes.append(replace_text(_note(block["c"]), _BEFORE_VIA, ""))
            elif block["t"] == "Div" and block["c"][0][0] == "refs":
                for entry in block["c"][1]:
                    works[entry["c"][0][0].removeprefix("ref-")] = runs_of(_inside(entry["c"][1]))
    except (ValueError, LookupError, TypeError, RecursionError):
        raise PandocError("pandoc answered with something that cannot be read; nothing was written.") from None
    return notes, works


def _note(inlines: list[Any]) -> Runs:
    """The note that citeproc put in the place of a citation, or its words in the running text."""
    for inline in inlines:
        if inline["t"] == "Cite":
            for inner in inline["c"][1]:
                if inner["t"] == "Note":
                    return runs_of(_inside(inner["c"]))
        if inline["t"] == "Note":
            return runs_of(_inside(inline["c"]))
    return runs_of(inlines)


def _inside(blocks: list[Any]) -> Iterator[Any]:
    """The inlines of blocks, with a space between one block and the next."""
    for place, block in enumerate(blocks):
        if place:
            yield {"t": "Space"}
        if block["t"] == "Div":
            yield from _inside(block["c"][1])
        else:
            yield from block["c"]


def _cited(result: _Result, works: _Works, style: Style, split: bool, expected: int) -> Cited:
    notes, listed = result
    if len(notes) != expected and works.sources:
        raise PandocError("pandoc answered with other notes than were asked for; nothing was written.")
    source_of = {works.ids[key]: source for key, source in works.sources.items()}
    unlisted = tuple(source.cite_key for id, source in source_of.items() if not listed.get(id))
    entries = [(source_of[id].source_class, runs) for id, runs in listed.items() if runs and id in source_of]
    if split:
        parts = tuple(
            Part(title, tuple(runs for each, runs in entries if _class(each) == name)) for name, title in _CLASSES
        )
    else:
        parts = (Part("", tuple(runs for _, runs in entries)),)
    return Cited(tuple(notes), tuple(part for part in parts if part.works), style.in_text, unlisted)


def _class(source_class: str) -> str:
    return source_class if source_class in ("primary", "secondary") else ""
