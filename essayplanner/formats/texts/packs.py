"""DOCX, ODT and EPUB, which are ZIP files: what each is, whether it is sound, and what it says of itself."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from xml.etree import ElementTree

from essayplanner.domain.errors import EssayError
from essayplanner.domain.reading_files import UNCHANGED
from essayplanner.formats.texts.about import about
from essayplanner.formats.texts.hoisting import with_boxes, with_headings, with_marks, without_title
from essayplanner.formats.zips import Fault, ZipFaultError, packed, parts_of
from essayplanner.language import _

_TEXT_ENDINGS = (".xml", ".rels", ".xhtml", ".html", ".htm", ".opf", ".ncx")
_ENTITY = re.compile(rb"<!ENTITY|<\x00!\x00E\x00N\x00T\x00I\x00T\x00Y|\x00<\x00!\x00E\x00N\x00T\x00I\x00T\x00Y")
#: Fonts that are packed so that nobody takes them out: the text of the book is not locked by it.
_FONTS_ALONE = re.compile(rb'Algorithm="(?!http://www\.idpf\.org/2008/embedding|http://ns\.adobe\.com/pdf/enc#RC)')
#: No account of a document of itself is longer, in bytes.
_LONGEST_ACCOUNT = 1_000_000


class Given(NamedTuple):
    """A document as pandoc is given it: its format, its bytes, and the CSL item that it says it is.

    `title` stood in its text and was taken out, as were `pictures`; `deleted` passages and `objects` (formulas, charts)
    are in it that pandoc does not tell of.
    """

    format: str
    data: bytes
    about: dict[str, Any] = {}  # noqa: RUF012 - of a tuple, and nobody writes to it
    title: str = ""
    deleted: int = 0
    objects: int = 0
    pictures: int = 0


def open_packed(data: bytes, name: str) -> Given:
    """A DOCX, ODT or EPUB without its pictures; EssayError where it is none, is locked, broken or too large."""
    try:
        parts = parts_of(data, lambda part: part == "mimetype" or part.lower().endswith(_TEXT_ENDINGS))
    except ZipFaultError as error:
        raise EssayError(_said(error.fault, name), UNCHANGED) from None
    kind = _kind(parts)
    if not kind:
        raise EssayError(_other(parts, name), UNCHANGED)
    if _is_locked(kind, parts):
        raise EssayError(_said(Fault.LOCKED, name), UNCHANGED)
    if any(_ENTITY.search(part) for part in parts.values()):
        what = _("“{name}” holds definitions that no text program writes, and was not read", name=name)
        raise EssayError(what, UNCHANGED)
    content = parts["content.xml"] if kind == "odt" else b""
    said, title = dict[str, Any](), ""
    changes: dict[str, Callable[[str], str]] = {}
    if kind == "docx":
        said = _of_account(parts.get("docProps/core.xml", b""))
        changes = {part: with_boxes for part in parts if re.fullmatch(r"word/document\d*\.xml", part)}
        changes |= {part: with_headings for part in parts if re.fullmatch(r"word/styles\d*\.xml", part)}
    elif kind == "odt":
        text, title = without_title(_decoded(content))
        said = _of_account(parts.get("meta.xml", b""), title)
        parts["content.xml"] = _encoded(text)
        changes = {"content.xml": with_marks}
    for part, change in changes.items():
        parts[part] = _encoded(change(_decoded(parts[part])))
    return Given(kind, packed(parts), said, title, content.count(b"<text:deletion>"), content.count(b"<draw:object "))


def _decoded(part: bytes) -> str:
    return part.decode("utf-8", "surrogateescape")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _kind(parts: Mapping[str, bytes]) -> str:
    if any(re.fullmatch(r"word/document\d*\.xml", part) for part in parts):
        return "docx"
    if "META-INF/container.xml" in parts:
        return "epub"
    is_text = b"opendocument.text" in parts.get("mimetype", b"") or "mimetype" not in parts
    return "odt" if "content.xml" in parts and is_text else ""


def _other(parts: Mapping[str, bytes], name: str) -> str:
    """What is said of a ZIP file that is no text."""
    if any(part.endswith(".iwa") or part == "index.apxl" for part in parts):
        return _(
            "“{name}” is a document of Pages, which only Pages can read: export it from there as Word, and take that",
            name=name,
        )
    if any(part.startswith(("xl/", "ppt/")) for part in parts) or "content.xml" in parts:
        return _("“{name}” is a table, slides or a drawing, not a text: save its text as .docx", name=name)
    return _("“{name}” is a packed folder and not a document: unpack it, and take what is in it", name=name)


def _said(fault: Fault, name: str) -> str:
    if fault is Fault.LOCKED:
        return _("“{name}” is locked with a password: save it without one, and take that", name=name)
    if fault is Fault.LARGE:
        return _("“{name}” would unpack to more than any text takes, and was not read", name=name)
    return _("“{name}” is damaged and cannot be unpacked: save it again in its own program", name=name)


def locked(name: str) -> EssayError:
    """What is said of a document that is locked."""
    return EssayError(_said(Fault.LOCKED, name), UNCHANGED)


def _is_locked(kind: str, parts: Mapping[str, bytes]) -> bool:
    if kind == "odt":
        return b"encryption-data" in parts.get("META-INF/manifest.xml", b"")
    return kind == "epub" and bool(_FONTS_ALONE.search(parts.get("META-INF/encryption.xml", b"")))


def _of_account(xml: bytes, title: str = "") -> dict[str, Any]:
    """The CSL item of the properties of a document, with the title that it has in its text, if any; empty where these
    say nothing."""
    said: dict[str, str] = {}
    try:
        elements = list(ElementTree.fromstring(xml).iter()) if len(xml) <= _LONGEST_ACCOUNT else []
    except (ElementTree.ParseError, ValueError, LookupError):
        elements = []
    for element in elements:
        name = str(element.tag).rpartition("}")[2]
        if element.text and element.text.strip():
            said.setdefault(name, element.text.strip())
    author = said.get("initial-creator") or said.get("creator") or ""
    issued = (said.get("created") or said.get("creation-date") or said.get("date") or "")[:10]
    authors = [part for part in author.split(";") if part.strip()]
    return about("document", title or said.get("title", ""), authors, issued, {"language": said.get("language", "")})
