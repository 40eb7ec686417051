"""The citation engine: an essay's citations into finished notes and a list of works, by one run of pandoc's citeproc.

What pandoc gets is its own syntax tree and CSL-JSON, never text to be parsed, so no card can say anything to it.
"""

import json
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from threading import Lock
from typing import Any

from essayplanner.cite.inlines import replace_text, runs_of
from essayplanner.cite.items import DATED, MARK, OURS, STAY, item_of
from essayplanner.cite.pandoc import Cancel, Pandoc, PandocError
from essayplanner.cite.styles import Style
from essayplanner.cite.terms import PROBED, answers, probes, with_our_words
from essayplanner.cite.wording import Words, asked, suffix
from essayplanner.cite.works import Works, chosen, dates_in_order, names_in_full, parts_of
from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.cited import Cited, Runs
from essayplanner.domain.csl import text_of
from essayplanner.domain.digests import sha256
from essayplanner.domain.places import CitedWork, works_of
from essayplanner.language import _

#: What a work begins after within a note.
_BEFORE_FIRST = ("; ", " in ")
#: How many results are kept.
KEPT = 16
_API = [1, 23]
#: What stands between a source and the one it was found in: our comma came before the first mark.
_BEFORE_VIA = re.compile(rf"{MARK}[^{MARK}]*{MARK}\s*")
_STAYED = re.compile(rf"{STAY}\s*")
#: A date in words, with what stands between it and the text before.
_DATE = re.compile(rf"(,? ?)([^{DATED}]{DATED}[^{DATED}]*{DATED}[^{DATED}])")


class CitationEngine:
    """Formats citations, and remembers the last results; safe to use from several threads."""

    def __init__(self, pandoc: Pandoc | None = None) -> None:
        """`pandoc` is the one to run; None looks for it."""
        self._pandoc = pandoc or Pandoc()
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
        works = Works()
        notes_of = [works_of(map(_cleaned, cluster)) for cluster in clusters]
        words = self._words(notes_of, style, cancel)
        cited = [[*_citations(note, works, style, words)] for note in notes_of]
        uncited = [_citation(works.id(source), "", "") for source in sources]
        document = _packed(_document(cited, style, uncited))
        if not works.sources:
            return Cited(((),) * len(clusters), (), style.in_text)
        items = [item_of(source, id, style) for id, source in works.sources.items()]
        if any("literal" in item.get("issued", ()) for item in items):
            style = dates_in_order(style)
        references = _packed(items)
        notes, dashed = self._result(document, references, style, cancel)
        if len(notes) != len(clusters):
            raise PandocError(_("pandoc did not return the notes it was asked for"), _("nothing was written"))
        classes = works.classes(style, split_bibliography)
        full = dashed
        if split_bibliography or len(classes) < len(works.sources):  # neighbours may be parted
            full = self._result(document, references, names_in_full(style), cancel)[1]
        entries = chosen(dashed, full, classes)
        unlisted = tuple(source.cite_key for id, source in works.sources.items() if id not in entries)
        return Cited(tuple(notes), parts_of(entries, classes, split_bibliography), style.in_text, unlisted)

    def _words(self, notes: Sequence[Sequence[CitedWork]], style: Style, cancel: Cancel | None) -> Words:
        """How the style writes the parts of places that are more than one: asked of it in a run of its own."""
        parts = asked(places for note in notes for work in note for places in (work.places, work.via_places))
        if not parts:
            return {}
        document = _document([[_citation(id, "", place)] for id, place in probes(parts)], style)
        return answers(parts, self._result(_packed(document), _packed(PROBED), style, cancel)[0])

    def _result(self, document: bytes, references: bytes, style: Style, cancel: Cancel | None) -> "_Result":
        key = sha256(b"\0".join((style.data, references, document)))
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                return self._results[key]
        output = self._pandoc(
            ["-f", "json", "-t", "json", "--citeproc", "--bibliography=refs.json", "--csl=style.csl", "--quiet"],
            document,
            {"refs.json": references, "style.csl": with_our_words(style.data)},
            cancel,
        )
        result = _read(output)
        with self._lock:
            self._results[key] = result
            while len(self._results) > KEPT:
                self._results.popitem(last=False)
        return result


