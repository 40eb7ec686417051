"""Notes in citation styles for the window: which style an outline has, and work with pandoc beside the window."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import Cancel, Pandoc
from essayplanner.cite.styles import DEFAULT_STYLE, STYLES, Style, load_style
from essayplanner.domain.cards import Citation
from essayplanner.domain.cited import Cited
from essayplanner.ui.desk.settings import Settings

#: The name of the notes that need no citation engine.
PLAIN = "plain"
#: Outlines whose last export is remembered.
REMEMBERED = 300


class Choice(NamedTuple):
    """How an outline was exported last; `style` is a name in cite.styles, a `.csl` file's path, or PLAIN."""

    format: str = ""
    style: str = DEFAULT_STYLE
    split: bool = False
    paper: str = ""
    template: str = ""
    headings_only: bool = False
    card_texts: bool = True
    word_targets: bool = False
    cautions: bool = False


def remembered(settings: Settings | None, uid: str) -> Choice:
    """The last choice for an outline; what is missing or cannot be understood is as it was at first."""
    kept: Any = settings.exports.get(uid) if settings else None
    first = Choice()._asdict()
    known = kept.items() if isinstance(kept, dict) else ()
    return Choice(**first | {name: value for name, value in known if type(value) is type(first.get(name))})


def remember(settings: Settings | None, uid: str, choice: Choice) -> None:
    """Keep the choice for an outline, and write it down."""
    if settings and uid:
        others = {key: value for key, value in settings.exports.items() if key != uid}
        for oldest in list(others)[: max(0, len(others) + 1 - REMEMBERED)]:
            del others[oldest]
        settings.exports = {**others, uid: choice._asdict()}
        settings.save()


class Citer:
    """pandoc, its engine and the styles that were read; every method but `has_pandoc` is for other threads too."""

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
    return {**labels, PLAIN: "Plain notes"}


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except (OSError, ValueError):
        return 0.0
