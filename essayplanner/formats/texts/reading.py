"""The one way in for a document: its bytes, whatever it is, into a `Writing`, or a sentence that says why not.

What a file is, its content says; its name is believed only where the content says nothing. Nothing is fetched.
"""

import re
from collections.abc import Callable
from typing import Any

from essayplanner.domain.brought import Writing
from essayplanner.domain.errors import ComplaintError, EssayError, StoppedError
from essayplanner.domain.reading_files import UNCHANGED
from essayplanner.domain.text import clean_line, shorten
from essayplanner.formats.letters import decoded
from essayplanner.formats.pandoc_call import RunPandoc
from essayplanner.formats.texts.about import about, left_out, title_of
from essayplanner.formats.texts.gathering import Gatherer
from essayplanner.formats.texts.packs import Given, locked, open_packed
from essayplanner.formats.texts.pages import page_letters, read_page
from essayplanner.formats.texts.plain import read_plain
from essayplanner.formats.texts.tree import TooDeepError, Tree, read_tree, words_in
from essayplanner.formats.texts.walking import MARK_BEGINS, MARK_ENDS, Walker
from essayplanner.formats.texts.wikilinks import without_embedded, without_wikilinks
from essayplanner.language import _

#: Endings of the files that `read_text` reads.
ENDINGS = (".docx", ".docm", ".odt", ".epub", ".html", ".htm", ".xhtml", ".md", ".markdown", ".opml", ".txt")
#: No document is larger, in bytes: with its pictures, and as mere text.
LARGEST_PACKED = 200_000_000
LARGEST_TEXT = 10_000_000
#: Markdown and outlines go through pandoc whole: so many bytes are read in 6 s, with 300 MB of memory.
LARGEST_MARKED = 1_500_000

_MARKDOWN_ENDINGS = (".md", ".markdown", ".mdown", ".mkd")
_PACKED_ENDINGS = (".docx", ".docm", ".odt", ".epub")
#: What CommonMark may have beside it in notes; no quotation mark is changed, and no word becomes a picture.
_MARKDOWN = "commonmark_x-smart-emoji-task_lists-fancy_lists-gfm_auto_identifiers"
_BEFORE = r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*+"
_HTML = re.compile(rf"{_BEFORE}<(?:!doctype html|html|head|body|meta)\b", re.IGNORECASE | re.DOTALL)
_OPML = re.compile(rf"{_BEFORE}<opml\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s*<\?xml\b", re.I)
_LIT = re.compile(r"(?<![=\w])==(?=[^\s=])([^=\n]{1,1000})(?<=\S)==(?![=\w])")
_NOT_TEXT = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
#: So much of a text is looked at for signs that no text has, in characters, of which a text may have a few.
_LOOKED_AT, _FEW = 100_000, 10
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_OLE = "EncryptedPackage".encode("utf-16-le")

Cancelled = Callable[[], bool]


def read_text(data: bytes, name: str, pandoc: RunPandoc | None = None, cancelled: Cancelled | None = None) -> Writing:
    """What is in a document. `name` is its file's, `pandoc` reads what is more than text and HTML.

    Raises EssayError with a sentence where it cannot be read, StoppedError where `cancelled` gave True.
    """
    writing = _read(data, name, pandoc, cancelled)
    if writing.blocks:
        return writing
    return writing._replace(remarks=(*writing.remarks, _("There are no words in it.")))


