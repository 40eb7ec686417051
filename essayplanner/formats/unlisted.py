"""What a citation style leaves out of the list of works, said in one sentence."""

from collections.abc import Sequence

from essayplanner.domain.cards import Citation
from essayplanner.domain.cited import Cited
from essayplanner.domain.text import shorten

#: Works that are named, and the letters of one title; the others are counted.
NAMED, LONGEST_TITLE = 3, 60


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
    titles = [f"“{shorten(sources[key].title, LONGEST_TITLE)}”" for key in cited.unlisted if key in sources]
    if not titles:
        return ""
    style, where = shorten(label, LONGEST_TITLE), "text" if cited.in_text else "notes"
    if len(titles) == 1:
        return f"{style} leaves 1 work out of the list of works: {titles[0]} is in the {where} alone."
    named = titles[:NAMED] if len(titles) > NAMED else titles[:-1]
    last = f"{len(titles) - NAMED:,} more" if len(titles) > NAMED else titles[-1]
    return (
        f"{style} leaves {len(titles):,} works out of the list of works: "
        f"{', '.join(named)} and {last} are in the {where} alone."
    )