#: The notes in order, and the works by the id that pandoc was given.
_Result = tuple[list[Runs], dict[str, Runs]]


def _document(
    notes: Iterable[list[dict[str, Any]]], style: Style, uncited: Sequence[dict[str, Any]] = ()
) -> dict[str, Any]:
    blocks = [{"t": "Para", "c": [_cite(citations)]} for citations in notes]
    meta: dict[str, Any] = {}
    if style.language:
        meta["lang"] = {"t": "MetaString", "c": style.language}
    if uncited:
        meta["nocite"] = {"t": "MetaInlines", "c": [_cite([*uncited])]}
    return {"pandoc-api-version": _API, "meta": meta, "blocks": blocks}


def _cite(citations: list[dict[str, Any]]) -> dict[str, Any]:
    return {"t": "Cite", "c": [citations, [_str("?")]]}


def _cleaned(citation: Citation) -> Citation:
    """The citation without signs of ours in what the student wrote."""
    locator, via_locator = (text_of(text).translate(OURS) for text in (citation.locator, citation.via_locator))
    return citation._replace(locator=locator, via_locator=via_locator)


def _citations(note: Sequence[CitedWork], works: Works, style: Style, words: Words) -> Iterator[dict[str, Any]]:
    """The citations of one note. From the first with a via on none may be sorted or lose its author: a prefix sees to
    that, but not at the start, where it would take the capital from an ibid."""
    held = False
    for place, (source, places, via, via_places) in enumerate(note):
        held = held or via is not None
        prefix = STAY if held and place else ""
        after = suffix(places, source, style, words)
        if via is None:
            yield _citation(works.id(source), prefix, after)
        else:
            yield _citation(works.id(source, opened=False), prefix, f"{after},{MARK}")
            yield _citation(works.id(via), f"{MARK}{style.via}", suffix(via_places, via, style, words))


def _citation(id: str, prefix: str, suffix: str) -> dict[str, Any]:
    return {
        "citationId": id,
        "citationPrefix": [_str(prefix)] if prefix else [],
        "citationSuffix": [_str(suffix)] if suffix else [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def _packed(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _str(text: str) -> dict[str, Any]:
    return {"t": "Str", "c": text}


def _read(output: bytes) -> _Result:
    notes: list[Runs] = []
    works: dict[str, Runs] = {}
    try:
        for block in json.loads(output)["blocks"]:
            if block["t"] == "Para":
                notes.append(_brackets_after_title(_without_marks(_note(block["c"]))))
            elif block["t"] == "Div" and block["c"][0][0] == "refs":
                for entry in block["c"][1]:
                    runs = _dates_once(runs_of(_inside(entry["c"][1])))
                    works[entry["c"][0][0].removeprefix("ref-")] = _brackets_after_title(runs)
    except (ValueError, LookupError, TypeError, RecursionError):
        raise PandocError(_("pandoc’s answer cannot be read"), _("nothing was written")) from None
    return notes, works


def _without_marks(note: Runs) -> Runs:
    note = tuple(run._replace(text=run.text.replace(DATED, "")) for run in note)
    return replace_text(replace_text(note, _BEFORE_VIA, " "), _STAYED, "")


def _dates_once(work: Runs) -> Runs:
    """The entry without a date in words that stood in it before: as its year, and again as its month and day."""
    seen: set[str] = set()

    def once(found: re.Match[str]) -> str:
        if found[2] in seen:
            return ""
        seen.add(found[2])
        return found[0]

    return tuple(run._replace(text=_DATE.sub(once, run.text).replace(DATED, "")) for run in work)


def _brackets_after_title(runs: Runs) -> Runs:
    """Where a title stands first for want of an author, MHRA's file sets a comma between it and the brackets."""
    done = list(runs)
    for place, (title, after) in enumerate(pairwise(runs)):
        first = place == 0 or runs[place - 1].text.endswith(_BEFORE_FIRST)
        if first and title.italic and not after.italic and after.text.startswith(", ("):
            done[place + 1] = after._replace(text=after.text[1:])
    return tuple(done)


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
