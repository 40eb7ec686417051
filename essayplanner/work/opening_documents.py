"""A document is opened to be read, added to a notebook, or tied to a source."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Union

from essayplanner.domain.brought import Writing
from essayplanner.domain.documents import Passage
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.domain.labels import label
from essayplanner.domain.printed_pages import Printed, offered
from essayplanner.domain.reading_files import read_file, reading
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.citing_passages import tie_document
from essayplanner.notebook.documents import add_document, document
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import add_source, new_cite_key
from essayplanner.work.document_files import READABLE, Cancelled, digest_of, never

if TYPE_CHECKING:
    from essayplanner.formats.pandoc_call import RunPandoc
    from essayplanner.pdf.file import PdfFile

PDF = ".pdf"
_SIGN = b"%PDF-"
#: Bytes of the largest text; a PDF says itself how large it may be.
LARGEST_TEXT = 100_000_000

#: A source by its id, the CSL item of a new one, or None for none.
SourceChosen = int | dict[str, Any] | None
Content = Union["PdfFile", Writing]


class Opened(NamedTuple):
    """A document that was read: its file, what is in it, its pages (0: it has none), what is known of it as a source,
    and what it says is printed on its pages."""

    path: Path
    digest: str
    content: Content
    pages: int = 0
    about: Mapping[str, Any] = {}
    labelled: Printed = Printed()
    #: Whether most pages are wider than high, as those of a scan of two pages at a time.
    is_wide: bool = False


class Locked(NamedTuple):
    """A file that opens with a password, which was not given or is another one."""

    path: Path


def open_document(
    path: Path, run_pandoc: "RunPandoc", *, digest: str = "", password: str = "", cancelled: Cancelled = never
) -> Opened:
    """Read a file; its digest is reckoned where it is not known. A PDF is one whatever its ending.

    EssayError where it cannot be read or is of a kind that cannot, `pdf.errors.PdfLockedError` where it opens with a
    password, or with another one, StoppedError where it was stopped.
    """
    ending = path.suffix.lower()
    if ending not in READABLE:
        raise EssayError(
            _("“{name}” is none of the files that can be read here", name=shorten(path.name, 80)),
            mend=_("save it as PDF, DOCX, ODT, EPUB, HTML, Markdown or text"),
        )
    digest = digest or digest_of(path, cancelled)
    is_pdf = ending == PDF or _begins_as_pdf(path)
    opened = _open_pdf(path, digest, password) if is_pdf else _read_text(path, digest, run_pandoc, cancelled)
    if cancelled():
        close(opened)
        raise StoppedError(_("Stopped"), _("nothing was changed"))
    return opened


def open_or_locked(path: Path, run_pandoc: "RunPandoc", password: str, cancelled: Cancelled) -> Opened | Locked:
    """The same, where a file that lacks its password is an answer."""
    from essayplanner.pdf.errors import PdfLockedError

    try:
        return open_document(path, run_pandoc, password=password, cancelled=cancelled)
    except PdfLockedError:
        return Locked(path)


def _begins_as_pdf(path: Path) -> bool:
    with reading(path) as file:
        return file.read(len(_SIGN)) == _SIGN


def _open_pdf(path: Path, digest: str, password: str) -> Opened:
    from essayplanner.pdf.file import PdfFile

    file = PdfFile(path, password)
    try:
        wide = sum(width > height for width, height in file.sizes)
        labelled = offered(file.labels())
        return Opened(path, digest, file, len(file.sizes), file.about(), labelled, wide * 2 > len(file.sizes))
    except BaseException:
        file.close()
        raise


def _read_text(path: Path, digest: str, run_pandoc: "RunPandoc", cancelled: Cancelled) -> Opened:
    from essayplanner.formats.texts.reading import read_text

    writing = read_text(read_file(path, LARGEST_TEXT), path.name, run_pandoc, cancelled)
    if not writing.blocks:
        raise EssayError(_("“{name}” has no text that can be read.", name=shorten(path.name, 80)))
    return Opened(path, digest, writing, 0, writing.about)


def close(opened: Opened) -> None:
    """Let go of the file; may be called again."""
    if not isinstance(opened.content, Writing):
        opened.content.close()


def add_opened(book: Notebook, opened: Opened, lies_at: str, source: SourceChosen) -> int:
    """Add a document that was read, and its source where that is new, as one step; gives the document's id."""
    name = opened.path.name
    with book.step(label("add-document", title=shorten(name, 40))):
        return add_document(
            book, name, digest=opened.digest, lies_at=lies_at, pages=opened.pages, source=_source(book, source)
        )


def tie(book: Notebook, document_id: int, source: SourceChosen, place: Callable[[Passage], str]) -> int:
    """Say which source a document is, and add that where it is new, as one step (`citing_passages.tie_document`)."""
    with book.step(label("edit-document", title=shorten(document(book, document_id).name, 40))):
        return tie_document(book, document_id, _source(book, source), place)


def _source(book: Notebook, source: SourceChosen) -> int | None:
    if isinstance(source, dict):
        return add_source(book, new_cite_key(book, source), source)
    return source