def _read(data: bytes, name: str, pandoc: RunPandoc | None, cancelled: Cancelled | None) -> Writing:
    named = shorten(name, 80)
    if not data.strip():
        raise EssayError(_("“{name}” is empty: there is nothing in it to read", name=named), UNCHANGED)
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if data.startswith(b"PK\x03\x04"):
        if len(data) > LARGEST_PACKED:
            raise _too_large(named, LARGEST_PACKED)
        return _by_pandoc(open_packed(data, named), name, pandoc, cancelled)
    _refuse_binary(data, named, ending)
    if len(data) > LARGEST_TEXT:
        raise _too_large(named, LARGEST_TEXT)
    letters = decoded(data)
    text = letters.text
    if _HTML.match(text) or ending in (".html", ".htm", ".xhtml"):
        return read_page(page_letters(data, text), name, cancelled)
    if len(data) > LARGEST_MARKED and (ending in _MARKDOWN_ENDINGS or _OPML.match(text)):
        raise _too_large(named, LARGEST_MARKED)
    if _OPML.match(text):
        return _by_pandoc(Given("opml", text.encode("utf-8", "replace")), name, pandoc, cancelled)
    if ending in _PACKED_ENDINGS or ending == ".opml" or _XML.match(text):
        kind = ending.lstrip(".").upper() or "XML"
        what = _("“{name}” is no {kind} document that can be read", name=named, kind=kind)
        raise EssayError(what, UNCHANGED, _("save it again in its own program, or as text"))
    if len(_NOT_TEXT.findall(text[:_LOOKED_AT])) > max(_FEW, len(text[:_LOOKED_AT]) // 50):
        raise EssayError(_("“{name}” is not a text that can be read", name=named), UNCHANGED)
    remarks = []
    if letters.way:
        remarks.append(_("The file is in an old encoding and was read as {way}.", way=letters.way))
    if ending in _MARKDOWN_ENDINGS:
        writing = _of_markdown(text, name, pandoc, cancelled)
    else:
        blocks = read_plain(text)
        writing = Writing(title_of("", blocks), name, blocks)
    return writing._replace(remarks=(*remarks, *writing.remarks))


def _refuse_binary(data: bytes, named: str, ending: str) -> None:
    if b"%PDF-" in data[:1024]:
        what = _("“{name}” is a PDF, which is read on the screen Read", name=named)
        raise EssayError(what, UNCHANGED, _("add it there, and make cards of its passages"))
    if data.startswith((_OLE, b"{\\rtf")):
        if ending not in (".doc", ".dot") and _LOCKED_OLE in data:
            raise locked(named)
        what = _("“{name}” is of an older kind that cannot be read whole", name=named)
        raise EssayError(what, UNCHANGED, _("save it as .docx in Word or LibreOffice, and take that"))


def _too_large(named: str, most: int) -> EssayError:
    size = f"{most / 1_000_000:g}"
    return EssayError(
        _("“{name}” is larger than {size} MB, the most that can be read", name=named, size=size),
        UNCHANGED,
        _("split it into parts, and take them one by one"),
    )


def _of_markdown(text: str, name: str, pandoc: RunPandoc | None, cancelled: Cancelled | None) -> Writing:
    text, embedded = without_embedded(text)
    lit = _LIT.sub(rf"{MARK_BEGINS}\1{MARK_ENDS}", without_wikilinks(text))
    data = lit.encode("utf-8", "replace")
    try:
        return _by_pandoc(Given(_MARKDOWN, data, pictures=embedded), name, pandoc, cancelled)
    except EssayError as error:
        if not isinstance(error.__cause__, ComplaintError):
            raise
    words_alone = Given(f"{_MARKDOWN}-yaml_metadata_block", data, pictures=embedded)
    return _by_pandoc(words_alone, name, pandoc, cancelled)


def _by_pandoc(given: Given, name: str, pandoc: RunPandoc | None, cancelled: Cancelled | None) -> Writing:
    kind = given.format
    tree = _tree(kind, given.data, shorten(name, 80), pandoc, cancelled)
    gatherer = Gatherer(headings_are_items=kind == "opml", bold_headings=not kind.startswith("commonmark"))
    walker = Walker(gatherer, cancelled)
    for part in ("subtitle", "abstract"):
        if words := words_in(tree.meta.get(part, "")):
            gatherer.text(words)
            gatherer.end()
    walker.walk(tree.blocks)
    gatherer.close()
    blocks = tuple(gatherer.blocks)
    told = clean_line(words_in(tree.meta.get("title", ""))) or clean_line(given.title)
    item = given.about | _about(kind, tree)
    title = told or title_of(str(given.about.get("title", "")), blocks)
    remarks = left_out(
        gatherer.pictures + given.pictures,
        gatherer.deleted + given.deleted,
        objects=max(0, given.objects - walker.formulas),
    )
    return Writing(title, name, blocks, about=item, remarks=remarks)


def _tree(kind: str, data: bytes, named: str, pandoc: RunPandoc | None, cancelled: Cancelled | None) -> Tree:
    if pandoc is None:
        raise EssayError(_("“{name}” needs pandoc to be read, which is not at hand", name=named), UNCHANGED)
    changes = ["--track-changes=all"] if kind == "docx" else []
    try:
        return read_tree(pandoc(["-f", kind, "-t", "json", *changes], data, None, cancelled))
    except StoppedError:
        raise StoppedError(_("Stopped"), UNCHANGED) from None
    except ComplaintError as error:
        what = _("“{name}” cannot be read ({complaint})", name=named, complaint=error.complaint)
        raise EssayError(what, UNCHANGED, _("save it again in its own program")) from error
    except EssayError as error:
        kept = UNCHANGED if error.trouble.kept else ""
        raise EssayError(error.trouble._replace(kept=kept)) from error
    except TooDeepError:
        what = _("“{name}” has lists or quotations in one another deeper than any text, and was not read", name=named)
        raise EssayError(what, UNCHANGED) from None


def _about(kind: str, tree: Tree) -> dict[str, Any]:
    """The CSL item that a document says it is, in what pandoc tells of it."""
    meta = tree.meta
    authors = meta.get("author", ("", []))
    listed = authors[1] if authors[0] == "MetaList" else [authors]
    names = [words for author in listed if (words := words_in(author))]
    if kind == "epub":
        names.reverse()  # of these pandoc tells the last first
    fields = {
        "DOI": words_in(meta.get("doi") or meta.get("DOI") or ""),
        "URL": words_in(meta.get("url") or meta.get("URL") or ""),
        "publisher": words_in(meta.get("publisher", "")),
    }
    return about(
        "book" if kind == "epub" else "document",
        words_in(meta.get("title", "")),
        names,
        words_in(meta.get("date", ""))[:40],
        fields,
    )
