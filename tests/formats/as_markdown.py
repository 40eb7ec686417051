"""An outline as Markdown with plain notes."""

from essayplanner.domain.outline import Outline
from essayplanner.formats.essay import PLAIN_OPTIONS, ExportOptions, freeze
from essayplanner.formats.markdown import markdown_of


def export_markdown(outline: Outline, options: ExportOptions = PLAIN_OPTIONS) -> str:
    """The outline as Markdown with pandoc's footnotes, ending in a line end."""
    return markdown_of(freeze(outline, options), options.card_texts)
