"""An outline as a document, from the notebook to the file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from essayplanner.cite.pandoc import PandocMissingError
from essayplanner.domain.cards import Card
from essayplanner.domain.outline import Outline
from essayplanner.domain.text import clean_line
from essayplanner.formats.documents import read_template
from essayplanner.formats.essay import ExportOptions, freeze, with_citations
from essayplanner.formats.export import Exported, Exporter, Material, Plate, Typeset
from essayplanner.formats.unlisted import unlisted_sentence
from essayplanner.language import _, join_and
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import outlines, placed_cards, read_outline
from essayplanner.notebook.reading import read_cards
from essayplanner.work.choice import PLAIN, Choice, honours
from essayplanner.work.citing import Citer
from essayplanner.work.progress import Progress
from essayplanner.work.targets import refuse_notebook, write_out

#: Formats of cards, which need what an outline does not hold of them.
_OF_CARDS = frozenset({"csv", "anki"})


class Screenful(Protocol):
    """What a screen shows, as it was read of the notebook."""

    @property
    def of_notebook(self) -> bool:
        """Whether it is of the whole notebook, whatever outline is chosen."""

    def exported(self, plate: Plate, went_on: Callable[[str], object]) -> Exported:
        """It as a file; `went_on` is told what is being done, and may raise to stop. RefusedError where it is too large
        for that kind of file."""


#: Reads what the screen of that name shows of an outline, by its id; RefusedError where that is nothing.
ReadScreen = Callable[[Notebook, int, str], Screenful]


class Export(NamedTuple):
    """An outline of a notebook as it was read, and what is to be made of it; `shown` is for a picture of a screen."""

    notebook: Path
    outline: Outline
    cards: tuple[Card, ...]
    exporter: Exporter
    choice: Choice
    shown: Screenful | None = None


class Made(NamedTuple):
    """A document as it will be written, and what is to be said of it; empty where there is nothing."""

    exported: Exported
    remark: str


class Written(NamedTuple):
    """What became of a document: the files that were written, its own last, a sentence of that, and a remark on it.

    Into a pipe no file is written; `lost` are the endings of what lies beside a file alone.
    """

    path: Path
    files: list[Path]
    sentence: str
    remark: str
    lost: tuple[str, ...] = ()


def read_export(
    book: Notebook, outline_id: int, exporter: Exporter, choice: Choice, read_screen: ReadScreen | None = None
) -> Export:
    """Read what an export needs, that of a screen by `read_screen`; EssayError where there is no such outline.

    A picture of a screen needs none: without it, and of the whole notebook, it has the title of the notebook.
    """
    shown = read_screen(book, outline_id, exporter.screen) if exporter.screen and read_screen else None
    titled = 0 if shown and shown.of_notebook else outline_id
    outline = _titled(book, titled) if exporter.screen else read_outline(book, outline_id)
    cards = read_cards(book, placed_cards(book, outline_id)) if exporter.name in _OF_CARDS else ()
    return Export(book.path, outline, tuple(cards), exporter, choice, shown)


def _titled(book: Notebook, outline_id: int) -> Outline:
    title = next((each.title for each in outlines(book) if each.id == outline_id), book.title)
    return Outline("", title, "", 0)


def takes_template(exporter: Exporter, template: str) -> bool:
    """Whether a format takes over the styles of this document: Word's from DOCX, OpenDocument's from ODT."""
    return honours(exporter, "template") and Path(template).suffix.lower() == exporter.suffix


def material_of(export: Export, citer: Citer, progress: Progress, name: str = "outline") -> tuple[Material, str]:
    """The outline with its notes finished, and what is to be said of them; may take long (pandoc)."""
    choice, exporter = export.choice, export.exporter
    options = ExportOptions(
        choice.headings_only and honours(exporter, "headings_only"),
        choice.card_texts,
        choice.word_targets,
        choice.cautions,
    )
    essay, remark = freeze(export.outline, options), ""
    if essay.cited and honours(exporter, "style") and choice.style != PLAIN:
        lists = honours(exporter, "split")  # the others have no list of works
        try:
            style = citer.style(choice.style)
            cited = citer.cited(essay.cited, choice.style, split=choice.split and lists, cancel=progress.cancelled)
            remark = unlisted_sentence(essay.cited, cited, style.label) if lists else ""
            essay = with_citations(essay, cited)
        except PandocMissingError as error:
            if exporter.needs_pandoc:
                raise
            remark = _("The notes are plain: {reason}", reason=error)
    pandoc = citer.pandoc if citer.has_pandoc or exporter.needs_pandoc else None
    material = Material(
        export.outline,
        essay,
        options,
        export.cards,
        name,
        paper=choice.paper,
        fit=choice.fit,
        draw=partial(export.shown.exported, went_on=progress.say) if export.shown else None,
        pandoc=pandoc,
        cancel=progress.cancelled,
    )
    return material, remark


def make(export: Export, citer: Citer, typeset: Typeset | None, progress: Progress, name: str = "outline") -> Made:
    """The document, in memory; `typeset` sets pages, for the formats of paper. EssayError where it cannot be made."""
    template = read_template(Path(export.choice.template)) if export.choice.template else b""
    progress.say(_("Finishing the notes…"))
    material, remark = material_of(export, citer, progress, name)
    progress.say(_("Making “{format}”…", format=export.exporter.label))
    exported = export.exporter.write(material._replace(reference_doc=template, typeset=typeset))
    return Made(exported, " ".join(filter(None, (remark, exported.remark))))


def export_to(export: Export, path: Path, citer: Citer, typeset: Typeset | None, progress: Progress) -> Written:
    """Make the document and write it, whole or not at all, where it is no pipe; EssayError where that fails."""
    refuse_notebook(path, export.notebook)
    made = make(export, citer, typeset, progress, path.stem)
    progress.say(_("Writing the file…"))
    files = write_out(path, made.exported)
    return Written(path, files, _saved(path, files), made.remark, () if files else tuple(made.exported.beside))


def _saved(path: Path, files: list[Path]) -> str:
    name, folder = clean_line(path.name), clean_line(str(path.parent.absolute()))
    if not files:
        return _("Written to “{name}”.", name=name)
    if beside := [_("“{title}”", title=clean_line(each.name)) for each in files[:-1]]:
        files_beside = join_and(beside)
        return _(
            "Saved as “{name}” with {others} beside it in {folder}.", name=name, others=files_beside, folder=folder
        )
    return _("Saved as “{name}” in {folder}.", name=name, folder=folder)
