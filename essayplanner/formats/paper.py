"""PDF: the essay, or its plan on one page, as HTML that something else sets on paper."""

from collections.abc import Callable
from html import escape

from essayplanner.domain.errors import EssayError
from essayplanner.formats.export import Exported, Material, Pages
from essayplanner.formats.html import html_of
from essayplanner.formats.looks import PAPERS
from essayplanner.formats.plan_page import plan_on_a_page
from essayplanner.language import _


def essay_pages(material: Material) -> Pages:
    """The essay on as many pages as it takes."""
    html = html_of(material.essay, material.options.card_texts)
    return _pages(material, html.replace("<hr><ol>", "<h2>" + escape(_("Notes")) + "</h2><ol>"), one_page=False)


def plan_page(material: Material) -> Pages:
    """The plan on one page."""
    return _pages(material, plan_on_a_page(material.outline), one_page=True)


def write_pdf(material: Material) -> Exported:
    """The essay as a PDF file; EssayError where nothing was given that sets pages."""
    return _set(material, essay_pages)


def write_plan(material: Material) -> Exported:
    """The plan as a PDF file; EssayError where it does not fit on a page, or nothing was given that sets pages."""
    return _set(material, plan_page)


def _pages(material: Material, html: str, *, one_page: bool) -> Pages:
    paper = material.paper if material.paper in PAPERS else next(iter(PAPERS))
    return Pages(html, material.essay.title, paper, one_page, works=bool(material.essay.lists) and not one_page)


def _set(material: Material, pages_of: Callable[[Material], Pages]) -> Exported:
    if material.typeset is None:
        raise EssayError(
            _("This format needs something to set it on paper, which was not given"), _("nothing was written")
        )
    return Exported(material.typeset(pages_of(material)))
