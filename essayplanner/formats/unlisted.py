"""What a citation style leaves out of the list of works, said in one sentence."""

from collections.abc import Sequence

from essayplanner.domain.cards import Citation
from essayplanner.domain.cited import Cited
from essayplanner.domain.text import shorten
from essayplanner.language import Plural, _, join_and, n_

#: Works that are named, and the letters of one title; the others are counted.
NAMED, LONGEST_TITLE = 3, 60


_IN_TEXT = Plural(
    "{style} leaves {n} work out of the list of works: {works} is in the text alone.",
    "{style} leaves {n} works out of the list of works: {works} are in the text alone.",
)
_IN_NOTES = Plural(
    "{style} leaves {n} work out of the list of works: {works} is in the notes alone.",
    "{style} leaves {n} works out of the list of works: {works} are in the notes alone.",
)


def unlisted_sentence(clusters: Sequence[Sequence[Citation]], cited: Cited, label: str) -> str:
    """Which works of these notes the style of that label does not list; empty where it lists them all.

    `cited` is what the style made of the clusters. No reason is given: styles have several.
    """
    sources = {
        source.cite_key: source
        for cluster in clusters
        for citation in cluster
        for source in (citation.source, citation.via)
        if source
    }
    titles = [
        _("“{title}”", title=shorten(sources[key].title, LONGEST_TITLE)) for key in cited.unlisted if key in sources
    ]
    if not titles:
        return ""
    rest = len(titles) - NAMED
    works = join_and([*titles[:NAMED], n_("{n} more", "{n} more", rest)] if rest > 0 else titles)
    return n_(
        *(_IN_TEXT if cited.in_text else _IN_NOTES), len(titles), style=shorten(label, LONGEST_TITLE), works=works
    )
