"""Markdown with pandoc's citekeys, `[@service1997, p. 227]`, and the file of sources that lies beside it."""

import json
import re
from collections.abc import Sequence
from secrets import token_hex

from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.cited import Run
from essayplanner.domain.places import in_words, works_of
from essayplanner.domain.sources import safe_keys
from essayplanner.formats.bibliography import write_bibtex, write_csl_json
from essayplanner.formats.essay import Essay
from essayplanner.formats.export import Exported, Material
from essayplanner.formats.markdown import markdown_of
from essayplanner.formats.markup import escaped, heading, joined
from essayplanner.formats.tidy import HERE, around, one_line
from essayplanner.language import _


def write_citekeys(material: Material) -> Exported:
    """The outline as Markdown for pandoc, which makes the notes itself by any style.

    The sources lie beside it as `.bib` or, where there is no pandoc to write that, as CSL-JSON.
    """
    essay = material.essay
    keys = cited_keys(essay)
    text = _markdown(essay, keys, material.options.card_texts)
    sources = [source for source, _ in keys.values()]
    if not sources:
        return Exported(text.encode())
    if material.pandoc:
        suffix, beside = ".bib", write_bibtex(sources, material.pandoc, material.cancel)
    else:
        plain = [source._replace(cite_key=key) for source, key in keys.values()]
        suffix, beside = ".json", write_csl_json(plain)
    head = f"---\nbibliography: {json.dumps(one_line(material.name) + suffix, ensure_ascii=False)}\n---\n\n"
    works = joined([heading(2, _("Works cited"))])
    return Exported(f"{head}{text}\n{works}\n\n::: {{#refs}}\n:::\n".encode(), {suffix: beside})


def cited_keys(essay: Essay) -> dict[str, tuple[Source, str]]:
    """The cited sources in their order, by uid or cite key, each with the key that the Markdown calls it by."""
    sources: dict[str, Source] = {}
    for cluster in essay.cited:
        for citation in cluster:
            for source in filter(None, (citation.source, citation.via)):
                sources.setdefault(_name(source), source)
    keys = safe_keys(sources.values())
    return {name: (source, key) for (name, source), key in zip(sources.items(), keys, strict=True)}


def _name(source: Source) -> str:
    return source.uid or source.cite_key


def _markdown(essay: Essay, keys: dict[str, tuple[Source, str]], name_notes: bool) -> str:
    token = token_hex(12)
    notes = tuple((Run(f"x{token}n{number}x"),) for number in range(len(essay.cited)))
    text = markdown_of(essay._replace(notes=notes, works=(), parts=(), in_text=True), name_notes)
    written = [_cluster(cluster, keys) for cluster in essay.cited]
    return re.sub(f"x{token}n(\\d+)x", lambda found: written[int(found[1])], text)


def _cluster(cluster: Sequence[Citation], keys: dict[str, tuple[Source, str]]) -> str:
    works = works_of(cluster)
    if len(works) < len(cluster):  # else each place stays as it was typed
        cluster = [Citation(work.source, in_words(work.places), work.via, in_words(work.via_places)) for work in works]
    parts = []
    for source, locator, via, via_locator in cluster:
        parts.append(f"@{keys[_name(source)][1]}{_after(locator)}")
        if via:
            before, after = around(_("cited in {source}", source=HERE))
            parts.append(f"{_within(before)}@{keys[_name(via)][1]}{_after(via_locator)}{_within(after)}")
    return f"[{'; '.join(parts)}]"


def _after(locator: str) -> str:
    place = _within(one_line(locator))
    return f", {place}" if place else ""


def _within(text: str) -> str:
    """The text as it stands inside the brackets of a citation."""
    return escaped(text).replace(";", "\\;").replace("]", "\\]")
