"""What the preview beside the outline shows: the outline as HTML, or as plain text where that would freeze the view."""

from essayplanner.domain.outline import Outline
from essayplanner.formats.essay import PLAIN_OPTIONS, ExportOptions, freeze
from essayplanner.formats.html import html_of, plain_html
from essayplanner.formats.plain import plain_of

#: HTML longer than this, in characters, is shown as plain text. Measured with PySide6 6.11.3 on two shared cores: a
#: QTextBrowser takes 50 ms for 440,000 characters (an outline of 1,200 cards), 125 ms for 870,000, 2.6 s for 3,700,000.
PREVIEW_LIMIT = 400_000


def preview_html(outline: Outline, options: ExportOptions = PLAIN_OPTIONS) -> str:
    """An HTML fragment that a QTextBrowser shows without freezing, whatever the outline holds."""
    essay = freeze(outline, options)
    html = html_of(essay, options.card_texts)
    return html if len(html) <= PREVIEW_LIMIT else plain_html(plain_of(essay))
