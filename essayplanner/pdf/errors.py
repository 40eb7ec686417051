"""What a student is told of a PDF."""

from essayplanner.domain.errors import EssayError
from essayplanner.language import _


class PdfError(EssayError):
    """The PDF, or a page of it, cannot be read."""


class PdfLockedError(PdfError):
    """It opens with a password alone, and none was given, or another one."""


def cannot(why: str, name: str, page: int = 0) -> PdfError:
    """The sentence for what the reading process answers, or how it ended.

    `why` is a word of `pages.CannotError`; “password” where another one was given; or “slow”, “memory” or “broke”.
    `page` is 0 where all of it is meant.
    """
    if why == "locked":
        return PdfLockedError(_("“{name}” opens with a password alone.", name=name))
    if why == "password":
        return PdfLockedError(_("“{name}” does not open with that password.", name=name))
    if page and why == "slow":
        return PdfError(_("Page {page} of “{name}” takes too long to read, so it was given up.", page=page, name=name))
    if page and why == "memory":
        return PdfError(_("Page {page} of “{name}” needs more memory than a page may have.", page=page, name=name))
    if page:
        return PdfError(_("Page {page} of “{name}” is broken and cannot be read.", page=page, name=name))
    said = {
        "handler": _("“{name}” is locked in a way that cannot be undone here.", name=name),
        "pages": _("“{name}” has no pages.", name=name),
        "many": _("“{name}” says that it has more pages than any book, so it is not read.", name=name),
        "slow": _("“{name}” takes too long to read, so it was given up.", name=name),
        "memory": _("“{name}” needs more memory than a PDF may have.", name=name),
    }
    return PdfError(said.get(why) or _("“{name}” is broken and cannot be read.", name=name))


def no_pdf(start: bytes, name: str) -> PdfError:
    """The sentence for a file that begins so, and is no PDF."""
    begins = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start:
        return PdfError(_("“{name}” is empty", name=name), mend=_("download or copy it again"))
    if begins.startswith((b"<!doctype html", b"<html")):
        what = _("“{name}” is a web page and not a PDF, as where one has to log in first", name=name)
        return PdfError(what, mend=_("log in there and download it again"))
    if begins.startswith(b"pk"):
        what = _("“{name}” is not a PDF, but a file of Word or LibreOffice or an e-book", name=name)
        return PdfError(what, mend=_("give its name the ending that it had, such as .docx"))
    return PdfError(_("“{name}” is not a PDF", name=name), mend=_("download or copy it again"))
