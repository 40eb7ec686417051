"""The command `export`: an outline as a document, its notes in a citation style."""

import errno
import os
import stat
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from essayplanner.cli.commands import Outcome
from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import named, why
from essayplanner.domain.text import clean_line
from essayplanner.domain.whole_files import real_path
from essayplanner.notebook.notebook import Notebook

if TYPE_CHECKING:
    from essayplanner.cite.pandoc import Pandoc
    from essayplanner.formats.essay import Essay, ExportOptions
    from essayplanner.formats.export import Exported, Exporter

#: The names in `formats.registry`, said here so that `--help` need not import every exporter; a test compares them.
FORMATS = (
    "markdown",
    "markdown-citekeys",
    "docx",
    "odt",
    "html",
    "latex",
    "epub",
    "opml",
    "argdown",
    "csv",
    "anki",
    "pdf",
    "plan",
)
STYLES_HELP = (
    "mhra, chicago, harvard, apa, mla, mhra-place, mhra-ibid, a .csl file, or plain for notes without a citation "
    "engine (markdown has plain notes, every other format mhra)"
)
#: The names of formats.looks.PAPERS as they are typed.
PAPERS = {"a4": "A4", "letter": "Letter"}
#: What a format honours, by the option that asks for it; the names of the options as argparse keeps them.
_OPTIONS = {
    "style": "style",
    "split": "split_bibliography",
    "reference_doc": "reference_doc",
    "paper": "paper",
    "headings_only": "headings_only",
    "no_card_texts": "card_texts",
    "word_targets": "word_targets",
    "cautions": "cautions",
}
_PLAIN = "plain"


def export(arguments: Namespace) -> Outcome:
    """Write an outline as a document, or print it."""
    from essayplanner.formats.essay import ExportOptions
    from essayplanner.formats.export import write_exported
    from essayplanner.formats.registry import exporter

    path: Path = arguments.output
    printed = str(path) == "-"
    chosen = exporter(arguments.to)
    if not printed:
        _refuse_notebook(path, arguments.file)
    elif chosen.suffix in (".docx", ".odt", ".epub", ".pdf"):
        raise EssayError(f"The format {chosen.name} cannot be printed: name a file with -o.")
    options = ExportOptions(
        headings_only=arguments.headings_only,
        card_texts=not arguments.no_card_texts,
        word_targets=arguments.word_targets,
        cautions=arguments.cautions,
    )
    exported, remark = _made(arguments, chosen, options, path.stem if not printed else "outline")
    lost = " The sources lie beside a file only: name one with -o." if exported.beside else ""
    if printed:
        return Outcome(exported.data.decode("utf-8"), f"{remark}{lost}".strip())
    if _takes_a_stream(path):
        _write_through(path, exported.data)
        return Outcome("", f"{remark}{lost}".strip())
    written = write_exported(path, exported)
    return Outcome("".join(f"Wrote “{clean_line(str(each))}”.\n" for each in reversed(written)), remark, wrote=True)


def _made(arguments: Namespace, chosen: "Exporter", options: "ExportOptions", name: str) -> "tuple[Exported, str]":
    from essayplanner.cite.pandoc import Pandoc, PandocMissingError
    from essayplanner.formats.documents import read_template
    from essayplanner.formats.essay import freeze
    from essayplanner.formats.export import Material
    from essayplanner.notebook.outlines import find_outline, read_outline
    from essayplanner.notebook.reading import read_cards

    template = read_template(arguments.reference_doc) if arguments.reference_doc else b""
    with closing(Notebook.open(arguments.file)) as book:
        outline = read_outline(book, find_outline(book, arguments.outline).id)
        cards = read_cards(book) if chosen.name in ("csv", "anki") else []
    used = {card.uid for card in Material(outline, freeze(outline)).all_cards()} if cards else set()
    pandoc = Pandoc()
    essay = freeze(outline, options)
    remark = ""
    if essay.cited and "style" in chosen.honours:
        try:
            essay, remark = _styled(essay, arguments, chosen, pandoc)
        except PandocMissingError as error:
            if chosen.needs_pandoc:
                raise
            remark = f"The notes are plain: {error}"
    material = Material(
        outline,
        essay,
        options,
        tuple(card for card in cards if card.uid in used),
        name,
        template,
        PAPERS.get(arguments.paper, ""),
        arguments.typeset,
        pandoc if pandoc.found or chosen.needs_pandoc else None,
    )
    return chosen.write(material), remark


def _styled(essay: "Essay", arguments: Namespace, chosen: "Exporter", pandoc: "Pandoc") -> "tuple[Essay, str]":
    """The essay with its notes in the style, and what is to be said of its list of works."""
    from essayplanner.cite.engine import CitationEngine
    from essayplanner.cite.styles import DEFAULT_STYLE, load_style
    from essayplanner.formats.essay import with_citations
    from essayplanner.formats.unlisted import unlisted_sentence

    name = arguments.style or (DEFAULT_STYLE if chosen.name != "markdown" or arguments.split else _PLAIN)
    if name.lower() == _PLAIN:
        return essay, ""
    engine, style = CitationEngine(pandoc), load_style(name)
    cited = engine.format_citations(essay.cited, [], style, split_bibliography=arguments.split)
    lists = "split_bibliography" in chosen.honours  # the others have no list of works
    return with_citations(essay, cited), unlisted_sentence(essay.cited, cited, style.label) if lists else ""


def idle_options(arguments: Namespace) -> str:
    """What to say where an option was given that would change nothing; empty where none was."""
    from essayplanner.formats.registry import exporter

    honours = exporter(arguments.to).honours
    idle = [
        f"--{name.replace('_', '-')}"
        for name, honoured in _OPTIONS.items()
        if getattr(arguments, name) and honoured not in honours
    ]
    if idle:
        return f"the format {arguments.to} takes no {' and no '.join(idle)}"
    if arguments.split and (arguments.style or "").lower() == _PLAIN:
        return "--split needs a style other than plain"
    if arguments.paper and arguments.reference_doc:
        return "--reference-doc brings its own paper, so --paper is left out"
    return ""


def _takes_a_stream(path: Path) -> bool:
    """Whether this is a pipe, a terminal or the like; never a disk, which is a device too."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def _write_through(path: Path, data: bytes) -> None:
    """Write to a pipe or a terminal, where nothing is kept or swapped in; it may be standard output itself."""
    try:
        # a pipe that nobody reads would be waited for, for ever; once it is open, its reader may take its time
        with open(path, "wb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as stream:
            if hasattr(os, "O_NONBLOCK"):
                os.set_blocking(stream.fileno(), True)
            stream.write(data)
    except OSError as error:
        reason = "nobody reads that pipe" if error.errno == errno.ENXIO else why(error)
        raise EssayError(f"“{named(path)}” was not written, because {reason}. Choose another place.") from None


def _refuse_notebook(path: Path, notebook: Path) -> None:
    there = real_path(path)
    if there.suffix.lower() == ".essayplan" or (there.exists() and notebook.exists() and there.samefile(notebook)):
        raise EssayError(f"“{path.name}” is a notebook’s name, so it was not written over; choose another one.")
