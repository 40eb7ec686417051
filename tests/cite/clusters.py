"""What the tests of the citation engine cite."""

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.styles import load_style
from essayplanner.domain.cards import Citation
from essayplanner.domain.cited import Cited
from tests.cite.library import LIBRARY

SERVICE, GETTY, LENIN = LIBRARY[0], LIBRARY[11], LIBRARY[20]


CLUSTERS = [
    [Citation(SERVICE, "p. 227")],
    [Citation(SERVICE, "pp. 3–5")],
    [Citation(GETTY, "117"), Citation(SERVICE, "ch. 2")],
    [Citation(LENIN, "", SERVICE, "p. 9")],
    [Citation(SERVICE, "Preface")],
]


def cite(engine: CitationEngine, style: str = "mhra", clusters: list[list[Citation]] = CLUSTERS) -> Cited:
    return engine.format_citations(clusters, [], load_style(style))
