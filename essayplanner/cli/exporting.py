"""The command `export`: an outline as a document, its notes in a citation style."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from essayplanner.cli.commands import Outcome
from essayplanner.domain.errors import EssayError
from essayplanner.domain.text import clean_line
from essayplanner.notebook.notebook import Notebook

if TYPE_CHECKING:
    from essayplanner.cite.pandoc import Pandoc
    from essayplanner.formats.essay import Essay, ExportOptions
    from essayplanner.formats.export import Exported, Exporter

#: The names in `formats.registry`, said here so that `--help` need not import every exporter; a test compares them.
FORMATS = (
    "markdown", "markdown-citekeys", "docx", "odt", "html", "latex", "epub", "opml", "argdown", "csv", "anki",
)  # fmt: skip
STYLES_HELP = (
    "mhra, chicago, harvard, apa, mla, mhra-place, mhra-ibid, a .csl file, or plain for notes without a citation "
    "engine (markdown has plain notes, every other format mhra)"
)
_PLAIN = "plain"
_LARGEST_TEMPLATE = 20_000_001


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
    elif chosen.name in ("docx", "odt", "epub"):
        raise EssayError(f"A {chosen.label} cannot be printed: name a file with -o.")
    options = ExportOptions(
        headings_only=arguments.headings_only, card_texts=not arguments.no_card_texts,
        word_targets=arguments.word_targets, cautions=arguments.cautions,
    )  # fmt: skip
    exported, remark = _made(arguments, chosen, options, path.stem if not printed else "outline")
    if printed:
        lost = " The sources lie beside a file only: name one with -o." if exported.beside else ""
        return Outcome(exported.data.decode("utf-8"), f"{remark}{lost}".strip())
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(exported.data)  # a pipe or a device: nothing to keep, and nothing to swap in
        return Outcome(f"Wrote “{clean_line(str(path))}”.\n", remark)
    written = write_exported(path, exported)
    return Outcome("".join(f"Wrote “{clean_line(str(each))}”.\n" for each in reversed(written)), remark)


def _made(arguments: Namespace, chosen: "Exporter", options: "ExportOptions", name: str) -> "tuple[Exported, str]":
    from essayplanner.cite.pandoc import Pandoc, PandocMissingError
    from essayplanner.formats.essay import freeze
    from essayplanner.formats.export import Material
    from essayplanner.notebook.outlines import find_outline, read_outline
    from essayplanner.notebook.reading import read_cards

    template = _template(arguments.reference_doc) if arguments.reference_doc else b""
    if template and "reference_doc" not in chosen.honours:
        raise EssayError(f"{chosen.label} takes no --reference-doc: leave it out, or export to docx or odt.")
    with closing(Notebook.open(arguments.file)) as book:
        outline = read_outline(book, find_outline(book, arguments.outline).id)
        cards = read_cards(book) if chosen.name in ("csv", "anki") else []
    used = {card.uid for card in Material(outline, freeze(outline)).all_cards()} if cards else set()
    pandoc = Pandoc()
    essay = freeze(outline, options)
    remark = ""
    if essay.cited and "style" in chosen.honours:
        try:
            essay = _styled(essay, arguments, chosen, pandoc)
        except PandocMissingError as error:
            if chosen.needs_pandoc:
                raise
            remark = f"The notes are plain: {error}"
    material = Material(
        outline, essay, options, tuple(card for card in cards if card.uid in used), name, template,
        pandoc if pandoc.found or chosen.needs_pandoc else None,
    )  # fmt: skip
    return chosen.write(material), remark


def _styled(essay: "Essay", arguments: Namespace, chosen: "Exporter", pandoc: "Pandoc") -> "Essay":
    from essayplanner.cite.engine import CitationEngine
    from essayplanner.cite.styles import DEFAULT_STYLE, load_style
    from essayplanner.formats.essay import with_citations

    style = arguments.style or (DEFAULT_STYLE if chosen.name != "markdown" or arguments.split else _PLAIN)
    if style.lower() == _PLAIN:
        return essay
    engine = CitationEngine(pandoc)
    cited = engine.format_citations(essay.cited, [], load_style(style), split_bibliography=arguments.split)
    return with_citations(essay, cited)


def _template(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST_TEMPLATE)
    except (OSError, ValueError) as error:
        raise EssayError(f"“{path.name}” cannot be read ({getattr(error, 'strerror', None) or error}).") from None


def _refuse_notebook(path: Path, notebook: Path) -> None:
    if path.suffix.lower() == ".essayplan" or (path.exists() and notebook.exists() and path.samefile(notebook)):
        raise EssayError(f"“{path.name}” is a notebook's name, so it was not written over; choose another one.")
