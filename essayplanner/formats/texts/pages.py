"""A web page, and what is pasted as rich text, as a `Writing`."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from essayplanner.domain.brought import Writing
from essayplanner.domain.text import clean_line
from essayplanner.formats.texts.about import about, left_out, title_of
from essayplanner.formats.texts.gathering import Gatherer
from essayplanner.formats.texts.webpages import HtmlTeller

_CHARSET = re.compile(
    rb"""<meta[^<>]{0,200}charset\s*=\s*["']?\s*((?:iso-8859-\d+|windows-\d+|koi8-[ru]|shift_jis|euc-(?:jp|kr)|gb\w+|big5))\b""",
    re.IGNORECASE,
)
#: A page says in its first so many bytes in which letters it is written.
_HEAD = 4_096
_Meta = Mapping[str, Sequence[str]]


def page_letters(data: bytes, text: str) -> str:
    """The text of a page in the letters that it says it is in, where it is not UTF-8; `text` where it says nothing."""
    found = _CHARSET.search(data[:_HEAD])
    if not found or data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return text
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode(found[1].decode("ascii"), "replace")
        except LookupError:
            return text
    return text


def read_page(html: str, name: str, cancelled: Callable[[], bool] | None = None) -> Writing:
    """What is in a web page; `name` is its file's. Raises StoppedError where `cancelled` gave True."""
    gatherer = Gatherer()
    teller = HtmlTeller(gatherer, cancelled)
    teller.tell(html)
    gatherer.close()
    blocks = tuple(gatherer.blocks)
    item = _about(teller.meta, teller.title)
    remarks = left_out(gatherer.pictures, 0, teller.menus)
    return Writing(title_of(str(item.get("title", "")), blocks), name, blocks, about=item, remarks=remarks)


def read_html(html: str) -> Writing:
    """Rich text from the clipboard: its blocks, and nothing that is guessed."""
    gatherer = Gatherer(bold_headings=False)
    HtmlTeller(gatherer).tell(html)
    gatherer.close()
    return Writing("", "", tuple(gatherer.blocks))


def _about(meta: _Meta, title: str) -> dict[str, Any]:
    """The CSL item of a page, by what Google Scholar, Dublin Core and Open Graph look for."""

    def first(*names: str) -> str:
        return next((clean_line(value) for name in names for value in meta.get(name, ()) if value.strip()), "")

    journal, book = first("citation_journal_title"), first("citation_inbook_title", "citation_book_title")
    told = first("citation_title", "dc.title", "dcterms.title", "og:title") or title
    authors = next(
        (list(meta[name]) for name in ("citation_author", "dc.creator", "dcterms.creator", "author") if meta.get(name)),
        [],
    )
    first_page, last_page = first("citation_firstpage"), first("citation_lastpage")
    fields = {
        "DOI": first("citation_doi", "dc.identifier.doi"),
        "container-title": journal or book or first("og:site_name"),
        "volume": first("citation_volume"),
        "issue": first("citation_issue"),
        "page": f"{first_page}–{last_page}" if first_page and last_page else first_page,
        "publisher": first("citation_publisher", "dc.publisher"),
        "URL": first("citation_public_url", "og:url"),
    }
    issued = first(
        "citation_publication_date", "citation_date", "dc.date", "dcterms.date", "article:published_time", "date"
    )
    kind = "article-journal" if journal else "chapter" if book else "webpage"
    return about(kind, told, authors, issued[:40].partition("T")[0].replace("/", "-"), fields)
