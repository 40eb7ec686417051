"""The formats of the export dialog, what they make of an outline, and the name and place of it; no widgets."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from essayplanner.cite.pandoc import Cancel, PandocMissingError
from essayplanner.domain.cards import Card
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.outline import Outline
from essayplanner.domain.text import clean_line
from essayplanner.formats.documents import read_template
from essayplanner.formats.essay import ExportOptions, freeze, with_citations
from essayplanner.formats.export import Exported, Exporter, Material, Pages, write_exported
from essayplanner.formats.paper import essay_pages, plan_page
from essayplanner.formats.registry import EXPORTERS, ON_PAPER
from essayplanner.formats.unlisted import unlisted_sentence
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import read_outline
from essayplanner.notebook.reading import read_cards
from essayplanner.ui.desk.citing import PLAIN, Choice, Citer
from essayplanner.ui.desk.jobs import Progress

if TYPE_CHECKING:
    from essayplanner.ui.paper.pdf import Sheets

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|\Z)")
_LONGEST_NAME = 80
_MOST_BYTES = 200
#: What an exporter of formats.registry is previewed as; the others as their text.
_AS_PAGE = frozenset({"docx", "odt", "epub", "html"})
_OF_CARDS = frozenset({"csv", "anki"})


class Format(NamedTuple):
    """A format as the dialog lists it: what Exporter says of it, and how it is previewed.

    `pages` gives what is set on paper, for those that are.
    """

    name: str
    label: str
    suffix: str
    honours: frozenset[str]
    write: Callable[[Material], Exported]
    needs_pandoc: bool = False
    as_page: bool = False
    pages: Callable[[Material], Pages] | None = None


class Job(NamedTuple):
    """An outline as it was read, and what is to be made of it."""

    outline: Outline
    cards: tuple[Card, ...]
    format: Format
    choice: Choice


def _format(exporter: Exporter) -> Format:
    return Format(
        exporter.name,
        exporter.label,
        exporter.suffix,
        exporter.honours,
        exporter.write,
        exporter.needs_pandoc,
        exporter.name in _AS_PAGE,
        {"pdf": essay_pages, "plan": plan_page}.get(exporter.name),
    )


#: Every format that is offered: documents, then PDF, then those for other programs.
FORMATS: tuple[Format, ...] = tuple(_format(each) for each in (*EXPORTERS[:4], *ON_PAPER, *EXPORTERS[4:]))


def read_job(book: Notebook, outline_id: int, format: Format, choice: Choice) -> Job:
    """Read what an export needs; EssayError where the outline is gone."""
    outline = read_outline(book, outline_id)
    cards = read_cards(book) if format.name in _OF_CARDS else []
    used = {card.uid for card in Material(outline, freeze(outline)).all_cards()} if cards else set()
    return Job(outline, tuple(card for card in cards if card.uid in used), format, choice)


def material_of(
    job: Job, citer: Citer, cancel: Cancel | None = None, *, name: str = "outline", template: bytes = b""
) -> tuple[Material, str]:
    """The outline with its notes finished, and what is to be said of them; may take long (pandoc)."""
    choice, honours = job.choice, job.format.honours
    options = ExportOptions(choice.headings_only, choice.card_texts, choice.word_targets, choice.cautions)
    if "headings_only" not in honours:
        options = options._replace(headings_only=False)
    essay, remark = freeze(job.outline, options), ""
    if essay.cited and "style" in honours and choice.style != PLAIN:
        split = choice.split and "split_bibliography" in honours
        try:
            cited = citer.cited(essay.cited, choice.style, split=split, cancel=cancel)
            if "split_bibliography" in honours:  # the others have no list of works
                remark = unlisted_sentence(essay.cited, cited, citer.style(choice.style).label)
            essay = with_citations(essay, cited)
        except PandocMissingError:
            if job.format.needs_pandoc:
                raise
            remark = "The notes are plain, for there is no pandoc on this computer."
    pandoc = citer.pandoc if citer.has_pandoc or job.format.needs_pandoc else None
    material = Material(
        job.outline, essay, options, job.cards, name, template, choice.paper, pandoc=pandoc, cancel=cancel
    )
    return material, remark


def write_job(job: Job, citer: Citer, path: Path, progress: Progress) -> list[Path]:
    """Make the file and write it, whole or not at all; gives what was written, the file last."""
    if path.suffix.lower() == ".essayplan":
        raise RefusedError(f"“{path.name}” is a notebook’s name, so it was not written over; choose another one.")
    chosen = job.choice.template if takes_template(job.format, job.choice.template) else ""
    template = read_template(Path(chosen)) if chosen else b""
    progress.say("Finishing the notes…")
    material, _ = material_of(job, citer, progress.cancelled, name=path.stem, template=template)
    progress.say(f"Making the {job.format.label}…")
    exported = job.format.write(material._replace(typeset=lambda pages: _typeset(pages, progress)))
    progress.say("Writing the file…")
    return write_exported(path, exported)


def sheets_of(pages: Pages, progress: Progress) -> "Sheets":
    """The pages laid out; to be closed in this thread."""
    from essayplanner.ui.paper.pdf import Sheets

    return Sheets(pages.html, pages.title, pages.paper, one_page=pages.one_page, went_on=progress.say)


def _typeset(pages: Pages, progress: Progress) -> bytes:
    with sheets_of(pages, progress) as sheets:
        return sheets.pdf()


def text_of(job: Job, material: Material) -> str:
    """The file of a text format as its text."""
    return job.format.write(material).data.decode("utf-8", "replace")


def takes_template(format: Format, template: str) -> bool:
    """Whether a format takes over the styles of this document: Word's from DOCX, OpenDocument's from ODT."""
    return "reference_doc" in format.honours and Path(template).suffix.lower() == format.suffix


def suggested_name(question: str, suffix: str) -> str:
    """A file name made of the question that every file system takes: no more than 80 letters, none forbidden."""
    name = clean_line(_FORBIDDEN.sub(" ", question)).strip(" .")
    if len(name) > _LONGEST_NAME:
        name = name[:_LONGEST_NAME].rsplit(" ", 1)[0].rstrip(" .,;–-")
    while len(name.encode()) > _MOST_BYTES:
        name = name[:-1].rstrip()
    if not name or _RESERVED.match(name):
        name = f"Outline {name}".strip()
    return name + suffix
