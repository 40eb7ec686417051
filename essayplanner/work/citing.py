"""Notes in citation styles, and the styles that can be chosen."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import Cancel, Pandoc
from essayplanner.cite.styles import STYLES, Style, load_style
from essayplanner.domain.cards import Citation
from essayplanner.domain.cited import Cited
from essayplanner.language import _
from essayplanner.work.choice import PLAIN


class Citer:
    """pandoc, its engine and the styles that were read; every method is for any thread."""

    def __init__(self, pandoc: Pandoc | None = None) -> None:
        """`pandoc` is the one to run; None looks for it."""
        self.pandoc = pandoc or Pandoc()
        self._engine = CitationEngine(self.pandoc)
        self._styles: dict[tuple[str, float], Style] = {}

    @property
    def has_pandoc(self) -> bool:
        """Whether citation styles and documents can be made on this computer."""
        return self.pandoc.found

    def style(self, name: str) -> Style:
        """A style by name or path, read once; EssayError where it is not there or cannot be used."""
        own = all(name != info.name for info in STYLES)
        key = (name, _changed_at(Path(name)) if own else 0.0)
        if key not in self._styles:
            self._styles[key] = load_style(name)
        return self._styles[key]

    def cited(
        self, clusters: Sequence[Sequence[Citation]], style: str, *, split: bool = False, cancel: Cancel | None = None
    ) -> Cited:
        """The notes and works in a style; may take long. Raises EssayError, StoppedError where `cancel` gave True."""
        return self._engine.format_citations(clusters, [], self.style(style), split_bibliography=split, cancel=cancel)


def style_labels(extra: str = "") -> Mapping[str, str]:
    """Every style that can be chosen, by name: plain notes last; `extra` may be the path of a style file."""
    labels = {info.name: info.label for info in STYLES}
    if extra and extra not in labels and extra != PLAIN:
        labels[extra] = Path(extra).stem.replace("-", " ")
    return {**labels, PLAIN: _("Plain notes")}


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except (OSError, ValueError):
        return 0.0
