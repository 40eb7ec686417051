"""A stranger's Markdown made into HTML that cannot run, fetch, open or freeze anything."""

import re

from essayplanner.domain.text import clean_text
from essayplanner.formats.html import break_words, plain_html

#: Markdown longer than this, in characters, is shown as it is written. Measured with Python-Markdown 3.11.3 on two
#: shared cores: the slowest text found that passes all the limits takes 1.1 s.
MARKDOWN_LIMIT = 100_000
#: Marks that make Python-Markdown slow, with how many of them a text may hold: 10,000 open brackets take 11 s.
_MANY = {"[": 500, "<": 500, "!": 2_000, "`": 4_000, "\\": 4_000, "*": 20_000, "_": 20_000}
_DEEP = re.compile(r"^(?:[ \t]*>){12}|^[ \t]{48}", re.MULTILINE)
#: Lines without a blank one between them: 25,000 underlines of headings take 19 s.
_LONGEST_BLOCK = 2_000
_TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "ul", "ol", "li", "blockquote", "pre", "code"),
    *("em", "strong", "sup", "sub", "del", "a"),
}
_TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td"}
_TAG = re.compile(r"(<[^>]*>)")
_EMPTY_LINK = re.compile(r"<a>([^<]*)</a>")


def safe_html(markdown: str, *, tables: bool = False) -> str:
    """Markdown with footnotes as HTML of a few tags, whose links lead to http, https and mailto alone.

    What is too long, too deep or made to be slow comes back as it is written, in one `<pre>`. Tables are for text of
    our own: nested ones freeze the view.
    """
    if len(markdown) > MARKDOWN_LIMIT or _is_too_much(markdown := clean_text(markdown)):
        return plain_html(markdown)
    import nh3
    from markdown import Markdown

    extensions: dict[str, dict[str, str]] = {"footnotes": {"BACKLINK_TEXT": ""}, "sane_lists": {}}
    if tables:
        extensions["tables"] = {}
    parser = Markdown(extensions=[*extensions], extension_configs=extensions, output_format="html")
    parser.ESCAPED_CHARS = [*"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"]
    try:
        html = parser.convert(markdown)
    except RecursionError:
        return plain_html(markdown)
    html = nh3.clean(
        html,
        tags=_TAGS | _TABLE_TAGS if tables else _TAGS,
        clean_content_tags={"script", "style"},
        attributes={"a": {"href"}, "*": set()},
        url_schemes={"http", "https", "mailto"},
        url_relative="deny",
        link_rel=None,
        strip_comments=True,
    )
    html = _EMPTY_LINK.sub(r"\1", html)
    return "".join(piece if piece.startswith("<") else break_words(piece) for piece in _TAG.split(html))


def _is_too_much(markdown: str) -> bool:
    return (
        bool(_DEEP.search(markdown))
        or any(markdown.count(mark) > most for mark, most in _MANY.items())
        or any(block.count("\n") > _LONGEST_BLOCK for block in markdown.split("\n\n"))
    )
