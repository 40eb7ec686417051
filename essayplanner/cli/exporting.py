"""The command `export`: an outline as a document, its notes in a citation style."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from essayplanner.cli.commands import Outcome
from essayplanner.domain.errors import EssayError
from essayplanner.formats.screens import SCREENS
from essayplanner.language import _, p_
from essayplanner.notebook.notebook import Notebook

if TYPE_CHECKING:
    from essayplanner.work.choice import Choice

#: The names in `formats.registry`, said here so that `--help` need not import every exporter; a test compares them.
PICTURES = tuple(f"{screen}-{kind}" for screen in SCREENS for kind in ("pdf", "png", "svg"))
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
    *PICTURES,
)
#: Those for which paper can be chosen.
ON_PAPER = ("docx", "odt", "pdf", "plan", *(f"{screen}-pdf" for screen in SCREENS))
STYLES_HELP = _(
    "{styles}, a {suffix} file, or {plain} for notes without a citation engine (default: {plain} for {markdown}, "
    "{usual} for every other format)",
    styles="mhra, chicago, harvard, apa, mla, mhra-place, mhra-ibid",
    suffix=".csl",
    plain="plain",
    markdown="markdown",
    usual="mhra",
)
#: The names of formats.looks.PAPERS as they are typed.
PAPERS = {"a4": "A4", "a3": "A3", "letter": "Letter"}
#: The options, as argparse keeps them, by the field of a choice that they set.
_OPTIONS = {
    "style": "style",
    "split": "split",
    "template": "reference_doc",
    "paper": "paper",
    "headings_only": "headings_only",
    "card_texts": "no_card_texts",
    "word_targets": "word_targets",
    "cautions": "cautions",
    "fit": "fit",
}


def export(arguments: Namespace) -> Outcome:
    """Write an outline as a document, or print it."""
    from essayplanner.formats.registry import exporter
    from essayplanner.notebook.outlines import find_outline
    from essayplanner.work.citing import Citer
    from essayplanner.work.exporting import export_to, make, read_export
    from essayplanner.work.progress import Progress

    path: Path = arguments.output
    printed = str(path) == "-"
    chosen = exporter(arguments.to)
    if printed and chosen.suffix in (".docx", ".odt", ".epub", ".pdf", ".png"):
        raise EssayError(_("{format} cannot go to standard output: name a file with -o.", format=chosen.name))
    with closing(Notebook.open(arguments.file)) as book:
        outline_id = find_outline(book, arguments.outline).id if arguments.outline else 0
        read = read_export(book, outline_id, chosen, _choice(arguments), arguments.read_screen)
    if printed:
        made = make(read, Citer(), arguments.typeset, Progress())
        return Outcome(made.exported.data.decode("utf-8"), _remark(made.remark, made.exported.beside))
    written = export_to(read, path, Citer(), arguments.typeset, Progress())
    said = f"{written.sentence}\n" if written.files else ""
    return Outcome(said, _remark(written.remark, written.lost), wrote=bool(written.files))


def _remark(remark: str, lost: object) -> str:
    beside = _("This format puts the sources in a file beside the document: name the document with -o.") if lost else ""
    return " ".join(filter(None, (remark, beside)))


def _choice(arguments: Namespace) -> "Choice":
    from essayplanner.cite.styles import DEFAULT_STYLE
    from essayplanner.work.choice import PLAIN, Choice

    usual = DEFAULT_STYLE if arguments.to != "markdown" or arguments.split else PLAIN
    return Choice(
        arguments.to,
        PLAIN if _is_plain(arguments) else arguments.style or usual,
        arguments.split,
        PAPERS.get(arguments.paper, ""),
        str(arguments.reference_doc or ""),
        arguments.headings_only,
        not arguments.no_card_texts,
        arguments.word_targets,
        arguments.cautions,
        arguments.fit,
    )


def _is_plain(arguments: Namespace) -> bool:
    from essayplanner.work.choice import PLAIN

    return (arguments.style or "").lower() == PLAIN


def wrong_options(arguments: Namespace) -> str:
    """What to say where an option is missing, or was given and would change nothing; empty where all is well."""
    from essayplanner.formats.registry import exporter
    from essayplanner.work.choice import honours

    chosen = exporter(arguments.to)
    if not arguments.outline and not chosen.screen:
        return _("the format {format} needs --outline", format=arguments.to)
    idle = [
        f"--{option.replace('_', '-')}"
        for field, option in _OPTIONS.items()
        if getattr(arguments, option) and not honours(chosen, field)
    ]
    if idle:
        options = p_("between options that a format does not take", " and no ").join(idle)
        return _("the format {format} takes no {options}", format=arguments.to, options=options)
    if arguments.split and _is_plain(arguments):
        return _("--split needs a style other than {plain}", plain="plain")
    if arguments.paper and arguments.reference_doc:
        return _("--reference-doc brings its own paper, so --paper is left out")
    return ""
