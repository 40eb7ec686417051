"""What a citation style leaves out, said in a sentence each: works of the list, and where a document is kept."""

import re
from collections.abc import Iterable, Sequence

from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.cited import Cited, plain_text
from essayplanner.domain.csl import text_of
from essayplanner.domain.text import as_typed, shorten
from essayplanner.language import Plural, _, join_and, n_

#: Works that are named, and the letters of one title; the others are counted.
NAMED, LONGEST_TITLE = 3, 60


_IN_TEXT = Plural(
    "{style} leaves {n} work out of the list of works: {works} appears only in the text.",
    "{style} leaves {n} works out of the list of works: {works} appear only in the text.",
)
_IN_NOTES = Plural(
    "{style} leaves {n} work out of the list of works: {works} appears only in the notes.",
    "{style} leaves {n} works out of the list of works: {works} appear only in the notes.",
)
_PLACES = Plural(
    "{style} does not say where {works} is kept.",
    "{style} does not say where {works} are kept.",
)


def unlisted_sentence(clusters: Sequence[Sequence[Citation]], cited: Cited, label: str) -> str:
    """What the style of that label leaves out: the works of these notes that it does not list, and the archives that
    stand nowhere in what it printed; empty where it leaves out neither.

    `cited` is what the style made of the clusters. No reason is given: styles have several.
    """
    sources = {
        source.cite_key: source
        for cluster in clusters
        for citation in cluster
        for source in (citation.source, citation.via)
        if source
    }
    unlisted = [sources[key] for key in cited.unlisted if key in sources]
    works = _IN_TEXT if cited.in_text else _IN_NOTES
    said = (_said(works, unlisted, label), _said(_PLACES, _of_unsaid_places(sources.values(), cited), label))
    return " ".join(filter(None, said))


def _said(words: Plural, sources: Sequence[Source], label: str) -> str:
    if not sources:
        return ""
    titles = [_("“{title}”", title=shorten(source.title, LONGEST_TITLE)) for source in sources]
    rest = len(titles) - NAMED
    works = join_and([*titles[:NAMED], n_("{n} more", "{n} more", rest)] if rest > 0 else titles)
    return n_(*words, len(titles), style=shorten(label, LONGEST_TITLE), works=works)


def _of_unsaid_places(sources: Iterable[Source], cited: Cited) -> list[Source]:
    kept = [(source, _plain(archive)) for source in sources if (archive := text_of(source.csl.get("archive")))]
    if not kept:
        return []
    texts = [*cited.notes, *(work for part in cited.bibliography for work in part.works)]
    printed = " ".join(_plain(plain_text(text)) for text in texts)
    return [source for source, archive in kept if archive and archive not in printed]


def _plain(text: str) -> str:
    """The words alone: a style has quotation marks, capitals and brackets of its own."""
    return " ".join(re.findall(r"\w+", as_typed(text)))
