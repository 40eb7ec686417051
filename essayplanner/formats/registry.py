"""Every format that an outline can be handed in as. A new one is a file of its own and a line here."""

from essayplanner.domain.errors import NotFoundError
from essayplanner.formats.anki import write_anki
from essayplanner.formats.argdown import write_argdown
from essayplanner.formats.cards_csv import write_cards_csv
from essayplanner.formats.citekeys import write_citekeys
from essayplanner.formats.documents import write_docx, write_epub, write_latex, write_odt
from essayplanner.formats.export import Exported, Exporter, Material
from essayplanner.formats.markdown import markdown_of
from essayplanner.formats.opml import write_opml
from essayplanner.formats.paper import write_pdf, write_plan
from essayplanner.formats.pictured import picture_exporters
from essayplanner.formats.screens import SCREENS
from essayplanner.formats.webpage import write_html
from essayplanner.language import _

_CONTENT = frozenset({"headings_only", "card_texts", "word_targets", "cautions"})
_STYLED = _CONTENT | {"style", "split_bibliography"}
_DOCUMENT = _STYLED | {"reference_doc", "paper"}


def _write_markdown(material: Material) -> Exported:
    return Exported(markdown_of(material.essay, material.options.card_texts).encode())


#: In the order in which a list shows them; the first is the default.
EXPORTERS: tuple[Exporter, ...] = (
    Exporter("markdown", _("Markdown with finished footnotes"), ".md", _STYLED, _write_markdown),
    Exporter("markdown-citekeys", _("Markdown with citekeys for pandoc"), ".md", _CONTENT, write_citekeys),
    Exporter("docx", _("Word document"), ".docx", _DOCUMENT, write_docx, needs_pandoc=True),
    Exporter("odt", _("OpenDocument text"), ".odt", _DOCUMENT, write_odt, needs_pandoc=True),
    Exporter("html", _("Web page in one file"), ".html", _STYLED, write_html),
    Exporter("latex", "LaTeX", ".tex", _STYLED, write_latex, needs_pandoc=True),
    Exporter("epub", _("EPUB book"), ".epub", _STYLED, write_epub, needs_pandoc=True),
    Exporter("opml", _("OPML for outliners and mind maps"), ".opml", _STYLED - {"split_bibliography"}, write_opml),
    Exporter("argdown", _("Argdown for argument maps"), ".argdown", frozenset({"card_texts"}), write_argdown),
    Exporter("csv", _("Cards as a table (CSV)"), ".csv", frozenset(), write_cards_csv),
    Exporter("anki", _("Cards as flashcards (Anki)"), ".txt", frozenset(), write_anki),
)

#: Those that are set on paper, by something that only the window's side has: `typeset` in their Material.
ON_PAPER: tuple[Exporter, ...] = (
    Exporter("pdf", "PDF", ".pdf", _STYLED | {"paper"}, write_pdf),
    Exporter("plan", _("Plan on a page (PDF)"), ".pdf", frozenset({"paper"}), write_plan),
)

#: Those that are pictures of screens, drawn by the window's side too: `draw` in their Material.
PICTURES: tuple[Exporter, ...] = tuple(each for named in SCREENS.items() for each in picture_exporters(*named))


def exporter(name: str) -> Exporter:
    """The exporter of that name; NotFoundError, with the names there are, for any other."""
    for each in (*EXPORTERS, *ON_PAPER, *PICTURES):
        if each.name == name:
            return each
    known = ", ".join(each.name for each in (*EXPORTERS, *ON_PAPER, *PICTURES))
    raise NotFoundError(_("There is no format “{name}”: name one of {known}.", name=name, known=known))
